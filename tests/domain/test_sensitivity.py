"""Sensitivity lists the occupations that another setting would classify otherwise, and no others."""

from dataclasses import asdict

from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from shortage_app.domain.classification import classify
from shortage_app.domain.codes import LISTED_STATUSES
from shortage_app.domain.frames import typed_frame
from shortage_app.domain.project import Method, Project
from shortage_app.domain.sensitivity import SENSITIVITY, STATUS_CHANGES, alternatives, sensitivity, status_changes
from tests.domain.strategies import methods, project_of, projects, years_of


def difference(project: Project, year: int, method: Method, then: Method) -> list[tuple[str, ...]]:
    """The listed occupations that two whole classifications disagree about."""
    now, other = classify(project, year, method), classify(project, year, then)
    pairs = zip(now["nomenclature"], now["code"], now["status"], other["status"], strict=True)
    return [row for row in pairs if row[2] in LISTED_STATUSES and row[2] != row[3]]


@given(projects(), methods(), methods(), st.data())
def test_a_change_of_method_changes_what_two_classifications_disagree_about(
    project: Project, method: Method, then: Method, data: st.DataObject
) -> None:
    year = data.draw(st.sampled_from(years_of(project)))
    found = status_changes(project, year, method, then)
    assert list(found.columns) == list(STATUS_CHANGES)
    assert list(found.itertuples(index=False, name=None)) == difference(project, year, method, then)


@given(projects(), methods(), st.data())
def test_sensitivity_holds_the_changes_of_every_alternative(
    project: Project, method: Method, data: st.DataObject
) -> None:
    year = data.draw(st.sampled_from(years_of(project)))
    answer = [
        (setting, value, *row)
        for setting, value, then in alternatives(method)
        for row in difference(project, year, method, then)
    ]
    columns = {name: [row[position] for row in answer] for position, name in enumerate(SENSITIVITY)}
    assert_frame_equal(sensitivity(project, year, method), typed_frame(SENSITIVITY, columns))


@given(methods())
def test_each_alternative_is_another_method_in_one_setting(method: Method) -> None:
    for setting, _value, then in alternatives(method):
        changed = {name for name, value in asdict(then).items() if value != getattr(method, name)}
        assert changed == {setting}


def test_the_default_method_has_nine_alternatives() -> None:
    assert [(setting, value) for setting, value, _ in alternatives(Method())] == [
        ("consecutive", "2"), ("consecutive", "4"), ("minimum", "2"), ("minimum", "4"), ("window", "4"),
        ("window", "6"), ("window_includes_reference", "no"), ("gap_rule", "break"), ("merged", "all"),
    ]  # fmt: skip


def test_sensitivity_names_the_occupation_that_hangs_on_a_setting() -> None:
    lists = {year: ["other"] for year in range(2005, 2021)} | {year: ["other", "x"] for year in (2016, 2018, 2020)}
    found = sensitivity(project_of(lists), 2020, Method())
    assert found[found["code"] == "x"].to_numpy().tolist() == [
        ["minimum", "4", "A", "x", "structural", "emerging_returning"],
        ["window", "4", "A", "x", "structural", "emerging_returning"],
        ["window_includes_reference", "no", "A", "x", "structural", "emerging_returning"],
    ]


def test_a_year_without_an_edition_has_no_sensitivity() -> None:
    found = sensitivity(project_of({2018: ["x"]}, none_published=[2019]), 2019, Method())
    assert_frame_equal(found, typed_frame(SENSITIVITY))
