"""The figures last measured, in a JSON file: per benchmark its rows, the day, and how busy the machine was."""

import json
import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.measure import Row


@dataclass(frozen=True)
class Measured:
    """What one benchmark gave.

    `load` is the mean number of processes that wanted a processor, ours among them; None where it was not noted.
    """

    day: str
    machine: str
    load: float | None
    rows: tuple[Row, ...]


def keep(path: Path, name: str, rows: Sequence[Row]) -> None:
    """Write the figures of a benchmark, measured here and now, in place of its older ones; those of others stay."""
    machine = f"{platform.system()}, {os.cpu_count()} processors, Python {platform.python_version()}"
    found = Measured(datetime.now(UTC).date().isoformat(), machine, round(os.getloadavg()[1], 1), tuple(rows))
    kept = {**_written(path), name: asdict(found)}
    path.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def read(path: Path) -> dict[str, Measured]:
    """The figures of every benchmark in a file."""
    return {name: measured(found) for name, found in _written(path).items()}


def measured(written: Mapping[str, Any]) -> Measured:
    """The figures of a benchmark as they were written."""
    return Measured(**{**written, "rows": tuple(Row(**row) for row in written["rows"])})


def _written(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
