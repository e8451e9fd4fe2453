"""Exits attacked as one system: leavers, positive exits and exits to work, with count ≤ n and what is known of zeros.

The audit attacks each count by itself. SHORTAGE_DEEP=1 attacks more cohorts, SHORTAGE_TABLES says which.
"""

import os
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest

from shortage_app.domain.codes import Measure
from shortage_app.domain.disclosure.choice import choose
from shortage_app.domain.disclosure.populations import populations
from shortage_app.domain.disclosure.systems import EXITS, Cohort, Masks, cohort_of, hidden_for_themselves
from shortage_app.domain.exits import CohortCounts, cohort_counts
from tests.domain.cohorts import by_every_place, cohort

THRESHOLD, FEWEST, PLENTY, EXACT = 5, 3, 1e4, 1e-6
N, POSITIVE, TO_WORK = 0, 1, 2  # as in COUNT_COLUMNS
SEEDS = (
    range(*map(int, os.environ.get("SHORTAGE_TABLES", "0-40").split("-")))
    if "SHORTAGE_DEEP" in os.environ
    else (0, 1741)
)


@dataclass(eq=False)
class Attacked:
    """What is known of n, positive exits and exits to work, by place and one after the other; what is sought."""

    equal: np.ndarray
    at_most_0: np.ndarray
    at_least_1: np.ndarray
    highest: np.ndarray
    truth: np.ndarray
    sought: np.ndarray

    def point(self, goal: np.ndarray) -> Any:
        """The sums sought at a possible point where the goal is smallest."""
        from scipy.optimize import linprog

        solved = linprog(
            goal,
            A_eq=self.equal,
            b_eq=self.equal @ self.truth,
            A_ub=np.concatenate([self.at_most_0, -self.at_least_1]),
            b_ub=np.append(np.zeros(len(self.at_most_0)), -np.ones(len(self.at_least_1))),
            bounds=np.stack([np.zeros_like(self.highest), self.highest], axis=1),
        )
        assert solved.status == 0
        return self.sought @ solved.x

    def values(self) -> np.ndarray:
        """How many values each sum sought can have, counted up to three."""
        random, low, high = np.random.default_rng(0), self.sought @ self.truth, self.sought @ self.truth

        def found() -> np.ndarray:
            return np.asarray(np.floor(high + EXACT) - np.ceil(low - EXACT) + 1)

        ends = [side * line for line in self.sought for side in (1, -1)]
        for which in range(-10, len(ends)):
            narrow = found() < FEWEST
            if which >= 0 and not narrow[which // 2]:
                continue
            goal = ends[which] if which >= 0 else self.sought.T @ (narrow * random.choice([-1.0, 1.0], len(low)))
            value = self.point(goal)
            low, high = np.minimum(low, value), np.maximum(high, value)
        return found()


def random_cohort(seed: int) -> tuple[CohortCounts, Cohort, Masks]:
    """A random cohort, and the masks of what is hidden for itself."""
    exits, products = cohort(seed)
    counts = cohort_counts(exits, products, 2019)
    people = cohort_of(populations(counts))
    return counts, people, hidden_for_themselves(people, THRESHOLD)


def attacked(counts: CohortCounts, people: Cohort, masks: Masks) -> Attacked:
    """What the views of a cohort show of exits under some masks."""
    shown, empty = people.shown_at_all & ~masks[EXITS], rows(people, people.known_zeros(masks)).sum(axis=0) > 0
    secret = people.shown_at_all & masks[EXITS] & ~people.nobody
    positive, to_work = (people.measures[m].given for m in (Measure.POSITIVE_EXIT, Measure.EXIT_TO_WORK))
    among, working = rows(people, secret & positive), rows(people, secret & to_work)
    each = np.eye(len(empty))
    equal = [(N, shown), (POSITIVE, shown & positive), (TO_WORK, shown & to_work)]
    sought = [of(N, rows(people, secret)), of(POSITIVE, among), of(N, among) - of(POSITIVE, among)]
    return Attacked(
        equal=np.concatenate([of(count, rows(people, cells)) for count, cells in equal]),
        at_most_0=np.concatenate([of(POSITIVE, each) - of(N, each), of(TO_WORK, each) - of(N, each)]),
        at_least_1=of(N, rows(people, secret & people.split.open(shown & ~people.nobody))),
        highest=np.concatenate([~empty, ~empty, ~empty & job_oriented(counts)]) * PLENTY,
        truth=truth(counts),
        sought=np.concatenate([*sought, of(TO_WORK, working), of(N, working) - of(TO_WORK, working)]),
    )


def rows(people: Cohort, cells: np.ndarray) -> np.ndarray:
    """The places that some cells count, a line each."""
    ground = people.ground
    places = ground.holds.shape[1] * ground.splits.shape[1]
    found = [by_every_place(ground.row(row), places) for row in ground.row_of_cell[cells]]
    return np.array(found).reshape(len(found), places)


def of(count: int, lines: np.ndarray) -> np.ndarray:
    """Sums over places as sums over one of the three counts."""
    return np.concatenate([lines if which == count else np.zeros_like(lines) for which in range(3)], axis=1)


def job_oriented(counts: CohortCounts) -> np.ndarray:
    """The places of job-oriented training."""
    return np.repeat(counts.job_oriented, len(counts.genders) * len(counts.levels))


def truth(counts: CohortCounts) -> np.ndarray:
    """The true counts, one after the other."""
    n, positive, to_work = (counts.cells.number[which].ravel().astype(float) for which in (N, POSITIVE, TO_WORK))
    return np.concatenate([n, positive, to_work * job_oriented(counts)])


@pytest.mark.parametrize("seed", SEEDS)
def test_counts_and_leavers_together_leave_three_values_to_each(seed: int) -> None:
    counts, people, unsafe = random_cohort(seed)
    values = attacked(counts, people, choose(people, unsafe)).values()
    assert len(values) > 0
    assert values.min() >= FEWEST


def test_hiding_small_figures_alone_is_found_to_give_some_back() -> None:
    everything = attacked(*random_cohort(0))
    assert replace(everything, sought=everything.sought[:15]).values().min() == 1
