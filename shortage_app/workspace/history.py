"""Undo and redo inside the file: every change is a step that keeps the rows it took away, each with its rowid.

A step brings new rows above the highest rowid of a table, so a range names them. Undo moves that range into the table
of the past and puts the old rows back where they stood; redo is the same the other way round. So a crash, a full disk
and an undo all leave the file in a state that one transaction made.
"""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count

from shortage_app.domain.change import Change
from shortage_app.text import _
from shortage_app.workspace.rows import RowChange, listed
from shortage_app.workspace.schema import past

STEPS = 200  # changes that can be taken back
KEPT_ROWS = 1_000_000  # rows kept for undo in all; the last change can always be taken back, however large


@dataclass(frozen=True)
class Step:
    """A change that was made; `made_at` in UTC."""

    number: int
    name: str
    parts: Mapping[str, str | int]
    made_at: str

    @property
    def words(self) -> str:
        """Its name in the language spoken now."""
        return self.words_with(self.parts)

    def words_with(self, parts: Mapping[str, str | int]) -> str:
        """Its name with parts said in another way."""
        return _(self.name).format(**parts) if parts else _(self.name)


@dataclass(frozen=True)
class History:
    """The steps done, and those undone that can be done again; both with the next one last."""

    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()


def read(connection: sqlite3.Connection) -> History:
    """What can be undone and redone."""
    (position,) = connection.execute("SELECT position FROM state").fetchone()
    steps = [
        Step(number, name, json.loads(parts), made_at)
        for number, name, parts, made_at in connection.execute(
            "SELECT step, name, parts, made_at FROM history ORDER BY step"
        )
    ]
    done = tuple(step for step in steps if step.number <= position)
    return History(done, tuple(step for step in reversed(steps) if step.number > position))


def begin(connection: sqlite3.Connection, change: Change) -> int:
    """A new step for a change, the last one done; what was undone can no longer be redone."""
    (position,) = connection.execute("SELECT position FROM state").fetchone()
    connection.execute("DELETE FROM history WHERE step > ?", (position,))
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    parts = json.dumps(dict(change.parts), ensure_ascii=False)
    connection.execute(
        "INSERT INTO history (step, name, parts, made_at) VALUES (?, ?, ?, ?)",
        (position + 1, change.name, parts, made_at),
    )
    connection.execute("UPDATE state SET position = ?", (position + 1,))
    return int(position) + 1


def replace_rows(connection: sqlite3.Connection, step: int, change: RowChange) -> None:
    """Carry out a replacement as part of a step: keep the rows that go, then bring the new ones."""
    first, last = _range(connection, step, change.table)
    where = " AND ".join(f'"{key}" IS ?' for key in change.keys) or "TRUE"
    columns = listed(change.columns)
    kept = connection.executemany(
        f"INSERT INTO {past(change.table)} (_step, _side, _rowid, {columns}) "
        f"SELECT {step}, 'old', rowid, {columns} FROM {change.table} WHERE {where} AND rowid < {first}",
        change.places,
    ).rowcount
    connection.executemany(f"DELETE FROM {change.table} WHERE {where}", change.places)
    marks = ", ".join("?" * len(change.columns))
    brought = connection.executemany(
        f"INSERT INTO {change.table} (rowid, {columns}) VALUES (?, {marks})",
        ((place, *row) for place, row in zip(count(last + 1), change.rows, strict=False)),
    ).rowcount
    connection.execute(
        "INSERT OR REPLACE INTO history_tables VALUES (?, ?, ?, ?)",
        (step, change.table, first, last + max(brought, 0)),
    )
    connection.execute("UPDATE history SET kept_rows = kept_rows + ? WHERE step = ?", (max(kept, 0), step))


