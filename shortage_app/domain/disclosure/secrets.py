"""Whether what is shown, added and subtracted, gives a hidden sum away."""

import numpy as np

from shortage_app.domain.disclosure.ground import ByPlace, Ground
from shortage_app.domain.exits import Flags, Integers

PRIME = 2**31 - 1


class Secrets:
    """What the shown sums leave open of every row of the ground, as one number each: 0 where they give it away.

    Each place with somebody has a random number, and a row that of its places, less what the shown sums make up of it,
    modulo a prime: a row that is given away has 0 always; another has 0 by chance once in two thousand million times,
    and then a figure is hidden that need not be.
    """

    def __init__(self, ground: Ground, somebody: Flags) -> None:
        random = np.random.default_rng(0)
        self._ground = ground
        self._marks = random.integers(1, PRIME, len(somebody)) * somebody
        self.open = np.rint(ground.sums(self._marks.astype(np.float64))).astype(np.int64) % PRIME

    def after(self, sum_: ByPlace, moved: ByPlace) -> tuple[Integers, Integers]:
        """The rows that change if a sum is shown, and what is left open of each; `moved`: one more in its reserve."""
        share = int((self._marks[sum_.places] * sum_.numbers).sum()) % PRIME
        rows, changed = self._ground.changed(moved)
        return rows, (self.open[rows] - changed * share) % PRIME
