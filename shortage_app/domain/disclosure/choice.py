"""Which figures are hidden beside the unsafe ones, so that nothing shown gives these back.

First figures are shown one by one, as long as all that is shown together gives nothing hidden away (showing.py). Then
each sum is looked at by itself: it must hide no cell or several, and leave what it hides three values at least.
"""

import numpy as np

from shortage_app.domain.disclosure.equations import Equations
from shortage_app.domain.disclosure.showing import Wanted, shown_in_turn
from shortage_app.domain.disclosure.systems import DELAY, DURABILITY, EXITS, Cohort, Masks, System
from shortage_app.domain.disclosure.worth import in_order_of_worth, price
from shortage_app.domain.exits import Flags, Integers

SPREAD = 2  # a hidden count keeps three values: itself, and two more


def choose(cohort: Cohort, masks: Masks) -> Masks:
    """The masks with all added that protects them, zeros of breakdowns hidden whole among them."""
    for name in (EXITS, DURABILITY, DELAY):
        systems = [system for system in cohort.systems if system.mask == name]
        if systems:
            masks = _settled(cohort, masks, systems)
    zeros = cohort.nobody & ~cohort.known_zeros(masks)
    return cohort.nested(masks | {EXITS: masks[EXITS] | zeros})


def _settled(cohort: Cohort, masks: Masks, systems: list[System]) -> Masks:
    """The masks when neither all sums of these systems together nor any by itself give anything away."""
    name, watched = systems[0].mask, np.zeros(0, dtype=np.int64)
    while True:
        hidden, given_away = _not_shown(cohort, masks[name], systems, watched)
        together = cohort.nested(masks | {name: masks[name] | hidden})
        masks = _balanced(cohort, together, systems)
        if not len(given_away) and np.array_equal(masks[name], together[name]):
            return masks
        watched = np.union1d(watched, given_away)


def _not_shown(cohort: Cohort, hidden: Flags, systems: list[System], watched: Integers) -> tuple[Flags, Integers]:
    """The cells of some systems that all sums together do not allow to show; rows that this gives away all the same."""
    kinds, rows = [system for system in systems if not system.bounded], cohort.ground.row_of_cell
    scopes = np.zeros((len(kinds), int(cohort.ground.holds.shape[0] * len(cohort.ground.splits))), dtype=bool)
    for scope, system in zip(scopes, kinds, strict=True):
        scope[rows[system.scope & ~cohort.nobody]] = True
    counted = np.logical_or.reduce([system.scope for system in kinds]) & ~cohort.nobody
    wanted = Wanted(
        cohort.ground,
        [system.by_unit for system in kinds],
        scopes,
        rows[in_order_of_worth(cohort, counted & ~hidden)],
        rows[counted & hidden],
    )
    shown_rows, given_away = shown_in_turn(wanted, watched)
    shown = np.zeros(scopes.shape[1], dtype=bool)
    shown[shown_rows] = True
    return np.asarray(counted & ~shown[rows]), given_away


def _with(cohort: Cohort, masks: Masks, name: str, cells: Integers) -> Masks:
    hidden = masks[name].copy()
    hidden[cells] = True
    return cohort.nested(masks | {name: hidden})


def _balanced(cohort: Cohort, masks: Masks, systems: list[System]) -> Masks:
    """The masks when each sum by itself hides nothing, or enough."""
    prices = price(cohort)
    changed = True
    while changed:
        changed = False
        zeros = cohort.known_zeros(masks)
        present = cohort.split.open(cohort.shown_at_all & ~cohort.nobody & ~masks[EXITS]) & ~cohort.nobody
        for system in systems:
            hidden = system.scope & (masks[system.mask] | (cohort.nobody & ~zeros))
            least = present.astype(np.int64) if system.leavers else np.zeros_like(cohort.n)
            added = _complements(system, hidden, ~cohort.nobody, least, prices)
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
