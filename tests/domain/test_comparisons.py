"""Gaps, raw and standardised, equal a slow recount over the leavers themselves; what is hidden is left out and said."""

import itertools
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from shortage_app.domain import columns as c
from shortage_app.domain.change import conform
from shortage_app.domain.codes import Measure
from shortage_app.domain.comparisons import KEPT_AT_ALL, compare
from shortage_app.domain.disclosure import ExitFigures, protect
from shortage_app.domain.exit_groups import HIDDEN, group_cells
from shortage_app.domain.exit_views import NotAViewError
from shortage_app.domain.exits import cohort_counts
from tests.domain.test_intervals import EXACT, root, wilson_slowly

GENDERS = ("female", "male")
LEVELS = ("first_degree_or_less", "second_degree", "upper_secondary", "higher")
LINKS = ("direct", "indirect", "none")
TO_WORK = Measure.EXIT_TO_WORK
LINKED, NOT_LINKED = frozenset({"direct", "indirect"}), frozenset({"none"})


def cells(seed: int, low: int = 40, high: int = 300) -> pd.DataFrame:
    """Leavers of six products by gender and level."""
    random = np.random.default_rng(seed)
    found = pd.DataFrame(
        list(itertools.product([f"P{n}" for n in range(6)], GENDERS, LEVELS)),
        columns=[c.PRODUCT_CODE, c.GENDER, c.EDUCATION_LEVEL],
    )
    leavers = random.integers(low, high, len(found))
    return found.assign(
        **{
            c.COHORT_YEAR: 2019,
            c.LEAVERS: leavers,
            c.TO_WORK: random.binomial(leavers, random.uniform(0.3, 0.8, len(found))),
        }
    )


def figures(counts: pd.DataFrame) -> ExitFigures:
    products = pd.DataFrame(
        {
            c.PRODUCT_CODE: [f"P{n}" for n in range(6)], c.DOMAIN: list("XXXYYY"), c.SHORTAGE_LINK: [*LINKS, *LINKS],
            c.TRAINING_TYPE: "qualifying", c.PROVIDER: "A", c.POLE: "",
        }
    )  # fmt: skip
    return protect(cohort_counts(conform("exits", counts), products, 2019), 5)


def link_of(product: str) -> str:
    return LINKS[int(product[1:]) % 3]


def recount(counts: pd.DataFrame, stratum: tuple[str, ...]) -> tuple[Fraction, Fraction, Fraction, Fraction]:
    """Raw gap of linked and other training, and the adjusted one with its ends, by plain loops in exact arithmetic."""
    sums: dict[tuple[bool, tuple[str, ...]], list[int]] = {}
    for row in counts.to_dict("records"):
        key = (link_of(row[c.PRODUCT_CODE]) != "none", tuple(row[name] for name in stratum))
        both = sums.setdefault(key, [0, 0])
        both[0] += row[c.LEAVERS]
        both[1] += row[c.TO_WORK]
    strata = sorted({names for _linked, names in sums})
    people = sum(n for n, _count in sums.values())
    adjusted, below, above, raw = [], [], [], []
    for linked in (True, False):
        value = low_part = high_part = Fraction(0)
        for names in strata:
            weight = Fraction(sums[True, names][0] + sums[False, names][0], people)
            n, count = sums[linked, names]
            low, high = wilson_slowly(count, n)
            rate = Fraction(count, n)
            value += weight * rate
            low_part += weight**2 * (rate - low) ** 2
            high_part += weight**2 * (high - rate) ** 2
        adjusted.append(value)
        below.append(low_part)
        above.append(high_part)
        own = [parts for (one, _names), parts in sums.items() if one == linked]
        raw.append(Fraction(sum(count for _n, count in own), sum(n for n, _count in own)))
    gap = adjusted[0] - adjusted[1]
    return raw[0] - raw[1], gap, gap - root(below[0] + above[1]), gap + root(above[0] + below[1])


