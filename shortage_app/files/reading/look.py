"""A look at a file before it can be read: its first rows as they stand, for a person to say what they are."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from shortage_app.domain import columns as c
from shortage_app.domain.inputs import EXIT_PERSONS, INPUT_TABLES
from shortage_app.domain.problem import Problem
from shortage_app.files.guard.cells import SheetInfo, Unreadable
from shortage_app.files.guard.package import column_letters
from shortage_app.files.guard.reader import GuardedReader, shared_reader
from shortage_app.files.reading import delimited, source
from shortage_app.files.reading.choose import Found, choose_table, fit_of
from shortage_app.files.reading.layout import Top
from shortage_app.files.reading.mapping import match
from shortage_app.files.reading.model import ColumnFound, Layout, ReadOptions, Sheet, SheetFound, Source
from shortage_app.files.reading.read import tables_of
from shortage_app.files.reading.said import Findings
from shortage_app.files.reading.source import Format
from shortage_app.places import reachable

ANY_LETTERS = "cp1252"  # reads every byte: shows a file whose encoding a person must choose


@dataclass(frozen=True, eq=False)
class Look:
    """What stands at the top of a file, and what was made of it; `problems` say why nothing could be seen.

    sheet: its first rows; none where people stand in them. layout: the header that fits best, complete or not.
    """

    source: Source
    layout: Layout = field(default_factory=Layout)
    sheet: Sheet = field(default_factory=lambda: Sheet("", [], []))
    problems: tuple[Problem, ...] = ()


def look_at(path: Path, kind: str, options: ReadOptions, reader: GuardedReader | None = None) -> Look:
    """The first rows of the sheet that fits `kind` best ("": any kind), whether or not they can be read as such."""
    path = reachable(Path(path))
    findings = Findings(path.name)
    try:
        file = source.fingerprint(path)
        file = replace(file, format=source.format_of(path).value)
        if file.format == Format.TEXT:
            return _look_at_text(path, file, kind, options)
        return _look_at_workbook(path, file, kind, options, reader or shared_reader())
    except Unreadable as refusal:
        findings.refuse(refusal)
    return Look(Source(path.name), problems=findings.all())


def _look_at_text(path: Path, file: Source, kind: str, options: ReadOptions) -> Look:
    try:
        text = delimited.text_table(path, options.encoding, options.delimiter)
    except Unreadable as refusal:
        if refusal.kind not in ("encoding", "bad_encoding"):
            raise
        text = delimited.text_table(path, ANY_LETTERS, options.delimiter)
    file = replace(file, encoding=text.encoding.name, delimiter=text.delimiter)
    return _seen(file, "", {"": delimited.top_of(text, options.header_row)}, {}, kind, options)


def _look_at_workbook(path: Path, file: Source, kind: str, options: ReadOptions, reader: GuardedReader) -> Look:
    with reader.lock:
        infos = {info.name: info for info in reader.open(path)}
    tops = {info.name: Top(info.numbers, info.head, info.merged) for info in infos.values()}
    return _seen(file, options.sheet or "", tops, infos, kind, options)


def _seen(
    file: Source, wanted: str, tops: Mapping[str, Top], infos: Mapping[str, SheetInfo], kind: str, options: ReadOptions
) -> Look:
    """The chosen sheet, else the visible one that fits best, with its columns."""
    found = {name: _found(top, kind, options) for name, top in tops.items()}
    visible = [name for name in tops if name not in infos or (infos[name].visible and infos[name].head)] or [*tops]
    rows = {name: infos[name].rows if name in infos else 0 for name in tops}
    name = wanted if wanted in tops else max(visible, key=lambda name: (fit_of(found[name]), rows[name]))
    header = found[name].header
    sheets = tuple(SheetFound(one.name, one.visible, one.rows, fit_of(found[one.name])) for one in infos.values())
    columns = header.columns if header else _letters(tops[name])
    layout = Layout(name, header.rows if header else (), columns, sheets, found[name].fixed)
    return Look(file, layout, _rows_of(name, tops[name], columns))


def _found(top: Top, kind: str, options: ReadOptions) -> Found:
    """The header of the kind; where it has none, that of any kind, without roles."""
    if kind:
        found = choose_table(top, tables_of(kind), options)
        if found.header is not None or options.header_row is not None:
            return found
    header = choose_table(top, INPUT_TABLES, ReadOptions(header_row=options.header_row)).header
    if header is None:
        return Found(INPUT_TABLES[0], None)
    columns = tuple(ColumnFound(one.index, one.letter, one.header) for one in header.columns)
    return Found(INPUT_TABLES[0], replace(header, columns=columns, fit=0.0))


def _letters(top: Top) -> tuple[ColumnFound, ...]:
    width = max((len(row) for row in top.rows), default=0)
    return tuple(ColumnFound(index, column_letters(index + 1), "") for index in range(width))


def _rows_of(name: str, top: Top, columns: tuple[ColumnFound, ...]) -> Sheet:
    """The rows as they stand, unless a column names people."""
    if any(match(column.header, EXIT_PERSONS).role == c.PERSON_ID for column in columns):
        return Sheet(name, [], [])
    return Sheet(name, list(top.numbers), [list(row) for row in top.rows])
