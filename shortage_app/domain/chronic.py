"""For how many editions in a row an occupation has had no offered product (METHOD section 6, "chronic")."""

from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.catalogue import offered_occupations
from shortage_app.domain.history import predecessors
from shortage_app.domain.occupations import earlier_editions, nomenclature_of
from shortage_app.domain.project import Project

Codes: TypeAlias = tuple[list[str], npt.NDArray[np.intp]]
_NOBODY: Final[Codes] = ([], np.empty(0, dtype=np.intp))


def editions_without_offer(project: Project, year: int, codes: pd.Series) -> npt.NDArray[np.int64]:
    """For each code of the edition of `year`, how many editions up to it, in a row, lacked an offered product.

    An occupation is followed to the codes it had before, over any number of changes of nomenclature. An edition whose
    year has no catalogue ends the run, for nothing is known of its offer; so does one in which it had no code.
    """
    followed = _followed(project, year, codes)
    lacking, runs = np.ones(len(codes), dtype=bool), np.zeros(len(codes), dtype=np.int64)
    for edition in earlier_editions(project, year + 1):
        served = offered_occupations(project, edition)
        known, has_offer = np.zeros((2, len(codes)), dtype=bool)
        own_codes, occupation = followed.get(nomenclature_of(project, edition), _NOBODY)
        if served is not None:
            known[occupation] = True
            has_offer[occupation[[code in served for code in own_codes]]] = True
        lacking &= known & ~has_offer
        if not lacking.any():
            break
        runs += lacking
    return runs


def _followed(project: Project, year: int, codes: pd.Series) -> dict[str, Codes]:
    """By nomenclature, the codes that the occupations have in it, now or before, each with its position in `codes`."""
    before = predecessors(project, year)
    position = pd.Index(codes).get_indexer(pd.Index(before[c.CODE]))
    names, words = before[c.FROM_NOMENCLATURE].to_numpy(dtype=object), before[c.FROM_CODE].to_numpy(dtype=object)
    found: dict[str, Codes] = {}
    for name in pd.unique(names):
        here = (names == name) & (position >= 0)
        found[name] = (words[here].tolist(), position[here])
    now = nomenclature_of(project, year)
    before_here, position_here = found.get(now, _NOBODY)
    everybody = np.arange(len(codes), dtype=np.intp)
    found[now] = ([*codes, *before_here], np.concatenate([everybody, position_here]))
    return found
