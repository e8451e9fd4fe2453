"""What the page of indicators shows, worked out at once: the targets of a period, and the series of every period."""

from dataclasses import dataclass

from shortage_app.domain.project import Project
from shortage_app.report.chart import BulletChart
from shortage_app.report.indicator_charts import headline, second_figure, target_chart
from shortage_app.report.indicators import (
    Family,
    differences,
    families,
    indicator_table,
    latest_table,
    period_for,
    realised_periods,
    remarks,
    standing,
    with_targets,
)
from shortage_app.report.sentence import Sentence
from shortage_app.report.table import Table


@dataclass(frozen=True, eq=False)
class Aim:
    """An indicator that has targets: figure, TargetState and target of the period (headline), and its chart.

    beside: where two series have targets, the figure of the second and both targets; "" for both where one has.
    """

    headline: tuple[str, str, str]
    beside: tuple[str, str]
    chart: BulletChart


@dataclass(frozen=True, eq=False)
class Aims:
    """The indicators that have targets as they stand in a period, "" where none is known; the periods realised."""

    period: str
    realised: tuple[str, ...]
    standing: str
    remarks: tuple[str, ...]
    indicators: tuple[Aim, ...]


@dataclass(frozen=True, eq=False)
class EverySeries:
    """What is the same whatever the year; `first` is the family whose chart is shown before one is chosen."""

    project: Project
    differences: tuple[Sentence, ...]
    latest: Table
    values: Table
    families: tuple[Family, ...]
    first: Family


def aims(project: Project, year: int) -> Aims:
    """The indicators that have targets beside a reference year."""
    period = period_for(project, year)
    shown = (
        Aim(headline(project, each, period), second_figure(project, each, period), target_chart(project, each, period))
        for each in with_targets(project)
    )
    return Aims(
        period=period,
        realised=tuple(realised_periods(project)),
        standing=standing(project, period).words if period else "",
        remarks=tuple(remarks(project, period)),
        indicators=tuple(shown),
    )


def every_series(project: Project) -> EverySeries:
    """The series of a project that has indicators; ValueError where it has none."""
    found = families(project)
    if not found:
        raise ValueError("no indicators")
    first = found[len(with_targets(project)) % len(found)]
    return EverySeries(
        project, differences(project), latest_table(project), indicator_table(project), tuple(found), first
    )
