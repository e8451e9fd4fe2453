"""Buttons: with words, with an icon alone, as a link, as a group of segments, as a chip."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStyleOptionButton,
    QToolButton,
    QWidget,
)

from shortage_app.ui import painting, theme, tokens
from shortage_app.ui.icons import icon
from shortage_app.ui.qt import override

ICON, ICON_GAP, AROUND_LINK = 16, 5, 2


class _PrimaryButton(QPushButton):
    """Its ground is the colour of the focus, so its ring lies inside, in the colour of its words."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painting.focus_ring(painter, QRectF(self.rect()).adjusted(3, 3, -3, -3), "on_bar")
            painter.end()


def push_button(
    act: Callable[[], object], icon_name: str = "", *, kind: str = "", small: bool = False, after: bool = False
) -> QPushButton:
    """A button of 32 px (small: 24) that calls `act`; `kind` is "", "primary" or "quiet". Words: setText.

    after: the icon stands after the words.
    """
    button = _PrimaryButton() if kind == "primary" else QPushButton()
    button.setProperty("kind", kind)
    button.setProperty("small", small)
    button.setFont(theme.font((13, kind == "primary") if not small else tokens.TABLE))
    if icon_name:
        button.setIcon(icon(icon_name, {"primary": "on_bar", "quiet": "text3"}.get(kind, "text2"), after=after))
        button.setIconSize(QSize(ICON + ICON_GAP, ICON))
    if after:
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    button.setCursor(Qt.CursorShape.ArrowCursor)
    button.clicked.connect(lambda *_: act())
    return button


def icon_button(act: Callable[[], object], icon_name: str) -> QToolButton:
    """A button of 24 px with an icon alone; say its words with describe()."""
    button = QToolButton()
    button.setIcon(icon(icon_name, "text"))
    button.setIconSize(QSize(16, 16))
    button.setFixedSize(tokens.CONTROL_SMALL, tokens.CONTROL_SMALL)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda *_: act())
    return button


class _Link(QToolButton):
    @override
    def sizeHint(self) -> QSize:
        """Its words and the line of the focus around them: they stand at the edge of what they belong to."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(words + 2 * AROUND_LINK, super().sizeHint().height())


def link_button(act: Callable[[], object], style: tuple[int, bool] = tokens.TABLE) -> QToolButton:
    """Words that open something. Words: setText."""
    button = _Link()
    button.setProperty("kind", "link")
    button.setFont(theme.font(style))
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda *_: act())
    return button


def action_button(action: QAction) -> QToolButton:
    """A button of 24 px for an action, which brings its icon, tool tip and state."""
    button = icon_button(lambda: None, "more")
    button.setDefaultAction(action)
    return button


def describe(button: QAbstractButton, words: str, shortcut: str = "") -> None:
    """Give a button without words its tool tip and its name for screen readers."""
    button.setAccessibleName(words)
    button.setToolTip(f"{words} ({shortcut})" if shortcut else words)


AROUND_SEGMENT, LEAST_SEGMENT = 25, 96  # px: beside the words; of a segment whose words have no room


class _Segment(QPushButton):
    @override
    def sizeHint(self) -> QSize:
        """Room for the bold words it has when chosen, so that choosing moves nothing."""
        return QSize(theme.metrics((13, True)).horizontalAdvance(self.text()) + AROUND_SEGMENT, tokens.CONTROL)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), LEAST_SEGMENT), tokens.CONTROL)

    @override
    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Words without room end in an ellipsis; the tool tip has them whole where it says nothing else."""
        super().initStyleOption(option)
        words = self.text()
        metrics = theme.metrics((13, True))
        option.text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, self.width() - 8)
        if self.toolTip() in ("", words):
            self.setToolTip(words if option.text != words else "")


class Segments(QWidget):
    """Choices of which exactly one holds, side by side; arrow keys move, and choosing says so."""

    chosen = Signal(str)

    def __init__(self, values: Sequence[str]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for position, value in enumerate(values):
            button = self._button(value, _place(position, len(values)))
            self._buttons[value] = button
            self._group.addButton(button)
            row.addWidget(button)
        self._buttons[values[0]].setChecked(True)
        self._group.buttonClicked.connect(lambda _: self.chosen.emit(self.value))

    def _button(self, value: str, place: str) -> QPushButton:
        button = _Segment()
        button.setProperty("kind", "segment")
        button.setProperty("place", place)
        button.setFont(theme.font(tokens.BODY))
        button.setCheckable(True)
        button.setAutoExclusive(True)  # the group sees to it; so a screen reader hears of one choice among several
        button.setText(value)
        button.setFixedHeight(tokens.CONTROL)
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return button

    @property
    def value(self) -> str:
        """What is chosen."""
        return next(value for value, button in self._buttons.items() if button.isChecked())

    def choose(self, value: str) -> None:
        """Show a choice without saying so."""
        self._buttons[value].setChecked(True)

    def say(self, value: str, words: str, tip: str = "") -> None:
        """The words of a choice."""
        button = self._buttons[value]
        button.setText(words)
        button.setToolTip(tip)
        button.setAccessibleName(f"{words}, {tip}" if tip else words)  # who speaks commands says what is seen
        button.updateGeometry()

    def button(self, value: str) -> QPushButton:
        """The button of a choice."""
        return self._buttons[value]


def _place(position: int, count: int) -> str:
    if count == 1:
        return "only"
    return {0: "first", count - 1: "last"}.get(position, "middle")
