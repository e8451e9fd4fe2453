"""Opening and creating a workspace file: what is no workspace, newer or damaged is refused before anything is read."""

import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from shortage_app.text import _
from shortage_app.workspace import copies, migrations, schema
from shortage_app.workspace.errors import (
    CannotCreate,
    DamagedWorkspace,
    NewerWorkspace,
    NotAWorkspace,
    UnreachableWorkspace,
    in_words,
)
from shortage_app.workspace.transaction import transaction

ENDING = ".shortage"
BUSY_SECONDS = 5.0
_MAGIC = b"SQLite format 3\x00"


@contextmanager
def connected(path: Path, *, writing: bool = False) -> Iterator[sqlite3.Connection]:
    """A connection to a checked workspace file of the current version, closed afterwards; raises a WorkspaceError.

    An older file is brought up to date after a copy of it was kept; where it is only read, in memory.
    """
    _refuse_other_files(path)
    try:
        with closing(_connection(path, "rw")) as connection:
            version = _version(connection, path)
            if version == schema.VERSION:
                connection.execute(f"PRAGMA query_only = {'OFF' if writing else 'ON'}")
                yield connection
            elif writing:
                migrations.bring_up(connection, path, version)
                yield connection
            else:
                with closing(migrations.brought_up_copy(connection, version)) as copy:
                    yield copy
    except sqlite3.Error as error:
        raise in_words(error, path) from error


def create(path: Path) -> None:
    """Make an empty workspace file; CannotCreate where there is a file already or no folder."""
    if path.exists():
        raise CannotCreate(_("“{path}” exists already; choose another name.").format(path=path))
    if not path.parent.is_dir():
        raise CannotCreate(_("The folder “{path}” does not exist.").format(path=path.parent))
    try:
        with closing(_connection(path, "rwc")) as connection:
            connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
            connection.execute("PRAGMA journal_mode = DELETE")
            with transaction(connection):
                schema.lay(connection, uuid.uuid4().hex)
                connection.execute(f"PRAGMA user_version = {schema.VERSION}")
    except sqlite3.Error as error:
        raise CannotCreate(str(in_words(error, path))) from error


def _connection(path: Path, mode: str) -> sqlite3.Connection:
    """By address, since a plain name would make an empty file where a network drive has just gone."""
    place = path.absolute().as_posix()
    address = "file://" + ("" if place.startswith("/") else "/") + quote(place) + f"?mode={mode}"
    connection = sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        _configure(connection)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _configure(connection: sqlite3.Connection) -> None:
    """A rollback journal (WAL is unsafe on network drives), full syncs, and deleted rows overwritten."""
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA trusted_schema = OFF")


def _refuse_other_files(path: Path) -> None:
    if not path.is_file():
        raise NotAWorkspace(_("There is no workspace “{path}”.").format(path=path))
    try:
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
    except OSError as error:
        raise UnreachableWorkspace(
            _("“{path}” cannot be read: {reason}").format(path=path, reason=error.strerror)
        ) from error
    if not start:
        raise DamagedWorkspace(_("“{path}” is empty. Restore it from a copy.").format(path=path), path)
    if start != _MAGIC and copies.kept(path):
        words = _("“{path}” no longer begins as a workspace does. Restore it from a copy, or save what can be read.")
        raise DamagedWorkspace(words.format(path=path), path)
    if start != _MAGIC:
        raise NotAWorkspace(_("“{path}” is not a workspace of this program.").format(path=path))


def _version(connection: sqlite3.Connection, path: Path) -> int:
    (identity,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if identity != schema.APPLICATION_ID:
        raise NotAWorkspace(_("“{path}” is a database of another program.").format(path=path))
    if version > schema.VERSION:
        raise NewerWorkspace(
            _(
                "“{path}” was written by a newer version of this program (file version {found}, this program reads up "
                "to {known}). Update the program to open it."
            ).format(path=path, found=version, known=schema.VERSION)
        )
    if version < 1:
        raise DamagedWorkspace(_("“{path}” was not made to the end. Restore it from a copy.").format(path=path), path)
    return int(version)
