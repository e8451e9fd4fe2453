"""The occupations of one edition with what the list and the table of domains say of them."""

from functools import lru_cache
from typing import NamedTuple

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
    of_code = domains[c.OCCUPATION_CODE] != ""
    by_code, by_group = _said(domains[of_code], c.OCCUPATION_CODE), _said(domains[~of_code], c.GROUP)
    frame = listings.reset_index(drop=True)
    keys = zip(frame[c.CODE].tolist(), frame[c.GROUP].tolist(), strict=True)
    said = [(by_code.get(code, SILENCE), by_group.get(group, SILENCE)) for code, group in keys]
    own = zip(frame[c.DOMAIN].fillna("").tolist(), frame[c.IN_SCOPE].tolist(), said, strict=True)
    rows = [(text or a.domain or b.domain, a.pole or b.pole, _told(told, a, b)) for text, told, (a, b) in own]
    domain, pole, scopes = zip(*rows, strict=True) if rows else ((), (), ())
    scope = pd.Series(scopes, dtype="boolean")
    return frame.assign(
        **{
            c.DOMAIN: pd.Series(domain, dtype="str"),
            c.POLE: pd.Series(pole, dtype="str"),
            c.IN_SCOPE: scope.fillna(True).astype(bool),
            SCOPE_ASSUMED: scope.isna(),
        }
    )


class _Said(NamedTuple):
    """What a row of the table of domains says; nothing where "" or None stands."""

    domain: str = ""
    pole: str = ""
    scope: bool | None = None


SILENCE = _Said()


def _said(rows: pd.DataFrame, key: str) -> dict[str, _Said]:
    """What the first row of each key says."""
    said = zip(rows[c.DOMAIN].fillna(""), rows[c.POLE].fillna(""), rows[c.IN_SCOPE].astype(object), strict=True)
    found: dict[str, _Said] = {}
    for name, row in zip(rows[key], said, strict=True):
        found.setdefault(name, _Said(*row))
    return found


def _told(own: object, *others: _Said) -> object:
    """What is said first of the scope."""
    known = (scope for scope in (own, *(other.scope for other in others)) if scope is not None and scope is not pd.NA)
    return next(known, None)
