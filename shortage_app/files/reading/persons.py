"""Exits of persons read in chunks and turned into counts; no row of a person outlives the reading.

Each column is kept as small integers, some 40 bytes a row in all, until the last exit of every person is known.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.inputs import EXIT_PERSONS, Column
from shortage_app.files.guard.cells import Cell
from shortage_app.files.reading.habits import Habits, habits_of
from shortage_app.files.reading.layout import Header
from shortage_app.files.reading.model import ReadOptions, as_text
from shortage_app.files.reading.odd import SHOWN
from shortage_app.files.reading.parsers import parse_all
from shortage_app.files.reading.person_chunks import NOBODY, SOMEBODY, Chunk, Coded
from shortage_app.files.reading.person_counts import MISSING, count_exits, earlier_exits, without
from shortage_app.files.reading.rows import Judge
from shortage_app.files.reading.said import Findings, Spoken
from shortage_app.files.reading.suggest import nearest_choice, ways_to_read
from shortage_app.files.reading.values import ASKED, Flaw, Parsed, Total
from shortage_app.progress import Cancelled, Progress

NEEDED = (c.COHORT_YEAR, c.PRODUCT_CODE, c.GENDER, c.EDUCATION_LEVEL)
COUNTED = frozenset(column.name for column in EXIT_PERSONS.columns) - {c.PERSON_ID}
OLDEST = 1000  # years or months
REFUSED, TOTAL = -2, -3  # below MISSING
Integers = npt.NDArray[np.int64]


@dataclass
class PersonsRead:
    """What became of the rows below the header: the counts, and how many rows were taken, refused, ignored."""

    table: pd.DataFrame
    imported: int
    refused: int
    ignored: Counter[str]
    last_row: int
    years: tuple[int, ...]


@dataclass
class _Odd:
    """An odd cell: where it stands first, and in how many rows."""

    row: int
    cell: str
    flaw: Flaw
    count: int = 0


@dataclass
class _Column:
    """One mapped column: how it is read, its distinct texts so far, its odd cells with their first row and count."""

    column: Column
    header: str
    said: Mapping[str, str]
    replacements: Mapping[str, str]
    habits: Habits | None = None
    texts: dict[str, int] = field(default_factory=dict)
    odd: dict[tuple[str, str], _Odd] = field(default_factory=dict)
    known: dict[Cell, int] = field(default_factory=dict)
    warned: dict[Cell, Flaw] = field(default_factory=dict)
    refusals: dict[Cell, Flaw] = field(default_factory=dict)

    def integers(self, coded: Coded, numbers: Integers) -> Integers:
        """The cells of a chunk as codes of texts, numbers, flags or days; MISSING, REFUSED and TOTAL below zero."""
        if self.habits is None:
            self.habits = habits_of(self.column, coded.cells, self.said, self.column.required)
        cells = [*coded.cells, ""]  # the last for the code -1, a cell that is not there
        self._learn([cell for cell in cells if cell not in self.known], self.habits)
        for code, cell in enumerate(cells[:-1]):
            if cell in self.warned:
                self._note(cell, self.warned[cell], numbers[coded.codes == code])
        return np.array([self.known[cell] for cell in cells], dtype=np.int64)[coded.codes]

    def _learn(self, cells: Sequence[Cell], habits: Habits) -> None:
        meant = {cell: self.replacements.get(as_text(cell), cell) for cell in cells}
        parsed = parse_all(set(meant.values()), self.column, habits)
        for cell, instead in meant.items():
            value = _in_range(parsed[instead], self.column.name)
            if isinstance(value, Flaw):
                (self.refusals if value.refuses else self.warned)[cell] = value
            self.known[cell] = self._integer(value)

    def _integer(self, value: Parsed) -> int:
        if isinstance(value, Total):
            return TOTAL
        if isinstance(value, Flaw):
            if value.refuses:
                return REFUSED
            value = value.value
        if value is None or value == "":
            return MISSING
        if self.column.name == c.EXIT_DATE:
            return int(pd.Timestamp(str(value)).toordinal())
        if isinstance(value, str):
            return self.texts.setdefault(value, len(self.texts))
        assert isinstance(value, int | float)  # no hidden count stands in the row of a person
        return int(np.ceil(value))

    def _note(self, cell: Cell, flaw: Flaw, rows: Integers) -> None:
        """Count the rows of an odd cell; a question about the whole column is one, whatever the cell."""
        if len(rows):
            key = (flaw.kind, "" if flaw.kind in ASKED else as_text(cell))
            seen = self.odd.setdefault(key, _Odd(int(rows[0]), as_text(cell)[:SHOWN], flaw))
            seen.count += len(rows)

    def say(self, findings: Findings) -> None:
        """Say each odd cell once, with its first row and the number of its rows."""
        for (kind, _cell), odd in self.odd.items():
            asked = kind in ASKED
            repairs = ways_to_read(self.column, kind) if asked else nearest_choice(self.column, odd.cell, odd.cell)
            parts = {**odd.flaw.parts, "label": Spoken(self.column.label), "count": odd.count}
            findings.add(
                kind, odd.row, self.header, odd.cell, repairs if asked or kind == "unknown_choice" else (), parts
            )


def _in_range(value: Parsed, name: str) -> Parsed:
    """An age or a number of months that nobody can have is left blank."""
    beyond = name in (c.AGE, c.MONTHS_TO_WORK) and isinstance(value, float) and value > OLDEST
    return Flaw("out_of_range") if beyond else value


def read_persons(
    chunks: Iterable[Chunk],
    header: Header,
    fixed: Mapping[str, str],
    options: ReadOptions,
    findings: Findings,
    progress: Progress,
) -> PersonsRead:
    """Count the last exit of every person and cohort; the rows above the header are the caller's to count."""
    reader = _PersonReader(header, fixed, options, findings)
    for chunk in chunks:
        reader.take(chunk)
        progress.report(int(chunk.numbers[-1]), 0)
        del chunk  # before the next is read
        if progress.cancelled:
            raise Cancelled
    return reader.finish()


