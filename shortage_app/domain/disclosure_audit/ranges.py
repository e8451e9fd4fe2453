"""Between which values sums of unknown counts can lie, when some of their sums are known and none is negative.

A point well inside everything possible shows most ranges wide at once (inside.py). Linear programming is left for the
others: every corner that it finds possible widens the ranges of all sums, so a few mixed goals come first, and only
what these leave narrow has its own two ends sought: by a walk from inside where known sums are many, else by programs.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from time import monotonic
from typing import Any

import numpy as np

from shortage_app.domain.disclosure_audit.inside import FAR, YIELDING, Room, ball, inside, rays, walk
from shortage_app.domain.disclosure_audit.solver import Flags, Integers, Numbers, independent

EXACT = 1e-6  # how far from whole a bound may be and still be that whole number
NEARLY = 1e-5  # how far the solver's roundings may add up in a sum
MIXED = 12  # goals that pull at all narrow sums together, before each is looked at by itself
FEW = 2 * MIXED  # narrow sums that are sooner looked at by themselves
LARGE = 500  # known sums, of which a program takes longer than a walk: 0.1 s for 570, 0.6 s for 1 800
BOTH = 2  # ends of a range
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

        least = self._telling_least
        solved = linprog(
            goal,
            A_eq=self.sums[sums] if len(sums) else None,
            b_eq=self.totals[sums] if len(sums) else None,
            A_ub=-least if least.shape[0] else None,
            b_ub=-np.ones(least.shape[0]) if least.shape[0] else None,
            bounds=(0, most),
            method="highs-ds",
            options={"presolve": presolve},
        )
        return None if solved.x is None or solved.status != 0 else np.asarray(solved.x)

    def inside(self, otherwise: Callable[[Room], Numbers | None]) -> tuple[Room, Numbers] | None:
        """A point well inside everything possible, and its room; see inside()."""
        return inside(self.sums[self._telling], self.totals[self._telling], self._telling_least, otherwise)

    @cached_property
    def _telling(self) -> Integers:
        """The sums of which none follows from the others."""
        return independent(self.sums)

    @cached_property
    def _telling_least(self) -> Any:
        """Those of `least` that hold no known sum of somebody, and no other of `least`."""
        least, size = self.least, np.diff(self.least.indptr)
        within = (least @ least.T).tocoo()
        smaller, larger = within.row, within.col
        held = (within.data == size[smaller]) & ((size[smaller] < size[larger]) | (smaller < larger))
        known = self.sums[np.flatnonzero(self.totals >= 1)]
        shared = (known @ least.T).tocoo()
        follows = np.concatenate([larger[held], shared.col[shared.data == np.diff(known.indptr)[shared.row]]])
        return least[np.setdiff1d(np.arange(len(size)), follows)]


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
        return _whole(self.low, self.high)

    def spread(self, wanted: int) -> None:
        """Widen the ranges narrower than `wanted` values, from a point inside everything possible."""
        if self._inside is None:
            return
        within, x = self._inside
        value = self.sought @ (x + within.at_least)[: self.sought.shape[1]]
        certain = ball(within, x, within.extended(self.sought))
        self._take(value - certain, value + certain)
        for yielding in YIELDING:
            narrow = np.flatnonzero(self.values < wanted)
            down, up = rays(within, x, within.extended(self.sought[narrow]), yielding)
            lowest, highest = value.copy(), value.copy()
            lowest[narrow] += down
            highest[narrow] += up
            self._take(lowest, highest)

    def search(self, wanted: int, until: float, step: Callable[[], None]) -> None:
        """Widen the ranges until each has `wanted` values, or is exact, or the clock says `until`.

        `step` is called before each look for more points.
        """
        for points in self._looks(wanted):
            if monotonic() > until:
                return
            step()
            for point in points:
                value = self.sought @ point
                self._take(value, value)

    def _looks(self, wanted: int) -> Iterator[Iterator[Numbers]]:
        """Where to look next: mixed goals where much is narrow, then both ways of each narrow range.

        Of many known sums a walk from inside takes less time than a program and mostly settles the range.
        """
        on_foot = self.knowledge.sums.shape[0] > LARGE
        for _, pull in zip(range(MIXED), self._mixed(wanted), strict=False):
            if np.count_nonzero(pull) > FEW:
                yield self._corner(np.asarray(self.sought.T @ pull))
        for sum_ in np.flatnonzero((self.values < wanted) & ~self.exact).tolist():
            if on_foot:
                yield self._on_foot(sum_, wanted)
            yield self._ends(sum_, wanted)

    def _corner(self, goal: Numbers) -> Iterator[Numbers]:
        point = self.knowledge.point(goal)
        if point is not None:
            yield point

    def _on_foot(self, sum_: int, wanted: int) -> Iterator[Numbers]:
        """Points from inside to both ends of a range, until it has enough values or there are no others."""
        if self._inside is None:
            return
        within, x = self._inside
        found = 0
        for sign in (1.0, -1.0):
            goal = sign * self.sought[[sum_]]
            sure = float((goal @ within.at_least[: self.sought.shape[1]])[0])
            for further, most in walk(within, x, within.extended(goal)):
                yield (further + within.at_least)[: self.sought.shape[1]]
                if self._count(sum_) >= wanted:
                    return
                farthest = self.high[sum_] if sign > 0 else -self.low[sum_]
                if np.floor(sure + most + EXACT) <= np.floor(farthest + EXACT):
                    found += 1
                    break
        self.exact[sum_] = found == BOTH

    def _ends(self, sum_: int, wanted: int) -> Iterator[Numbers]:
        """The corners at both ends of a range, after which it is exact."""
        found = 0
        for sign in (1.0, -1.0):
            if self._count(sum_) >= wanted or self.exact[sum_]:
                return
            for corner in self._corner(sign * self.sought[[sum_]].toarray().ravel()):
                found += 1
                yield corner
        self.exact[sum_] = found == BOTH and self._count(sum_) < wanted

    def _count(self, sum_: int) -> float:
        """How many whole numbers lie in one range."""
        return float(_whole(self.low[[sum_]], self.high[[sum_]])[0])

    @cached_property
    def _inside(self) -> tuple[Room, Numbers] | None:
        return self.knowledge.inside(self._between_corners)

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

    def _take(self, lowest: Numbers, highest: Numbers) -> None:
        self.low, self.high = np.minimum(self.low, lowest), np.maximum(self.high, highest)


def _whole(low: Numbers, high: Numbers) -> Numbers:
    return np.asarray(np.maximum(np.floor(high + EXACT) - np.ceil(low - EXACT) + 1, 0))


def ranges(knowledge: Knowledge, sought: Any) -> Ranges:
    """Ranges of which nothing is known yet."""
    size = sought.shape[0]
    return Ranges(knowledge, sought, np.full(size, np.inf), np.full(size, -np.inf), np.zeros(size, dtype=bool))