@pytest.mark.parametrize("by", [(c.EDUCATION_LEVEL,), (c.GENDER, c.EDUCATION_LEVEL)], ids=len)
@pytest.mark.parametrize("seed", range(4))
def test_raw_and_standardised_gaps_equal_a_slow_recount(seed: int, by: tuple[str, ...]) -> None:
    counts = cells(seed)
    found = compare(figures(counts), TO_WORK, {c.SHORTAGE_LINK: LINKED}, {c.SHORTAGE_LINK: NOT_LINKED}, [by])
    raw, gap, low, high = recount(counts, by)
    assert found.raw is not None and found.adjusted is not None and found.raw_kept is not None
    made = (found.raw.value, found.raw_kept.value, *found.adjusted)
    assert made == pytest.approx([float(one) for one in (raw, raw, gap, low, high)], abs=EXACT)
    assert (found.by, found.kept, found.hidden, found.empty) == (by, 1, (), ())


def test_groups_of_the_same_composition_have_the_same_gap_raw_and_adjusted() -> None:
    counts = cells(1)
    counts[c.LEAVERS], counts[c.TO_WORK] = 100, [30 + 3 * n for n in range(len(LEVELS))] * 12
    found = compare(
        figures(counts), TO_WORK, {c.SHORTAGE_LINK: LINKED}, {c.SHORTAGE_LINK: NOT_LINKED}, [(c.EDUCATION_LEVEL,)]
    )
    assert found.raw is not None and found.adjusted is not None
    assert (found.raw.value, found.adjusted.value) == pytest.approx((0, 0), abs=EXACT)
    assert not found.raw.established and not found.adjusted.established


