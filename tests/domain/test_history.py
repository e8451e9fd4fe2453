"""Five states, carried over changes of nomenclature as METHOD section 4 says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shortage_app.domain.history import STATE_CODES, year_history
from shortage_app.domain.project import Method, Project
from tests.domain.oracle import Oracle
from tests.domain.strategies import FIRST_YEAR, edition, frame, methods, project_of, projects, step, years_of

DEFAULT = Method()


def strips(project: Project, year: int, method: Method = DEFAULT) -> dict[str, str]:
    """The states of every code, a letter each year: Listed, Not listed, not Assessed, no Edition, Unknown."""
    letters = dict(zip(STATE_CODES, "LNAEU", strict=True))
    history = year_history(project, year, method)
    return {code: "".join(letters[state] for state in history.strip(code)) for code in history.codes}


@given(projects(), methods(), st.data())
def test_every_state_equals_the_oracle(project: Project, method: Method, data: st.DataObject) -> None:
    year = data.draw(st.sampled_from(years_of(project)))
    oracle, history = Oracle(project, method), year_history(project, year, method)
    codes = oracle.codes_known(year)
    assert history.codes.tolist() == codes
    found = {code: list(history.strip(code)) for code in codes}
    assert found == {code: oracle.strip((history.nomenclature, code), year) for code in codes}


@given(projects(), methods(), st.data())
def test_predecessors_are_those_of_the_oracle(project: Project, method: Method, data: st.DataObject) -> None:
    year = data.draw(st.sampled_from(years_of(project)))
    rows = year_history(project, year, method).predecessors
    found = list(rows[["code", "from_nomenclature", "from_code"]].itertuples(index=False, name=None))
    assert found == Oracle(project, method).predecessors(year)


def test_a_history_tells_the_five_states_apart() -> None:
    lists = {2015: ["x", "y"], 2016: ["z"], 2019: ["x", "y"]}
    project = project_of(lists, none_published=[2018], not_assessed={2016: ["x"]})
    assert strips(project, 2019) == {"x": "LAUEL", "y": "LNUEL", "z": "NLUEN"}


def test_an_edition_that_was_not_imported_is_unknown() -> None:
    project = project_of({2018: ["x"], 2020: ["x"]})
    with_another = project.changed(editions=frame("editions", [edition(2018), edition(2019), edition(2020)]))
    assert strips(with_another, 2020) == {"x": "LUL"}


def test_a_year_without_an_imported_edition_has_a_history_without_codes() -> None:
    history = year_history(project_of({2018: ["x"]}, none_published=[2019]), 2019, DEFAULT)
    assert (history.codes.tolist(), history.years.tolist(), history.states.shape) == ([], [2018, 2019], (0, 2))


def test_a_code_without_an_approved_row_was_not_assessed_before_the_break() -> None:
    rows = [step("A x", "B n", approved=False), step("A x", "B m", "broader"), step("A x", "B o", "renamed")]
    project = project_of({2019: ["x"], 2020: ["n", "m", "o"]}, nomenclatures={2020: "B"}, crosswalk=rows)
    assert strips(project, 2020) == {"n": "AL", "m": "AL", "o": "LL"}


MERGED_INTO_N = [step("A x", "B n", "merged"), step("A y", "B n", "merged")]


@pytest.mark.parametrize(
    ("merged", "of_any"),
    [
        ("any", {"xy": "L", "x": "L", "": "N", "x?": "L", "?": "A"}),
        ("all", {"xy": "L", "x": "N", "": "N", "x?": "A", "?": "N"}),
    ],
)
def test_a_merged_occupation_was_listed_if_any_or_all_predecessors_were(merged: str, of_any: dict[str, str]) -> None:
    """ "x?": x is listed and y not assessed; "?": y is not assessed and x not listed."""
    for before, state in of_any.items():
        project = project_of(
            {2019: [code for code in "xy" if code in before] + ["z"], 2020: ["n"]},
            not_assessed={2019: ["y"] if "?" in before else []},
            nomenclatures={2020: "B"},
            crosswalk=MERGED_INTO_N,
        )
        assert strips(project, 2020, Method(merged=merged)) == {"n": f"{state}L"}, before


def test_every_successor_of_a_split_occupation_inherits_and_says_so() -> None:
    rows = [step("A x", "B n", "split"), step("A x", "B m", "split")]
    project = project_of({2019: ["x"], 2020: ["n"]}, nomenclatures={2020: "B"}, crosswalk=rows)
    assert strips(project, 2020) == {"m": "LN", "n": "LL"}
    assert year_history(project, 2020, DEFAULT).predecessors.to_numpy().tolist() == [
        ["m", "A", "x", "split"],
        ["n", "A", "x", "split"],
    ]


def test_each_predecessor_says_how_it_continues() -> None:
    rows = [
        step("A same", "B same"), step("A old", "B new"), step("A m1", "B m"), step("A m2", "B m"),
        step("A r1", "A r2"), step("A r2", "A r3"), step("A r3", "B r4"), step("B r4", "B r5"),
    ]  # fmt: skip
    project = project_of({2019: ["same"], 2020: ["same"]}, nomenclatures={2020: "B"}, crosswalk=rows)
    assert year_history(project, 2020, DEFAULT).predecessors.to_numpy().tolist() == [
        ["m", "A", "m1", "merged"],
        ["m", "A", "m2", "merged"],
        ["new", "A", "old", "renamed"],
        *(["r4", "A", code, "renamed"] for code in ("r1", "r2", "r3")),
        ["r5", "B", "r4", "renamed"],
        *(["r5", "A", code, "renamed"] for code in ("r1", "r2", "r3")),
        ["same", "A", "same", "same"],
    ]


def test_history_is_carried_over_several_breaks() -> None:
    rows = [step("A x", "B y", "renamed"), step("B y", "C z", "renamed")]
    names = {2018: "A", 2019: "B", 2020: "C"}
    assert strips(project_of({2018: ["x"], 2019: ["y"], 2020: ["z"]}, names, crosswalk=rows), 2020) == {"z": "LLL"}


def test_a_nomenclature_without_an_edition_can_stand_between_two() -> None:
    rows = [step("A x", "W y"), step("W y", "C z")]
    names = {2018: "A", 2020: "C"}
    assert strips(project_of({2018: ["x"], 2020: ["z"]}, names, crosswalk=rows), 2020) == {"z": "LUL"}


def test_rows_that_lead_back_bring_no_foreign_history() -> None:
    """x and y merge into n; the table also holds the way back, which must not mix the histories of x and y."""
    rows = [*MERGED_INTO_N, step("B n", "A x", "split"), step("B n", "A y", "split")]
    project = project_of({2018: ["x"], 2019: ["y"], 2020: ["n"]}, nomenclatures={2020: "B"}, crosswalk=rows)
    assert strips(project, 2019) == {"x": "LN", "y": "NL"}


def test_a_nomenclature_that_comes_back_reads_the_years_between_over_rows_that_lead_back() -> None:
    rows = [step("A x", "B n", "renamed"), step("B n", "A x", "renamed")]
    project = project_of({2018: ["x"], 2019: ["n"], 2020: ["x"]}, {2019: "B"}, crosswalk=rows)
    assert strips(project, 2020) == {"x": "LLL"}


def test_a_recoded_occupation_takes_over_the_years_before_its_new_code_stands() -> None:
    project = project_of(
        {2018: ["x"], 2019: ["w"], 2020: ["y"], 2021: ["x"]}, crosswalk=[step("A x", "A y", "renamed")]
    )
    assert strips(project, 2021)["y"] == "LNLN"


def test_rows_in_a_circle_and_onto_themselves_come_to_an_end() -> None:
    rows = [step("A x", "A y"), step("A y", "A z"), step("A z", "A x"), step("A x", "A x"), step("A x", "A y")]
    project = project_of({2019: ["x"], 2020: ["x", "w"]}, crosswalk=rows)
    assert strips(project, 2020) == {"w": "NL", "x": "LL", "y": "LN", "z": "LN"}


def test_asking_for_a_code_of_another_nomenclature_is_an_error() -> None:
    with pytest.raises(KeyError, match="other"):
        year_history(project_of({2020: ["x"]}), 2020, DEFAULT).strip("other")


def test_years_run_from_the_first_edition_to_the_analysed_year() -> None:
    project = project_of({FIRST_YEAR: ["x"], FIRST_YEAR + 5: ["x"], FIRST_YEAR + 9: ["x"]})
    years = year_history(project, FIRST_YEAR + 5, DEFAULT).years
    assert years.tolist() == list(range(FIRST_YEAR, FIRST_YEAR + 6))
