"""Words on a page: labels in a type style and a colour role, elided ones, lines and glyphs."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from shortage_app.ui import icons, painting, theme, tokens
from shortage_app.ui.qt import override


class Label(QLabel):
    """A text in a type style (tokens.BODY …) and a colour role ("text2" …), shown as it is: Qt would guess HTML."""

    def __init__(self, style: tuple[int, bool] = tokens.BODY, role: str = "text", *, wrap: bool = False) -> None:
        super().__init__()
        self.setFont(theme.font(style))
        self.setProperty("role", role)
        self.setWordWrap(wrap)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)


class RichLabel(Label):
    """A label whose text is HTML and may hold links."""

    def __init__(self, style: tuple[int, bool] = tokens.BODY, role: str = "text", *, wrap: bool = False) -> None:
        super().__init__(style, role, wrap=wrap)
        self.setTextFormat(Qt.TextFormat.RichText)

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Qt colours the links of rich text once, when it is set: in another theme they are set again."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and "<a " in self.text():
            words = self.text()
            self.clear()
            self.setText(words)


class Heading(Label):
    """The title of a page or a dialog, by which a screen reader finds its way."""

    spoken_role = QAccessible.Role.Heading

    @override
    def setText(self, words: str) -> None:
        super().setText(words)
        self.setAccessibleName(words)


class ElidedLabel(Label):
    """A text of one line with an ellipsis where there is no room, and then a tool tip; of a file name the middle."""

    def __init__(
        self,
        style: tuple[int, bool] = tokens.BODY,
        role: str = "text",
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__(style, role)
        self._elide = elide
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.contentsRect()
        elided = self.fontMetrics().elidedText(self.text(), self._elide, room.width())
        self.setToolTip(self.text() if elided != self.text() else "")
        painter = QPainter(self)
        painter.setPen(theme.colour(self.property("role")))
        painter.drawText(room, int(self.alignment()), elided)
        painter.end()


class GlyphLabel(QWidget):
    """A glyph of painting.GLYPHS in a colour role, beside the words that say the same."""

    def __init__(self, glyph: str, role: str, size: int = 10) -> None:
        super().__init__()
        self._glyph, self._role = glyph, role
        self.setFixedSize(size, size)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.glyph(painter, self._glyph, QRectF(self.rect()), theme.colour(self._role))
        painter.end()


class IconLabel(QWidget):
    """An icon of icons.ICONS in a colour role, beside the words that say the same."""

    def __init__(self, name: str, role: str = "text2", size: int = 16) -> None:
        super().__init__()
        self._name, self._role = name, role
        self.setFixedSize(size, size)

    def show_icon(self, name: str, role: str) -> None:
        """Another icon in its place."""
        self._name, self._role = name, role
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        icons.draw(painter, self._name, QPoint(0, 0), self._role, self.width())
        painter.end()


class PillLabel(QWidget):
    """The pill of a code, with words."""

    spoken_role = QAccessible.Role.StaticText

    def __init__(self) -> None:
        super().__init__()
        self._code, self._words = "", ""
        self.setFixedHeight(tokens.PILL)

    def say(self, code: str, words: str) -> None:
        """Show the pill of a code (painting.PILLS), or none for ""."""
        self._code, self._words = code, words
        self.setAccessibleName(words)
        self.setVisible(bool(code))
        self.setFixedWidth(round(painting.pill_width(words)))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._code:
            painter = QPainter(self)
            painting.pill(painter, self._code, self._words, QPointF(0, self.height() / 2))
            painter.end()


def separator(*, strong: bool = False, upright: bool = False) -> QFrame:
    """A line of one pixel between two parts."""
    made = QFrame()
    made.setProperty("kind", "strong-line" if strong else "line")
    if upright:
        made.setFixedWidth(1)
    else:
        made.setFixedHeight(1)
    return made
