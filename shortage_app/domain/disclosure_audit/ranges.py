"""Between which values sums of unknown counts can lie, when some of their sums are known and none is negative.

A point well inside everything possible shows most ranges wide at once (inside.py). Linear programming is left for the
others: every corner that it finds possible widens the ranges of all sums, so a few mixed goals come first, and only
what these leave narrow has its own two ends sought.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from time import monotonic
from typing import Any

import numpy as np
import numpy.typing as npt

from shortage_app.domain.disclosure_audit.inside import (
    FAR,
    YIELDING,
    Integers,
    Room,
    ball,
    centre,
    independent,
    rays,
    room,
)

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

EXACT = 1e-6  # how far from whole a bound may be and still be that whole number
NEARLY = 1e-5  # how far the solver's roundings may add up in a sum
MIXED = 12  # goals that pull at all narrow sums together, before each is looked at by itself
FEW = 2 * MIXED  # narrow sums that are sooner looked at by themselves
MOST = 1e5  # of a count: as good as without bound


@dataclass(frozen=True, eq=False)
class Knowledge:
    """All counts y ≥ 0 with sums @ y = totals, and least @ y ≥ 1; sums and least are sparse matrices."""

    sums: Any
    totals: Numbers
    least: Any

    def point(self, goal: Numbers, most: float = MOST) -> Numbers | None:
        """A possible point at which the goal is smallest; None where the solver finds none.

        Sums that follow from others only slow the solver down, and its own look for what may be left out takes longer
        than the rest. So it gets all sums, and may look, only where it finds no point without that all sums hold at.
        """
        for sums, presolve in ((self._telling, False), (np.arange(len(self.totals)), True)):
            found = self._solved(goal, most, sums, presolve)
            if found is not None and np.abs(self.sums @ found - self.totals).max(initial=0.0) < NEARLY:
                return found
        return None

    def _solved(self, goal: Numbers, most: float, sums: Integers, presolve: bool) -> Numbers | None:
        from scipy.optimize import linprog

        solved = linprog(
            goal,
            A_eq=self.sums[sums] if len(sums) else None,
            b_eq=self.totals[sums] if len(sums) else None,
            A_ub=-self.least if self.least.shape[0] else None,
            b_ub=-np.ones(self.least.shape[0]) if self.least.shape[0] else None,
            bounds=(0, most),
            method="highs-ds",
            options={"presolve": presolve},
        )
        return None if solved.x is None or solved.status != 0 else np.asarray(solved.x)

    @cached_property
    def _telling(self) -> Integers:
        """The sums of which none follows from the others."""
        return independent(self.sums)

    @cached_property
    def room(self) -> Room:
        """The same for a search from inside."""
        return room(self.sums[self._telling], self.totals[self._telling], self.least)


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

    def spread(self, wanted: int) -> None:
        """Widen the ranges narrower than `wanted` values, from a point inside everything possible."""
        within = self.knowledge.room
        inside = centre(within)
        inside = inside if inside is not None else self._between_corners(within)
        if inside is None:
            return
        value = self.sought @ (inside + within.at_least)[: self.sought.shape[1]]
        certain = ball(within, inside, within.extended(self.sought))
        self._take(value - certain, value + certain)
        for yielding in YIELDING:
            narrow = np.flatnonzero(self.values < wanted)
            down, up = rays(within, inside, within.extended(self.sought[narrow]), yielding)
            lowest, highest = value.copy(), value.copy()
            lowest[narrow] += down
            highest[narrow] += up
            self._take(lowest, highest)

    def search(self, wanted: int, until: float, step: Callable[[], None]) -> None:
        """Widen the ranges until each has `wanted` values, or is exact, or the clock says `until`.

        `step` is called before each program is solved.
        """
        for goal in self._goals(wanted):
            if monotonic() > until:
                return
            step()
            point = self.knowledge.point(goal)
            if point is not None:
                self._widen(point)

    def _goals(self, wanted: int) -> Iterator[Numbers]:
        """What to look for next: mixed goals where much is narrow, then both ends of each narrow range."""
        for _, pull in zip(range(MIXED), self._mixed(wanted), strict=False):
            if np.count_nonzero(pull) > FEW:
                yield np.asarray(self.sought.T @ pull)
        for sum_ in range(len(self.low)):
            for sign in (1.0, -1.0):
                if self.values[sum_] < wanted and not self.exact[sum_]:
                    yield sign * np.asarray(self.sought[[sum_]].todense()).ravel()
            self.exact[sum_] |= self.values[sum_] < wanted

    def _mixed(self, wanted: int) -> Iterator[Numbers]:
        """Pulls at all narrow sums at once, each up or down by chance."""
        random = np.random.default_rng(0)
        while True:
            yield (self.values < wanted) * ~self.exact * random.choice([-1.0, 1.0], len(self.low))

    def _between_corners(self, within: Room) -> Numbers | None:
        """The middle of some corners, where counts that can only be 0 leave no room on all sides."""
        random = np.random.default_rng(0)
        most = FAR + self.knowledge.totals.max(initial=0.0)
        goals = random.normal(size=(MIXED, self.sought.shape[1]))
        corners = [self.knowledge.point(goal, most) for goal in goals]
        found = [corner for corner in corners if corner is not None]
        if not found:
            return None
        middle = np.mean(found, axis=0)
        return within.place(np.where(middle > EXACT, middle, 0.0))

    def _widen(self, point: Numbers) -> None:
        value = self.sought @ point
        self._take(value, value)

    def _take(self, lowest: Numbers, highest: Numbers) -> None:
        self.low, self.high = np.minimum(self.low, lowest), np.maximum(self.high, highest)


def ranges(knowledge: Knowledge, sought: Any) -> Ranges:
    """Ranges of which nothing is known yet."""
    size = sought.shape[0]
    return Ranges(knowledge, sought, np.full(size, np.inf), np.full(size, -np.inf), np.zeros(size, dtype=bool))
