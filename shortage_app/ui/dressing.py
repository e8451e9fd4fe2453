"""The stylesheet, on each part of the program for itself: what is seen changes at once, what is hidden in later turns.

One sheet on the application would make Qt style all that was ever built in one go, while the window does not answer.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from shortage_app.ui.qt import override

if TYPE_CHECKING:  # Qt makes a class when it is first named, and the first paint needs no list
    from PySide6.QtWidgets import QCompleter


class _Dress(QObject):
    """The sheet on one part; a hidden part that waits for another has it before it is painted."""

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        self._worn = ""

    @property
    def part(self) -> QWidget:
        """What wears the sheet; kept by Qt alone, or neither would ever be let go."""
        return cast(QWidget, self.parent())

    def change(self) -> None:
        """Put on the sheet of now, unless it is worn already or the part was deleted meanwhile."""
        if not isValid(self):
            return
        self.part.removeEventFilter(self)
        if self._worn != _wardrobe.sheet:
            self._worn = _wardrobe.sheet
            self.part.setStyleSheet(self._worn)

    def change_when_shown(self) -> None:
        """Put it on when the part is shown, if that comes first."""
        self.part.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self.change()
        return super().eventFilter(watched, event)


class _Wardrobe:
    """The sheet of now and all who wear one."""

    def __init__(self) -> None:
        self.sheet = ""
        self.dresses: list[_Dress] = []

    def forget_deleted(self) -> None:
        """Qt deletes a dress with its part."""
        self.dresses = list(filter(isValid, self.dresses))


_wardrobe = _Wardrobe()


def dress(part: QWidget) -> None:
    """Put the sheet on a part of the frame, a page, or a window of its own, which keep it up to date from now on.

    Who stands within a dressed part is dressed: menus, lists that drop down and tool tips as well.
    """
    made = _Dress(part)
    made.change()
    _wardrobe.forget_deleted()
    _wardrobe.dresses.append(made)


def dress_list(known: "QCompleter") -> None:
    """Dress the list that drops from a field as one types: for Qt it is a window that belongs to nobody."""
    popup = known.popup()
    if popup is not None:
        dress(popup)


def changing(sheet: str) -> list[Callable[[], object]]:
    """The steps that bring another sheet, one a turn: to all that is seen, its picture, to each part that is hidden."""
    _wardrobe.sheet = sheet
    _wardrobe.forget_deleted()
    seen = [each for each in _wardrobe.dresses if each.part.isVisible()]
    hidden = [each for each in _wardrobe.dresses if not each.part.isVisible()]
    for each in hidden:
        each.change_when_shown()
    return [
        lambda: _change_unpainted(seen),
        _paint,
        lambda: None,  # the turn in which it is painted
        *(each.change for each in hidden),
    ]


def _change_unpainted(dresses: list[_Dress]) -> None:
    """Else each part would have its window painted again, and what is laid out anew once more."""
    for each in dresses:
        each.part.window().setUpdatesEnabled(False)
    for each in dresses:
        each.change()


def _paint() -> None:
    """Windows hidden meanwhile, too: they may be shown again."""
    _wardrobe.forget_deleted()
    for each in _wardrobe.dresses:
        each.part.window().setUpdatesEnabled(True)
