"""For how many editions in a row an occupation has had no offered product (METHOD section 6, "chronic")."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.carried_links import carried_links
from shortage_app.domain.codes import EditionStatus
from shortage_app.domain.coverage import effective_links, offered
from shortage_app.domain.occupations import nomenclature_of
from shortage_app.domain.project import Project
from shortage_app.domain.published import carrying_rows


def editions_without_offer(project: Project, year: int, codes: pd.Series) -> npt.NDArray[np.int64]:
    """For each code of the edition of `year`, how many editions up to it, in a row, lacked an offered product.

    An occupation is followed to its predecessors over approved crosswalk rows. An edition whose year has no catalogue
    ends the run, for nothing is known of its offer.
    """
    followed = pd.DataFrame({"occupation": np.arange(len(codes)), c.CODE: codes.to_numpy()})
    lacking, runs = np.ones(len(codes), dtype=bool), np.zeros(len(codes), dtype=np.int64)
    nomenclature = None
    for edition_year, edition_nomenclature in _editions_back_from(project, year):
        served = offered_occupations(project, edition_year)
        if nomenclature not in (None, edition_nomenclature):
            followed = _predecessors(followed, project, str(nomenclature), edition_nomenclature)
        nomenclature = edition_nomenclature
        known = np.zeros(len(codes), dtype=bool)
        known[followed["occupation"]] = served is not None
        has_offer = np.zeros(len(codes), dtype=bool)
        has_offer[followed.loc[followed[c.CODE].isin(served or ()), "occupation"]] = True
        lacking &= known & ~has_offer
        if not lacking.any():
            break
        runs += lacking
    return runs


def _editions_back_from(project: Project, year: int) -> list[tuple[int, str]]:
    editions = project.editions
    published = editions[(editions[c.STATUS] == EditionStatus.PUBLISHED) & (editions[c.REFERENCE_YEAR] <= year)]
    latest_first = published.sort_values(c.REFERENCE_YEAR, ascending=False)
    return [(int(y), str(n)) for y, n in zip(latest_first[c.REFERENCE_YEAR], latest_first[c.NOMENCLATURE], strict=True)]


@lru_cache(maxsize=64)
def offered_occupations(project: Project, year: int) -> frozenset[str] | None:
    """The codes that an offered product of a catalogue year is linked to; None without a catalogue of the year."""
    own = project.products[(project.products[c.CATALOGUE_YEAR] == year).to_numpy()]
    if own.empty:
        return None
    products = offered(own)
    links = carried_links(project.links, project.crosswalk, nomenclature_of(project, year))
    links = effective_links(links, products[products[c.OFFERED].to_numpy()], year)
    return frozenset(links[c.OCCUPATION_CODE])


def _predecessors(followed: pd.DataFrame, project: Project, nomenclature: str, earlier: str) -> pd.DataFrame:
    """The same occupations under the codes they had in the earlier nomenclature."""
    rows = carrying_rows(project.crosswalk)
    step = rows[(rows[c.TO_NOMENCLATURE] == nomenclature) & (rows[c.FROM_NOMENCLATURE] == earlier)]
    pairs = followed.merge(step[[c.FROM_CODE, c.TO_CODE]], left_on=c.CODE, right_on=c.TO_CODE)
    return pd.DataFrame({"occupation": pairs["occupation"], c.CODE: pairs[c.FROM_CODE]}).drop_duplicates()
