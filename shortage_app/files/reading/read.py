"""Read a file: from bytes on disk to a typed table, every row accounted for and everything odd said with its place."""

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.inputs import EXIT_PERSONS, INPUT_TABLES, InputTable
from shortage_app.files.guard.cells import Unreadable
from shortage_app.files.guard.reader import GuardedReader, shared_reader
from shortage_app.files.reading import delimited, source
from shortage_app.files.reading.checks import check_table
from shortage_app.files.reading.choose import Found, choose_table, fit_of
from shortage_app.files.reading.draft import Draft
from shortage_app.files.reading.frame import draft_table
from shortage_app.files.reading.layout import Header
from shortage_app.files.reading.mapping import spellings
from shortage_app.files.reading.model import Layout, Reading, ReadOptions, RowCounts, Sheet, SheetFound, Source
from shortage_app.files.reading.part import ask_which_part, only_chosen_rows, rows_by_hand
from shortage_app.files.reading.person_chunks import Chunk, first_rows, sheet_chunks, text_chunks
from shortage_app.files.reading.persons import read_persons
from shortage_app.files.reading.rows import sort_rows
from shortage_app.files.reading.said import Findings
from shortage_app.files.reading.source import Format
from shortage_app.files.reading.workbook import read_workbook
from shortage_app.files.reading.years import check_year, other_years, years_in
from shortage_app.places import reachable
from shortage_app.progress import UNWATCHED, Progress

DEFAULTS = ReadOptions()
YEAR_COLUMNS = {"shortage-list": c.REFERENCE_YEAR, "catalogue": c.CATALOGUE_YEAR}


@dataclass(frozen=True, eq=False)
class _Errand:
    """A file to be read, what a person said about it, and who hears how it goes."""

    path: Path
    tables: tuple[InputTable, ...]
    options: ReadOptions
    progress: Progress
    findings: Findings
    source: Source


def tables_of(kind: str) -> tuple[InputTable, ...]:
    """The tables a kind may be: exits come as counts, persons or figures; KeyError for a kind that does not exist."""
    found = tuple(table for table in INPUT_TABLES if table.kind == kind)
    if not found:
        raise KeyError(kind)
    return found


def read_table(
    path: Path,
    kind: str,
    options: ReadOptions = DEFAULTS,
    progress: Progress = UNWATCHED,
    reader: GuardedReader | None = None,
) -> Reading:
    """Read a file as one kind of input.

    A file that cannot be read gives a Reading without rows whose `fatal` is true, never an exception; only Cancelled is
    raised, when `progress` says so. KeyError for a kind that does not exist.
    """
    path = reachable(Path(path))
    errand = _Errand(path, tables_of(kind), options, progress, Findings(path.name), Source(path.name))
    try:
        errand = replace(errand, source=source.fingerprint(path))
        found_format = source.format_of(path)
        errand = replace(errand, source=replace(errand.source, format=found_format.value))
        _say_about_file(errand)
        with _uncollected():
            if found_format is Format.TEXT:
                return _read_text(errand)
            return _read_workbook(errand, reader or shared_reader())
    except Unreadable as refusal:
        errand.findings.refuse(refusal)
    return Reading(errand.tables[0], errand.source, pd.DataFrame(), errand.findings.all())


