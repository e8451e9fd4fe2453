"""The guarded child: checks a workbook, parses it with calamine, and answers in pickled messages.

Questions are tuples: ("open", path), ("rows", sheet), ("zeros", sheet, columns). Answers are tuples whose first
word says what follows; ("refused", Unreadable) stands for any of them.
"""

import contextlib
import gc
import zipfile
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from shortage_app.files.guard import limits, package, second_look
from shortage_app.files.guard.cells import Row, SheetInfo, SheetMarks, Unreadable

HEAD = 60  # rows that hold something, enough for titles, header and a look at the content
CHUNK = 10_000
MAX_SHEETS = 100


def serve(connection: Connection) -> None:
    """Answer questions until the program closes the connection."""
    limits.confine()
    gc.disable()  # a sheet is millions of cells and no cycles: looking for some would take a third of the time
    opened: _Opened | None = None
    with contextlib.suppress(EOFError, OSError):
        while True:
            question = connection.recv()
            try:
                if question[0] == "open":
                    opened = None  # the memory of the file before is free before the next is parsed
                    opened = _Opened(Path(question[1]))
                    connection.send(("opened", opened.infos()))
                elif opened is not None and question[0] == "rows":
                    opened.send_rows(question[1], connection)
                elif opened is not None and question[0] == "zeros":
                    connection.send(("zeros", opened.zeros(question[1], question[2])))
            except Unreadable as refusal:
                connection.send(("refused", refusal))
            except MemoryError:
                opened = None
                connection.send(("refused", Unreadable("too_large")))


class _Opened:
    """The workbook the child holds open, with the sheets parsed so far."""

    def __init__(self, path: Path) -> None:
        import python_calamine as calamine

        self.path = path
        self.is_zip = zipfile.is_zipfile(path)
        limits.allow(limits.MEMORY if self.is_zip else limits.MEMORY_OLD)
        self.marked = package.check_package(path) if self.is_zip else frozenset()
        try:
            self.book = calamine.load_workbook(str(path))
            self.sheets = {
                sheet.name: (
                    self.book.get_sheet_by_name(sheet.name),
                    sheet.visible == calamine.SheetVisibleEnum.Visible,
                )
                for sheet in self.book.sheets_metadata[:MAX_SHEETS]
                if sheet.typ == calamine.SheetTypeEnum.WorkSheet
            }
        except calamine.PasswordError as error:
            raise Unreadable("password") from error
        except (calamine.CalamineError, OSError) as error:
            raise Unreadable("damaged") from error

    def infos(self) -> list[SheetInfo]:
        """Name, visibility and first rows of every sheet."""
        return [self._info(name) for name in self.sheets]

    def _info(self, name: str) -> SheetInfo:
        sheet, visible = self.sheets[name]
        numbers, head = [], []
        for number, row in enumerate(sheet.iter_rows(), start=1):
            if row.count("") < len(row):
                numbers.append(number)
                head.append(_cells(row))
                if len(head) == HEAD:
                    break
        rows = (sheet.end or (-1, -1))[0] + 1
        return SheetInfo(name, visible, tuple(numbers), tuple(head), rows, self._merged(name))

    def send_rows(self, name: str, connection: Connection) -> None:
        """Send every row that holds something, in chunks, then what the second look found."""
        numbers: list[int] = []
        rows: list[Row] = []
        for number, row in enumerate(self.sheets[name][0].iter_rows(), start=1):
            if row.count("") < len(row):
                numbers.append(number)
                rows.append(_cells(row))
            if len(rows) == CHUNK or number % (10 * CHUNK) == 0:
                connection.send(("rows", number, numbers, rows))
                numbers, rows = [], []
        connection.send(("rows", 0, numbers, rows))
        connection.send(("end", self._marks(name)))

    def _merged(self, name: str) -> tuple[tuple[int, int, int, int], ...]:
        ranges = self.sheets[name][0].merged_cell_ranges or ()
        return tuple((top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in ranges)

    def _marks(self, name: str) -> SheetMarks:
        part = self._part(name)
        found = SheetMarks()
        if part:
            found = second_look.marks(self.path, part) if part in self.marked else SheetMarks(looked=True)
            found = replace(found, from_1904=second_look.is_1904(self.path))
        return replace(found, merged=self._merged(name))

    def zeros(self, name: str, columns: tuple[int, ...]) -> dict[tuple[int, int], int]:
        """The cells of the columns that are formatted as zeros alone."""
        part = self._part(name)
        return second_look.zero_formats(self.path, part, columns) if part else {}

    def _part(self, name: str) -> str:
        """The xml part of a sheet; "" where the file is no xlsx."""
        if not self.is_zip:
            return ""
        with zipfile.ZipFile(self.path) as file:
            names = set(file.namelist())
        if second_look.WORKBOOK not in names:
            return ""
        part = second_look.parts_of_sheets(self.path).get(name, "")
        return part if part in names else ""


def _cells(row: list[Any]) -> Row:
    """A row without booleans, which would equal the numbers 0 and 1."""
    if bool not in map(type, row):
        return row
    return [("TRUE" if cell else "FALSE") if isinstance(cell, bool) else cell for cell in row]
