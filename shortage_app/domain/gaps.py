"""Shortage occupations without an offered product, ranked by parts that a planner sees and weighs."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.codes import Coverage, Status
from shortage_app.domain.project import Method

DEMAND, STRUCTURAL, CHRONIC, CAUSE, PRIORITY = (
    "demand_part",
    "structural_part",
    "chronic_part",
    "cause_part",
    "priority",
)
DEMAND_NOT_MET = "demand_not_met"
CHRONIC_FULL = 5  # editions without an offer from which the chronic part is full
ACTIONABLE = ("quantitative", "qualitative")  # more places, or other content; training alone will not fix conditions
CAUSE_NOT_SAID = 0.5


def gaps(listed: pd.DataFrame, weights: tuple[float, float, float, float] | None = None) -> pd.DataFrame:
    """The listed occupations in scope without an offered product, most pressing first.

    Adds demand_not_met (offers that were not filled), four parts between 0 and 1 and their weighted mean `priority`:
    demand (against the largest of the list), structural, chronic (full at five editions), cause (the share of its
    causes that training can act on; half where none is said). weights: in this order, as in Method.gap_weights.
    """
    weights = weights or Method().gap_weights
    without = listed[listed[c.COVERAGE].isin([Coverage.NO_PRODUCT, Coverage.NOT_OFFERED])]
    unmet = demand_not_met(listed)
    most = np.nanmax(unmet, initial=0)
    own = demand_not_met(without)
    parts = {
        DEMAND: np.nan_to_num(own) / most if most else np.zeros(len(own)),
        STRUCTURAL: (without[c.STATUS] == Status.STRUCTURAL).to_numpy(float),
        CHRONIC: np.minimum(without[c.CHRONIC_EDITIONS].to_numpy(float, na_value=0) / CHRONIC_FULL, 1),
        CAUSE: _actionable_shares(without[c.CAUSES]),
    }
    weighed = (weight * part for weight, part in zip(weights, parts.values(), strict=True))
    priority = sum(weighed, np.zeros(len(own))) / sum(weights)
    ranked = without.assign(**{DEMAND_NOT_MET: pd.array(own, dtype="Float64")}, **parts, **{PRIORITY: priority})
    return ranked.sort_values([PRIORITY, c.CODE], ascending=[False, True], kind="stable")


def demand_not_met(listed: pd.DataFrame) -> npt.NDArray[np.float64]:
    """Offers received that were not filled: all of them where no fill rate is known; NaN without offers.

    A fill rate is a share between 0 and 1.
    """
    offers = listed[c.OFFERS_RECEIVED].to_numpy(float, na_value=np.nan)
    filled = listed[c.FILL_RATE].to_numpy(float, na_value=0.0)
    unmet: npt.NDArray[np.float64] = offers * (1 - np.clip(filled, 0, 1))
    return unmet


def _actionable_shares(causes: "pd.Series[str]") -> npt.NDArray[np.float64]:
    shares = {said: _actionable(said) for said in causes.unique()}
    return np.array([shares[said] for said in causes], dtype=float)


def _actionable(causes: str) -> float:
    said = [cause for cause in causes.split(";") if cause]
    return sum(cause in ACTIONABLE for cause in said) / len(said) if said else CAUSE_NOT_SAID
