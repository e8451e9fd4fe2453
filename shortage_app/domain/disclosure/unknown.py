"""Leavers whose outcome nobody knows, counted for the whole cohort: no view divides them, so none subtracts them."""

from dataclasses import dataclass

import numpy as np

from shortage_app.domain import columns as c
from shortage_app.domain.disclosure.rule import unsafe
from shortage_app.domain.exits import COUNT_COLUMNS, CohortCounts


@dataclass(frozen=True)
class UnknownOutcomes:
    """How many outcomes are unknown among all leavers, and among those of job-oriented training (None: not told)."""

    everyone: int
    job_oriented: int | None


def unknown_outcomes(counts: CohortCounts, threshold: int) -> UnknownOutcomes | None:
    """The unknown outcomes of a cohort; None where the source does not give them all, or they may not be shown.

    Both numbers together give that of other training, which must be fit to be shown as well.
    """
    place = COUNT_COLUMNS.index(c.UNKNOWN_OUTCOME)
    if counts.cells.hidden[place].any() or counts.cells.absent[place].any():
        return None
    leavers, unknown = (
        counts.cells.number[COUNT_COLUMNS.index(column)].sum(axis=(1, 2)) for column in (c.LEAVERS, c.UNKNOWN_OUTCOME)
    )
    groups = (np.ones_like(counts.job_oriented), counts.job_oriented, ~counts.job_oriented)
    everyone, *parts = (
        bool(unsafe(leavers[group].sum(), unknown[group].sum(), threshold) & (unknown[group].sum() > 0))
        for group in groups
    )
    if everyone:
        return None
    return UnknownOutcomes(int(unknown.sum()), None if any(parts) else int(unknown[counts.job_oriented].sum()))
