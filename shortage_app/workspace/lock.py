"""Who has a workspace open: a small file beside it names the person, and a byte of it stays locked while she works.

The name tells people, the locked byte tells the truth: the system lets go of it when the program ends, however it ends,
so a name without a locked byte is that of a program that is gone.
"""

import getpass
import json
import os
import platform
import secrets
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import Enum, auto
from io import FileIO
from pathlib import Path

from shortage_app.text import _
from shortage_app.workspace.errors import LockedWorkspace, unreachable

ENDING = ".lock"
ATTEMPTS, PAUSE = 5, 0.05  # another program that only looks holds the byte for an instant
_FAR = 1 << 30  # the locked byte lies far behind the name: Windows does not let others read a locked byte


@dataclass(frozen=True)
class Holder:
    """The person who has a workspace open; `since` in UTC, `token` tells two openings apart."""

    user: str
    machine: str
    since: str
    token: str = ""

    @property
    def since_words(self) -> str:
        """Since when, as the clock on the wall says it."""
        with suppress(ValueError):
            return f"{datetime.fromisoformat(self.since).astimezone():%d/%m/%Y %H:%M}"
        return self.since


class Hold(Enum):
    """Whether a workspace can be taken."""

    FREE = auto()
    HELD = auto()  # by a program that runs
    LEFT = auto()  # by a program that is gone
    CLOSED = auto()  # its place may not be written to


@dataclass(frozen=True)
class Look:
    """Who has it, and whether that program still runs."""

    hold: Hold
    holder: Holder | None = None


def me() -> Holder:
    """The person at this machine, now."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError):
        user = "?"
    return Holder(user, platform.node(), datetime.now(UTC).isoformat(timespec="seconds"), secrets.token_hex(8))


class Lock:
    """A workspace held by this program until release()."""

    def __init__(self, path: Path, file: FileIO, holder: Holder) -> None:
        self._path, self._file, self.holder = path, file, holder

    def confirm(self) -> None:
        """Make sure that it is still held: a drive that was gone may have let go; LockedWorkspace where it is not."""
        if self._is_ours():
            return
        self._let_go()
        again = _attempt_to_take(self._path, self.holder)
        if again is None:
            raise refusal(self._path, look(self._path))
        self._file, self.holder = again._file, again.holder

    def release(self) -> None:
        """Let others have it."""
        place = lock_file(self._path)
        if not self._is_ours():
            self._let_go()
            return
        with suppress(OSError):
            self._file.truncate(0)
        if os.name == "nt":  # which does not take the name of an open file away
            self._let_go()
        with suppress(OSError):
            place.unlink()
        self._let_go()

    def _is_ours(self) -> bool:
        return (
            not self._file.closed and _same_file(self._file, lock_file(self._path)) and _name(self._file) == self.holder
        )

    def _let_go(self) -> None:
        with suppress(OSError):
            self._file.close()


def lock_file(path: Path) -> Path:
    """The file that names who has a workspace open."""
    return path.with_name(path.name + ENDING)


def look(path: Path) -> Look:
    """Whether a workspace can be taken, without taking it."""
    place = lock_file(path)
    if not os.access(path, os.W_OK):
        return Look(Hold.CLOSED)
    try:
        with place.open("r+b", buffering=0) as file:
            holder = _name(file)
            if not _locked(file):
                return Look(Hold.HELD, holder)
            return Look(Hold.LEFT, holder) if holder else Look(Hold.FREE)
    except FileNotFoundError:
        return Look(Hold.FREE if os.access(path.parent, os.W_OK) else Hold.CLOSED)
    except OSError:
        return Look(Hold.CLOSED)


def take(path: Path, *, left_too: bool = False) -> Lock:
    """Hold a workspace; with `left_too` also one whose holder is gone. LockedWorkspace says who has it."""
    for _attempt in range(ATTEMPTS):
        found = look(path)
        before = found.holder if left_too and found.hold is Hold.LEFT else None
        lock = _attempt_to_take(path, before)
        if lock is not None:
            return lock
        time.sleep(PAUSE)
    raise refusal(path, look(path))


def refuse_if_held(path: Path) -> None:
    """LockedWorkspace where a program that runs has it open."""
    found = look(path)
    if found.hold is Hold.HELD:
        raise refusal(path, found)


def refusal(path: Path, found: Look) -> LockedWorkspace:
    """That a workspace cannot be changed here now, and why: who has it and since when."""
    return LockedWorkspace(why_not(path, found), path)


def why_not(path: Path, found: Look) -> str:
    """Why a workspace can only be read."""
    if found.hold is Hold.CLOSED:
        words = _("“{name}” can only be read: its folder or the file itself may not be written to.")
        return words.format(name=path.name)
    if found.holder is None:
        return _("“{name}” is in use by another program.").format(name=path.name)
    words = (
        _("“{name}” has been left open by {user} on {machine} since {since}; that program is no longer running.")
        if found.hold is Hold.LEFT
        else _("“{name}” has been open on {machine} ({user}) since {since}.")
    )
    holder = found.holder
    return words.format(name=path.name, user=holder.user, machine=holder.machine, since=holder.since_words)


def _attempt_to_take(path: Path, before: Holder | None) -> Lock | None:
    """Take a workspace that nobody has, or that `before` had."""
    place = lock_file(path)
    try:
        file = FileIO(os.open(place, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666), "r+b")
        if _locked(file) and _same_file(file, place) and _name(file) in (None, before):
            holder = me()
            _write(file, holder)
            return Lock(path, file, holder)
        file.close()
    except OSError as error:
        raise unreachable(path) from error
    return None


def _write(file: FileIO, holder: Holder) -> None:
    file.seek(0)
    file.truncate()
    file.write(json.dumps(asdict(holder), ensure_ascii=False).encode())
    file.flush()
    os.fsync(file.fileno())


def _name(file: FileIO) -> Holder | None:
    """Who is named in a lock file; None in an empty one or one that is not ours to read."""
    try:
        file.seek(0)
        return Holder(**json.loads(file.read(4096)))
    except (OSError, ValueError, TypeError):
        return None


def _same_file(file: FileIO, place: Path) -> bool:
    """Whether the open file still has its name: another may have let go of it and taken the name away."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), place.stat())
    except OSError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _locked(file: FileIO) -> bool:
        """Whether the far byte could be locked; the system unlocks it when the file is closed."""
        file.seek(_FAR)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(file: FileIO) -> bool:
        """Whether the file could be locked; the system unlocks it when the file is closed."""
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
