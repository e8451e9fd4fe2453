"""Which of the possible tables a sheet holds, and whether it can be read as such."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from shortage_app.domain.inputs import CROSSWALK, Column, InputTable
from shortage_app.files.guard.cells import Unreadable
from shortage_app.files.reading.evidence import weigh
from shortage_app.files.reading.layout import (
    COMPLETE,
    Header,
    Top,
    chosen_columns,
    find_header,
    header_at,
    missing,
)
from shortage_app.files.reading.mapping import map_columns
from shortage_app.files.reading.model import ColumnFound, ReadOptions
from shortage_app.files.reading.pairs import Pair, find_pair
from shortage_app.files.reading.said import Findings, Spoken, SpokenList

ALIASES_SHOWN = 6
CERTAIN = 0.9  # confidence from which a second column of a role is called a double, not just a likeness


@dataclass(frozen=True)
class Found:
    """A table looked for in a sheet, with the header that fits it best."""

    table: InputTable
    header: Header | None
    fixed: Mapping[str, str] = field(default_factory=dict)
    pair: Pair | None = None

    @property
    def columns(self) -> tuple[ColumnFound, ...]:
        """The columns below the header, as far as there is one."""
        return self.header.columns if self.header is not None else ()

    def header_of(self, index: int) -> str:
        """The header of a column."""
        return next((column.header for column in self.columns if column.index == index), "")

    def usable(self, options: ReadOptions) -> Header:
        """The header, when everything needed is there; else raises Unreadable, naming what is missing."""
        if self.header is None and options.header_row is not None:
            raise Unreadable("no_such_row", header_row=options.header_row)
        if self.header is None:
            raise Unreadable("no_header", table=Spoken(self.table.label))
        _check_choices(self.table, self.header, options)
        gaps = missing(self.table, {column.role for column in self.header.columns} | set(self.fixed))
        if gaps:
            raise _missing(self.table, gaps[0], options)
        return self.header

    def say(self, findings: Findings) -> None:
        """Say which columns were kept out, and why."""
        row = self.header.last if self.header is not None else None
        taken = {column.role for column in self.columns} | set(self.fixed)
        unknown = [column for column in self.columns if not column.role and column.header]
        for column in unknown:
            if column.suggestion:
                label = Spoken(self.table.column(column.suggestion).label)
                double = column.suggestion in taken and column.confidence >= CERTAIN
                if double or column.suggestion not in taken:
                    kind = "duplicate_header" if double else "unsure_column"
                    findings.add(kind, row, column.letter, header=column.header, label=label)
        if self.pair is not None:
            first, second = (self.header_of(index) for index in self.pair.columns)
            one, other = self.pair.names
            findings.add("nomenclatures_named", row, first=first, second=second, first_name=one, second_name=other)
        if unknown:
            findings.add("unknown_columns", row, columns=", ".join(column.header for column in unknown))


def choose_table(top: Top, tables: tuple[InputTable, ...], options: ReadOptions) -> Found:
    """The table that the first rows of a sheet fit best."""
    found = [_look_for(table, top, options) for table in tables]
    return max([one for one in found if _told(one)] or found, key=fit_of)


def _told(found: Found) -> bool:
    """Whether the column is there that tells a table from others of its kind."""
    named = {column.role for column in found.columns} | set(found.fixed)
    return not found.table.told_by or found.table.told_by in named


def fit_of(found: Found) -> float:
    """How well a sheet fits a table: 0 not at all, below 1 without something needed, above by its columns."""
    return found.header.fit if found.header is not None else 0.0


def _look_for(table: InputTable, top: Top, options: ReadOptions) -> Found:
    chosen, fixed = chosen_columns(options)
    if options.header_row is not None:
        header = header_at(options.header_row, top, table, options)
    else:
        header = find_header(top, table, options)
    pair = find_pair(top) if table is CROSSWALK and options.header_row is None and not _complete(header) else None
    header = pair.header if pair is not None else header
    if header is not None:
        names = [column.header for column in header.columns]
        below = [row for number, row in zip(top.numbers, top.rows, strict=True) if number > header.last]
        columns = map_columns(names, table, chosen, options.remembered)
        header = replace(header, columns=weigh(columns, below, table, set(options.columns)))
    return (
        _of_pair(table, header, fixed, pair) if header is not None and pair is not None else Found(table, header, fixed)
    )


def _complete(header: Header | None) -> bool:
    return header is not None and header.complete


def _of_pair(table: InputTable, header: Header, fixed: Mapping[str, str], pair: Pair) -> Found:
    """A crosswalk by its two columns of codes, as far as nobody said otherwise."""
    columns = pair.with_roles(header.columns)
    there = {column.role for column in columns}
    named = {role: name for role, name in pair.fixed.items() if role not in there} | dict(fixed)
    recognised = sum(column.confidence for column in columns if column.role)
    complete = not missing(table, there | set(named))
    fit = recognised + (COMPLETE if complete else 0.0)
    return Found(table, replace(header, columns=columns, fit=fit, complete=complete), named, pair)


def _check_choices(table: InputTable, header: Header, options: ReadOptions) -> None:
    """Refuse a chosen role that does not exist, or a chosen column that is not there."""
    roles = {column.name for column in table.columns}
    mapped = Counter(column.role for column in header.columns)
    for role, wanted in options.columns.items():
        if role not in roles:
            raise Unreadable("no_such_role", role=role)
        if wanted and not wanted.startswith("=") and mapped[role] < len(wanted.splitlines()):
            names = ", ".join(wanted.splitlines())
            raise Unreadable("no_such_column", header=names, label=Spoken(table.column(role).label))


def _missing(table: InputTable, gap: tuple[str, ...], options: ReadOptions) -> Unreadable:
    columns = [table.column(name) for name in gap]
    if len(columns) > 1:
        return Unreadable("missing_one_of", labels=SpokenList(column.label for column in columns))
    column = columns[0]
    if column.name in options.remembered:
        header = ", ".join(options.remembered[column.name].splitlines())
        return Unreadable("missing_column_remembered", label=Spoken(column.label), header=header)
    return Unreadable("missing_column", label=Spoken(column.label), aliases=_aliases(column))


def _aliases(column: Column) -> str:
    return ", ".join(dict.fromkeys((column.name, *column.aliases[: ALIASES_SHOWN - 1])))
