"""Two groups of leavers compared: raw, and directly standardised over strata, with Newcombe and MOVER intervals.

Standardised: both groups are given the same composition, that of the two pooled, so that what is left of the gap is
not due to it. Only strata count in which both groups have figures that may be shown; the others are left out, and
said. Raw over the same strata is there too: what leaving them out does is no effect of standardising.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.codes import Measure
from shortage_app.domain.disclosure import ExitFigures
from shortage_app.domain.exit_groups import HIDDEN, Chosen, group_cells
from shortage_app.domain.intervals import Interval, difference, weighted_sum, wilson

# The finest strata are taken that keep so much of both groups: of 1 000 leavers, 900 and more in strata with figures.
KEPT_LEAST = 0.9
# An adjusted gap that speaks for fewer of the people is none of theirs: of 1 000 leavers, for 499 or fewer.
KEPT_AT_ALL = 0.5


@dataclass(frozen=True)
class Comparison:
    """First group minus second; None where a figure is hidden or there is none. withheld: a raw figure is hidden.

    n_first, n_second, first, second: sizes and rates. raw: their difference. raw_kept: the same over the strata that
    are kept. adjusted: standardised over those. by: the columns of the strata, () where none could be used.
    kept: the share of the two groups' people in strata that are kept. hidden, empty: strata left out because a figure
    of theirs is hidden, or because one group has nobody there.
    """

    n_first: int | None
    n_second: int | None
    first: Interval | None
    second: Interval | None
    raw: Interval | None
    withheld: bool
    raw_kept: Interval | None
    adjusted: Interval | None
    by: tuple[str, ...]
    kept: float
    hidden: tuple[tuple[str, ...], ...]
    empty: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, eq=False)
class _Standardised:
    """Two groups over the strata that both have."""

    by: tuple[str, ...]
    people: float
    raw: Interval | None
    adjusted: Interval | None
    hidden: tuple[tuple[str, ...], ...]
    empty: tuple[tuple[str, ...], ...]


def compare(
    figures: ExitFigures, measure: Measure, first: Chosen, second: Chosen, strata: Sequence[tuple[str, ...]]
) -> Comparison:
    """Compare two groups, adjusted by the first of these strata that keep KEPT_LEAST of the people, else by the best.

    Not adjusted where even those keep fewer than KEPT_AT_ALL.
    NotAViewError where a group and strata together are not in the closed list of views.
    """
    whole = [group_cells(figures, measure, chosen) for chosen in (first, second)]
    sizes = [_size(cells) for cells in whole]
    rates = [_rate(cells) for cells in whole]
    tried = [_standardised(figures, measure, first, second, by) for by in strata]
    everyone = float(sum(size or 0 for size in sizes)) or np.nan
    best = _best(tried, everyone)
    enough = best.people >= KEPT_AT_ALL * everyone
    return Comparison(
        n_first=sizes[0], n_second=sizes[1], first=rates[0], second=rates[1], raw=_apart(*rates),
        withheld=any(bool(cells[HIDDEN].any()) for cells in whole),
        raw_kept=best.raw if enough else None, adjusted=best.adjusted if enough else None, by=best.by if enough else (),
        kept=best.people / everyone if None not in sizes else np.nan, hidden=best.hidden, empty=best.empty,
    )  # fmt: skip


def _best(tried: Sequence[_Standardised], everyone: float) -> _Standardised:
    """The first that keeps enough of the people, else the one that keeps most."""
    nothing = _Standardised((), 0, None, None, (), ())
    enough = (one for one in tried if one.people >= KEPT_LEAST * everyone)
    return next(enough, None) or max(tried, key=lambda one: one.people, default=nothing)


def _size(cells: pd.DataFrame) -> int | None:
    n = cells[c.N]
    return None if n.empty or n.isna().any() else int(n.sum())


def _rate(cells: pd.DataFrame) -> Interval | None:
    """The rate of a group of one row; None without a figure."""
    if cells.empty or cells[c.N].isna().any() or not cells[c.N].sum():
        return None
    return Interval.of(wilson(cells[c.COUNT].sum(), cells[c.N].sum()))


def _apart(first: Interval | None, second: Interval | None) -> Interval | None:
    return None if first is None or second is None else first.minus(second)


def _standardised(
    figures: ExitFigures, measure: Measure, first: Chosen, second: Chosen, by: tuple[str, ...]
) -> _Standardised:
    """Both groups over the strata in which neither is hidden nor empty, weighed by the people of both."""
    ones, others = (group_cells(figures, measure, chosen, by) for chosen in (first, second))
    ones, others = ones.align(others, join="outer", axis=0)
    hidden = ones[HIDDEN].eq(True) | others[HIDDEN].eq(True)
    used = (ones[c.N] > 0) & (others[c.N] > 0)
    nobody = ~hidden & ~used & (ones[c.N].fillna(0) + others[c.N].fillna(0) > 0)
    kept = [cells[used] for cells in (ones, others)]
    people = kept[0][c.N] + kept[1][c.N]
    raw = adjusted = None
    if used.any():
        weights = (people / people.sum()).to_numpy(float)
        sums = [weighted_sum(wilson(cells[c.COUNT], cells[c.N]), weights) for cells in kept]
        adjusted = Interval.of(difference(*sums))
        raw = _apart(*(_rate(cells) for cells in kept))
    return _Standardised(by, float(people.sum()), raw, adjusted, _names(ones[hidden].index), _names(ones[nobody].index))


def _names(index: pd.Index) -> tuple[tuple[str, ...], ...]:
    return tuple(key if isinstance(key, tuple) else (key,) for key in index)