def _range(connection: sqlite3.Connection, step: int, table: str) -> tuple[int, int]:
    """The rowids of the rows that the step brought into the table so far; first = last + 1 where there are none."""
    known = connection.execute(
        "SELECT first, last FROM history_tables WHERE step = ? AND table_name = ?", (step, table)
    ).fetchone()
    if known:
        return int(known[0]), int(known[1])
    (highest,) = connection.execute(f"SELECT coalesce(max(rowid), 0) FROM {table}").fetchone()
    return int(highest) + 1, int(highest)


def undo(connection: sqlite3.Connection) -> set[str]:
    """Take back the last step done; gives the tables that changed, none where there is nothing to undo."""
    (step,) = connection.execute("SELECT position FROM state").fetchone()
    tables = _tables(connection, step)
    if not connection.execute("SELECT 1 FROM history WHERE step = ?", (step,)).fetchone():
        return set()
    for table, first, last in tables:
        columns = listed(_columns(connection, table))
        connection.execute(
            f"INSERT INTO {past(table)} (_step, _side, _rowid, {columns}) "
            f"SELECT {step}, 'new', rowid, {columns} FROM {table} WHERE rowid BETWEEN ? AND ?",
            (first, last),
        )
        connection.execute(f"DELETE FROM {table} WHERE rowid BETWEEN ? AND ?", (first, last))
        _put_back(connection, step, table, columns, "old")
    connection.execute("UPDATE state SET position = position - 1")
    return {table for table, _first, _last in tables}


def redo(connection: sqlite3.Connection) -> set[str]:
    """Do the last step undone again; gives the tables that changed, none where there is nothing to redo."""
    (position,) = connection.execute("SELECT position FROM state").fetchone()
    step = position + 1
    tables = _tables(connection, step)
    if not connection.execute("SELECT 1 FROM history WHERE step = ?", (step,)).fetchone():
        return set()
    for table, _first, _last in tables:
        columns = listed(_columns(connection, table))
        connection.execute(
            f"DELETE FROM {table} WHERE rowid IN (SELECT _rowid FROM {past(table)} WHERE _step = ? AND _side = 'old')",
            (step,),
        )
        _put_back(connection, step, table, columns, "new")
        connection.execute(f"DELETE FROM {past(table)} WHERE _step = ? AND _side = 'new'", (step,))
    connection.execute("UPDATE state SET position = position + 1")
    return {table for table, _first, _last in tables}


def go_to(connection: sqlite3.Connection, number: int) -> set[str]:
    """Undo or redo until the step of a number is the last one done; gives the tables that changed."""
    changed: set[str] = set()
    steps = read(connection)
    for step in reversed(steps.done):
        if step.number > number:
            changed |= undo(connection)
    for step in reversed(steps.undone):
        if step.number <= number:
            changed |= redo(connection)
    return changed


def forget_oldest(connection: sqlite3.Connection) -> None:
    """Keep the history within its bounds: the oldest steps go, the last one stays."""
    steps = connection.execute("SELECT step, kept_rows FROM history ORDER BY step DESC").fetchall()
    kept = 0
    for place, (step, rows) in enumerate(steps):
        kept += rows
        if place and (place >= STEPS or kept > KEPT_ROWS):
            connection.execute("DELETE FROM history WHERE step <= ?", (step,))
            return


def forget(connection: sqlite3.Connection) -> None:
    """Forget every step, done and undone, with the rows kept for them."""
    connection.execute("DELETE FROM history")


def _put_back(connection: sqlite3.Connection, step: int, table: str, columns: str, side: str) -> None:
    connection.execute(
        f"INSERT INTO {table} (rowid, {columns}) SELECT _rowid, {columns} FROM {past(table)} "
        "WHERE _step = ? AND _side = ? ORDER BY _rowid",
        (step, side),
    )


def _tables(connection: sqlite3.Connection, step: int) -> list[tuple[str, int, int]]:
    return connection.execute(
        "SELECT table_name, first, last FROM history_tables WHERE step = ? ORDER BY table_name", (step,)
    ).fetchall()


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
