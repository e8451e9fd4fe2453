"""For how many editions in a row an occupation has had no offered product (METHOD section 6, "chronic")."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.carried_links import carried_links
from shortage_app.domain.coverage import effective_links, offered
from shortage_app.domain.history import predecessors
from shortage_app.domain.occupations import earlier_editions, nomenclature_of
from shortage_app.domain.project import Project

_OCCUPATION = "occupation"


def editions_without_offer(project: Project, year: int, codes: pd.Series) -> npt.NDArray[np.int64]:
    """For each code of the edition of `year`, how many editions up to it, in a row, lacked an offered product.

    An occupation is followed to the codes it had before, over any number of changes of nomenclature. An edition whose
    year has no catalogue ends the run, for nothing is known of its offer; so does one in which it had no code.
    """
    followed = _followed(project, year, codes)
    lacking, runs = np.ones(len(codes), dtype=bool), np.zeros(len(codes), dtype=np.int64)
    for edition in earlier_editions(project, year + 1):
        served = offered_occupations(project, edition)
        here = followed[(followed[c.FROM_NOMENCLATURE] == nomenclature_of(project, edition)).to_numpy(bool)]
        known = np.zeros(len(codes), dtype=bool)
        known[here[_OCCUPATION]] = served is not None
        has_offer = np.zeros(len(codes), dtype=bool)
        has_offer[here.loc[here[c.FROM_CODE].isin(served or ()), _OCCUPATION]] = True
        lacking &= known & ~has_offer
        if not lacking.any():
            break
        runs += lacking
    return runs


def _followed(project: Project, year: int, codes: pd.Series) -> pd.DataFrame:
    """The position of each occupation in `codes` with its nomenclature and code now, then those it had before."""
    position = pd.Series(np.arange(len(codes)), index=codes.to_numpy())
    now = pd.DataFrame({c.FROM_NOMENCLATURE: nomenclature_of(project, year), c.FROM_CODE: codes.to_numpy()})
    before = predecessors(project, year)
    before = before[before[c.CODE].isin(codes)]
    occupation = np.concatenate([position.to_numpy(), position.loc[before[c.CODE]].to_numpy()])
    return pd.concat([now, before[list(now)]], ignore_index=True).assign(**{_OCCUPATION: occupation})


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
