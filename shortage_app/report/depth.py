"""How deep the coverage of each occupation is, and how much hangs on one product or one provider (METHOD section 6)."""

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import CHRONIC_FROM, Analysis
from shortage_app.domain.codes import Coverage, Status
from shortage_app.domain.coverage import OFFERED_PRODUCTS
from shortage_app.report.notes import source_notes
from shortage_app.report.table import Table
from shortage_app.report.tables import make
from shortage_app.report.titles import titles
from shortage_app.text import _

HOURS_PER_100_OFFERS = "hours_per_100_offers"
DEPTH_COLUMNS = (
    c.CODE,
    c.TITLE,
    c.DOMAIN,
    c.STATUS,
    c.STATE,
    OFFERED_PRODUCTS,
    c.DIRECT_PRODUCTS,
    c.PROVIDERS,
    c.PLACES,
    c.HOURS,
    c.OFFERS_RECEIVED,
    c.PLACES_PER_100_OFFERS,
    HOURS_PER_100_OFFERS,
    c.FRAGILE,
    c.CHRONIC_EDITIONS,
)


def depth(analysis: Analysis) -> Table:
    """The listed occupations in scope that have an offered product, those with the fewest places per offer first."""
    listed = analysis.listed
    offered = listed[listed[c.COVERAGE].isin([Coverage.DIRECT, Coverage.INDIRECT])]
    title = _("Depth of the coverage of the shortage occupations of {year}").format(year=analysis.year)
    return _table("depth", title, analysis, offered.sort_values([c.PLACES_PER_100_OFFERS, c.CODE], kind="stable"))


def fragile(analysis: Analysis) -> Table:
    """The occupations in scope whose offer hangs on one product or on one provider."""
    listed = analysis.listed[analysis.listed[c.IN_SCOPE].astype(bool)]
    title = _("Shortage occupations of {year} that depend on one product or one provider").format(year=analysis.year)
    return _table("fragile", title, analysis, listed[listed[c.FRAGILE].astype("boolean").fillna(False).to_numpy(bool)])


def chronic(analysis: Analysis) -> Table:
    """The structural occupations without an offered product for three editions or more, the longest first."""
    listed = analysis.listed
    lasting = (listed[c.CHRONIC_EDITIONS].fillna(0) >= CHRONIC_FROM) & (listed[c.STATUS] == Status.STRUCTURAL)
    rows = listed[lasting.to_numpy(bool)].sort_values([c.CHRONIC_EDITIONS, c.CODE], ascending=[False, True])
    title = _("Structural shortage occupations of {year} without an offer for {n} editions or more").format(
        year=analysis.year, n=CHRONIC_FROM
    )
    return _table("chronic", title, analysis, rows)


def _table(name: str, title: str, analysis: Analysis, rows: pd.DataFrame) -> Table:
    offers = rows[c.OFFERS_RECEIVED].where(rows[c.OFFERS_RECEIVED] > 0)
    known = rows.assign(
        **{
            c.TITLE: titles(rows),
            c.STATE: rows[c.COVERAGE],
            HOURS_PER_100_OFFERS: (100 * rows[c.HOURS].astype("Float64") / offers).astype("Float64"),
        }
    )
    return make(name, title, DEPTH_COLUMNS, known, source_notes(analysis))
