"""How freely a hidden count could be another: the test for what many sums together give away.

Think of the counts of the smallest cells (unit × gender × level) as unknowns. What is shown fixes some of their sums.
Every change of the unknowns that leaves these sums alone is a table that an attacker cannot tell from the true one.
Let each unknown change by about the square root of its count; what remains of such changes when the shown sums are
kept is a projection, and its radius in the direction of a hidden cell is that cell's freedom. A cell that some
combination of sums gives away has a freedom of 0; one that small rests hold between two values has a little.

The radius is estimated from random changes of a fixed seed: the same counts always hide the same cells.
"""

from dataclasses import dataclass

import numpy as np

from shortage_app.domain.disclosure.ground import Entries, Ground, Numbers
from shortage_app.domain.exits import Flags, Integers

# Found on random cohorts against exact ranges: where linear programming left a hidden count fewer than three values,
# its freedom was at most 0.22 of 1, or of what the cell alone would have if that is less; else it is seldom below 0.3.
TIGHT = 0.25
DIRECTIONS = 24  # random changes: a freedom of 0.2 is then taken for 0.25 or more in about one case of twenty …
SURE = 1.3  # … and for that much more in one of a hundred
UNMOVED = 1e-9  # keeps a system of dependent sums solvable; far below any freedom
HELPS = 0.1  # a sum matters to a cell when it has this share of the strongest sum's hold on it
MOST_CANDIDATES = 400


@dataclass(frozen=True, eq=False)
class Tight:
    """Hidden cells with too little freedom: how much they lack, and the sums that hold them.

    lacking: what is missing of each cell's radius, squared. rows: shown cells, any of which might be hidden as well.
    grip: rows × cells, inverse: rows × rows; the radius of a cell, squared, grows by grip² / inverse when a row goes.
    """

    cells: Integers
    lacking: Numbers
    rows: Integers
    grip: Numbers
    inverse: Numbers


def tight(ground: Ground, weight: Numbers, known: Flags, hidden: Flags) -> Tight:
    """The hidden cells with too little freedom, where `weight` is the count of each place, 0 if that cannot change."""
    movable = ground.entries.kept(weight[ground.entries.place] > 0)
    cells, rows = np.flatnonzero(hidden), np.flatnonzero(known)
    rows = np.append(rows, ground.cells + np.arange(ground.links))
    size = ground.cells + ground.links
    fixed, free = movable.numbered(rows, size), movable.numbered(cells, size)
    normal = fixed.products(fixed, weight, (len(rows), len(rows)))
    normal[np.diag_indices(len(rows))] += UNMOVED * max(1.0, float(np.trace(normal)) / max(1, len(rows)))
    needed = (SURE * TIGHT) ** 2 * np.minimum(1.0, free.sums(weight[:, None], len(cells))[:, 0])
    lacking = needed - _radius(fixed, free, weight, normal, len(cells))
    caught = np.flatnonzero(lacking > 0)
    held = free.numbered(caught, len(cells))
    return _tight(cells[caught], lacking[caught], rows, ground.cells, normal, fixed, held, weight)


def _radius(fixed: Entries, free: Entries, weight: Numbers, normal: Numbers, cells: int) -> Numbers:
    """The square of the radius of what can change, for each hidden cell."""
    change = np.sqrt(weight)[:, None] * np.random.default_rng(0).standard_normal((len(weight), DIRECTIONS))
    forces: Numbers = np.asarray(np.linalg.solve(normal, fixed.sums(change, len(normal))), dtype=np.float64)
    kept = change - weight[:, None] * fixed.spread(forces, len(weight))
    return np.asarray(np.mean(np.square(free.sums(kept, cells)), axis=1))


def _tight(  # noqa: PLR0913, PLR0917  the parts of one solution
    cells: Integers,
    lacking: Numbers,
    rows: Integers,
    n_cells: int,
    normal: Numbers,
    fixed: Entries,
    held: Entries,
    weight: Numbers,
) -> Tight:
    """The sums that hold some tight cells, the strongest of each first in line to be hidden."""
    if not len(cells):
        return Tight(cells, lacking, rows[:0], np.zeros((0, 0)), np.zeros((0, 0)))
    pull = fixed.products(held, weight, (len(rows), len(cells)))
    grip = np.linalg.solve(normal, pull)
    strength = np.abs(grip) / np.maximum(np.abs(grip).max(axis=0), 1e-12)
    strength[rows >= n_cells] = 0
    helps = np.flatnonzero(strength.max(axis=1) > HELPS)
    helps = np.sort(helps[np.argsort(-strength[helps].sum(axis=1), kind="stable")[:MOST_CANDIDATES]])
    unit = np.zeros((len(rows), len(helps)))
    unit[helps, np.arange(len(helps))] = 1
    inverse = np.asarray(np.linalg.solve(normal, unit)[helps], dtype=np.float64)
    return Tight(cells, lacking, rows[helps], np.asarray(grip[helps], dtype=np.float64), inverse)


def loosened(tight: Tight, price: Numbers) -> Integers:
    """Rows to hide so that no cell lacks freedom: again and again the one that helps most for its price."""
    lacking, grip, inverse = tight.lacking.copy(), tight.grip.copy(), tight.inverse.copy()
    left, chosen = np.ones(len(tight.rows), dtype=bool), []
    while (lacking > 0).any():
        gain = np.square(grip) / np.maximum(np.diagonal(inverse), 1e-12)[:, None]
        worth = np.minimum(gain, np.maximum(lacking, 0)).sum(axis=1) / price * left
        best = int(np.argmax(worth)) if len(worth) else -1
        if best < 0 or worth[best] <= 1e-9:
            break
        chosen.append(best)
        left[best] = False
        lacking -= gain[best]
        column, pivot = inverse[:, best].copy(), inverse[best, best]
        grip -= np.outer(column, grip[best]) / pivot
        inverse -= np.outer(column, inverse[best]) / pivot
    return tight.rows[np.array(chosen, dtype=np.int64)]
