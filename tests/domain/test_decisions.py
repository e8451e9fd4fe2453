"""The register of decisions: one place a decision, carried over along the crosswalk, once."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shortage_app.domain import columns as c
from shortage_app.domain.change import Change, applied
from shortage_app.domain.codes import CLOSED_STATES, DecisionKind, DecisionState
from shortage_app.domain.decisions import (
    LISTED,
    AlreadyDecided,
    Decision,
    carried,
    decisions_of,
    found,
    is_overdue,
    kept,
    replaced,
    to_carry,
)
from shortage_app.domain.project import Project
from tests.domain.strategies import edition, frame, listing, step

FIRST = Decision("1", 2019, "partner", "Ask centre X", "S. Lambert", "2020-03-31")
OTHER = Decision("2", 2019, "more_places", state="in_progress")
CLOSED = Decision("3", 2019, "information", state="done")
PROJECT = Project(
    editions=frame("editions", [edition(2018), edition(2019), edition(2020), edition(2022, "B")]),
    listings=frame("listings", [listing(2019, "1"), listing(2019, "2"), listing(2020, "1"), listing(2022, "b1")]),
    crosswalk=frame("crosswalk", [step("A 1", "B b1", "split"), step("A 1", "B b2", "split")]),
)


def with_decisions(*decisions: Decision, project: Project = PROJECT) -> Project:
    return applied(project, Change("", (replaced(decisions, decisions),)))


REGISTER = with_decisions(FIRST, OTHER, CLOSED)


def test_a_decision_comes_out_of_the_register_as_it_went_in() -> None:
    carried_over = replace(FIRST, year=2020, carried_from_year=2019, decided_by="a", decided_on="2020-01-02")
    assert decisions_of(with_decisions(FIRST, carried_over).decisions) == [FIRST, carried_over]
    assert found(REGISTER, "2", 2019, "more_places") == OTHER


def test_amending_a_decision_leaves_the_others_alone() -> None:
    amended = replace(FIRST, kind="validation", note="Another way")
    after = applied(REGISTER, Change("", (kept(REGISTER, amended, FIRST),)))
    assert decisions_of(after.decisions) == [OTHER, CLOSED, amended]


def test_a_second_decision_of_a_kind_for_an_occupation_and_year_is_refused() -> None:
    with pytest.raises(AlreadyDecided):
        kept(REGISTER, replace(FIRST, note="again"))
    with pytest.raises(AlreadyDecided):
        kept(REGISTER, replace(OTHER, occupation_code="1", kind="partner"), OTHER)


def test_only_an_open_decision_with_a_day_in_the_past_is_overdue() -> None:
    rows = with_decisions(FIRST, replace(FIRST, kind="validation", state="done"), OTHER).decisions
    assert is_overdue(rows, "2020-04-01").tolist() == [True, False, False]
    assert is_overdue(rows, "2020-03-31").tolist() == [False, False, False]


def test_open_decisions_are_offered_to_the_next_edition_with_whether_the_occupation_is_still_listed() -> None:
    offered = to_carry(REGISTER, 2020)
    assert offered[[c.OCCUPATION_CODE, c.YEAR, c.KIND, c.CARRIED_FROM_YEAR, LISTED]].to_numpy().tolist() == [
        ["1", 2020, "partner", 2019, True],
        ["2", 2020, "more_places", 2019, False],
    ]


def test_nothing_is_offered_to_a_year_without_an_edition_or_before_the_decision() -> None:
    assert [len(to_carry(REGISTER, year)) for year in (2018, 2019, 2021)] == [0, 0, 0]


def test_a_decision_goes_on_in_the_next_register_and_ends_as_carried_in_its_own() -> None:
    ending, going_on = carried(REGISTER, 2020, ["1"])
    assert ending == [FIRST]
    assert going_on == [replace(FIRST, year=2020, carried_from_year=2019)]


def test_across_a_change_of_nomenclature_every_successor_inherits_and_what_has_none_stays() -> None:
    ending, going_on = carried(REGISTER, 2022)
    assert ending == [FIRST]
    assert [(one.occupation_code, one.kind) for one in going_on] == [("b1", "partner"), ("b2", "partner")]


def test_of_two_open_decisions_for_one_place_the_later_goes_on_and_both_end() -> None:
    earlier = replace(FIRST, year=2018, note="older")
    ending, going_on = carried(with_decisions(earlier, FIRST), 2020)
    assert ending == [earlier, FIRST]
    assert [(one.note, one.carried_from_year) for one in going_on] == [("Ask centre X", 2019)]


def test_what_stands_in_the_register_of_the_year_is_not_offered_again() -> None:
    assert to_carry(with_decisions(FIRST, replace(FIRST, year=2020)), 2020).empty


@given(
    st.lists(
        st.builds(
            Decision,
            st.sampled_from("123"),
            st.sampled_from((2018, 2019)),
            st.sampled_from([kind.value for kind in DecisionKind]),
            state=st.sampled_from([state.value for state in DecisionState]),
        ),
        unique_by=lambda decision: decision.key,
        max_size=8,
    )
)
def test_once_carried_over_nothing_is_left_to_carry_and_no_decision_is_lost(decisions: list[Decision]) -> None:
    before = with_decisions(*decisions)
    ending, going_on = carried(before, 2020)
    closed = [replace(one, state=DecisionState.CARRIED.value) for one in ending]
    after = applied(before, Change("", (replaced([*ending, *going_on], [*closed, *going_on]),)))
    assert to_carry(after, 2020).empty
    assert len(after.decisions) == len(decisions) + len(going_on)
    still_open = {(one.occupation_code, one.kind) for one in decisions if one.state not in CLOSED_STATES}
    assert still_open == {(one.occupation_code, one.kind) for one in going_on}
