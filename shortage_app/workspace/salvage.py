"""What can still be read of a damaged workspace, row by row, as changes for a new one."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from shortage_app.domain.project import FRAMES, STORED_COLUMNS
from shortage_app.workspace.rows import framed, listed
from shortage_app.workspace.schema import SETTINGS, VERSION, lay, tables_of
from shortage_app.workspace.transaction import transaction

Row = tuple[object, ...]


@dataclass(frozen=True, eq=False)
class Salvaged:
    """What was read: frames, settings, and the tables in which reading met damage."""

    frames: dict[str, pd.DataFrame]
    settings: dict[str, str]
    torn: tuple[str, ...]

    @property
    def rows(self) -> int:
        """How many rows were read."""
        return sum(map(len, self.frames.values()))


def read(path: Path) -> Salvaged:
    """Every row that can be read; the file is not touched."""
    with closing(_readable(path)) as connection:
        known = _tables(connection)
        found = {name: _rows(connection, name, list(STORED_COLUMNS[name])) for name in FRAMES if name in known}
        settings, settings_torn = _rows(connection, SETTINGS, ["name", "value"])
    torn = tuple(name for name, (_found, is_torn) in found.items() if is_torn)
    return Salvaged(
        {name: framed(name, rows) for name, (rows, _torn) in found.items()},
        {str(name): str(value) for name, value in settings},
        (*torn, SETTINGS) if settings_torn else torn,
    )


def _readable(path: Path) -> sqlite3.Connection:
    """The database in memory; where its list of tables is torn, with that of a new file.

    A new file lays its tables on the same pages in the same order, and nothing moves them later.
    """
    content = path.read_bytes()
    connection = _in_memory(content)
    if _lists_tables(connection):
        return connection
    connection.close()
    return _in_memory(_with_new_list(content))


def _in_memory(content: bytes) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(content)
    return connection


def _lists_tables(connection: sqlite3.Connection) -> bool:
    with suppress(sqlite3.DatabaseError):
        return _tables(connection) >= set(tables_of(1))
    return False


def _tables(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}


def _with_new_list(content: bytes) -> bytes:
    """The file with the pages of a new one that hold the list of tables: those on which no table or index begins."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as new:
        with transaction(new):
            lay(new, "", min(int.from_bytes(content[60:64], "big") or VERSION, VERSION))  # as the file says itself
        roots = {root for (root,) in new.execute("SELECT rootpage FROM sqlite_master")}
        fresh = new.serialize()
        (size,) = new.execute("PRAGMA page_size").fetchone()
    grafted = bytearray(content)
    for page in set(range(1, len(fresh) // size + 1)) - roots:
        grafted[(page - 1) * size : page * size] = fresh[(page - 1) * size : page * size]
    grafted[28:32] = (len(grafted) // size).to_bytes(4, "big")  # how many pages the file has
    grafted[32:40] = bytes(8)  # no free pages: which of them are free is not known
    return bytes(grafted)


def _rows(connection: sqlite3.Connection, table: str, columns: list[str]) -> tuple[list[Row], bool]:
    """The rows of a table from its first row on and from its last row back, up to where it is torn."""
    forward = dict(_until_torn(connection, table, columns, "ASC"))
    whole = _is_whole(connection, table, len(forward))
    backward = {} if whole else dict(_until_torn(connection, table, columns, "DESC"))
    rows = forward | {place: row for place, row in backward.items() if place not in forward}
    return [rows[place] for place in sorted(rows)], not whole


def _until_torn(
    connection: sqlite3.Connection, table: str, columns: list[str], order: str
) -> Iterator[tuple[int, Row]]:
    with suppress(sqlite3.DatabaseError):
        for place, *row in connection.execute(
            f"SELECT rowid, {listed(columns)} FROM {table} NOT INDEXED ORDER BY rowid {order}"
        ):
            yield place, tuple(row)


def _is_whole(connection: sqlite3.Connection, table: str, read: int) -> bool:
    with suppress(sqlite3.DatabaseError):
        (count,) = connection.execute(f"SELECT count(*) FROM {table} NOT INDEXED").fetchone()
        return bool(count == read)
    return False
