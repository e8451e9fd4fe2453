"""A range found from inside never claims more than linear programming allows, and misses little of it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from shortage_app.domain.disclosure_audit.ranges import Knowledge, Ranges, ranges

SIZE = 12


def knowledge(seed: int) -> tuple[Knowledge, sparse.csr_matrix]:
    """Some sums of a few random counts, which may say the same twice; and every count by itself, sought."""
    random = np.random.default_rng(seed)
    counts = random.poisson(2, SIZE) + 1.0
    sums = random.integers(0, 2, (random.integers(1, 5), SIZE)).astype(float)
    sums = np.vstack([sums, sums[0] + 0, np.ones(SIZE)])
    least = sparse.csr_matrix(np.eye(SIZE)[:3] + (np.eye(SIZE)[3:6] if seed % 2 else 0))
    return Knowledge(sparse.csr_matrix(sums), sums @ counts, least), sparse.csr_matrix(np.eye(SIZE))


def ends(known: Knowledge, sought: sparse.csr_matrix) -> Ranges:
    """Every range with both ends sought by linear programming."""
    found = ranges(known, sought)
    found.search(10_000, np.inf, lambda: None)
    return found


@settings(max_examples=25)
@given(st.integers(0, 10_000))
def test_from_inside_no_range_is_wider_than_the_truth(seed: int) -> None:
    known, sought = knowledge(seed)
    truth, found = ends(known, sought), ranges(known, sought)
    found.spread(10_000)
    assert (found.low >= truth.low - 1e-6).all()
    assert (found.high <= truth.high + 1e-6).all()


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
