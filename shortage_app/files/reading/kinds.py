"""Which kind of input a dropped file is."""

from dataclasses import dataclass
from pathlib import Path

from shortage_app.domain.inputs import INPUT_TABLES, InputTable
from shortage_app.files.guard.cells import Unreadable
from shortage_app.files.guard.reader import GuardedReader, shared_reader
from shortage_app.files.reading import delimited, source
from shortage_app.files.reading.choose import Found, choose_table
from shortage_app.files.reading.layout import Top
from shortage_app.files.reading.model import ReadOptions
from shortage_app.files.reading.source import Format


@dataclass(frozen=True)
class KindGuess:
    """A table a file may hold, where, and how much of that sheet's header it explains (0 to 1)."""

    table: InputTable
    fit: float
    sheet: str = ""


def kind_of(path: Path, reader: GuardedReader | None = None) -> tuple[KindGuess, ...]:
    """The tables a file may hold, best first; empty when it holds none of them or cannot be read."""
    try:
        tops = _tops(source.reachable(Path(path)), reader or shared_reader())
    except Unreadable:
        return ()
    best: dict[InputTable, KindGuess] = {}
    for sheet, top in tops.items():
        for table in INPUT_TABLES:
            fit = _explained(choose_table(top, (table,), ReadOptions()))
            if fit > best.get(table, KindGuess(table, 0.0)).fit:
                best[table] = KindGuess(table, fit, sheet)
    return tuple(sorted(best.values(), key=lambda guess: -guess.fit))


def _tops(path: Path, reader: GuardedReader) -> dict[str, Top]:
    source.fingerprint(path)
    if source.format_of(path) is not Format.TEXT:
        with reader.lock:
            infos = reader.open(path)
        return {info.name: Top(info.numbers, info.head, info.merged) for info in infos if info.head and info.visible}
    return {"": delimited.top_of(delimited.text_table(path, None, None))}


def _explained(found: Found) -> float:
    """The share of the headers that the table knows, and of its needed columns; 0 when something needed is missing."""
    if found.header is None or not found.header.complete:
        return 0.0
    named = [column for column in found.header.columns if column.header.strip()]
    known = [column for column in named if column.role]
    return sum(column.confidence for column in known) / max(len(named), 1)
