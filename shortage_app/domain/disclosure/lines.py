"""The lines of the sums that are shown: what the reserve of each loses for one person more in every place.

Few numbers of a line are not 0, and these are small. They stand twice, place by place and sum by sum, one byte each: a
few places or a few lines are read at a time, and what lies side by side is read many times faster.
"""

import numpy as np
import numpy.typing as npt

from shortage_app.domain.exits import Integers

Small = npt.NDArray[np.int8]
LARGEST = 127  # that a line may hold; with a thousand products it holds a dozen
ROOM = 64  # for sums at first, doubled when it is full
WIDE = 400  # places from which on whole lines are read sooner than number by number


class Lines:
    """Sums × places; no number is larger than the `largest`, up or down."""

    def __init__(self, places: int) -> None:
        self._number = 0
        self.largest = 1
        self._by_sum = np.zeros((ROOM, places), dtype=np.int8)
        self._by_place = np.zeros((places, ROOM), dtype=np.int8)

    def of_sums(self, sums: Integers) -> Small:
        """The lines of some sums, in all places."""
        return self._by_sum.take(sums, axis=0)

    def together(self, sums: Integers, signs: Small) -> npt.NDArray[np.signedinteger]:
        """The lines of some sums added up, each with its sign, in all places."""
        lines = self.of_sums(sums)
        lines *= signs[:, None]
        in_bytes = len(sums) * self.largest <= LARGEST  # many times faster
        return np.asarray(np.add.reduce(lines, axis=0, dtype=np.int8 if in_bytes else np.int32))

    def in_place(self, place: int) -> Small:
        """What all lines hold in a place."""
        return self._by_place[place, : self._number]

    def in_places(self, places: Integers) -> Small:
        """What all lines hold in some places, a row each."""
        return self._by_place.take(places, axis=0)[:, : self._number]

    def part(self, sums: Integers, places: Integers) -> Small:
        """The lines of some sums, in some places."""
        if len(places) > WIDE:
            return self._by_sum.take(sums, axis=0).take(places, axis=1)
        return np.ascontiguousarray(self._by_place.take(places, axis=0).take(sums, axis=1).T)

    def put(self, sums: Integers, places: Integers, lines: Small) -> None:
        """Write the lines of some sums, in some places."""
        self._by_sum.reshape(-1)[sums[:, None] * self._by_sum.shape[1] + places] = lines
        self._by_place.reshape(-1)[places[:, None] * self._by_place.shape[1] + sums] = lines.T
        self.largest = max(self.largest, int(lines.max(initial=0)), -int(lines.min(initial=0)))

    def add(self, places: Integers, line: Small) -> None:
        """One sum more, whose line is 0 in all other places."""
        if self._number == len(self._by_sum):
            self._make_room()
        self._by_sum[self._number, places] = line
        self._by_place[places, self._number] = line
        self.largest = max(self.largest, int(line.max()), -int(line.min()))
        self._number += 1

    def _make_room(self) -> None:
        """Room for twice as many sums."""
        sums, places = self._by_sum.shape
        by_sum, by_place = np.zeros((2 * sums, places), dtype=np.int8), np.zeros((places, 2 * sums), dtype=np.int8)
        by_sum[:sums], by_place[:, :sums] = self._by_sum, self._by_place
        self._by_sum, self._by_place = by_sum, by_place