def test_a_gap_due_to_composition_alone_is_gone_when_adjusted() -> None:
    """Every level has one rate, whatever the training; linked training has more people of the higher level."""
    counts = cells(1)
    higher = counts[c.EDUCATION_LEVEL] == "higher"
    linked = counts[c.PRODUCT_CODE].map(link_of) != "none"
    counts[c.LEAVERS] = np.where(higher & linked, 800, 200)
    counts[c.TO_WORK] = np.where(higher, counts[c.LEAVERS] * 3 // 4, counts[c.LEAVERS] // 2)
    found = compare(
        figures(counts), TO_WORK, {c.SHORTAGE_LINK: LINKED}, {c.SHORTAGE_LINK: NOT_LINKED}, [(c.EDUCATION_LEVEL,)]
    )
    assert found.raw is not None and found.adjusted is not None
    assert found.raw.established
    assert found.adjusted.value == pytest.approx(0, abs=EXACT)


def test_a_group_is_the_whole_less_the_others_where_one_of_its_parts_is_hidden() -> None:
    counts = cells(3)
    rare = (counts[c.PRODUCT_CODE].map(link_of) == "direct") & (counts[c.EDUCATION_LEVEL] == "higher")
    counts.loc[rare, [c.LEAVERS, c.TO_WORK]] = [3, 1]
    found = figures(counts)
    view = found.view((c.SHORTAGE_LINK, c.GENDER, c.EDUCATION_LEVEL))
    assert (view[c.SUPPRESSED] == "yes").any()
    made = group_cells(found, TO_WORK, {c.SHORTAGE_LINK: LINKED}, (c.GENDER, c.EDUCATION_LEVEL))
    truth = counts[counts[c.PRODUCT_CODE].map(link_of) != "none"].groupby([c.GENDER, c.EDUCATION_LEVEL])
    expected = truth[[c.LEAVERS, c.TO_WORK]].sum()
    shown = made[~made[HIDDEN]]
    assert len(shown) > 0
    for key, n, count in zip(shown.index, shown[c.N], shown[c.COUNT], strict=True):
        assert (n, count) == tuple(expected.loc[key])


@pytest.mark.parametrize("seed", range(6))
def test_a_sum_too_small_to_be_shown_by_itself_is_hidden(seed: int) -> None:
    found = figures(cells(seed, 0, 9))
    made = group_cells(found, TO_WORK, {c.SHORTAGE_LINK: LINKED}, (c.GENDER, c.EDUCATION_LEVEL))
    shown = made[~made[HIDDEN]]
    parts = pd.concat([shown[c.N], shown[c.COUNT], shown[c.N] - shown[c.COUNT]])
    assert not parts.between(1, found.threshold - 1).any()
    assert made.loc[made[HIDDEN], [c.N, c.COUNT]].isna().all(axis=None)


def test_strata_that_one_group_does_not_have_are_left_out_and_named() -> None:
    counts = cells(5)
    linked = counts[c.PRODUCT_CODE].map(link_of) != "none"
    counts.loc[~linked & (counts[c.EDUCATION_LEVEL] == "second_degree"), [c.LEAVERS, c.TO_WORK]] = [0, 0]
    found = compare(
        figures(counts), TO_WORK, {c.SHORTAGE_LINK: LINKED}, {c.SHORTAGE_LINK: NOT_LINKED}, [(c.EDUCATION_LEVEL,)]
    )
    kept = counts.loc[counts[c.EDUCATION_LEVEL] != "second_degree", c.LEAVERS].sum() / counts[c.LEAVERS].sum()
    assert (found.empty, found.hidden, found.kept) == ((("second_degree",),), (), pytest.approx(kept))


def test_strata_that_are_hidden_are_left_out_and_named() -> None:
    counts = cells(5)
    of_level = counts[c.EDUCATION_LEVEL].isin(LEVELS[:2]) & (counts[c.GENDER] == "female")
    counts.loc[of_level, c.TO_WORK] = 0
    counts.loc[of_level & (counts[c.PRODUCT_CODE] == "P0"), c.TO_WORK] = 1
    found = figures(counts)
    women = {c.GENDER: frozenset({"female"})}
    made = compare(found, TO_WORK, women, {c.GENDER: frozenset({"male"})}, [(c.EDUCATION_LEVEL,)])
    view = found.view((c.GENDER, c.EDUCATION_LEVEL))
    hidden = view[(view[c.SUPPRESSED] == "yes") & (view[c.MEASURE] == TO_WORK)]
    assert set(made.hidden) == {(level,) for level in hidden[c.EDUCATION_LEVEL]} != set()
    assert made.kept < 1


def test_finer_strata_are_left_for_coarser_ones_where_they_keep_too_few_people() -> None:
    counts = cells(7)
    direct = counts[c.PRODUCT_CODE].map(link_of) == "direct"
    women = counts[c.GENDER] == "female"
    counts.loc[direct & women, [c.LEAVERS, c.TO_WORK]] = [2, 1]
    finest = (c.GENDER, c.EDUCATION_LEVEL)
    found = compare(
        figures(counts), TO_WORK, {c.SHORTAGE_LINK: frozenset({"direct"})}, {c.SHORTAGE_LINK: NOT_LINKED},
        [finest, (c.EDUCATION_LEVEL,)],
    )  # fmt: skip
    assert found.adjusted is not None
    assert found.by == (c.EDUCATION_LEVEL,)


def test_an_adjusted_gap_that_speaks_for_few_is_not_given() -> None:
    counts = cells(8)
    direct = counts[c.PRODUCT_CODE].map(link_of) == "direct"
    counts.loc[direct & (counts[c.EDUCATION_LEVEL] != "higher"), [c.LEAVERS, c.TO_WORK]] = [2, 1]
    found = compare(
        figures(counts), TO_WORK, {c.SHORTAGE_LINK: frozenset({"direct"})}, {c.SHORTAGE_LINK: NOT_LINKED},
        [(c.GENDER, c.EDUCATION_LEVEL)],
    )  # fmt: skip
    assert found.kept < KEPT_AT_ALL
    assert (found.adjusted, found.raw_kept, found.by) == (None, None, ())


def test_a_comparison_outside_the_closed_list_is_refused() -> None:
    found = figures(cells(1))
    with pytest.raises(NotAViewError):
        compare(found, TO_WORK, {c.PROVIDER: frozenset("A"), c.SHORTAGE_LINK: LINKED}, {}, [])
