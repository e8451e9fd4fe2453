"""Every chart of the window by its name, for whoever draws it as a file."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from shortage_app.domain import columns as c
from shortage_app.domain.codes import Measure
from shortage_app.domain.project import Project
from shortage_app.progress import UNWATCHED, Progress
from shortage_app.report import funnel, history, matrix
from shortage_app.report.annual import ShownYear, part_shown
from shortage_app.report.chart import Chart
from shortage_app.report.exit_comparisons import comparison_chart
from shortage_app.report.exit_contrasts import Contrast
from shortage_app.report.exit_delays import delay_chart
from shortage_app.report.exit_figures import SPLIT_LABELS, Population, group_words
from shortage_app.report.exits import RowsBy, exit_rates
from shortage_app.report.indicator_charts import series_chart, target_chart
from shortage_app.report.indicators import Family, families, period_for, with_targets
from shortage_app.text import N_, _, speaking
from shortage_app.workflow.exporting import Order, shown_years
from shortage_app.workflow.papers import NothingToDraw, file_name

ENDINGS = ("png", "svg", "pdf")
MEASURES = (Measure.EXIT_TO_WORK, Measure.EXIT_TO_WORK_1M, Measure.POSITIVE_EXIT, Measure.DURABILITY)
ALL = "all"
MOST_NAMED = 20  # groups or indicators listed where the one asked for is not known
EVERYONE = Population()


@dataclass(frozen=True)
class Choice:
    """What a chart is of, where that is not the usual: which cohort (None: that of the year, or the last before) …"""

    cohort: int | None = None
    measure: Measure = Measure.EXIT_TO_WORK
    population: Population = EVERYONE
    contrast: Contrast = Contrast.EVERY
    indicator: str = ""


USUAL = Choice()


@dataclass(frozen=True, eq=False)
class Figure:
    """A chart with the name of its file, without an ending."""

    name: str
    chart: Chart


_Maker = Callable[[ShownYear, Choice], Iterable[Chart | None]]


def _rates(rows_by: RowsBy, split: str = "") -> _Maker:
    """Rates of women and men. Rows of groups are of all leavers, or by domain of those of one link."""

    def make(shown: ShownYear, choice: Choice) -> Iterator[Chart]:
        told = choice.population
        if split and (told.group or (told.shortage_link and split != c.DOMAIN)):
            return
        population = replace(told, split=split) if split else told
        for cohort in _cohorts(shown, choice):
            yield exit_rates(shown.analysis, cohort, choice.measure, population, rows_by).chart

    return make


def _gaps(shown: ShownYear, choice: Choice) -> Iterator[Chart]:
    for cohort in _cohorts(shown, choice):
        yield comparison_chart(shown.analysis, cohort, choice.measure, choice.population, choice.contrast)


def _delays(shown: ShownYear, choice: Choice) -> Iterator[Chart]:
    for cohort in _cohorts(shown, choice):
        yield delay_chart(shown.analysis, cohort, choice.population)


def _cohorts(shown: ShownYear, choice: Choice) -> list[int]:
    cohort = choice.cohort or shown.cohort
    return [] if cohort is None else [cohort]


def _targets(shown: ShownYear, choice: Choice) -> Iterator[Chart]:
    project = shown.analysis.project
    period = period_for(project, shown.analysis.year)
    yield from (target_chart(project, family, period) for family in _asked(with_targets(project), choice.indicator))


def _series(shown: ShownYear, choice: Choice) -> Iterator[Chart]:
    project = shown.analysis.project
    yield from (series_chart(project, family) for family in _asked(families(project), choice.indicator))


def _asked(known: Iterable[Family], name: str) -> list[Family]:
    known, wanted = list(known), name.casefold()
    found = [one for one in known if not name or wanted in (one.indicator.casefold(), one.words.casefold())]
    if name and not found:
        told = _("No indicator is called “{name}”; there are: {known}.")
        raise NothingToDraw(told.format(name=name, known="; ".join(one.words for one in known[:MOST_NAMED]) or "–"))
    return found


CHARTS: Mapping[str, _Maker] = MappingProxyType(
    {
        "funnel": lambda shown, _choice: (funnel.funnel(shown.analysis),),
        "editions": lambda shown, _choice: (history.editions_chart(shown.analysis),),
        "matrix": lambda shown, _choice: (matrix.matrix_chart(shown.analysis),),
        "exits": _rates(RowsBy.LEVEL),
        "exits_by_cohort": _rates(RowsBy.COHORT),
        **{f"exits_by_{split}": _rates(RowsBy.GROUP, split) for split in SPLIT_LABELS},
        "exit_gaps": _gaps,
        "delays": _delays,
        "targets": _targets,
        "indicators": _series,
    }
)
# What the window calls them, where one chooses; those of one group of charts have one name.
CHART_LABELS: Mapping[str, str] = MappingProxyType(
    {
        ALL: N_("All charts"),
        "funnel": N_("From the list to the training offer"),
        "editions": N_("Structural and emerging by year"),
        "matrix": N_("Coverage by action domain"),
        "exits": N_("Exits to work by education level"),
        "exits_by_cohort": N_("Exits to work by cohort"),
        "exit_gaps": N_("Gaps in exits to work"),
        "delays": N_("Time to first job"),
        "targets": N_("Indicators against their targets"),
        "indicators": N_("Indicators by period or category"),
    }
)
SEVERAL = (ALL, "targets", "indicators")  # more than one chart, so that a folder is asked for


def figures(
    project: Project, name: str, order: Order, choice: Choice = USUAL, progress: Progress = UNWATCHED
) -> list[Figure]:
    """The charts of a name of CHARTS, or ALL that there are, as the window shows them; raises NothingToDraw."""
    shown = shown_years(project, replace(order, years=order.years[:1]), progress)[0]
    choice = replace(choice, population=_population(shown, choice))
    with speaking(order.language):
        made = {one: list(CHARTS[one](shown, choice)) for one in (CHARTS if name == ALL else (name,))}
        found = [
            Figure(one if len(charts) == 1 else file_name(f"{one} {chart.title}"), chart)
            for one, charts in made.items()
            for chart in charts
            if chart is not None
        ]
    if not found:
        told = _("There is nothing to draw of {year}: no catalogue, no exits or no indicators have been imported.")
        raise NothingToDraw(told.format(year=shown.analysis.year))
    return found


def _population(shown: ShownYear, choice: Choice) -> Population:
    """Whose exits are drawn: those of the group asked for, else of the pole or domain that the year is limited to."""
    asked, part = choice.population, part_shown(shown.analysis)
    if part is not None and not asked.group:
        asked = replace(asked, split=part.column, group=part.value)
    elif asked.group:
        _check(shown, choice)
    if asked.shortage_link and asked.group and asked.split != c.DOMAIN:
        raise NothingToDraw(_("Only all leavers, and those of one domain, are told apart by shortage link."))
    return asked


def _check(shown: ShownYear, choice: Choice) -> None:
    """Whether the cohort has leavers of the group asked for."""
    split, group = choice.population.split, choice.population.group
    if split not in SPLIT_LABELS:
        told = _("Leavers are not told apart by “{name}”, but by: {known}.")
        raise NothingToDraw(told.format(name=split, known=", ".join(SPLIT_LABELS)))
    for cohort in _cohorts(shown, choice):
        known = [one for one in group_words(shown.analysis, cohort, split) if one]
        if group not in known:
            told = _("No leavers of {cohort} have the {column} “{name}”; there are: {known}.")
            names = ", ".join(known[:MOST_NAMED]) or "–"
            raise NothingToDraw(told.format(cohort=cohort, column=split, name=group, known=names))
