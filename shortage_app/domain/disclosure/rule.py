"""Which figures are hidden for themselves, and which genders are left out of a cohort altogether."""

import numpy as np

from shortage_app.domain import columns as c
from shortage_app.domain.exits import COUNT_COLUMNS, CohortCounts, Flags, Integers

RARE_GENDER = 10  # times the threshold: with a threshold of 5, a gender of 49 leavers is left out, one of 50 is not
COMMON_GENDERS = ("female", "male")


def unsafe(n: Integers, count: Integers, threshold: int) -> Flags:
    """The figures that are hidden for themselves (METHOD section 7).

    Those whose n, count or n − count lies between 1 and threshold − 1, and 0 % and 100 % of fewer than 2 × threshold:
    with a threshold of 5, 4 of 30, 27 of 30, 3 of 3 and 9 of 9, but neither 0 of 0, nor 12 of 12, nor 6 of 11.
    """
    rest = n - count
    few = [(part > 0) & (part < threshold) for part in (n, count, rest)]
    one_sided = (n > 0) & (n < 2 * threshold) & ((count == 0) | (rest == 0))
    return np.asarray(np.logical_or.reduce([*few, one_sided]))


def rare_genders(counts: CohortCounts, threshold: int) -> Flags:
    """The genders too rare in the cohort for any of its figures: a total minus women minus men would show them.

    A cohort of one gender only, as where the source knows none, has no such total and keeps it.
    """
    leavers = counts.cells.number[COUNT_COLUMNS.index(c.LEAVERS)].sum(axis=(0, 2))
    uncommon = ~np.isin(np.array(counts.genders, dtype=object), COMMON_GENDERS)
    return np.asarray(uncommon & (leavers < RARE_GENDER * threshold) & (len(counts.genders) > 1))
