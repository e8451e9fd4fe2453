"""What needs attention in a year: chronic gaps, a status about to be won or lost, single providers."""

from dataclasses import dataclass

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import CHRONIC_FROM, Analysis
from shortage_app.domain.codes import Status
from shortage_app.report.titles import titles
from shortage_app.text import _, ngettext, number


@dataclass(frozen=True)
class Item:
    """One occupation: its title, its years as YearState codes, and a remark."""

    code: str
    title: str
    strip: str
    remark: str


@dataclass(frozen=True)
class Watch:
    """One reason for attention: every occupation it holds for; `key` opens them."""

    label: str
    detail: str
    key: str
    items: tuple[Item, ...]


def attention(analysis: Analysis) -> tuple[Watch, ...]:
    """The reasons, in the order in which they press."""
    return (_chronic(analysis), _one_listing_away(analysis), _about_to_lose(analysis), _single_provider(analysis))


def chronic(analysis: Analysis) -> pd.DataFrame:
    """The occupations structural and without an offered product in each of the last three editions or more."""
    listed = analysis.listed
    return listed[
        (listed[c.STATUS] == Status.STRUCTURAL).to_numpy() & _at_least(listed[c.CHRONIC_EDITIONS], CHRONIC_FROM)
    ]


def _at_least(column: pd.Series, least: int) -> "pd.Series[bool]":
    return column.astype("Float64").fillna(0) >= least


def _chronic(analysis: Analysis) -> Watch:
    rows = chronic(analysis).sort_values(c.CHRONIC_EDITIONS, ascending=False, kind="stable")
    remarks = [
        ngettext("{count} edition", "{count} editions", int(n)).format(count=int(n)) for n in rows[c.CHRONIC_EDITIONS]
    ]
    detail = _("structural, without an offer for ≥ {count} editions").format(count=CHRONIC_FROM)
    return Watch(_("Chronic gaps"), detail, "chronic", _items(rows, remarks))


def _one_listing_away(analysis: Analysis) -> Watch:
    detail = _("structural if listed again")
    return _warning(analysis, c.ONE_LISTING_FROM_STRUCTURAL, _("One listing from structural"), detail, "one_listing")


def _about_to_lose(analysis: Analysis) -> Watch:
    detail = _("one absence is enough")
    return _warning(analysis, c.ABOUT_TO_LOSE, _("About to lose structural status"), detail, "about_to_lose")


def _warning(analysis: Analysis, column: str, label: str, detail: str, key: str) -> Watch:
    """The occupations of which a column says yes, each with its last years on the list."""
    listed = analysis.listed
    rows = listed[listed[column].fillna(False).to_numpy(bool)]
    return Watch(label, detail, key, _items(rows, [_listed_years(strip, analysis.year) for strip in rows[c.STRIP]]))


def _single_provider(analysis: Analysis) -> Watch:
    listed = analysis.listed
    alone = (listed[c.PROVIDERS].astype("Float64").fillna(0) == 1).to_numpy(bool)
    rows = listed[alone].sort_values(c.PLACES, kind="stable")
    remarks = [
        "" if pd.isna(p) else ngettext("{count} place", "{count} places", int(p)).format(count=number(p))
        for p in rows[c.PLACES]
    ]
    return Watch(
        _("Single provider"), _("the whole offer depends on one provider"), "single_provider", _items(rows, remarks)
    )


def _items(rows: pd.DataFrame, remarks: list[str]) -> tuple[Item, ...]:
    return tuple(map(Item, rows[c.CODE], titles(rows), rows[c.STRIP], remarks))


def _listed_years(strip: str, year: int) -> str:
    """The last listings in words: "2018, 2019"."""
    states = strip.split(";")
    listed = [year - len(states) + 1 + place for place, state in enumerate(states) if state == "listed"]
    return ", ".join(map(str, listed[-2:]))
