"""Figures that are shown beside their sum add up to it."""

from hypothesis import given
from hypothesis import strategies as st

from shortage_app.report.rounding import adding_up


def test_the_part_nearest_to_the_next_step_is_rounded_up() -> None:
    assert adding_up([0.246, 0.348, 0.178, 0.228], 2) == [0.24, 0.35, 0.18, 0.23]


@given(st.lists(st.floats(0, 1), min_size=1, max_size=6))
def test_parts_add_up_to_their_sum_and_stay_within_a_step(parts: list[float]) -> None:
    rounded = adding_up(parts, 2)
    assert abs(sum(rounded) - sum(parts)) <= 0.005 + 1e-6
    assert all(abs(shown - part) < 0.01 + 1e-6 for shown, part in zip(rounded, parts, strict=True))
