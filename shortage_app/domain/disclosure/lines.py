"""The lines of the sums that are shown: what the reserve of each loses for one person more in every place.

Few numbers of a line are not 0, and these are small. They stand twice, sum by sum and place by place, one byte each: a
few lines or a few places are read at a time, and what lies side by side is read many times faster.
"""

import numpy as np
import numpy.typing as npt

from shortage_app.domain.exits import Integers

Small = npt.NDArray[np.int8]
LARGEST = 127  # that a line may hold; with a thousand products it holds a dozen
ROOM = 64  # for sums at first, doubled when it is full
WIDE = 400  # places from which on whole lines are read sooner than number by number


class Lines:
    """Sums × places."""

    def __init__(self, places: int) -> None:
        self._number = 0
        self._by_sum = np.zeros((ROOM, places), dtype=np.int8)
        self._by_place = np.zeros((places, ROOM), dtype=np.int8)

    def of_sums(self, sums: Integers) -> Small:
        """The lines of some sums, in all places."""
        return self._by_sum[sums]

    def in_place(self, place: int) -> Small:
        """What all lines hold in a place."""
        return self._by_place[place, : self._number]

    def in_places(self, places: Integers) -> Small:
        """What all lines hold in some places, a row each."""
        return self._by_place[places, : self._number]

    def part(self, sums: Integers, places: Integers) -> Small:
        """The lines of some sums, in some places."""
        if len(places) > WIDE:
            return self._by_sum[sums].take(places, axis=1)
        return self._by_sum.reshape(-1).take(sums[:, None] * self._by_sum.shape[1] + places)

    def put(self, sums: Integers, places: Integers, lines: Small) -> None:
        """Write the lines of some sums, in some places."""
        self._by_sum.reshape(-1)[sums[:, None] * self._by_sum.shape[1] + places] = lines
        self._by_place.reshape(-1)[sums[:, None] + places * self._by_place.shape[1]] = lines

    def add(self, places: Integers, line: Small) -> None:
        """One sum more, whose line is 0 in all other places."""
        if self._number == len(self._by_sum):
            self._by_sum = np.concatenate([self._by_sum, np.zeros_like(self._by_sum)])
            self._by_place = np.concatenate([self._by_place, np.zeros_like(self._by_place)], axis=1)
        self._by_sum[self._number, places] = line
        self._by_place[places, self._number] = line
        self._number += 1
