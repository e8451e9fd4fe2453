"""Scenarios kept by name: what goes in comes out, and nothing but the scenario changes."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shortage_app.domain.analysis import analyse
from shortage_app.domain.change import Change, applied
from shortage_app.domain.codes import Strength
from shortage_app.domain.project import FRAMES, Project
from shortage_app.domain.scenario import Add, Cancel, Move, Resize, Scenario, Step, imagined, workable
from shortage_app.domain.scenarios import AlreadyNamed, analysed, dropped, kept, scenarios_of
from tests.report import small_lists

PROJECT = small_lists.project()
CODES = tuple(small_lists.PRODUCTS)
MASONRY = Add("N1", "Masonry", ("3", "4"), Strength.INDIRECT, 12, "Trades", "X")
MORE = Scenario("More", 2019, (MASONRY, Cancel("P1"), Move("P2", "Z", "other"), Resize("P3", 8)))
STEPS = st.one_of(
    st.builds(Cancel, st.sampled_from(CODES)),
    st.builds(
        Move, st.sampled_from(CODES), st.sampled_from("XYZ"), st.sampled_from(("own_centre", "partner", "other"))
    ),
    st.builds(Resize, st.sampled_from(CODES), st.integers(0, 50).map(float)),
)


def holding(*scenarios: Scenario, project: Project = PROJECT) -> Project:
    for scenario in scenarios:
        project = applied(project, Change("", (kept(project, scenario),)))
    return project


def assert_same(left: Project, right: Project, *, but: str = "") -> None:
    for name in FRAMES:
        if name != but:
            pd.testing.assert_frame_equal(getattr(left, name), getattr(right, name))


def copied(project: Project) -> Project:
    return project.changed(**{name: getattr(project, name).copy(deep=True) for name in FRAMES})


@st.composite
def steps(draw: st.DrawFn) -> tuple[Step, ...]:
    """Steps on the products there are, and additions under codes of their own."""
    drawn = draw(st.lists(st.one_of(STEPS, st.just(None)), max_size=5))
    added = (Add(f"N{place}", "New", draw(st.sampled_from((("3",), ("2", "4"), ())))) for place in range(len(drawn)))
    return tuple(step if step is not None else next(added) for step in drawn)


@given(steps())
def test_a_scenario_comes_out_as_it_went_in_and_touches_no_data(made: tuple[Step, ...]) -> None:
    scenario, before = Scenario("S", 2019, made), copied(PROJECT)
    project = holding(scenario)
    assert scenarios_of(project, 2019) == (scenario,)
    assert scenarios_of(project, 2018) == ()
    imagined(project, scenario)
    assert_same(PROJECT, before)
    assert_same(project, before, but="scenarios")


@given(steps())
def test_a_scenario_of_which_every_step_is_undone_is_the_base(made: tuple[Step, ...]) -> None:
    scenario = Scenario("S", 2019, made)
    for _step in made:
        scenario = scenario.without_step(0)
    base, then = analyse(PROJECT, 2019), analysed(PROJECT, scenario)
    assert then.figures == base.figures
    pd.testing.assert_frame_equal(then.occupations, base.occupations)
    pd.testing.assert_frame_equal(then.products, base.products)


@given(steps())
def test_a_scenario_dropped_leaves_the_others(made: tuple[Step, ...]) -> None:
    scenario = Scenario("S", 2019, made)
    project = applied(holding(MORE, scenario), Change("", (dropped(scenario),)))
    assert_same(project, holding(MORE))


@given(steps())
def test_adding_products_never_lowers_what_is_covered(made: tuple[Step, ...]) -> None:
    additions = Scenario("S", 2019, tuple(step for step in made if isinstance(step, Add)))
    base, then = analyse(PROJECT, 2019).figures, analysed(PROJECT, additions).figures
    assert (then.covered or 0) >= (base.covered or 0)
    assert (then.without_offer or 0) <= (base.without_offer or 0)


def test_a_scenario_says_what_would_be_covered() -> None:
    base, then = analyse(PROJECT, 2019).figures, analysed(PROJECT, MORE).figures
    assert (base.covered, base.without_offer, base.direct) == (4, 2, 2)
    assert (then.covered, then.without_offer, then.direct) == (5, 0, 2)  # Cook loses its direct link, Painter has one


def test_an_amended_scenario_takes_the_place_of_what_it_was_even_under_another_name() -> None:
    renamed = replace(MORE, name="Other").without_step(1)
    project = holding(MORE)
    assert scenarios_of(applied(project, Change("", (kept(project, renamed, MORE),))), 2019) == (renamed,)


def test_a_name_is_that_of_one_scenario_of_a_year() -> None:
    project = holding(MORE, Scenario("Other", 2019))
    with pytest.raises(AlreadyNamed):
        kept(project, Scenario("More", 2019))
    with pytest.raises(AlreadyNamed):
        kept(project, replace(MORE, name="Other"), MORE)
    assert len(holding(MORE, replace(MORE, year=2018)).scenarios) == 10


def test_steps_that_the_catalogue_no_longer_allows_are_told_and_left_out() -> None:
    gone, there = Cancel("P9"), Add("P2", "Twice", ())
    after_adding = Resize("N1", 3)
    scenario = replace(MORE, steps=(*MORE.steps, gone, there, after_adding))
    assert workable(PROJECT, scenario) == (replace(MORE, steps=(*MORE.steps, after_adding)), (gone, there))
    assert analysed(PROJECT, scenario).figures == analysed(PROJECT, MORE).figures
    with pytest.raises(ValueError, match="P2"):
        imagined(PROJECT, Scenario("S", 2019, (there,)))
