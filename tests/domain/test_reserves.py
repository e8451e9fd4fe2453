"""What is hidden could be otherwise: the tables that the reserves make possible are looked at one by one."""

import itertools

import numpy as np
import pytest

from shortage_app.domain.disclosure import choice, showing
from shortage_app.domain.disclosure.choice import choose
from shortage_app.domain.disclosure.populations import populations
from shortage_app.domain.disclosure.reserves import Team
from shortage_app.domain.disclosure.showing import Wanted, shown_in_turn
from shortage_app.domain.disclosure.systems import cohort_of, hidden_for_themselves
from shortage_app.domain.exits import cohort_counts
from tests.domain.cohorts import cohort

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
    return np.array([team.one_more(place) for place in np.setdiff1d(np.flatnonzero(somebody), team.places)])


@pytest.mark.parametrize("seed", [*range(20), 1689, 1741])
def test_one_person_more_by_each_team_leaves_all_that_is_shown_and_nobody_below_none(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for wanted, shown, state in decided(seed, monkeypatch):
        sums = np.array([wanted.ground.row(row) for row in [*wanted.known, *shown]])
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
        sums = np.array([wanted.ground.row(row) for row in hidden])
        for team in itertools.chain.from_iterable(kind.teams for kind in state.kinds):
            assert np.abs(sums @ moves(team, wanted.somebody).T).max(axis=1).min() >= 1


def test_a_sum_whose_people_cannot_give_way_is_not_shown() -> None:
    team = Team(places=3)
    nobody, three = np.zeros(3, dtype=np.float32), np.array([3, 0, 0], dtype=np.float32)
    everyone = np.ones(3, dtype=np.float32)
    assert team.change_for(team.left_of(everyone), nobody) is None
    change = team.change_for(team.left_of(everyone), three)
    assert change is not None
    assert (change.reserve, change.free.tolist()) == (0, [2, 0, 0])
    team.take(change, three)
    assert len(team.left_of(everyone).places) == 0
    assert team.one_more(2).tolist() == [-1, 0, 1]
