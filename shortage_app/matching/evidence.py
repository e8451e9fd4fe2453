"""What speaks for each product and occupation, and the score that it makes."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from shortage_app.domain import columns as c
from shortage_app.matching.index import Floats

# The code in the catalogue names the occupation: worth as much as an equal title, for it too was written by a person.
CODE_WEIGHT: Final = 1.0
# How evidence becomes a score: evidence 1 is 0.21 where another occupation has as much, 0.40 where none has any;
# evidence 2 with a rival of 1 is 0.67. Fitted on the linked titles of the real catalogue, so that of the suggestions
# with a score near 0.7 about 7 in 10 are right, with few links decided or many.
_SLOPE, _LEAD, _BIAS = 1.1, 0.9, -2.4
# Where classifiers speak there is more evidence for right and wrong alike: the same evidence makes less of a score.
_LEARNED_SLOPE, _LEARNED_BIAS = 0.6, -0.4

PARTS: Final = (c.TITLE_PART, c.LEARNED_PART, c.CODE_PART, c.DOMAIN_PART)


@dataclass(frozen=True, eq=False)
class Evidence:
    """Evidence by product (row) and occupation (column); `refusal` is how near a refused product is, from 0 to 1."""

    title: Floats
    learned: Floats
    code: Floats
    domain: Floats
    refusal: Floats

    def parts(self) -> tuple[Floats, Floats, Floats, Floats]:
        """The evidence in the order of PARTS. What was refused for a like product counts the less, the liker it is."""
        left = 1 - self.refusal**2
        return self.title * left, self.learned, CODE_WEIGHT * self.code * left, self.domain * left


def scores(parts: tuple[Floats, ...], lessons: float) -> Floats:
    """The score of each product and occupation, by its evidence and its lead on its rivals: 0 without any evidence.

    lessons: the weight of what was learned, from 0 (nothing) to 1 (thousands of decided products).
    """
    total = np.sum(parts, axis=0)
    chances = _SLOPE * total + _LEAD * (total - _best_other(total)) + _BIAS
    chances = chances / (1 + _LEARNED_SLOPE * lessons) + _LEARNED_BIAS * lessons
    return np.asarray(np.where(total > 0, 1 / (1 + np.exp(-chances)), 0), dtype=np.float32)


def _best_other(total: Floats) -> Floats:
    """For each occupation the most evidence that any other has for the product."""
    if total.shape[1] < 2:
        return np.zeros_like(total)
    second, best = np.partition(total, -2, axis=1)[:, -2:].T
    leads = total == best[:, np.newaxis]
    others: Floats = np.where(leads, second[:, np.newaxis], best[:, np.newaxis])
    return others
