"""Breakdowns: the cells of one set split one way (by gender, by level, by both), and the zeros that they give away.

An n of 0 is shown, and so a hidden n is known to be at least 1. But where nothing else of a breakdown can be shown, its
zeros would tell exactly who is there: such a breakdown is hidden whole, zeros with it, and the mark tells nothing.
"""

from dataclasses import dataclass

import numpy as np

from shortage_app.domain.disclosure.equations import Equations
from shortage_app.domain.exits import Flags, Integers


@dataclass(frozen=True, eq=False)
class Breakdowns:
    """The breakdown of each cell of the flattened cube; whole sets (all genders and levels) stand alone."""

    of_cell: Integers
    whole: Flags

    def open(self, shown: Flags) -> Flags:
        """The cells whose breakdown shows somebody, or that stand alone."""
        somebody = np.bincount(self.of_cell[shown], minlength=int(self.of_cell.max(initial=0)) + 1) > 0
        return np.asarray(somebody[self.of_cell] | self.whole)


def breakdowns(shape: tuple[int, int, int]) -> Breakdowns:
    """The breakdowns of sets × (genders and all) × (levels and all)."""
    sets, genders, levels = shape
    split = np.zeros((genders, levels), dtype=np.int64)
    split[:-1, :] += 1
    split[:, :-1] += 2
    of_cell = (np.arange(sets)[:, None, None] * 4 + split).ravel()
    return Breakdowns(of_cell, of_cell % 4 == 0)


def known_zeros(nobody: Flags, hidden: Flags, n: Integers, split: Breakdowns, equations: Equations) -> Flags:
    """The cells without anyone that anyone can tell: in an open breakdown, or in a sum that leaves nobody for them."""
    known = nobody & split.open(~nobody & ~hidden)
    while True:
        concealed = (hidden | (nobody & ~known))[equations.cell]
        plus, minus = (
            equations.count(concealed & (equations.sign > 0)),
            equations.count(concealed & (equations.sign < 0)),
        )
        left = equations.total(np.where(concealed, n[equations.cell], 0))
        empty = ((plus == 0) | (minus == 0)) & (plus + minus > 0) & (left == 0)
        found = equations.cell[concealed & empty[equations.of_term]]
        if not len(found):
            return known
        known = known.copy()
        known[found] = True
