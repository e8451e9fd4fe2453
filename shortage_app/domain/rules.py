"""The two rules that make an occupation structural, for every occupation and year at once (METHOD section 5).

Source: activity report 2020, footnote 6. Each rule is applied to both completions of the history: doubtful years read
as not listed, and as listed. More listings never make an occupation less structural, so no other completion can differ.
"""

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from shortage_app.domain.history import LISTED_STATE, NO_EDITION_STATE, NOT_LISTED_STATE, STATE_CODES, States
from shortage_app.domain.project import Method
from shortage_app.domain.published import IN_DOUBT, LISTED, NOT_LISTED, Flags

Verdicts: TypeAlias = npt.NDArray[np.uint8]

# By verdict: in how many of the two completions the rule holds
NO, UNDETERMINED, YES = range(3)
VERDICT_CODES: Final = ("no", "undetermined", "yes")

# By state: in how many of the two completions the occupation is listed in such a year
_READINGS: Final = np.full(len(STATE_CODES), IN_DOUBT, dtype=np.uint8)
_READINGS[[LISTED_STATE, NOT_LISTED_STATE, NO_EDITION_STATE]] = LISTED, NOT_LISTED, NOT_LISTED


@dataclass(frozen=True, eq=False)
class Ruling:
    """Verdicts for every occupation (row) and year (column), the year taken as the reference year."""

    consecutive: Verdicts
    window: Verdicts
    structural: Verdicts


def ruling(states: States, method: Method) -> Ruling:
    """What the rules say in each year of a history; the years before its first edition are unknown."""
    unknown_past = max(method.consecutive, method.window)
    readings = np.full((states.shape[0], unknown_past + states.shape[1]), IN_DOUBT, dtype=np.uint8)
    readings[:, unknown_past:] = _READINGS[states]
    skipped = np.zeros(readings.shape[1], dtype=bool)
    skipped[unknown_past:] = years_without_edition(states) & (method.gap_rule == "skip")
    verdicts = _rules_hold(readings == LISTED, skipped, method).astype(np.uint8)
    verdicts += _rules_hold(readings >= IN_DOUBT, skipped, method)
    return Ruling(*verdicts[:, :, unknown_past:])


def years_without_edition(states: States) -> Flags:
    """The columns of years for which nothing was published."""
    without: Flags = np.all(states == NO_EDITION_STATE, axis=0)
    return without


def window_listings(listed: Flags, method: Method) -> npt.NDArray[np.int16]:
    """How many listings stand in the window that belongs to each year."""
    so_far = np.zeros((listed.shape[0], listed.shape[1] + 1), dtype=np.int16)
    np.cumsum(listed, axis=1, out=so_far[:, 1:])
    last = np.arange(listed.shape[1]) + method.window_includes_reference
    return so_far[:, last] - so_far[:, np.maximum(last - method.window, 0)]


def _rules_hold(listed: Flags, skipped: Flags, method: Method) -> Flags:
    """Three layers for one completion: listed often enough in a row, often enough in the window, either."""
    consecutive = _in_a_row(listed, skipped) >= method.consecutive
    window = listed & (window_listings(listed, method) >= method.minimum)
    return np.stack([consecutive, window, consecutive | window])


def _in_a_row(listed: Flags, skipped: Flags) -> npt.NDArray[np.int16]:
    """The length of the run of listings that ends in each year; a skipped year neither counts nor breaks."""
    lengths = np.zeros(listed.shape, dtype=np.int16)
    run = np.zeros(listed.shape[0], dtype=np.int16)
    for year in np.flatnonzero(~skipped):
        run = (run + 1) * listed[:, year]
        lengths[:, year] = run
    return lengths
