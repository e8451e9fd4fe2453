"""Exits to work of the training products linked to an occupation, out of figures that may be shown one by one.

Sums of shown figures tell nothing that those do not; where one linked product has a hidden figure, the sum is hidden.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis
from shortage_app.domain.codes import GENDER_LABELS, Measure
from shortage_app.domain.exit_cohort import cohorts_of
from shortage_app.domain.intervals import Estimate, difference, wilson
from shortage_app.domain.project import Project
from shortage_app.report.chart import Point
from shortage_app.report.figures import signed
from shortage_app.text import _, number

RATES = (c.N, c.RATE, c.LOW, c.HIGH, c.SUPPRESSED)
_Row: TypeAlias = Mapping[Any, Any]
_NOT_GIVEN = "not_given"
_ROLES = {"female": "women", "male": "men"}


@dataclass(frozen=True)
class GenderExits:
    """Exits to work of women and men after the linked products of one occupation, and what the gap says."""

    heading: str
    points: tuple[Point, ...]
    gap: str


@dataclass(frozen=True, eq=False)
class LinkedExits:
    """Of one cohort: `rates` by occupation code (columns RATES; suppressed: yes or no), and the same by gender."""

    cohort: int
    rates: pd.DataFrame
    by_gender: Mapping[str, Mapping[str, _Row]]

    def of(self, code: str) -> GenderExits | None:
        """Women and men of one occupation; None where its linked products have no leavers."""
        rows = self.by_gender.get(code, {})
        points = tuple(_point(gender, rows[gender]) for gender in _ROLES if gender in rows)
        if not points:
            return None
        heading = _("leavers of {cohort}, total").format(cohort=self.cohort)
        return GenderExits(heading, points, _gap(rows) if len(points) == len(_ROLES) else "")


def cohort_for(project: Project, year: int) -> int | None:
    """The cohort to show beside a reference year: that of the year, else the latest before it; None without any."""
    return max((cohort for cohort in cohorts_of(project) if cohort <= year), default=None)


def linked_exits(analysis: Analysis, cohort: int) -> LinkedExits:
    """Exits to work by listed occupation, in all and by gender."""
    by_gender: dict[str, dict[str, _Row]] = {}
    for row in _summed(analysis, cohort, [c.GENDER]).reset_index().to_dict("records"):
        by_gender.setdefault(row[c.OCCUPATION_CODE], {})[row[c.GENDER]] = row
    return LinkedExits(cohort, _summed(analysis, cohort, []), by_gender)


def _summed(analysis: Analysis, cohort: int, split: list[str]) -> pd.DataFrame:
    """Counts over the linked products; without a row where one of them has no figure that the source gave."""
    figures = analysis.exits(cohort).view((c.PRODUCT_CODE, *split))
    to_work = figures[(figures[c.MEASURE] == Measure.EXIT_TO_WORK).to_numpy()]
    links = analysis.links[[c.PRODUCT_CODE, c.OCCUPATION_CODE]]
    linked = links[links[c.OCCUPATION_CODE].isin(analysis.listed[c.CODE])].merge(to_work, on=c.PRODUCT_CODE)
    hidden = (linked[c.SUPPRESSED] == "yes").to_numpy()
    counts = linked[[c.OCCUPATION_CODE, *split]].copy()
    for name in (c.N, c.COUNT):
        counts[name] = linked[name].to_numpy(float, na_value=0.0)
    counts[c.SUPPRESSED] = hidden
    counts[_NOT_GIVEN] = linked[c.N].isna().to_numpy() & ~hidden
    summed = counts.groupby([c.OCCUPATION_CODE, *split]).sum()
    return _rates(summed[(summed[c.SUPPRESSED] > 0) | (summed[_NOT_GIVEN] == 0)])


def _rates(summed: pd.DataFrame) -> pd.DataFrame:
    hidden = summed[c.SUPPRESSED].to_numpy() > 0
    n = np.where(hidden, np.nan, summed[c.N].to_numpy(float))
    estimate = wilson(np.where(hidden, np.nan, summed[c.COUNT].to_numpy(float)), n)
    values = {c.N: n, c.RATE: estimate.value, c.LOW: estimate.low, c.HIGH: estimate.high}
    frame = pd.DataFrame(
        {name: pd.array(column, dtype="Float64") for name, column in values.items()}, index=summed.index
    )
    frame[c.SUPPRESSED] = np.where(hidden, "yes", "no")
    return frame[frame[c.SUPPRESSED].eq("yes") | frame[c.RATE].notna()]


def _point(gender: str, row: _Row) -> Point:
    label, role = _(GENDER_LABELS[gender]), _ROLES[gender]
    if row[c.SUPPRESSED] == "yes":
        return Point(label, role, hidden=_("hidden"))
    return Point(label, role, float(row[c.RATE]), float(row[c.LOW]), float(row[c.HIGH]), int(row[c.N]))


def _gap(rows: Mapping[str, _Row]) -> str:
    women, men = (_estimate(rows[gender]) for gender in _ROLES)
    if women is None and men is None:
        return _("The gap cannot be shown: both figures are hidden.")
    if women is None or men is None:
        return _("The gap cannot be shown: one of the two figures is hidden.")
    gap = difference(women, men)
    text = (
        _("Gap {gap} points, 95% CI [{low}; {high}]: established.")
        if bool(gap.established)
        else _("Gap {gap} points, 95% CI [{low}; {high}]: not established.")
    )
    value, low, high = (signed(100 * float(end), 1) for end in (gap.value, gap.low, gap.high))
    return text.format(gap=value, low=low, high=high)


def _estimate(row: _Row) -> Estimate | None:
    if row[c.SUPPRESSED] == "yes":
        return None
    value, low, high = (np.asarray(float(row[name])) for name in (c.RATE, c.LOW, c.HIGH))
    return Estimate(value, low, high)


def spoken_n(n: int) -> str:
    """The size of a group beside its rate: "n = 104"."""
    return _("n = {n}").format(n=number(n))
