"""Fields of the top bar and of pages: search with its shortcut, the year with its two arrows."""

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QDragEnterEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QValidator,
)
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QStyle,
    QStyleOptionFrame,
    QToolButton,
)

from shortage_app.text import _, number
from shortage_app.ui import icons, painting, theme, tokens
from shortage_app.ui.icons import icon
from shortage_app.ui.qt import override
from shortage_app.ui.widgets.buttons import describe

LEFT = 25  # px: the magnifying glass


class SearchField(QLineEdit):
    """A field of 32 px with a magnifying glass, and its shortcut in a key cap while it is empty."""

    left_downwards = Signal()  # the arrow key down: on to what was found

    def __init__(self, shortcut: str) -> None:
        super().__init__()
        self._shortcut = shortcut
        self.setFont(theme.font(tokens.BODY))
        self.setFixedHeight(tokens.CONTROL)
        self.setClearButtonEnabled(False)
        self.textChanged.connect(self._leave_room)
        self._leave_room()

    @property
    def _shows_cap(self) -> bool:
        """Where the words that say what to look for leave it no room, they come first."""
        taken = LEFT + self.fontMetrics().horizontalAdvance(self.placeholderText())
        return not self.text() and taken + cap_width(self._shortcut) + 20 < self.width()

    @override
    def setPlaceholderText(self, words: str) -> None:
        super().setPlaceholderText(words)
        self._leave_room()

    def _leave_room(self) -> None:
        """Words end before the key cap."""
        self.setTextMargins(LEFT, 0, cap_width(self._shortcut) + 4 if self._shows_cap else 0, 0)

    @override
    def sizeHint(self) -> QSize:
        """The same whether words stand in it or not."""
        left_for_cap = cap_width(self._shortcut) + 4 - self.textMargins().right()
        return super().sizeHint() + QSize(left_for_cap, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        icons.draw(painter, "search", QPoint(9, (self.height() - 16) // 2), "text3")
        if self._shows_cap:
            key_cap(painter, self._shortcut, self.width() - 9, self.height() / 2)
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._leave_room()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():  # files are for the window, not words to search for
            event.ignore()
        else:
            super().dragEnterEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class ElidedField(QLineEdit):
    """A field whose words end in an ellipsis where they are too long, until it is written in."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self).adjusted(2, 0, -2, 0)
        elided = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self.setToolTip(self.text() if elided != self.text() else "")
        if self.hasFocus() or elided == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setPen(theme.colour("text"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), elided)
        painter.end()


def cap_width(words: str) -> int:
    """How wide a key with these words is, in px."""
    return theme.metrics(tokens.AXIS).horizontalAdvance(words) + 9


def key_cap(painter: QPainter, words: str, right: float, middle: float, role: str = "text3") -> None:
    """Paint a key as it stands on a keyboard, its right middle at a place."""
    width = cap_width(words)
    box = QRectF(right - width, middle - 8, width, 16)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painting.outline(painter, box, painting.line(theme.colour("ctl")), 3)
    painter.setFont(theme.font(tokens.AXIS))
    painter.setPen(theme.colour(role))
    painter.drawText(box.adjusted(0, -1, 0, 0), Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


class NumberField(QSpinBox):
    """A whole number of 32 px with two small arrows that follow the theme."""

    def __init__(self, least: int, most: int, value: int) -> None:
        super().__init__()
        self.setFont(theme.font(tokens.BODY))
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setRange(least, most)
        self.setValue(value)
        self._more, self._less = self._arrow("up", self.stepUp), self._arrow("down", self.stepDown)
        self._name_arrows()

    def _name_arrows(self) -> None:
        describe(self._more, _("One more"))
        describe(self._less, _("One less"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_arrows()
        self._lay_out()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lay_out()

    def _arrow(self, name: str, step: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(name))
        button.setIconSize(QSize(10, 10))
        button.setFixedSize(22, 14)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda *_: step())
        return button

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """Give the digits room: a stylesheet leaves them none where the style's own arrows are off."""
        if not hasattr(self, "_less"):  # while it is being made
            return
        self.lineEdit().setGeometry(7, 1, self.width() - 34, self.height() - 2)
        self._more.move(self.width() - 24, 2)
        self._less.move(self.width() - 24, self.height() - 16)


class ScoreField(NumberField):
    """A score from 0 to 1 in hundredths, written as scores are: 0.80, 0,80; its value is in hundredths."""

    def __init__(self, value: int) -> None:
        super().__init__(0, 100, value)

    @override
    def textFromValue(self, val: int) -> str:
        return number(val / 100, 2)

    @override
    def valueFromText(self, text: str) -> int:
        return round(100 * float(text.replace(",", ".")))

    @override
    def validate(self, input: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Both marks are read; what may still become a score is let stand."""
        if not re.fullmatch(r"(0?|1)([.,]\d{0,2})?", input) or (input[:1] == "1" and input[1:].strip(".,0")):
            state = QValidator.State.Invalid
        elif input[-1:].isdigit():
            state = QValidator.State.Acceptable
        else:
            state = QValidator.State.Intermediate
        return state, input, pos


class YearStepper(QFrame):
    """The reference year between two arrows; the arrow keys left and right step too."""

    spoken_role = QAccessible.Role.SpinBox

    year_stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._year, self._years = 0, tuple[int, ...]()
        self.setFixedSize(111, tokens.CONTROL)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._words = QLabel()
        self._words.setFont(theme.font((13, True)))
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._earlier = self._arrow("left", -1)
        self._later = self._arrow("right", 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(1)
        for widget in (self._earlier, self._words, self._later):
            row.addWidget(widget)
        self.show_year(0, ())

    def _arrow(self, name: str, by: int) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name, "text"))
        button.setIconSize(QSize(12, 12))
        button.setFixedSize(26, 30)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.step(by))
        return button

    def show_year(self, year: int, years: tuple[int, ...]) -> None:
        """Show a year among those there are."""
        self._year, self._years = year, years
        self._words.setText(str(year) if year else "\N{EN DASH}")
        self._earlier.setEnabled(bool(years) and year > years[0])
        self._later.setEnabled(bool(years) and year < years[-1])
        self._name()

    def step(self, by: int) -> None:
        """Go to a year `by` later, if there is one."""
        if self._year + by in self._years:
            self.year_stepped.emit(self._year + by)

    def retranslate(self) -> None:
        """Say the names of its parts."""
        self._name()
        describe(self._earlier, _("Previous year"), "Alt+←")
        describe(self._later, _("Next year"), "Alt+→")

    def _name(self) -> None:
        self.setAccessibleName(_("Reference year {year}").format(year=self._words.text()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}
        if event.key() in steps:
            self.step(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        painter.setPen(painting.line(theme.colour("accent" if focused else "ctl"), 2 if focused else 1))
        painter.setBrush(theme.colour("surface"))
        inset = 1 if focused else 0.5
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), tokens.RADIUS, tokens.RADIUS
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for x in (27, self.width() - 28):
            painter.fillRect(x, 1, 1, self.height() - 2, theme.colour("ctl"))
        painter.end()
