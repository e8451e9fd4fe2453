"""The ranked gaps, with every part of their ranking."""

from typing import Any

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain import gaps as ranking
from shortage_app.domain.analysis import Analysis
from shortage_app.report.notes import source_notes
from shortage_app.report.review import spoken_titles
from shortage_app.report.table import Table
from shortage_app.report.tables import make
from shortage_app.report.titles import titles
from shortage_app.text import _

NEAR_ENOUGH = 0.15  # a lower score names no product that a planner would think of
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


def gaps(analysis: Analysis, nearest: pd.DataFrame | None = None) -> Table:
    """The occupations in scope without an offered product, most pressing first, weighed as the method says.

    nearest: suggested products by occupation code (workflow.suggesting.Suggested.nearest), shown where given.
    """
    ranked = ranking.gaps(analysis.listed, analysis.method.gap_weights)
    rows = ranked.assign(**{c.TITLE: titles(ranked), c.STATE: ranked[c.COVERAGE]})
    rows["rank"] = range(1, len(ranked) + 1)
    title = _("Shortage occupations of {year} without an offered product, most pressing first").format(
        year=analysis.year
    )
    if nearest is None:
        return make("gaps", title, GAP_COLUMNS, rows, source_notes(analysis))
    near = nearest[nearest[c.SCORE] >= NEAR_ENOUGH]
    pairs: list[dict[str, Any]] = near.to_dict("records")  # type: ignore[assignment]
    products = {pair[c.OCCUPATION_CODE]: spoken_titles(analysis, pair)[0] for pair in pairs}
    scores = near[c.SCORE].to_dict()
    rows["nearest"] = [products.get(code, "") for code in rows[c.CODE]]
    rows[c.SCORE] = pd.array([scores.get(code) for code in rows[c.CODE]], dtype="Float64")
    return make("gaps", title, (*GAP_COLUMNS, "nearest", c.SCORE), rows, source_notes(analysis))
