"""The occupations of one edition with what the list and the table of domains say of them."""

from functools import lru_cache

import numpy as np
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.project import Project
from shortage_app.domain.published import published

SCOPE_ASSUMED = "scope_assumed"
TITLES = (c.TITLE_FR, c.TITLE_NL, c.TITLE_EN)


def edition_status(project: Project, year: int) -> str:
    """ "published", "none_published", or "" where nothing is known of the year."""
    return _editions(project).get(year, ("", ""))[0]


def nomenclature_of(project: Project, year: int) -> str:
    """The nomenclature of the edition of a year, "" when there is none."""
    return _editions(project).get(year, ("", ""))[1]


@lru_cache(maxsize=8)
def _editions(project: Project) -> dict[int, tuple[str, str]]:
    """Status and nomenclature of each year of which something is known."""
    rows = project.editions[[c.REFERENCE_YEAR, c.STATUS, c.NOMENCLATURE]].drop_duplicates(c.REFERENCE_YEAR)
    return {int(year): (str(status), str(name)) for year, status, name in rows.itertuples(index=False, name=None)}


def earlier_editions(project: Project, year: int) -> list[int]:
    """The editions before a year that were published and imported, the latest first."""
    record = published(project)
    imported: list[int] = record.years[record.imported].tolist()
    return [edition for edition in reversed(imported) if edition < year]


def previous_edition(project: Project, year: int) -> int | None:
    """The latest edition before a year that was published and imported."""
    return next(iter(earlier_editions(project, year)), None)


def listings_of(project: Project, year: int) -> pd.DataFrame:
    """The shortage occupations of an edition; codes that it did not assess are left out."""
    listings = project.listings
    rows = listings[(listings[c.REFERENCE_YEAR] == year).to_numpy()]
    return rows[rows[c.ASSESSED].fillna(True).to_numpy(bool)]


@lru_cache(maxsize=16)
def described_edition(project: Project, year: int) -> pd.DataFrame:
    """The shortage occupations of an edition, described; kept for the last editions."""
    return described(listings_of(project, year), project.domains)


def described(listings: pd.DataFrame, domains: pd.DataFrame) -> pd.DataFrame:
    """The listings with domain, pole and scope filled from the table of domains.

    What the list says goes before the table, and a row for the occupation before one for its group. An occupation of
    which nobody says whether it is in scope is taken as in scope, and flagged in `scope_assumed` (METHOD section 3).
    """
    by_code = domains[domains[c.OCCUPATION_CODE] != ""].drop_duplicates(c.OCCUPATION_CODE).set_index(c.OCCUPATION_CODE)
    by_group = domains[domains[c.OCCUPATION_CODE] == ""].drop_duplicates(c.GROUP).set_index(c.GROUP)
    frame = listings.reset_index(drop=True)
    domain = _first_text(frame[c.DOMAIN], frame[c.CODE].map(by_code[c.DOMAIN]), frame[c.GROUP].map(by_group[c.DOMAIN]))
    pole = _first_text(frame[c.CODE].map(by_code[c.POLE]), frame[c.GROUP].map(by_group[c.POLE]))
    scope = frame[c.IN_SCOPE]
    for table, key in ((by_code, c.CODE), (by_group, c.GROUP)):
        scope = scope.fillna(frame[key].map(table[c.IN_SCOPE]).astype("boolean"))
    return frame.assign(
        **{c.DOMAIN: domain, c.POLE: pole, c.IN_SCOPE: scope.fillna(True).astype(bool), SCOPE_ASSUMED: scope.isna()}
    )


def _first_text(*choices: pd.Series) -> pd.Series:
    """For each row the first of the texts that is neither missing nor empty."""
    result = np.full(len(choices[0]), "", dtype=object)
    for choice in choices:
        values = choice.astype(object).where(choice.notna(), "").to_numpy(dtype=object)
        result = np.where(result == "", values, result)
    return pd.Series(result, index=choices[0].index, dtype="str")
