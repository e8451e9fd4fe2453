"""Why hidden counts stay hidden: every sum that is shown has reserves, counts that give way for others.

Think of people of one kind, counted in places (unit × gender × level), and of sums of these counts that are shown. Each
sum that does not follow from others chooses a reserve, a place where some are. Written over the places that are no
reserves, it says how many its reserve loses when one person more is imagined in each of these. As long as no reserve is
asked for more than it has, one person more may be imagined anywhere: the reserves give way, nothing that is shown
changes, and nobody who sees what is shown can tell the imagined table, in whole numbers, from the true one.

This is done by two teams of reserves, which ask for different people. A hidden count that does not follow from what is
shown changes with some place of each team: both up, both down, or one up and one down. So it can have three values.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from shortage_app.domain.disclosure.ground import ByPlace, Whole
from shortage_app.domain.disclosure.lines import LARGEST, Lines, Small
from shortage_app.domain.exits import Flags, Integers

TRIES = 8  # reserves that are tried for one sum, where most people are first; sixty hide as much
PLENTY = 32_767  # people in a place: more make it no better a reserve
FEW = 1_000  # places of a sum up to which the first reserve is sooner tried than looked at in a sample
SAMPLE = 256  # places that stand for all of a sum: of ten reserves that fail they show it of nine


@dataclass(frozen=True, eq=False)
class Change:
    """How a sum comes in: its reserve and line, and what other sums that counted this place till now hold instead.

    Lines are given for the places of what is left of the sum: in others nothing changes. needed: how many
    people the reserve has to have. times: how often the others counted it. asked: how many more are asked of theirs.
    """

    reserve: int
    needed: int
    line: ByPlace
    others: Integers
    times: Small
    lines: Small
    asked: ByPlace

    @property
    def moved(self) -> ByPlace:
        """What one person more in the reserve changes till the sum comes in."""
        return ByPlace(np.append(self.asked.places, self.reserve), np.append(-self.times, np.int8(1)))


class Team:
    """The reserves of the sums shown so far.

    reserves: the place of each. A line is 1 at the reserve of its sum and 0 at those of others; it stays of whole
    numbers, as a sum counts its reserve once. _asked: by place, the most that a reserve there may lose.
    """

    def __init__(self, places: int) -> None:
        self.reserves = np.zeros(0, dtype=np.int64)
        self._lines = Lines(places)
        self._sum_of = np.full(places, -1)
        self._asked = np.zeros(places, dtype=np.int32)

    def left_of(self, sum_: ByPlace) -> ByPlace:
        """What remains of a sum when the sums shown so far are taken out: no place if it follows from them."""
        sums = self._sum_of[sum_.places]
        taken = (sums >= 0).nonzero()[0]
        if not len(taken):
            return sum_
        left = -self._lines.together(sums[taken], sum_.numbers[taken].astype(np.int8)).astype(np.int32)
        left[sum_.places] += sum_.numbers
        places = _not_0(left)
        return ByPlace(places, left[places])

    def change_for(self, left: ByPlace, free: Whole) -> Change | None:
        """How a sum could be shown, with these people free; None if nowhere are enough."""
        most, least = int(left.numbers.max()), int(left.numbers.min())
        if max(most, -least) > LARGEST:
            return None
        needed = np.where(left.numbers > 0, _asked_beside(left.numbers, most), _asked_beside(-left.numbers, -least))
        for which in self._likely(left, _with_most_people(left, free, needed), free):
            change = self._change(left, which, int(needed[which]), free)
            if change is not None:
                return change
        return None

    def take(self, change: Change) -> None:
        """Show a sum."""
        self._sum_of[change.reserve] = len(self.reserves)
        self.reserves = np.append(self.reserves, change.reserve)
        self._lines.put(change.others, change.line.places, change.lines)
        self._lines.add(change.line.places, change.line.numbers.astype(np.int8))
        self._asked[change.asked.places] += change.asked.numbers
        self._asked[change.reserve] += change.needed

    def one_more(self, place: int) -> ByPlace:
        """What changes with one person more in a place that is no reserve."""
        column = self._lines.in_place(place)
        sums = _not_0(column)
        return ByPlace(np.append(self.reserves[sums], place), np.append(-column[sums], np.int8(1)))

    def _likely(self, left: ByPlace, tried: Integers, free: Whole) -> Iterator[int]:
        """Of the places to try those that a sample of places does not rule out.

        The first of a small sum mostly will do, and is tried as it is; most of the others fail, and are looked at
        together.
        """
        first = int(len(left.places) <= FEW)
        yield from tried[:first].tolist()
        rest = tried[first:]
        if len(rest):
            yield from rest[self._seem_fit(left, rest, free)].tolist()

    def _seem_fit(self, left: ByPlace, tried: Integers, free: Whole) -> Flags:
        """Whether a sum could have its reserve in each of these places, as far as a sample of its places shows.

        Where a sum counts places alike, all lines lose as much in them: so the most they hold there is enough to know.
        """
        columns = self._lines.in_places(left.places[tried])
        most = np.abs(columns).max(axis=0) * np.abs(left.numbers).max()
        others = _not_0(most > free[self.reserves])  # the reserves of the others have plenty
        times = columns[:, others] * left.numbers[tried, None]
        some, starts = _sample(left.numbers)
        most = np.maximum.reduceat(self._lines.part(others, left.places[some]), starts, axis=1)
        alike = left.numbers[some[starts]]
        then = (most.T[:, None] - times * alike[:, None, None]).max(axis=0)
        return np.asarray((then <= self._bearable(self.reserves[others], free)).all(axis=1))

    def _bearable(self, reserves: Integers, free: Whole) -> Whole:
        """The most that some reserves could lose."""
        return np.asarray(self._asked[reserves] + free[reserves])

    def _change(self, left: ByPlace, which: int, needed: int, free: Whole) -> Change | None:
        """How a sum comes in with its reserve in one of its places; None if a reserve could not bear it."""
        reserve, line = int(left.places[which]), left.numbers * left.numbers[which]
        column = self._lines.in_place(reserve)
        others = _not_0(column)
        times, reserves = column[others], self.reserves[others]
        before = self._lines.part(others, left.places)
        lines = self._less(before, line, times)
        most = lines.max(axis=1, initial=0)
        if (most > self._bearable(reserves, free)).any() or _too_large(lines):
            return None
        asked = self._asked[reserves]
        then = np.maximum(most, asked)
        fewer = ((most < asked) & (before.max(axis=1, initial=0) == asked)).nonzero()[0]
        if len(fewer):
            then[fewer] = self._most_of_all(others[fewer], left.places, lines[fewer])
        return Change(
            reserve=reserve,
            needed=needed,
            line=ByPlace(left.places, line),
            others=others,
            times=times,
            lines=lines.astype(np.int8, copy=False),
            asked=ByPlace(reserves, then - asked),
        )

    def _less(self, before: Small, line: Whole, times: Small) -> npt.NDArray[np.signedinteger]:
        """Lines less a line that each counted so many times."""
        in_bytes = self._lines.largest * (1 + np.abs(line).max()) <= LARGEST  # where these cannot overflow
        return np.asarray(before - times[:, None] * line.astype(np.int8 if in_bytes else np.int16))

    def _most_of_all(self, sums: Integers, places: Integers, lines: Small) -> Whole:
        """The most that the reserves of some sums may lose, once these have new lines in some places."""
        whole = self._lines.of_sums(sums)
        whole[:, places] = lines
        whole[np.arange(len(sums)), self.reserves[sums]] = 0
        return np.asarray(whole.max(axis=1, initial=0), dtype=np.int32)


def _with_most_people(left: ByPlace, free: Whole, needed: Whole) -> Integers:
    """The places of a sum that could be its reserve, a few in which most people are free."""
    there = free[left.places]
    fit = ((there >= np.maximum(needed, 1)) & (np.abs(left.numbers) == 1)).nonzero()[0]
    few = -np.minimum(there[fit], PLENTY).astype(np.int16)  # short numbers are sorted several times faster
    return np.asarray(fit[few.argsort(kind="stable")[:TRIES]])


def _sample(numbers: Whole) -> tuple[Integers, Integers]:
    """Some places, those counted alike side by side; and where each number starts."""
    some = np.arange(0, len(numbers), max(1, len(numbers) // SAMPLE))
    some = some[numbers[some].argsort(kind="stable")]
    alike = numbers[some]
    return some, np.append(0, _not_0(alike[1:] != alike[:-1]) + 1)


def _too_large(lines: npt.NDArray[np.signedinteger]) -> bool:
    """Whether a line cannot be kept in bytes."""
    return lines.dtype != np.int8 and bool(np.abs(lines).max(initial=0) > LARGEST)


def _not_0(numbers: Small | Whole) -> Integers:
    return np.asarray((numbers != 0).nonzero()[0])  # several times faster than of the numbers themselves


def _asked_beside(line: Whole, most: int) -> int:
    """What a reserve with a 1 in this line loses at most for one person more in another place."""
    return most if most > 1 else int(np.count_nonzero(line == 1) > 1)
