"""An analysis seen through filters: fewer occupations, or the offer of some providers or training types alone."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis, figures_of
from shortage_app.domain.codes import LISTED_STATUSES, Status
from shortage_app.domain.coverage import COVERAGE_COLUMNS, coverage

Kept = frozenset[str] | None  # None: all of them


@dataclass(frozen=True)
class Lens:
    """What is kept. An occupation is kept by any of its causes; a product by provider and by training type."""

    structural_only: bool = False
    causes: Kept = None
    poles: Kept = None
    providers: Kept = None
    training_types: Kept = None

    @property
    def narrows_offer(self) -> bool:
        """Whether products are left out, so that coverage is another."""
        return self.providers is not None or self.training_types is not None


def narrowed(analysis: Analysis, lens: Lens) -> Analysis:
    """The analysis through a lens, its figures counted again; the very same where nothing is left out.

    With fewer products coverage is that by these products alone; editions without an offer stay those of all products.
    """
    if lens == Lens() or not analysis.has_catalogue:
        return analysis
    products = _products(analysis.products, lens)
    links = analysis.links[analysis.links[c.PRODUCT_CODE].isin(products[c.PRODUCT_CODE])]
    occupations = _occupations(analysis.occupations, lens)
    if lens.narrows_offer:
        occupations = _covered_by(occupations, products, links)
    return replace(
        analysis,
        occupations=occupations.reset_index(drop=True),
        products=products.reset_index(drop=True),
        links=links.reset_index(drop=True),
        figures=figures_of(occupations, analysis.has_catalogue),
    )


def _products(products: pd.DataFrame, lens: Lens) -> pd.DataFrame:
    for column, kept in ((c.PROVIDER, lens.providers), (c.TRAINING_TYPE, lens.training_types)):
        if kept is not None:
            products = products[products[column].isin(kept)]
    return products


def _occupations(occupations: pd.DataFrame, lens: Lens) -> pd.DataFrame:
    kept = pd.Series(True, index=occupations.index)
    if lens.structural_only:
        kept &= occupations[c.STATUS] == Status.STRUCTURAL
    if lens.poles is not None:
        kept &= occupations[c.POLE].isin(lens.poles)
    if lens.causes is not None:
        causes = lens.causes
        kept &= np.array(
            [bool(causes.intersection(str(said).split(";"))) for said in occupations[c.CAUSES]], dtype=bool
        )
    return occupations[kept]


def _covered_by(occupations: pd.DataFrame, products: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """The occupations with the coverage that these products alone give those that are listed."""
    listed = occupations[occupations[c.STATUS].isin(LISTED_STATUSES)]
    anew = coverage(listed, products, links)
    covered = occupations.copy()
    for column in COVERAGE_COLUMNS:
        covered.loc[listed.index, column] = anew[column]
    return covered