@contextmanager
def _uncollected() -> Iterator[None]:
    """Leave garbage alone meanwhile: among millions of new cells the collector would look for cycles in vain."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _say_about_file(errand: _Errand) -> None:
    if source.wrong_suffix(errand.path, Format(errand.source.format)):
        errand.findings.add("named_otherwise", suffix=errand.path.suffix, format=errand.source.format.upper())
    if errand.source.sha256 in errand.options.known_files:
        errand.findings.add("same_file", name=errand.options.known_files[errand.source.sha256])


def _read_text(errand: _Errand) -> Reading:
    """A text table: exits of persons in chunks, anything else as a whole."""
    options, findings = errand.options, errand.findings
    text = delimited.text_table(errand.path, options.encoding, options.delimiter)
    errand = replace(errand, source=replace(errand.source, encoding=text.encoding.name, delimiter=text.delimiter))
    if text.encoding.guessed:
        findings.add("guessed_encoding", encoding=text.encoding.name, sample=text.encoding.sample)
    top = delimited.top_of(text, options.header_row)
    if not top.rows:
        raise Unreadable("empty")
    found = choose_table(top, errand.tables, options)
    start = Sheet("", list(top.numbers), list(top.rows))
    found.say(findings)
    try:
        header = found.usable(options)
    except Unreadable as refusal:
        return _unmapped(refusal, start, found, (), errand)
    if found.table is EXIT_PERSONS:
        return _persons(text_chunks(text, header.last, header.columns), start, found, header, (), errand)
    sheet = delimited.read_text(text, errand.progress)
    delimited.say_about_cells(sheet, text.delimiter, findings)
    return _table_of(sheet, found, header, (SheetFound("", True, sheet.last_row, fit_of(found)),), errand)


def _read_workbook(errand: _Errand, reader: GuardedReader) -> Reading:
    sheet, found, sheets = read_workbook(
        errand.path, errand.tables, errand.options, errand.findings, errand.progress, reader
    )
    found.say(errand.findings)
    try:
        header = found.usable(errand.options)
    except Unreadable as refusal:
        return _unmapped(refusal, sheet, found, sheets, errand)
    if found.table is EXIT_PERSONS:
        return _persons(sheet_chunks(sheet, header.last, header.columns), sheet, found, header, sheets, errand)
    return _table_of(sheet, found, header, sheets, errand)


def _unmapped(
    refusal: Unreadable, sheet: Sheet, found: Found, sheets: tuple[SheetFound, ...], errand: _Errand
) -> Reading:
    """Nothing is taken, but what was found is told, so that a person can say which column is which."""
    errand.findings.refuse(refusal)
    layout = Layout(sheet.name, found.header.rows if found.header else (), found.columns, sheets, found.fixed)
    problems = errand.findings.all()
    return Reading(found.table, errand.source, pd.DataFrame(), problems, layout=layout, sheet=sheet)


def _table_of(sheet: Sheet, found: Found, header: Header, sheets: tuple[SheetFound, ...], errand: _Errand) -> Reading:
    """The table of a sheet: rows told apart, columns read, everything checked and counted."""
    table, options, findings = found.table, errand.options, errand.findings
    layout = Layout(sheet.name, header.rows, header.columns, sheets, found.fixed)
    parts = sort_rows(sheet, header, table, all_spellings(), rows_by_hand(options, "take_in"))
    if "other_table" in parts.fates.values():
        findings.add("other_table", min(row for row, fate in parts.fates.items() if fate == "other_table"))
    parts = only_chosen_rows(parts, header, options)
    draft = draft_table(parts, table, layout, options, findings, sheet.marks.from_1904)
    year_column = YEAR_COLUMNS.get(table.kind, "")
    draft.ignored.update(other_years(draft, year_column, options.year))
    check_table(draft, table, layout, options, findings)
    ask_which_part(parts, draft, table, layout.unknown, findings)
    years = years_in(errand.source.name, sheet, header, draft.values.get(year_column, []))
    check_year(years, table, options, findings)
    fates = parts.fates | draft.fates
    counts = _count(sheet, draft, fates)
    return Reading(table, errand.source, draft.frame(table), findings.all(), counts, layout, sheet, fates, years)


@lru_cache(maxsize=1)
def all_spellings() -> Mapping[str, str]:
    """The folded spellings of all headers of all tables."""
    return {spelling: role for table in INPUT_TABLES for spelling, role in spellings(table).items()}


def _count(sheet: Sheet, draft: Draft, fates: Mapping[int, str]) -> RowCounts:
    """Every row from 1 to the last: a row that holds nothing is blank."""
    counted = Counter(fates.values())
    refused = counted.pop("refused", 0)
    counted["blank"] += sheet.last_row - len(sheet.numbers)
    return RowCounts(sheet.last_row, len(draft.numbers) - len(draft.fates), refused, dict(+counted))


def _persons(
    chunks: Iterable[Chunk],
    sheet: Sheet,
    found: Found,
    header: Header,
    sheets: tuple[SheetFound, ...],
    errand: _Errand,
) -> Reading:
    """Exits of persons as counts; of the sheet only its first rows are kept, without identifiers."""
    layout = Layout(sheet.name, header.rows, header.columns, sheets, found.fixed)
    read = read_persons(chunks, header, found.fixed, errand.options, errand.findings, errand.progress)
    above = ["header" if number in header.rows else "title" for number in sheet.numbers if number <= header.last]
    ignored = read.ignored + Counter(above)
    ignored["blank"] += read.last_row - read.imported - read.refused - ignored.total()
    counts = RowCounts(read.last_row, read.imported, read.refused, dict(+ignored))
    start = first_rows(sheet, header)
    problems = errand.findings.all()
    return Reading(found.table, errand.source, read.table, problems, counts, layout, start, years_found=read.years)
