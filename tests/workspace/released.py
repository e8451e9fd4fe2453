"""A file of every released version, and what it says: run as a module it writes those of the version of today.

Until the first release version 1 may still change, and its file is then written again; after it, never.
"""

import gzip
import tempfile
from pathlib import Path
from random import Random

from shortage_app.domain.project import Project
from shortage_app.workspace import schema, store
from tests.workspace.changes import any_change, said

FOLDER = Path(__file__).with_name("released")
CHANGES, UNDONE = 60, 5


def kept(version: int) -> Path:
    """The file of a version, packed."""
    return FOLDER / f"v{version}.shortage.gz"


def unpack(version: int, folder: Path) -> Path:
    """The file of a version, to be opened."""
    path = folder / f"v{version}.shortage"
    path.write_bytes(gzip.decompress(kept(version).read_bytes()))
    return path


def words(version: int) -> str:
    """What the file of a version said when it was written."""
    return (FOLDER / f"v{version}.txt").read_text(encoding="utf-8")


def main() -> None:
    """Write the file of today's version."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "new.shortage"
        state, random = store.create(path).state, Random(schema.VERSION)
        for _change in range(CHANGES):
            state = store.save(path, any_change(random), state)
        for _change in range(UNDONE):
            state = store.undo(path, Project(), state).state
        kept(schema.VERSION).write_bytes(gzip.compress(path.read_bytes(), mtime=0))
        (FOLDER / f"v{schema.VERSION}.txt").write_text(said(path), encoding="utf-8")


if __name__ == "__main__":
    main()
