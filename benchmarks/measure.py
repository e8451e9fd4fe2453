"""Measuring: median of five, peak memory of a process of its own, one row a figure."""

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

REPEATS = 5


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


def median_seconds(run: Callable[[], object], repeats: int = REPEATS) -> float:
    """The median time of a call."""
    times = []
    for _repeat in range(repeats):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def process_seconds(code: str, repeats: int = REPEATS, *, warm: bool = True) -> tuple[float, float]:
    """Median seconds and peak megabytes of a Python process that runs `code`, after one run to `warm` the disk."""
    times, peaks = [], []
    for repeat in range(0 if warm else 1, repeats + 1):
        start = time.perf_counter()
        process = subprocess.run([sys.executable, "-c", code + _PEAK], capture_output=True, text=True, check=True)
        if repeat:
            times.append(time.perf_counter() - start)
            peaks.append(float(process.stdout.split()[-1]))
    return statistics.median(times), statistics.median(peaks)


# ru_maxrss would begin with the memory of the process that starts this one
_PEAK = """
import re, sys
sys.stdout.write("\\n" + str(int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024))
"""


def peak_mb() -> float:
    """The peak memory of this process so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
