"""Whether what is shown, added and subtracted, gives a hidden sum away."""

import numpy as np

from shortage_app.domain.disclosure.ground import Ground, Numbers
from shortage_app.domain.disclosure.reserves import Change
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
        self._marks = random.integers(1, PRIME, len(somebody)) * somebody
        self.open = _whole(ground.sums(self._marks.astype(np.float64))) % PRIME

    def after(self, change: Change, changed: Numbers) -> Integers:
        """What is left open if a sum is shown; `changed`: what one person more in its reserve changes of each row."""
        share = int(_whole(change.line.astype(np.float64) @ self._marks[change.places]) % PRIME)
        rows = np.flatnonzero(changed != 0)
        left_open = self.open.copy()
        left_open[rows] = (left_open[rows] - _whole(changed[rows]) * share) % PRIME
        return left_open


def _whole(numbers: Numbers | np.ndarray) -> Integers:
    return np.rint(numbers).astype(np.int64)
