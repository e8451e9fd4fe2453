"""Asking for files and folders: dialogs begin where one last chose or opened something, and hold no folder.

Where the system has no such dialog Qt draws its own, in the sheet of `parent`: a part of the window, or a dialog.
On Windows the current folder of a program can be neither renamed nor ejected: the dialogs are given theirs.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


@dataclass
class _Beginning:
    folder: Path | None = None


_beginning = _Beginning()


def begin_in(folder: Path) -> None:
    """Let the next dialog begin in this folder."""
    _beginning.folder = folder


def beginning() -> Path:
    """The folder where the next dialog begins: the documents at first, and where a stick has been taken out."""
    if _beginning.folder is not None and _beginning.folder.is_dir():
        return _beginning.folder
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def hold_no_folder() -> None:
    """Leave the folder the program was started in, which for a double click is that of the workspace."""
    QDir.setCurrent(QDir.homePath())


def for_new_file(parent: QWidget, title: str, proposed: str | Path, kinds: str) -> Path | None:
    """Ask where to write, proposing a name or a whole path; None where nothing was chosen."""
    with _current_folder_kept():
        chosen, _kind = QFileDialog.getSaveFileName(parent, title, str(beginning() / proposed), kinds)
    return _file(chosen)


def for_file(parent: QWidget, title: str, kinds: str, folder: Path | None = None) -> Path | None:
    """Ask for a file that is there, in a folder where one is given; None where nothing was chosen."""
    with _current_folder_kept():
        chosen, _kind = QFileDialog.getOpenFileName(parent, title, str(folder or beginning()), kinds)
    return _file(chosen)


def for_files(parent: QWidget, title: str, kinds: str) -> list[Path]:
    """Ask for files that are there; none where nothing was chosen."""
    with _current_folder_kept():
        names, _kind = QFileDialog.getOpenFileNames(parent, title, str(beginning()), kinds)
    return [path for path in map(_file, names) if path is not None]


def for_folder(parent: QWidget, title: str, folder: Path | None = None) -> Path | None:
    """Ask for a folder, near the one given, if any; None where nothing was chosen."""
    with _current_folder_kept():
        chosen = QFileDialog.getExistingDirectory(parent, title, str(folder or beginning()))
    if not chosen:
        return None
    begin_in(Path(chosen))
    return Path(chosen)


@contextmanager
def _current_folder_kept() -> Iterator[None]:
    """A dialog of Windows may make the folder one chose in the current one."""
    before = QDir.currentPath()
    try:
        yield
    finally:
        QDir.setCurrent(before)


def _file(chosen: str) -> Path | None:
    if not chosen:
        return None
    begin_in(Path(chosen).parent)
    return Path(chosen)
