"""The named tables of coverage beside those of tables.py: for the command line and the lists of the coverage page."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis
from shortage_app.domain.said_links import ORIGIN_DECISION
from shortage_app.report import depth, funnel, gaps, matrix, reverse
from shortage_app.report.notes import source_notes
from shortage_app.report.table import Table
from shortage_app.report.tables import all_titles, make
from shortage_app.report.titles import titles
from shortage_app.text import _

DECIDED_COLUMNS = (
    c.CATALOGUE_YEAR,
    c.PRODUCT_CODE,
    "product_title",
    c.OCCUPATION_CODE,
    "occupation_title",
    c.STRENGTH,
    c.NOMENCLATURE,
    c.DECIDED_BY,
    c.DECIDED_ON,
    c.NOTE,
)


def decided_links(analysis: Analysis) -> Table:
    """What people decided of links for the year or for every year, refusals too: imported again, it is the same."""
    links = analysis.project.links
    holds = links[c.CATALOGUE_YEAR].fillna(analysis.year) == analysis.year
    rows = links[((links[c.ORIGIN] == ORIGIN_DECISION) & holds).to_numpy(bool)]
    of_products = dict(zip(analysis.products[c.PRODUCT_CODE], titles(analysis.products), strict=True))
    latest = all_titles(analysis.project)
    of_occupations = dict(zip(latest.index, latest, strict=True))
    named = rows.assign(
        product_title=_named(rows[c.PRODUCT_CODE], of_products),
        occupation_title=_named(rows[c.OCCUPATION_CODE], of_occupations),
    )
    title = _("Decisions on links that hold in {year}").format(year=analysis.year)
    return make("decided_links", title, DECIDED_COLUMNS, named, source_notes(analysis))


def _named(codes: pd.Series, known: Mapping[str, str]) -> pd.Series:
    return pd.Series([known.get(code, "") for code in codes], index=codes.index, dtype="str")


OF_COVERAGE: Mapping[str, Callable[[Analysis], Table]] = MappingProxyType(
    {
        "matrix": matrix.matrix,
        "gaps": gaps.gaps,
        "depth": depth.depth,
        "fragile": depth.fragile,
        "chronic": depth.chronic,
        "reverse": reverse.shares,
        "idle": reverse.idle,
        "funnel": funnel.funnel_table,
        "decided_links": decided_links,
    }
)
