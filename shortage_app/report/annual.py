"""The annual workbook filled from an Analysis: the same tables and charts that the window shows."""

from datetime import datetime

from shortage_app.domain.analysis import Analysis
from shortage_app.report import funnel, gaps, history, matrix, notes, provenance, tables
from shortage_app.report.figures import key_figures
from shortage_app.report.method import method_table
from shortage_app.report.workbook import Properties, Sheet, Workbook
from shortage_app.text import _, language

EXIT_SPLIT = ("gender", "education_level")


def annual_workbook(
    analysis: Analysis, base: Analysis | None, cohort: int | None, *, created: datetime | None = None
) -> Workbook:
    """The sheets in their order. `base`: the edition compared with; `cohort`: of the exits, None without any."""
    title = _("Shortage occupations and training coverage {year}").format(year=analysis.year)
    sheets = [
        _summary(analysis, base),
        Sheet(_("Occupations"), tables=(tables.listed_occupations(analysis),)),
        Sheet(_("Coverage"), tables=(tables.coverage(analysis),)),
        Sheet(_("Gaps"), tables=(gaps.gaps(analysis),)),
        Sheet(_("Matrix"), tables=(matrix.matrix(analysis),)),
        Sheet(_("Products"), tables=(tables.products(analysis),)),
        Sheet(_("Links"), tables=(tables.links(analysis),)),
        *([_exits(analysis, cohort)] if cohort is not None else []),
        Sheet(_("Changes"), tables=(tables.changes(analysis, None if base is None else base.year),)),
        Sheet(_("Editions"), tables=(tables.editions(analysis),), charts=(history.editions_chart(analysis),)),
        _method(analysis),
    ]
    return Workbook(
        title=title,
        language=language(),
        sheets=tuple(sheets),
        properties=Properties(
            author="Bruxelles Formation",
            subject=_("Reference year {year}").format(year=analysis.year),
            created=created,
            description=notes.method_note(analysis.method),
        ),
        banner=notes.synthetic_note() if analysis.project.synthetic else "",
        footer=notes.threshold_note(analysis.method),
    )


def _summary(analysis: Analysis, base: Analysis | None) -> Sheet:
    charts = [chart for chart in (funnel.funnel(analysis), history.editions_chart(analysis)) if chart is not None]
    sentence = funnel.reconciliation(analysis)
    told = _("Compared with {year}").format(year=base.year) if base is not None else ""
    return Sheet(
        _("Summary"),
        title=_("Shortage occupations and training coverage {year}").format(year=analysis.year),
        subtitle=told,
        cards=key_figures(analysis, base),
        charts=tuple(charts),
        sentences=(sentence,) if sentence else (),
        notes=(*notes.source_notes(analysis), notes.threshold_note(analysis.method)),
    )


def _exits(analysis: Analysis, cohort: int) -> Sheet:
    by_gender_and_level = tables.exits(analysis, cohort, EXIT_SPLIT)
    return Sheet(_("Exits"), tables=(by_gender_and_level,), notes=notes.exit_notes(analysis, cohort))


def _method(analysis: Analysis) -> Sheet:
    return Sheet(_("Sources and method"), tables=(method_table(analysis), provenance.sources(analysis.project)))
