"""The groups of every population of a cohort, as sets of units, and the sums over them.

Some measures count all leavers of a group, others those of job-oriented training only. Groups, and job-oriented parts
of groups, that hold the same units are one set, and one set is shown or hidden once. Age bands and communes are sets
too, of people whose units nobody knows.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.exit_views import POPULATION_COLUMNS, WITHOUT_LEVELS
from shortage_app.domain.exits import COUNT_COLUMNS, CohortCounts, Flags, Integers

OF_UNITS = tuple(name for name in POPULATION_COLUMNS if name not in WITHOUT_LEVELS)
NOBODY = -1  # the set of a group that holds no unit
NOT_KNOWN = -2  # the set of people of whom nobody knows who they are
LEAVERS = COUNT_COLUMNS.index(c.LEAVERS)


@dataclass(frozen=True, eq=False)
class Grouping:
    """A split of units into sets: the set of each unit, NOBODY for units left out."""

    set_of_unit: Integers


@dataclass(frozen=True, eq=False)
class Populations:
    """The groups of a cohort by population, and the sets that hold their leavers.

    groups: the names of the groups, a frame a population. all_sets, job_sets: the set of each group's leavers, and of
    those of job-oriented training. groupings: every split of units into sets, over all units and over job-oriented
    ones. members: set and unit, one pair a membership. n_unit_sets: age bands and communes come after these sets.
    """

    counts: CohortCounts
    groups: dict[str, pd.DataFrame]
    all_sets: dict[str, Integers]
    job_sets: dict[str, Integers]
    groupings: dict[tuple[str, bool], Grouping]
    members: tuple[Integers, Integers]
    n_unit_sets: int

    @cached_property
    def shape(self) -> tuple[int, int, int]:
        """Sets × (genders and all) × (levels and all)."""
        margins = len(self.counts.band_names) + len(self.counts.commune_names)
        return self.n_unit_sets + margins, len(self.counts.genders) + 1, len(self.counts.levels) + 1

    @cached_property
    def exists(self) -> Flags:
        """Which cells are of a view: age bands and communes know no level."""
        cells = np.ones(self.shape, dtype=bool)
        cells[self.n_unit_sets :, :, :-1] = False
        return cells

    def holds(self, sets: dict[str, Integers]) -> Flags:
        """Which sets stand for a group in all_sets, or in job_sets."""
        shown = np.zeros(self.shape[0], dtype=bool)
        for of_group in sets.values():
            shown[of_group[of_group >= 0]] = True
        return shown

    def sums(self, part: str, column: int) -> Integers:
        """One part of the Cells ("number", "hidden", "absent") of a count, summed over each set; all comes last."""
        cells, bands, communes = (
            _with_margins(getattr(source, part)[column].astype(np.int64))
            for source in (self.counts.cells, self.counts.bands, self.counts.communes)
        )
        summed = np.zeros(self.shape, dtype=np.int64)
        in_set, unit = self.members
        starts = np.searchsorted(in_set, np.arange(self.n_unit_sets))
        if len(unit):
            summed[: self.n_unit_sets] = np.add.reduceat(cells[unit], starts, axis=0)
        summed[self.n_unit_sets :, :, -1:] = np.concatenate([bands, communes])[:, :, -1:]
        return summed


def populations(counts: CohortCounts) -> Populations:
    """The groups of a cohort, of every population of the closed list, and their sets."""
    groups, of_unit = {}, {}
    for name in OF_UNITS:
        groups[name], of_unit[name] = _groups(counts.units, list(POPULATION_COLUMNS[name]))
    alive = _counted(counts)
    splits = {
        (name, job): np.where(alive & (counts.job_oriented if job else True), of_unit[name], NOBODY)
        for name in OF_UNITS
        for job in (False, True)
    }
    sizes = {key: len(groups[key[0]]) for key in splits}
    sets, members = _sets(splits, sizes)
    all_sets = {name: sets[name, False] for name in OF_UNITS}
    job_sets = {name: sets[name, True] for name in OF_UNITS}
    n_sets = 1 + max((int(of_group.max(initial=NOBODY)) for of_group in sets.values()), default=NOBODY)
    _add_margins(counts, groups, all_sets, job_sets, n_sets)
    groupings = {key: Grouping(np.where(split == NOBODY, NOBODY, sets[key][split])) for key, split in splits.items()}
    return Populations(counts, groups, all_sets, job_sets, groupings, members, n_sets)


def _counted(counts: CohortCounts) -> Flags:
    """The units of which the source counts anyone, or hides or omits how many."""
    cells = counts.cells
    counted = (cells.number[LEAVERS] > 0) | cells.hidden[LEAVERS] | cells.absent[LEAVERS]
    return np.asarray(counted.any(axis=(1, 2)), dtype=bool)


def _groups(units: pd.DataFrame, columns: list[str]) -> tuple[pd.DataFrame, Integers]:
    """The distinct values of some columns, sorted, and which of them each unit has."""
    if not columns:
        return pd.DataFrame(index=range(1)), np.zeros(len(units), dtype=np.int64)
    keys = units[columns].drop_duplicates().sort_values(columns).reset_index(drop=True)
    return keys, units.groupby(columns, sort=True).ngroup().to_numpy().astype(np.int64)


def _sets(
    splits: dict[tuple[str, bool], npt.NDArray[np.int64]], sizes: dict[tuple[str, bool], int]
) -> tuple[dict[tuple[str, bool], Integers], tuple[Integers, Integers]]:
    """The set of each group, equal groups sharing one, and the units of each set.

    Each unit has a random 63-bit mark, and a set is known by the sum of its units' marks.
    """
    marks = np.random.default_rng(0).integers(1, np.iinfo(np.int64).max, len(next(iter(splits.values()))))
    sums = {}
    for key, split in splits.items():
        sums[key] = np.zeros(sizes[key], dtype=np.int64)
        np.add.at(sums[key], split[split != NOBODY], marks[split != NOBODY])
    known = np.unique(np.concatenate([total[total != 0] for total in sums.values()]))
    sets = {key: np.where(total == 0, NOBODY, np.searchsorted(known, total)) for key, total in sums.items()}
    pairs = [
        np.stack([sets[key][split[split != NOBODY]], np.flatnonzero(split != NOBODY)]) for key, split in splits.items()
    ]
    in_set, unit = np.unique(np.concatenate(pairs, axis=1), axis=1)
    return sets, (in_set, unit)


def _add_margins(
    counts: CohortCounts,
    groups: dict[str, pd.DataFrame],
    all_sets: dict[str, Integers],
    job_sets: dict[str, Integers],
    n_sets: int,
) -> None:
    """Add age bands and communes: their leavers' training is not known, so nothing job-oriented where some is not."""
    only_job_oriented = np.array_equal(all_sets[""], job_sets[""])
    for name, values in ((c.AGE_BAND, counts.band_names), (c.COMMUNE, counts.commune_names)):
        groups[name] = pd.DataFrame({name: pd.Series(values, dtype="str")})
        all_sets[name] = n_sets + np.arange(len(values))
        job_sets[name] = all_sets[name] if only_job_oriented else np.full(len(values), NOT_KNOWN)
        n_sets += len(values)


def _with_margins(cells: Integers) -> Integers:
    """The same counts with all genders and all levels added at the end."""
    by_level = np.concatenate([cells, cells.sum(axis=2, keepdims=True)], axis=2)
    return np.concatenate([by_level, by_level.sum(axis=1, keepdims=True)], axis=1)
