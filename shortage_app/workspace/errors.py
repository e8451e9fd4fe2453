"""Every way in which a workspace cannot be used, each with its own words."""

import sqlite3
from pathlib import Path

from shortage_app.text import N_, _


class WorkspaceError(Exception):
    """A workspace file that cannot be used; its text says why, and what to do, in the language spoken now.

    `passing`: it may go by itself, so that trying again makes sense. Whatever was asked for was not done.
    """

    passing = False

    def __init__(self, words: str, path: Path | None = None) -> None:
        super().__init__(words)
        self.path = path


class NotAWorkspace(WorkspaceError):
    """Another kind of file, or none."""


class NewerWorkspace(WorkspaceError):
    """Written by a newer version of the program."""


class DamagedWorkspace(WorkspaceError):
    """A workspace whose file is damaged."""


class CannotCreate(WorkspaceError):
    """No new workspace can be made at that place."""


class LockedWorkspace(WorkspaceError):
    """Another program is writing to it, or a person has it open."""

    passing = True


class UnreachableWorkspace(LockedWorkspace):
    """Its place cannot be read or written now; later it may, and nothing was changed."""


class ChangedElsewhere(WorkspaceError):
    """Another program wrote to the file since it was read here."""


_IN_USE = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_REASONS = {
    sqlite3.SQLITE_READONLY: N_("it may only be read"),
    sqlite3.SQLITE_PERM: N_("it may only be read"),
    sqlite3.SQLITE_CANTOPEN: N_("its folder cannot be reached or may not be written to"),
    sqlite3.SQLITE_IOERR: N_("the disk or the network drive does not answer"),
    sqlite3.SQLITE_FULL: N_("the disk is full"),
}


def in_words(error: sqlite3.Error, path: Path) -> WorkspaceError:
    """What SQLite says of a file, for a person."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _IN_USE:
        return LockedWorkspace(_("“{path}” is in use by another program.").format(path=path), path)
    if code in _REASONS:
        return UnreachableWorkspace(
            _("“{path}” cannot be written: {reason}.").format(path=path, reason=_(_REASONS[code])), path
        )
    return damaged(path, str(error))


def damaged(path: Path, reason: str) -> DamagedWorkspace:
    """The file cannot be trusted, for a reason in SQLite's words."""
    words = _("“{path}” is damaged: {reason}. Restore it from a copy, or save what can be read.")
    return DamagedWorkspace(words.format(path=path, reason=reason), path)


def unreachable(path: Path) -> UnreachableWorkspace:
    """The file that was open here is not there now."""
    return UnreachableWorkspace(
        _("“{path}” cannot be reached. If it is on another drive or the network, check that it is connected.").format(
            path=path
        ),
        path,
    )
