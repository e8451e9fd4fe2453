"""The workbook and the window show the same cells: both are made of the same tables."""

from datetime import date, datetime
from io import BytesIO

import openpyxl
import pytest

from shortage_app.files.workbook.write import workbook_bytes
from shortage_app.report.annual import annual_workbook
from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.report.workbook import Workbook
from shortage_app.text import speaking
from shortage_app.ui.models import cells
from shortage_app.ui.models.table_model import TableModel
from shortage_app.workflow.exporting import Order, shown_years

IN_WORDS = (Format.TEXT, Format.CODE, Format.CHOICE, Format.FLAG)


@pytest.fixture(scope="module")
def book(made_example) -> Workbook:
    with speaking("en"):
        return annual_workbook(shown_years(made_example.project, Order((2019,), "en")))


@pytest.fixture(scope="module")
def written(book) -> dict[str, list[list[object]]]:
    """The cells of each Excel table, without its header."""
    opened = openpyxl.load_workbook(BytesIO(workbook_bytes(book)))
    return {
        table.name: [[cell.value for cell in row] for row in sheet[table.ref]][1:]
        for sheet in opened.worksheets
        for table in sheet.tables.values()
    }


def windows_cell(column: TableColumn, value: object, hidden: bool) -> object:
    """What the window shows in a cell, as Excel should hold it."""
    if hidden:
        return cells.hidden_words()
    if value is None or value == "":
        return None
    if column.format in IN_WORDS:
        return cells.words(column, value)
    return value


def as_shown(column: TableColumn, value: object) -> object:
    """What Excel holds, as the window would: dates in ISO form."""
    if column.format is Format.DATE and isinstance(value, date | datetime):
        return value.isoformat().removesuffix("T00:00:00")
    return value


def compared(table: Table) -> list[TableColumn]:
    """The columns whose cells are the same by value: strips and several codes are drawn in the window."""
    return [column for column in table.columns if column.format not in (Format.STRIP, Format.CHOICES)]


def test_every_cell_of_every_table_is_that_of_the_window(book, written) -> None:
    seen = 0
    for table in book.tables:
        model = TableModel()
        model.show(table)
        alone = any(sheet.tables == (table,) for sheet in book.sheets)
        inside = [column for column in table.columns if alone or column.shown]
        for column in compared(table):
            if column not in inside:
                continue
            at, place = model.column_index(column.name), inside.index(column)
            window = [windows_cell(*model.cell(row, at)) for row in range(model.rowCount())]
            excel = [as_shown(column, row[place]) for row in written[table.name]][: len(window)]
            assert (table.name, column.name, excel) == (table.name, column.name, window)
            seen += len(window)
    assert seen > 10_000
