"""Files as people hand them in, made on the spot: good ones, odd ones, and ones made to do harm."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import xlwt
from openpyxl.worksheet.worksheet import Worksheet

from shortage_app.files.reading import Reading, ReadOptions, read_table

Rows = Sequence[Sequence[Any]]
LIST_HEADER = ["Code métier", "Intitulé", "Causes", "Offres reçues"]
LIST_ROWS = [
    ["A1101", "Boucher", "quantitatif", 27],
    ["A1102", "Boulanger", "qualitatif", 402],
    ["B2201", "Carreleur", "quantitatif, qualitatif", 57],
]
EXITS_HEADER = ["Cohorte", "Code produit", "Genre", "Niveau d'études", "Sortants", "Emploi"]


def xlsx(path: Path, rows: Rows, sheet: str = "Liste", then: Callable[[Worksheet], None] | None = None) -> Path:
    """A workbook of one sheet; `then` does to the sheet what rows cannot say."""
    book = openpyxl.Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = sheet
    for row in rows:
        page.append(list(row))
    if then is not None:
        then(page)
    book.save(path)
    return path


def xlsx_sheets(path: Path, sheets: Mapping[str, Rows], hidden: Iterable[str] = ()) -> Path:
    """A workbook of several sheets, some of them hidden."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(list(row))
        if name in hidden:
            page.sheet_state = "hidden"
    book.save(path)
    return path


def xls(path: Path, rows: Rows) -> Path:
    """A workbook as Excel 97 to 2003 wrote it."""
    book = xlwt.Workbook()
    page = book.add_sheet("Liste")
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell is not None:
                page.write(number, column, cell)
    book.save(str(path))
    return path


def ods(path: Path, rows: Rows) -> Path:
    """A workbook as LibreOffice writes it."""
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    book = OpenDocumentSpreadsheet()
    table = Table(name="Liste")
    for row in rows:
        line = TableRow()
        for cell in row:
            is_number = isinstance(cell, int | float)
            box = TableCell(valuetype="float", value=str(cell)) if is_number else TableCell(valuetype="string")
            box.addElement(P(text="" if cell is None else str(cell)))
            line.addElement(box)
        table.addElement(line)
    book.spreadsheet.addElement(table)
    book.save(str(path))
    return path


def text(path: Path, rows: Rows, delimiter: str = ";", encoding: str = "utf-8") -> Path:
    """A text table."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    path.write_bytes(buffer.getvalue().encode(encoding))
    return path


def changed_part(path: Path, part: str, change: Callable[[bytes], bytes], unpacked: bool = False) -> Path:
    """The workbook with one part of its zip changed."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[part] = change(parts.get(part, b""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED if unpacked else zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


SHEET = "xl/worksheets/sheet1.xml"


def read_list(path: Path, **options: Any) -> Reading:
    """A file read as a shortage list, with every row accounted for."""
    return accounted(read_table(path, "shortage-list", ReadOptions(**options)))


def read_exits(path: Path, **options: Any) -> Reading:
    """A file read as exits, with every row accounted for."""
    return accounted(read_table(path, "exits", ReadOptions(**options)))


def accounted(reading: Reading) -> Reading:
    """The reading, after a look at its sums: imported + refused + ignored are the rows of the sheet."""
    counts = reading.counts
    assert counts.imported + counts.refused + counts.ignored_total == counts.rows
    assert not reading.fatal or reading.table.empty
    for problem in reading.problems:
        assert problem.message, problem.kind
    return reading


def kinds(reading: Reading) -> set[str]:
    """The kinds of problems of a reading."""
    return {problem.kind for problem in reading.problems}


def places(reading: Reading, kind: str) -> list[tuple[int | None, str]]:
    """Row and column of the problems of a kind."""
    return [(problem.row, problem.column) for problem in reading.problems if problem.kind == kind]
