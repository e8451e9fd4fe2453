"""Puts the figures last measured into docs/performance.md, each table where its marks stand.

    uv run python -m benchmarks.page [FILE]

Figures on the page come from the JSON file alone; the words around them are written by hand.
"""

import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.before import HEADINGS, Earlier, before_and_after, earlier, times_less
from benchmarks.figures import Measured, read
from benchmarks.larger import larger
from benchmarks.measure import Row

DOCS = Path(__file__).parent.parent / "docs"
PAGE, FIGURES, BEFORE = DOCS / "performance.md", DOCS / "performance.json", DOCS / "performance-before.json"
_BLOCK = re.compile(r"(<!-- figures of (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
_OF_A_ROW = ("what", "size", "median", "beside", "times that", "reach", "peak MB", "note")


def main() -> None:
    """Write the page anew."""
    found = read(Path(sys.argv[1]) if sys.argv[1:] else FIGURES)
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8"), found, earlier(BEFORE)), encoding="utf-8")


def filled(page: str, found: Mapping[str, Measured], before: Earlier) -> str:
    """The page with every table between marks made of these figures."""
    tables = {name: _measured(one) for name, one in found.items()}
    if "growth" in found:
        tables["larger"] = _table(*larger(found["growth"].rows))
    tables["before"] = _table(HEADINGS, [_compared(*each) for each in before_and_after(found, before)])
    return _BLOCK.sub(lambda block: block[1] + tables.get(block[2], "Not measured yet.\n") + block[3], page)


def _measured(found: Measured) -> str:
    rows = [_cells(row) for row in found.rows]
    load = "" if found.load is None else f"; load {found.load}"
    return f"{_table(_OF_A_ROW, rows)}\nMeasured on {found.day}; {found.machine}{load}.\n"


def _cells(row: Row) -> tuple[str, ...]:
    reach = "" if row.reach is None else f"{_short(row.reach)} {'s' if row.ratio is None else '×'}"
    beside = f"{row.baseline}: {_short(row.baseline_seconds)}" if row.baseline else ""
    return (
        row.what, row.size, _short(row.seconds), beside, _short(row.ratio), reach,
        "" if row.peak_mb is None else f"{row.peak_mb:.0f}", row.note,
    )  # fmt: skip


def _compared(row: Row, commit: str, old: Row | None) -> tuple[str, ...]:
    if old is None:
        return row.what, row.size, "–", "–", _short(row.seconds), "–", _short(row.ratio), "–"
    size = row.size if row.size == old.size else f"{old.size}, now {row.size}"
    return (
        row.what, size, commit, _short(old.seconds), _short(row.seconds), _short(old.ratio), _short(row.ratio),
        f"{times_less(row, old):.2g}",
    )  # fmt: skip


def _short(value: float | None) -> str:
    """A figure in three digits, as many as a measurement of time can bear."""
    if value is None:
        return ""
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}" if value >= 0.001 else f"{value:.5f}"


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [headings, ["---"] * len(headings), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    main()
