"""The menu of a table's column: order, values to keep, columns to show, copying."""

from collections.abc import Callable
from functools import cache
from typing import Any

from PySide6.QtCore import Qt, QTimer
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

from shortage_app.text import _
from shortage_app.ui import theme, tokens
from shortage_app.ui.icons import icon

LONGEST_LIST = 2000  # values listed: a longer list is searched, not read


class ValueList(QFrame):
    """The values of a column, those kept ticked, with a field that narrows the list."""

    def __init__(
        self,
        choices: list[tuple[Any, str, int]],
        chosen: frozenset[object] | None,
        choose: Callable[[frozenset[object] | None], None],
    ) -> None:
        super().__init__()
        self._choose = choose
        self._search = QLineEdit()
        self._search.setPlaceholderText(_("Find a value"))
        self._search.textChanged.connect(self._narrow)
        self._list = QListWidget()
        self._list.setFont(theme.font(tokens.TABLE))
        self._list.setAccessibleName(_("Values to keep"))
        said, ticked, unticked = _("{value} ({rows})"), _state(True), _state(False)
        for value, words, count in choices[:LONGEST_LIST]:
            item = QListWidgetItem(said.format(value=words, rows=count))
            item.setData(Qt.ItemDataRole.UserRole, (value,))
            item.setCheckState(ticked if chosen is None or value in chosen else unticked)
            self._list.addItem(item)  # once it is whole: a list looks at each item of its own that changes
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

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(row) for row in range(self._list.count())]

    def _narrow(self, words: str) -> None:
        for item in self._items():
            item.setHidden(words.casefold() not in item.text().casefold())

    def _tick(self, ticked: bool) -> None:
        for item in self._items():
            if not item.isHidden():
                item.setCheckState(_state(ticked))

    def apply(self) -> None:
        """Keep the rows of the ticked values."""
        items = self._items()
        kept = [item for item in items if item.checkState() == Qt.CheckState.Checked]
        every = len(kept) == len(items)
        self._choose(None if every else frozenset(item.data(Qt.ItemDataRole.UserRole)[0] for item in kept))


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
