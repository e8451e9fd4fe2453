"""One batch of figures in their turn: each is shown unless it takes too much freedom from a hidden one."""

from dataclasses import dataclass, field

import numpy as np

from shortage_app.domain.disclosure.ground import Numbers
from shortage_app.domain.exits import Flags, Integers

# Found on random cohorts against exact ranges. With a freedom (a squared radius) of 0.2 of 1, 18 tables of 784 had a
# hidden count of fewer than three values, and 2 of 764 others where a count of 0 was given less room (systems.LITTLE);
# with 0.3, none of these twenty, and 2 of 304 further tables: a rest that must be 0 or 1. A radius cannot tell two
# values from three in every table; the audit can.
TOO_LITTLE = 0.3
NEEDED = 0.4  # what a figure that is shown must leave, with a margin for those that come later …
MOST = 0.85  # … but of a count that has little freedom of its own only this part
SLIGHT = 0.1  # a figure that takes a smaller part of what is left is not to blame …
LEAST = 0.85  # … unless less is left than this part of what is needed
FOLLOWS = 1e-4  # of its count: a figure with less freedom follows from what is shown


@dataclass(eq=False)
class Watch:
    """Kinds × rows: their freedom at first, what is left of it, and whether it must be kept."""

    own: Numbers
    left: Numbers
    kept: Flags

    def some(self) -> Flags:
        """Where there is freedom to keep."""
        return np.asarray(self.left > FOLLOWS * self.own)

    def short_of(self, freedom: float) -> Flags:
        """Where less is left than this, of 1 or of the count if that is less."""
        return np.asarray((self.own > 0) & (self.left < np.minimum(freedom, MOST * freedom / NEEDED * self.own)))

    def with_more(self, more: "Watch") -> "Watch":
        """These rows and others behind them."""
        return Watch(
            np.concatenate([self.own, more.own], axis=1),
            np.concatenate([self.left, more.left], axis=1),
            np.concatenate([self.kept, more.kept], axis=1),
        )

    def part(self, rows: Integers | slice) -> "Watch":
        """A copy of some of the rows."""
        return Watch(self.own[:, rows], self.left[:, rows].copy(), self.kept[:, rows].copy())

    def allows(self, kinds: Integers, row: int, drops: Numbers, strictness: float) -> bool:
        """Whether showing a row takes too little from every other to matter."""
        left, needed = self.left[kinds], np.minimum(NEEDED, MOST * self.own[kinds])
        after = left - drops
        short = (after < needed * strictness) & ((drops > SLIGHT * left) | (after < LEAST * needed))
        short = np.where(left < LEAST * needed, drops > left / 2, short) & self.kept[kinds]
        short[:, row] = False
        return not short.any()


@dataclass(eq=False)
class Turn:
    """Rows whose turn it is: kind by kind, a line each of what can change together with them; their places in it.

    exposed: rows that are hidden when it is too late: what is shown already gives one kind of their counts away.
    """

    lines: Numbers
    places: Integers
    counted: Flags
    exposed: Flags = field(init=False)

    def __post_init__(self) -> None:
        self.exposed = np.zeros(len(self.places), dtype=bool)

    def take(self, watch: Watch, strictness: float) -> tuple[Flags, Flags]:
        """Which rows are shown, and, kind by kind, which of these do not follow: their lines become lines of `held`."""
        shown, new = np.ones(len(self.places), dtype=bool), np.zeros(self.counted.shape, dtype=bool)
        for turn, row in enumerate(self.places.tolist()):
            freedom = self.lines[:, turn, row]
            kinds = np.flatnonzero(self.counted[:, turn] & (freedom > FOLLOWS * watch.own[:, row]))
            drops = self.lines[kinds, turn] ** 2 / freedom[kinds, None]
            shown[turn] = watch.allows(kinds, row, drops, strictness)
            if shown[turn]:
                watch.left[kinds] -= drops
                new[kinds, turn] = True
                self._eliminate(kinds, turn, row)
            else:
                self.exposed[turn] = (self.counted[:, turn] & watch.short_of(TOO_LITTLE)[:, row]).any()
                watch.kept[:, row] = self.counted[:, turn] & watch.some()[:, row]
        return shown, new

    def _eliminate(self, kinds: Integers, turn: int, row: int) -> None:
        """Take what changes together with a shown row out of the lines of those whose turn comes later."""
        later = self.places[turn + 1 :]
        for kind in kinds.tolist():
            lines = self.lines[kind]
            lines[turn] /= np.sqrt(lines[turn, row])
            lines[turn + 1 :] -= np.outer(lines[turn, later], lines[turn])
