"""The ground of a cohort: its smallest counts, and which of them each cell of the views adds up.

The smallest counts are those of a unit by gender and level, of an age band by gender, of a commune by gender. A row
adds some up: a bundle says over which units, a split over which genders and levels. The bundles are first the sets of
several units, then links, then the units themselves. Links are sums that are always 0: by gender, what units count
less what age bands, or communes, count.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from shortage_app.domain.disclosure.populations import Populations
from shortage_app.domain.exits import Integers

Numbers = npt.NDArray[np.float32]
Whole = npt.NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class ByPlace:
    """A whole number for some places, and 0 for all others: how often a sum counts them, or by how much they change."""

    places: Integers
    numbers: Whole


@dataclass(frozen=True, eq=False)
class Ground:
    """Which units each group or link counts (`holds`), and which genders and levels each split (`splits`).

    Age bands and communes stand as units with one level. Bundles are the groups and links, then each unit. A place is
    a unit by gender and level. row_of_cell: the row (bundle × splits + split) of each cell of the flattened cube.
    links: the rows that are always 0.
    """

    holds: Numbers
    splits: Numbers
    row_of_cell: Integers
    links: Integers

    @property
    def groups(self) -> int:
        """How many bundles stand before the units."""
        return len(self.holds)

    def row(self, row: int) -> ByPlace:
        """What a row counts: 1 or -1 in its places."""
        bundle, split = divmod(row, len(self.splits))
        inside = self._inside[split]
        if bundle >= self.groups:
            return ByPlace((bundle - self.groups) * self.splits.shape[1] + inside, np.ones(len(inside), dtype=np.int32))
        units, numbers = self._held[bundle]
        places = units[:, None] * self.splits.shape[1] + inside
        return ByPlace(places.ravel(), numbers.repeat(len(inside)))

    @cached_property
    def _held(self) -> list[tuple[Integers, Whole]]:
        """The units of each group or link, and how often it counts them."""
        return [(units := np.flatnonzero(held), held[units].astype(np.int32)) for held in self.holds]

    @cached_property
    def _inside(self) -> list[Integers]:
        """Which places of a unit each split counts."""
        return [np.flatnonzero(split) for split in self.splits]

    def sums(self, places: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """The sums of numbers by place over each row."""
        by_unit = places.reshape(self.holds.shape[1], -1)
        bundles = np.concatenate([self.holds.astype(places.dtype, copy=False) @ by_unit, by_unit])
        return np.asarray((bundles @ self.splits.T.astype(places.dtype, copy=False)).ravel())

    def changed(self, change: ByPlace) -> tuple[Integers, Integers]:
        """The rows whose sums a change of some places changes, and by how much."""
        unit, inside = np.divmod(change.places, self.splits.shape[1])
        touched = np.zeros(self.holds.shape[1], dtype=bool)
        touched[unit] = True
        units = np.flatnonzero(touched)
        by_unit = np.zeros((len(units), self.splits.shape[1]), dtype=np.float32)
        by_unit[np.searchsorted(units, unit), inside] = change.numbers
        by_bundle = np.concatenate([self._holders[units].T @ by_unit, by_unit]) @ self.splits.T
        bundle, split = np.divmod(np.flatnonzero(by_bundle != 0), len(self.splits))
        bundles = np.append(np.arange(self.groups), self.groups + units)
        return bundles[bundle] * len(self.splits) + split, by_bundle[bundle, split].astype(np.int64)

    @cached_property
    def _holders(self) -> Numbers:
        """Which groups and links count each unit: what lies side by side is read faster."""
        return np.ascontiguousarray(self.holds.T)


def ground(populations: Populations) -> Ground:
    """The smallest counts of a cohort, and what each cell of its cube counts."""
    counts, shape = populations.counts, populations.shape
    sizes = len(counts.band_names), len(counts.commune_names)
    units, margins = len(counts.units), sum(sizes)
    of_sets = np.zeros((shape[0], units + margins), dtype=np.float32)
    of_sets[populations.members] = 1
    of_sets[populations.n_unit_sets + np.arange(margins), units + np.arange(margins)] = 1
    of_links = np.zeros((2, units + margins), dtype=np.float32)
    of_links[:, :units] = 1
    of_links[0, units : units + sizes[0]] = -1
    of_links[1, units + sizes[0] :] = -1
    single = of_sets.sum(axis=1) == 1
    groups = int((~single).sum())
    bundle = np.where(single, groups + 2 + of_sets.argmax(axis=1), np.cumsum(~single) - 1)
    splits = _splits(shape[1] - 1, shape[2] - 1)
    return Ground(
        holds=np.concatenate([of_sets[~single], of_links]),
        splits=splits,
        row_of_cell=(bundle[:, None] * len(splits) + np.arange(len(splits))).ravel(),
        links=_links(groups, shape, [bool(size and units) for size in sizes]),
    )


def _links(first: int, shape: tuple[int, int, int], present: list[bool]) -> Integers:
    """The rows of the links: each gender, all levels."""
    _, genders, levels = shape
    of_gender = np.arange(genders - 1) * levels + levels - 1
    return np.concatenate(
        [
            (first + which) * genders * levels + of_gender[: len(of_gender) * is_there]
            for which, is_there in enumerate(present)
        ]
    )


def _splits(genders: int, levels: int) -> Numbers:
    """Which gender × level each split counts; all comes last."""
    of_gender = np.vstack([np.eye(genders), np.ones(genders)])
    of_level = np.vstack([np.eye(levels), np.ones(levels)])
    return np.kron(of_gender, of_level).astype(np.float32)
