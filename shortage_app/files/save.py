"""Saving any file: all of the new one or all of the old one, never half."""

import errno
import glob
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from shortage_app.places import reachable
from shortage_app.text import N_, _

# Waits between attempts to take the place of a file that another program holds: about four seconds in all, time for
# a virus scanner or a synchronising folder to let go; Excel does not, and is then named in the message.
RETRY_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.2, 1.2)

# Left by a program that was killed while it wrote; younger ones may belong to a save that still runs.
LEFTOVER_SECONDS = 24 * 3600
LEFTOVER_SUFFIX = ".tmp"

HELD = N_("It is open in another program, such as Excel. Close it there, or choose another name.")
NO_RIGHT = N_("This folder or file may not be written to. Choose another folder.")
FULL = N_("The disk is full. Free some space, or choose another disk.")
GONE = N_("The folder is not there. If it is on another drive or the network, check that it is connected.")
A_FOLDER = N_("A folder has this name. Choose another name.")
NAME_TOO_LONG = N_("The name is too long. Choose a shorter name or folder.")
NAME_REFUSED = N_("This name is not allowed here. Choose another name.")
FAILED = N_("The disk or drive does not answer as it should: {error}.")
LONGEST_NAME = 255  # on every file system people use

_REASONS = {
    errno.EACCES: NO_RIGHT,
    errno.EPERM: NO_RIGHT,
    errno.EROFS: NO_RIGHT,
    errno.ENOSPC: FULL,
    errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC: FULL,
    errno.EFBIG: FULL,
    errno.ENOENT: GONE,
    errno.ENOTDIR: GONE,
    errno.ENODEV: GONE,
    errno.EISDIR: A_FOLDER,
    errno.ENAMETOOLONG: NAME_TOO_LONG,
    errno.EINVAL: NAME_REFUSED,
}
# Windows says more than the errno that Python makes of it, which is EINVAL for most of these.
_WINDOWS_REASONS = {
    32: HELD,  # sharing violation
    33: HELD,  # lock violation
    39: FULL,
    112: FULL,
    21: GONE,  # device not ready
    53: GONE,  # network path not found
    55: GONE,
    59: GONE,
    64: GONE,  # network name deleted: the share went while writing
    67: GONE,
    1167: GONE,  # device not connected
    1231: GONE,
    123: NAME_REFUSED,
    206: NAME_TOO_LONG,
}


class NotWritable(Exception):
    """`path` could not be written, for a `reason` in the language spoken now; what stood there is untouched."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(_("“{name}” could not be saved. {reason}").format(name=path.name, reason=reason))
        self.path = path
        self.reason = reason


@contextmanager
def saving(path: Path) -> Iterator[Path]:
    """A new file in the folder of `path` to write to, which takes the place of `path` once the block has ended well.

    Whatever is raised in the block leaves `path` as it was. OSError becomes NotWritable. A link stays a link.
    """
    path = reachable(path)
    try:
        path = path.resolve() if path.is_symlink() else path
        temporary = _beside(path)
    except OSError as error:
        raise NotWritable(path, _reason(error)) from error
    try:
        yield temporary
        _reach_the_disk(temporary)
        _take_the_place(temporary, path)
    except OSError as error:
        raise NotWritable(path, _reason(error)) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    _forget_leftovers(path)


def save(path: Path, content: bytes) -> None:
    """Write `content` to `path`; NotWritable when that cannot be done, and then what stood there is untouched."""
    with saving(path) as temporary:
        temporary.write_bytes(content)


class _Held(OSError):
    """The target stands, and another program does not let go of it."""


def _beside(path: Path) -> Path:
    """An empty file in the same folder, with the rights that `path` has."""
    if len(path.name) > LONGEST_NAME:  # Windows may only say that it finds no such path
        raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG))
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    temporary = path.with_name(f"{_prefix(path)}{secrets.token_hex(4)}{LEFTOVER_SUFFIX}")
    os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    with suppress(OSError):
        shutil.copymode(path, temporary)
    return temporary


def _prefix(path: Path) -> str:
    """Hidden, and short enough to be legal wherever the name itself is."""
    return f".{path.stem[:20]}-"


def _reach_the_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _take_the_place(temporary: Path, path: Path) -> None:
    """Replace `path` in one step, waiting for a program that holds it: Windows refuses as long as it does."""
    for wait in RETRY_WAITS:
        try:
            temporary.replace(path)
            break
        except PermissionError:
            time.sleep(wait)
    else:
        _replace_or_say_held(temporary, path)
    _folder_reaches_the_disk(path.parent)


def _replace_or_say_held(temporary: Path, path: Path) -> None:
    try:
        temporary.replace(path)
    except PermissionError as error:
        raise _Held(*error.args) from error


def _folder_reaches_the_disk(folder: Path) -> None:
    """Make the new name itself last; Windows does so by itself and cannot open a folder."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _forget_leftovers(path: Path) -> None:
    for leftover in path.parent.glob(f"{glob.escape(_prefix(path))}*{LEFTOVER_SUFFIX}"):
        with suppress(OSError):
            if time.time() - leftover.stat().st_mtime > LEFTOVER_SECONDS:
                leftover.unlink()


def _reason(error: OSError) -> str:
    if isinstance(error, _Held):
        return _(HELD)
    reason = _WINDOWS_REASONS.get(getattr(error, "winerror", None) or 0) or _REASONS.get(error.errno or 0)
    return _(reason) if reason else _(FAILED).format(error=error.strerror or error)
