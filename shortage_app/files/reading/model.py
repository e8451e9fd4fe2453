"""What goes into reading a file, and what comes out: all frozen."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from shortage_app.domain.inputs import InputTable
from shortage_app.domain.problem import Problem, Repair, Severity
from shortage_app.files.guard.cells import Cell, CellError, Row, SheetMarks


@dataclass(frozen=True)
class ReadOptions:
    """What a person says about a file; whatever is left out is found out.

    header_row: the (last) row of the header, 1 = first; 0: there is none, columns go by their letters.
    columns: role → header as written, column letter, "=value" for a value that holds in every row, or "" for none;
    where several columns hold codes of one role, one a line.
    remembered: role → header, as this kind of file was read last time.
    encoding, delimiter: of a csv file; decimal: "," or "." for numbers that could be read both ways.
    year: the year chosen for a list or catalogue; rows of another year are then ignored.
    known_codes: occupation codes already known, to notice lost leading zeros.
    known_files: SHA-256 → name of files imported before. domains: product code → domain, for exits of persons.
    """

    sheet: str | None = None
    header_row: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    remembered: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    delimiter: str | None = None
    decimal: str | None = None
    year: int | None = None
    known_codes: frozenset[str] = frozenset()
    known_files: Mapping[str, str] = field(default_factory=dict)
    domains: Mapping[str, str] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True)
class Source:
    """The file that was read; `modified` in UTC."""

    name: str
    sha256: str = ""
    size: int = 0
    modified: datetime.datetime | None = None
    format: str = ""
    encoding: str = ""
    delimiter: str = ""


@dataclass(frozen=True)
class ColumnFound:
    """One column of the sheet: `role` is the name of the input column it was taken for, "" when it was kept out.

    `confidence` lies between 0 and 1; below mapping.SURE the column is kept out and `suggestion` names the likely role.
    """

    index: int
    letter: str
    header: str
    role: str = ""
    confidence: float = 0.0
    suggestion: str = ""


@dataclass(frozen=True)
class SheetFound:
    """One sheet of the file, and how well it fits the table that was asked for (0 = not at all)."""

    name: str
    visible: bool
    rows: int
    fit: float


@dataclass(frozen=True)
class Layout:
    """Where the table was found; `fixed` holds the values given for roles that have no column."""

    sheet: str = ""
    header_rows: tuple[int, ...] = ()
    columns: tuple[ColumnFound, ...] = ()
    sheets: tuple[SheetFound, ...] = ()
    fixed: Mapping[str, str] = field(default_factory=dict)

    @property
    def unknown(self) -> tuple[ColumnFound, ...]:
        """The columns that were kept out."""
        return tuple(column for column in self.columns if not column.role and column.header)

    @property
    def mapping(self) -> dict[str, str]:
        """Role → header of its (first) column."""
        return {column.role: column.header for column in reversed(self.columns) if column.role}

    @property
    def to_remember(self) -> dict[str, str]:
        """Role → its headers, one a line: as `ReadOptions.columns` and `remembered` take them."""
        found: dict[str, str] = {}
        for column in self.columns:
            if column.role and column.header.strip():
                before = found.get(column.role)
                line = " ".join(column.header.split())
                found[column.role] = line if before is None else f"{before}\n{line}"
        return found

    def header(self, role: str) -> str:
        """The header of a role's column, or its role when a fixed value stands for it."""
        return self.mapping.get(role, role)


@dataclass(frozen=True)
class RowCounts:
    """The rows of a sheet, from 1 to the last that holds anything: imported + refused + all ignored = rows."""

    rows: int = 0
    imported: int = 0
    refused: int = 0
    ignored: Mapping[str, int] = field(default_factory=dict)

    @property
    def ignored_total(self) -> int:
        """All rows ignored by a stated rule."""
        return sum(self.ignored.values())


@dataclass(frozen=True, eq=False)
class Sheet:
    """The content of a sheet: the rows that hold something with their numbers (1 = first), in order."""

    name: str
    numbers: list[int]
    rows: list[Row]
    marks: SheetMarks = field(default_factory=SheetMarks)

    @property
    def last_row(self) -> int:
        """The number of the last row that holds anything; 0 for an empty sheet."""
        return self.numbers[-1] if self.numbers else 0


@dataclass(frozen=True, eq=False)
class Reading:
    """A file as it was understood.

    table: the columns found, named and typed as in the stored frames, and `source_row`; exits of persons come as
    counts in the form of the stored exits. sheet: the cells as they stand in the file; where a column is missing or
    the rows are persons, at least or only the first of them, and persons without their identifiers.
    fates: row number → "refused", or the rule by which it was ignored; rows not named were imported or blank.
    """

    input_table: InputTable
    source: Source
    table: pd.DataFrame
    problems: tuple[Problem, ...] = ()
    counts: RowCounts = field(default_factory=RowCounts)
    layout: Layout = field(default_factory=Layout)
    sheet: Sheet = field(default_factory=lambda: Sheet("", [], []))
    fates: Mapping[int, str] = field(default_factory=dict)
    years_found: tuple[int, ...] = ()

    @property
    def fatal(self) -> bool:
        """Whether nothing of the file could be read; the problems say why."""
        return any(problem.severity is Severity.FATAL for problem in self.problems)


def as_text(cell: Cell) -> str:
    """A cell as a person sees it in a spreadsheet, whole numbers without ".0"."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e16:
        return str(int(cell))
    if isinstance(cell, CellError):
        return cell.text
    return str(cell)
