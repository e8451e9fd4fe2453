"""One Table as an Excel table: header, typed cells, filters, conditional formats, and totals under it as values."""

import math
from dataclasses import dataclass

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table as ListObject
from openpyxl.worksheet.table import TableColumn as ListColumn
from openpyxl.worksheet.table import TableStyleInfo

from shortage_app.files.workbook.canvas import Canvas, cell_text
from shortage_app.files.workbook.conditions import add_conditions
from shortage_app.files.workbook.styles import HEADING
from shortage_app.files.workbook.values import CellColumn

LINE_HEIGHT = 14
ROW_HEIGHT = 17
MOST_LINES = 6
_CHARACTERS_A_WIDTH = 1.1  # letters are narrower than the digits that widths are counted in


@dataclass(frozen=True)
class Placed:
    """Where a table stands: its header row, its first and last row of cells, and the row after its totals."""

    header: int
    first: int
    last: int
    after: int


def place_table(
    canvas: Canvas, name: str, columns: list[CellColumn], totals: list[object], row: int, left: int = 1
) -> Placed:
    """Write a table with its header in `row` and `totals`, if any, under it; `name` is its legal name in Excel."""
    _write_header(canvas, columns, row, left)
    _write_cells(canvas, columns, row + 1, left)
    length = len(columns[0].values)
    last = row + max(length, 1)  # an Excel table has at least one row, be it blank
    _add_list_object(canvas, name, columns, (row, last), left)
    for place, column in enumerate(columns, left):
        cells = f"{get_column_letter(place)}{row + 1}:{get_column_letter(place)}{last}"
        add_conditions(canvas.sheet, column.column, cells)
    after = last + 1
    if totals:
        _write_totals(canvas, columns, totals, after, left)
        after += 1
    return Placed(row, row + 1, last, after)


def set_widths(canvas: Canvas, columns: list[CellColumn], left: int = 1) -> None:
    """Make the columns of the sheet at least as wide as these want to be."""
    for place, column in enumerate(columns, left):
        letter, known = get_column_letter(place), canvas.sheet.column_dimensions
        width = known[letter].width if letter in known else 0.0
        known[letter].width = max(width, column.width)


def hide_columns(canvas: Canvas, columns: list[CellColumn], left: int = 1) -> None:
    """Hide what is carried for scripts and for coming back."""
    for place, column in enumerate(columns, left):
        if not column.column.shown:
            canvas.sheet.column_dimensions[get_column_letter(place)].hidden = True


def _write_header(canvas: Canvas, columns: list[CellColumn], row: int, left: int) -> None:
    for place, column in enumerate(columns, left):
        align, indent = column.header_align
        canvas.write(row, place, column.header, HEADING.but(align=align, indent=indent))
    canvas.sheet.row_dimensions[row].height = LINE_HEIGHT * _header_lines(columns) + 4


def _header_lines(columns: list[CellColumn]) -> int:
    lines = (math.ceil(len(column.header) / (column.width - 2)) for column in columns if column.column.shown)
    return min(max(lines, default=1), MOST_LINES)


def _write_cells(canvas: Canvas, columns: list[CellColumn], row: int, left: int) -> None:
    for place, column in enumerate(columns, left):
        canvas.write_column(row, place, column.values, column.style)
        for other in (*column.hidden, *column.whole):
            canvas.write(row + other, place, column.values[other], column.style_at(other))
    _give_room(canvas, [column for column in columns if column.style.wrap], row)


def _give_room(canvas: Canvas, wrapped: list[CellColumn], row: int) -> None:
    """Make rows as high as their longest text: not every program does so by itself when it opens a file."""
    for place, values in enumerate(zip(*(column.values for column in wrapped), strict=True), row):
        pairs = zip(values, wrapped, strict=True)
        lines = max(math.ceil(len(str(value or "")) / column.width / _CHARACTERS_A_WIDTH) for value, column in pairs)
        if lines > 1:
            canvas.sheet.row_dimensions[place].height = LINE_HEIGHT * min(lines, MOST_LINES) + 3


def _write_totals(canvas: Canvas, columns: list[CellColumn], totals: list[object], row: int, left: int) -> None:
    for place, (column, total) in enumerate(zip(columns, totals, strict=True), left):
        canvas.write(row, place, total, column.foot_style(total))


def _add_list_object(canvas: Canvas, name: str, columns: list[CellColumn], rows: tuple[int, int], left: int) -> None:
    right = left + len(columns) - 1
    area = f"{get_column_letter(left)}{rows[0]}:{get_column_letter(right)}{rows[1]}"
    table = ListObject(displayName=name, ref=area, autoFilter=AutoFilter(ref=area))
    table.tableColumns = [ListColumn(id=id_, name=cell_text(c.header)) for id_, c in enumerate(columns, 1)]
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False, showColumnStripes=False)
    canvas.sheet.add_table(table)
