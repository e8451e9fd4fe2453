"""The ranking of gaps, part by part."""

import pandas as pd
import pytest

from shortage_app.domain import columns as c
from shortage_app.domain import gaps
from shortage_app.domain.project import Method


def listed(**changes: list[object]) -> pd.DataFrame:
    base = {
        c.CODE: ["A", "B", "C", "D"],
        c.COVERAGE: ["no_product", "not_offered", "direct", "no_product"],
        c.STATUS: ["structural", "emerging_first", "structural", "emerging_first"],
        c.OFFERS_RECEIVED: pd.array([100, 200, 400, None], dtype="Float64"),
        c.FILL_RATE: pd.array([0.5, None, 0.0, 0.2], dtype="Float64"),
        c.CHRONIC_EDITIONS: pd.array([3, 1, 0, 9], dtype="Int64"),
        c.CAUSES: ["quantitative;working_conditions", "working_conditions", "", ""],
    }
    return pd.DataFrame(base | changes)


def test_only_occupations_without_an_offered_product_are_gaps() -> None:
    assert set(gaps.gaps(listed())[c.CODE]) == {"A", "B", "D"}


def test_every_part_is_shown_and_the_priority_is_their_weighted_mean() -> None:
    found = gaps.gaps(listed(), (1, 1, 1, 1)).set_index(c.CODE)
    parts = found[[gaps.DEMAND, gaps.STRUCTURAL, gaps.CHRONIC, gaps.CAUSE]]
    assert parts.loc["A"].tolist() == [50 / 400, 1, 3 / 5, 0.5]
    assert parts.loc["B"].tolist() == [200 / 400, 0, 1 / 5, 0]
    assert parts.loc["D"].tolist() == [0, 0, 1, 0.5]
    assert found[gaps.PRIORITY].tolist() == pytest.approx(parts.mean(axis=1).tolist())


def test_weights_decide_the_order() -> None:
    assert list(gaps.gaps(listed(), (1, 0, 0, 0))[c.CODE]) == ["B", "A", "D"]
    assert list(gaps.gaps(listed(), (0, 0, 1, 0))[c.CODE]) == ["D", "A", "B"]


def test_a_list_without_offers_is_ranked_by_the_other_parts() -> None:
    unknown = listed(**{c.OFFERS_RECEIVED: pd.array([None] * 4, dtype="Float64")})
    assert list(gaps.gaps(unknown)[c.CODE]) == ["A", "D", "B"]


@pytest.mark.parametrize("weights", [(0, 0, 0, 0), (-1, 2, 0, 0)])
def test_weights_that_weigh_nothing_or_less_are_refused(weights: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="weights"):
        Method(gap_demand=weights[0], gap_structural=weights[1], gap_chronic=weights[2], gap_cause=weights[3])
