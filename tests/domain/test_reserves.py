"""What is hidden could be otherwise: the tables that the reserves make possible are looked at one by one."""

import itertools
from unittest import mock

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shortage_app.domain.disclosure import choice, reserves, showing
from shortage_app.domain.disclosure.choice import choose
from shortage_app.domain.disclosure.ground import ByPlace
from shortage_app.domain.disclosure.lines import LARGEST, ROOM, Lines
from shortage_app.domain.disclosure.populations import populations
from shortage_app.domain.disclosure.reserves import Team
from shortage_app.domain.disclosure.showing import Wanted, shown_in_turn
from shortage_app.domain.disclosure.systems import cohort_of, hidden_for_themselves
from shortage_app.domain.exits import cohort_counts
from tests.domain.cohorts import by_every_place, cohort
from tests.domain.reserves_oracle import SlowTeam, asked

THRESHOLD = 5


def decided(seed: int, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Wanted, np.ndarray, showing._Showing]]:
    """What was wanted of a random cohort, what is shown of it, and the state at the end."""
    found, states = [], []
    begin = showing._Showing.__init__

    def noted(self: showing._Showing, wanted: Wanted) -> None:
        begin(self, wanted)
        states.append(self)

    def asked(wanted: Wanted) -> np.ndarray:
        shown = shown_in_turn(wanted)
        found.append((wanted, shown, states[-1]))
        return shown

    monkeypatch.setattr(showing._Showing, "__init__", noted)
    monkeypatch.setattr(choice, "shown_in_turn", asked)
    exits, products = cohort(seed)
    people = cohort_of(populations(cohort_counts(exits, products, 2019)))
    choose(people, hidden_for_themselves(people, THRESHOLD))
    return found


def moves(team: Team, somebody: np.ndarray) -> np.ndarray:
    """What changes by one person more in each place with somebody that is no reserve: a line each."""
    places = np.setdiff1d(np.flatnonzero(somebody), team.reserves)
    return np.array([by_every_place(team.one_more(place), len(somebody)) for place in places])


def counted(wanted: Wanted, rows: list[int]) -> np.ndarray:
    """What some rows count, by place, a line each."""
    return np.array([by_every_place(wanted.ground.row(row), len(wanted.somebody)) for row in rows])


