"""Opening and saving a workspace of two million counts, beside sqlite3 itself on the same rows."""

import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from benchmarks.analysis import invented
from benchmarks.measure import Row, medians_in_turn
from shortage_app.domain import columns as c
from shortage_app.domain.change import Change, Replacement, conform
from shortage_app.workspace import schema, store

COUNTS = 2_000_000
REACH = 1.5


def rows() -> Iterator[Row]:
    """Save, then open."""
    change = imported(COUNTS)
    exits = change.replacements[0].rows
    plain = list(exits.astype(object).where(exits.notna(), None).itertuples(index=False, name=None))
    with tempfile.TemporaryDirectory() as folder:
        ours, bare = Path(folder) / "ours.shortage", Path(folder) / "bare.sqlite"
        size = f"{COUNTS} counts"
        saved, written = medians_in_turn((lambda: save(ours, change), lambda: _write(bare, plain)), 3)
        yield Row("save a workspace", size, saved, "sqlite3 executemany", written, REACH)
        opened, read = medians_in_turn((lambda: store.load(ours), lambda: _read(bare)), 3)
        yield Row("open a workspace", size, opened, "sqlite3 fetchall + DataFrame", read, REACH)


def imported(counts: int) -> Change:
    """The change that an import of so many counts makes."""
    exits = conform("exits", invented(250, 15, 5_000, counts).exits)
    return Change("exits", (Replacement("exits", exits[[c.COHORT_YEAR]].drop_duplicates(), exits),))


def save(path: Path, change: Change) -> None:
    """Make a workspace that holds what was imported."""
    path.unlink(missing_ok=True)
    store.save(path, change, store.create(path).state)


def _write(path: Path, plain: list[tuple[object, ...]]) -> None:
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    schema.lay(connection, "")
    connection.executemany(f"INSERT INTO exits VALUES ({', '.join('?' * len(plain[0]))})", plain)
    connection.commit()
    connection.close()


def _read(path: Path) -> pd.DataFrame:
    connection = sqlite3.connect(path)
    frame = pd.DataFrame(connection.execute("SELECT * FROM exits").fetchall())
    connection.close()
    return frame
