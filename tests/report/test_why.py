"""Why an occupation has its status: every status in words, with its years, its rules and what comes next."""

import pandas as pd
import pytest
from hypothesis import given, settings

from shortage_app.domain.analysis import analyse
from shortage_app.domain.classification import classify
from shortage_app.domain.project import Method, Project
from shortage_app.report.why import explanations, why
from tests.domain.strategies import methods, project_of, projects, step

DEFAULT = Method()


def reasons(project: Project, year: int, code: str = "1", method: Method = DEFAULT) -> list[str]:
    return list(told(project, year, code, method).reasons)


def told(project: Project, year: int, code: str = "1", method: Method = DEFAULT):  # type: ignore[no-untyped-def]
    rows = analyse(project, year, method).occupations
    (row,) = rows[rows["code"] == code].to_dict("records")
    return why(row, year, method)


def listed_in(*years: int, among: range = range(2010, 2020)) -> Project:
    """Occupation 1 on the lists of some years, occupation 2 on all of them."""
    return project_of({year: ["1", "2"] if year in years else ["2"] for year in among})


def test_three_in_a_row_are_counted_and_dated() -> None:
    assert reasons(listed_in(2017, 2018, 2019), 2019) == [
        "It has been on the list for 3 editions in a row (2017–2019).",
        "It also stands on 3 of the lists of 2015–2019: its absences in 2015, 2016 change nothing.",
        "It becomes structural with the edition of 2019.",
    ]


def test_an_absence_within_the_window_changes_nothing_and_is_said() -> None:
    assert reasons(listed_in(2010, 2011, 2013, 2015, 2017, 2018, 2019), 2019) == [
        "It has been on the list for 3 editions in a row (2017–2019).",
        "It also stands on 4 of the lists of 2015–2019: its absence in 2016 changes nothing.",
        "It has been structural without interruption since 2017.",
    ]


def test_the_second_rule_alone_names_the_years_of_its_window() -> None:
    assert reasons(listed_in(2015, 2016, 2018, 2019), 2019) == [
        "It was listed in 4 of the 5 years 2015–2019 (2015, 2016, 2018, 2019); 3 are enough.",
        "It has been structural without interruption since 2018.",
    ]


def test_a_run_that_reaches_the_first_list_may_be_older() -> None:
    assert reasons(listed_in(*range(2010, 2020)), 2019)[-1] == (
        "It has been structural since 2012 at the latest: the years before are not known."
    )


def test_a_year_without_an_edition_does_not_interrupt_unless_the_method_says_so() -> None:
    lists = {year: ["1", "2"] for year in (2010, 2011, 2013)} | {2009: ["2"], 2008: ["2"], 2007: ["2"], 2006: ["2"]}
    project = project_of(lists, none_published=[2012])
    assert reasons(project, 2013)[0] == "It has been on the list for 3 editions in a row (2010, 2011, 2013)."
    broken = reasons(project, 2013, method=Method(gap_rule="break"))
    assert broken[0] == "It was listed in 3 of the 5 years 2009–2013 (2010, 2011, 2013); 3 are enough."


def test_a_newcomer_is_new_as_far_as_lists_are_known() -> None:
    assert reasons(listed_in(2019), 2019) == [
        "It is on the list for the first time in 2019: no known list since 2010 has it."
    ]


def test_the_other_emerging_ones_are_told_what_structural_would_be() -> None:
    needed = "Structural would be 3 editions in a row, or 3 of the 5 years 2015–2019."
    assert reasons(listed_in(2011, 2019), 2019) == [
        "It is back on the list in 2019 after an absence; it was listed before in 2011.",
        needed,
    ]
    assert reasons(listed_in(2018, 2019), 2019) == [
        "It has been on the list for 2 editions in a row (2018, 2019).",
        needed,
    ]


def test_doubt_names_the_years_it_hangs_on() -> None:
    before = project_of({2018: ["1"], 2019: ["1"]})
    assert reasons(before, 2019) == [
        "Whether it is structural depends on the years before 2018, of which no list is known."
    ]
    known = {year: ["2"] for year in range(2010, 2017)}
    one = project_of({**known, 2018: ["1"], 2019: ["1"]})
    assert reasons(one, 2019) == ["Whether it is structural depends on 2017, a year not known or not assessed."]
    two = project_of({**known, 2019: ["1"]}, not_assessed={2016: ["1"], 2017: ["1"], 2018: ["1"]})
    assert reasons(two, 2019) == ["Whether it is structural depends on 2016–2018, years not known or not assessed."]


def test_those_gone_say_whether_they_left_or_only_their_code_ended() -> None:
    assert reasons(listed_in(2018), 2019) == ["It was on the list of 2018 and is not on that of 2019."]
    broken = project_of({2018: ["1"], 2019: ["2"]}, {2018: "A", 2019: "B"})
    assert reasons(broken, 2019) == [
        "Its code ended with the nomenclature A, and no approved row of the crosswalk continues it.",
        "So it has not left the list by itself.",
    ]


def test_former_codes_are_named() -> None:
    lists, names = {2018: ["1", "2"], 2019: ["3"]}, {2018: "A", 2019: "B"}
    renamed = project_of(lists, names, crosswalk=[step("A 1", "B 3", "renamed")])
    assert told(renamed, 2019, "3").carried_over == "Its earlier years are those of the former code 1."
    merged = project_of(lists, names, crosswalk=[step("A 1", "B 3", "merged"), step("A 2", "B 3", "merged")])
    assert told(merged, 2019, "3").carried_over == "Its earlier years are those of the former codes 1, 2."
    assert told(listed_in(2019), 2019).carried_over == ""


NEXT = {
    (2019,): "If the next edition lists it, it stays emerging; if not, it leaves the list.",
    (2018, 2019): "If the next edition lists it, it becomes structural; if not, it leaves the list.",
    (2015, 2016, 2017, 2018, 2019): "If the next edition lists it, it stays structural; if not, it leaves the list.",
    (2015, 2016, 2019): (
        "If the next edition lists it, it stays structural; if not, it leaves the list, and is no longer structural on "
        "coming back a year later."
    ),
    (2018,): "If the next edition lists it again, it is emerging.",
    (2016, 2017, 2018): "If the next edition lists it again, it is structural at once.",
}


@pytest.mark.parametrize(("years", "said"), NEXT.items())
def test_the_next_edition_is_foreseen(years: tuple[int, ...], said: str) -> None:
    assert told(listed_in(*years), 2019).next_edition == said


def test_a_paragraph_is_all_its_sentences() -> None:
    project = listed_in(2018, 2019)
    rows = analyse(project, 2019).occupations
    before = rows.copy()
    assert explanations(rows, 2019, DEFAULT)[0] == (
        "It has been on the list for 2 editions in a row (2018, 2019). "
        "Structural would be 3 editions in a row, or 3 of the 5 years 2015–2019. "
        "If the next edition lists it, it becomes structural; if not, it leaves the list."
    )
    pd.testing.assert_frame_equal(rows, before)


@settings(max_examples=40, deadline=None)
@given(projects(), methods())
def test_every_occupation_of_every_history_is_explained(project: Project, method: Method) -> None:
    for year in project.editions["reference_year"].tolist():
        rows = classify(project, year, method)
        said = explanations(rows, year, method)
        assert len(said) == len(rows)
        assert all(said)
        assert not any("{" in paragraph for paragraph in said)