@pytest.mark.parametrize("seed", [*range(20), 1689, 1741])
def test_one_person_more_by_each_team_leaves_all_that_is_shown_and_nobody_below_none(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for wanted, shown, state in decided(seed, monkeypatch):
        sums = counted(wanted, [*wanted.known, *shown])
        for people, kind in zip(wanted.kinds, state.kinds, strict=True):
            one, other = (moves(team, wanted.somebody) for team in kind.teams)
            assert np.array_equal(one, np.rint(one))
            assert not (one @ sums.T).any() and not (other @ sums.T).any()
            least = np.minimum(one, 0).min(axis=0) + np.minimum(other, 0).min(axis=0)
            assert (people + least >= 0).all()


@pytest.mark.parametrize("seed", [*range(20), 1689, 1741])
def test_every_hidden_count_changes_with_a_place_of_each_team(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for wanted, shown, state in decided(seed, monkeypatch):
        hidden = np.setdiff1d(np.concatenate([wanted.hidden, wanted.rows]), shown)
        sums = counted(wanted, hidden.tolist())
        for team in itertools.chain.from_iterable(kind.teams for kind in state.kinds):
            assert np.abs(sums @ moves(team, wanted.somebody).T).max(axis=1).min() >= 1


def test_a_sum_whose_people_cannot_give_way_is_not_shown() -> None:
    team = Team(places=3)
    nobody, three = np.zeros(3, dtype=np.int32), np.array([3, 0, 0], dtype=np.int32)
    everyone = ByPlace(np.arange(3), np.ones(3, dtype=np.int32))
    assert team.change_for(team.left_of(everyone), nobody) is None
    change = team.change_for(team.left_of(everyone), three)
    assert change is not None
    assert (change.reserve, change.needed, change.asked.places.tolist()) == (0, 1, [])
    team.take(change)
    assert len(team.left_of(everyone).places) == 0
    assert by_every_place(team.one_more(2), 3).tolist() == [-1, 0, 1]


def test_a_sum_of_which_more_is_left_than_a_line_holds_is_not_shown() -> None:
    people = np.full(2, 1_000, dtype=np.int32)
    held, too_much = (ByPlace(np.arange(2), np.array([1, times], dtype=np.int32)) for times in (LARGEST, LARGEST + 1))
    assert Team(places=2).change_for(held, people) is not None
    assert Team(places=2).change_for(too_much, people) is None


@st.composite
def sums_and_people(draw: st.DrawFn) -> tuple[list[list[int]], list[int]]:
    """Sums of a few places, and how many people are in each place."""
    places = draw(st.integers(1, 9))
    one = st.lists(st.sampled_from([0, 0, 1, 1, 1, -1]), min_size=places, max_size=places).filter(any)
    return draw(st.lists(one, max_size=9)), draw(st.lists(st.integers(0, 5), min_size=places, max_size=places))


@pytest.mark.parametrize("few", [0, reserves.FEW])
@given(sums_and_people())
def test_a_team_has_the_reserves_and_lines_that_plain_loops_find(
    few: int, drawn: tuple[list[list[int]], list[int]]
) -> None:
    sums, people = drawn
    team, slow = Team(len(people)), SlowTeam()
    with mock.patch.object(reserves, "FEW", few):
        for sum_ in sums:
            show(sum_, people, team, slow)
            assert moves(team, np.ones(len(people), dtype=bool)).tolist() == moves_of(slow.lines, len(people))


def show(sum_: list[int], people: list[int], team: Team, slow: SlowTeam) -> None:
    """Show a sum by the quick and the slow way if it may be, and compare what they ask for."""
    before = [asked(place, slow.lines.get(place, [])) for place in range(len(people))]
    free = np.array(people, dtype=np.int32) - before
    left, whole = team.left_of(by_counted_places(sum_)), slow.left_of(sum_)
    assert by_every_place(left, len(people)).tolist() == whole
    lines, change = slow.lines_with(whole, free.tolist()), team.change_for(left, free) if any(whole) else None
    assert (change is None) == (lines is None)
    if change is not None and lines is not None:
        team.take(change)
        slow.lines = lines
        more = by_every_place(change.asked, len(people))
        more[change.reserve] += change.needed
        assert (before + more).tolist() == [asked(place, lines.get(place, [])) for place in range(len(people))]


def by_counted_places(sum_: list[int]) -> ByPlace:
    numbers = np.array(sum_, dtype=np.int32)
    return ByPlace(np.flatnonzero(numbers), numbers[numbers != 0])


def moves_of(lines: dict[int, list[int]], places: int) -> list[list[int]]:
    """What changes by one person more in each place that is no reserve, as plain lines tell it."""
    return [
        [-lines[at][place] if at in lines else int(at == place) for at in range(places)]
        for place in range(places)
        if place not in lines
    ]


@pytest.mark.parametrize("seed", range(4))
def test_a_sample_of_places_rules_no_reserve_out_that_would_do(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reserves, "FEW", 0)
    monkeypatch.setattr(reserves, "SAMPLE", 1)
    sampled = [shown.tolist() for _, shown, _ in decided(seed, monkeypatch)]
    monkeypatch.setattr(Team, "_seem_fit", lambda _team, _left, tried, _free: np.ones(len(tried), dtype=bool))
    assert [shown.tolist() for _, shown, _ in decided(seed, monkeypatch)] == sampled


def test_lines_are_the_same_by_sum_and_by_place() -> None:
    random, lines = np.random.default_rng(0), Lines(places=500)
    whole = random.integers(-9, 9, (3 * ROOM, 500)).astype(np.int8)
    for line in whole:
        lines.add(np.arange(500), line)
    sums, places = np.array([0, 70, 150]), np.arange(5, 500, 11)
    whole[np.ix_(sums, places)] = 7
    lines.put(sums, places, whole[np.ix_(sums, places)])
    assert np.array_equal(lines.of_sums(np.arange(len(whole))), whole)
    assert np.array_equal(lines.in_places(np.arange(500)), whole.T)
    assert np.array_equal(lines.in_place(16), whole[:, 16])
    for some in (places, np.arange(499)):
        assert np.array_equal(lines.part(sums, some), whole[np.ix_(sums, some)])
    for some, signs in ((sums, [1, -1, 1]), (np.arange(len(whole)), [1] * len(whole))):
        assert np.array_equal(lines.together(some, np.array(signs, dtype=np.int8)), signs @ whole[some].astype(int))


def test_a_change_of_some_places_changes_the_rows_that_count_them_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted, _, _ = decided(0, monkeypatch)[0]
    change = ByPlace(np.array([1, 5, 17]), np.array([1, -2, 1], dtype=np.int32))
    rows, changed = wanted.ground.changed(change)
    every = wanted.ground.sums(by_every_place(change, len(wanted.somebody)))
    assert np.array_equal(np.flatnonzero(every), np.sort(rows))
    assert np.array_equal(every[rows], changed)
    assert np.array_equal(
        every, counted(wanted, list(range(len(every)))) @ by_every_place(change, len(wanted.somebody))
    )
