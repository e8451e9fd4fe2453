"""The catalogue of a year: what it offers and which links hold in it, whatever the method; kept for the last years."""

from functools import lru_cache

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain import coverage, occupations
from shortage_app.domain.project import Project
from shortage_app.domain.said_links import said_links


@lru_cache(maxsize=8)
def catalogue_of(project: Project, year: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The products of a catalogue year with what they serve, and the links that hold in it."""
    own = _products(project, year)
    said = said_links(project, year)
    links = said.taken(said.standing(own[c.PRODUCT_CODE], year))
    listed = occupations.listings_of(project, year)[c.CODE]
    products = coverage.with_shortage_link(own, links, listed)
    served = links.loc[links[c.OCCUPATION_CODE].isin(listed), c.PRODUCT_CODE].value_counts()
    products[c.OCCUPATIONS] = products[c.PRODUCT_CODE].map(served).fillna(0).astype(int)
    return products.reset_index(drop=True), links.reset_index(drop=True)


@lru_cache(maxsize=64)
def offered_occupations(project: Project, year: int) -> frozenset[str] | None:
    """The codes that an offered product of a catalogue year is linked to; None without a catalogue of the year."""
    every_year = _offered(project)
    own = (every_year[c.CATALOGUE_YEAR] == year).to_numpy()
    if not own.any():
        return None
    said = said_links(project, year)
    places = said.standing(every_year.loc[own & every_year[c.OFFERED].to_numpy(), c.PRODUCT_CODE], year)
    return frozenset(said.taken_codes(places))


def _products(project: Project, year: int) -> pd.DataFrame:
    every_year = _offered(project)
    return every_year[(every_year[c.CATALOGUE_YEAR] == year).to_numpy()]


@lru_cache(maxsize=4)
def _offered(project: Project) -> pd.DataFrame:
    """The products of all years, decided at once: a row needs nothing of another."""
    return coverage.offered(project.products)
