"""Everything that is said of links, as numbers in order of precedence, so that each year only picks what is its own."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.carried_links import carried_links
from shortage_app.domain.codes import Verdict
from shortage_app.domain.occupations import nomenclature_of
from shortage_app.domain.project import Project

ORIGIN_DECISION: Final = "decision"
_FIRST: Final = (Verdict.DIRECT, Verdict.INDIRECT, Verdict.REFUSED)


@dataclass(frozen=True, eq=False)
class SaidLinks:
    """What is said of links in one nomenclature. What was put aside says nothing, and is in no array.

    rows: everything said, as it came.
    order: positions in `rows`, what goes first before what gives way: a decision before what the catalogue says, one
    for a year before one for every year, and then the stronger; the other arrays are in this order.
    pair: a number for each product and occupation; product: the position in `products`.
    year: the catalogue year, meaningless where the link holds in `every_year`.
    """

    rows: pd.DataFrame
    order: npt.NDArray[np.intp]
    pair: npt.NDArray[np.int64]
    product: npt.NDArray[np.intp]
    products: pd.Index
    year: npt.NDArray[np.int64]
    every_year: npt.NDArray[np.bool_]
    refused: npt.NDArray[np.bool_]

    def first_said(self, product_codes: pd.Series, year: int) -> npt.NDArray[np.intp]:
        """Positions in `order` of what goes first in a catalogue year of each product, of those named, and occupation.

        Refusals are among them.
        """
        in_catalogue = np.zeros(len(self.products) + 1, dtype=bool)
        in_catalogue[self.products.get_indexer(pd.Index(product_codes))] = True
        in_catalogue[-1] = False  # where get_indexer put the products of which nothing is said
        held = np.flatnonzero((self.every_year | (self.year == year)) & in_catalogue[self.product])
        _pairs, first = np.unique(self.pair[held], return_index=True)
        return np.asarray(held[np.sort(first)], dtype=np.intp)

    def standing(self, product_codes: pd.Series, year: int) -> npt.NDArray[np.intp]:
        """The same without what a decision refuses: the links that hold."""
        first = self.first_said(product_codes, year)
        return first[~self.refused[first]]

    def taken_codes(self, places: npt.NDArray[np.intp]) -> npt.NDArray[np.object_]:
        """The occupation codes at positions of `order`."""
        return self.rows[c.OCCUPATION_CODE].to_numpy(dtype=object)[self.order[places]]

    def taken(self, places: npt.NDArray[np.intp]) -> pd.DataFrame:
        """The rows at positions of `order`."""
        return self.rows.iloc[self.order[places]]


def coded(links: pd.DataFrame) -> SaidLinks:
    """Links as numbers in order of precedence."""
    strength = pd.Index(_FIRST).get_indexer(pd.Index(links[c.STRENGTH]))
    every_year = links[c.CATALOGUE_YEAR].isna().to_numpy(bool)
    by_catalogue = (links[c.ORIGIN] != ORIGIN_DECISION).to_numpy(bool)
    order = np.lexsort((np.where(strength < 0, len(_FIRST), strength), every_year, by_catalogue))
    order = order[(links[c.STRENGTH] != Verdict.ASIDE).to_numpy(bool)[order]]
    product, products = pd.factorize(links[c.PRODUCT_CODE])
    occupation, occupations = pd.factorize(links[c.OCCUPATION_CODE])
    pair = product.astype(np.int64) * max(len(occupations), 1) + occupation
    return SaidLinks(
        rows=links,
        order=order,
        pair=pair[order],
        product=product[order],
        products=pd.Index(products),
        year=links[c.CATALOGUE_YEAR].to_numpy(np.int64, na_value=0)[order],
        every_year=every_year[order],
        refused=strength[order] == _FIRST.index(Verdict.REFUSED),
    )


def said_links(project: Project, year: int) -> SaidLinks:
    """Everything said of links in any year, in the occupation codes of the list of `year`."""
    return _spoken(project, nomenclature_of(project, year))


@lru_cache(maxsize=8)
def _spoken(project: Project, nomenclature: str) -> SaidLinks:
    """Kept: the years of one nomenclature share it."""
    return coded(carried_links(project.links, project.crosswalk, nomenclature))
