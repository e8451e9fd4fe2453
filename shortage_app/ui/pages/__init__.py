"""The pages of the window in the order of the rail; each is imported when it is first looked at."""

from typing import TYPE_CHECKING

from shortage_app.text import N_
from shortage_app.ui.entries import PageEntry

if TYPE_CHECKING:
    from shortage_app.ui.page import Page


def _overview() -> "type[Page]":
    from shortage_app.ui.pages.overview import OverviewPage

    return OverviewPage


def _occupations() -> "type[Page]":
    from shortage_app.ui.pages.occupations import OccupationsPage

    return OccupationsPage


def _coverage() -> "type[Page]":
    from shortage_app.ui.pages.coverage import CoveragePage

    return CoveragePage


def _exits() -> "type[Page]":
    from shortage_app.ui.pages.exits import ExitsPage

    return ExitsPage


def _indicators() -> "type[Page]":
    from shortage_app.ui.pages.indicators import IndicatorsPage

    return IndicatorsPage


def _decisions() -> "type[Page]":
    from shortage_app.ui.pages.decisions import DecisionsPage

    return DecisionsPage


def _data() -> "type[Page]":
    from shortage_app.ui.pages.data import DataPage

    return DataPage


PAGES = (
    PageEntry("overview", "overview", N_("Overview"), _overview),
    PageEntry("occupations", "occupations", N_("Occupations"), _occupations),
    PageEntry("coverage", "coverage", N_("Coverage"), _coverage),
    PageEntry("exits", "exits", N_("Exits to work"), _exits),
    PageEntry("indicators", "indicators", N_("Indicators"), _indicators),
    PageEntry("decisions", "decisions", N_("Decisions"), _decisions),
    PageEntry("data", "data", N_("Data"), _data),
)
