"""A table in the grid of a page: no Excel table, its columns take several of the grid, and nothing is merged."""

import math
from dataclasses import dataclass

from shortage_app.files.workbook.canvas import Canvas
from shortage_app.files.workbook.styles import HEADING, Style
from shortage_app.files.workbook.values import NUMERIC, CellColumn, cell_columns, totals
from shortage_app.report.table import Format, Table

COLUMN_WIDTH = 10  # of the grid, in characters
WIDEST = 4  # columns of the grid
MOST_LINES = 3  # of a header
_LINE_HEIGHT = 14


@dataclass(frozen=True)
class GridColumn:
    """A column of a table over the columns `left` to `right` of the grid."""

    column: CellColumn
    left: int
    span: int

    @property
    def right(self) -> int:
        """The last column of the grid that it takes."""
        return self.left + self.span - 1


def grid_columns(table: Table, room: int) -> list[GridColumn]:
    """The columns of a table that fit into a grid of `room` columns, at least the first."""
    placed: list[GridColumn] = []
    left = 1
    for column in cell_columns(table):
        if not column.column.shown:
            continue
        placed.append(GridColumn(column, left, _span(column)))
        left = placed[-1].right + 1
    return [one for one in placed if one.right <= room] or placed[:1]


def write_plain_table(canvas: Canvas, columns: list[GridColumn], row: int) -> int:
    """Write the table with its header in `row`; the row after it."""
    foot = totals([one.column for one in columns])
    below = row + 1 + len(columns[0].column.values)
    for place, one in enumerate(columns):
        _write_spanned(canvas, row, one, one.column.header, _heading(one))
        for line, value in enumerate(one.column.values):
            _write_spanned(canvas, row + 1 + line, one, value, one.column.style_at(line).but(wrap=False))
        if foot:
            _write_spanned(canvas, below, one, foot[place], one.column.foot_style(foot[place]))
    lines = max((math.ceil(len(one.column.header) / COLUMN_WIDTH) for one in columns if one.span == 1), default=1)
    canvas.sheet.row_dimensions[row].height = _LINE_HEIGHT * min(max(lines, 2), MOST_LINES) + 2
    return below + bool(foot)


def _span(column: CellColumn) -> int:
    if column.column.format in NUMERIC or column.column.format is Format.FLAG:
        return 1 if max(len(word) for word in column.header.split()) <= COLUMN_WIDTH else 2
    longest = max(len(str(value or "")) for value in (*column.values, column.header))
    return min(max(1, math.ceil(longest / COLUMN_WIDTH)), WIDEST)


def _heading(one: GridColumn) -> Style:
    align, indent = one.column.header_align
    align = "right" if one.span > 1 and align == "center" else align
    return HEADING.but(align=align, indent=indent, wrap=one.span == 1)


def _write_spanned(canvas: Canvas, row: int, one: GridColumn, value: object, style: Style) -> None:
    """Figures stand in the last column of the grid that theirs takes, words in the first and over the others."""
    cells: list[object] = [None] * one.span
    cells[-1 if style.align in ("right", "center") or isinstance(value, int | float) else 0] = value
    canvas.write_row(row, one.left, cells, style)
