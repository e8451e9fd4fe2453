"""The table of occupations with cells of its own: since when, and a mark where another setting would tell otherwise."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter

from shortage_app.domain import columns as c
from shortage_app.report.occupation_page import EXIT
from shortage_app.report.table import Table, TableColumn
from shortage_app.text import _
from shortage_app.ui import theme, tokens
from shortage_app.ui.models import cells
from shortage_app.ui.models.table_model import TableModel
from shortage_app.ui.qt import override
from shortage_app.ui.widgets.delegates import PADDING, CellDelegate
from shortage_app.ui.widgets.measures import IntervalDelegate
from shortage_app.ui.widgets.table_view import TableView

Index = QModelIndex | QPersistentModelIndex
MARK = 3  # px of the mark of a changed row


class OccupationTable(TableView):
    """A TableView in order of title that marks what another setting would change."""

    def __init__(self) -> None:
        super().__init__()
        self.exits = ExitsDelegate(self)

    def show_occupations(self, table: Table, *, marked: bool, awaited: bool = False) -> None:
        """Show a table of report.occupation_page; `marked`: with the status each would have.

        awaited: its exits are still being worked out, and are not taken for missing.
        """
        first = not self.table_model.columns
        self.exits.awaited = awaited
        self.show_table(table)
        if first:
            self.paint_column(c.STRUCTURAL_SINCE, SinceDelegate(self, secondary=True))
            self.paint_column(c.CODE, CodeDelegate(self))
            self.paint_column(EXIT, self.exits)
            self.sortByColumn(self.table_model.column_index(c.TITLE), Qt.SortOrder.AscendingOrder)
        self.columns.show(self.table_model.column_index(c.STATUS_THEN), marked)


class ExitsDelegate(IntervalDelegate):
    """The exits to work; while they are worked out, dots that say so."""

    awaited = False

    @override
    def paint_value(self, painter: QPainter, column: TableColumn, value: Any, box: QRectF, index: Index) -> None:
        if value is None and self.awaited:
            words_box = QRectF(box.left(), box.top(), self.WORDS + PADDING, box.height())
            self.paint_words(painter, "…", words_box, right=True, role="text3")
        else:
            super().paint_value(painter, column, value, box, index)

    @override
    def extra_tip(self, index: Index) -> str:
        return _("being worked out…") if self.awaited else super().extra_tip(index)


class SinceDelegate(CellDelegate):
    """The year since which an occupation has been structural; "≤ 2012" where it may have been so before."""

    @override
    def paint_value(self, painter: QPainter, column: TableColumn, value: Any, box: QRectF, index: Index) -> None:
        words = cells.words(column, value)
        if value is not None and _may_be_earlier(index):
            words = _since_words(words)
        self.paint_words(painter, words, box, right=True, role="text2")

    @override
    def wanted_width(self, column: TableColumn, value: Any, *, hidden: bool) -> int:
        return _width(_since_words("2000"))

    @override
    def extra_tip(self, index: Index) -> str:
        return _("Or earlier: the lists before are not known.") if _may_be_earlier(index) else ""


def _since_words(year: str) -> str:
    return _("≤ {year}").format(year=year)


def _width(words: str) -> int:
    return theme.metrics(tokens.TABLE).horizontalAdvance(words) + 2 * PADDING


def _may_be_earlier(index: Index) -> bool:
    model = index.model()
    assert isinstance(model, TableModel)
    return bool(model.value(index.row(), c.STRUCTURAL_SINCE_OPEN))


class CodeDelegate(CellDelegate):
    """A code; a mark at its left where another setting would change the status of the row."""

    @override
    def paint_value(self, painter: QPainter, column: TableColumn, value: Any, box: QRectF, index: Index) -> None:
        super().paint_value(painter, column, value, box, index)
        model = index.model()
        assert isinstance(model, TableModel)
        if model.value(index.row(), c.STATUS_THEN):
            painter.fillRect(QRectF(box.left(), box.top(), MARK, box.height()), theme.colour("accent"))

    @override
    def wanted_width(self, column: TableColumn, value: Any, *, hidden: bool) -> int:
        """Room for any code as long as this one, for letters are wider than others and few codes are measured."""
        return _width("M" + "0" * (len(cells.words(column, value)) - 1))
