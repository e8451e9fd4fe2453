"""Copies that a synchronising folder leaves beside a workspace when two machines changed it."""

import re
from contextlib import suppress
from pathlib import Path

from shortage_app.workspace.errors import WorkspaceError
from shortage_app.workspace.file import ENDING, connected

# What follows the name: OneDrive writes the machine, Dropbox and Nextcloud say so in brackets and in the language of
# the person, Syncthing a stamp, Google Drive and Windows a number.
_MARKS = re.compile(
    r"-[A-Z][A-Z0-9-]{2,}( \d+)?"
    r"| ?\((?=.*(conflict|conflit)).*\).*"
    r"|\.sync-conflict-\d{8}-\d{6}.*"
    r"| ?\(\d+\)"
    r"|[ _-]*conflict.*",
    re.IGNORECASE,
)


def beside(path: Path, workspace: str) -> tuple[Path, ...]:
    """The files beside a workspace that are copies of it by content, and conflict copies by name."""
    with suppress(OSError):
        found = [
            file
            for file in sorted(path.parent.glob(f"*{ENDING}"))
            if file.name.startswith(path.stem) and _MARKS.fullmatch(file.stem.removeprefix(path.stem))
        ]
        return tuple(file for file in found if _is_of(file, workspace))
    return ()


def _is_of(file: Path, workspace: str) -> bool:
    try:
        with connected(file) as connection:
            return bool(connection.execute("SELECT 1 FROM state WHERE workspace = ?", (workspace,)).fetchone())
    except WorkspaceError:
        return False
