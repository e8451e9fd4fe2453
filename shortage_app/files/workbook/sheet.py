"""A sheet of tables: title and sentences above, tables one below the other, notes under them, charts at their right."""

import textwrap
from dataclasses import replace
from itertools import takewhile

from openpyxl.utils import get_column_letter

from shortage_app.files.workbook.canvas import ROWS, Canvas
from shortage_app.files.workbook.draft import Draft, over_cells
from shortage_app.files.workbook.listobject import ROW_HEIGHT, Placed, hide_columns, place_table, set_widths
from shortage_app.files.workbook.page import (
    NOTE_LENGTH,
    chart_rows,
    new_notes,
    write_head,
    write_sentences,
)
from shortage_app.files.workbook.styles import NOTE, SECTION
from shortage_app.files.workbook.values import CellColumn, cell_columns, strip_legend, totals
from shortage_app.files.write_values import infinite_figures
from shortage_app.report.table import Format, Table
from shortage_app.report.workbook import Sheet
from shortage_app.text import _, ngettext

# A header frozen lower than this would leave too little of a small screen.
LOWEST_FROZEN = 12
NOTE_SIGN = "*"
_ROOM_BELOW = 40  # rows kept for totals and notes
_CHART_COLUMNS = 11
_BELOW_HEADER = 2  # rows: the header is printed on every page, and a chart beside it would be too


def draw_sheet(draft: Draft, canvas: Canvas, sheet: Sheet, row: int = 1) -> None:
    """Write the tables of a sheet from `row` on, going on to further sheets where Excel has no more rows."""
    sheet = _titled(sheet)
    _set_row_height(canvas)
    row = write_head(canvas, sheet, draft.workbook.banner, row) + 1
    row = write_sentences(canvas, sheet.sentences, row)
    first, said = row, {draft.workbook.banner}
    for table in sheet.tables:
        canvas, row = draw_table(draft, canvas, sheet, table, row)
        row = _write_notes(canvas, new_notes(_notes(table), said), row + 1) + 1
    _write_notes(canvas, new_notes(sheet.notes, said), row)
    _draw_charts(draft, canvas, sheet, first)


def draw_table(draft: Draft, canvas: Canvas, sheet: Sheet, table: Table, row: int) -> tuple[Canvas, int]:
    """Write a table; the sheet it ended on and the row after it.

    Columns that are not shown are folded away where the table is alone, and left out where others share its columns.
    """
    alone = len(sheet.tables) == 1
    rest = [column for column in cell_columns(table) if alone or column.column.shown]
    foot = totals(rest)
    if not alone or table.title not in (sheet.title, sheet.subtitle, ""):
        canvas.write(row, 1, table.title, SECTION)
        row += 1
    while True:
        room = ROWS - row - _ROOM_BELOW
        part, rest = [column.rows(0, room) for column in rest], [column.rows(room) for column in rest]
        more = bool(rest[0].values)
        set_widths(canvas, part)
        placed = place_table(canvas, draft.names.range(table.name), part, [] if more else foot, row)
        if alone:
            _freeze(canvas, placed, part)
        if not more:
            return canvas, placed.after
        canvas, row = _continued(draft, sheet)


def _continued(draft: Draft, sheet: Sheet) -> tuple[Canvas, int]:
    """A further sheet for what did not fit, and the row to go on at."""
    canvas = draft.new_sheet(sheet.name)
    _set_row_height(canvas)
    return canvas, write_head(canvas, replace(sheet, subtitle=_("Continued")), draft.workbook.banner, 1) + 1


def _titled(sheet: Sheet) -> Sheet:
    """The sheet with a title: its own, or that of its only table."""
    only = sheet.tables[0].title if len(sheet.tables) == 1 else ""
    return replace(sheet, title=sheet.title or only or sheet.name)


def _set_row_height(canvas: Canvas) -> None:
    canvas.sheet.sheet_format.defaultRowHeight = ROW_HEIGHT
    canvas.sheet.sheet_format.customHeight = True


def _freeze(canvas: Canvas, placed: Placed, columns: list[CellColumn]) -> None:
    """Keep the header in sight and on every page, and fold away the columns carried for scripts."""
    canvas.sheet.print_title_rows = f"{placed.header}:{placed.header}"
    if placed.header <= LOWEST_FROZEN:
        canvas.sheet.freeze_panes = f"{get_column_letter(1 + _naming(columns))}{placed.first}"
    hide_columns(canvas, columns)


def _naming(columns: list[CellColumn]) -> int:
    """How many columns at the left say what a row is about, and stay in sight: a code, a title, or both."""
    shown = [place for place, column in enumerate(columns) if column.column.shown][:-1]
    names = list(takewhile(lambda place: columns[place].column.format in (Format.CODE, Format.TEXT), shown[:2]))
    return names[-1] + 1 if names else 0


def _write_notes(canvas: Canvas, notes: tuple[str, ...], row: int) -> int:
    """Write notes under a table, each line with the sign of a note: no reader takes it for one more row."""
    lines = (line for note in notes for line in textwrap.wrap(note, NOTE_LENGTH, break_long_words=False))
    for line in lines:
        canvas.write(row, 1, f"{NOTE_SIGN} {line}", NOTE)
        row += 1
    return row


def _notes(table: Table) -> tuple[str, ...]:
    """What a reader of the table must know: its own notes, and those that its cells call for."""
    empty = () if len(table.rows) else (_("No rows."),)
    strips = (strip_legend(),) if any(column.format is Format.STRIP for column in table.columns) else ()
    count = infinite_figures(table)
    blank = ngettext(
        "{count} figure is left blank: it is a division by zero.",
        "{count} figures are left blank: they are divisions by zero.",
        count,
    )
    divided = (blank.format(count=count),) if count else ()
    return (*empty, *strips, *divided, *table.notes)


def _draw_charts(draft: Draft, canvas: Canvas, sheet: Sheet, row: int) -> None:
    """Draw the charts at the right of the tables, one below the other, each printed on a page of its own."""
    column = canvas.sheet.max_column + 2
    right = column + _CHART_COLUMNS - 1
    areas = [f"A1:{get_column_letter(column - 2)}{canvas.sheet.max_row}"]
    row += _BELOW_HEADER
    for chart in sheet.charts:
        height = chart_rows(chart)
        draft.add_chart(canvas, chart, over_cells((row, column), (height, _CHART_COLUMNS)))
        areas.append(f"{get_column_letter(column)}{row}:{get_column_letter(right)}{row + height}")
        row += height + 1
    if sheet.charts:
        canvas.sheet.print_area = ",".join(areas)
