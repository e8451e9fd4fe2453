"""The cells of a cohort as systems of sums: what an attacker can add and subtract, one system a kind of count.

Three masks say what is hidden. "exits" covers positive exits of all leavers and exits to work of those in job-oriented
training: a set that stands for both is shown or hidden for both, so that n is known exactly where they are shown.
"durability" and "delay" are counted among exits to work and never shown without them; the three delays add up to the
exits to work and go together.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from shortage_app.domain.codes import Measure
from shortage_app.domain.disclosure.equations import Equations, equations
from shortage_app.domain.disclosure.populations import Populations
from shortage_app.domain.disclosure.rule import unsafe
from shortage_app.domain.exits import COUNT_COLUMNS, MEASURE_COUNTS, Flags, Integers

EXITS, DURABILITY, DELAY = "exits", "durability", "delay"
MASK_OF = {
    Measure.POSITIVE_EXIT: EXITS,
    Measure.EXIT_TO_WORK: EXITS,
    Measure.EXIT_TO_WORK_1M: EXITS,
    Measure.DURABILITY: DURABILITY,
    Measure.DELAY_0_3: DELAY,
    Measure.DELAY_3_6: DELAY,
    Measure.DELAY_6_12: DELAY,
}
Masks = dict[str, Flags]


@dataclass(frozen=True, eq=False)
class MeasureCells:
    """One measure in every cell, flattened: its n and count, where it has a figure, and where its source hid one."""

    n: Integers
    count: Integers
    given: Flags
    hidden: Flags


@dataclass(frozen=True, eq=False)
class System:
    """Counts that are hidden by one mask, and the equations among the cells that have them.

    least: the smallest that a hidden count can be; 1 for n, since a hidden n is never 0.
    """

    mask: str
    quantities: tuple[Integers, ...]
    scope: Flags
    equations: Equations
    least: int = 0


def measure_cells(populations: Populations) -> dict[Measure, MeasureCells]:
    """The seven measures in every cell; cells without a set of theirs, or counts from the source, are not given."""
    sums = {
        (part, column): populations.sums(part, column).ravel()
        for part in ("number", "hidden", "absent")
        for column in range(len(COUNT_COLUMNS))
    }
    scopes = {job: _scope(populations, job) for job in (False, True)}
    made = {}
    for measure, counts in MEASURE_COUNTS.items():
        n, count = COUNT_COLUMNS.index(counts.n), COUNT_COLUMNS.index(counts.count)
        hidden = (sums["hidden", n] + sums["hidden", count]) > 0
        absent = (sums["absent", n] + sums["absent", count]) > 0
        possible = hidden | (sums["number", count] <= sums["number", n])
        given = scopes[counts.job_oriented] & ~absent & possible
        made[measure] = MeasureCells(sums["number", n], sums["number", count], given, hidden & given)
    return made


def _scope(populations: Populations, job_oriented: bool) -> Flags:
    sets = populations.holds(populations.job_sets if job_oriented else populations.all_sets)
    return (populations.exists & sets[:, None, None]).ravel()


def nobody(cells: dict[Measure, MeasureCells]) -> Flags:
    """The cells without any leaver: an n of 0 is always shown."""
    leavers = cells[Measure.POSITIVE_EXIT]
    hidden = np.logical_or.reduce([measure.hidden for measure in cells.values()])
    return np.asarray((leavers.n == 0) & ~hidden)


def hidden_for_themselves(cells: dict[Measure, MeasureCells], threshold: int) -> Masks:
    """The masks before anything is hidden to protect something else."""
    masks = {name: np.zeros(len(cells[Measure.POSITIVE_EXIT].n), dtype=bool) for name in (EXITS, DURABILITY, DELAY)}
    for measure, name in MASK_OF.items():
        figure = cells[measure]
        masks[name] |= figure.given & (figure.hidden | unsafe(figure.n, figure.count, threshold))
    return nested(masks, cells)


def nested(masks: Masks, cells: dict[Measure, MeasureCells]) -> Masks:
    """The masks with durability and delay hidden wherever exits are."""
    someone = ~nobody(cells)
    inner = {name: masks[name] | (masks[EXITS] & _given(cells, name)) for name in (DURABILITY, DELAY)}
    return {name: mask & someone for name, mask in (masks | inner).items()}


def systems(populations: Populations, cells: dict[Measure, MeasureCells]) -> tuple[System, ...]:
    """Every system of a cohort."""
    every = equations(populations).without(nobody(cells))
    return tuple(
        System(mask, quantities, scope, every.among(scope), least)
        for mask, quantities, scope, least in _counts(cells)
        if scope.any()
    )


def _counts(cells: dict[Measure, MeasureCells]) -> Iterator[tuple[str, tuple[Integers, ...], Flags, int]]:
    """Mask, counts and cells of each system; every measure brings its count and the rest of its n."""
    yield EXITS, (cells[Measure.POSITIVE_EXIT].n,), _given(cells, EXITS), 1
    for measure, mask in MASK_OF.items():
        figure = cells[measure]
        rest = () if mask == DELAY else (figure.n - figure.count,)
        yield mask, (figure.count, *rest), figure.given, 0


def _given(cells: dict[Measure, MeasureCells], mask: str) -> Flags:
    """The cells where any measure of a mask has a figure."""
    return np.asarray(np.logical_or.reduce([cells[measure].given for measure, name in MASK_OF.items() if name == mask]))
