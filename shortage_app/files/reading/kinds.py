"""Which kind of input a dropped file is."""

from dataclasses import dataclass
from pathlib import Path

from shortage_app.domain import columns as c
from shortage_app.domain.inputs import EXIT_COUNTS, INPUT_TABLES, InputTable
from shortage_app.files.guard.cells import Unreadable
from shortage_app.files.guard.reader import GuardedReader, shared_reader
from shortage_app.files.reading import delimited, source
from shortage_app.files.reading.choose import Found, choose_table
from shortage_app.files.reading.evidence import BY_CONTENT, are_counts, names_some
from shortage_app.files.reading.layout import Top, plain_header
from shortage_app.files.reading.model import ReadOptions
from shortage_app.files.reading.pairs import BY_PAIR
from shortage_app.files.reading.source import Format
from shortage_app.places import reachable

REPEATED_PAIR = 0.85  # two columns of codes are surely a crosswalk where a code of the first has several of the second


@dataclass(frozen=True)
class KindGuess:
    """A table a file may hold, where, and how much of that sheet's header it explains (0 to 1).

    columns: how many columns it knows, each by its confidence. complete: nothing that it needs is missing.
    """

    table: InputTable
    fit: float
    sheet: str = ""
    columns: float = 0.0
    complete: bool = True


def kind_of(path: Path, reader: GuardedReader | None = None) -> tuple[KindGuess, ...]:
    """The tables a file may hold, best first; empty when it holds none of them or cannot be read.

    A file of counts by gender whose headers nobody knows is a guess too, though not complete.
    """
    try:
        tops = _tops(reachable(Path(path)), reader or shared_reader())
    except Unreadable:
        return ()
    best: dict[InputTable, KindGuess] = {}
    for sheet, top in tops.items():
        for table in INPUT_TABLES:
            guess = _guess(choose_table(top, (table,), ReadOptions()), sheet)
            if guess.fit > best.get(table, KindGuess(table, 0.0)).fit:
                best[table] = guess
    counted = [KindGuess(EXIT_COUNTS, BY_CONTENT, sheet, complete=False) for sheet, top in tops.items() if _counts(top)]
    return tuple(sorted(best.values(), key=lambda guess: -guess.fit)) or tuple(counted[:1])


def _tops(path: Path, reader: GuardedReader) -> dict[str, Top]:
    source.fingerprint(path)
    if source.format_of(path) is not Format.TEXT:
        with reader.lock:
            infos = reader.open(path)
        return {info.name: Top(info.numbers, info.head, info.merged) for info in infos if info.head and info.visible}
    return {"": delimited.top_of(delimited.text_table(path, None, None))}


def _guess(found: Found, sheet: str) -> KindGuess:
    """The share of the headers that the table knows; 0 when something needed is missing."""
    if found.header is None or not found.header.complete:
        return KindGuess(found.table, 0.0, sheet)
    named = max(sum(bool(column.header.strip()) for column in found.columns), 1)
    if found.pair is not None:
        sure = REPEATED_PAIR if found.pair.repeats else BY_PAIR
        return KindGuess(found.table, sure * found.pair.explained / named, sheet, sure * found.pair.explained)
    known = sum(column.confidence for column in found.columns if column.role and column.header.strip())
    return KindGuess(found.table, known / named, sheet, known)


def _counts(top: Top) -> bool:
    """Whether a sheet counts people by gender: its words stand in a column, beside two columns of counts or more."""
    header = plain_header(top)
    if header is None:
        return False
    below = [row for number, row in zip(top.numbers, top.rows, strict=True) if number > header.last]
    gender = any(names_some(below, column.index, EXIT_COUNTS.column(c.GENDER)) for column in header.columns)
    return gender and sum(are_counts(below, column.index) for column in header.columns) >= 2
