"""A side area that folds away where there is little room, and the chip that brings it back."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from shortage_app.ui.widgets.choices import TickChip


class Folding:
    """Whether a side area is shown: in a wide window at first, in a narrow one when asked for; each is remembered.

    `start`: who gets the keyboard from a part that is folded away.
    """

    def __init__(self, side: QWidget, start: Callable[[], QWidget]) -> None:
        self.chip = TickChip()
        self.chip.clicked.connect(lambda _on: self.turn())
        self._side, self._start = side, start
        self._narrow = False
        self._folded = {False: False, True: True}  # by whether the window is narrow

    def adapt(self, *, narrow: bool) -> None:
        """Follow the width of the window."""
        self._narrow = narrow
        self._show()

    def turn(self) -> None:
        """Fold the side area away, or show it again."""
        self._folded[self._narrow] = not self._folded[self._narrow]
        self._show()

    def unfold(self) -> None:
        """Show the side area."""
        self._folded[self._narrow] = False
        self._show()

    def _show(self) -> None:
        folded = self._folded[self._narrow]
        held = self._side.window().focusWidget()
        if folded and held is not None and self._side.isAncestorOf(held):
            self._start().setFocus(Qt.FocusReason.OtherFocusReason)
        self._side.setVisible(not folded)
        self.chip.setChecked(not folded)
        self.chip.setVisible(folded or self._narrow)
