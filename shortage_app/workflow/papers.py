"""What goes on paper and into figures: occupation sheets, the annual report, one chart; drawn in the room of Qt."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis
from shortage_app.domain.codes import Measure
from shortage_app.domain.project import Project
from shortage_app.progress import UNWATCHED, Progress
from shortage_app.report import funnel, history
from shortage_app.report.annual import ShownYear
from shortage_app.report.annual_report import annual_report
from shortage_app.report.chart import Chart
from shortage_app.report.exit_comparisons import comparison_chart
from shortage_app.report.exit_contrasts import Contrast
from shortage_app.report.exit_delays import delay_chart
from shortage_app.report.exit_figures import Population
from shortage_app.report.exits import exit_rates
from shortage_app.report.occupation_sheet import occupation_sheets
from shortage_app.report.paper import Paper
from shortage_app.text import _, speaking
from shortage_app.workflow.exporting import Order, shown_years

ENDINGS = ("png", "svg", "pdf")
NAME_LENGTH = 80  # of a file, so that its folder may be deep
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


class NothingToDraw(ValueError):
    """A chart, an occupation or a year of which there is nothing to draw; its text says why."""


def report(project: Project, order: Order, progress: Progress = UNWATCHED) -> Paper:
    """The annual report of the first year asked for."""
    shown = shown_years(project, replace(order, years=order.years[:1]), progress)[0]
    with speaking(order.language):
        return annual_report(shown)


def sheets(project: Project, order: Order, codes: Sequence[str] = (), progress: Progress = UNWATCHED) -> Paper:
    """A sheet for each occupation of `codes`, by default for every one on the list; raises NothingToDraw."""
    analysis = shown_years(project, replace(order, years=order.years[:1]), progress)[0].analysis
    unknown = sorted(set(codes) - set(analysis.occupations[c.CODE]))
    if unknown:
        told = _("The list of {year} knows no occupation of the code {codes}.")
        raise NothingToDraw(told.format(year=analysis.year, codes=", ".join(unknown)))
    with speaking(order.language):
        paper = occupation_sheets(analysis, codes or None)
    if not paper.chapters:
        raise NothingToDraw(_("No list of {year} has been imported.").format(year=analysis.year))
    return paper


def one_by_one(paper: Paper) -> Iterator[tuple[str, Paper]]:
    """A paper a chapter, each with the name of its file: what can be written on Windows too, no name twice."""
    taken: set[str] = set()
    for chapter in paper.chapters:
        code = chapter.subtitle.partition(" ")[0]
        name = _NOT_IN_NAMES.sub("-", f"{code} {chapter.title}")[:NAME_LENGTH].strip(" .")
        while name.casefold() in taken:
            name += "_"
        taken.add(name.casefold())
        yield f"{name}.pdf", replace(paper, title=chapter.title, chapters=(chapter,))


# Charts by name


def _of_exits(make: Callable[[Analysis, int], Chart]) -> Callable[[ShownYear], Chart | None]:
    """The chart of the exits of the cohort shown, where there is one."""
    return lambda shown: None if shown.cohort is None else make(shown.analysis, shown.cohort)


def _by_level(analysis: Analysis, cohort: int) -> Chart:
    return exit_rates(analysis, cohort, Measure.EXIT_TO_WORK, Population()).chart


def _gaps(analysis: Analysis, cohort: int) -> Chart:
    return comparison_chart(analysis, cohort, Measure.EXIT_TO_WORK, Population(), Contrast.EVERY)


def _delays(analysis: Analysis, cohort: int) -> Chart:
    return delay_chart(analysis, cohort, Population())


CHARTS: Mapping[str, Callable[[ShownYear], Chart | None]] = MappingProxyType(
    {
        "funnel": lambda shown: funnel.funnel(shown.analysis),
        "editions": lambda shown: history.editions_chart(shown.analysis),
        "exits": _of_exits(_by_level),
        "exit_gaps": _of_exits(_gaps),
        "delays": _of_exits(_delays),
    }
)


def chart(project: Project, name: str, order: Order) -> Chart:
    """A chart of CHARTS, as the window shows it; raises NothingToDraw where its figures are not known."""
    shown = shown_years(project, replace(order, years=order.years[:1]))[0]
    with speaking(order.language):
        drawn = CHARTS[name](shown)
    if drawn is None:
        told = _("There is nothing to draw of {year}: no catalogue or no exits have been imported.")
        raise NothingToDraw(told.format(year=shown.analysis.year))
    return drawn


def in_folder(path: Path) -> bool:
    """Whether a place asked for is a folder, to take one file a sheet: it has no ending, or is one already."""
    return path.is_dir() or not path.suffix
