"""Which figures are hidden beside the unsafe ones, so that nothing shown gives these back.

Everything starts hidden, and figures are shown one by one (showing.py). What stays hidden follows from no sum or
difference of what is shown, and could be another by two at least: that is kept at each step, not searched for at the
end.
"""

import numpy as np

from shortage_app.domain.disclosure.people import kinds_of_people, margins_are_job_oriented, somebody
from shortage_app.domain.disclosure.showing import Wanted, shown_in_turn
from shortage_app.domain.disclosure.systems import DELAY, DURABILITY, EXITS, Cohort, Masks
from shortage_app.domain.disclosure.worth import in_order_of_worth
from shortage_app.domain.exits import Flags


def choose(cohort: Cohort, masks: Masks) -> Masks:
    """The masks with all added that protects them, zeros of breakdowns hidden whole among them."""
    for name in (EXITS, DURABILITY, DELAY):
        masks = cohort.nested(masks | {name: masks[name] | _not_shown(cohort, name, masks[name])})
    zeros = cohort.nobody & ~cohort.known_zeros(masks)
    return cohort.nested(masks | {EXITS: masks[EXITS] | zeros})


def _not_shown(cohort: Cohort, name: str, hidden: Flags) -> Flags:
    """The cells that one mask has to hide."""
    counted = cohort.given(name) & ~cohort.nobody
    if not counted.any():
        return counted
    rows, people = cohort.ground.row_of_cell, cohort.populations
    wanted = Wanted(
        ground=cohort.ground,
        kinds=kinds_of_people(cohort, name, hidden),
        somebody=somebody(people),
        known=cohort.ground.links if name == EXITS or margins_are_job_oriented(people) else rows[:0],
        rows=rows[in_order_of_worth(cohort, counted & ~hidden)],
        hidden=rows[counted & hidden],
    )
    shown = np.zeros(rows.max(initial=-1) + 1, dtype=bool)
    shown[shown_in_turn(wanted)] = True
    return np.asarray(counted & ~shown[rows])
