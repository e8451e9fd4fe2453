"""Writing the example's files so that the same content gives the same bytes: nothing of the clock enters them."""

import csv
import datetime
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

SYNTHETIC = "Données synthétiques – exemple, aucun chiffre réel"
SYNTHETIC_NL = "Synthetische gegevens – voorbeeld, geen echte cijfers"
A_DAY = datetime.datetime(2020, 1, 1)
Cell = str | int | float | datetime.date | None

_BOLD = Font(bold=True)
_TITLE = Font(bold=True, size=14)
_SMALL = Font(italic=True, size=9, color="00596573")
_HEAD = PatternFill("solid", fgColor="00DCE8F4")
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)


@dataclass(frozen=True)
class Sheet:
    """A sheet as an office makes it: titles, one or two rows of headers, the table, and what stands below.

    parents: a header above some columns, as (text, first column, last column), 1 = first; a column under none of them
    has its own header merged over both rows. formats: column → number format. total: the last row of the table.
    """

    name: str
    titles: Sequence[str]
    headers: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    parents: Sequence[tuple[str, int, int]] = ()
    total: Sequence[Cell] = ()
    notes: Sequence[str] = ()
    formats: dict[int, str] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)


def write_xlsx(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write a workbook; its dates, and those inside the package, are all the same day."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name), sheet)
    book.properties.creator = SYNTHETIC
    book.properties.created = A_DAY
    raw = io.BytesIO()
    book.save(raw)
    path.write_bytes(_without_clock(raw))


def write_csv(
    path: Path,
    headers: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    encoding: str = "utf-8",
    titles: Sequence[str] = (),
) -> None:
    """Write a Belgian CSV: semicolons, decimal commas, Windows line ends."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerows([title] for title in titles)
        writer.writerow(headers)
        writer.writerows([_belgian(cell) for cell in row] for row in rows)


def _belgian(cell: Cell) -> str:
    if isinstance(cell, float):
        return f"{cell:.1f}".replace(".", ",")
    if isinstance(cell, datetime.date):
        return cell.strftime("%d/%m/%Y")
    return "" if cell is None else str(cell)


def _fill(target: Worksheet, sheet: Sheet) -> None:
    for row, title in enumerate(sheet.titles, 1):
        target.cell(row, 1, title).font = _TITLE if row == 1 else _SMALL
    last = _write_headers(target, sheet, len(sheet.titles) + 2) if sheet.headers else len(sheet.titles)
    for row, cells in enumerate(sheet.rows, last + 1):
        _write_row(target, row, cells, sheet.formats)
    bottom = last + len(sheet.rows)
    if sheet.total:
        bottom += 1
        _write_row(target, bottom, sheet.total, sheet.formats)
        for total in target[bottom]:
            total.font = _BOLD
    for row, note in enumerate(sheet.notes, bottom + 2):
        target.cell(row, 1, note).font = _SMALL
    if sheet.headers:
        target.freeze_panes = f"A{last + 1}"
    for column in range(1, len(sheet.headers) + 1):
        target.column_dimensions[get_column_letter(column)].width = sheet.widths.get(column, 14)


def _write_headers(target: Worksheet, sheet: Sheet, row: int) -> int:
    """Write the header from `row` on and return the number of its last row."""
    last = row + 1 if sheet.parents else row
    grouped = {column for _text, first, final in sheet.parents for column in range(first, final + 1)}
    for column, header in enumerate(sheet.headers, 1):
        own = last if column in grouped or not sheet.parents else row
        target.cell(own, column, header)
        if own < last:
            target.merge_cells(start_row=own, end_row=last, start_column=column, end_column=column)
    for text, first, final in sheet.parents:
        target.cell(row, first, text)
        target.merge_cells(start_row=row, end_row=row, start_column=first, end_column=final)
    for cells in target.iter_rows(min_row=row, max_row=last, max_col=len(sheet.headers)):
        for head in cells:
            head.font, head.fill, head.alignment = _BOLD, _HEAD, _MIDDLE
    return last


def _write_row(target: Worksheet, row: int, cells: Sequence[Cell], formats: dict[int, str]) -> None:
    for column, value in enumerate(cells, 1):
        if value is None or value == "":
            continue
        cell = target.cell(row, column, value)
        if column in formats:
            cell.number_format = formats[column]


def _without_clock(raw: io.BytesIO) -> bytes:
    """The same package with every date set to one day."""
    result = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            content = source.read(item)
            if item.filename == "docProps/core.xml":
                stamp = A_DAY.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, content)
            fixed = zipfile.ZipInfo(item.filename, A_DAY.timetuple()[:6])
            fixed.compress_type, fixed.external_attr, fixed.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            target.writestr(fixed, content)
    return result.getvalue()
