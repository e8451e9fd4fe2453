"""How far sums of unknown counts can move from a point that lies well inside everything possible.

A point with room on all sides proves many ranges wide at once, without a program to solve for each: every direction
that leaves the known sums alone leads to two more possible points. What it does not prove wide need not be narrow.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

STEPS = 30  # of Newton's way to the centre; a dozen are usual
NEAR = 0.3  # of the centre: as near is as good, for the rays go to the bounds anyway
RIGHT = 1e-7  # how far known sums may be off at a point that counts as possible
# How much more a larger count gives way than a smaller: as its square, then a little less. One of two sums of a few
# counts is proven by the first alone, the second by the other.
YIELDING = (2.0, 1.5)
AT_A_TIME = 500  # directions
FAR = 100.0  # wider than any threshold
FOLLOWS = 1e-8  # what is left of a sum that follows from others, which is nothing but rounding


@dataclass(frozen=True, eq=False)
class Room:
    """All x ≥ 0 with sums @ x = totals: the counts less what each is at least, then what some sums are above theirs."""

    sums: Any
    totals: Numbers
    at_least: Numbers

    def extended(self, sought: Any) -> Any:
        """Sums of counts as sums of x."""
        from scipy import sparse

        more = self.sums.shape[1] - sought.shape[1]
        return sparse.hstack([sought, sparse.csr_matrix((sought.shape[0], more))]).tocsr()

    def place(self, counts: Numbers) -> Numbers | None:
        """The x of counts; None where they are not possible."""
        few = self.sums.shape[1] - len(counts)
        own = counts - self.at_least[: len(counts)]
        of_least = slice(self.sums.shape[0] - few, None)
        above = self.sums[of_least, : len(counts)] @ own - self.totals[of_least]
        x = np.maximum(np.append(own, above), 0.0)
        return x if self.off(x) < 10 * RIGHT else None

    def off(self, x: Numbers) -> float:
        """How far the known sums are off."""
        return float(np.abs(self.sums @ x - self.totals).max(initial=0.0))


def room(sums: Any, totals: Numbers, least: Any) -> Room:
    """The room of counts y ≥ 0 with sums @ y = totals and least @ y ≥ 1; no sum follows from the others."""
    from scipy import sparse

    at_least = np.zeros(sums.shape[1])
    alone = np.diff(least.indptr) == 1
    at_least[least[alone].indices] = 1
    least = least[~alone]
    least = least[(least @ at_least) < 1]
    few = least.shape[0]
    known = sparse.vstack([
        sparse.hstack([sums, sparse.csr_matrix((sums.shape[0], few))]),
        sparse.hstack([least, -sparse.eye_array(few)]),
    ]).tocsr()  # fmt: skip
    at_least = np.append(at_least, np.zeros(few))
    return Room(known, np.append(totals, np.ones(few)) - known @ at_least, at_least)


def independent(sums: Any) -> Integers:
    """Sums of which none follows from the others."""
    from scipy.linalg.lapack import dpstrf

    if not sums.shape[0]:
        return np.zeros(0, dtype=np.int64)
    _, order, rank, _ = dpstrf((sums @ sums.T).toarray(), tol=FOLLOWS, lower=1)
    return np.sort(order[:rank].astype(np.int64) - 1)


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
    pull = _Solver(within.sums, yielding).solve(within.sums @ x - wrong)
    return np.asarray(x - yielding * (within.sums.T @ pull))


def _until_zero(x: Numbers, step: Numbers) -> float:
    """How many steps until the first count is 0."""
    down = step < 0
    return float(np.min(-x[down] / step[down], initial=np.inf))


class _Solver:
    """Solves (sums · give · sumsᵀ) w = right; no sum follows from the others."""

    def __init__(self, sums: Any, give: Numbers) -> None:
        from scipy.linalg import cho_factor

        product = (sums.multiply(give[None, :]) @ sums.T).toarray()
        self._factor = cho_factor(product, lower=True, overwrite_a=True, check_finite=False)

    def solve(self, right: Numbers) -> Numbers:
        """The solution, a column for each column of the right side."""
        from scipy.linalg import cho_solve

        return np.asarray(cho_solve(self._factor, right, check_finite=False))

    def radius(self, right: Any) -> Numbers:
        """The squares of what each column of the right side (a sparse matrix) is worth by this measure."""
        from scipy.linalg import solve_triangular

        part = solve_triangular(self._factor[0], right.toarray(), lower=True, check_finite=False, overwrite_b=True)
        return np.asarray(np.einsum("ij,ij->j", part, part))


def ball(within: Room, x: Numbers, sought: Any) -> Numbers:
    """How far each sought sum (of x) goes both ways for certain: the largest ellipsoid around the point, along x."""
    from scipy.linalg import LinAlgError

    give = x**2
    pulled = sought.multiply(give[None, :]).tocsr()
    try:
        lost = _Solver(within.sums, give).radius(within.sums @ pulled.T)
    except LinAlgError:
        return np.zeros(sought.shape[0])
    return np.sqrt(np.maximum(np.asarray(sought.multiply(pulled).sum(axis=1)).ravel() - lost, 0.0))


def rays(within: Room, x: Numbers, sought: Any, yielding: float) -> tuple[Numbers, Numbers]:
    """How far down and up each sought sum (of x) goes from a point along one line, both as changes of the sum.

    Counts that are 0 at the point stay 0: less is proven then, but nothing wrong.
    """
    from scipy.linalg import LinAlgError

    down, up = np.zeros(sought.shape[0]), np.zeros(sought.shape[0])
    give = x**yielding
    try:
        solver = _Solver(within.sums, give)
    except LinAlgError:
        return down, up
    transposed = within.sums.T.tocsr()
    for some in _batches(sought.shape[0]):
        pulled = sought[some].multiply(give[None, :]).T.tocsr()
        direction = pulled.toarray() - give[:, None] * (transposed @ solver.solve((within.sums @ pulled).toarray()))
        gain = np.einsum("ij,ij->j", sought[some].T.toarray(), direction)
        wrong = np.abs(within.sums @ direction).max(axis=0, initial=0.0)
        lowest, highest = (np.where(wrong * steps < RIGHT, steps, 0.0) for steps in _steps(x, direction, gain))
        down[some], up[some] = -lowest * gain, highest * gain
    return down, up


def _steps(x: Numbers, direction: Numbers, gain: Numbers) -> tuple[Numbers, Numbers]:
    """How many times each direction (a column) may be taken away or added before a count is 0, or it is far enough."""
    share = np.divide(direction, x[:, None], out=np.zeros_like(direction), where=x[:, None] > 0)
    far = FAR / np.maximum(gain, RIGHT)
    away, added = np.maximum(share.max(axis=0), 0), np.maximum(-share.min(axis=0), 0)
    lowest, highest = (
        np.minimum(np.divide(1.0, part, out=np.full(len(part), np.inf), where=part > 0), far) for part in (away, added)
    )
    positive = gain > RIGHT
    return np.where(positive, lowest, 0.0), np.where(positive, highest, 0.0)


def _batches(size: int) -> Iterator[Integers]:
    for first in range(0, size, AT_A_TIME):
        yield np.arange(first, min(first + AT_A_TIME, size))
