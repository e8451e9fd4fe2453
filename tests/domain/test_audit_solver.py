"""Sums of few unknowns eliminated first give the same answers as all sums at once."""

import numpy as np
import pytest
from scipy import sparse
from scipy.linalg import LinAlgError

from shortage_app.domain.disclosure_audit.solver import FEW, Solver, independent, of_few

PRODUCTS, EACH = 6, 12


def sums(seed: int) -> sparse.csr_matrix:
    """Some sums within each product, some across all, and two that follow from others."""
    random = np.random.default_rng(seed)
    within = sparse.block_diag([random.integers(0, 2, (4, EACH)) for _ in range(PRODUCTS)]).toarray()
    across = random.integers(0, 2, (8, PRODUCTS * EACH))
    following = [within[0] + within[1], across.sum(axis=0) - within[5]]
    return sparse.csr_matrix(random.permutation(np.vstack([within, across, following])).astype(float))


@pytest.mark.parametrize("seed", range(5))
def test_as_many_sums_are_independent_as_the_rank_says(seed: int) -> None:
    some = sums(seed)
    assert 0 < of_few(some).sum() < some.shape[0]
    kept = independent(some)
    assert len(kept) == np.linalg.matrix_rank(some.toarray())
    assert np.linalg.matrix_rank(some[kept].toarray()) == len(kept)


def test_of_no_sums_none_is_independent() -> None:
    assert independent(sparse.csr_matrix((0, 3))).tolist() == []


@pytest.mark.parametrize("which", ["all", "few", "many"])
def test_a_solution_is_that_of_all_sums_at_once(which: str) -> None:
    some = sums(7)
    some = some[independent(some)]
    some = {"all": some, "few": some[of_few(some)], "many": some[~of_few(some)]}[which]
    random = np.random.default_rng(1)
    give = random.uniform(0.1, 50, some.shape[1]) ** 2
    right = sparse.random_array((some.shape[0], 5), density=0.4, rng=random).tocsr()
    solver, whole = Solver(some, give), (some.toarray() * give) @ some.toarray().T
    expected = np.linalg.solve(whole, right.toarray())
    assert solver.solve(right.toarray()) == pytest.approx(expected, rel=1e-7, abs=1e-12)
    assert solver.radius(right) == pytest.approx((right.toarray() * expected).sum(axis=0), rel=1e-7)


def test_sums_of_which_nothing_is_left_are_said_so() -> None:
    some = sparse.csr_matrix(np.vstack([np.ones(2 * FEW), np.ones(2 * FEW)]))
    with pytest.raises(LinAlgError):
        Solver(some, np.zeros(2 * FEW))
