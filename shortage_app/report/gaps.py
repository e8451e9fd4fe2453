"""The ranked gaps, with every part of their ranking."""

from shortage_app.domain import columns as c
from shortage_app.domain import gaps as ranking
from shortage_app.domain.analysis import Analysis
from shortage_app.report.notes import source_notes
from shortage_app.report.table import Table
from shortage_app.report.tables import make
from shortage_app.report.titles import titles
from shortage_app.text import _

GAP_COLUMNS = (
    "rank",
    c.CODE,
    c.TITLE,
    c.DOMAIN,
    c.STATUS,
    c.STRUCTURAL_SINCE,
    c.OFFERS_RECEIVED,
    ranking.DEMAND_NOT_MET,
    c.CAUSES,
    c.STATE,
    c.CHRONIC_EDITIONS,
    ranking.PRIORITY,
    ranking.DEMAND,
    ranking.STRUCTURAL,
    ranking.CHRONIC,
    ranking.CAUSE,
)


def gaps(analysis: Analysis, weights: ranking.GapWeights | None = None) -> Table:
    """The occupations in scope without an offered product, most pressing first."""
    ranked = ranking.gaps(analysis.listed, weights)
    rows = ranked.assign(**{c.TITLE: titles(ranked), c.STATE: ranked[c.COVERAGE]})
    rows["rank"] = range(1, len(ranked) + 1)
    title = _("Shortage occupations of {year} without an offered product, most pressing first").format(
        year=analysis.year
    )
    return make("gaps", title, GAP_COLUMNS, rows, source_notes(analysis))
