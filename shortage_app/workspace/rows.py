"""Rows between frames and SQL: plain Python values one way, the types of STORED_COLUMNS the other."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from shortage_app.domain.change import Replacement, conform
from shortage_app.domain.project import STORED_COLUMNS, empty


@dataclass(frozen=True)
class RowChange:
    """A Replacement as SQL takes it: in `table`, rows whose `keys` equal one of `places` go, and `rows` come."""

    table: str
    keys: Sequence[str]
    places: Sequence[tuple[object, ...]]
    columns: Sequence[str]
    rows: Iterable[tuple[object, ...]]


def row_change(replacement: Replacement) -> RowChange:
    """A replacement as plain values; missing is None."""
    wanted = STORED_COLUMNS[replacement.frame]
    keys = [str(key) for key in replacement.places.columns]
    places = replacement.places.astype({key: wanted[key] for key in keys}).drop_duplicates() if keys else None
    rows = conform(replacement.frame, replacement.rows)
    gone = [()] if places is None else list(_plain(places))
    return RowChange(replacement.frame, keys, gone, list(wanted), _plain(rows))


def read_frame(connection: sqlite3.Connection, name: str) -> pd.DataFrame:
    """A frame of a project, its rows in the order in which they came."""
    names = list(STORED_COLUMNS[name])
    connection.text_factory = _Shared().__getitem__
    return framed(name, connection.execute(f"SELECT {listed(names)} FROM {name} ORDER BY rowid").fetchall())


class _Shared(dict[bytes, str]):
    """Each text once, however many cells hold it: of counts there are many, and of their words few."""

    def __missing__(self, read: bytes) -> str:
        text = self[read] = read.decode()
        return text


def framed(name: str, rows: Sequence[tuple[object, ...]]) -> pd.DataFrame:
    """Rows of plain values, columns in the order of STORED_COLUMNS, as a frame of a project."""
    if not rows:
        return empty(name)
    found = pd.DataFrame.from_records(rows, columns=list(STORED_COLUMNS[name]))
    return found.astype(STORED_COLUMNS[name])


def listed(names: Iterable[str]) -> str:
    """Column names as SQL lists them."""
    return ", ".join(f'"{name}"' for name in names)


def _plain(frame: pd.DataFrame) -> "zip[tuple[object, ...]]":
    columns = []
    for name in frame:
        values = frame[name]
        plain = values.astype(object).where(values.notna(), None)
        columns.append(
            [int(v) if isinstance(v, bool) else v for v in plain] if values.dtype == "boolean" else list(plain)
        )
    return zip(*columns, strict=True)
