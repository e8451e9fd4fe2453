"""A page of the workbook: title, cards, each chart beside its table, sentences and notes; read from top to bottom.

Nothing is merged: words that are longer than their cell run over the blank cells at their right, and long ones are
broken into lines, so that screen readers and copying meet one text a cell.
"""

import textwrap
from collections.abc import Iterable

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break

from shortage_app.files.workbook import palette
from shortage_app.files.workbook.canvas import Canvas
from shortage_app.files.workbook.cards import CARD_WIDTH, CARDS_A_ROW, place_cards
from shortage_app.files.workbook.draft import Draft, over_cells
from shortage_app.files.workbook.plain_table import COLUMN_WIDTH, GridColumn, grid_columns, write_plain_table
from shortage_app.files.workbook.styles import BANNER, LEAD, NOTE, SECTION, SENTENCE, SUBTITLE, TITLE, Style
from shortage_app.report.chart import BulletChart, Chart, PointChart
from shortage_app.report.sentence import Sentence, Tone
from shortage_app.report.table import Table
from shortage_app.report.workbook import Sheet
from shortage_app.text import ngettext

COLUMNS = CARDS_A_ROW * CARD_WIDTH
TABLE_COLUMNS = 8  # at most, beside a chart
CHART_ROWS = 16  # at least
_ROWS_AROUND = 5  # for title, axis and legend
ROWS_A_PAPER = 72  # of A4 upright, at the width of the page
LINE_LENGTH = 150  # characters across the page
NOTE_LENGTH = 170
TITLE_HEIGHT, SECTION_HEIGHT = 30, 22

_MARKS = {Tone.ESTABLISHED: "✓ ", Tone.NOT_ESTABLISHED: "✗ ", Tone.WARNING: "⚠ ", Tone.PLAIN: ""}


def draw_page(draft: Draft, canvas: Canvas, sheet: Sheet, row: int = 1) -> None:
    """Lay out a page from `row` on."""
    _set_grid(canvas)
    row = write_head(canvas, sheet, draft.workbook.banner, row) + 1
    row = place_cards(draft, canvas, sheet.cards, row)
    sentences, paper = sheet.sentences, 1
    said = {draft.workbook.banner}
    at_the_end = new_notes(sheet.notes, said)
    for chart in sheet.charts:
        notes = new_notes((chart.subtitle, *chart.notes, *chart.table.notes), said)
        start, row = row, _draw_section(draft, canvas, chart, notes, sentences, row)
        sentences = ()
        if row - paper > ROWS_A_PAPER and start > paper:
            paper = _begin_paper(canvas, start)
    row = write_sentences(canvas, sentences, row)
    row = write_lines(canvas, at_the_end, row)
    _fit_paper(canvas, row)


def write_head(canvas: Canvas, sheet: Sheet, banner: str, row: int) -> int:
    """Write title, subtitle and banner from `row` on; the row after them."""
    canvas.write(row, 1, sheet.title or sheet.name, TITLE)
    canvas.sheet.row_dimensions[row].height = TITLE_HEIGHT
    row += 1
    for words, style in ((sheet.subtitle, SUBTITLE), (banner, BANNER)):
        if words:
            canvas.write(row, 1, words, style)
            row += 1
    return row


def write_sentences(canvas: Canvas, sentences: tuple[Sentence, ...], row: int, length: int = LINE_LENGTH) -> int:
    """Write sentences, broken into lines of `length` characters; the row after them and a blank one."""
    for sentence in sentences:
        mark = _MARKS[sentence.tone]
        if sentence.lead:
            canvas.write(row, 1, f"{mark}{sentence.lead}", LEAD)
            mark, row = "", row + 1
        row = _write_wrapped(canvas, f"{mark}{sentence.text}", SENTENCE, row, length)
    return row + 1 if sentences else row


def write_lines(canvas: Canvas, notes: tuple[str, ...], row: int, length: int = NOTE_LENGTH) -> int:
    """Write notes in small, broken into lines; the row after them."""
    for note in notes:
        row = _write_wrapped(canvas, note, NOTE, row, length)
    return row


def new_notes(notes: Iterable[str], said: set[str]) -> tuple[str, ...]:
    """The notes that the sheet has not `said` yet, which from now on it has."""
    new = tuple(note for note in dict.fromkeys(notes) if note and note not in said)
    said.update(new)
    return new


def _write_wrapped(canvas: Canvas, words: str, style: Style, row: int, length: int) -> int:
    for line in textwrap.wrap(words, length, break_long_words=False, break_on_hyphens=False):
        canvas.write(row, 1, line, style)
        row += 1
    return row


def _set_grid(canvas: Canvas) -> None:
    canvas.sheet.sheet_view.showGridLines = False  # of a template's sheet too
    canvas.sheet.sheet_properties.tabColor = palette.ACCENT
    for column in range(1, COLUMNS + 1):
        canvas.sheet.column_dimensions[get_column_letter(column)].width = COLUMN_WIDTH


def _fit_paper(canvas: Canvas, last_row: int) -> None:
    """Upright, and as wide as the paper."""
    canvas.sheet.print_area = f"A1:{get_column_letter(COLUMNS)}{last_row}"
    canvas.sheet.page_setup.orientation = "portrait"


def _begin_paper(canvas: Canvas, row: int) -> int:
    """Keep a section whole: it begins a new sheet of paper."""
    canvas.sheet.row_breaks.append(Break(id=row - 1))
    return row


def _draw_section(
    draft: Draft, canvas: Canvas, chart: Chart, notes: tuple[str, ...], sentences: tuple[Sentence, ...], row: int
) -> int:
    """A chart at the right of its table, or below it where the table is wide; the row after both and a blank one."""
    columns = grid_columns(chart.table, COLUMNS)
    beside = columns[-1].right <= TABLE_COLUMNS
    length = LINE_LENGTH * TABLE_COLUMNS // COLUMNS if beside else LINE_LENGTH
    heading: list[object] = [chart.table.title or chart.title] + [None] * (COLUMNS - 1)
    canvas.write_row(row, 1, heading, SECTION.but(bottom=palette.AXIS))
    canvas.sheet.row_dimensions[row].height = SECTION_HEIGHT
    below = write_plain_table(canvas, columns, row + 1)
    below = write_lines(canvas, (*_left_out(chart.table, columns), *notes), below, length) + 1
    below = write_sentences(canvas, sentences, below, length)
    if beside:
        place, width = (row + 1, TABLE_COLUMNS + 1), COLUMNS - TABLE_COLUMNS
    else:
        place, width = (below, 1), COLUMNS
    height = chart_rows(chart)
    draft.add_chart(canvas, chart, over_cells(place, (height, width)))
    return max(below, place[0] + height) + 1


def _left_out(table: Table, columns: list[GridColumn]) -> tuple[str, ...]:
    """What a table says that has more columns than the page."""
    count = sum(column.shown for column in table.columns) - len(columns)
    words = ngettext(
        "{count} further column of this table does not fit on the page.",
        "{count} further columns of this table do not fit on the page.",
        count,
    )
    return (words.format(count=count),) if count else ()


def chart_rows(chart: Chart) -> int:
    """How many rows a chart takes: more where many bars lie below each other."""
    if isinstance(chart, PointChart):
        return max(CHART_ROWS, _ROWS_AROUND + sum(max(1, len(row.points)) for row in chart.rows))
    if isinstance(chart, BulletChart):
        return max(CHART_ROWS, _ROWS_AROUND + 2 * len(chart.rows))
    return CHART_ROWS if chart.vertical else max(CHART_ROWS, _ROWS_AROUND + len(chart.bars))
