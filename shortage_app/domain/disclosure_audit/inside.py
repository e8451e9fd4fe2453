"""How far sums of unknown counts can move from a point that lies well inside everything possible.

A point with room on all sides proves many ranges wide at once, without a program to solve for each: every direction
that leaves the known sums alone leads to two more possible points. What it does not prove wide need not be narrow.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from shortage_app.domain.disclosure_audit.solver import Flags, Integers, Numbers, Solver, of_few

STEPS = 30  # of Newton's way to the centre; a dozen are usual
NEAR = 0.3  # of the centre: as near is as good, for the rays go to the bounds anyway
RIGHT = 1e-7  # how far known sums may be off at a point that counts as possible
# How much more a larger count gives way than a smaller: as its square, then a little less. One of two sums of a few
# counts is proven by the first alone, the second by the other.
YIELDING = (2.0, 1.5)
AT_A_TIME = 128  # directions: few enough to stay near the processor
LINES = 15  # of a walk, after which little is left to gain
ROUNDED = 1e-13  # of each product in a proof: more than rounding takes
NEARLY_ALL = 0.97  # of a line: at its very end no line would lead on
FAR = 100.0  # wider than any threshold


@dataclass(frozen=True, eq=False)
class Room:
    """All x ≥ 0 with sums @ x = totals: the counts less what each is at least, then what some sums are above theirs.

    apart: sums of x that are to stay above 0 as well once `above` is added, and are far enough from it at the point
    looked at.
    """

    sums: Any
    totals: Numbers
    at_least: Numbers
    apart: Any
    above: Numbers

    def extended(self, sought: Any) -> Any:
        """Sums of counts as sums of x."""
        return _wider(sought, self.sums.shape[1])

    def place(self, counts: Numbers) -> Numbers | None:
        """The x of counts; None where they are not possible."""
        few = self.sums.shape[1] - len(counts)
        own = counts - self.at_least[: len(counts)]
        of_least = slice(self.sums.shape[0] - few, None)
        above = self.sums[of_least, : len(counts)] @ own - self.totals[of_least]
        x = np.maximum(np.append(own, above), 0.0)
        return x if self.off(x) < 10 * RIGHT else None

    @cached_property
    def most(self) -> Numbers:
        """What each x is at most, by one known sum of those it is in."""
        less = np.asarray(self.sums.min(axis=1).todense()).ravel() < 0
        most = np.full(self.sums.shape[1], np.inf)
        whole = self.sums[~less].tocoo()
        np.minimum.at(most, whole.col, self.totals[~less][whole.row] / whole.data)
        above = self.sums[less].maximum(0) @ most - self.totals[less]
        taken = self.sums[less].minimum(0).tocoo()
        np.minimum.at(most, taken.col[taken.data < 0], (above[taken.row] / -taken.data)[taken.data < 0])
        return most

    def off(self, x: Numbers) -> float:
        """How far the known sums are off."""
        return float(np.abs(self.sums @ x - self.totals).max(initial=0.0))


def inside(
    sums: Any, totals: Numbers, least: Any, otherwise: Callable[[Room], Numbers | None]
) -> tuple[Room, Numbers] | None:
    """A point well inside counts y ≥ 0 with sums @ y = totals and least @ y ≥ 1, and its room.

    No sum follows from the others. Where Newton's way finds no point, `otherwise` may. Of `least`, sums of many counts
    are left apart until the ellipsoid around the point turns out to reach them, which is rare.
    """
    at_least, least = _each_at_least(least)
    watched = of_few(least)
    while True:
        within = _room(sums, totals, at_least, least, watched)
        x = centre(within)
        x = otherwise(within) if x is None else x
        if x is None:
            return None
        near = within.apart @ x + within.above <= ball(within, x, within.apart)
        if not near.any():
            return within, x
        watched[np.flatnonzero(~watched)[near]] = True


def _each_at_least(least: Any) -> tuple[Numbers, Any]:
    """What each count is at least, and the sums of several of which that does not say that they are at least 1."""
    at_least = np.zeros(least.shape[1])
    alone = np.diff(least.indptr) == 1
    at_least[least[alone].indices] = 1
    several = least[~alone]
    return at_least, several[several @ at_least < 1]


def _room(sums: Any, totals: Numbers, at_least: Numbers, least: Any, watched: Flags) -> Room:
    from scipy import sparse

    apart, least = least[~watched], least[watched]
    few = least.shape[0]
    known = sparse.vstack([
        _wider(sums, sums.shape[1] + few),
        sparse.hstack([least, -sparse.eye_array(few)]),
    ]).tocsr()  # fmt: skip
    at_least = np.append(at_least, np.zeros(few))
    apart = _wider(apart, known.shape[1])
    return Room(known, np.append(totals, np.ones(few)) - known @ at_least, at_least, apart, apart @ at_least - 1)


def _wider(sums: Any, width: int) -> Any:
    """The same sums of more unknowns."""
    from scipy import sparse

    return sparse.csr_matrix((sums.data, sums.indices, sums.indptr), shape=(sums.shape[0], width))


def centre(within: Room) -> Numbers | None:
    """The point that keeps away from all bounds (the analytic centre, nearly); None where Newton's way finds none."""
    from scipy.linalg import LinAlgError

    x = np.full(within.sums.shape[1], max(1.0, within.totals.max(initial=0.0) / max(within.sums.shape[1], 1)))
    bounded = np.diff(within.sums.tocsc().indptr) > 0
    try:
        for _ in range(STEPS):
            step = _towards_centre(within, x)
            length = min(1.0, 0.9 * _until_zero(x, step))
            x = x + length * step
            if length == 1.0 and np.linalg.norm((step / x)[bounded]) < NEAR and within.off(x) < RIGHT:
                return x
    except LinAlgError:
        return None
    return x if within.off(x) < RIGHT else None


