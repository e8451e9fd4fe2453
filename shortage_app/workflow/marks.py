"""Where the problems of a file stand in its sheet, and what repairs that were accepted do to its cells."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from shortage_app.domain.inputs import Kind
from shortage_app.domain.problem import Problem, Repair, Severity
from shortage_app.files.reading import Reading
from shortage_app.files.reading.model import ColumnFound, SheetFound, Source, as_text

__all__ = [
    "ColumnFound",
    "Locator",
    "Mark",
    "Marks",
    "Place",
    "SheetFound",
    "Source",
    "as_text",
    "marks_of",
    "with_problems",
]

UNKNOWN = "unknown_choice"
_BETWEEN_WORDS = re.compile(r"[;,/+|&\n]|\s(?:et|en|and|ou|of|or)\s", re.IGNORECASE)
_CELL = re.compile(r"([A-Z]+)(\d+)")
_CELL_PARTS = ("part_cell", "whole_cell")  # the parts of a problem that name cells of their own


@dataclass(frozen=True)
class Place:
    """Rows (1 = first) and the column (0 = A) a problem is about; without rows the column, without either the file."""

    rows: tuple[int, ...] = ()
    column: int | None = None
    letter: str = ""

    @property
    def words(self) -> str:
        """As a spreadsheet names it: G15, A9:A14, 16, or A9 … A31 where rows between are not concerned."""
        if not self.rows:
            return self.letter
        first, last = f"{self.letter}{self.rows[0]}", f"{self.letter}{self.rows[-1]}"
        if len(self.rows) == 1:
            return first
        return f"{first}:{last}" if self.rows[-1] - self.rows[0] == len(self.rows) - 1 else f"{first} … {last}"


class Locator:
    """Finds what a reading speaks of in its sheet; the texts of a column are gone through once."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._letters = {found.index: found.letter for found in reading.layout.columns}
        self._texts: dict[int, dict[str, list[int]]] = {}
        self._words: dict[int, dict[str, list[int]]] = {}

    def place(self, problem: Problem) -> Place:
        """The cells a problem is about: those its repair would change, else the one it names."""
        repair = problem.repairs[0] if problem.repairs and problem.repairs[0].kind == "replace" else None
        column = self.column(repair.column if repair else "", problem.column)
        rows: tuple[int, ...] = () if problem.row is None else (problem.row,)
        if problem.kind == UNKNOWN and column is not None:
            rows = self._rows_naming(problem.value, column) or rows
        elif repair is not None and column is not None:
            rows = repair.rows or self._rows_with(repair, column) or rows
        return Place(rows, column, self._letters.get(column, "") if column is not None else "")

    def column(self, role: str, named: str = "") -> int | None:
        """A column by its role, else by its header or letter."""
        columns = self._reading.layout.columns
        by_role = [found.index for found in columns if role and found.role == role]
        by_name = [found.index for found in columns if named and named in (found.header, found.letter, found.role)]
        return next(iter(by_role or by_name), None)

    def texts(self, column: int) -> Mapping[str, Sequence[int]]:
        """Each text of a column with the rows it stands in."""
        if column not in self._texts:
            found: dict[str, list[int]] = defaultdict(list)
            sheet = self._reading.sheet
            for number, row in zip(sheet.numbers, sheet.rows, strict=True):
                if column < len(row):
                    found[as_text(row[column]).strip()].append(number)
            self._texts[column] = found
        return self._texts[column]

    def _rows_with(self, repair: Repair, column: int) -> tuple[int, ...]:
        """The data rows whose cell a repair changes."""
        texts, fates = self.texts(column), self._reading.fates
        numbers = [number for old, _new in repair.changes for number in texts.get(old, ())]
        return tuple(sorted(number for number in numbers if fates.get(number, "refused") == "refused"))

    def _rows_naming(self, word: str, column: int) -> tuple[int, ...]:
        """The data rows whose cell is a word, or holds it beside others."""
        if column not in self._words:
            named: dict[str, list[int]] = defaultdict(list)
            for cell, rows in self.texts(column).items():
                for part in {cell, *_words(cell)}:
                    named[part] += rows
            self._words[column] = named
        fates = self._reading.fates
        rows = self._words[column].get(word, ())
        return tuple(sorted(row for row in rows if fates.get(row, "refused") == "refused"))

    def ways(self, problem: Problem) -> tuple[Repair, ...]:
        """The repairs offered, then for a word nobody knows all that it may stand for, and its rows left out."""
        table, index = self._reading.input_table, self.column("", problem.column)
        role = next((one.role for one in self._reading.layout.columns if one.index == index), "")
        if problem.kind != UNKNOWN or not role:
            return problem.repairs
        offered = [repair.changes[0][1] for repair in problem.repairs]
        others = [str(code) for code in table.column(role).choices if not any(str(code) in text for text in offered)]
        more = (Repair("replace", role, ((problem.value, code),)) for code in others)
        alone = table.column(role).kind is Kind.CHOICE
        out = (Repair("without", problem.column, (("", problem.value),)),) if alone else ()
        return (*problem.repairs, *more, *out)

    def cells(self, problem: Problem) -> Iterator[tuple[int, int]]:
        """The cells to mark; of a row that is refused as a whole its first."""
        for name in _CELL_PARTS:
            if cell := _CELL.fullmatch(str(problem.parts.get(name, ""))):
                column = self.column("", cell[1])
                if column is not None:
                    yield int(cell[2]), column
        place = self.place(problem)
        for row in place.rows:
            yield row, place.column or 0

    def mended(self, repair: Repair) -> dict[tuple[int, int], str]:
        """The cells that a repair changes, and what they are read as."""
        column = self.column(repair.column)
        if repair.kind != "replace" or column is None:
            return {}
        texts, fates = self.texts(column), self._reading.fates
        return {
            (number, column): new for old, new in repair.changes for number in texts.get(old, ()) if number not in fates
        }

    def spread(self, repairs: Iterable[Repair]) -> tuple[Repair, ...]:
        """The repairs, each replacement for every cell of its column, on top of those before it.

        An unknown cause “H” is named once; accepting its repair mends « H », « Qt, H » and « H / Ql » alike.
        """
        spread: list[Repair] = []
        read_as: dict[str, dict[str, str]] = defaultdict(dict)
        for repair in repairs:
            if repair.kind == "replace":
                changes = self._changes(repair, read_as[repair.column])
                read_as[repair.column] |= changes
                repair = replace(repair, changes=tuple(changes.items()))  # noqa: PLW2901  the same, for more cells
            spread.append(repair)
        return tuple(spread)

    def _changes(self, repair: Repair, read_as: Mapping[str, str]) -> dict[str, str]:
        """What each cell of a column is read as with one more replacement; `read_as` holds what it was before."""
        column, given = self.column(repair.column), dict(repair.changes)
        texts = self.texts(column) if column is not None else given
        words = [_changed_word(old, new) for old, new in repair.changes] if self._holds_several(repair.column) else []
        changes = dict(given)
        for cell in texts:
            now = read_as.get(cell, cell)
            mended = given.get(now) or _with_words(now, words)
            if mended != now:
                changes[cell] = mended
        return changes

    def _holds_several(self, role: str) -> bool:
        return self._reading.input_table.column(role).kind in (Kind.CHOICES, Kind.CODES)


