"""What changed between two editions equals the oracle, and the counts add up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from shortage_app.domain.changes import CHANGES, Reconciliation, changes, reconciliation
from shortage_app.domain.frames import typed_frame
from shortage_app.domain.project import Method, Project
from tests.domain.oracle import Oracle
from tests.domain.strategies import (
    FIRST_YEAR,
    NOTHING_KNOWN,
    edition,
    frame,
    listing,
    methods,
    project_of,
    projects,
    step,
)

DEFAULT = Method()
two_years = st.lists(st.integers(FIRST_YEAR, FIRST_YEAR + 7), min_size=2, max_size=2, unique=True).map(sorted)


def rows(project: Project, year: int, since: int) -> list[tuple[str, ...]]:
    """The changes without `retitled`."""
    return list(changes(project, year, since, DEFAULT).iloc[:, :-1].itertuples(index=False, name=None))


@given(projects(), methods(), two_years)
def test_changes_equal_the_oracle(project: Project, method: Method, years: list[int]) -> None:
    since, year = years
    found = changes(project, year, since, method)
    answer = {
        (kind, *occupation, *(origin or ("", "")), retitled)
        for kind, occupation, origin, retitled in Oracle(project, method).changes(year, since)
    }
    assert set(found.itertuples(index=False, name=None)) == answer
    assert len(found) == len(answer)


@given(projects(), methods(), two_years)
def test_the_counts_of_two_lists_add_up(project: Project, method: Method, years: list[int]) -> None:
    since, year = years
    counts, oracle = reconciliation(project, year, since, method), Oracle(project, method)
    readable = {since, year} <= set(oracle.facts.editions)
    assert counts.listed_since == (len(oracle.listed(since)) if readable else 0)
    assert counts.listed_year == (len(oracle.listed(year)) if readable else 0)
    assert counts.listed_year == counts.listed_since + sum(change for _, change in counts.terms)


def test_between_editions_of_one_nomenclature_occupations_enter_return_and_leave() -> None:
    project = project_of(
        {2017: ["r", "s", "v"], 2018: ["s", "l"], 2019: ["s", "l", "g"], 2020: ["s", "r", "f", "u", "v"]},
        not_assessed={2019: ["u", "v"], 2020: ["g"]},
    )
    assert rows(project, 2020, 2019) == [
        ("entered_first", "A", "f", "", ""),
        ("entered_returning", "A", "r", "", ""),
        ("entered_not_assessed", "A", "u", "", ""),
        ("entered_not_assessed", "A", "v", "", ""),
        ("left", "A", "l", "", ""),
        ("no_longer_assessed", "A", "g", "", ""),
    ]


BREAK = [
    step("A same", "B same", "same"), step("A old", "B new", "renamed"),
    step("A m1", "B m", "merged"), step("A m2", "B m", "merged"),
    step("A s", "B s1", "split"), step("A s", "B s2", "split"), step("A s", "B s3", "split"),
    step("A out", "B out", "same"), step("A vague", "B n", "broader"),
]  # fmt: skip


def test_over_a_break_changes_go_by_predecessor() -> None:
    project = project_of(
        {2020: ["same", "old", "m1", "m2", "s", "out", "vague"], 2022: ["same", "new", "m", "s1", "s2", "n"]},
        nomenclatures={2022: "B"},
        none_published=[2021],
        crosswalk=BREAK,
    )
    assert rows(project, 2022, 2020) == [
        ("entered_not_assessed", "B", "n", "", ""),
        ("left", "A", "out", "", ""),
        ("discontinued", "A", "vague", "", ""),
        ("renamed", "B", "new", "A", "old"),
        ("merged", "B", "m", "A", "m1"),
        ("merged", "B", "m", "A", "m2"),
        ("split", "B", "s1", "A", "s"),
        ("split", "B", "s2", "A", "s"),
    ]
    assert reconciliation(project, 2022, 2020, DEFAULT) == Reconciliation(
        since=2020,
        year=2022,
        listed_since=7,
        entered_first=0,
        entered_returning=0,
        entered_not_assessed=1,
        left=1,
        discontinued=1,
        no_longer_assessed=0,
        added_by_splits=1,
        absorbed_by_mergers=1,
        listed_year=6,
    )


def test_a_code_recoded_before_the_break_is_followed_over_it() -> None:
    steps = [step("A x", "A y", "renamed"), step("A y", "B z", "renamed")]
    project = project_of({2019: ["x"], 2020: ["z"]}, nomenclatures={2020: "B"}, crosswalk=steps)
    assert rows(project, 2020, 2019) == [("renamed", "B", "z", "A", "x")]


def test_two_codes_that_stay_on_both_lists_continue_each_by_itself() -> None:
    project = project_of({2019: ["x", "y"], 2020: ["x", "y"]}, crosswalk=[step("A x", "A y", "merged")])
    assert rows(project, 2020, 2019) == []


def titled(then: dict[str, object], now: dict[str, object], nomenclature: str = "A") -> Project:
    """An occupation of two lists with other titles, over a break if the second nomenclature is another."""
    return NOTHING_KNOWN.changed(
        editions=frame("editions", [edition(2019), edition(2020, nomenclature)]),
        listings=frame("listings", [listing(2019, "x", **then), listing(2020, "x", **now)]),
        crosswalk=frame("crosswalk", [step("A x", "B x", "same")]),
    )


@pytest.mark.parametrize("nomenclature", ["A", "B"])
def test_another_title_of_the_same_code_is_a_rename_and_moves_no_count(nomenclature: str) -> None:
    project = titled({"title_fr": "Technicien HVAC"}, {"title_fr": "Technicien en climatisation"}, nomenclature)
    found = changes(project, 2020, 2019, DEFAULT)
    assert found.to_numpy().tolist() == [["renamed", nomenclature, "x", "A", "x", True]]
    counts = reconciliation(project, 2020, 2019, DEFAULT)
    assert (counts.listed_since, dict(counts.terms), counts.listed_year) == (1, dict.fromkeys(dict(counts.terms), 0), 1)


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ({"title_fr": "Maçon"}, {"title_fr": "MAÇON / Maçonne"}),
        ({"title_fr": "Maçon"}, {"title_nl": "Metselaar"}),  # a list in another language
        ({"title_fr": "Maçon", "title_nl": "Metselaar"}, {"title_fr": "Maçonne", "title_nl": "Metser"}),
    ],
)
def test_gender_forms_and_translations_are_no_rename(then: dict[str, object], now: dict[str, object]) -> None:
    assert changes(titled(then, now), 2020, 2019, DEFAULT).empty


def test_an_edition_that_cannot_be_read_has_no_changes() -> None:
    project = project_of({2018: ["x"], 2020: ["y"]}, none_published=[2019])
    for year, since in ((2019, 2018), (2020, 2019), (2030, 2018)):
        assert_frame_equal(changes(project, year, since, DEFAULT), typed_frame(CHANGES))


@pytest.mark.parametrize("since", [2020, 2021])
def test_changes_run_forward_only(since: int) -> None:
    with pytest.raises(ValueError, match="not before 2020"):
        changes(project_of({2020: ["x"]}), 2020, since, DEFAULT)
