"""Published series: what is computed beside them, targets, breaks, and what does not add up."""

import itertools

import numpy as np
import pandas as pd
import pytest

from shortage_app.domain import columns as c
from shortage_app.domain.change import conform
from shortage_app.domain.codes import TargetState
from shortage_app.domain.indicators import (
    TARGET_GAP,
    TARGET_STATE,
    VARIATION,
    VARIATION_DIFFERENCE,
    VARIATION_PERCENT,
    disagreements,
    followed,
)

MET, NOT_MET, NEITHER = (state.value for state in TargetState)
Row = tuple[str, float | None, float | None, bool]


def series(*rows: Row, name: str = "A", unit: str = "") -> pd.DataFrame:
    """One series: period, value, target, break."""
    columns = [c.PERIOD, c.VALUE, c.TARGET, c.SERIES_BREAK]
    return conform("indicators", pd.DataFrame(rows, columns=columns).assign(**{c.INDICATOR: name, c.UNIT: unit}))


def listed(frame: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    return [
        tuple(None if pd.isna(value) else value for value in row)
        for row in frame[list(columns)].itertuples(index=False, name=None)
    ]


def test_a_variation_is_absolute_and_in_percent_of_the_period_before() -> None:
    rows = followed(series(("2018", 50, None, False), ("2019", 60, None, False), ("2020", 45, None, False)))
    assert listed(rows, VARIATION, VARIATION_PERCENT) == [(None, None), (10, 20), (-15, -25)]


def test_no_variation_is_computed_across_a_break_nor_from_nothing() -> None:
    rows = followed(series(("2018", 0, None, False), ("2019", 60, None, False), ("2020", 90, None, True)))
    assert listed(rows, VARIATION, VARIATION_PERCENT) == [(None, None), (60, None), (None, None)]


def test_a_value_that_is_missing_has_no_variation_and_gives_none() -> None:
    rows = followed(series(("2018", 50, 40, False), ("2019", None, 40, False), ("2020", 45, 40, False)))
    assert listed(rows, VARIATION, TARGET_STATE) == [(None, MET), (None, ""), (None, MET)]


def test_a_target_is_met_from_its_value_on() -> None:
    rows = followed(series(("2018", 71, 71, False), ("2019", 70.9, 71, False), ("2020", 72, None, False)))
    assert listed(rows, TARGET_STATE, TARGET_GAP) == [(MET, 0), (NOT_MET, -0.1), ("", None)]


@pytest.mark.parametrize(
    ("broken", "states"),
    [
        ("2020", [MET, MET, NEITHER]),
        ("2019", [MET, NEITHER, NEITHER]),
        ("2018", [MET, MET, MET]),  # the plan starts with the new series
    ],
)
def test_a_target_set_before_a_break_is_neither_met_nor_missed(broken: str, states: list[str]) -> None:
    years = ("2018", "2019", "2020")
    plan = series(("2017", 9, None, False), *((year, 10, 5, year == broken) for year in years))
    assert listed(followed(plan), TARGET_STATE) == [("",), *((state,) for state in states)]


def test_a_plan_set_after_a_break_is_compared_again() -> None:
    rows = series(("2019", 10, 5, False), ("2020", 10, 5, True), ("2021", 10, None, False), ("2022", 10, 12, False))
    assert listed(followed(rows), TARGET_STATE) == [(MET,), (NEITHER,), ("",), (NOT_MET,)]


@pytest.mark.parametrize(
    ("published", "difference"),
    [(10, 0), (20, 0), (20.0, 0), (19.9, -0.1), (12, 2), (-28.9, -38.9), (None, None)],
)
def test_a_published_variation_agrees_with_the_absolute_or_the_relative_one_or_its_difference_is_given(
    published: float | None, difference: float | None
) -> None:
    rows = series(("2018", 50, None, False), ("2019", 60, None, False))
    rows[c.PUBLISHED_VARIATION] = pd.array([None, published], dtype="Float64")
    assert listed(followed(rows), VARIATION_DIFFERENCE) == [(None,), (difference,)]


def test_a_published_variation_is_compared_to_the_decimals_it_has() -> None:
    rows = series(("2018", 1187, None, False), ("2019", 1104, None, False))  # −83, or −6.992 %
    rows[c.PUBLISHED_VARIATION] = pd.array([None, -7.0], dtype="Float64")
    assert listed(followed(rows), VARIATION_DIFFERENCE)[1] == (0,)


def test_series_are_followed_one_by_one_whatever_the_order_of_the_rows() -> None:
    one = series(("2018", 1, None, False), ("2019", 3, None, False), name="A")
    other = series(("2018", 10, None, False), ("2019", 7, None, False), name="B")
    rows = pd.concat([one, other])
    for order in itertools.permutations(range(4)):
        shuffled = rows.iloc[list(order)].reset_index(drop=True)
        found = followed(shuffled)
        assert {(name, period): value for name, period, value in listed(found, c.INDICATOR, c.PERIOD, VARIATION)} == {
            ("A", "2018"): None, ("A", "2019"): 2, ("B", "2018"): None, ("B", "2019"): -3,
        }  # fmt: skip
        assert list(dict.fromkeys(found[c.INDICATOR])) == list(dict.fromkeys(shuffled[c.INDICATOR]))


def test_what_is_followed_leaves_the_input_as_it_is_and_loses_no_row() -> None:
    rows = series(*((str(year), year % 7, 3, False) for year in range(2000, 2021)))
    before = rows.copy()
    assert len(followed(rows)) == len(rows)
    pd.testing.assert_frame_equal(rows, before)


def parts(values: dict[str, float], total: float, unit: str = "") -> pd.DataFrame:
    rows = pd.DataFrame(
        [("A", "", "", "2019", total), *(("A", "Domain", name, "2019", value) for name, value in values.items())],
        columns=[c.INDICATOR, c.DIMENSION, c.CATEGORY, c.PERIOD, c.VALUE],
    )
    return conform("indicators", rows.assign(**{c.UNIT: unit}))


def test_a_total_that_is_not_the_sum_of_its_parts_is_told() -> None:
    found = disagreements(parts({"x": 1000, "y": 187}, 1553))
    assert listed(found, c.INDICATOR, c.DIMENSION, c.PERIOD, "total", "sum") == [("A", "Domain", "2019", 1553, 1187)]


@pytest.mark.parametrize(("total", "unit"), [(1187, ""), (70, "%")])
def test_parts_that_add_up_and_percentages_are_not(total: float, unit: str) -> None:
    assert disagreements(parts({"x": 1000, "y": 187}, total, unit)).empty


def test_nothing_imported_is_nothing_followed() -> None:
    nothing = series()
    assert followed(nothing).empty and disagreements(nothing).empty


def test_variations_equal_a_slow_recount_on_random_series() -> None:
    random = np.random.default_rng(7)
    values = [None if random.random() < 0.2 else float(random.integers(1, 1000)) for _ in range(300)]
    rows = followed(series(*((f"{n:04}", value, None, False) for n, value in enumerate(values))))
    slow = [None if now is None or then is None else now - then for then, now in itertools.pairwise([None, *values])]
    assert [found for (found,) in listed(rows, VARIATION)] == slow
