"""Which occupations of earlier nomenclatures lead to which of today's, over the approved crosswalk rows.

Chains run forward in time: a row is followed only towards a nomenclature that was in force later, or within one
nomenclature. So a table that also holds the way back, or rows in a circle, never brings history to a wrong code.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Final, Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from shortage_app.domain.published import Flags, Positions, Published, Readings

# The year in which a nomenclature was last in force, then the steps from there of one that never had an edition
Rank: TypeAlias = tuple[int, int]
# Readings of an occupation's successors, NO_SUCCESSOR included
Fates: TypeAlias = npt.NDArray[np.int8]

NO_SUCCESSOR: Final = -1


@dataclass(frozen=True, eq=False)
class Pairs:
    """Pairs of occupations, each once: `before` is a predecessor of `after`."""

    before: Positions
    after: Positions

    def __len__(self) -> int:
        return len(self.before)

    def then(self, following: "Pairs") -> "Pairs":
        """The pairs that lead from here over one pair of `following`."""
        order = np.argsort(following.before, kind="stable")
        starts, ends = (np.searchsorted(following.before, self.after, side, sorter=order) for side in ("left", "right"))
        counts = ends - starts
        skipped = np.cumsum(counts) - counts
        found = order[np.arange(counts.sum()) + np.repeat(starts - skipped, counts)]
        return _once(np.repeat(self.before, counts), following.after[found])

    def where(self, wanted: Flags) -> "Pairs":
        """Some of the pairs."""
        return Pairs(self.before[wanted], self.after[wanted])

    def changed(self) -> "Pairs":
        """The pairs of two different occupations."""
        return self.where(self.before != self.after)

    def __or__(self, other: "Pairs") -> "Pairs":
        if len(self) == 0 or len(other) == 0:
            return self if len(other) == 0 else other
        return _once(np.concatenate([self.before, other.before]), np.concatenate([self.after, other.after]))


@dataclass(frozen=True, eq=False)
class Succession:
    """How the occupations of one nomenclature lead to those of the analysed year.

    handed_over: from the last code that an occupation had in its nomenclature.
    whole: from every code, those recoded before the nomenclature ended too.
    """

    handed_over: Pairs
    whole: Pairs


def successions(published: Published, year: int) -> Mapping[int, Succession]:
    """By nomenclature, nearest first, what leads to the occupations of the edition at position `year`.

    The edition's own nomenclature comes first: each occupation leads to itself, and to what it was recoded to.
    """
    ranks = nomenclature_ranks(published, year)
    target = int(published.editions[year])
    own = np.arange(len(published.codes), dtype=np.intp)[published.of(target)]
    itself = Pairs(own, own)
    found = {target: Succession(itself, itself | recodings(published, target))}
    earlier = sorted((n for n in ranks if ranks[n] < ranks[target]), key=lambda n: (ranks[n], n), reverse=True)
    for nomenclature in earlier:
        handed_over = _union(
            _rows(published, nomenclature, later).then(succession.whole)
            for later, succession in found.items()
            if ranks[later] > ranks[nomenclature]
        )
        found[nomenclature] = Succession(
            handed_over, handed_over | recodings(published, nomenclature).then(handed_over)
        )
    return found


def nomenclature_ranks(published: Published, year: int) -> dict[int, Rank]:
    """When each nomenclature was last in force up to position `year`; those of later editions alone are left out.

    One that never had an edition can stand between two that had: it comes just after the earliest that leads to it.
    """
    in_force = enumerate(published.editions[: year + 1].tolist())
    ranks: dict[int, Rank] = {nomenclature: (last, 0) for last, nomenclature in in_force if nomenclature >= 0}
    never = set(range(len(published.nomenclatures))) - set(published.editions.tolist())
    steps = (
        {(int(a), int(b)) for a, b in published.nomenclature[[published.before, published.after]].T} if never else ()
    )
    changed = True
    while changed:
        changed = False
        for before, after in steps:
            if after not in never or before not in ranks:
                continue
            rank = (ranks[before][0], ranks[before][1] + 1)
            if after not in ranks or rank < ranks[after]:
                ranks[after] = rank
                changed = True
    return ranks


def fates(published: Published, since: int, year: int, leading: Mapping[int, Succession]) -> tuple[Positions, Fates]:
    """The occupations listed at position `since`, and what the edition at position `year` says of each.

    That is the highest reading of its successors (METHOD section 4: changes reconcile by predecessor), NO_SUCCESSOR
    where there is none. `leading` are the successions of `year`.
    """
    listed = published.listed(since)
    pairs = leading[int(published.editions[since])].whole
    highest = np.full(len(published.codes), NO_SUCCESSOR, dtype=np.int8)
    np.maximum.at(highest, pairs.before, published.readings[pairs.after, year].astype(np.int8))
    return listed, highest[listed]


def recodings(published: Published, nomenclature: int) -> Pairs:
    """The codes that others replaced within one nomenclature, over any number of steps."""
    step = reached = _rows(published, nomenclature, nomenclature)
    while len(step):
        further = reached | reached.then(step)
        if len(further) == len(reached):
            break
        reached = further
    return reached


def combined(readings: Readings, pairs: Pairs, merged: Literal["any", "all"]) -> tuple[Positions, Readings]:
    """The occupations that have predecessors, and the reading of each: that of any, or of all, of them.

    `readings` has a row for each pair, of its predecessor. A doubt about one predecessor decides nothing by itself:
    "any" is listed if another one is, "all" is not listed if another one is not; else the doubt stays.
    """
    if len(pairs) == 0:
        return pairs.after, readings
    order = np.argsort(pairs.after, kind="stable")
    after, starts = np.unique(pairs.after[order], return_index=True)
    combine = np.maximum if merged == "any" else np.minimum
    return after, combine.reduceat(readings[order], starts, axis=0)


def _rows(published: Published, before: int, after: int) -> Pairs:
    """The crosswalk rows from one nomenclature to another."""
    wanted = (published.nomenclature[published.before] == before) & (published.nomenclature[published.after] == after)
    return _once(published.before[wanted], published.after[wanted])


def _union(parts: Iterable[Pairs]) -> Pairs:
    nothing = np.empty(0, dtype=np.intp)
    return reduce(Pairs.__or__, parts, Pairs(nothing, nothing))


def _once(before: Positions, after: Positions) -> Pairs:
    """The pairs in order, each once; both positions are told apart in one number."""
    size = int(after.max(initial=0)) + 1
    different = np.unique(before * size + after)
    return Pairs(*np.divmod(different, size))