class _PersonReader:
    """Collects the integers of good rows chunk by chunk, and counts what becomes of the others."""

    def __init__(self, header: Header, fixed: Mapping[str, str], options: ReadOptions, findings: Findings) -> None:
        self._judge, self._findings, self._options = Judge(header, EXIT_PERSONS), findings, options
        self._width = len(header.columns)
        self._fixed = fixed
        self._person = next(found.index for found in header.columns if found.role == c.PERSON_ID)
        self._places = {found.role: found.index for found in reversed(header.columns) if found.role in COUNTED}
        headers = {found.role: found.header or found.letter for found in reversed(header.columns)}
        self._columns = {name: _column(name, headers.get(name, name), options) for name in (*self._places, *fixed)}
        self._kept: dict[str, list[npt.NDArray[np.integer]]] = {name: [] for name in (c.PERSON_ID, *self._columns)}
        self._refused = 0
        self._ignored: Counter[str] = Counter()
        self._last_row = header.last

    def take(self, chunk: Chunk) -> None:
        """Read a chunk, keep its good rows as small integers, and settle the others one by one."""
        values = {name: self._columns[name].integers(self._coded(name, chunk), chunk.numbers) for name in self._columns}
        good = (chunk.persons != NOBODY) & ~chunk.surplus
        for name, column in values.items():
            good &= column > (MISSING if name in NEEDED else REFUSED)
        for place in np.flatnonzero(~good):
            self._settle(chunk, values, int(place))
        if good.any():
            self._last_row = max(self._last_row, int(chunk.numbers[good][-1]))
        self._kept[c.PERSON_ID].append(chunk.persons[good])
        for name, column in values.items():
            self._kept[name].append(_small(column[good]))

    def _coded(self, name: str, chunk: Chunk) -> Coded:
        if name in self._fixed:
            return Coded(np.zeros(len(chunk.numbers), dtype=np.int64), [self._fixed[name]])
        return chunk.columns[self._places[name]]

    def _settle(self, chunk: Chunk, values: Mapping[str, Integers], place: int) -> None:
        """Ignore a row by its rule, or refuse it with its reason."""
        row = chunk.row(place, self._width)
        if chunk.persons[place] != NOBODY:
            row[self._person] = SOMEBODY
        if all(cell == "" or (isinstance(cell, str) and not cell.strip()) for cell in row) and not chunk.surplus[place]:
            return  # blank rows are what is left over when all others are counted
        number = int(chunk.numbers[place])
        self._last_row = max(self._last_row, number)
        total = any(column[place] == TOTAL for column in values.values())
        rule = "total" if total else "repeated_header" if self._judge.repeats(row) else self._judge.rule(row)
        if rule:
            self._ignored[rule] += 1
            return
        self._refused += 1
        self._say_why(chunk, values, place, number)

    def _say_why(self, chunk: Chunk, values: Mapping[str, Integers], place: int, number: int) -> None:
        if chunk.surplus[place]:
            self._findings.add("too_many_cells", number)
            return
        for name, column in values.items():
            if column[place] == REFUSED:
                coded = self._coded(name, chunk)
                code = int(coded.codes[place])
                cell = coded.cells[code] if code >= 0 else ""
                flaw = self._columns[name].refusals[cell]
                self._findings.add(
                    flaw.kind, number, self._columns[name].header, as_text(cell)[:SHOWN], parts=flaw.parts
                )
                return
        blank = next((name for name in NEEDED if name in values and values[name][place] == MISSING), c.PERSON_ID)
        label = Spoken(EXIT_PERSONS.column(blank).label)
        self._findings.add("missing_value", number, label, parts={"label": label})

    def finish(self) -> PersonsRead:
        """The counts of the last exits; everything of single persons is dropped here."""
        for column in self._columns.values():
            column.say(self._findings)
        joined = {name: np.concatenate(self._kept.pop(name)) for name in list(self._kept) if self._kept[name]}
        people = joined.pop(c.PERSON_ID, np.empty(0, np.uint64))
        years = tuple(sorted(int(year) for year in pd.unique(joined.get(c.COHORT_YEAR, np.empty(0, np.int16)))))
        earlier = earlier_exits(people, joined.get(c.COHORT_YEAR), joined.get(c.EXIT_DATE))
        gone = int(earlier.sum())
        imported = len(people) - gone
        del people
        joined = without(joined, earlier)
        table = count_exits(joined, self._texts(), self._options.domains, self._findings)
        self._ignored["earlier_exit"] += gone
        return PersonsRead(table, imported, self._refused, +self._ignored, self._last_row, years)

    def _texts(self) -> dict[str, list[str]]:
        return {name: list(column.texts) for name, column in self._columns.items()}


def _column(name: str, header: str, options: ReadOptions) -> _Column:
    """A mapped column with a person's answers and accepted repairs for it."""
    own = [repair for repair in options.repairs if repair.column == name]
    said = {repair.kind: repair.changes[0][1] for repair in own if repair.kind != "replace" and repair.changes}
    if options.decimal:
        said.setdefault("decimal_mark", options.decimal)
    replacements = {old: new for repair in own if repair.kind == "replace" for old, new in repair.changes}
    return _Column(EXIT_PERSONS.column(name), header, said, replacements)


def _small(values: Integers) -> npt.NDArray[np.signedinteger]:
    """The values in the smallest type that holds them."""
    largest = int(values.max(initial=0))
    return values.astype(np.min_scalar_type(-largest - 1))
