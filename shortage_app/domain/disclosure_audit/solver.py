"""The equations behind the search from inside: as many as there are known sums, most of them of few counts.

Sums of few counts, such as those of one product, share counts with hardly any other sum of few. They are eliminated
first, as sparse equations; what is left is a dense system of the large sums alone, a third to a fifth of all.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

FEW = 13  # unknowns of a sum: the counts of a product, and how far it is above the least
FOLLOWS = 1e-8  # what is left of a sum that follows from others, which is nothing but rounding


def of_few(sums: Any) -> Flags:
    """Which sums are of few counts."""
    return np.asarray(np.diff(sums.indptr) <= FEW)


def independent(sums: Any) -> Integers:
    """Sums of which none follows from the others."""
    few = of_few(sums)
    product = (sums @ sums.T).tocsr()
    near, far = _independent_few(product, np.flatnonzero(few)), np.flatnonzero(~few)
    left = _Eliminated(product, near, far).left
    return np.sort(np.concatenate([near, far[_independent(left)]]))


def _independent_few(product: Any, few: Integers) -> Integers:
    """Of the sums of few, in each group that shares counts, those that follow from no other."""
    from scipy.sparse.csgraph import connected_components

    if not len(few):
        return few
    own = product[few][:, few]
    _, group = connected_components(own, directed=False)
    order = np.argsort(group, kind="stable")
    groups = np.split(order, np.flatnonzero(np.diff(group[order])) + 1)
    kept = [rows[_independent(own[rows][:, rows].toarray())] for rows in groups]
    return few[np.sort(np.concatenate(kept))]


def _independent(product: Numbers) -> Integers:
    """The rows of a symmetric matrix of products of which none follows from the others."""
    from scipy.linalg.lapack import dpstrf

    if not len(product):
        return np.zeros(0, dtype=np.int64)
    _, order, rank, _ = dpstrf(product, tol=FOLLOWS, lower=1)
    return np.asarray(order[:rank].astype(np.int64) - 1)


class _Eliminated:
    """A symmetric positive matrix, its `near` rows eliminated: `left` is what that leaves of the `far` ones."""

    def __init__(self, product: Any, near: Integers, far: Integers) -> None:
        from scipy.sparse.linalg import splu

        of_near, of_far = product[near], product[far]
        self._solve = None
        if len(near):
            options = {"SymmetricMode": True}
            own = of_near[:, near].tocsc()
            self._solve = splu(own, permc_spec="MMD_AT_PLUS_A", diag_pivot_thresh=0.0, options=options).solve
        self.across = of_far[:, near].tocsr()
        self.pull = self.solve(of_near[:, far].toarray())
        self.left = of_far[:, far].toarray() - self.across @ self.pull

    def solve(self, right: Numbers) -> Numbers:
        """The solution of the near rows alone."""
        return np.asarray(self._solve(right)) if self._solve is not None and right.size else right


class Solver:
    """Solves (sums · give · sumsᵀ) w = right; no sum follows from the others.

    Raises LinAlgError where rounding leaves too little of the sums.
    """

    def __init__(self, sums: Any, give: Numbers) -> None:
        from scipy.linalg import LinAlgError, cho_factor

        few = of_few(sums)
        self._near, self._far = np.flatnonzero(few), np.flatnonzero(~few)
        try:
            product = (sums.multiply(give[None, :]) @ sums.T).tocsr()
            self._eliminated = _Eliminated(product, self._near, self._far)
        except RuntimeError as singular:
            raise LinAlgError(str(singular)) from singular
        self._factor = cho_factor(self._eliminated.left, lower=True, overwrite_a=True, check_finite=False)

    def solve(self, right: Numbers) -> Numbers:
        """The solution, a column for each column of the right side."""
        from scipy.linalg import cho_solve

        near = self._eliminated.solve(right[self._near])
        far = cho_solve(self._factor, right[self._far] - self._eliminated.across @ near, check_finite=False)
        solved = np.empty_like(right)
        solved[self._near], solved[self._far] = near - self._eliminated.pull @ far, far
        return solved

    def radius(self, right: Any) -> Numbers:
        """The squares of what each column of the right side (a sparse matrix) is worth by this measure."""
        from scipy.linalg import solve_triangular

        near = right[self._near].toarray()
        solved = self._eliminated.solve(near)
        far = right[self._far].toarray() - self._eliminated.across @ solved
        part = solve_triangular(self._factor[0], far, lower=True, check_finite=False, overwrite_b=True)
        return np.asarray(np.einsum("ij,ij->j", near, solved) + np.einsum("ij,ij->j", part, part))
