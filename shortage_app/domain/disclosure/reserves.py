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
from shortage_app.domain.exits import Flags, Integers

TRIES = 8  # reserves that are tried for one sum, where most people are first; sixty hide as much
ROOM = 64  # for lines at first, doubled when it is full


@dataclass(frozen=True, eq=False)
class Left:
    """What remains of a sum when others are taken out: how often it counts some places, and no other place."""

    places: Integers
    counted: Numbers


@dataclass(frozen=True, eq=False)
class Change:
    """How a sum comes in: its reserve and line, and the new lines of the sums that counted this place till now.

    Lines are given for the places of what is left of the sum: in others nothing changes. free: how many people nobody
    asks for then, by place.
    """

    reserve: int
    places: Integers
    line: Numbers
    others: Integers
    lines: Numbers
    free: Numbers


class Team:
    """The reserves of the sums shown so far.

    places: the reserve of each sum. lines: sums × places, what the reserve loses for one more person in a place, and 1
    at the reserve itself. They stay whole numbers, as a sum counts its reserve once. counted_by: places × sums, where
    lines are not 0. asked: the most each reserve may lose.
    """

    def __init__(self, places: int) -> None:
        self.places = np.zeros(0, dtype=np.int64)
        self._asked = np.zeros(places, dtype=np.float32)
        self._lines = np.zeros((ROOM, places), dtype=np.float32)
        self._counted_by = np.zeros((places, ROOM), dtype=bool)

    def left_of(self, row: Numbers) -> Left:
        """What remains of a sum when the sums shown so far are taken out: no place if it follows from them."""
        parts = row[self.places]
        taken = _not_0(parts)
        left = row - parts[taken] @ self._lines[taken]
        places = _not_0(left)
        return Left(places, left[places])

    def change_for(self, left: Left, free: Numbers) -> Change | None:
        """How a sum could be shown, with these people free; None if nowhere are enough."""
        signs, there = left.counted, free[left.places]
        needed = np.where(signs > 0, _most_asked(signs), _most_asked(-signs))
        fit = _not_0((there >= np.maximum(needed, 1)) & (np.abs(signs) == 1))
        for which in fit[np.argsort(-there[fit], kind="stable")][:TRIES].tolist():
            reserve, line = int(left.places[which]), signs * signs[which]
            others = _not_0(self._counted_by[reserve])
            before = self._part(others, left.places)
            lines = before - before[:, which, None] * line
            most, places = lines.max(axis=1, initial=0), self.places[others]
            if (most - self._asked[places] <= free[places]).all():
                change = Change(reserve, left.places, line, others, lines, free.copy())
                change.free[reserve] -= needed[which]
                change.free[places] -= self._asked_then(change, before.max(axis=1, initial=0)) - self._asked[places]
                return change
        return None

    def _part(self, sums: Integers, places: Integers) -> Numbers:
        """The lines of some sums, in some places."""
        return np.asarray(self._lines.ravel().take(sums[:, None] * self._lines.shape[1] + places))

    def _asked_then(self, change: Change, before: Numbers) -> Numbers:
        """The most that reserves of other sums may lose then; `before`: so far, in the places where lines change."""
        reserves = self.places[change.others]
        most, asked = change.lines.max(axis=1, initial=0), self._asked[reserves]
        elsewhere = _not_0((before == asked) & (most < asked))  # of them, other places may ask less than these did
        lines = self._lines[change.others[elsewhere]]
        lines[:, change.places] = change.lines[elsewhere]
        lines[np.arange(len(elsewhere)), reserves[elsewhere]] = 0
        then = np.maximum(most, asked)
        then[elsewhere] = lines.max(axis=1, initial=0)
        return np.asarray(then)

    def take(self, change: Change, free: Numbers) -> None:
        """Show a sum: whoever of the `free` people is no longer so is asked by this team."""
        shown = len(self.places)
        if shown == len(self._lines):
            self._lines = np.concatenate([self._lines, np.zeros_like(self._lines)])
            self._counted_by = np.concatenate([self._counted_by, np.zeros_like(self._counted_by)], axis=1)
        self._lines[change.others[:, None], change.places] = change.lines
        self._counted_by[change.places[:, None], change.others] = change.lines.T != 0
        self._lines[shown, change.places] = change.line
        self._counted_by[change.places, shown] = True
        self._asked += free - change.free
        self.places = np.append(self.places, change.reserve)

    def one_more(self, place: int) -> Numbers:
        """What changes in every place with one person more in one that is no reserve."""
        changed = np.zeros(self._lines.shape[1], dtype=np.float32)
        sums = _not_0(self._counted_by[place])
        changed[self.places[sums]] = -self._lines[sums, place]
        changed[place] = 1
        return changed


def _not_0(numbers: Numbers | Flags) -> Integers:
    return np.flatnonzero(numbers != 0)  # several times faster than of the numbers themselves


def _most_asked(line: Numbers) -> float:
    """What a reserve with a 1 in this line loses at most for one more person in another place."""
    most = float(line.max(initial=0))
    return 0.0 if most == 1 and np.count_nonzero(line == 1) == 1 else most
