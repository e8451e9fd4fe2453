"""The analysis of a year, its key figures and the named tables."""

from dataclasses import asdict

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis, analyse, as_json
from shortage_app.domain.codes import EditionStatus
from shortage_app.domain.exit_cohort import cohorts_of
from shortage_app.domain.exit_views import POPULATION_COLUMNS, NotAViewError
from shortage_app.domain.project import Method, Project
from shortage_app.report import tables
from shortage_app.report.coverage_tables import OF_COVERAGE
from shortage_app.report.crosswalk import proposals
from shortage_app.report.decisions import decisions
from shortage_app.report.scenario import scenarios
from shortage_app.report.table import Table
from shortage_app.text import _
from shortage_app.workflow.crosswalk import reviewed

OF_A_YEAR = tables.OF_A_YEAR | dict(OF_COVERAGE) | {"scenarios": scenarios}
TABLES = (*OF_A_YEAR, "exits", "decisions", *tables.OF_A_PROJECT, "proposals")
__all__ = ["TABLES", "NoSuchView", "analyse", "key_figures", "method_settings", "table", "warnings"]


class NoSuchView(ValueError):
    """A table, year, cohort or view that cannot be shown; its text says what can."""


def key_figures(analysis: Analysis) -> dict[str, object]:
    """The key figures under the names of the command line's contract."""
    return as_json(analysis)


def method_settings(method: Method) -> dict[str, object]:
    """The settings of a method by name."""
    return asdict(method)


def warnings(analysis: Analysis) -> list[str]:
    """What the reader of the key figures must know before using them."""
    year = analysis.year
    if analysis.edition_status == EditionStatus.NONE_PUBLISHED:
        return [_("No edition was published for {year}.").format(year=year)]
    if not analysis.edition_status:
        return [_("No list of {year} has been imported.").format(year=year)]
    if not analysis.has_catalogue:
        return [_("No training catalogue of {year} has been imported: coverage is not known.").format(year=year)]
    return []


def table(
    project: Project, name: str, *, year: int | None = None, cohort: int | None = None, by: tuple[str, ...] = ()
) -> Table:
    """A named table; without a year the latest edition's, without a cohort that of the year or the latest.

    The decisions are those of all years where none is named.
    """
    if name == "decisions":
        return decisions(project, year)
    if name == "proposals":
        return proposals(project, reviewed(project))
    if name in tables.OF_A_PROJECT:
        return tables.OF_A_PROJECT[name](project)
    analysis = analyse(project, year if year is not None else _latest_edition(project))
    if by and name != "exits":
        raise NoSuchView(_("Only the table of exits is split by columns (--by)."))
    if name == "exits":
        return _exits(analysis, cohort_named(project, cohort, year), by)
    return OF_A_YEAR[name](analysis)


def _exits(analysis: Analysis, cohort: int, by: tuple[str, ...]) -> Table:
    try:
        return tables.exits(analysis, cohort, by)
    except NotAViewError as error:
        raise NoSuchView(
            _(
                "Exits are not shown by {columns}. A view takes one of {populations}, or none, and gender, "
                "education_level, both or neither; age_band and commune know no education level."
            ).format(columns=error, populations=", ".join(filter(None, POPULATION_COLUMNS)))
        ) from error


def _latest_edition(project: Project) -> int:
    published = project.editions[project.editions[c.STATUS] == EditionStatus.PUBLISHED]
    if published.empty:
        raise NoSuchView(_("The workspace holds no shortage list yet."))
    return int(published[c.REFERENCE_YEAR].max())


def cohort_named(project: Project, cohort: int | None, year: int | None = None) -> int:
    """The cohort asked for, else that of the year, else the latest; NoSuchView where there are no exits of it."""
    known = cohorts_of(project)
    if not known:
        raise NoSuchView(_("The workspace holds no exits yet."))
    if cohort is None:
        return year if year in known else known[-1]
    if cohort not in known:
        raise NoSuchView(
            _("There are no exits of {cohort}; there are: {cohorts}.").format(
                cohort=cohort, cohorts=", ".join(map(str, known))
            )
        )
    return cohort
