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
HUNG = 600.0  # seconds after which a process will not end any more


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
    return medians_in_turn([run], repeats, clock)[0]


def medians_in_turn(
    runs: Sequence[Callable[[], object]], repeats: int = REPEATS, clock: Callable[[], float] = time.process_time
) -> list[float]:
    """The same of several calls that take turns, so that a machine that slows down meanwhile slows them alike."""
    rounds: list[list[float]] = []
    while len(rounds) < repeats and sum(map(sum, rounds)) < LONG * len(runs):
        rounds.append([_seconds(run, clock) for run in runs])
    return [statistics.median(times) for times in zip(*rounds, strict=True)]


def _seconds(run: Callable[[], object], clock: Callable[[], float]) -> float:
    start = clock()
    run()
    return clock() - start


@dataclass(frozen=True)
class ProcessCost:
    """What a process costs until it tells: seconds by the clock from its start, of processor, and peak megabytes."""

    seconds: float
    work: float
    peak_mb: float


def process_costs(codes: Mapping[str, str], repeats: int = REPEATS) -> dict[str, ProcessCost]:
    """The median cost of Python processes that run each code, in turn, after one round to warm the disk.

    A cost is told where a code calls tell_cost() first, else at its end.
    """
    rounds = [[_process_cost(code) for code in codes.values()] for _repeat in range(repeats + 1)][1:]
    return {name: _median(costs) for name, costs in zip(codes, zip(*rounds, strict=True), strict=True)}


def _process_cost(code: str) -> ProcessCost:
    start = time.monotonic()  # a clock that all processes share
    command = [sys.executable, "-c", _TELL_COST + code + "\ntell_cost()"]
    process = subprocess.run(command, capture_output=True, text=True, check=True, env=as_installed(), timeout=HUNG)
    told = next(line for line in process.stdout.splitlines() if line.startswith("cost "))
    end, work, peak_kb = map(float, told.split()[1:])
    return ProcessCost(end - start, work, peak_kb / 1024)


def as_installed() -> dict[str, str]:
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
_TELL_COST = """
import resource, time
told = False
def tell_cost():
    global told
    if not told:
        end, children = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
        work = time.process_time() + children.ru_utime + children.ru_stime
        peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM:")).split()[1]
        print("cost", end, work, peak, flush=True)
    told = True
"""


def peak_mb() -> float:
    """The peak memory of this process so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
