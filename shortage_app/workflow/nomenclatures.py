"""In which nomenclature the codes of a list are, where nobody says so: as in the edition before, if it knows them."""

from dataclasses import dataclass

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.codes import UNNAMED
from shortage_app.domain.project import Project

# The next edition of a real list has at least 0.47 of its codes in common with those before it, the first one of
# another nomenclature none; a handful of codes says nothing.
FEW_KNOWN, LEAST_CODES = 0.2, 20


@dataclass(frozen=True)
class Strangers:
    """Of how many codes of a list the nomenclature in which it would be read knows how few."""

    nomenclature: str
    known: int
    count: int


def nomenclature_of_list(table: pd.DataFrame, project: Project, year: int) -> str:
    """That which the rows of a list name, else that of the editions around it."""
    return _named(table) or nearest_nomenclature(project, year)


def nearest_nomenclature(project: Project, year: int) -> str:
    """That of the edition of the year or before, else of the one after, else a name that says nobody named it."""
    editions = project.editions[project.editions[c.NOMENCLATURE] != ""].sort_values(c.REFERENCE_YEAR)
    earlier = editions[editions[c.REFERENCE_YEAR] <= year]
    if len(earlier):
        return str(earlier[c.NOMENCLATURE].iloc[-1])
    return str(editions[c.NOMENCLATURE].iloc[0]) if len(editions) else UNNAMED


def strangers(table: pd.DataFrame, project: Project, year: int) -> Strangers | None:
    """Where hardly a code of a list is known in the nomenclature it would be read in without a word: how few.

    Read so, every occupation would count as new and every one of before as gone, whichever they are.
    """
    if c.CODE not in table or _named(table):
        return None
    nomenclature = nearest_nomenclature(project, year)
    codes = set(table[c.CODE].dropna()) - {""}
    known = codes_of(project, nomenclature)
    if len(codes) < LEAST_CODES or not known or len(codes & known) >= FEW_KNOWN * len(codes):
        return None
    return Strangers(nomenclature, len(codes & known), len(codes))


def codes_of(project: Project, nomenclature: str) -> set[str]:
    """Every code of a nomenclature that an edition or the crosswalk names."""
    editions, crosswalk = project.editions, project.crosswalk
    years = editions.loc[editions[c.NOMENCLATURE] == nomenclature, c.REFERENCE_YEAR]
    return {
        *project.listings.loc[project.listings[c.REFERENCE_YEAR].isin(years), c.CODE],
        *crosswalk.loc[crosswalk[c.FROM_NOMENCLATURE] == nomenclature, c.FROM_CODE],
        *crosswalk.loc[crosswalk[c.TO_NOMENCLATURE] == nomenclature, c.TO_CODE],
    }


def _named(table: pd.DataFrame) -> str:
    """The one nomenclature that rows of the table name, though some say nothing; "" where they name none or several."""
    names = set(table[c.NOMENCLATURE].dropna()) - {""} if c.NOMENCLATURE in table else set()
    return names.pop() if len(names) == 1 else ""
