"""Run the benchmarks named, or all, print a table and write it as JSON on request."""

import argparse
import importlib
from collections.abc import Sequence
from pathlib import Path

from benchmarks import figures
from benchmarks.measure import Row

MODULES = (
    "start", "window", "reading", "counting", "analysis", "tables", "exits", "workspace", "export", "suggestions",
    "growth",
)  # fmt: skip


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("names", nargs="*", default=MODULES, metavar="NAME", help=", ".join(MODULES))
    parser.add_argument(
        "--json", type=Path, help="file of figures, in which those of the benchmarks named are replaced"
    )
    options = parser.parse_args()
    print(_line(("what", "size", "median", "baseline", "base s", "ratio", "reach", "peak MB", "note")))
    for name in options.names:
        found: list[Row] = []
        for row in importlib.import_module(f"benchmarks.{name}").rows():
            print(_line(_cells(row)), flush=True)
            found.append(row)
            if options.json:
                figures.keep(options.json, name, found)


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
