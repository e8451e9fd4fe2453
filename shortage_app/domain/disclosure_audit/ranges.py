"""Between which values sums of unknown counts can lie, when some of their sums are known and none is negative.

Every point that linear programming finds possible widens the ranges of all sums at once. So most are settled by a few
mixed goals; only what these leave narrow has its own two ends sought.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic
from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

EXACT = 1e-6  # how far from whole a bound may be and still be that whole number
MIXED = 12  # goals that pull at all narrow sums together, before each is looked at by itself


@dataclass(frozen=True, eq=False)
class Knowledge:
    """All counts y ≥ 0 with sums @ y = totals, and least @ y ≥ 1; sums and least are sparse matrices."""

    sums: Any
    totals: Numbers
    least: Any

    def point(self, goal: Numbers) -> Numbers | None:
        """A possible point at which the goal is smallest; None where the solver finds none."""
        from scipy.optimize import linprog

        solved = linprog(
            goal,
            A_eq=self.sums if self.sums.shape[0] else None,
            b_eq=self.totals if self.sums.shape[0] else None,
            A_ub=-self.least if self.least.shape[0] else None,
            b_ub=-np.ones(self.least.shape[0]) if self.least.shape[0] else None,
            bounds=(0, MOST),
            method="highs",
        )
        return None if solved.x is None or solved.status != 0 else np.asarray(solved.x)


MOST = 1e5  # as good as without bound


@dataclass(eq=False)
class Ranges:
    """For each sought sum (a row of a sparse matrix) the lowest and highest value found possible.

    exact: there is no other.
    """

    knowledge: Knowledge
    sought: Any
    low: Numbers
    high: Numbers
    exact: Flags

    @property
    def values(self) -> Numbers:
        """How many whole numbers lie in each range."""
        return np.asarray(np.maximum(np.floor(self.high + EXACT) - np.ceil(self.low - EXACT) + 1, 0))

    def search(self, wanted: int, until: float) -> None:
        """Widen the ranges until each has `wanted` values, or is exact, or the clock says `until`."""
        for goal in self._goals(wanted):
            if monotonic() > until:
                return
            point = self.knowledge.point(goal)
            if point is not None:
                self._widen(point)

    def _goals(self, wanted: int) -> Iterator[Numbers]:
        """What to look for next: mixed goals, then both ends of each range that is narrow still."""
        random = np.random.default_rng(0)
        for _ in range(MIXED):
            pull = (self.values < wanted) * random.choice([-1.0, 1.0], len(self.low))
            if not pull.any():
                return
            yield np.asarray(self.sought.T @ pull)
        for sum_ in range(len(self.low)):
            for sign in (1.0, -1.0):
                if self.values[sum_] < wanted and not self.exact[sum_]:
                    yield sign * np.asarray(self.sought[[sum_]].todense()).ravel()
            self.exact[sum_] = self.values[sum_] < wanted

    def _widen(self, point: Numbers) -> None:
        value = self.sought @ point
        self.low, self.high = np.minimum(self.low, value), np.maximum(self.high, value)


def ranges(knowledge: Knowledge, sought: Any) -> Ranges:
    """Ranges of which nothing is known yet."""
    size = sought.shape[0]
    return Ranges(knowledge, sought, np.full(size, np.inf), np.full(size, -np.inf), np.zeros(size, dtype=bool))
