"""What an attacker can add and subtract: the counts of a cohort by cell, each with its equations and its mask.

Three masks say what is hidden. "exits" covers positive exits of all leavers and exits to work of those in job-oriented
training: a set that stands for both is shown or hidden for both, so that n is known exactly where they are shown.
"durability" and "delay" are counted among exits to work and never shown without them; the three delays add up to the
exits to work and go together.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from shortage_app.domain import columns as c
from shortage_app.domain.codes import Measure
from shortage_app.domain.disclosure.breakdowns import Breakdowns, breakdowns, known_zeros
from shortage_app.domain.disclosure.equations import Equations, equations
from shortage_app.domain.disclosure.ground import Ground, Numbers, ground
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
# Of a person; the less, the sooner the only person of several hidden cells is guarded (turn.py says how it was found).
LITTLE = np.float32(0.1)
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
    """One kind of count: in every cell, and by unit, in the cells of `scope`, which one mask hides.

    leavers: it is n itself. bounded: another system of the mask, with fewer of each count, is tested in its stead.
    """

    mask: str
    number: Integers
    by_unit: Numbers
    scope: Flags
    equations: Equations
    leavers: bool = False
    bounded: bool = False


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
    systems: tuple[System, ...] = field(repr=False)

    def known_zeros(self, masks: Masks) -> Flags:
        """The cells without anyone that are, or might as well be, shown as such."""
        return known_zeros(self.nobody, masks[EXITS], self.n, self.split, self.equations)

    def nested(self, masks: Masks) -> Masks:
        """The masks with durability and delay hidden wherever exits are."""
        inner = {name: masks[name] | (masks[EXITS] & _given(self.measures, name)) for name in (DURABILITY, DELAY)}
        return masks | inner


def cohort_of(populations: Populations) -> Cohort:
    """The measures, sums and systems of a cohort."""
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
        tuple(_systems(populations, measures, n, shown_at_all, every)),
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


def _given(measures: dict[Measure, MeasureCells], mask: str) -> Flags:
    """The cells where any measure of a mask has a figure."""
    return np.asarray(np.logical_or.reduce([measures[which].given for which, of in MASK_OF.items() if of == mask]))


def _systems(
    populations: Populations, measures: dict[Measure, MeasureCells], n: Integers, shown_at_all: Flags, every: Equations
) -> Iterator[System]:
    """n, and of each measure its count and the rest of its n; the rests of delays are other delays."""
    leavers = _by_unit(populations, c.LEAVERS, False)
    yield System(EXITS, n, leavers, shown_at_all, every, leavers=True)
    work, work_1m = measures[Measure.EXIT_TO_WORK], measures[Measure.EXIT_TO_WORK_1M]
    both = bool(np.array_equal(work.given, work_1m.given) and (work_1m.count <= work.count).all())
    among: dict[bytes, Equations] = {}
    for measure, mask in MASK_OF.items():
        figure, counts = measures[measure], MEASURE_COUNTS[measure]
        sums = among.setdefault(figure.given.tobytes(), every.among(figure.given))
        among_whom = _by_unit(populations, counts.n, counts.job_oriented)
        by_unit = _by_unit(populations, counts.count, counts.job_oriented)
        if figure.given.any():
            bounded = both and measure == Measure.EXIT_TO_WORK
            yield System(mask, figure.count, _with_room(by_unit, among_whom), figure.given, sums, bounded=bounded)
        if figure.given.any() and mask != DELAY:
            rest = _with_room(among_whom - by_unit, among_whom)
            bounded = both and measure == Measure.EXIT_TO_WORK_1M
            yield System(mask, figure.n - figure.count, rest, figure.given, sums, bounded=bounded)


def _with_room(count: Numbers, people: Numbers) -> Numbers:
    """A count by unit, and a little where it is 0 of some: it may be more, but hardly any other less for it."""
    return np.asarray(np.maximum(count, 0) + LITTLE * (people > 0), dtype=np.float32)


def _by_unit(populations: Populations, column: str, job_oriented: bool) -> Numbers:
    """A count by unit of the ground and gender × level; people whose training nobody knows count as job-oriented."""
    counts, which = populations.counts, COUNT_COLUMNS.index(column)
    units = counts.cells.number[which] * (counts.job_oriented[:, None, None] if job_oriented else 1)
    margins = np.concatenate([counts.bands.number[which], counts.communes.number[which]])
    padded = np.zeros((len(margins), *units.shape[1:]), dtype=np.int64)
    padded[:, :, :1] = margins
    stacked = np.concatenate([units, padded])
    return stacked.reshape(len(stacked), -1).astype(np.float32)
