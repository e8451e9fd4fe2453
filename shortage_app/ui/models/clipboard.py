"""Rows of a table for the clipboard: text with tabs, and HTML in which Excel finds real numbers and codes as text."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData

from shortage_app.report.table import TableColumn
from shortage_app.text import _
from shortage_app.ui.models import cells
from shortage_app.ui.models.table_model import TableModel

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_HTML = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head>'
    "<body><table>{rows}</table></body></html>"
)


def _text(column: TableColumn, value: object, hidden: bool) -> str:
    if hidden:
        return cells.hidden_words()
    text = cells.for_excel(column, value)
    # Excel would run a text that starts so as a formula; the apostrophe says it is text.
    return f"'{text}" if text.startswith(FORMULA_STARTS) and not cells.is_number(column) else text


def as_text(model: TableModel, rows: Sequence[int], columns: Sequence[int]) -> str:
    """Shown rows with headings, cells parted by tabs, numbers in full with the decimal mark of the language."""
    head = "\t".join(_(model.columns[column].label) for column in columns)
    lines = ("\t".join(_text(*model.cell(row, column)) for column in columns) for row in rows)
    return "\r\n".join((head, *lines, ""))


def _html_cell(column: TableColumn, value: object, hidden: bool) -> str:
    if hidden:
        return f"<td>{escape(cells.hidden_words())}</td>"
    if cells.is_number(column) and value is not None:
        return f'<td x:num="{value}">{escape(cells.words(column, value))}</td>'
    return f"<td style='mso-number-format:\"\\@\"'>{escape(cells.for_excel(column, value))}</td>"


def as_html(model: TableModel, rows: Sequence[int], columns: Sequence[int]) -> str:
    """The same as a table in which numbers are numbers and everything else is text for ever."""
    head = "".join(f"<th>{escape(_(model.columns[column].label))}</th>" for column in columns)
    lines = ("".join(_html_cell(*model.cell(row, column)) for column in columns) for row in rows)
    return _HTML.format(rows="".join(f"<tr>{line}</tr>" for line in (head, *lines)))


def mime_data(model: TableModel, rows: Sequence[int], columns: Sequence[int]) -> QMimeData:
    """Both, for the clipboard or a drag."""
    carried = QMimeData()
    carried.setText(as_text(model, rows, columns))
    carried.setHtml(as_html(model, rows, columns))
    return carried
