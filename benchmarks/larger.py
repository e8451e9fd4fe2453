"""What a region, a country and the Union would need, on paper, from how time and memory grew."""

from collections.abc import Sequence

import numpy as np

from benchmarks.growth import JOBS
from benchmarks.measure import Row

PLACES = {"a region (Brussels)": 1.25, "a country (Belgium)": 11.8, "the Union": 450.0}  # millions of inhabitants
REGION = 1.25
IN_A_REGION = {"leavers a year": 15_000, "training products of a year": 400, "occupations on lists": 250}
# What the example of one region is, in the sizes of the growth benchmark
SIZE_OF_A_REGION = {
    "list": 0.5, "people": 1.5, "analysis": 1.0, "suggestions": 2.0, "export": 1.0, "disclosure": 400.0,
}  # fmt: skip


def larger(rows: Sequence[Row]) -> tuple[list[str], list[list[str]]]:
    """The headings and rows of a table: sizes by inhabitants, then seconds and memory of each job measured thrice."""
    times = {place: inhabitants / REGION for place, inhabitants in PLACES.items()}
    sizes = [[what, *(_count(count * time) for time in times.values())] for what, count in IN_A_REGION.items()]
    costs = []
    for name, (_job, what, _size, several) in JOBS.items():
        found = [row for row in rows if row.what == f"growth: {what}"]
        if len(found) == len(several):
            needed = (_needed(several, found, SIZE_OF_A_REGION[name] * time) for time in times.values())
            costs.append([what, *needed])
    return ["what", *times], sizes + costs


def _needed(several: Sequence[int], found: Sequence[Row], size: float) -> str:
    """Seconds and peak memory at a size, on the curve through those measured and on beyond it as steeply."""
    seconds = grown(several, [row.seconds for row in found], size)
    memory = grown(several, [row.peak_mb or 0.0 for row in found], size)
    return f"{_time(seconds)}, {_memory(memory)}"


def grown(sizes: Sequence[float], costs: Sequence[float], size: float) -> float:
    """The cost at a size, straight between sizes on logarithms; beyond the last as before it, on them or on a line.

    At 1, 10, 100 with 2, 20, 200 seconds a size of 1000 costs 2000, and with 2, 20, 400 costs 8000. What grew less
    than its size is a fixed cost and a line: with 90, 100, 200 megabytes it takes 1200. Below the first, the first.
    """
    logs, known = np.log(sizes), np.log(costs)
    if size <= sizes[-1]:
        return float(np.exp(np.interp(np.log(size), logs, known)))
    steep = float((known[-1] - known[-2]) / (logs[-1] - logs[-2]))
    if steep > 1:
        return float(costs[-1] * (size / sizes[-1]) ** steep)
    return costs[-1] + max(0.0, costs[-1] - costs[-2]) / (sizes[-1] - sizes[-2]) * (size - sizes[-1])


def _count(count: float) -> str:
    digits = len(str(int(count))) - 2
    return f"{round(count, -digits):,.0f}".replace(",", " ")


def _time(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.2g} s" if seconds < 10 else f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 7200 else f"{seconds / 3600:.0f} h"


def _memory(megabytes: float) -> str:
    return f"{megabytes:.0f} MB" if megabytes < 1000 else f"{megabytes / 1000:.0f} GB"
