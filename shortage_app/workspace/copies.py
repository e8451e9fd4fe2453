"""Copies of a workspace, kept in a folder beside it: one each time it is opened after a change, the oldest going."""

import os
import re
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from shortage_app.workspace.errors import in_words, unreachable

NEWEST = 10  # copies kept whatever their age
MONTHS = 12  # months of which the last copy is kept
_NAME = re.compile(r"(\d{8}T\d{6}Z)-r(\d+)\.shortage")
_STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True)
class Copy:
    """A kept copy: the state of the workspace it is of, and when it was made."""

    path: Path
    made_at: datetime
    revision: int


def folder(path: Path) -> Path:
    """Where the copies of a workspace lie."""
    return path.with_name(f"{path.name}.backups")


def kept(path: Path) -> tuple[Copy, ...]:
    """The copies of a workspace, the newest first."""
    with suppress(OSError):
        found = [(file, _NAME.fullmatch(file.name)) for file in folder(path).iterdir()]
        copies = [Copy(file, _time(match[1]), int(match[2])) for file, match in found if match]
        return tuple(sorted(copies, key=lambda copy: (copy.made_at, copy.revision), reverse=True))
    return ()


def keep(connection: sqlite3.Connection, path: Path) -> None:
    """Keep a copy of an open workspace unless the newest is of the same state; WorkspaceError where that fails."""
    (revision,) = connection.execute("SELECT revision FROM state").fetchone()
    earlier = kept(path)
    if earlier and earlier[0].revision == revision:
        return
    target = folder(path) / f"{datetime.now(UTC):{_STAMP}}-r{revision}.shortage"
    try:
        target.parent.mkdir(exist_ok=True)
        write(connection, target)
        forget_old(path)
    except OSError as error:
        raise in_words(_cannot_open(error), target) from error
    except sqlite3.Error as error:
        raise in_words(error, target) from error


def write(connection: sqlite3.Connection, target: Path) -> None:
    """The whole database as another file, all of it or nothing; pages as they are, so that rowids stay."""
    half = target.with_name(f".{target.name}.tmp")
    try:
        with closing(sqlite3.connect(half)) as copy:
            connection.backup(copy)
        half.replace(target)
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)


def put_in_place(copy: Path, path: Path, aside: Path) -> None:
    """Put a copy where a workspace stands, which moves aside; WorkspaceError where the place cannot be written."""
    half = path.with_name(f".{path.name}.restored")
    try:
        shutil.copyfile(copy, half)
        with half.open("rb+") as file:
            os.fsync(file.fileno())
        path.replace(aside)
        _move_journal(path, aside)
        half.replace(path)
    except OSError as error:
        raise unreachable(path) from error
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)


def _move_journal(path: Path, aside: Path) -> None:
    """A journal goes with its file: played back into the copy it would damage that one too."""
    with suppress(FileNotFoundError):
        path.with_name(f"{path.name}-journal").replace(aside.with_name(f"{aside.name}-journal"))


def forget_old(path: Path) -> None:
    """Keep the newest copies, and the last of each of the last months."""
    copies = kept(path)
    months: dict[str, Path] = {}
    for copy in copies:
        months.setdefault(f"{copy.made_at:%Y-%m}", copy.path)
    wanted = {copy.path for copy in copies[:NEWEST]} | set(list(months.values())[:MONTHS])
    for copy in copies:
        if copy.path not in wanted:
            with suppress(OSError):
                copy.path.unlink()


def forget_all(path: Path) -> None:
    """Delete every copy; WorkspaceError where one stays."""
    for copy in kept(path):
        try:
            copy.path.unlink()
        except OSError as error:
            raise unreachable(copy.path) from error


def _time(stamp: str) -> datetime:
    return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)


def _cannot_open(error: OSError) -> sqlite3.Error:
    said = sqlite3.OperationalError(str(error))
    said.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
    return said
