"""The one table model of the window: a Table of report, as Qt wants it."""

from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.text import _, percent
from shortage_app.ui.models import cells
from shortage_app.ui.models.columns import ColumnValues, Mask, Positions
from shortage_app.ui.models.row_index import order_of, rows_kept
from shortage_app.ui.qt import override
from shortage_app.ui.visit import Filters

Index = QModelIndex | QPersistentModelIndex
NATIVE = int(Qt.ItemDataRole.UserRole)  # the value itself: number, code, None
HIDDEN = int(Qt.ItemDataRole.UserRole) + 1  # whether the cell is a hidden figure
LOW, HIGH = "low", "high"  # the columns that hold the interval of a rate
ASCENDING = Qt.SortOrder.AscendingOrder
_NOWHERE = QModelIndex()


class TableModel(QAbstractTableModel):
    """Shows a Table: values stay native, words are made when a cell is painted, in the language spoken then."""

    def __init__(self) -> None:
        super().__init__()
        self._table: Table | None = None
        self._columns: list[ColumnValues] = []
        self._by_name: dict[str, ColumnValues] = {}
        self._filters = Filters()
        self._sorted_by: tuple[str, Qt.SortOrder] | None = None
        self._order: Positions = np.empty(0, dtype=np.intp)
        self._kept: Mask = np.empty(0, dtype=np.bool_)
        self._rows: Positions = self._order

    def show(self, table: Table) -> None:
        """Show a table; sorting and filters stay where the new table has the same columns."""
        self.beginResetModel()
        self._table = table
        self._columns = [_values(table, column) for column in table.columns]
        self._by_name = {values.column.name: values for values in self._columns}
        self._kept = rows_kept(self._by_name, self._filters, len(table.rows))
        self._order = self._ordered()
        self._index()
        self.endResetModel()

    @property
    def table(self) -> Table | None:
        """The table shown."""
        return self._table

    @property
    def columns(self) -> tuple[TableColumn, ...]:
        """The columns of the table shown."""
        return self._table.columns if self._table is not None else ()

    def column_index(self, name: str) -> int:
        """Where a column stands; ValueError when there is none of this name."""
        return [column.name for column in self.columns].index(name)

    def as_shown(self) -> Table:
        """The table with the rows that are shown, in their order; ValueError when none is shown."""
        if self._table is None:
            raise ValueError("no table is shown")
        return replace(self._table, rows=self._table.rows.iloc[self._rows].reset_index(drop=True))

    # Rows: a row is what is shown, a source row is what the table has

    def source_row(self, row: int) -> int:
        """The row of the table behind a shown row."""
        return int(self._rows[row])

    def row_where(self, name: str, value: object) -> int:
        """The first shown row with this value in a column; −1 when there is none."""
        native = self._by_name[name].native
        return next((row for row, source in enumerate(self._rows) if native[source] == value), -1)

    def row_of_source(self, source: int) -> int:
        """The shown row of a row of the table; −1 when it is filtered out."""
        found = np.flatnonzero(self._rows == source)
        return int(found[0]) if len(found) else -1

    def value(self, row: int, name: str) -> Any:
        """The value of a column in a shown row."""
        return self._by_name[name].native[self._rows[row]]

    def shown(self, name: str) -> list[Any]:
        """The values of a column in all shown rows."""
        native = self._by_name[name].native
        return [native[source] for source in self._rows.tolist()]

    def values_of(self, row: int) -> dict[str, Any]:
        """All values of a shown row, by column."""
        return {name: values.native[self._rows[row]] for name, values in self._by_name.items()}

    def cell(self, row: int, column: int) -> tuple[TableColumn, Any, bool]:
        """Column, value and whether it is hidden, for delegates and the clipboard."""
        values, source = self._columns[column], self._rows[row]
        return values.column, values.native[source], values.is_hidden(source)

    def first_cells(self, column: int, count: int) -> set[tuple[Any, bool]]:
        """What stands in the first rows shown, and in the first of all, which come back when a filter goes.

        Values, and whether each is a hidden figure.
        """
        values = self._columns[column]
        sources = {*self._rows[:count].tolist(), *self._order[:count].tolist()}
        return {(values.native[source], values.is_hidden(source)) for source in sources}

    # Filters

    @property
    def filters(self) -> Filters:
        """What is left out now."""
        return self._filters

    def filter(self, filters: Filters) -> None:
        """Leave out other rows."""
        if filters == self._filters:
            return
        self.beginResetModel()
        self._filters = filters
        if self._table is not None:
            self._kept = rows_kept(self._by_name, filters, len(self._table.rows))
            self._index()
        self.endResetModel()

    def choices(self, name: str) -> list[tuple[Any, str, int]]:
        """The values a column can be filtered by: value, words, rows that the other filters leave."""
        others = self._filters.narrowed(name, None)
        return self._by_name[name].choices(rows_kept(self._by_name, others, len(self._kept)))

    # Totals

    def totals(self) -> list[tuple[TableColumn, float]]:
        """The sums of the shown rows, of the columns that have a total and no hidden figure."""
        summed = [values for values in self._columns if values.column.total and not values.has_hidden]
        return [(values.column, self._sum(values)) for values in summed]

    def _sum(self, values: ColumnValues) -> float:
        return float(np.nansum(values.ranks()[self._rows]))  # every column that has a total holds numbers

    # Qt

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, value, hidden = self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole and not hidden:
            return self._spoken(index.row(), column, value)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return cells.hidden_words() if hidden else cells.words(column, value)
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if cells.is_number(column) else Qt.AlignmentFlag.AlignLeft
                return int(side | Qt.AlignmentFlag.AlignVCenter)
        return {NATIVE: value, HIDDEN: hidden}.get(role)

    def _spoken(self, row: int, column: TableColumn, value: Any) -> str:
        if column.format is not Format.INTERVAL or value is None:
            return cells.spoken(column, value)
        ends = [percent(end) for end in map(self.values_of(row).get, (LOW, HIGH)) if end is not None]
        if len(ends) < len((LOW, HIGH)):
            return cells.spoken(column, value)
        return _("{rate}, 95% CI {low} to {high}").format(rate=percent(value), low=ends[0], high=ends[1])

    def _spoken_state(self, column: TableColumn) -> str:
        """How a column stands: what an arrow and a funnel in its head say to the eye."""
        told = []
        if self._sorted_by is not None and self._sorted_by[0] == column.name:
            told.append(_("sorted ascending") if self._sorted_by[1] == ASCENDING else _("sorted descending"))
        if column.name in self._filters.values:
            told.append(_("filtered"))
        return ", ".join(told)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section].column
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return _(column.label)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._spoken_state(column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if cells.is_number(column) else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    @override
    def sort(self, column: int, order: Qt.SortOrder = ASCENDING) -> None:
        known = 0 <= column < len(self._columns)
        self._sorted_by = (self._columns[column].column.name, order) if known else None
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        sources = [(self._rows[index.row()], index.column()) for index in before]
        self._order = self._ordered()
        self._index()
        place = np.empty(len(self._order), dtype=np.intp)
        place[self._rows] = np.arange(len(self._rows))
        after = [self.index(int(place[source]), column) for source, column in sources]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _ordered(self) -> Positions:
        if self._sorted_by is None or self._sorted_by[0] not in self._by_name:
            return np.arange(len(self._kept), dtype=np.intp)
        name, order = self._sorted_by
        return order_of(self._by_name[name].ranks(), descending=order != ASCENDING)

    def _index(self) -> None:
        self._rows = self._order[self._kept[self._order]]


def _values(table: Table, column: TableColumn) -> ColumnValues:
    hidden = None
    if column.hidden_by:
        said = table.rows[column.hidden_by]
        hidden = (said.astype("boolean").fillna(False) if said.dtype != "str" else said == "yes").to_numpy(dtype=bool)
    return ColumnValues(column, table.rows[column.name], hidden)
