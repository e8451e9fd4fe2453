"""Figures are shown one by one, in the order of their worth, each unless it would give a hidden one away.

So nothing is hidden in vain: every figure that is hidden to protect others would, if shown, take from a hidden count
the freedom that it needs (freedom.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from shortage_app.domain.disclosure.freedom import Freedom
from shortage_app.domain.disclosure.ground import Ground, Numbers
from shortage_app.domain.disclosure.turn import TOO_LITTLE, Turn, Watch
from shortage_app.domain.exits import Flags, Integers

EARLY = 3.0  # the first figure must leave that many times more besides: those that come later take from it too
BEST = 4 * 48  # but not these: the totals and the shortage links, which are worth most
NEAR = 0.3  # a hidden unit with less freedom than this, when groups are decided, is watched from then on
RISK = 0.5  # … and from the start if it makes up this part of what is hidden of a group
AT_A_TIME = 48


@dataclass(frozen=True, eq=False)
class Wanted:
    """The rows to decide on: `rows` in the order of their worth, those of groups first; `hidden` may not be shown.

    kinds: what is counted, by unit and gender × level. scopes: kinds × rows of the ground, where each is counted.
    """

    ground: Ground
    kinds: list[Numbers]
    scopes: Flags
    rows: Integers
    hidden: Integers


def shown_in_turn(wanted: Wanted, watched: Integers) -> tuple[Integers, Integers]:
    """The rows that may be shown, and hidden ones that this gives away, unless they are `watched` or hidden before."""
    at_risk = _at_risk(wanted)
    at_risk[watched] = True
    choice = _Choice(wanted, at_risk)
    given_away = choice.decide()
    return wanted.rows[~choice.hidden[wanted.rows]], given_away


def _at_risk(wanted: Wanted) -> Flags:
    """The hidden rows of units that are a large part of what is hidden of a group."""
    ground = wanted.ground
    counts = (ground.holds @ wanted.kinds[0]) @ ground.splits.T
    hidden = np.zeros(counts.size, dtype=bool)
    hidden[wanted.hidden] = True
    units = np.where(hidden.reshape(counts.shape), counts, 0)[ground.groups :]
    largest = np.zeros_like(units)
    for inside in _groups_and_rests(ground):
        together = np.maximum(units[inside].sum(axis=0), 1)
        largest[inside] = np.maximum(largest[inside], units[inside] / together)
    return np.append(np.zeros(ground.groups * len(ground.splits), dtype=bool), (largest > RISK).ravel())


def _groups_and_rests(ground: Ground) -> Flags:
    """The units of each group, and of what is left of a group without another one inside it: a line each."""
    groups = ground.holds[: ground.groups] > 0
    sizes = groups.sum(axis=1)
    shared = groups.astype(np.float32) @ groups.T.astype(np.float32)
    inner, outer = np.nonzero((shared == sizes[:, None]) & (sizes[:, None] < sizes))
    return np.concatenate([groups, groups[outer] & ~groups[inner]])


def _batches(rows: Integers, start: int, stop: int) -> Iterator[tuple[int, Integers]]:
    """Some rows at a time, with the number of the first."""
    for first in range(start, stop, AT_A_TIME):
        yield first, rows[first : min(first + AT_A_TIME, stop)]


def _strictness(first: int, of: int) -> float:
    """How many times the freedom needed a batch must leave."""
    return 1 + EARLY * (1 - first / of) * (first >= BEST)


class _Choice:
    """One pass over all rows: for each kind its Freedom, and what is left of it."""

    def __init__(self, wanted: Wanted, watched: Flags) -> None:
        self.wanted, self.ground, self.splits = wanted, wanted.ground, len(wanted.ground.splits)
        self.hidden = np.zeros(len(watched), dtype=bool)
        self.hidden[wanted.hidden] = True
        self.exposed = np.zeros(len(watched), dtype=bool)
        self.of_group = np.arange(len(watched)) < self.ground.groups * self.splits
        of_all = np.concatenate([wanted.rows, wanted.hidden])
        rows = np.concatenate([self.ground.links, np.unique(of_all[self.of_group[of_all]]), np.flatnonzero(watched)])
        most = len(wanted.rows) + len(self.ground.links)
        self.freedoms = [Freedom(self.ground, kind, rows, most) for kind in wanted.kinds]
        own = np.stack([freedom.own() for freedom in self.freedoms])
        self.watch = Watch(own, own.copy(), wanted.scopes[:, rows] & (own > 0) & self.hidden[rows])

    def decide(self) -> Integers:
        """Decide row by row, groups before units; the hidden rows that are given away."""
        links, rows = self.ground.links, self.wanted.rows
        if len(links):
            self._groups(links, np.ones((len(self.freedoms), len(links)), dtype=bool), 0.0)
        groups = int(self.of_group[rows].sum())
        for first, some in _batches(rows, 0, groups):
            self._groups(some, self.wanted.scopes[:, some], _strictness(first, len(rows)))
        self._forget_shown()
        self._watch_also(self._unwatched(NEAR))
        for first, some in _batches(rows, groups, len(rows)):
            self._units(some, self.wanted.scopes[:, some], _strictness(first, len(rows)))
        return self._given_away()

    def _given_away(self) -> Integers:
        """Rows that were hidden when it was too late, and hidden rows of units, not watched, with too little."""
        return np.union1d(np.flatnonzero(self.exposed), self._unwatched(TOO_LITTLE))

    def _unwatched(self, freedom: float) -> Integers:
        """The hidden rows of units that are not watched and have less freedom."""
        rows = np.flatnonzero(self.hidden & ~self.of_group)
        rows = rows[self._places()[rows] < 0]
        if not len(rows):
            return rows
        units, of = np.unique(rows // self.splits, return_inverse=True)
        units -= self.ground.groups
        parts = [each.parts(units) for each in self.freedoms]
        inside = self._of_units(units, parts).part(of * self.splits + rows % self.splits)
        return rows[(self.wanted.scopes[:, rows] & inside.short_of(freedom)).any(axis=0)]

    def _forget_shown(self) -> None:
        """Watch no longer what is shown: only what is hidden has freedom to lose."""
        kept = np.flatnonzero(self.watch.kept.any(axis=0))
        self.watch = self.watch.part(kept)
        for freedom in self.freedoms:
            freedom.keep(kept)

    def _groups(self, rows: Integers, counted: Flags, strictness: float) -> None:
        """Decide on some rows of groups."""
        places = self._places()[rows]
        ahead = [freedom.with_groups(places) for freedom in self.freedoms]
        turn = Turn(np.stack([lines for lines, _ in ahead]), places, counted)
        shown, new = turn.take(self.watch, strictness)
        self.hidden[rows[~shown]] = True
        self.exposed[rows[turn.exposed]] = True
        for freedom, lines, own, (_, parts) in zip(self.freedoms, turn.lines, new, ahead, strict=True):
            freedom.show(rows[own], parts[own], lines[own], lines[own][:, places[own]])

    def _units(self, rows: Integers, counted: Flags, strictness: float) -> None:
        """Decide on some rows of units; those that are hidden are watched from now on."""
        bundles, of = np.unique(rows // self.splits, return_inverse=True)
        units, cells = bundles - self.ground.groups, of * self.splits + rows % self.splits
        behind = len(self.freedoms[0].rows)
        ahead = [freedom.with_units(units, cells) for freedom in self.freedoms]
        watch = self.watch.with_more(self._of_units(units, [parts for _, parts in ahead]))
        turn = Turn(np.stack([lines for lines, _ in ahead]), cells + behind, counted)
        shown, new = turn.take(watch, strictness)
        self.hidden[rows[~shown]] = True
        self.exposed[rows[turn.exposed]] = True
        for freedom, lines, own, (_, parts) in zip(self.freedoms, turn.lines, new, ahead, strict=True):
            freedom.show(rows[own], parts[cells[own]], lines[own][:, :behind], lines[own][:, behind + cells[own]])
        self.watch = watch.part(slice(behind))
        self._watch_also(rows[~shown])

    def _watch_also(self, rows: Integers) -> None:
        """Watch hidden rows of units from now on."""
        rows = rows[self._places()[rows] < 0]
        if not len(rows):
            return
        bundles, of = np.unique(rows // self.splits, return_inverse=True)
        units, cells = bundles - self.ground.groups, of * self.splits + rows % self.splits
        parts = [freedom.parts(units) for freedom in self.freedoms]
        self.watch = self.watch.with_more(self._of_units(units, parts).part(cells))
        for freedom, own in zip(self.freedoms, parts, strict=True):
            freedom.watch(rows, own[cells])

    def _of_units(self, units: Integers, parts: list[Numbers]) -> Watch:
        """The freedom of each split of some units, kept where it is hidden."""
        blocks = [self.ground.blocks(units, freedom.weight) for freedom in self.freedoms]
        own = np.stack([np.diagonal(block, axis1=1, axis2=2).ravel() for block in blocks])
        left = own - np.stack([np.square(part).sum(axis=1) for part in parts])
        rows = ((self.ground.groups + units)[:, None] * self.splits + np.arange(self.splits)).ravel()
        watch = Watch(own, left, self.wanted.scopes[:, rows] & self.hidden[rows])
        watch.kept &= watch.some()
        return watch

    def _places(self) -> Integers:
        """The place of each row of the ground among those watched, else -1."""
        places = np.full(len(self.hidden), -1)
        places[self.freedoms[0].rows] = np.arange(len(self.freedoms[0].rows))
        return places
