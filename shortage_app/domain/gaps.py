"""Shortage occupations without an offered product, ranked by parts that a planner sees and weighs."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.codes import Coverage, Status

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


@dataclass(frozen=True)
class GapWeights:
    """How much each part counts; only their proportions matter. All zero is refused with ValueError."""

    demand: float = 4
    structural: float = 3
    chronic: float = 2
    cause: float = 1

    def __post_init__(self) -> None:
        if min(self.demand, self.structural, self.chronic, self.cause) < 0 or not self.total:
            raise ValueError("weights are not negative, and one of them is above 0")

    @property
    def total(self) -> float:
        """The sum of the weights."""
        return self.demand + self.structural + self.chronic + self.cause


def gaps(listed: pd.DataFrame, weights: GapWeights | None = None) -> pd.DataFrame:
    """The listed occupations in scope without an offered product, most pressing first.

    Adds demand_not_met (offers that were not filled), four parts between 0 and 1 and their weighted mean `priority`:
    demand (against the largest of the list), structural, chronic (full at five editions), cause (the share of its
    causes that training can act on; half where none is said).
    """
    weights = weights or GapWeights()
    without = listed[listed[c.COVERAGE].isin([Coverage.NO_PRODUCT, Coverage.NOT_OFFERED])]
    unmet = demand_not_met(listed)
    most = np.nanmax(unmet, initial=0)
    own = demand_not_met(without)
    parts = {
        DEMAND: np.nan_to_num(own) / most if most else np.zeros(len(own)),
        STRUCTURAL: (without[c.STATUS] == Status.STRUCTURAL).to_numpy(float),
        CHRONIC: np.minimum(without[c.CHRONIC_EDITIONS].to_numpy(float, na_value=0) / CHRONIC_FULL, 1),
        CAUSE: np.array([_actionable(causes) for causes in without[c.CAUSES]], dtype=float),
    }
    weighed = (weights.demand, weights.structural, weights.chronic, weights.cause)
    priority = (
        sum((w * part for w, part in zip(weighed, parts.values(), strict=True)), np.zeros(len(own))) / weights.total
    )
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


def _actionable(causes: str) -> float:
    said = [cause for cause in causes.split(";") if cause]
    return sum(cause in ACTIONABLE for cause in said) / len(said) if said else CAUSE_NOT_SAID
