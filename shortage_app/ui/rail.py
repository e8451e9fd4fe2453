"""The rail at the left: one button a page with icon, name and what waits there; settings at the bottom."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QVBoxLayout

from shortage_app.text import N_, _
from shortage_app.ui import icons, painting, theme, tokens
from shortage_app.ui.dressing import dress
from shortage_app.ui.qt import override

ITEM, WORDS_ITEM, LEAST_ITEM = 72, 52, 40  # px: as drawn, with words in a low window, an icon alone in a lower one
ROOM_AROUND = 8
SETTINGS = "settings"


class RailButton(QAbstractButton):
    """A page in the rail; the page shown has a bar at its left and bold words. Arrow keys walk the pages."""

    def __init__(self, icon_name: str, source: str) -> None:
        super().__init__()
        self._icon_name, self._source = icon_name, source
        self._waiting = 0
        self.setFixedSize(tokens.RAIL - 1, ITEM)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the name of the page."""
        self.setText(_(self._source))
        self._describe()

    def show_waiting(self, count: int) -> None:
        """Show how many things wait on the page; none for 0."""
        self._waiting = count
        self._describe()
        self.update()

    def _describe(self) -> None:
        name = _(self._source)
        waiting = _("{name}, {count} to look at").format(name=name, count=self._waiting)
        self.setAccessibleName(waiting if self._waiting else name)
        self.setToolTip(self.accessibleName())

    @override
    def sizeHint(self) -> QSize:
        return QSize(tokens.RAIL - 1, ITEM)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(tokens.RAIL - 1, LEAST_ITEM)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        chosen = self.isChecked()
        if chosen or self.underMouse():
            painter.fillRect(self.rect(), theme.colour("sel" if chosen else "subtle"))
        if chosen:
            painter.fillRect(0, 0, 4, self.height(), theme.colour("accent"))
        if self.height() < WORDS_ITEM:
            self._paint_icon_alone(painter)
        else:
            self._paint_icon_and_words(painter)
        if self.hasFocus():
            painting.focus_ring(painter, QRectF(self.rect()))
        painter.end()

    def _paint_icon_alone(self, painter: QPainter) -> None:
        """Without room for words the tool tip says them."""
        top = (self.height() - 20) // 2
        icons.draw(painter, self._icon_name, QPoint((self.width() - 20) // 2, top), self._role, 20)
        if self._waiting:
            self._paint_waiting(painter, top)

    @property
    def _role(self) -> str:
        return "text" if self.isChecked() else "text2"

    def _paint_icon_and_words(self, painter: QPainter) -> None:
        style = (tokens.AXIS[0], self.isChecked())
        room = QRect(10, 0, self.width() - 20, self.height())
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap)
        words = theme.metrics(style).boundingRect(room, flags, self.text())
        top = (self.height() - 20 - 3 - words.height()) // 2
        icons.draw(painter, self._icon_name, QPoint((self.width() - 20) // 2, top), self._role, 20)
        painter.setFont(theme.font(style))
        painter.setPen(theme.colour(self._role))
        painter.drawText(room.adjusted(0, top + 23, 0, 0), flags, self.text())
        if self._waiting:
            self._paint_waiting(painter, top)

    def _paint_waiting(self, painter: QPainter, top: int) -> None:
        ground, ink, _edge = theme.pill_colours("returning")
        words = str(self._waiting)
        width = max(theme.metrics((11, True)).horizontalAdvance(words) + 9, 17)
        box = QRectF(self.width() / 2 + 8, top - 9, width, 16)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground or theme.colour("surface"))
        painter.drawRoundedRect(box, 8, 8)
        painter.setPen(ink)
        painter.setFont(theme.font((11, True)))
        painter.drawText(box.adjusted(0, -1, 0, 0), Qt.AlignmentFlag.AlignCenter, words)


class Rail(QFrame):
    """The pages one below the other."""

    page_chosen = Signal(str)
    settings_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        dress(self)
        self.setFixedWidth(tokens.RAIL)
        self._buttons: dict[str, RailButton] = {}
        self._settings = RailButton("settings", N_("Settings"))
        self._settings.setCheckable(False)
        self._settings.setAutoExclusive(False)
        self._settings.clicked.connect(self.settings_chosen)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, ROOM_AROUND, 1, ROOM_AROUND)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._column.addWidget(self._settings)

    def add_page(self, name: str, icon_name: str, source: str) -> None:
        """One more page below the others; `source` is its name in source text."""
        button = RailButton(icon_name, source)
        button.clicked.connect(lambda: self.page_chosen.emit(name))
        self._column.insertWidget(len(self._buttons), button)
        self._buttons[name] = button

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = (self.height() - 2 * ROOM_AROUND) // len(self.buttons)
        for button in self.buttons:
            button.setFixedHeight(min(max(room, LEAST_ITEM), ITEM))

    @property
    def buttons(self) -> tuple[RailButton, ...]:
        """The pages and settings, from top to bottom."""
        return (*self._buttons.values(), self._settings)

    def show_page(self, name: str) -> None:
        """Mark the page shown."""
        self._buttons[name].setChecked(True)

    def show_waiting(self, name: str, count: int) -> None:
        """Show how many things wait on a page."""
        self._buttons[name].show_waiting(count)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            for button in self.buttons:
                button.retranslate()
