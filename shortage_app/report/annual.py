"""The annual workbook filled from an Analysis: the same tables and charts that the window shows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from shortage_app.domain.analysis import Analysis
from shortage_app.domain.part import Part, PartialAnalysis
from shortage_app.report import (
    by_year,
    funnel,
    gaps,
    history,
    indicator_charts,
    indicators,
    matrix,
    notes,
    provenance,
    tables,
)
from shortage_app.report.decisions import decisions_of_year
from shortage_app.report.exit_figures import Population
from shortage_app.report.exit_record import exit_record
from shortage_app.report.exit_sheet import exit_gaps_sheet
from shortage_app.report.figures import key_figures
from shortage_app.report.method import method_table
from shortage_app.report.method_words import method_note
from shortage_app.report.table import Table
from shortage_app.report.workbook import Properties, Sheet, Workbook
from shortage_app.text import _, language

EXIT_SPLIT = ("gender", "education_level")


@dataclass(frozen=True, eq=False)
class ShownYear:
    """A year to show, the edition it is compared with (None: the first), and the cohort of its exits (None: none)."""

    analysis: Analysis
    base: Analysis | None
    cohort: int | None


def annual_workbook(shown: Sequence[ShownYear], *, created: datetime | None = None) -> Workbook:
    """The sheets of the first year in their order; those of further years after them, under names with their year."""
    first, *others = shown
    analysis = first.analysis
    sheets = [
        *([_years(shown)] if others else []),
        *(_named(first, sheet) if others else sheet for sheet in _sheets_of(first)),
        *(_told_apart(_named(other, sheet), other.analysis.year) for other in others for sheet in _sheets_of(other)),
        *([_indicators(analysis)] if len(analysis.project.indicators) else []),
        Sheet(_("Editions"), tables=(tables.editions(analysis),), charts=(history.editions_chart(analysis),)),
        _method(analysis),
        *(record for one in shown for record in _records(one, named=bool(others))),
    ]
    return Workbook(
        title=title_of(analysis, [one.analysis.year for one in shown]),
        language=language(),
        sheets=tuple(sheets),
        properties=Properties(
            author="Bruxelles Formation",
            subject=_("Reference year {year}").format(year=analysis.year),
            created=created,
            description=method_note(analysis.method),
        ),
        banner=notes.synthetic_note() if analysis.project.synthetic else "",
        footer=notes.threshold_note(analysis.method),
        facts=(("year", str(analysis.year)), ("part", part.value if (part := part_shown(analysis)) else "")),
    )


def part_shown(analysis: Analysis) -> Part | None:
    """The pole or domain that an analysis is limited to."""
    return analysis.part if isinstance(analysis, PartialAnalysis) else None


def title_of(analysis: Analysis, years: Sequence[int]) -> str:
    """What a workbook or report of these years is called, with the pole or domain it is limited to."""
    spoken = ", ".join(map(str, sorted(years)))
    title = _("Shortage occupations and training coverage {year}").format(year=spoken)
    part = part_shown(analysis)
    return title if part is None else _("{title} – {part}").format(title=title, part=part.value)


def _sheets_of(shown: ShownYear) -> list[Sheet]:
    analysis, base = shown.analysis, shown.base
    return [
        _summary(analysis, base),
        Sheet(_("Occupations"), tables=(tables.listed_occupations(analysis),)),
        Sheet(_("Coverage"), tables=(tables.coverage(analysis),)),
        Sheet(_("Gaps"), tables=(gaps.gaps(analysis),)),
        _matrix(analysis),
        Sheet(_("Products"), tables=(tables.catalogue(analysis),)),
        Sheet(_("Links"), tables=(tables.links(analysis),)),
        *(_exits(analysis, shown.cohort) if shown.cohort is not None else ()),
        Sheet(_("Changes"), tables=(tables.changes(analysis, None if base is None else base.year),)),
        Sheet(_("Decisions"), tables=(decisions_of_year(analysis),)),
    ]


def _named(shown: ShownYear, sheet: Sheet) -> Sheet:
    """A sheet under a name that says its year."""
    return replace(sheet, name=_("{sheet} {year}").format(sheet=sheet.name, year=shown.analysis.year))


def _told_apart(sheet: Sheet, year: int) -> Sheet:
    """A sheet of a further year: its tables and figures bear its year, so that the plain names are of the first."""
    return replace(
        sheet,
        tables=tuple(replace(table, name=f"{table.name}_{year}") for table in sheet.tables),
        cards=tuple(replace(card, name=f"{card.name}_{year}") for card in sheet.cards),
    )


def _years(shown: Sequence[ShownYear]) -> Sheet:
    analyses = [one.analysis for one in shown]
    table = by_year.figures_by_year(analyses)
    return Sheet(_("Years"), title=title_of(analyses[0], [one.year for one in analyses]), tables=(table,))


def _summary(analysis: Analysis, base: Analysis | None) -> Sheet:
    charts = [chart for chart in (funnel.funnel(analysis), history.editions_chart(analysis)) if chart is not None]
    sentence = funnel.reconciliation(analysis)
    told = _("Compared with {year}").format(year=base.year) if base is not None else ""
    return Sheet(
        _("Summary"),
        title=title_of(analysis, [analysis.year]),
        subtitle=told,
        cards=key_figures(analysis, base),
        charts=tuple(charts),
        sentences=(sentence,) if sentence else (),
        notes=(*notes.source_notes(analysis), *_limits(analysis), notes.threshold_note(analysis.method)),
    )


def _matrix(analysis: Analysis) -> Sheet:
    chart = matrix.matrix_chart(analysis)
    return Sheet(_("Matrix"), tables=(matrix.matrix(analysis),), charts=(chart,) if chart else ())


def _limits(analysis: Analysis) -> tuple[str, ...]:
    part = part_shown(analysis)
    if part is None:
        return ()
    text = (
        _("Only the occupations of the pole {name} and the products of the pole or linked to them.")
        if part.column == "pole"
        else _("Only the occupations of the domain {name} and the products of the domain or linked to them.")
    )
    return (text.format(name=part.value),)


def _exits(analysis: Analysis, cohort: int) -> tuple[Sheet, Sheet]:
    """The figures by gender and education level, and the gaps: of everyone, or of the pole or domain shown."""
    part = part_shown(analysis)
    population = Population() if part is None else Population(part.column, part.value)
    figures = Sheet(_("Exits"), tables=(exits_shown(analysis, cohort),), notes=notes.exit_notes(analysis, cohort))
    return figures, exit_gaps_sheet(analysis, cohort, population)


def _records(shown: ShownYear, *, named: bool) -> list[Sheet]:
    """What the sheets before are made of, where they do not show it whole, so that it can be read back."""
    if shown.cohort is None:
        return []
    part = part_shown(shown.analysis)
    population = Population() if part is None else Population(part.column, part.value)
    record = exit_record(shown.analysis, shown.cohort, population)
    sheet = Sheet(_("Exit figures"), tables=(record,))
    return [_named(shown, sheet) if named else sheet]


def exits_shown(analysis: Analysis, cohort: int) -> Table:
    """Exits by gender and education level: of all leavers, or of those of the pole or domain shown."""
    part = part_shown(analysis)
    if part is None:
        return tables.exits(analysis, cohort, EXIT_SPLIT)
    table = tables.exits(analysis, cohort, (part.column, *EXIT_SPLIT))
    return replace(table, rows=part.rows(table.rows).reset_index(drop=True))


def _indicators(analysis: Analysis) -> Sheet:
    """Every value with its variation, and a chart of each indicator that has targets."""
    project = analysis.project
    period = indicators.period_for(project, analysis.year)
    charts = tuple(
        indicator_charts.target_chart(project, family, period) for family in indicators.with_targets(project)
    )
    return Sheet(
        _("Indicators"),
        tables=(indicators.indicator_table(project),),
        charts=charts,
        sentences=indicators.differences(project),
    )


def _method(analysis: Analysis) -> Sheet:
    return Sheet(_("Sources and method"), tables=(method_table(analysis), provenance.sources(analysis.project)))