@dataclass(frozen=True)
class Mark:
    """What the preview shows on a cell: the gravest of its problems, all of them in words, or what it is read as."""

    severity: Severity | None
    messages: tuple[str, ...] = ()
    read_as: str | None = None


Marks = Mapping[tuple[int, int], Mark]  # (row, column) → mark; rows start at 1, columns at 0


def marks_of(reading: Reading, accepted: Iterable[Repair]) -> Marks:
    """The marks of all cells: repairs that were accepted first, then what is still wrong."""
    locator = Locator(reading)
    found = {cell: Mark(None, read_as=new) for repair in accepted for cell, new in locator.mended(repair).items()}
    return with_problems(found, reading, reading.problems)


def with_problems(marks: Marks, reading: Reading, problems: Iterable[Problem]) -> Marks:
    """Marks with some more problems."""
    locator, found = Locator(reading), dict(marks)
    for problem in problems:
        severity = Severity.WARNING if problem.severity is Severity.WARNING else Severity.REFUSED
        mark = Mark(severity, (problem.message,))  # one for all cells of the problem, which may be thousands
        for cell in locator.cells(problem):
            found[cell] = _both(found[cell], mark) if cell in found else mark
    return found


def _both(before: Mark, more: Mark) -> Mark:
    grave = Severity.REFUSED in (before.severity, more.severity)
    messages = tuple(dict.fromkeys((*before.messages, *more.messages)))
    return replace(before, severity=Severity.REFUSED if grave else more.severity, messages=messages)


def _changed_word(old: str, new: str) -> tuple[str, str]:
    """What differs between two texts: ("Qt, H", "Qt, working_conditions") differ by ("H", "working_conditions")."""
    before, after = _words(old), _words(new)
    if len(before) == len(after):
        changed = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
        if len(changed) == 1:
            return changed[0]
    return old, new


def _words(text: str) -> list[str]:
    return [word.strip() for word in _BETWEEN_WORDS.split(text)]


def _with_words(cell: str, words: Sequence[tuple[str, str]]) -> str:
    for old, new in words:
        cell = re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", lambda _found, new=new: new, cell)  # type: ignore[misc]
    return cell
