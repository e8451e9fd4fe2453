"""Opening and creating a workspace file: every way in which it can be wrong has its own words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shortage_app.text import _
from shortage_app.workspace import schema

ENDING = ".shortage"
BUSY_SECONDS = 5.0
_MAGIC = b"SQLite format 3\x00"


class WorkspaceError(Exception):
    """A workspace file that cannot be used; its text says why, and what to do, in the language spoken now."""


class NotAWorkspace(WorkspaceError):
    """Another kind of file."""


class NewerWorkspace(WorkspaceError):
    """Written by a newer version of the program."""


class DamagedWorkspace(WorkspaceError):
    """A workspace whose file is damaged."""


class CannotCreate(WorkspaceError):
    """No new workspace can be made at that place."""


class LockedWorkspace(WorkspaceError):
    """Another program is writing to it, or the place cannot be written."""


class ChangedElsewhere(WorkspaceError):
    """Another program wrote to the file since it was read here."""


@contextmanager
def connected(path: Path, *, create: bool = False) -> Iterator[sqlite3.Connection]:
    """A connection to a checked workspace file, closed afterwards; raises a WorkspaceError, in words."""
    if create:
        _refuse_existing(path)
    else:
        _refuse_other_files(path)
    try:
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            _configure(connection)
            if create:
                _create(connection)
            _check_identity(connection, path)
            yield connection
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise _in_words(error, path) from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the block is written, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _refuse_existing(path: Path) -> None:
    if path.exists():
        raise CannotCreate(_("“{path}” exists already; choose another name.").format(path=path))
    if not path.parent.is_dir():
        raise CannotCreate(_("The folder “{path}” does not exist.").format(path=path.parent))


def _refuse_other_files(path: Path) -> None:
    if not path.is_file():
        raise NotAWorkspace(_("There is no workspace “{path}”.").format(path=path))
    try:
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
    except OSError as error:
        raise LockedWorkspace(
            _("“{path}” cannot be read: {reason}").format(path=path, reason=error.strerror)
        ) from error
    if start != _MAGIC:
        raise NotAWorkspace(_("“{path}” is not a workspace of this program.").format(path=path))


def _configure(connection: sqlite3.Connection) -> None:
    """A rollback journal (WAL is unsafe on network drives), full syncs, and deleted rows overwritten."""
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA cell_size_check = ON")


def _create(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    connection.execute("PRAGMA journal_mode = DELETE")
    with transaction(connection):
        schema.lay(connection)
        connection.execute(f"PRAGMA user_version = {schema.VERSION}")


def _check_identity(connection: sqlite3.Connection, path: Path) -> None:
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


def _in_words(error: sqlite3.Error, path: Path) -> WorkspaceError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LockedWorkspace(_("“{path}” is in use by another program. Nothing was changed.").format(path=path))
    if code in (
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_PERM,
    ):
        return LockedWorkspace(
            _("“{path}” cannot be written: {reason}. Nothing was changed.").format(path=path, reason=error)
        )
    return DamagedWorkspace(
        _("“{path}” is damaged: {reason}. Restore it from a copy; nothing was changed.").format(path=path, reason=error)
    )
