"""Intervals equal those of slow, exact recounts."""

from fractions import Fraction
from math import isqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shortage_app.domain.intervals import Estimate, Z, difference, weighted_sum, wilson

EXACT = 1e-12
# The 0.975 quantile of the normal law to 35 digits (tables of Kotz and Johnson; mpmath gives the same).
QUANTILE = Fraction("1.95996398454005423552459443052055153")
DIGITS = 10**30


def root(number: Fraction) -> Fraction:
    """The square root, to 30 digits."""
    return Fraction(isqrt(int(number * DIGITS * DIGITS)), DIGITS)


def wilson_slowly(count: int, n: int) -> tuple[Fraction, Fraction]:
    """Both roots of the score equation (p̂ − p)² = z² p (1 − p) / n, in exact arithmetic."""
    rate, z2 = Fraction(count, n), QUANTILE**2
    a, b, c = 1 + z2 / n, -(2 * rate + z2 / n), rate**2
    spread = root(b * b - 4 * a * c)
    return (-b - spread) / (2 * a), (-b + spread) / (2 * a)


def newcombe_slowly(count1: int, n1: int, count2: int, n2: int) -> tuple[Fraction, Fraction]:
    (low1, high1), (low2, high2) = wilson_slowly(count1, n1), wilson_slowly(count2, n2)
    rate1, rate2 = Fraction(count1, n1), Fraction(count2, n2)
    return (
        rate1 - rate2 - root((rate1 - low1) ** 2 + (high2 - rate2) ** 2),
        rate1 - rate2 + root((high1 - rate1) ** 2 + (rate2 - low2) ** 2),
    )


def random_groups(groups: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(20200617)
    n = np.concatenate([rng.integers(1, 60, groups // 2), rng.integers(1, 2_000_000, groups - groups // 2)])
    return rng.binomial(n, rng.random(groups)), n


def test_wilson_equals_the_roots_of_the_score_equation() -> None:
    count, n = random_groups(4000)
    made = wilson(count, n)
    slow = [wilson_slowly(int(c), int(m)) for c, m in zip(count, n, strict=True)]
    assert np.max(np.abs(made.low - [float(low) for low, _ in slow])) < EXACT
    assert np.max(np.abs(made.high - [float(high) for _, high in slow])) < EXACT


def test_newcombe_equals_its_definition_in_exact_arithmetic() -> None:
    count, n = random_groups(4000)
    made = difference(wilson(count[:2000], n[:2000]), wilson(count[2000:], n[2000:]))
    slow = [
        newcombe_slowly(*map(int, four)) for four in zip(count[:2000], n[:2000], count[2000:], n[2000:], strict=True)
    ]
    assert np.max(np.abs(made.low - [float(low) for low, _ in slow])) < EXACT
    assert np.max(np.abs(made.high - [float(high) for _, high in slow])) < EXACT


def test_the_published_case_of_eight_in_ten_against_five_in_ten_is_not_established() -> None:
    gap = difference(wilson(8, 10), wilson(5, 10))
    assert [round(float(x), 3) for x in (gap.value, gap.low, gap.high)] == [0.3, -0.107, 0.6]
    assert not gap.established


def test_newcombe_1998_table_of_56_in_70_against_48_in_80() -> None:
    gap = difference(wilson(56, 70), wilson(48, 80))
    assert [round(float(x), 4) for x in (gap.low, gap.high)] == [0.0524, 0.3339]
    assert gap.established


def test_no_one_gives_no_rate_and_no_warning() -> None:
    nothing = wilson([0, 3], [0, 4])
    assert np.isnan([nothing.value[0], nothing.low[0], nothing.high[0]]).all()
    assert nothing.value[1] == 0.75
    assert not difference(wilson(0, 0), wilson(3, 4)).established


def test_none_and_all_keep_an_interval_of_a_width_and_touch_the_end() -> None:
    none, everyone = wilson(0, 10), wilson(10, 10)
    assert (none.low, everyone.high) == (0, 1)
    assert none.high == pytest.approx(Z**2 / (10 + Z**2), abs=EXACT)
    assert everyone.low == pytest.approx(10 / (10 + Z**2), abs=EXACT)


@pytest.mark.parametrize(("count", "n"), [(-1, 5), (6, 5)])
def test_a_count_outside_its_n_is_refused(count: int, n: int) -> None:
    with pytest.raises(ValueError, match="between 0 and its n"):
        wilson(count, n)


def test_a_weighted_sum_is_each_part_weighted_and_its_interval_the_root_of_their_squares() -> None:
    parts = wilson([8, 30], [10, 60])
    made = weighted_sum(parts, [0.25, 0.75])
    (low1, high1), (low2, high2) = wilson_slowly(8, 10), wilson_slowly(30, 60)
    value = Fraction(1, 4) * Fraction(8, 10) + Fraction(3, 4) * Fraction(1, 2)
    below = root((Fraction(8, 10) - low1) ** 2 / 16 + (Fraction(1, 2) - low2) ** 2 * 9 / 16)
    above = root((high1 - Fraction(8, 10)) ** 2 / 16 + (high2 - Fraction(1, 2)) ** 2 * 9 / 16)
    assert [made.value, made.low, made.high] == pytest.approx(
        [float(value), float(value - below), float(value + above)], abs=EXACT
    )


def test_a_weighted_sum_of_nothing_is_nothing() -> None:
    nothing = Estimate(np.empty(0), np.empty(0), np.empty(0))
    assert np.isnan(weighted_sum(nothing, np.empty(0)).value)


@given(st.integers(1, 10_000), st.data())
def test_an_interval_holds_its_rate_and_stays_between_0_and_1(n: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, n))
    made = wilson(count, n)
    assert 0 <= made.low <= made.value <= made.high <= 1
    assert made.high - made.low > 0


@given(st.integers(1, 500), st.integers(1, 500), st.data())
def test_swapping_the_groups_swaps_the_sign_of_a_difference(n1: int, n2: int, data: st.DataObject) -> None:
    first = wilson(data.draw(st.integers(0, n1)), n1)
    second = wilson(data.draw(st.integers(0, n2)), n2)
    there, back = difference(first, second), difference(second, first)
    assert [there.value, there.low, there.high] == pytest.approx([-back.value, -back.high, -back.low], abs=EXACT)
    assert there.established == back.established
