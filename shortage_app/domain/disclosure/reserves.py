"""Why hidden counts stay hidden: every sum that is shown has reserves, counts that give way for others.

Think of people of one kind, counted in places (unit × gender × level), and of sums of these counts that are shown. Each
sum that does not follow from others chooses a reserve, a place where some are. Written over the places that are no
reserves, it says how many its reserve loses when one person more is imagined in each of these. As long as no reserve is
asked for more than it has, one person more may be imagined anywhere: the reserves give way, nothing that is shown
changes, and nobody who sees what is shown can tell the imagined table, in whole numbers, from the true one.

This is done by two teams of reserves, which ask for different people. A hidden count that does not follow from what is
shown changes with some place of each team: both up, both down, or one up and one down. So it can have three values.
"""

from dataclasses import dataclass

import numpy as np

from shortage_app.domain.disclosure.ground import Numbers
from shortage_app.domain.exits import Integers

TRIES = 8  # reserves that are tried for one sum, where most people are first; sixty hide as much
ROOM = 64  # for lines at first, doubled when it is full


@dataclass(frozen=True, eq=False)
class Change:
    """How a sum comes in: its reserve and line, and the new lines of the sums that counted this place till now.

    free: how many people nobody asks for then, by place.
    """

    reserve: int
    line: Numbers
    others: Integers
    lines: Numbers
    free: Numbers


class Team:
    """The reserves of the sums shown so far.

    places: the reserve of each sum. lines: sums × places, what the reserve loses for one more person in a place, and 1
    at the reserve itself. They stay whole numbers, as a sum counts its reserve once. asked: the most each may lose.
    """

    def __init__(self, places: int) -> None:
        self.places = np.zeros(0, dtype=np.int64)
        self._asked = np.zeros(places, dtype=np.float32)
        self._lines = np.zeros((ROOM, places), dtype=np.float32)

    def left_of(self, row: Numbers) -> Numbers:
        """What remains of a sum when the sums shown so far are taken out: nothing if it follows from them."""
        parts = row[self.places]
        counted = np.flatnonzero(parts)
        return np.asarray(row - parts[counted] @ self._lines[counted])

    def change_for(self, left: Numbers, free: Numbers) -> Change | None:
        """How a sum could be shown, with these people free; None if nowhere are enough."""
        counted = np.flatnonzero(left)
        signs = left[counted]
        needed = np.where(signs > 0, _most_asked(signs), _most_asked(-signs))
        fit = np.flatnonzero((np.abs(signs) == 1) & (free[counted] >= np.maximum(needed, 1)))
        for which in fit[np.argsort(-free[counted[fit]], kind="stable")][:TRIES].tolist():
            reserve, line = int(counted[which]), signs * signs[which]
            others = np.flatnonzero(self._lines[: len(self.places), reserve])
            lines = self._lines[others]
            lines[:, counted] -= np.outer(lines[:, reserve], line)
            change = Change(reserve, left * signs[which], others, lines, free.copy())
            change.free[reserve] -= needed[which]
            change.free[self.places[others]] -= self._asked_more(change)
            if change.free[reserve] >= 0 and (change.free[self.places[others]] >= 0).all():
                return change
        return None

    def _asked_more(self, change: Change) -> Numbers:
        """How many more people the reserves of other sums have to lose for their new lines."""
        reserves = self.places[change.others]
        asked = change.lines.copy()
        asked[np.arange(len(reserves)), reserves] = 0
        return np.asarray(asked.max(axis=1, initial=0) - self._asked[reserves])

    def take(self, change: Change, free: Numbers) -> None:
        """Show a sum: whoever of the `free` people is no longer so is asked by this team."""
        self._asked += free - change.free
        self._lines[change.others] = change.lines
        if len(self.places) == len(self._lines):
            self._lines = np.concatenate([self._lines, np.zeros_like(self._lines)])
        self._lines[len(self.places)] = change.line
        self.places = np.append(self.places, change.reserve)

    def one_more(self, place: int) -> Numbers:
        """What changes in every place with one person more in one that is no reserve."""
        changed = np.zeros(self._lines.shape[1], dtype=np.float32)
        changed[self.places] = -self._lines[: len(self.places), place]
        changed[place] = 1
        return changed


def _most_asked(line: Numbers) -> float:
    """What a reserve with a 1 in this line loses at most for one more person in another place."""
    most = float(line.max(initial=0))
    return 0.0 if most == 1 and (line == 1).sum() == 1 else most
