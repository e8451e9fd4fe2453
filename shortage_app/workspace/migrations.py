"""From the file of an older version to that of this one: one step a version, each in a transaction, after a copy.

STEPS[n] makes a file of version n out of one of version n − 1. A released step is never edited. A step that changes a
table changes its table of the past likewise (schema.past), or makes it anew (schema.lay_past) and forgets the history.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Final

from shortage_app.workspace import copies, schema
from shortage_app.workspace.transaction import transaction

STEPS: Final[dict[int, Callable[[sqlite3.Connection], None]]] = {2: schema.lay_exit_figures}


def bring_up(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Bring an open file of an older version up to date; a copy of it as it was is kept first."""
    copies.keep(connection, path)
    _climb(connection, version)


def brought_up_copy(connection: sqlite3.Connection, version: int) -> sqlite3.Connection:
    """The same content in memory and up to date; the file is not touched."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    connection.backup(copy)
    _climb(copy, version)
    return copy


def _climb(connection: sqlite3.Connection, version: int) -> None:
    connection.execute("PRAGMA foreign_keys = OFF")  # a step may lay a table anew
    for step in range(version + 1, schema.VERSION + 1):
        with transaction(connection):
            STEPS[step](connection)
            connection.execute(f"PRAGMA user_version = {step}")
    connection.execute("PRAGMA foreign_keys = ON")
