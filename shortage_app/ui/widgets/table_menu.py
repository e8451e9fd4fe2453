"""The menu of a table's column: order, values to keep, columns to show, copying."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from shortage_app.text import _, ngettext, number
from shortage_app.ui import theme, tokens
from shortage_app.ui.icons import icon
from shortage_app.ui.models.columns import all_plain, plain

LONGEST_LIST = 2000  # values listed: of more, those that answer the words typed


class ValueList(QFrame):
    """The values of a column, those kept ticked, with a field that narrows the list.

    As in a spreadsheet, what is applied is what is seen: of the values that answer the words, those ticked.
    """

    def __init__(
        self,
        choices: list[tuple[Any, str, int]],
        chosen: frozenset[object] | None,
        choose: Callable[[frozenset[object] | None], None],
    ) -> None:
        super().__init__()
        self._choices, self._choose = choices, choose
        self._ticked = {place for place, choice in enumerate(choices) if chosen is None or choice[0] in chosen}
        self._found: Sequence[int] = range(len(choices))
        self._search = QLineEdit()
        self._search.setPlaceholderText(_("Find a value"))
        self._search.textChanged.connect(self._narrow)
        self._search.returnPressed.connect(self.apply)
        self._list = QListWidget()
        self._list.setFont(theme.font(tokens.TABLE))
        self._list.setAccessibleName(_("Values to keep"))
        self._list.itemChanged.connect(self._note)
        self._fill()
        column = QVBoxLayout(self)
        column.addWidget(self._search)
        column.addWidget(self._list)
        column.addWidget(self._buttons())
        self.setMinimumWidth(260)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        buttons.addButton(_("All"), QDialogButtonBox.ButtonRole.ResetRole).clicked.connect(lambda: self._tick(True))
        buttons.addButton(_("None"), QDialogButtonBox.ButtonRole.ResetRole).clicked.connect(lambda: self._tick(False))
        buttons.addButton(_("Apply"), QDialogButtonBox.ButtonRole.AcceptRole).clicked.connect(self.apply)
        return buttons

    def _fill(self) -> None:
        """List the first of the values found, and say how many more there are."""
        with QSignalBlocker(self._list):
            self._list.clear()
            said, ticked, unticked = _("{value} ({rows})"), _state(True), _state(False)
            for place in self._found[:LONGEST_LIST]:
                _value, words, count = self._choices[place]
                item = QListWidgetItem(said.format(value=words, rows=count))
                item.setData(Qt.ItemDataRole.UserRole, place)
                item.setCheckState(ticked if place in self._ticked else unticked)
                self._list.addItem(item)  # once it is whole: a list looks at each item of its own that changes
            self._say_more(len(self._found) - LONGEST_LIST)

    def _say_more(self, more: int) -> None:
        if more > 0:
            words = ngettext("{n} more: find it above", "{n} more: find them above", more)
            last = QListWidgetItem(words.format(n=number(more)))
            last.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(last)

    def _narrow(self, words: str) -> None:
        wanted, known = plain(words), all_plain([words for _value, words, _count in self._choices])
        self._found = [place for place, said in enumerate(known) if wanted in said]
        self._fill()

    def _note(self, item: QListWidgetItem) -> None:
        place = item.data(Qt.ItemDataRole.UserRole)
        (self._ticked.add if item.checkState() == Qt.CheckState.Checked else self._ticked.discard)(place)

    def _tick(self, ticked: bool) -> None:
        (self._ticked.update if ticked else self._ticked.difference_update)(self._found)
        self._fill()

    def apply(self) -> None:
        """Keep the rows of the values that are found and ticked."""
        kept = [place for place in self._found if place in self._ticked]
        every = len(kept) == len(self._choices)
        self._choose(None if every else frozenset(self._choices[place][0] for place in kept))


def _state(ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked


def add_values(
    menu: QMenu,
    choices: Callable[[], list[tuple[Any, str, int]]],
    chosen: frozenset[object] | None,
    choose: Callable[[frozenset[object] | None], None],
) -> None:
    """Put the values of a column into a menu, once it is opened."""

    def choose_and_close(kept: frozenset[object] | None) -> None:
        menu.close()
        choose(kept)

    counted = cache(choices)
    soon = QTimer(menu, singleShot=True)
    soon.timeout.connect(counted)  # in a turn of its own, before a hand comes to the values
    soon.start()

    def fill() -> None:
        if menu.isEmpty():
            action = QWidgetAction(menu)
            action.setDefaultWidget(ValueList(counted(), chosen, choose_and_close))
            menu.addAction(action)

    menu.aboutToShow.connect(fill)


def add_columns(menu: QMenu, names: list[tuple[int, str, bool]], show: Callable[[int, bool], None]) -> None:
    """Put the columns of a table (section, words, shown) into a menu; ticking shows, unticking hides."""
    shown = sum(is_shown for _section, _words, is_shown in names)
    for section, words, is_shown in names:
        action = QAction(words, menu)
        action.setCheckable(True)
        action.setChecked(is_shown)
        action.setEnabled(not is_shown or shown > 1)
        action.toggled.connect(lambda ticked, section=section: show(section, ticked))
        menu.addAction(action)


def add_item(menu: QMenu, words: str, icon_name: str, act: Callable[[], object]) -> QAction:
    """Put a command into a menu."""
    action = menu.addAction(icon(icon_name), words) if icon_name else menu.addAction(words)
    action.triggered.connect(lambda *_: act())
    return action


def menu_of(parent: QWidget) -> QMenu:
    """An empty menu that is let go once closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu
