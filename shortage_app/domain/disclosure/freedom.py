"""How freely a hidden count could be another, kept up to date while figures are shown one by one.

Think of the smallest counts as unknowns. What is shown fixes some of their sums. Every change of the unknowns that
leaves these sums alone is a table that an attacker cannot tell from the true one. Let each unknown change by about the
square root of its count; what remains of such changes when the shown sums are kept is a projection, and the square of
its radius in the direction of a hidden count is that count's freedom. A count that some combination of sums gives away
has a freedom of 0; one that small rests hold between two values has a little.

The projection is a factor that grows by a column with each figure shown (Cholesky): `held`.
"""

import numpy as np

from shortage_app.domain.disclosure.ground import Ground, Numbers
from shortage_app.domain.exits import Integers


class Freedom:
    """The freedom of one kind of count in some rows of the ground, given what is shown so far.

    weight: the count in each unit by gender and level. rows: those to watch. most: how many may be shown.
    shown: the rows shown so far that do not follow from others. held: shown × rows. undo: the inverse of `held` in the
    shown rows.
    """

    def __init__(self, ground: Ground, weight: Numbers, rows: Integers, most: int) -> None:
        self.ground, self.weight, self.rows = ground, weight, rows
        self.shown = np.zeros(0, dtype=np.int64)
        self._shared = ground.shared(weight)
        self._held = np.zeros((most, len(rows)), dtype=np.float32)
        self._undo = np.zeros((most, most), dtype=np.float32)

    @property
    def held(self) -> Numbers:
        """The factor: shown × rows."""
        return self._held[: len(self.shown), : len(self.rows)]

    @property
    def undo(self) -> Numbers:
        """The inverse of the factor in the shown rows."""
        return self._undo[: len(self.shown), : len(self.shown)]

    def own(self) -> Numbers:
        """The freedom of each row while nothing is shown: its count, or twice as much for a link."""
        splits = len(self.ground.splits)
        counts = np.abs(self.ground.holds) @ self.weight @ self.ground.splits.T
        return np.asarray(counts[self.rows // splits, self.rows % splits])

    def with_groups(self, which: Integers) -> tuple[Numbers, Numbers]:
        """What can still change together with some rows, by their place: a line each; and their own part of `held`."""
        parts = self.held[:, which].T
        common = self.ground.between(self.rows[which], self.rows, self._shared)
        return common - parts @ self.held, parts

    def with_units(self, units: Integers, cells: Integers) -> tuple[Numbers, Numbers]:
        """The same for splits of units: `cells` number them among units × splits, which stand behind the rows."""
        splits = len(self.ground.splits)
        blocks = self.ground.blocks(units, self.weight)
        parts = self.parts(units)
        of, lines = cells // splits, blocks[cells // splits, cells % splits]
        before = (
            self.ground.holds[self.rows // splits][:, units[of]].T * lines[:, self.rows % splits]
            - parts[cells] @ self.held
        )
        behind = np.zeros((len(cells), len(units), splits), dtype=np.float32)
        behind[np.arange(len(cells)), of] = lines
        return np.concatenate([before, behind.reshape(len(cells), -1) - parts[cells] @ parts.T], axis=1), parts

    def parts(self, units: Integers) -> Numbers:
        """The part of `held` of each split of some units: units × splits, shown."""
        splits, holds, blocks = len(self.ground.splits), self.ground.holds, self.ground.blocks(units, self.weight)
        found = np.zeros((len(units), splits, len(self.shown)), dtype=np.float32)
        for place, unit in enumerate(units):
            signs = holds[self.shown // splits, unit]
            counted = np.flatnonzero(signs)
            found[place] = (blocks[place][:, self.shown[counted] % splits] * signs[counted]) @ self.undo[counted]
        return found.reshape(len(units) * splits, -1)

    def show(self, rows: Integers, parts: Numbers, lines: Numbers, corner: Numbers) -> None:
        """Add rows that are shown: their part of `held`, their new lines of it, and these lines in the rows alone."""
        first, last = len(self.shown), len(self.shown) + len(rows)
        back = np.linalg.inv(np.triu(corner).astype(np.float64)).astype(np.float32)
        self._undo[:first, first:last] = -(self.undo @ parts.T) @ back
        self._undo[first:last, first:last] = back
        self._held[first:last, : len(self.rows)] = lines
        self.shown = np.append(self.shown, rows)

    def keep(self, which: Integers) -> None:
        """Watch some of the rows only, by their place."""
        self._held[: len(self.shown), : len(which)] = self.held[:, which]
        self.rows = self.rows[which]

    def watch(self, rows: Integers, parts: Numbers) -> None:
        """Watch more rows from now on."""
        needed = len(self.rows) + len(rows)
        if needed > self._held.shape[1]:
            wider = np.zeros((len(self._held), 2 * needed), dtype=np.float32)
            wider[: len(self.shown), : len(self.rows)] = self.held
            self._held = wider
        self._held[: len(self.shown), len(self.rows) : needed] = parts.T
        self.rows = np.append(self.rows, rows)
