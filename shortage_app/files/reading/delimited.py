"""Text tables: csv, tsv and their kin, with the encoding and the delimiter found by evidence."""

import csv
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from shortage_app.files.guard.cells import Row, Unreadable
from shortage_app.files.reading.encoding import Encoding, encoding_of, garbled
from shortage_app.files.reading.layout import Top
from shortage_app.files.reading.model import Sheet
from shortage_app.files.reading.said import Findings
from shortage_app.progress import Cancelled, Progress

DELIMITERS = (";", "\t", ",", "|")
SAMPLE_LINES = 200
HEAD = 60  # rows among which the header is sought, and a look at the content below it
PROGRESS_ROWS = 20_000
SWALLOWED_LINES = 3  # a cell with this many lines that each hold delimiters has swallowed rows


@dataclass(frozen=True)
class TextTable:
    """A text table before it is read: how its letters and columns are told apart, and whether "sep=" stands first."""

    path: Path
    encoding: Encoding
    delimiter: str
    hint: bool


def text_table(path: Path, encoding: str | None, delimiter: str | None) -> TextTable:
    """How a text file is to be read; raises Unreadable where a person must choose."""
    found = encoding_of(path, encoding)
    with path.open(encoding=found.name, errors="replace", newline="") as file:
        lines = [line for line, _number in zip(file, range(SAMPLE_LINES), strict=False)]
    hint = bool(lines) and lines[0].lower().startswith("sep=") and len(lines[0].strip()) == 5
    if delimiter is None:
        delimiter = lines[0][4] if hint else _delimiter(lines)
    return TextTable(path, found, delimiter, hint)


def read_text(table: TextTable, progress: Progress) -> Sheet:
    """All rows of a text table that hold something; equal cells share their memory."""
    numbers: list[int] = []
    rows: list[Row] = []
    share: dict[str, str] = {}
    with records(table) as found:
        for number, record in found:
            if len(record) > record.count(""):
                numbers.append(number)
                rows.append([share.setdefault(cell, cell) for cell in record])
            if number % PROGRESS_ROWS == 0:
                progress.report(number, 0)
                if progress.cancelled:
                    raise Cancelled
    return Sheet("", numbers, rows)


def top_of(table: TextTable, at_least: int | None = None) -> Top:
    """The first rows of a text table that hold something, at least down to a row a person named as the header."""
    numbers: list[int] = []
    rows: list[Row] = []
    with records(table) as found:
        for number, record in found:
            if len(record) > record.count(""):
                numbers.append(number)
                rows.append([*record])
            if len(rows) >= HEAD and number >= (at_least or 0):
                break
    return Top(numbers, rows)


@contextmanager
def records(table: TextTable) -> Iterator[Iterator[tuple[int, list[str]]]]:
    """The records of a text table with their numbers, while its file is open."""
    with table.path.open(encoding=table.encoding.name, errors="replace", newline="") as file:
        yield _numbered(csv.reader(file, delimiter=table.delimiter))


def _numbered(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    number = 0
    try:
        for record in reader:
            number += 1
            yield number, record
    except csv.Error as error:
        raise Unreadable("open_quote", row=number + 1) from error


def _delimiter(lines: list[str]) -> str:
    """The mark that cuts most lines into the same number of cells, of two or more; a comma where none does."""
    best = max(DELIMITERS, key=lambda mark: _evenness(lines, mark))
    return best if _evenness(lines, best) > (0, 0) else ","


def _evenness(lines: list[str], mark: str) -> tuple[float, int]:
    """The share of rows with the commonest number of cells (of two or more), and that number."""
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=mark) if row)
    except csv.Error:
        return 0, 0
    several = {width: count for width, count in widths.items() if width > 1}
    if not several:
        return 0, 0
    width = max(several, key=lambda width: (several[width], width))
    return round(several[width] / widths.total(), 2), width


def say_about_cells(sheet: Sheet, delimiter: str, findings: Findings) -> None:
    """Warn of letters that were garbled earlier, and of quotation marks that swallowed rows."""
    for number, row in zip(sheet.numbers, sheet.rows, strict=True):
        for cell in row:
            if isinstance(cell, str) and not cell.isascii() and (word := garbled(cell)):
                findings.add("mojibake", number, value=word)
            if isinstance(cell, str) and "\n" in cell and (lines := _swallowed(cell, delimiter)):
                findings.add("swallowed_lines", number, count=lines)


def _swallowed(cell: str, delimiter: str) -> int:
    """The number of lines in a cell that look like rows; 0 for an ordinary cell."""
    lines = [line for line in cell.splitlines() if line.count(delimiter) >= 2]
    return len(lines) if len(lines) >= SWALLOWED_LINES else 0
