"""A table on a page: sorts, filters by value and text, hides and moves columns, copies for Excel, opens its rows."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView

from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.text import _
from shortage_app.ui import painting, theme, tokens
from shortage_app.ui.models.clipboard import mime_data
from shortage_app.ui.models.table_model import TableModel
from shortage_app.ui.qt import override
from shortage_app.ui.visit import Filters
from shortage_app.ui.widgets import table_menu
from shortage_app.ui.widgets.delegates import CausesDelegate, CellDelegate, PillDelegate, StripDelegate
from shortage_app.ui.widgets.measures import IntervalDelegate
from shortage_app.ui.widgets.save_as import add_saving
from shortage_app.ui.widgets.table_columns import TableColumns
from shortage_app.ui.widgets.table_header import TableHeader

ScrollHint = QAbstractItemView.ScrollHint


class TableView(QTableView):
    """Shows a Table of report; rows 24 px (`matrix`: 20), one selected row at a time unless `several`."""

    row_selected = Signal(object)  # the values of the row, by column
    row_opened = Signal(object)  # Return or double click
    rows_changed = Signal()  # shown or selected rows are others now
    filters_changed = Signal(object)
    words_asked = Signal()  # a field to filter by text is wanted

    offers_words = False  # whether there is one

    def __init__(self, *, matrix: bool = False, several: bool = True) -> None:
        super().__init__()
        self._model = TableModel()
        self._selecting = self._changing = False
        self.setModel(self._model)
        self.setHorizontalHeader(TableHeader(self))
        self.columns = TableColumns(self, self._model)
        self._dress(tokens.MATRIX_ROW if matrix else tokens.ROW)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
        self.horizontalHeader().setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.horizontalHeader().customContextMenuRequested.connect(self._open_header_menu)
        self.doubleClicked.connect(self._open_row)
        self.selectionModel().currentRowChanged.connect(self._tell_selected)
        self.selectionModel().selectionChanged.connect(self._tell_rows)

    def _dress(self, row: int) -> None:
        self.setFont(theme.font(tokens.TABLE))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(row)
        rows.setDefaultSectionSize(row)
        self.verticalScrollBar().setSingleStep(row)  # so that a wheel leaves whole rows below the headings

    @property
    def table_model(self) -> TableModel:
        """The model shown."""
        return self._model

    @property
    def height_of_all_rows(self) -> int:
        """With the headings, and a bar to scroll sideways where there is one."""
        headings, bar = self.horizontalHeader().sizeHint().height(), self.horizontalScrollBar().sizeHint().height()
        return headings + self.verticalHeader().defaultSectionSize() * self._model.rowCount() + bar + 2

    def show_table(self, table: Table) -> None:
        """Show a table; order, filters, columns and selected row stay where the new table has the same columns."""
        same = [column.name for column in table.columns] == [column.name for column in self._model.columns]
        kept = self._selected_key()
        if not same:
            self.columns.forget_widths()
        self._changing = self._selecting = True
        self._model.show(table)
        self._selecting = False
        self.setAccessibleName(table.title)
        self.setAccessibleDescription("\n".join(table.notes))
        if same:
            self.columns.fit(grow=True)
        else:
            self.columns.begin(self._delegates_of(table))
        self._select_key(kept)
        self.horizontalHeader().updateGeometry()
        self._changing = False
        self._tell_rows()

    def _delegates_of(self, table: Table) -> list[CellDelegate]:
        first_text = next((column.name for column in table.columns if column.format is Format.TEXT), "")
        delegates = [
            self._delegate(column, secondary=column.format is Format.TEXT and column.name != first_text)
            for column in table.columns
        ]
        for section, delegate in enumerate(delegates):
            self.setItemDelegateForColumn(section, delegate)
        return delegates

    def _delegate(self, column: TableColumn, *, secondary: bool) -> CellDelegate:
        match column.format:
            case Format.CHOICE if any(code in painting.PILLS for code in column.labels):
                return PillDelegate(self)
            case Format.STRIP:
                return StripDelegate(self)
            case Format.CHOICES if column.name == "causes":
                return CausesDelegate(self)
            case Format.INTERVAL:
                return IntervalDelegate(self)
        return CellDelegate(self, secondary=secondary)

    def paint_column(self, name: str, delegate: CellDelegate) -> None:
        """Paint a column of the shown table in another way, such as a DataBarDelegate."""
        self.paint_columns({name: delegate})

    def paint_columns(self, delegates: Mapping[str, CellDelegate]) -> None:
        """Paint several columns of the shown table in another way, and fit all of them once."""
        for name, delegate in delegates.items():
            section = self._model.column_index(name)
            self.columns.delegates[section] = delegate
            self.setItemDelegateForColumn(section, delegate)
        self.columns.fit()

    # Rows

    def filter(self, filters: Filters) -> None:
        """Leave out other rows; the selected one stays if it is still there."""
        kept = self._selected_key()
        self._changing = self._selecting = True
        self._model.filter(filters)
        self._selecting = False
        self._select_key(kept)
        self.horizontalHeader().viewport().update()
        self._changing = False
        self._tell_rows()

    def select_row(self, name: str, value: object) -> bool:
        """Select the row with a value in a column without saying so; False when no such row is shown."""
        row = self._model.row_where(name, value) if name in [column.name for column in self._model.columns] else -1
        self._select(row)
        return row >= 0

    def selected_rows(self) -> list[int]:
        """The selected shown rows, from the first to the last."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def step(self, by: int) -> None:
        """Select the row `by` further down."""
        row = self.currentIndex().row() + by
        if 0 <= row < self._model.rowCount():
            self.selectRow(row)

    def _selected_key(self) -> int:
        current = self.currentIndex()
        return self._model.source_row(current.row()) if current.isValid() else -1

    def _select_key(self, source: int) -> None:
        table = self._model.table
        self._select(self._model.row_of_source(source) if table is not None and 0 <= source < len(table.rows) else -1)

    def _select(self, row: int) -> None:
        self._selecting = True
        if row < 0:
            self.selectionModel().clear()
        else:
            index = self._model.index(row, self._column_to_stand_in())
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)
        self._selecting = False

    def _column_to_stand_in(self) -> int:
        """The column one stands in, else the first seen: from a hidden one no arrow key leads on."""
        current, seen = self.currentIndex().column(), self.columns.shown()
        return current if current in seen else next(iter(seen), 0)

    def _tell_rows(self) -> None:
        """Once for all that a new table or another filter changes."""
        if not self._changing:
            self.rows_changed.emit()

    def _tell_selected(self, current: QModelIndex) -> None:
        if current.isValid() and not self._selecting:
            self.row_selected.emit(self._model.values_of(current.row()))

    def _open_row(self, index: QModelIndex) -> None:
        if index.isValid():
            self.row_opened.emit(self._model.values_of(index.row()))

    # Copying

    def copy(self) -> None:
        """Copy the selected rows with headings; all rows where fewer than two are selected."""
        rows = self.selected_rows()
        self._copy(rows if len(rows) > 1 else list(range(self._model.rowCount())))

    def copy_all(self) -> None:
        """Copy all shown rows with headings, for Excel."""
        self._copy(list(range(self._model.rowCount())))

    def _copy(self, rows: list[int]) -> None:
        QGuiApplication.clipboard().setMimeData(mime_data(self._model, rows, self.columns.shown()))

    # Menus

    def column_menu(self) -> QMenu:
        """The menu of the columns to show."""
        menu = table_menu.menu_of(self)
        names = [
            (section, _(column.label), not self.isColumnHidden(section))
            for section, column in enumerate(self._model.columns)
        ]
        table_menu.add_columns(menu, names, self.columns.choose)
        return menu

    def menu_of_column(self, section: int) -> QMenu:
        """The menu of one column: order, values to keep, columns, copying."""
        column = self._model.columns[section]
        menu = table_menu.menu_of(self)
        ascending, descending = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        table_menu.add_item(menu, _("Sort ascending"), "up", lambda: self.sortByColumn(section, ascending))
        table_menu.add_item(menu, _("Sort descending"), "down", lambda: self.sortByColumn(section, descending))
        menu.addSeparator()
        chosen = self._model.filters.values.get(column.name)
        values = menu.addMenu(_("Keep only…"))
        table_menu.add_values(
            values, lambda: self._model.choices(column.name), chosen, lambda kept: self._ask_filter(column.name, kept)
        )
        if chosen is not None:
            table_menu.add_item(menu, _("Keep all values"), "reset", lambda: self._ask_filter(column.name, None))
        if self.offers_words:
            table_menu.add_item(menu, _("Filter by text…"), "search", self.words_asked.emit)
        menu.addSeparator()
        self._add_moves(menu, section)
        hide = table_menu.add_item(menu, _("Hide this column"), "", lambda: self.columns.choose(section, False))
        hide.setEnabled(len(self.columns.shown()) > 1)  # one stays: without it there is no heading to show others from
        columns = self.column_menu()
        columns.setTitle(_("Columns"))
        menu.addMenu(columns)
        menu.addSeparator()
        table_menu.add_item(menu, _("Copy with headings"), "copy", self.copy)
        add_saving(menu, self, self._model.as_shown)
        return menu

    def _add_moves(self, menu: QMenu, section: int) -> None:
        for words, icon_name, by in ((_("Move to the left"), "left", -1), (_("Move to the right"), "right", 1)):
            item = table_menu.add_item(menu, words, icon_name, partial(self.columns.move, section, by))
            item.setEnabled(self.columns.can_move(section, by))

    def _ask_filter(self, name: str, kept: frozenset[object] | None) -> None:
        filters = self._model.filters.narrowed(name, kept)
        self.filter(filters)
        self.filters_changed.emit(filters)

    def _open_header_menu(self, place: QPoint) -> None:
        section = self.horizontalHeader().logicalIndexAt(place)
        if section >= 0:
            self.menu_of_column(section).popup(self.horizontalHeader().mapToGlobal(place))

    # Qt

    @override
    def selectRow(self, row: int) -> None:
        self.setCurrentIndex(self._model.index(row, self._column_to_stand_in()))

    @override
    def scrollTo(self, index: QModelIndex | QPersistentModelIndex, hint: ScrollHint = ScrollHint.EnsureVisible) -> None:
        """The row at the upper edge is whole."""
        bar = self.verticalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if bar.value() != before:
            row = self.verticalHeader().defaultSectionSize()
            bar.setValue(-(-bar.value() // row) * row)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Getting the focus picks nothing: where one stands in no row, an arrow key goes to the first."""
        nowhere = not self.currentIndex().isValid()
        self._selecting = True
        super().focusInEvent(event)
        if nowhere:
            self.selectionModel().clearCurrentIndex()
        self._selecting = False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and not self.currentIndex().isValid():  # else the cell one stands in shows the focus
            painter = QPainter(self.viewport())
            painting.focus_ring(painter, QRectF(self.viewport().rect()))
            painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_row(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Find) and self.offers_words:
            self.words_asked.emit()
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos()) if event.reason() == QContextMenuEvent.Reason.Mouse else self.currentIndex()
        if index.isValid():
            self.menu_of_column(index.column()).popup(event.globalPos())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.columns.fit()
            self.viewport().update()
            self.horizontalHeader().viewport().update()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.columns.fit_what_waited():
            self.horizontalHeader().updateGeometry()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.columns.note()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.stretch()
