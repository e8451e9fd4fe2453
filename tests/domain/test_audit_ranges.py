"""A range found from inside never claims more than linear programming allows, and misses little of it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from shortage_app.domain.disclosure_audit.inside import walk
from shortage_app.domain.disclosure_audit.ranges import Knowledge, Ranges, ranges

SIZE = 18  # more than a sum of few counts has


def knowledge(seed: int) -> tuple[Knowledge, sparse.csr_matrix]:
    """Some sums of a few random counts, which may say the same twice; and every count by itself, sought."""
    random = np.random.default_rng(seed)
    counts = random.poisson(2, SIZE) + 1.0
    sums = random.integers(0, 2, (random.integers(1, 5), SIZE)).astype(float)
    sums = np.vstack([sums, sums[0] + 0, np.ones(SIZE)])
    least = np.eye(SIZE)[:3] + (np.eye(SIZE)[3:6] if seed % 2 else 0)
    of_many = np.vstack([np.arange(SIZE) > 3, np.arange(SIZE) != seed % SIZE]).astype(float)
    known = Knowledge(sparse.csr_matrix(sums), sums @ counts, sparse.csr_matrix(np.vstack([least, of_many])))
    return known, sparse.csr_matrix(np.eye(SIZE))


def ends(known: Knowledge, sought: sparse.csr_matrix) -> Ranges:
    """Every range with both ends sought by linear programming."""
    found = ranges(known, sought)
    found.search(10_000, np.inf, lambda: None)
    return found


@settings(max_examples=15)
@given(st.integers(0, 10_000))
def test_from_inside_no_range_is_wider_than_the_truth(seed: int) -> None:
    known, sought = knowledge(seed)
    truth, found = ends(known, sought), ranges(known, sought)
    found.spread(10_000)
    assert (found.low >= truth.low - 1e-6).all()
    assert (found.high <= truth.high + 1e-6).all()


@settings(max_examples=25)
@given(st.integers(0, 10_000))
def test_a_walk_leads_to_possible_points_ever_nearer_to_the_end(seed: int) -> None:
    known, sought = knowledge(seed)
    found = known.inside(lambda _: None)
    if found is None:
        return
    within, x = found
    goal = within.extended(sought[[seed % SIZE]])
    walked = list(walk(within, x, goal))
    points = [(further + within.at_least)[:SIZE] for further, _ in walked]
    sure = (within.at_least[:SIZE])[seed % SIZE]
    end = known.point(-sought[[seed % SIZE]].toarray().ravel())
    assert end is not None
    assert all(sure + most >= end[seed % SIZE] - 1e-6 for _, most in walked)
    values = [float(point[seed % SIZE]) for point in [(x + within.at_least)[:SIZE], *points]]
    assert values == sorted(values)
    for point in points:
        assert np.abs(known.sums @ point - known.totals).max() < 1e-6
        assert point.min() > -1e-6
        assert (known.least @ point).min() > 1 - 1e-6


def test_sums_known_of_somebody_that_others_hold_are_not_asked_of_the_solver_again() -> None:
    least = np.array(
        [[1, 1, 1, 1, 0, 0], [0, 1, 1, 0, 0, 0], [0, 1, 1, 0, 0, 0], [0, 0, 0, 1, 1, 0], [0, 0, 0, 0, 1, 1]]
    )
    sums = np.array([[0, 0, 0, 0, 0, 1.0]])
    known = Knowledge(sparse.csr_matrix(sums), np.array([2.0]), sparse.csr_matrix(least.astype(float)))
    assert known._telling_least.toarray().tolist() == least[[1, 3]].tolist()


def test_a_sum_of_many_that_must_be_somebody_bounds_what_is_beside_it() -> None:
    sums, least = np.ones((1, SIZE)), (np.arange(SIZE) > 0).astype(float)[None, :]
    known = Knowledge(sparse.csr_matrix(sums), np.array([3.0]), sparse.csr_matrix(least))
    found = ranges(known, sparse.csr_matrix(np.eye(SIZE)[:1]))
    found.spread(3)
    assert found.values.tolist() == [3]
    assert (found.low[0], found.high[0]) == pytest.approx((0.0, 2.0), abs=1e-6)


def test_two_counts_of_a_sum_are_proven_free_without_a_program_for_each() -> None:
    known = Knowledge(
        sparse.csr_matrix([[1.0, 1.0, 0.0], [0.0, 1.0, 1.0]]), np.array([4.0, 9.0]), sparse.csr_matrix((0, 3))
    )
    found = ranges(known, sparse.csr_matrix(np.eye(3)))
    found.spread(5)
    assert found.values.tolist() == [5, 5, 5]
    assert not found.exact.any()


def test_a_count_that_can_only_be_nothing_leaves_the_others_free() -> None:
    sums = sparse.csr_matrix([[1.0, 1.0, 1.0, 0.0], [0.0, 1.0, 1.0, 0.0], [0.0, 1.0, 1.0, 1.0]])
    found = ranges(Knowledge(sums, np.array([4.0, 4.0, 9.0]), sparse.csr_matrix((0, 4))), sparse.csr_matrix(np.eye(4)))
    found.spread(4)
    found.search(4, np.inf, lambda: None)
    assert (found.low[0], found.high[0]) == pytest.approx((0.0, 0.0), abs=1e-6)
    assert found.values[1:3].tolist() == [5, 5]
    assert found.exact.tolist() == [True, False, False, True]
