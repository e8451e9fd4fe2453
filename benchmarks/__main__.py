"""Run the benchmarks named, or all, print a table and write it as JSON on request."""

import argparse
import importlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.measure import Row

MODULES = ("start", "window", "reading", "analysis", "tables", "exits", "workspace", "export", "suggestions", "growth")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("names", nargs="*", default=MODULES, metavar="NAME", help=", ".join(MODULES))
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    rows = []
    print(_line(("what", "size", "median", "baseline", "base s", "ratio", "reach", "peak MB", "note")))
    for name in options.names:
        for row in importlib.import_module(f"benchmarks.{name}").rows():
            rows.append(row)
            print(_line(_cells(row)), flush=True)
    if options.json:
        options.json.write_text(
            json.dumps([asdict(row) | {"ratio": row.ratio} for row in rows], indent=2), encoding="utf-8"
        )


def _cells(row: Row) -> tuple[str, ...]:
    return (
        row.what,
        row.size,
        f"{row.seconds:.4f}",
        row.baseline,
        _number(row.baseline_seconds, 4),
        _number(row.ratio, 2),
        _number(row.reach, 2),
        _number(row.peak_mb, 0),
        row.note,
    )


def _number(value: float | None, decimals: int) -> str:
    return "" if value is None else f"{value:.{decimals}f}"


def _line(cells: Sequence[str]) -> str:
    widths = (44, 30, 9, 30, 9, 7, 6, 8, 0)
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


if __name__ == "__main__":
    main()
