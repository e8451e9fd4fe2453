"""Whether a workspace file is sound: quickly each time it is opened, in full on demand."""

import sqlite3
from pathlib import Path

from shortage_app.workspace.errors import damaged
from shortage_app.workspace.file import connected

_SOUND = "ok"


def quick(path: Path) -> None:
    """Look at every page, without comparing tables and indexes; DamagedWorkspace says what is wrong."""
    with connected(path) as connection:
        found = _said(connection, "PRAGMA quick_check(1)")
    if found:
        raise damaged(path, found[0])


def full(path: Path) -> tuple[str, ...]:
    """Everything that SQLite finds wrong, and every row that refers to one that is not there; empty when sound."""
    with connected(path) as connection:
        lost = connection.execute("PRAGMA foreign_key_check").fetchall()
        return (*_said(connection, "PRAGMA integrity_check"), *(f"{row[0]}: {row[1]}" for row in lost))


def _said(connection: sqlite3.Connection, question: str) -> list[str]:
    return [str(row[0]) for row in connection.execute(question) if row[0] != _SOUND]
