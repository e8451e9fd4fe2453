"""From description to bytes: every sheet drawn in turn, the document described, the language kept."""

from datetime import UTC, datetime

from openpyxl import Workbook as Book

from shortage_app import text
from shortage_app.files.workbook.canvas import Canvas
from shortage_app.files.workbook.draft import Draft
from shortage_app.files.workbook.package import package
from shortage_app.files.workbook.page import draw_page
from shortage_app.files.workbook.sheet import draw_sheet
from shortage_app.files.write_values import writable
from shortage_app.progress import UNWATCHED, Progress, step
from shortage_app.report.table import Table
from shortage_app.report.workbook import Sheet, Workbook


def workbook_bytes(workbook: Workbook, progress: Progress = UNWATCHED) -> bytes:
    """The workbook as an .xlsx file, the same bytes for the same description."""
    with text.speaking(workbook.language):
        draft = Draft(workbook)
        for done, sheet in enumerate(workbook.sheets):
            step(progress, done, len(workbook.sheets))
            draw(draft, draft.new_sheet(sheet.name), sheet)
        return finished(draft)


def draw(draft: Draft, canvas: Canvas, sheet: Sheet, row: int = 1) -> None:
    """Draw one sheet from `row` on: a page, or tables."""
    if sheet.is_page:
        draw_page(draft, canvas, sheet, row)
    else:
        draw_sheet(draft, canvas, sheet, row)


def table_xlsx(table: Table) -> bytes:
    """One table as an .xlsx file of one sheet, in the language spoken now."""
    sheet = Sheet(name=table.name, title=table.title, tables=(table,))
    return workbook_bytes(Workbook(title=table.title, language=text.language(), sheets=(sheet,)))


def finished(draft: Draft) -> bytes:
    """The workbook in the making as the bytes of a file."""
    draft.finish()
    _describe(draft.book, draft.workbook)
    return package(draft.book, draft.alternatives)


def _describe(book: Book, workbook: Workbook) -> None:
    about, told = book.properties, workbook.properties
    about.title, about.language = writable(workbook.title), workbook.language
    about.creator = about.lastModifiedBy = writable(told.author) or None
    about.subject, about.keywords = writable(told.subject) or None, writable(told.keywords) or None
    about.description = writable(told.description) or None
    about.created = about.modified = told.created or datetime.now(UTC).replace(tzinfo=None, microsecond=0)
