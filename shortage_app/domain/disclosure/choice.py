"""Which figures are hidden beside the unsafe ones, so that nothing shown gives these back.

Two tests take turns until neither finds anything. The first looks at each sum by itself: it must hide no cell or
several, and leave what it hides three values at least. The second (freedom.py) looks at all sums together.
"""

import numpy as np

from shortage_app.domain.disclosure.equations import Equations
from shortage_app.domain.disclosure.freedom import loosened, tight
from shortage_app.domain.disclosure.systems import DELAY, DURABILITY, EXITS, Cohort, Masks, System
from shortage_app.domain.exits import Flags, Integers

SPREAD = 2  # a hidden count keeps three values: itself, and two more
CELL = 3  # people: hiding one more cell costs as much as hiding three more people
HARDLY = 0.02  # people: what might be in a place that a hidden zero leaves open


def choose(cohort: Cohort, masks: Masks) -> Masks:
    """The masks with all added that protects them, zeros of breakdowns hidden whole among them."""
    for name in (EXITS, DURABILITY, DELAY):
        own = [system for system in cohort.systems if system.mask == name]
        masks = _settled(cohort, masks, own)
    zeros = cohort.nobody & ~cohort.known_zeros(masks)
    return cohort.nested(masks | {EXITS: masks[EXITS] | zeros})


def _settled(cohort: Cohort, masks: Masks, systems: list[System]) -> Masks:
    """The masks when no test of these systems finds anything more to hide."""
    masks = _balanced(cohort, masks, systems)
    found = True
    while found:
        found = False
        for system in systems:
            added = np.zeros(0, dtype=np.int64) if system.bounded else _loosening(cohort, system, masks)
            if len(added):
                masks = _balanced(cohort, _with(cohort, masks, system.mask, added), systems)
                found = True
    return masks


def _with(cohort: Cohort, masks: Masks, name: str, cells: Integers) -> Masks:
    hidden = masks[name].copy()
    hidden[cells] = True
    return cohort.nested(masks | {name: hidden})


def _loosening(cohort: Cohort, system: System, masks: Masks) -> Integers:
    """Cells to hide so that all sums together give nothing of a system away."""
    zeros = cohort.known_zeros(masks)
    known = system.scope & ~masks[system.mask] & ~(cohort.nobody & ~zeros)
    hidden = system.scope & ~known & ((system.number > 0) | system.leavers)
    weight = system.places.astype(np.float64)
    if system.leavers:
        weight += HARDLY
        weight[_empty_places(cohort, zeros)] = 0
    kept = _independent(system.equations, known, cohort.n) & ~cohort.nobody
    found = tight(cohort.ground, weight, kept, hidden)
    return loosened(found, (cohort.n[found.rows] + float(CELL)).astype(np.float64))


def _empty_places(cohort: Cohort, zeros: Flags) -> Integers:
    """The places that count in a cell known to be empty."""
    entries = cohort.ground.entries
    return np.unique(entries.place[np.append(zeros, np.zeros(cohort.ground.links, dtype=bool))[entries.row]])


def _independent(equations: Equations, known: Flags, n: Integers) -> Flags:
    """The known cells but those that are sums of smaller known cells."""
    rank = np.empty(len(n), dtype=np.int64)
    rank[np.argsort(n, kind="stable")] = np.arange(len(n))
    whole = equations.count(~known[equations.cell]) == 0
    largest = rank[equations.cell] == equations.largest(rank[equations.cell])[equations.of_term]
    kept = known.copy()
    kept[equations.cell[whole[equations.of_term] & largest]] = False
    return kept


def _balanced(cohort: Cohort, masks: Masks, systems: list[System]) -> Masks:
    """The masks when each sum by itself hides nothing, or enough."""
    changed = True
    while changed:
        changed = False
        zeros = cohort.known_zeros(masks)
        present = cohort.split.open(cohort.shown_at_all & ~cohort.nobody & ~masks[EXITS]) & ~cohort.nobody
        for system in systems:
            hidden = system.scope & (masks[system.mask] | (cohort.nobody & ~zeros))
            least = present.astype(np.int64) if system.leavers else np.zeros_like(cohort.n)
            added = _complements(system, hidden, ~cohort.nobody, least, cohort.n)
            if len(added):
                masks = _with(cohort, masks, system.mask, added)
                changed = True
    return masks


def _complements(system: System, hidden: Flags, somebody: Flags, least: Integers, price: Integers) -> Integers:
    """One more cell to hide in each sum that gives away what it hides: the one of the lowest price."""
    equations = system.equations
    concealed = hidden[equations.cell]
    room = np.where(concealed, (system.number - least)[equations.cell], 0)
    broken = _broken(equations, concealed, room)
    terms = np.flatnonzero(broken[equations.of_term] & ~concealed & somebody[equations.cell])
    order = terms[np.lexsort((price[equations.cell[terms]], equations.of_term[terms]))]
    first = np.flatnonzero(np.diff(equations.of_term[order], prepend=-1))
    return np.unique(equations.cell[order[first]])


def _broken(equations: Equations, concealed: Flags, room: Integers) -> Flags:
    """The sums that hide one cell, or hide cells of one sign with less than SPREAD between them above their least."""
    plus = equations.count(concealed & (equations.sign > 0))
    minus = equations.count(concealed & (equations.sign < 0))
    one_sided = (plus + minus > 1) & ((plus == 0) | (minus == 0))
    return np.asarray((plus + minus == 1) | (one_sided & (equations.total(room) < SPREAD)))
