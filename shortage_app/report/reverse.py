"""Reverse coverage: which part of the offer serves shortage occupations, and which products serve none."""

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain import reverse as counting
from shortage_app.domain.analysis import Analysis
from shortage_app.report.notes import source_notes
from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.report.tables import COLUMNS, make
from shortage_app.report.titles import titles
from shortage_app.text import N_, _, percent

BY = (c.DOMAIN, c.TRAINING_TYPE, c.PROVIDER_TYPE, c.POLE)
IDLE_COLUMNS = (
    c.PRODUCT_CODE, c.TITLE, c.DOMAIN, c.PROVIDER, c.PROVIDER_TYPE, c.TRAINING_TYPE, c.POLE, c.PLACES, c.HOURS
)  # fmt: skip


def shares(analysis: Analysis, by: str = c.DOMAIN) -> Table:
    """The offered products by one of BY, and the shares of their places and hours that serve a shortage occupation."""
    rows = counting.reverse(analysis.products, by).sort_values(counting.SERVING_PLACES, ascending=False, kind="stable")
    whole = counting.reverse(analysis.products.assign(**{by: ""}), by)
    title = _("Places and hours of {year} that go to shortage occupations: {places} and {hours}")
    said = title.format(
        year=analysis.year,
        places=_percent(whole[counting.PLACES_SHARE]),
        hours=_percent(whole[counting.HOURS_SHARE]),
    )
    return Table("reverse", said, (COLUMNS[by], *_SHARE_COLUMNS), rows.reset_index(drop=True), source_notes(analysis))


def idle(analysis: Analysis) -> Table:
    """The offered products that serve no occupation of the list, the largest first."""
    products = counting.serving_none(analysis.products)
    title = _("Products offered in {year} that serve no shortage occupation").format(year=analysis.year)
    return make("idle", title, IDLE_COLUMNS, products.assign(**{c.TITLE: titles(products)}), source_notes(analysis))


def _percent(share: pd.Series) -> str:
    return "\N{EN DASH}" if share.empty or pd.isna(share.iloc[0]) else percent(float(share.iloc[0]))


_SHARE_COLUMNS = (
    TableColumn(c.PRODUCTS, N_("Products offered"), Format.INTEGER, total=True),
    TableColumn(counting.SERVING, N_("Products for shortage occupations"), Format.INTEGER),
    TableColumn(c.PLACES, N_("Places"), Format.INTEGER, total=True),
    TableColumn(counting.SERVING_PLACES, N_("Places for shortage occupations"), Format.INTEGER),
    TableColumn(counting.PLACES_SHARE, N_("Share of places"), Format.PERCENT),
    TableColumn(c.HOURS, N_("Hours"), Format.INTEGER, total=True),
    TableColumn(counting.SERVING_HOURS, N_("Hours for shortage occupations"), Format.INTEGER),
    TableColumn(counting.HOURS_SHARE, N_("Share of hours"), Format.PERCENT),
)
