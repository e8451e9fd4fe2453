"""What adds up to what: every sum that links cells of the views, as signed lists of cells that add up to nothing.

A cell is a set of leavers (populations.py) with a gender or all, and a level or all. Three kinds of sums link them:
genders and levels add up to all; the groups of one population that hold the same units as some groups of another add
up to the same; leavers in job-oriented training and the products of the other kinds add up to all leavers.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np
import numpy.typing as npt

from shortage_app.domain import columns as c
from shortage_app.domain.disclosure.populations import NOBODY, OF_UNITS, Populations
from shortage_app.domain.exits import Flags, Integers

Signs = npt.NDArray[np.int8]
Terms = tuple[Integers, Integers, Signs]  # number of the equation, set or cell, sign


@dataclass(frozen=True, eq=False)
class Equations:
    """Equation e is the sum of sign × cell over the terms from start[e] to start[e + 1], and equals 0."""

    cell: Integers
    sign: Signs
    start: Integers

    @cached_property
    def of_term(self) -> Integers:
        """The equation of each term."""
        return np.repeat(np.arange(len(self.start)), np.diff(self.start, append=len(self.cell)))

    def total(self, of_terms: npt.NDArray[np.int64]) -> Integers:
        """Sums over the terms of each equation."""
        if not len(self.start):
            return np.zeros(0, dtype=np.int64)
        return np.add.reduceat(of_terms, self.start)

    def count(self, of_terms: Flags) -> Integers:
        """How many terms of each equation are so."""
        if not len(self.start):
            return np.zeros(0, dtype=np.int64)
        return np.add.reduceat(of_terms, self.start, dtype=np.int64)

    def among(self, cells: Flags) -> "Equations":
        """The equations of which every cell is one of these."""
        whole = self.count(~cells[self.cell]) == 0
        return _equations((self.of_term, self.cell, self.sign), whole[self.of_term])


def equations(populations: Populations) -> Equations:
    """Every sum that links the cells of a cohort, numbered as in the flattened cube of Populations.sums."""
    cells = [*_of_sets(populations), *_of_margins(populations.shape)]
    shift, terms = 0, []
    for number, cell, sign in cells:
        terms.append((number + shift, cell, sign))
        shift += int(number.max(initial=-1)) + 1
    stacked = tuple(np.concatenate(part) for part in zip(*terms, strict=True))
    return _equations(stacked, populations.exists.ravel()[stacked[1]])  # type: ignore[arg-type]


def _equations(terms: Terms, kept: Flags) -> Equations:
    """The kept terms, equation by equation; an equation of a single cell says that it is 0 and is left out."""
    number, cell, sign = (part[kept] for part in terms)
    several = np.bincount(number, minlength=1)[number] > 1
    number, cell, sign = number[several], cell[several], sign[several]
    start = np.flatnonzero(np.diff(number, prepend=-1))
    return Equations(cell.astype(np.int64), sign.astype(np.int64), start)


def _of_sets(populations: Populations) -> Iterator[Terms]:
    """The sums that link sets, for each gender and level."""
    _, genders, levels = populations.shape
    splits = np.arange(genders * levels)
    number, in_set, sign = _unique(_sums_of_sets(populations))
    n = len(splits)
    cell = (in_set[:, None] * n + splits).ravel()
    numbers = (number[:, None] * n + splits).ravel()
    order = np.argsort(numbers, kind="stable")
    yield numbers[order], cell[order], np.repeat(sign, n)[order]


def _of_margins(shape: tuple[int, int, int]) -> Iterator[Terms]:
    """Genders add up to all of a level, levels to all of a gender, in each set."""
    cells = np.arange(np.prod(shape)).reshape(shape)
    for lines in (cells.transpose(0, 2, 1).reshape(-1, shape[1]), cells.reshape(-1, shape[2])):
        sign = np.ones(lines.shape, dtype=np.int8)
        sign[:, -1] = -1
        yield np.repeat(np.arange(len(lines)), lines.shape[1]), lines.ravel(), sign.ravel()


def _sums_of_sets(populations: Populations) -> Iterator[Terms]:
    groupings = {key: grouping.set_of_unit for key, grouping in populations.groupings.items()}
    for job_oriented in (False, True):
        for one, other in combinations(OF_UNITS, 2):
            yield _same_units(groupings[one, job_oriented], groupings[other, job_oriented])
    for name in OF_UNITS:
        everyone, job_oriented_ones = groupings[name, False], groupings[name, True]
        for rest in (c.PRODUCT_CODE, c.TRAINING_TYPE):
            parts = np.where(job_oriented_ones == NOBODY, groupings[rest, False], job_oriented_ones)
            yield _same_units(everyone, parts)
    total = populations.all_sets[""]
    for name in (c.AGE_BAND, c.COMMUNE):
        parts = populations.all_sets[name]
        if len(parts) and total[0] != NOBODY:
            sign = np.append(np.ones(len(parts), dtype=np.int8), np.int8(-1))
            yield np.zeros(len(sign), dtype=np.int64), np.append(parts, total), sign


def _same_units(one: Integers, other: Integers) -> Terms:
    """Sets of one grouping that hold, together, the same units as some sets of another: one equation each."""
    one, other = one[one != NOBODY], other[other != NOBODY]
    block = _blocks(one, other)
    number = np.unique(block, return_inverse=True)[1].astype(np.int64)
    firsts, seconds = np.unique(one, return_index=True), np.unique(other, return_index=True)
    signs = np.repeat(np.array([1, -1], dtype=np.int8), [len(firsts[0]), len(seconds[0])])
    return number[np.append(firsts[1], seconds[1])], np.append(firsts[0], seconds[0]), signs


def _blocks(one: Integers, other: Integers) -> Integers:
    """The number of each unit's block: units are in one block when a chain of shared sets links them."""
    block = np.arange(len(one))
    while True:
        lowest = block
        for grouping in (one, other):
            sets, place = np.unique(grouping, return_inverse=True)
            least = np.full(len(sets), len(one))
            np.minimum.at(least, place, lowest)
            lowest = least[place]
        if np.array_equal(lowest, block):
            return block
        block = lowest


def _unique(sums: Iterator[Terms]) -> Terms:
    """All these sums numbered on, each once, without sets that stand on both sides."""
    shift, seen = 0, set()
    kept: list[Terms] = []
    for number, in_set, sign in sums:
        for terms in _split(number, in_set, sign):
            key = frozenset(terms.items())
            if len(terms) > 1 and key not in seen:
                seen |= {key, frozenset((cell, -side) for cell, side in terms.items())}
                kept.append(
                    (np.full(len(terms), shift), np.array(list(terms)), np.array(list(terms.values()), dtype=np.int8))
                )
                shift += 1
    if not kept:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int8)
    number, in_set, sign = (np.concatenate(part) for part in zip(*kept, strict=True))
    return number, in_set, sign


def _split(number: Integers, in_set: Integers, sign: Signs) -> Iterator[dict[int, int]]:
    """Equation by equation, the net sign of each set that does not cancel."""
    net: dict[int, dict[int, int]] = {}
    for equation, one, side in zip(number.tolist(), in_set.tolist(), sign.tolist(), strict=True):
        terms = net.setdefault(equation, {})
        terms[one] = terms.get(one, 0) + side
    for equation in sorted(net):
        yield {one: side for one, side in net[equation].items() if side}
