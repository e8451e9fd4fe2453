"""95 % intervals of rates, of differences and of weighted sums, in closed form, on whole columns at once.

Wilson's score interval stands for a rate; it stays inside [0, 1] and is honest at 0 % and 100 %, where Wald's is not.
A difference and a weighted sum of rates take their intervals from those of their parts (method of variance estimates
recovery, MOVER); for two Wilson intervals that is Newcombe's hybrid score interval (Newcombe 1998, method 10).
"""

from dataclasses import dataclass
from statistics import NormalDist
from typing import NamedTuple, Self, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

CONFIDENCE = 0.95
Z = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)

Numbers: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Estimate:
    """A rate, or a difference of rates, with its interval; NaN where there is none (n = 0, or hidden)."""

    value: Numbers
    low: Numbers
    high: Numbers

    @property
    def established(self) -> NDArray[np.bool_]:
        """Whether a difference is distinguishable from nothing: its interval leaves out 0."""
        return np.asarray((self.low > 0) | (self.high < 0))


class Interval(NamedTuple):
    """One rate, or a difference of two, with its interval."""

    value: float
    low: float
    high: float

    @classmethod
    def of(cls, estimate: Estimate) -> Self:
        """The one number of an estimate."""
        return cls(float(estimate.value), float(estimate.low), float(estimate.high))

    @property
    def established(self) -> bool:
        """Whether the interval of a difference leaves out 0."""
        return self.low > 0 or self.high < 0

    def minus(self, other: "Interval") -> "Interval":
        """This less another, of independent groups: Newcombe's interval for two rates, MOVER for two differences."""
        return Interval.of(difference(self._estimate(), other._estimate()))

    def _estimate(self) -> Estimate:
        return Estimate(*(np.asarray(end) for end in self))


def wilson(count: ArrayLike, n: ArrayLike) -> Estimate:
    """Rate count / n with Wilson's interval; ValueError unless 0 ≤ count ≤ n; NaN counts give NaN."""
    count, n = np.broadcast_arrays(np.asarray(count, dtype=np.float64), np.asarray(n, dtype=np.float64))
    if np.any((count < 0) | (count > n)):
        raise ValueError("a count lies between 0 and its n")
    size = np.where(n > 0, n, np.nan)
    centre = (count + Z * Z / 2) / (size + Z * Z)
    half = Z / (size + Z * Z) * np.sqrt(count * (size - count) / size + Z * Z / 4)
    low = np.where(count == 0, 0.0 * size, centre - half)
    high = np.where(count == n, 0.0 * size + 1.0, centre + half)
    return Estimate(count / size, low, high)


def difference(first: Estimate, second: Estimate) -> Estimate:
    """First minus second, for independent groups: Newcombe's interval where both are Wilson's, MOVER in general."""
    value = first.value - second.value
    low = value - np.hypot(first.value - first.low, second.high - second.value)
    high = value + np.hypot(first.high - first.value, second.value - second.low)
    return Estimate(value, low, high)


def weighted_sum(parts: Estimate, weights: ArrayLike) -> Estimate:
    """Sum of weights × independent rates along the last axis, with the MOVER interval; NaN without any part."""
    weights = np.asarray(weights, dtype=np.float64)
    value = np.sum(weights * parts.value, axis=-1)
    below = np.sqrt(np.sum(np.square(weights * (parts.value - parts.low)), axis=-1))
    above = np.sqrt(np.sum(np.square(weights * (parts.high - parts.value)), axis=-1))
    nothing = np.where(np.shape(weights * parts.value)[-1] > 0, 0.0, np.nan)
    return Estimate(value + nothing, value - below + nothing, value + above + nothing)
