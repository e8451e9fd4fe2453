"""What the choice looks at: the figures of a cohort by cell, what adds up to what, and the masks that hide cells.

Three masks say what is hidden. "exits" covers positive exits of all leavers and exits to work of those in job-oriented
training: a set that stands for both is shown or hidden for both, so that n is known exactly where they are shown.
"durability" and "delay" are counted among exits to work and never shown without them; the three delays add up to the
exits to work and go together.
"""

from dataclasses import dataclass

import numpy as np

from shortage_app.domain.codes import Measure
from shortage_app.domain.disclosure.breakdowns import Breakdowns, breakdowns, known_zeros
from shortage_app.domain.disclosure.equations import Equations, equations
from shortage_app.domain.disclosure.ground import Ground, ground
from shortage_app.domain.disclosure.populations import LEAVERS, Populations
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
class Cohort:
    """Everything the choice looks at: `n` is the leavers of every cell, `nobody` the cells without any."""

    populations: Populations
    measures: dict[Measure, MeasureCells]
    n: Integers
    shown_at_all: Flags
    nobody: Flags
    split: Breakdowns
    equations: Equations
    ground: Ground

    def known_zeros(self, masks: Masks) -> Flags:
        """The cells without anyone that are, or might as well be, shown as such."""
        return known_zeros(self.nobody, masks[EXITS], self.n, self.split, self.equations)

    def nested(self, masks: Masks) -> Masks:
        """The masks with durability and delay hidden wherever exits are."""
        inner = {name: masks[name] | (masks[EXITS] & self.given(name)) for name in (DURABILITY, DELAY)}
        return masks | inner

    def given(self, mask: str) -> Flags:
        """The cells where any measure of a mask has a figure."""
        measures = [self.measures[measure].given for measure, of in MASK_OF.items() if of == mask]
        return np.asarray(np.logical_or.reduce(measures))


def cohort_of(populations: Populations) -> Cohort:
    """The figures, sums and smallest counts of a cohort."""
    measures = _measure_cells(populations)
    shown_at_all = np.logical_or.reduce([figure.given for figure in measures.values()])
    source_hidden = np.logical_or.reduce([figure.hidden for figure in measures.values()])
    n = populations.sums("number", LEAVERS).ravel()
    every = equations(populations).among(shown_at_all)
    return Cohort(
        populations,
        measures,
        n,
        shown_at_all,
        shown_at_all & (n == 0) & ~source_hidden,
        breakdowns(populations.shape),
        every,
        ground(populations),
    )


def hidden_for_themselves(cohort: Cohort, threshold: int) -> Masks:
    """The masks before anything is hidden to protect something else."""
    masks = {name: np.zeros(len(cohort.n), dtype=bool) for name in (EXITS, DURABILITY, DELAY)}
    for measure, name in MASK_OF.items():
        figure = cohort.measures[measure]
        masks[name] |= figure.given & (figure.hidden | unsafe(figure.n, figure.count, threshold))
    return cohort.nested({name: mask & ~cohort.nobody for name, mask in masks.items()})


def _measure_cells(populations: Populations) -> dict[Measure, MeasureCells]:
    """The seven measures in every cell; cells without a set of theirs, or without source counts, are not given."""
    sums = {
        (part, column): populations.sums(part, column).ravel()
        for part in ("number", "hidden", "absent")
        for column in range(len(COUNT_COLUMNS))
    }
    made = {}
    for measure, counts in MEASURE_COUNTS.items():
        n, count = COUNT_COLUMNS.index(counts.n), COUNT_COLUMNS.index(counts.count)
        hidden = (sums["hidden", n] + sums["hidden", count]) > 0
        absent = (sums["absent", n] + sums["absent", count]) > 0
        possible = hidden | (sums["number", count] <= sums["number", n])
        given = _scope(populations, counts.job_oriented) & ~absent & possible
        made[measure] = MeasureCells(sums["number", n], sums["number", count], given, hidden & given)
    return made


def _scope(populations: Populations, job_oriented: bool) -> Flags:
    sets = populations.holds(populations.job_sets if job_oriented else populations.all_sets)
    return (populations.exists & sets[:, None, None]).ravel()
