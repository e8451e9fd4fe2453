"""Measuring: median of five, peak memory of a process of its own, one row a figure."""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

REPEATS = 5
LONG = 60.0  # seconds


@dataclass(frozen=True)
class Row:
    """One measured figure: seconds of the program and of its baseline, and how far it should reach.

    `reach` is the ratio (or, without a baseline, the seconds) that the program is to stay under.
    """

    what: str
    size: str
    seconds: float
    baseline: str = ""
    baseline_seconds: float | None = None
    reach: float | None = None
    peak_mb: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times the baseline."""
        return self.seconds / self.baseline_seconds if self.baseline_seconds else None


def median_seconds(
    run: Callable[[], object], repeats: int = REPEATS, clock: Callable[[], float] = time.process_time
) -> float:
    """The median time of a call, of processor unless by another clock; what has taken LONG already is not repeated."""
    times: list[float] = []
    while len(times) < repeats and sum(times) < LONG:
        start = clock()
        run()
        times.append(clock() - start)
    return statistics.median(times)


@dataclass(frozen=True)
class ProcessCost:
    """What a process costs from its start to its end: seconds by the clock, of processor, and peak megabytes."""

    seconds: float
    work: float
    peak_mb: float


def process_costs(codes: Mapping[str, str], repeats: int = REPEATS) -> dict[str, ProcessCost]:
    """The median cost of Python processes that run each code, in turn, after one round to warm the disk."""
    rounds = [[_process_cost(code) for code in codes.values()] for _repeat in range(repeats + 1)][1:]
    return {name: _median(costs) for name, costs in zip(codes, zip(*rounds, strict=True), strict=True)}


def _process_cost(code: str) -> ProcessCost:
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-c", code + _PEAK]
    process = subprocess.run(command, capture_output=True, text=True, check=True, env=_as_installed())
    seconds, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    work = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return ProcessCost(seconds, work, float(process.stdout.split()[-1]))


def _as_installed() -> dict[str, str]:
    """The environment of a process that finds its modules compiled, as those of an installed program are."""
    compiled = str(Path(tempfile.gettempdir()) / "shortage-app-compiled")
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {"PYTHONPYCACHEPREFIX": compiled, **kept}


def _median(costs: Sequence[ProcessCost]) -> ProcessCost:
    return ProcessCost(
        statistics.median(cost.seconds for cost in costs),
        statistics.median(cost.work for cost in costs),
        statistics.median(cost.peak_mb for cost in costs),
    )


# ru_maxrss would begin with the memory of the process that starts this one
_PEAK = """
import re, sys
sys.stdout.write("\\n" + str(int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024))
"""


def peak_mb() -> float:
    """The peak memory of this process so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
