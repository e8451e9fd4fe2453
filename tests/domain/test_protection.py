"""No sum or difference of what any view shows gives a hidden figure back, and the rule hides what it must."""

import itertools

import numpy as np
import pandas as pd
import pytest

from shortage_app.domain import columns as c
from shortage_app.domain.change import conform
from shortage_app.domain.codes import Measure
from shortage_app.domain.disclosure import ExitFigures, protect
from shortage_app.domain.exit_views import WITHOUT_LEVELS, View, all_views
from shortage_app.domain.exits import cohort_counts

GENDERS, LEVELS = ("female", "male"), ("second_degree", "upper_secondary", "higher")
THRESHOLD = 5


def world(seed: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Exits of a cohort of six products, and what the products are."""
    random = np.random.default_rng(seed)
    products = pd.DataFrame({
        c.PRODUCT_CODE: [f"P{n}" for n in range(6)],
        c.DOMAIN: random.choice(["X", "Y"], 6), c.SHORTAGE_LINK: random.choice(["direct", "indirect", "none"], 6),
        c.TRAINING_TYPE: "qualifying", c.PROVIDER: random.choice(list("ABC"), 6), c.POLE: random.choice(["", "Z"], 6),
    })  # fmt: skip
    cells = pd.DataFrame(
        list(itertools.product(products[c.PRODUCT_CODE], GENDERS, LEVELS)),
        columns=[c.PRODUCT_CODE, c.GENDER, c.EDUCATION_LEVEL],
    )
    leavers = random.poisson(random.choice([1, 6, 25], len(cells)))
    counts = cells.assign(**{c.COHORT_YEAR: 2019, c.LEAVERS: leavers, c.TO_WORK: random.binomial(leavers, 0.6)})
    return conform("exits", counts), products


def rows_of(asked: View, cells: pd.DataFrame) -> dict[tuple[object, ...], np.ndarray]:
    """For each row of a view, which of the smallest cells it counts."""
    if not asked.columns:
        return {(): np.ones(len(cells))}
    groups = cells.groupby(list(asked.columns)).indices
    found = {}
    for key, places in groups.items():
        vector = np.zeros(len(cells))
        vector[places] = 1
        found[key if isinstance(key, tuple) else (key,)] = vector
    return found


def attacked(figures: ExitFigures, cells: pd.DataFrame) -> tuple[np.ndarray, list[np.ndarray]]:
    """What the views show of (n, to work) as equations over the smallest cells, and what they hide."""
    shown, hidden = [], []
    nothing = np.zeros(len(cells))
    for asked in (one for one in all_views() if not set(one.columns) & set(WITHOUT_LEVELS)):
        vectors = rows_of(asked, cells)
        table = figures.view(asked.columns)
        for row in table.to_dict("records"):
            vector = vectors.get(tuple(row[column] for column in asked.columns))
            if vector is None:
                continue
            of_n, of_count = np.concatenate([vector, nothing]), np.concatenate([nothing, vector])
            if row[c.MEASURE] == Measure.EXIT_TO_WORK:
                (hidden if row[c.SUPPRESSED] == "yes" else shown).append(of_count)
            if row[c.SUPPRESSED] == "no" and not pd.isna(row[c.N]) and row[c.MEASURE] == Measure.EXIT_TO_WORK:
                shown.append(of_n)
    return np.array(shown), hidden


@pytest.mark.parametrize("seed", range(12))
def test_no_sum_or_difference_of_what_is_shown_gives_a_hidden_count_back(seed: int) -> None:
    exits, products = world(seed)
    figures = protect(cohort_counts(exits, products, 2019), THRESHOLD)
    cells = exits.merge(products.drop(columns=c.DOMAIN).assign(**{c.DOMAIN: products[c.DOMAIN]}), on=c.PRODUCT_CODE,
                        suffixes=("_said", ""))  # fmt: skip
    shown, hidden = attacked(figures, cells)
    # A direction that leaves everything shown as it is, but moves the hidden count, keeps it unknown.
    _u, sizes, directions = np.linalg.svd(shown, full_matrices=True)
    free = directions[int((sizes > 1e-9).sum()) :]
    # A cell without anyone is hidden only to keep its neighbours: that nobody is in it is no secret.
    leavers = np.tile(cells[c.LEAVERS].to_numpy("float64"), 2)
    somebody = [vector for vector in hidden if vector @ leavers > 0]
    known = [vector for vector in somebody if not np.abs(free @ vector).max(initial=0) > 1e-9]
    assert somebody
    assert known == []


@pytest.mark.parametrize("seed", range(6))
def test_a_small_figure_is_never_shown_and_a_shown_one_is_true(seed: int) -> None:
    exits, products = world(seed)
    figures = protect(cohort_counts(exits, products, 2019), THRESHOLD)
    table = figures.view((c.PRODUCT_CODE, c.GENDER, c.EDUCATION_LEVEL))
    table = table[table[c.MEASURE] == Measure.EXIT_TO_WORK]
    truth = exits.set_index([c.PRODUCT_CODE, c.GENDER, c.EDUCATION_LEVEL])
    for row in table[table[c.SUPPRESSED] == "no"].to_dict("records"):
        true = truth.loc[(row[c.PRODUCT_CODE], row[c.GENDER], row[c.EDUCATION_LEVEL])]
        assert (row[c.N], row[c.COUNT]) == (true[c.LEAVERS], true[c.TO_WORK])
        parts = (true[c.LEAVERS], true[c.TO_WORK], true[c.LEAVERS] - true[c.TO_WORK])
        assert not any(0 < part < THRESHOLD for part in parts)
        assert true[c.LEAVERS] == 0 or true[c.LEAVERS] >= 2 * THRESHOLD or 0 not in parts[1:]


def with_unknown(unknown: list[int]) -> ExitFigures:
    """A cohort of two units of 100 leavers, one of job-oriented training, and how many outcomes of each are unknown."""
    products = pd.DataFrame({
        c.PRODUCT_CODE: ["P", "Q"], c.DOMAIN: "X", c.SHORTAGE_LINK: "none",
        c.TRAINING_TYPE: ["qualifying", "language"], c.PROVIDER: "A", c.POLE: "",
    })  # fmt: skip
    rows = pd.DataFrame({
        c.COHORT_YEAR: 2019, c.PRODUCT_CODE: ["P", "Q"], c.GENDER: "female", c.EDUCATION_LEVEL: "higher",
        c.LEAVERS: 100, c.POSITIVE: 60, c.TO_WORK: 50, c.UNKNOWN_OUTCOME: unknown,
    })  # fmt: skip
    return protect(cohort_counts(conform("exits", rows), products, 2019), THRESHOLD)


def test_unknown_outcomes_bound_the_rates_of_the_whole_cohort() -> None:
    found = with_unknown([20, 30])
    positive, work = found.bounds(Measure.POSITIVE_EXIT), found.bounds(Measure.EXIT_TO_WORK)
    assert positive is not None and work is not None
    assert (positive.unknown, positive.lower, positive.upper) == (50, 0.60, 0.85)
    assert (work.unknown, work.lower, work.upper) == (20, 0.50, 0.70)
    assert found.bounds(Measure.DURABILITY) is None


@pytest.mark.parametrize(
    ("unknown", "told"),
    [([20, 30], (50, 20)), ([0, 0], (0, 0)), ([2, 30], (32, None)), ([30, 3], (33, None)), ([2, 1], None)],
)
def test_few_unknown_outcomes_are_not_told_nor_left_by_subtraction(
    unknown: list[int], told: tuple[int, int | None] | None
) -> None:
    found = with_unknown(unknown).unknown
    assert (None if found is None else (found.everyone, found.job_oriented)) == told
