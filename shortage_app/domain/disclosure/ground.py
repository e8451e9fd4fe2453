"""The ground of a cohort: its smallest cells, and the cells of the views in which each of them counts."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from shortage_app.domain.disclosure.populations import Populations
from shortage_app.domain.exits import Flags, Integers

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Entries:
    """Where places count in rows, with which sign: one entry each, sorted by place."""

    row: Integers
    place: Integers
    sign: Numbers

    def kept(self, entries: Flags) -> "Entries":
        """Some of the entries."""
        return Entries(self.row[entries], self.place[entries], self.sign[entries])

    def numbered(self, rows: Integers, size: int) -> "Entries":
        """The entries of these rows, numbered in their order, of `size` rows in all."""
        number = np.full(size, -1)
        number[rows] = np.arange(len(rows))
        own = self.kept(number[self.row] >= 0)
        return Entries(number[own.row], own.place, own.sign)

    def sums(self, of_places: Numbers, rows: int) -> Numbers:
        """Sums over the places of each row."""
        order = np.argsort(self.row, kind="stable")
        return _summed((self.sign[:, None] * of_places[self.place])[order], self.row[order], rows)

    def spread(self, of_rows: Numbers, places: int) -> Numbers:
        """Sums over the rows of each place."""
        return _summed(self.sign[:, None] * of_rows[self.row], self.place, places)

    def products(self, other: "Entries", weight: Numbers, shape: tuple[int, int]) -> Numbers:
        """Sums over places of weight × own sign × other's sign, own row by other's row."""
        start, end = (np.searchsorted(other.place, self.place, side) for side in ("left", "right"))
        repeats = end - start
        mine = np.repeat(np.arange(len(self.row)), repeats)
        theirs = np.arange(len(mine)) - np.repeat(np.cumsum(repeats) - repeats - start, repeats)
        value = (self.sign * weight[self.place])[mine] * other.sign[theirs]
        at = self.row[mine] * shape[1] + other.row[theirs]
        return np.bincount(at, value, shape[0] * shape[1]).astype(np.float64).reshape(shape)


@dataclass(frozen=True, eq=False)
class Ground:
    """The places: units × genders × levels, then age bands × genders, then communes × genders.

    entries: the rows are the cells of the cube, and after them `links` sums that are always 0: by gender, what units
    count less what age bands, or communes, count.
    """

    entries: Entries
    cells: int
    links: int
    places: int


def ground(populations: Populations) -> Ground:
    """The smallest cells of a cohort, and which cells of its cube they count in."""
    sets, genders, levels = populations.shape
    g, e = genders - 1, levels - 1
    cells = np.arange(sets * genders * levels).reshape(populations.shape)
    in_set, unit = populations.members
    of_units = np.arange(len(populations.counts.units) * g * e).reshape(-1, g, e)
    entries = [
        _entries(np.broadcast_to(cells[in_set][:, of_gender, of_level], (len(in_set), g, e)), of_units[unit])
        for of_gender in (slice(0, -1), slice(-1, None))
        for of_level in (slice(0, -1), slice(-1, None))
    ]
    places, links, first = of_units.size, 0, populations.n_unit_sets
    for size in (len(populations.counts.band_names), len(populations.counts.commune_names)):
        own = places + np.arange(size * g).reshape(size, g)
        whole = cells[first : first + size, :, -1]
        entries += [_entries(whole[:, :-1], own), _entries(np.broadcast_to(whole[:, -1:], own.shape), own)]
        if size and len(of_units):
            link = cells.size + links + np.arange(g)
            entries += [
                _entries(np.broadcast_to(link[:, None], of_units.shape), of_units),
                _entries(np.broadcast_to(link, own.shape), own, -1.0),
            ]
            links += g
        places, first = places + own.size, first + size
    row, place, sign = (np.concatenate([getattr(part, name) for part in entries]) for name in ("row", "place", "sign"))
    order = np.argsort(place, kind="stable")
    return Ground(Entries(row[order], place[order], sign[order]), cells.size, links, places)


def _entries(rows: Integers, places: Integers, sign: float = 1.0) -> Entries:
    return Entries(rows.ravel(), places.ravel(), np.full(rows.size, sign))


def _summed(values: Numbers, key: Integers, size: int) -> Numbers:
    """Sums of values by their sorted key."""
    made = np.zeros((size, values.shape[1]))
    start = np.flatnonzero(np.diff(key, prepend=-1))
    if len(start):
        made[key[start]] = np.add.reduceat(values, start, axis=0)
    return made
