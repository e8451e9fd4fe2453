"""A workbook read through the guarded child: the sheet chosen, its rows loaded, its lost marks put back."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from shortage_app.domain.inputs import InputTable, Kind
from shortage_app.files.guard.cells import CellError, Row, SheetInfo, Unreadable
from shortage_app.files.guard.reader import GuardedReader
from shortage_app.files.reading.choose import Found, choose_table, fit_of
from shortage_app.files.reading.evidence import columns_with_numbers
from shortage_app.files.reading.layout import Top
from shortage_app.files.reading.model import ReadOptions, Sheet, SheetFound
from shortage_app.files.reading.said import Findings
from shortage_app.progress import Cancelled, Progress

ALIKE = 0.9  # another sheet whose fit comes this near to the best is named, for a person to choose


def read_workbook(
    path: Path,
    tables: tuple[InputTable, ...],
    options: ReadOptions,
    findings: Findings,
    progress: Progress,
    reader: GuardedReader,
) -> tuple[Sheet, Found, tuple[SheetFound, ...]]:
    """The sheet that fits best with all its rows, and the table found in it; raises Unreadable or Cancelled."""
    with reader.lock:
        infos = _open(path, options, progress, reader)
        fits = {info.name: choose_table(Top(info.numbers, info.head, info.merged), tables, options) for info in infos}
        info = _best(infos, fits, options)
        findings.sheet = info.name
        _say_about_sheets(info, infos, fits, options, findings)
        sheet = _load(reader, info, progress)
        found = choose_table(Top(sheet.numbers[:60], sheet.rows[:60], sheet.marks.merged), tables, options)
        sheet = _with_zeros(_with_merged(sheet, found), found, reader, findings)
    if not sheet.marks.looked:
        findings.add("not_looked")
    _say_about_hidden(sheet, found, findings)
    return sheet, found, tuple(SheetFound(one.name, one.visible, one.rows, fit_of(fits[one.name])) for one in infos)


def _open(path: Path, options: ReadOptions, progress: Progress, reader: GuardedReader) -> tuple[SheetInfo, ...]:
    infos = reader.open(path, progress)
    if options.sheet is not None and options.sheet not in {info.name for info in infos}:
        raise Unreadable("no_such_sheet", sheet=options.sheet, sheets=", ".join(info.name for info in infos))
    if not any(info.head for info in infos):
        raise Unreadable("no_sheet")
    return infos


def _best(infos: Sequence[SheetInfo], fits: dict[str, Found], options: ReadOptions) -> SheetInfo:
    """The sheet a person chose; else the best visible one, among those that fit the one named after the chosen year."""

    def rank(info: SheetInfo) -> tuple[bool, bool, float]:
        fit = fit_of(fits[info.name])
        of_the_year = options.year is not None and str(options.year) in info.name
        return info.visible and fit > 0, of_the_year and fit > 0, fit

    chosen = [info for info in infos if info.name == options.sheet]
    return chosen[0] if chosen else max((info for info in infos if info.head), key=rank)


def _say_about_sheets(
    best: SheetInfo, infos: Sequence[SheetInfo], fits: dict[str, Found], options: ReadOptions, findings: Findings
) -> None:
    """Say what a person should know before believing the choice of the sheet."""
    if not best.visible:
        findings.add("hidden_sheet")
    if options.sheet is not None:
        return
    others = [info for info in infos if info.head and info is not best]
    hidden = [info.name for info in others if not info.visible]
    least = ALIKE * fit_of(fits[best.name])
    alike = [info.name for info in others if info.visible and fit_of(fits[info.name]) >= least > 0]
    if hidden:
        findings.add("hidden_sheets", sheets=", ".join(hidden))
    if alike:
        findings.add("other_sheets", sheets=", ".join(alike))


def _load(reader: GuardedReader, info: SheetInfo, progress: Progress) -> Sheet:
    """All rows of a sheet that hold something, errors put where calamine leaves blanks."""
    numbers: list[int] = []
    rows: list[Row] = []
    for gone_by, more_numbers, more_rows in reader.rows(info.name, progress):
        numbers += more_numbers
        rows += more_rows
        progress.report(gone_by or info.rows, info.rows)
        if progress.cancelled:
            reader.close()
            raise Cancelled
    return _with_errors(Sheet(info.name, numbers, rows, reader.marks))


def _with_errors(sheet: Sheet) -> Sheet:
    if not sheet.marks.errors:
        return sheet
    content = dict(zip(sheet.numbers, sheet.rows, strict=True))
    for (number, column), text in sheet.marks.errors.items():
        row = content.setdefault(number, [])
        row.extend([""] * (column - len(row)))
        row[column - 1] = CellError(text)
    numbers = sorted(content)
    return replace(sheet, numbers=numbers, rows=[content[number] for number in numbers])


def _with_merged(sheet: Sheet, found: Found) -> Sheet:
    """The sheet with words merged over several rows in each of them; never a number, which would count many times."""
    content = dict(zip(sheet.numbers, sheet.rows, strict=True))
    words = {
        column.index
        for column in found.columns
        if column.role and found.table.column(column.role).kind in (Kind.TEXT, Kind.CODE, Kind.CHOICE, Kind.YEAR)
    }
    for top, left, bottom, right in sheet.marks.merged:
        if found.header is not None and top > found.header.last and left == right and left - 1 in words:
            word = content[top][left - 1] if top in content and left <= len(content[top]) else ""
            for number in range(top + 1, min(bottom, sheet.last_row) + 1):
                if number in content and left <= len(content[number]):
                    content[number][left - 1] = word
    return sheet


def _with_zeros(sheet: Sheet, found: Found, reader: GuardedReader, findings: Findings) -> Sheet:
    """The sheet with codes as they were shown: 123 in the format 00000 is "00123"."""
    if found.header is None:
        return sheet
    suspects = columns_with_numbers(found.header.columns, sheet.rows, found.table)
    widths = reader.zeros(sheet.name, suspects) if suspects and sheet.marks.looked else {}
    if not widths:
        return sheet
    padded = []
    for number, row in zip(sheet.numbers, sheet.rows, strict=True):
        for column in suspects:
            width, cell = widths.get((number, column), 0), row[column - 1] if column <= len(row) else ""
            if isinstance(cell, int | float) and cell == int(cell) >= 0 and len(text := str(int(cell))) < width:
                row[column - 1] = text.zfill(width)
                padded.append(number)
    if padded:
        findings.add("numbers_padded", padded[0], count=len(padded))
    return sheet


def _say_about_hidden(sheet: Sheet, found: Found, findings: Findings) -> None:
    rows = sheet.marks.hidden_rows.intersection(sheet.numbers)
    if rows:
        findings.add("hidden_rows", min(rows), count=len(rows))
    columns = found.header.columns if found.header is not None else ()
    hidden = [column.header or column.letter for column in columns if column.index + 1 in sheet.marks.hidden_columns]
    if hidden:
        findings.add("hidden_columns", columns=", ".join(hidden))
