"""Choosing among values: a combo box, a menu of several values, chips with counts, a box to tick."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QMenu,
    QSizePolicy,
    QStyleOptionComboBox,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from shortage_app.text import _
from shortage_app.ui import icons, painting, theme, tokens
from shortage_app.ui.qt import override
from shortage_app.ui.widgets.flow import Flow
from shortage_app.ui.widgets.layouts import clear

NARROWEST_CHOICE = 120  # px: a longer value may be cut, its list is wide enough
MANY, ROOM_OF_MANY = 1000, 480  # values, px: so many are not measured one by one, they take what room there is


AROUND_WORDS = 34  # px: a margin, and the arrow
AROUND_FILTER = 42  # px: the same, and a little air before the arrow


class Choice(QComboBox):
    """A combo box of 32 px whose arrow follows the theme; values are told apart by their data."""

    value_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFont(theme.font(tokens.BODY))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(lambda _: self.value_chosen.emit(self.currentData()))

    def offer(self, values: Iterable[tuple[object, str]], chosen: object) -> None:
        """Offer values with their words, one of them chosen, without saying so."""
        self.clear()
        for value, words in values:
            self.addItem(words, value)
        self.setCurrentIndex(max(self.findData(chosen), 0))

    @override
    def sizeHint(self) -> QSize:
        if self.count() > MANY:
            return QSize(ROOM_OF_MANY, tokens.CONTROL)
        font = self.font()  # of a type style, as all are
        style = font.pixelSize(), font.bold()
        widest = max((theme.width(self.itemText(n), style) for n in range(self.count())), default=32)
        return QSize(widest + 50, tokens.CONTROL)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), NARROWEST_CHOICE), tokens.CONTROL)

    @override
    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Words without room end in an ellipsis, and the tool tip has them whole."""
        super().initStyleOption(option)
        words, room = self.currentText(), self.width() - AROUND_WORDS
        elided = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        option.currentText = elided
        self.setToolTip(words if elided != words else "")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        icons.draw(painter, "down", QPoint(self.width() - 24, (self.height() - 12) // 2), "text2", 12)
        painter.end()


class FilterChoice(QToolButton):
    """« Group: All »: a button whose menu ticks the values of a column that are kept."""

    values_chosen = Signal(object)  # frozenset of values, or None for all

    def __init__(self) -> None:
        super().__init__()
        self._name, self._all, self._none, self._named_beside = "", "", "", False
        self._choices: list[tuple[object, str, int]] = []
        self._chosen: frozenset[object] | None = None
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFixedHeight(tokens.CONTROL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._menu.aboutToShow.connect(self._fill)

    def say(self, name: str, all_words: str, none_words: str = "", *, named_beside: bool = False) -> None:
        """The name of what is chosen, and the words for all and for no values; the name may stand beside already."""
        self._name, self._all, self._none, self._named_beside = name, all_words, none_words, named_beside
        self._tell()

    def offer(self, choices: Sequence[tuple[object, str, int]], chosen: frozenset[object] | None) -> None:
        """Offer values (value, words, rows), those chosen ticked; None: all of them."""
        self._choices, self._chosen = list(choices), chosen
        self._tell()

    def _tell(self) -> None:
        self.setAccessibleName(_("{name}: {values}").format(name=self._name, values=self._words()))
        self.setToolTip(self.accessibleName())
        self.update()

    def _words(self) -> str:
        if self._chosen is None:
            return self._all
        return (
            ", ".join(words for value, words, _count in self._choices if value in self._chosen)
            or self._none
            or "\N{EN DASH}"
        )

    def _fill(self) -> None:
        self._menu.clear()
        self._menu.setMinimumWidth(self.width())
        every = self._menu.addAction(self._all)
        every.triggered.connect(lambda: self._choose(None))
        self._menu.addSeparator()
        for value, words, count in self._choices:
            self._menu.addAction(self._tick(value, _("{value} ({rows})").format(value=words, rows=count)))

    def _tick(self, value: object, words: str) -> QWidgetAction:
        box = QCheckBox(words)
        box.setChecked(self._chosen is None or value in self._chosen)
        box.setContentsMargins(12, 4, 12, 4)
        box.setStyleSheet("padding: 4px 12px;")
        box.toggled.connect(lambda ticked: self._toggle(value, ticked))
        action = QWidgetAction(self._menu)
        action.setDefaultWidget(box)
        return action

    def _toggle(self, value: object, ticked: bool) -> None:
        every = frozenset(choice[0] for choice in self._choices)
        kept = every if self._chosen is None else self._chosen
        kept = kept | {value} if ticked else kept - {value}
        self._choose(None if kept == every else kept)

    def _choose(self, chosen: frozenset[object] | None) -> None:
        if chosen != self._chosen:
            self._chosen = chosen
            self._tell()
            self.values_chosen.emit(chosen)

    @override
    def sizeHint(self) -> QSize:
        """Room for its name and “All”; longer values have a tool tip."""
        words = _("{name}: {values}").format(name=self._name, values=self._all)
        return QSize(theme.metrics(tokens.BODY).horizontalAdvance(words) + AROUND_FILTER, tokens.CONTROL)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), NARROWEST_CHOICE), tokens.CONTROL)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if self.hasFocus() else 1
        inset = width / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setPen(painting.line(theme.colour("accent" if self.hasFocus() else "ctl"), width))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(box, tokens.RADIUS, tokens.RADIUS)
        self._paint_words(painter)
        icons.draw(painter, "down", QPoint(self.width() - 23, (self.height() - 12) // 2), "text2", 12)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        name = "" if self._named_beside else _("{name}: ").format(name=self._name)
        metrics = theme.metrics(tokens.BODY)
        painter.setFont(theme.font(tokens.BODY))
        painter.setPen(theme.colour("text3"))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect().adjusted(9, 0, -28, 0), left, name)
        start = 9 + metrics.horizontalAdvance(name)
        room = self.rect().adjusted(start, 0, -28, 0)
        usual = self._chosen is None or (self._named_beside and not self._chosen)
        painter.setPen(theme.colour("text" if usual else "accent"))
        words = metrics.elidedText(self._words(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, left, words)


class CountChip(QAbstractButton):
    """One chip among others, of 24 px, with words and a count: « Structural 70 »; dashed where the count is zero."""

    def __init__(self) -> None:
        super().__init__()
        self._words, self._count, self._known = "", "", True
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(tokens.CONTROL_SMALL)

    def say(self, words: str, count: str, *, empty: bool = False) -> None:
        """The words and the count."""
        self._words, self._count, self._known = words, count, not empty
        self.setAccessibleName(f"{words} {count}".strip())
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        words = theme.metrics(tokens.TABLE).horizontalAdvance(self._words)
        count = theme.metrics(tokens.TABLE_BOLD).horizontalAdvance(self._count)
        return QSize(words + count + (24 if count else 18), tokens.CONTROL_SMALL)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        checked = self.isChecked()
        width = 2 if self.hasFocus() else 1
        inset = width / 2
        edge = theme.colour("accent" if checked or self.hasFocus() else "ctl")
        painter.setPen(painting.line(edge, width, dashed=not self._known))
        painter.setBrush(theme.colour("sel" if checked else "surface" if self._known else "window"))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), tokens.RADIUS, tokens.RADIUS
        )
        painter.setPen(theme.colour("text" if self._known else "text3"))
        painter.setFont(theme.font(tokens.TABLE))
        box = QRectF(self.rect()).adjusted(9, -1, -9, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._words)
        painter.setFont(theme.font(tokens.TABLE_BOLD))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._count)
        painter.end()


