"""What anyone can read off the views of a cohort.

Only ExitFigures.view() is read, for every view of the closed list, and what is public: the products with their
attributes, and which training is job-oriented. The unknowns behind it are the counts of the smallest cells, called
places: unit × gender × level, then age band × gender, then commune × gender.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.codes import Measure
from shortage_app.domain.disclosure import ExitFigures
from shortage_app.domain.exit_views import POPULATION_COLUMNS, WITHOUT_LEVELS, View, all_views

JOB_ORIENTED = "job_oriented"
Flags = npt.NDArray[np.bool_]
Integers = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Evidence:
    """The cells of all views, one after the other, and what they show.

    names: the view and group of each cell. counts_in: cells × places (a sparse matrix). breakdown: the number of each
    cell's breakdown, its group split one way. n, count: measures × cells; shown, hidden say of which.
    job_oriented: of each place. links: sums of places that are always 0, first of all leavers, with whether they
    hold for people in job-oriented training too.
    """

    names: pd.DataFrame
    counts_in: Any
    breakdown: Integers
    n: Numbers
    count: Numbers
    shown: Flags
    hidden: Flags
    job_oriented: Flags
    links: Any
    links_job_oriented: bool


def evidence(figures: ExitFigures) -> Evidence:
    """Every view of a cohort, read."""
    from scipy import sparse

    places = _Places.of(figures)
    names, members, breakdowns, tables = [], [], [], []
    cells = groups = 0
    for asked in all_views():
        table = figures.view(asked.columns)
        cell, place, size, group = places.members(asked)
        names.append(_names(asked, table))
        members.append((cell + cells, place))
        breakdowns.append(group + groups)
        tables.append(table)
        cells, groups = cells + size, groups + int(group.max(initial=-1)) + 1
    everything = pd.concat(tables, ignore_index=True)
    n, count = (
        everything[column].to_numpy(np.float64, na_value=-1).reshape(-1, len(Measure)).T for column in (c.N, c.COUNT)
    )
    cell, place = (np.concatenate(part) for part in zip(*members, strict=True))
    return Evidence(
        names=pd.concat(names, ignore_index=True),
        counts_in=sparse.csr_matrix((np.ones(len(cell)), (cell, place)), shape=(cells, places.size)),
        breakdown=np.concatenate(breakdowns),
        n=n,
        count=count,
        shown=n >= 0,
        hidden=(everything[c.SUPPRESSED] == "yes").to_numpy().reshape(-1, len(Measure)).T,
        job_oriented=places.job_oriented,
        links=places.links(),
        links_job_oriented=bool(figures.units[JOB_ORIENTED].all()),
    )


@dataclass(frozen=True, eq=False)
class _Places:
    """The places of a cohort, by unit × gender × level, and by margin × gender."""

    figures: ExitFigures
    of_units: Integers
    of_margins: dict[str, Integers]

    @classmethod
    def of(cls, figures: ExitFigures) -> "_Places":
        shape = len(figures.units), len(figures.genders), len(figures.levels)
        size = int(np.prod(shape))
        margins = {}
        for name in WITHOUT_LEVELS:
            own = len(figures.groups[name]), len(figures.genders)
            margins[name] = size + np.arange(np.prod(own)).reshape(own)
            size += margins[name].size
        return cls(figures, np.arange(np.prod(shape)).reshape(shape), margins)

    @property
    def size(self) -> int:
        return self.of_units.size + sum(places.size for places in self.of_margins.values())

    @property
    def job_oriented(self) -> Flags:
        of_units = np.repeat(self.figures.units[JOB_ORIENTED].to_numpy(bool), self.of_units[:1].size)
        return np.append(of_units, np.ones(self.size - len(of_units), dtype=bool))

    def members(self, asked: View) -> tuple[Integers, Integers, int, Integers]:
        """Cell and place of each membership in a view, the number of its cells, and the breakdown of each cell."""
        groups = self.figures.groups[asked.population]
        genders, levels = self.of_units.shape[1:]
        split = (genders if asked.by_gender else 1), (levels if asked.by_level else 1)
        if asked.population in WITHOUT_LEVELS:
            places = self.of_margins[asked.population][:, :, None]
            group = np.arange(len(groups))
        else:
            places, group = self.of_units, _groups_of(self.figures.units, groups, asked.population)
        cells = np.arange(len(groups) * split[0] * split[1]).reshape(len(groups), *split)
        of_places = np.broadcast_to(cells[group], places.shape)
        breakdown = np.repeat(np.arange(len(groups)), split[0] * split[1])
        return of_places.ravel(), places.ravel(), cells.size, breakdown

    def links(self) -> Any:
        """By gender, leavers of all units less those of all age bands, or communes."""
        from scipy import sparse

        genders = self.of_units.shape[1] if len(self.of_units) else 0
        pairs = [(margin, gender) for margin in self.of_margins.values() if margin.size for gender in range(genders)]
        built = sparse.lil_matrix((len(pairs), self.size))
        for row, (margin, gender) in enumerate(pairs):
            built[row, self.of_units[:, gender].ravel()] = 1
            built[row, margin[:, gender]] = -1
        return built.tocsr()


def _groups_of(units: pd.DataFrame, groups: pd.DataFrame, population: str) -> Integers:
    """The group of each unit in a population."""
    columns = list(POPULATION_COLUMNS[population])
    if not columns:
        return np.zeros(len(units), dtype=np.int64)
    index = pd.MultiIndex.from_frame(groups[columns])
    return index.get_indexer(pd.MultiIndex.from_frame(units[columns])).astype(np.int64)


def _names(asked: View, table: pd.DataFrame) -> pd.DataFrame:
    """The view and group of each cell, in words."""
    first = table.iloc[:: len(Measure)]
    keys = [" · ".join(words) for words in zip(*(first[column] for column in asked.columns), strict=True)] or [
        ""
    ] * len(first)
    return pd.DataFrame({"view": "+".join(asked.columns), "group": keys})
