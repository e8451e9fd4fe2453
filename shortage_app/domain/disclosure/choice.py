"""Which figures are hidden beside the unsafe ones, so that nothing shown gives these back."""

import numpy as np

from shortage_app.domain.codes import Measure
from shortage_app.domain.disclosure.systems import Masks, MeasureCells, System, nested
from shortage_app.domain.exits import Flags, Integers

SPREAD = 2  # a hidden count keeps three values: itself, and two more


def choose(masks: Masks, cells: dict[Measure, MeasureCells], systems: tuple[System, ...]) -> Masks:
    """The masks with enough cells added that every sum hides at least two of its terms, and leaves them room."""
    price = cells[Measure.POSITIVE_EXIT].n
    changed = True
    while changed:
        changed = False
        for system in systems:
            added = complements(system, masks[system.mask], price)
            if added.any():
                masks = nested(masks | {system.mask: masks[system.mask] | added}, cells)
                changed = True
    return masks


def complements(system: System, hidden: Flags, price: Integers) -> Flags:
    """One more cell to hide in each equation that gives away what it hides: the one of the lowest price."""
    equations = system.equations
    concealed = hidden[equations.cell]
    broken = _broken(system, concealed)
    added = np.zeros(len(hidden), dtype=bool)
    if not broken.any():
        return added
    candidate = broken[equations.of_term] & ~concealed
    terms = np.flatnonzero(candidate)
    order = terms[np.lexsort((price[equations.cell[terms]], equations.of_term[terms]))]
    first = np.flatnonzero(np.diff(equations.of_term[order], prepend=-1))
    added[equations.cell[order[first]]] = True
    return added


def _broken(system: System, concealed: Flags) -> Flags:
    """The equations that hide one cell, or hide cells of one sign whose sum leaves them fewer than three values."""
    equations = system.equations
    plus = equations.total((concealed & (equations.sign > 0)).astype(np.int64))
    minus = equations.total((concealed & (equations.sign < 0)).astype(np.int64))
    broken = plus + minus == 1
    one_sided = (plus + minus > 1) & ((plus == 0) | (minus == 0))
    for quantity in system.quantities:
        room = equations.total(np.where(concealed, quantity[equations.cell] - system.least, 0))
        broken |= one_sided & (room < SPREAD)
    return np.asarray(broken)
