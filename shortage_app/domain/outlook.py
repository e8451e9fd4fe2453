"""Since when an occupation has been structural, and what the next edition would change (METHOD section 5)."""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from shortage_app.domain.history import LISTED_STATE, NOT_LISTED_STATE, States
from shortage_app.domain.project import Method
from shortage_app.domain.published import Flags
from shortage_app.domain.rules import NO, UNDETERMINED, YES, Verdicts, ruling
from shortage_app.domain.statuses import Statuses, statuses_of_listed

Columns: TypeAlias = npt.NDArray[np.int64]


def structural_since(structural: Verdicts, without_edition: Flags) -> tuple[Columns, Flags]:
    """The column where the unbroken run of structural editions began that ends in the last one, and if maybe earlier.

    Years without an edition do not break a run. It may have begun earlier where the edition before it is undetermined,
    or where nothing is known before it. An occupation that is not structural now has the last column.
    """
    rows, years = structural.shape
    since = np.full(rows, years - 1)
    running, maybe_earlier = np.ones(rows, dtype=bool), np.zeros(rows, dtype=bool)
    for year in np.flatnonzero(~without_edition)[::-1]:
        maybe_earlier |= running & (structural[:, year] == UNDETERMINED)
        running &= structural[:, year] == YES
        since[running] = year
    return since, maybe_earlier | running


def statuses_if_listed_next(states: States, method: Method) -> Statuses:
    """The statuses in an edition of the year after the last column, of occupations listed in it."""
    next_year = states.shape[1]
    then = _followed_by(states, LISTED_STATE)
    return statuses_of_listed(then, ruling(then, method).structural[:, next_year], next_year, next_year - 1)


def lost_by_one_absence(states: States, method: Method) -> Flags:
    """Whether an occupation that misses the next edition, and is listed again the year after, is not structural."""
    after = ruling(_followed_by(states, NOT_LISTED_STATE, LISTED_STATE), method).structural[:, -1]
    return np.equal(after, NO)


def _followed_by(states: States, *years: int) -> States:
    added = np.tile(np.array(years, dtype=np.uint8), (len(states), 1))
    return np.concatenate([states, added], axis=1)
