"""The sheet of a workbook that compares groups of leavers: charts, tables and sentences of the window's page."""

from shortage_app.domain.analysis import Analysis
from shortage_app.domain.codes import Measure
from shortage_app.report.exit_comparisons import comparison_chart
from shortage_app.report.exit_contrasts import Contrast
from shortage_app.report.exit_delays import delay_chart
from shortage_app.report.exit_figures import Population
from shortage_app.report.exit_sentences import exit_sentences
from shortage_app.report.exits import exit_rates
from shortage_app.report.workbook import Sheet
from shortage_app.text import _


def exit_gaps_sheet(analysis: Analysis, cohort: int, population: Population) -> Sheet:
    """Exits to work of a population: rates by gender and level, delays, and all gaps raw and adjusted."""
    told = (analysis, cohort, Measure.EXIT_TO_WORK, population)
    rates = exit_rates(*told)
    gaps = comparison_chart(*told, Contrast.EVERY)
    notes = dict.fromkeys((*rates.table.notes, *gaps.notes))
    return Sheet(
        _("Exit gaps"),
        title=rates.table.title,
        tables=(rates.table, gaps.table),
        charts=(rates.chart, delay_chart(analysis, cohort, population), gaps),
        sentences=exit_sentences(*told),
        notes=tuple(notes),
    )