class FilterChips(QWidget):
    """One chip a value with its count, and one for all; one of them holds, or none where other values were chosen."""

    value_chosen = Signal(object)  # the value, None for all

    def __init__(self) -> None:
        super().__init__()
        self._row = Flow(self)
        self._chips: dict[object, CountChip] = {}

    def offer(self, choices: Sequence[tuple[object, str, str]], chosen: object) -> None:
        """Offer values (value, words, count), one of them chosen."""
        if [value for value, _words, _count in choices] != list(self._chips):
            self._make([value for value, _words, _count in choices])
        for value, words, count in choices:
            self._chips[value].say(words, count, empty=count == "0")
        for value, chip in self._chips.items():
            chip.setAutoExclusive(chosen in self._chips)  # else what was chosen elsewhere is none of these: none holds
            if chosen not in self._chips:
                chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt has left it to the one that had the keyboard last
            chip.setChecked(value == chosen)

    def _make(self, values: Sequence[object]) -> None:
        """Chips stay as long as the values do, so that arrow keys can go on from the one chosen."""
        clear(self._row)
        self._chips = {}
        for value in values:
            chip = CountChip()
            chip.clicked.connect(lambda _checked, value=value: self.value_chosen.emit(value))
            self._chips[value] = chip
            self._row.addWidget(chip)


class TickChip(QToolButton):
    """A button of 32 px with a box to tick: « ☑ Direct link »."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setFont(theme.font(tokens.BODY))
        self.setFixedHeight(tokens.CONTROL)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 39, tokens.CONTROL)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ticked = self.isChecked()
        width = 2 if self.hasFocus() else 1
        inset = width / 2
        painter.setPen(painting.line(theme.colour("accent" if ticked or self.hasFocus() else "ctl"), width))
        painter.setBrush(theme.colour("sel" if ticked else "surface"))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), tokens.RADIUS, tokens.RADIUS
        )
        self._paint_box(painter, ticked)
        painter.setPen(theme.colour("text"))
        painter.setFont(self.font())
        place = self.rect().adjusted(30, -1, 0, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()

    def _paint_box(self, painter: QPainter, ticked: bool) -> None:
        box = QRectF(8, self.height() / 2 - 7, 14, 14)
        if ticked:
            painter.fillRect(box, theme.colour("accent"))
            icons.draw(painter, "check", QPoint(9, self.height() // 2 - 6), "on_bar", 12)
        else:
            painting.outline(painter, box, painting.line(theme.colour("ctl")))
