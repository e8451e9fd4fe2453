"""Figures of the program as it was when each row was first measured, beside those of today.

docs/performance-before.json holds them by commit. They were taken with today's benchmarks put in place of that
commit's own, so that the same is measured alike: `git checkout COMMIT`, benchmarks/ from today,
`python -m benchmarks NAME --json FILE`.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.figures import Measured, measured
from benchmarks.measure import Row

HEADINGS = ("what", "size", "commit", "before", "after", "before ×", "after ×", "times less")
Earlier = Mapping[tuple[str, str, int], tuple[str, Row]]  # by benchmark, row, and place among rows of that name


def earlier(path: Path) -> Earlier:
    """The rows of every commit in a file, with the commit."""
    return {
        (name, *key): (commit, row)
        for commit, by_name in json.loads(path.read_text(encoding="utf-8")).items()
        for name, found in by_name.items()
        for key, row in _named(measured(found).rows)
    }


def before_and_after(found: Mapping[str, Measured], before: Earlier) -> Iterator[tuple[Row, str, Row | None]]:
    """Each row of today with the commit and the row of before, None where it was never measured before."""
    for name, today in found.items():
        for key, row in _named(today.rows):
            if not row.what.startswith("baseline: "):
                commit, old = before.get((name, *key), ("", None))
                yield row, commit, old


def times_less(row: Row, old: Row) -> float:
    """How many times less than before: of what stands beside, where something does, since the job may have grown."""
    if row.ratio and old.ratio:
        return old.ratio / row.ratio
    return old.seconds / row.seconds


def _named(rows: Sequence[Row]) -> Iterator[tuple[tuple[str, int], Row]]:
    """Rows by name and place among those of that name, since a size may be that of a grown example."""
    seen: dict[str, int] = {}
    for row in rows:
        seen[row.what] = seen.get(row.what, -1) + 1
        yield (row.what, seen[row.what]), row
