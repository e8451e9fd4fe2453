"""How the columns of a table view lie: as wide as their words ask, which are shown, in which order; remembered."""

from collections.abc import Sequence
from hashlib import sha256

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from shortage_app.text import _
from shortage_app.ui import spoken
from shortage_app.ui.models.table_model import TableModel
from shortage_app.ui.settings import Settings
from shortage_app.ui.widgets import column_widths
from shortage_app.ui.widgets.delegates import CellDelegate


class TableColumns:
    """Fits columns to their words until a person changes them; then they stay, and are remembered.

    delegates: one a column, which the view gives; they know how wide a cell wants to be.
    """

    def __init__(self, view: QTableView, model: TableModel) -> None:
        self.delegates: list[CellDelegate] = []
        self._view, self._model = view, model
        self._wanted: dict[int, int] = {}
        self._needed: dict[int, int] = {}  # where every cell was looked at
        self._fitting, self._touched = False, False
        self._unfitted, self._may_shrink = False, False
        self._memory: tuple[Settings, str] | None = None
        header = view.horizontalHeader()
        header.sectionResized.connect(self._note_resizing)
        header.sectionMoved.connect(self._touch)
        header.sortIndicatorChanged.connect(self.note)

    # Widths

    def forget_widths(self) -> None:
        """Other columns are coming: Qt resizes the view in the middle of showing them."""
        self._wanted, self._needed = {}, {}

    def begin(self, delegates: Sequence[CellDelegate]) -> None:
        """Lay out other columns: as the table has them, then as they were left."""
        self.delegates = list(delegates)
        for section, column in enumerate(self._model.columns):
            self._view.setColumnHidden(section, not column.shown)
        self._touched = False
        self.fit()
        self._recall()

    def fit(self, *, grow: bool = False) -> None:
        """Give every column the width its words ask for, the first text what is left; `grow`: none gets narrower."""
        if self._touched:
            return
        if not self._view.isVisible():  # measuring words takes longer than all the rest: only for what is looked at
            self._unfitted, self._may_shrink = True, self._may_shrink or not grow
            return
        self._unfitted = self._may_shrink = False
        before = self._wanted if grow else {}
        shown = [section for section in range(len(self.delegates)) if not self._view.isColumnHidden(section)]
        needed = {section: column_widths.needed(self._model, section, self.delegates[section]) for section in shown}
        self._wanted = {
            section: max(column_widths.wanted(self._model.columns[section], width), before.get(section, 0))
            for section, width in needed.items()
        }
        rows = 0 if self._model.table is None else len(self._model.table.rows)
        self._needed = needed if rows <= column_widths.LOOKED_AT else {}
        self._set_widths(self._wanted)
        self.stretch()

    def fit_what_waited(self) -> bool:
        """Fit now what was not looked at when it should have been fitted; whether there was anything."""
        waited = self._unfitted
        if waited:
            self.fit(grow=not self._may_shrink)
        return waited

    def stretch(self) -> None:
        """Give the first text the room that is left."""
        if self._touched or self._fitting or column_widths.stretching(self._model.columns, self._wanted) < 0:
            return
        for _attempt in range(2):  # widths let a bar come or go, which changes the room
            room = self._view.viewport().width()
            self._set_widths(column_widths.fitted(self._model.columns, self._wanted, room, self._needed))
            if self._view.viewport().width() == room:
                break

    def _set_widths(self, widths: dict[int, int]) -> None:
        self._fitting = True
        for section, width in widths.items():
            self._view.setColumnWidth(section, width)
        self._fitting = False

    def _note_resizing(self, _section: int = 0, before: int = 1, after: int = 1) -> None:
        # Qt also tells of a column hidden or shown again as resized, from or to nothing; sorting repeats that.
        if before and after:
            self._touch()

    def _touch(self) -> None:
        self._touched = self._touched or not self._fitting

    # Which are shown, and in which order

    def shown(self) -> list[int]:
        """The shown columns from left to right."""
        header = self._view.horizontalHeader()
        sections = [header.logicalIndex(place) for place in range(header.count())]
        return [section for section in sections if not header.isSectionHidden(section)]

    def show(self, section: int, shown: bool) -> None:
        """Show a column or hide it."""
        self._view.setColumnHidden(section, not shown)
        self.fit()

    def choose(self, section: int, shown: bool) -> None:
        """Show a column or hide it because a person wants it so."""
        self.show(section, shown)
        self._touch()

    def move(self, section: int, by: int) -> None:
        """Let a column change places with the shown one before it (−1) or after it (+1), and say where it stands."""
        header, place = self._view.horizontalHeader(), self._place_beside(section, by)
        if place >= 0:
            header.moveSection(header.visualIndex(section), place)
            shown = self.shown()
            words = _("{column}: column {place} of {count}")
            label = _(self._model.columns[section].label)
            spoken.announce(self._view, words.format(column=label, place=shown.index(section) + 1, count=len(shown)))

    def can_move(self, section: int, by: int) -> bool:
        """Whether there is a shown column beside one."""
        return self._place_beside(section, by) >= 0

    def _place_beside(self, section: int, by: int) -> int:
        """Where the shown column before or after one stands; −1 where there is none."""
        shown = self.shown()
        place = shown.index(section) + by if section in shown else -1
        return self._view.horizontalHeader().visualIndex(shown[place]) if 0 <= place < len(shown) else -1

    # What is remembered

    def remember_in(self, settings: Settings, name: str) -> None:
        """Lay columns out as they were left under this name, and note there what a person changes."""
        self._memory = (settings, name)
        self._recall()

    def note(self) -> None:
        """Remember the columns as they are now, where a person changed them."""
        if self._memory is not None and self._touched and self._model.table is not None:
            self._memory[0].remember_state(self._place_in_memory(), self._view.horizontalHeader().saveState())

    def _recall(self) -> None:
        if self._memory is None or self._model.table is None:
            return
        header, state = self._view.horizontalHeader(), self._memory[0].state(self._place_in_memory())
        if not state.isEmpty() and header.restoreState(state):
            self._touched = True
            self._view.sortByColumn(header.sortIndicatorSection(), Qt.SortOrder(header.sortIndicatorOrder()))

    def _place_in_memory(self) -> str:
        """Columns are told apart by their names: those of another version of the table do not fit."""
        names = ",".join(column.name for column in self._model.columns)
        name = self._memory[1] if self._memory is not None else ""
        return f"columns/{name}/{sha256(names.encode()).hexdigest()[:12]}"
