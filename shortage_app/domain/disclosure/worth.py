"""What a figure is worth to planners: which are shown first."""

import numpy as np

from shortage_app.domain import columns as c
from shortage_app.domain.disclosure.systems import Cohort
from shortage_app.domain.exit_views import DOMAIN_BY_LINK, TOTAL
from shortage_app.domain.exits import Flags, Integers

# The later a view comes, the less it is worth: a pole by gender (1 + 1.5) goes before a provider (3), and a domain by
# level (2 + 3.3) before a domain by link and gender (4 + 1.5). All splits of total and shortage link go before the
# rest: comparisons are standardised by them. A figure of several views is worth its best.
PLACE = {
    TOTAL: -10.0, c.SHORTAGE_LINK: -5.0, c.TRAINING_TYPE: 1.0, c.POLE: 1.0, c.DOMAIN: 2.0, c.PROVIDER: 3.0,
    c.AGE_BAND: 3.0, c.COMMUNE: 3.0, DOMAIN_BY_LINK: 4.0, c.PRODUCT_CODE: 6.0,
}  # fmt: skip
BY_GENDER, BY_LEVEL = 1.5, 3.3


def in_order_of_worth(cohort: Cohort, cells: Flags) -> Integers:
    """These cells, from the one of most worth: by view, and the larger first.

    Groups come before units, and the totals of units before what is in them, unit by unit.
    """
    found, ground = np.flatnonzero(cells), cohort.ground
    splits, rows = len(ground.splits), ground.row_of_cell[found]
    of_unit = rows >= ground.groups * splits
    inside = of_unit & (found % splits < splits - 1)
    leavers = cohort.n.reshape(-1, splits)[found // splits, -1]
    order = np.lexsort((-cohort.n[found], _place(cohort)[found], -leavers * inside, inside, of_unit))
    return found[order]


def _place(cohort: Cohort) -> np.ndarray:
    """The place of the best view of each cell."""
    people = cohort.populations
    best = np.full(people.shape, np.inf)
    split = np.zeros(people.shape[1:])
    split[:-1] += BY_GENDER
    split[:, :-1] += BY_LEVEL
    for sets in (people.all_sets, people.job_sets):
        for name, of_group in sets.items():
            own = np.unique(of_group[of_group >= 0])
            best[own] = np.minimum(best[own], PLACE[name] + split)
    return best.ravel()
