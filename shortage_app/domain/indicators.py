"""Published series followed from period to period: variation, distance to the target, and what does not add up.

A series is an indicator in one category of one dimension (both may be blank). Values stay as published; what is
computed from them stands beside, and a difference is shown, never smoothed (METHOD section 8).
"""

import math

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.codes import TargetState

SERIES = (c.INDICATOR, c.DIMENSION, c.CATEGORY)
PREVIOUS_PERIOD = "previous_period"
VARIATION = "variation"
VARIATION_PERCENT = "variation_percent"
VARIATION_DIFFERENCE = "variation_difference"
TARGET_GAP = "target_gap"
TARGET_STATE = "target_state"
FOLLOWED_COLUMNS = (
    *SERIES, c.PERIOD, c.COHORT, c.VALUE, c.UNIT, c.TARGET, TARGET_GAP, TARGET_STATE, PREVIOUS_PERIOD, VARIATION,
    VARIATION_PERCENT, c.PUBLISHED_VARIATION, VARIATION_DIFFERENCE, c.SERIES_BREAK, c.NOTE,
)  # fmt: skip
PERCENT = "%"
DECIMALS_MOST = 6  # of a published variation: −28.9 has one, 4.9 has one, 12 has none


def followed(indicators: pd.DataFrame) -> pd.DataFrame:
    """Every value with its variation since the period before, and how it stands to its target.

    FOLLOWED_COLUMNS; series in the order in which they come, periods in theirs. variation is absolute (points of a
    percentage), variation_percent in %; neither exists across a break. variation_difference: published less computed,
    in whichever of the two the published figure is nearer to; 0 where they agree to the decimals published.
    target_state: a TargetState, "" without a target.
    """
    order = indicators.groupby(list(SERIES), sort=False).ngroup()
    rows = indicators.assign(_order=order).sort_values(["_order", c.PERIOD], kind="stable").drop(columns="_order")
    rows = rows.reset_index(drop=True)
    series = rows.groupby(list(SERIES), sort=False)
    before = series[c.VALUE].shift()
    broken = rows[c.SERIES_BREAK].fillna(False).astype(bool)
    rows[PREVIOUS_PERIOD] = series[c.PERIOD].shift().fillna("").astype("str")
    rows[VARIATION] = (rows[c.VALUE] - before).round(DECIMALS_MOST).mask(broken)
    rows[VARIATION_PERCENT] = (100 * rows[VARIATION] / before.where(before != 0)).round(DECIMALS_MOST)
    rows[VARIATION_DIFFERENCE] = pd.array(
        [
            _difference(*parts)
            for parts in zip(rows[c.PUBLISHED_VARIATION], rows[VARIATION], rows[VARIATION_PERCENT], strict=True)
        ],
        dtype="Float64",
    )
    rows[TARGET_GAP] = (rows[c.VALUE] - rows[c.TARGET]).round(DECIMALS_MOST)
    rows[TARGET_STATE] = pd.Series(_states(rows), dtype="str")
    return rows[list(FOLLOWED_COLUMNS)]


def _difference(published: float, absolute: float, percent: float) -> float | None:
    """Published less computed; None where one of them is missing."""
    if pd.isna(published) or pd.isna(absolute):
        return None
    decimals = _decimals(published)
    computed = [round(value, decimals) for value in (absolute, percent) if not pd.isna(value)]
    nearest = min(computed, key=lambda value: abs(published - value))
    return round(published - nearest, decimals)


def _decimals(value: float) -> int:
    """How many decimals a figure was published with."""
    return next((places for places in range(DECIMALS_MOST) if math.isclose(round(value, places), value)), DECIMALS_MOST)


def _states(rows: pd.DataFrame) -> list[str]:
    """How each value stands to its target; more is better in every indicator that has one.

    Targets of periods that follow one another were set together, before the first of them. After a break in the
    series they no longer speak of what is counted: such a target is neither met nor missed.
    """
    states, series, planned, spoiled = [], None, False, False
    columns = [*SERIES, c.VALUE, c.TARGET, c.SERIES_BREAK]
    for *key, value, target, broken in rows[columns].itertuples(index=False, name=None):
        if key != series:
            series, planned, spoiled = key, False, False
        has_target = not pd.isna(target)
        spoiled = has_target and (spoiled or (planned and broken is not pd.NA and bool(broken)))
        planned = has_target
        if not has_target or pd.isna(value):
            states.append("")
        elif spoiled:
            states.append(TargetState.NOT_COMPARABLE.value)
        else:
            states.append((TargetState.MET if value >= target else TargetState.NOT_MET).value)
    return states


def disagreements(indicators: pd.DataFrame) -> pd.DataFrame:
    """Totals as published that differ from the sum of their parts: indicator, dimension, period, total, sum.

    A total is a value without dimension and category. Percentages do not add up and are not compared.
    """
    counts = indicators[(indicators[c.UNIT] != PERCENT) & indicators[c.VALUE].notna()]
    total = counts[(counts[c.DIMENSION] == "") & (counts[c.CATEGORY] == "")]
    parts = counts[counts[c.DIMENSION] != ""].groupby([c.INDICATOR, c.DIMENSION, c.PERIOD], sort=False)[c.VALUE].sum()
    both = (
        parts.rename("sum")
        .reset_index()
        .merge(total[[c.INDICATOR, c.PERIOD, c.VALUE]].rename(columns={c.VALUE: "total"}), on=[c.INDICATOR, c.PERIOD])
    )
    apart = both[(both["total"] - both["sum"]).abs() > 1e-9]
    return apart[[c.INDICATOR, c.DIMENSION, c.PERIOD, "total", "sum"]].reset_index(drop=True)