def _towards_centre(within: Room, x: Numbers) -> Numbers:
    """Newton's step for the sum of logarithms, and for sums that are still off."""
    yielding = x**2
    wrong = within.totals - within.sums @ x
    pull = Solver(within.sums, yielding).solve(within.sums @ x - wrong)
    return np.asarray(x - yielding * (within.sums.T @ pull))


def _until_zero(x: Numbers, step: Numbers) -> float:
    """How many steps until the first count is 0."""
    down = step < 0
    return float(np.min(-x[down] / step[down], initial=np.inf))


def ball(within: Room, x: Numbers, sought: Any) -> Numbers:
    """How far each sought sum (of x) goes both ways for certain: the largest ellipsoid around the point, along x."""
    from scipy.linalg import LinAlgError

    reach = np.zeros(sought.shape[0])
    give = x**2
    try:
        solver = Solver(within.sums, give)
    except LinAlgError:
        return reach
    for some in _batches(sought.shape[0]):
        pulled = sought[some].multiply(give[None, :]).tocsr()
        lost = solver.radius((within.sums @ pulled.T).tocsr())
        free = np.asarray(sought[some].multiply(pulled).sum(axis=1)).ravel() - lost
        reach[some] = np.sqrt(np.maximum(free, 0.0))
    return reach


def rays(within: Room, x: Numbers, sought: Any, yielding: float) -> tuple[Numbers, Numbers]:
    """How far down and up each sought sum (of x) goes from a point along one line, both as changes of the sum.

    Counts that are 0 at the point stay 0: less is proven then, but nothing wrong.
    """
    down, up = np.zeros(sought.shape[0]), np.zeros(sought.shape[0])
    for some, direction, gain, _ in _lines(within, x, sought, yielding):
        wrong = np.abs(within.sums @ direction).max(axis=0, initial=0.0)
        steps = _room_along(within, x, direction, gain)
        lowest, highest = np.where(wrong * steps < RIGHT, steps, 0.0)
        down[some], up[some] = -lowest * gain, highest * gain
    return down, up


def walk(within: Room, x: Numbers, sought: Any) -> Iterator[tuple[Numbers, float]]:
    """Possible points from one inside on where a sought sum (of x, its one row) is ever larger, and what it is at most.

    Each time along a line nearly to its end: what is near a bound by then hardly gives way on the next. What the
    equations of a line say known sums are worth to the sought one proves what no possible point exceeds.
    """
    for _ in range(LINES):
        for _, direction, gain, worth in _lines(within, x, sought, YIELDING[0]):
            highest = _room_along(within, x, direction, gain)[1]
            x = x + NEARLY_ALL * (direction @ highest)
            if within.off(x) > RIGHT:
                return
            yield x, _at_most(within, sought, worth[:, 0])


def _at_most(within: Room, sought: Any, worth: Numbers) -> float:
    """What a sum is at most: the known sums by their worth, and what its counts are worth beyond, by their most."""
    size = np.abs(worth)
    beyond = np.maximum(sought.toarray().ravel() - within.sums.T @ worth, 0.0)
    beyond += ROUNDED * (abs(within.sums).T @ size)
    most = np.multiply(beyond, within.most, out=np.zeros_like(beyond), where=beyond > 0)
    return float(within.totals @ worth + ROUNDED * (np.abs(within.totals) @ size) + most.sum())


def _lines(
    within: Room, x: Numbers, sought: Any, yielding: float
) -> Iterator[tuple[Integers, Numbers, Numbers, Numbers]]:
    """Some sums at a time: the direction (a column) in which each grows while known sums stay, and how much it does.

    With it what each known sum is worth to it.

    None where rounding leaves too little of the sums.
    """
    from scipy.linalg import LinAlgError

    give = x**yielding
    try:
        solver = Solver(within.sums, give)
    except LinAlgError:
        return
    transposed = within.sums.T.tocsr()
    for some in _batches(sought.shape[0]):
        pulled = sought[some].multiply(give[None, :]).T.tocoo()
        worth = solver.solve((within.sums @ pulled).toarray())
        direction = transposed @ worth
        direction *= -give[:, None]
        direction[pulled.row, pulled.col] += pulled.data
        yield some, direction, np.asarray(sought[some].multiply(direction.T).sum(axis=1)).ravel(), worth


def _room_along(within: Room, x: Numbers, direction: Numbers, gain: Numbers) -> Numbers:
    """How many times each direction may be taken away, and added, before a count or a sum apart is at its least."""
    above = within.apart @ x + within.above
    return np.minimum(_steps(x, direction, gain), _steps(above, within.apart @ direction, gain))


def _steps(x: Numbers, direction: Numbers, gain: Numbers) -> Numbers:
    """How many times each direction (a column) may be taken away or added before a count is 0, or it is far enough."""
    share = direction * np.divide(1.0, x, out=np.zeros_like(x), where=x > 0)[:, None]
    far = FAR / np.maximum(gain, RIGHT)
    away, added = share.max(axis=0, initial=0.0), -share.min(axis=0, initial=0.0)
    lowest, highest = (
        np.minimum(np.divide(1.0, part, out=np.full(len(part), np.inf), where=part > 0), far) for part in (away, added)
    )
    return np.where(gain > RIGHT, [lowest, highest], 0.0)


def _batches(size: int) -> Iterator[Integers]:
    for first in range(0, size, AT_A_TIME):
        yield np.arange(first, min(first + AT_A_TIME, size))
