"""ExitFigures: the figures of a cohort that may be shown, and the only way to any of them."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.codes import Measure
from shortage_app.domain.disclosure.populations import NOBODY, NOT_KNOWN
from shortage_app.domain.disclosure.unknown import UnknownOutcomes
from shortage_app.domain.exit_views import View, view
from shortage_app.domain.exits import MEASURE_COUNTS, Flags, Integers
from shortage_app.domain.frames import whole_numbers
from shortage_app.domain.intervals import wilson

MEASURES = np.array([measure.value for measure in Measure], dtype=object)


@dataclass(frozen=True, eq=False)
class Shown:
    """One measure in every cell of the cohort's sets: n and count where shown, 0 where hidden or not given."""

    n: Integers
    count: Integers
    hidden: Flags
    given: Flags


@dataclass(frozen=True)
class Bounds:
    """A rate of n leavers if none (`lower`) and if all (`upper`) of the unknown outcomes were successes."""

    unknown: int
    n: int
    lower: float
    upper: float


@dataclass(frozen=True, eq=False)
class ExitFigures:
    """The protected figures of a cohort; hidden numbers are not in here.

    threshold: the one they were hidden by. left_out: genders too rare for any figure of the cohort.
    assumed_job_oriented: some leavers are of training whose type nobody knows, taken as job-oriented.
    too_young: measures for which the cohort left too recently. unknown: outcomes nobody knows, where they may be told.
    groups: the names of the groups of each population. units: what each unit is, as anyone may know.
    """

    cohort: int
    threshold: int
    genders: tuple[str, ...]
    levels: tuple[str, ...]
    left_out: tuple[str, ...]
    assumed_job_oriented: bool
    too_young: tuple[Measure, ...]
    groups: dict[str, pd.DataFrame]
    units: pd.DataFrame
    all_sets: dict[str, Integers]
    job_sets: dict[str, Integers]
    shown: dict[Measure, Shown]
    unknown: UnknownOutcomes | None

    def bounds(self, measure: Measure) -> Bounds | None:
        """What unknown outcomes leave open of a rate of the whole cohort; None where either is not shown."""
        rows = self.view()
        total = rows[rows[c.MEASURE] == measure].iloc[0]
        if self.unknown is None or MEASURE_COUNTS[measure].n != c.LEAVERS or pd.isna(total[c.COUNT]) or not total[c.N]:
            return None
        number = self.unknown.job_oriented if MEASURE_COUNTS[measure].job_oriented else self.unknown.everyone
        if number is None:
            return None
        n, count = int(total[c.N]), int(total[c.COUNT])
        return Bounds(number, n, count / n, min(count + number, n) / n)

    def view(self, by: tuple[str, ...] = ()) -> pd.DataFrame:
        """One view of the closed list (exit_views.view); NotAViewError for anything else.

        Columns: those asked for, then measure, n, count, rate, low, high, suppressed (yes / no). A hidden figure is
        empty and suppressed; one that the source does not give, or for which the cohort is too young, is empty and not
        suppressed.
        """
        return _view(self, view(by)).copy(deep=False)

    def _view(self, asked: View) -> pd.DataFrame:
        keys = self._keys(asked)
        figures = [self._figures(asked, measure) for measure in Measure]
        n, count, hidden, given = (np.stack(part, axis=-1).ravel() for part in zip(*figures, strict=True))
        table = keys.loc[keys.index.repeat(len(MEASURES))].reset_index(drop=True)
        return table[list(asked.columns)].assign(**_columns(n, count, hidden, given))  # type: ignore[arg-type]

    def _keys(self, asked: View) -> pd.DataFrame:
        """The groups of a view by gender and level, as asked, in their order."""
        keys = self.groups[asked.population]
        for column, names, split in (
            (c.GENDER, self.genders, asked.by_gender),
            (c.EDUCATION_LEVEL, self.levels, asked.by_level),
        ):
            if split:
                repeated = keys.loc[keys.index.repeat(len(names))].reset_index(drop=True)
                tiled = np.tile(np.array(names, dtype=object), len(keys))
                keys = repeated.assign(**{column: pd.Series(tiled, index=repeated.index, dtype="str")})
        return keys

    def _figures(self, asked: View, measure: Measure) -> tuple[Integers, Integers, Flags, Flags]:
        """n, count, hidden and given of a measure, for the keys of a view."""
        sets = (self.job_sets if MEASURE_COUNTS[measure].job_oriented else self.all_sets)[asked.population]
        shown = self.shown[measure]
        genders = slice(0, -1) if asked.by_gender else slice(-1, None)
        levels = slice(0, -1) if asked.by_level else slice(-1, None)
        somebody, known = sets[:, None, None] >= 0, sets[:, None, None] != NOT_KNOWN
        place = np.where(sets == NOBODY, 0, np.maximum(sets, 0))
        n, count, hidden, given = (
            part[place][:, genders, levels] if len(part) else np.zeros((len(sets), 1, 1), part.dtype)
            for part in (shown.n, shown.count, shown.hidden, shown.given)
        )
        visible = (given.astype(bool) | ~somebody) & known
        parts = (n * somebody, count * somebody, hidden.astype(bool) & somebody, visible)
        return tuple(part.ravel() for part in parts)  # type: ignore[return-value]


@lru_cache(maxsize=16)  # tables, charts and comparisons of a cohort ask for the same ones
def _view(figures: ExitFigures, asked: View) -> pd.DataFrame:
    return figures._view(asked)


def _columns(n: Integers, count: Integers, hidden: Flags, given: Flags) -> dict[str, object]:
    """The columns of a view beside its keys."""
    visible = given & ~hidden
    estimate = wilson(np.where(visible, count, 0), np.where(visible, n, 0))
    return {
        c.MEASURE: pd.array(np.resize(MEASURES, len(n)), dtype="str"),
        c.N: whole_numbers(n, visible),
        c.COUNT: whole_numbers(count, visible),
        c.RATE: _share(estimate.value),
        c.LOW: _share(estimate.low),
        c.HIGH: _share(estimate.high),
        c.SUPPRESSED: pd.array(np.where(hidden & given, "yes", "no"), dtype="str"),
    }


def _share(values: npt.NDArray[np.float64]) -> pd.arrays.FloatingArray:
    missing = np.isnan(values)
    return pd.arrays.FloatingArray(np.where(missing, 0.0, values), missing)
