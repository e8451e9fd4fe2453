"""The rules of METHOD section 5, one example each."""

from collections.abc import Iterable

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from shortage_app.domain.classification import CLASSIFICATION, classify, edition_counts
from shortage_app.domain.frames import typed_frame
from shortage_app.domain.project import Method, Project
from tests.domain.strategies import Lists, edition, frame, project_of, step

DEFAULT = Method()


def status_of(project: Project, year: int, code: str, method: Method = DEFAULT) -> str:
    return str(classify(project, year, method).set_index("code")["status"][code])


def lists_with(code: str, years: Iterable[int], upto: int = 2020) -> Lists:
    """Editions since 2005, each with another code, and `code` in some years."""
    return {year: ["other", *([code] if year in set(years) else [])] for year in range(2005, upto + 1)}


@pytest.mark.parametrize(
    ("years", "status"),
    [
        ([2018, 2019, 2020], "structural"),  # the third time in a row
        ([2016, 2018, 2020], "structural"),  # three times in five years
        ([2015, 2016, 2020], "emerging_returning"),  # 2015 is out of the window
        ([2019, 2020], "emerging_continuing"),
        ([2010, 2020], "emerging_returning"),
        ([2020], "emerging_first"),
        ([2018, 2019], "left"),
    ],
)
def test_status_follows_from_the_years_listed(years: list[int], status: str) -> None:
    assert status_of(project_of(lists_with("x", years)), 2020, "x") == status


@pytest.mark.parametrize(("gap_rule", "status"), [("skip", "structural"), ("break", "emerging_continuing")])
def test_a_year_without_an_edition_does_not_break_three_in_a_row_unless_the_method_says_so(
    gap_rule: str, status: str
) -> None:
    lists = lists_with("x", [2017, 2018, 2020])
    del lists[2019]
    project = project_of(lists, none_published=[2019])
    assert status_of(project, 2020, "x", Method(minimum=5, gap_rule=gap_rule)) == status


@pytest.mark.parametrize(("includes", "status"), [(True, "structural"), (False, "emerging_returning")])
def test_the_five_preceding_years_do_not_count_the_reference_year(includes: bool, status: str) -> None:
    project = project_of(lists_with("x", [2016, 2018, 2020]))
    assert status_of(project, 2020, "x", Method(window_includes_reference=includes)) == status


def test_an_unknown_year_that_could_decide_leaves_the_status_undetermined() -> None:
    lists = lists_with("x", [2018, 2020])
    del lists[2019]
    assert status_of(project_of(lists), 2020, "x") == "undetermined"


def test_years_before_the_first_edition_are_unknown() -> None:
    lists = {2017: ["y"], 2018: ["y"], 2019: ["x", "y"], 2020: ["x", "z"]}
    found = classify(project_of(lists), 2020, DEFAULT).set_index("code")["status"]
    assert found.to_dict() == {"x": "undetermined", "z": "emerging_first", "y": "left"}


def test_a_code_that_is_not_assessed_now_has_not_left() -> None:
    project = project_of({2019: ["x", "y"], 2020: ["y"]}, not_assessed={2020: ["x"]})
    assert classify(project, 2020, DEFAULT)["code"].tolist() == ["y"]


def test_a_break_without_approved_rows_says_discontinued_and_undetermined() -> None:
    lists = lists_with("x", range(2017, 2021))
    lists[2021] = ["n"]
    unapproved = [step("A x", "B n", approved=False), step("A other", "B n", "broader")]
    project = project_of(lists, nomenclatures={2021: "B"}, crosswalk=unapproved)
    found = classify(project, 2021, DEFAULT)
    assert found[["nomenclature", "code", "status"]].to_numpy().tolist() == [
        ["B", "n", "undetermined"],
        ["A", "other", "discontinued"],
        ["A", "x", "discontinued"],
    ]


def test_a_gone_occupation_keeps_its_history_and_says_what_is_known_of_it_now() -> None:
    lists = {2018: ["x", "y"], 2020: ["x", "y"], 2023: ["n"]}
    rows = [step("A x", "B m", "renamed")]
    project = project_of(lists, nomenclatures={2023: "B"}, none_published=[2021], crosswalk=rows)
    found = classify(project, 2023, DEFAULT).set_index("code").loc[["x", "y"]]
    before = "listed;unknown;listed;no_edition;unknown"
    assert found["strip"].tolist() == [f"{before};not_listed", f"{before};not_assessed"]
    assert found[["rule_consecutive", "rule_window"]].to_numpy().tolist() == [["no", "no"], ["no", "no"]]
    assert found[["listings_so_far", "if_listed_next", "if_not_listed_next"]].to_numpy().tolist() == [[2, "", ""]] * 2


def test_an_old_code_leaves_when_none_of_its_successors_is_listed() -> None:
    rows = [step("A x", "B x1", "split"), step("A x", "B x2", "split"), step("A y", "B y")]
    project = project_of({2020: ["x", "y"], 2021: ["x2"]}, nomenclatures={2021: "B"}, crosswalk=rows)
    found = classify(project, 2021, DEFAULT).set_index("code")["status"]
    assert found.to_dict() == {"x2": "undetermined", "y": "left"}


def test_structural_since_is_followed_over_a_change_of_nomenclature() -> None:
    lists = lists_with("x", range(2016, 2021)) | {2022: ["n"], 2023: ["n"]}
    project = project_of(
        lists, nomenclatures={2022: "B", 2023: "B"}, none_published=[2021], crosswalk=[step("A x", "B n", "renamed")]
    )
    row = classify(project, 2023, DEFAULT).set_index("code").loc["n"]
    assert (row["structural_since"], row["structural_since_open"], row["predecessors"]) == (2018, False, "x")


def test_an_absence_interrupts_a_structural_run_even_if_the_window_is_full() -> None:
    row = classify(project_of(lists_with("x", [2014, 2015, 2016, 2017, 2019, 2020])), 2020, DEFAULT).set_index("code")
    assert row.loc["x", ["status", "structural_since"]].tolist() == ["structural", 2019]


def test_a_year_without_an_edition_does_not_interrupt_a_structural_run() -> None:
    lists = lists_with("x", [2016, 2017, 2018, 2020])
    del lists[2019]
    row = classify(project_of(lists, none_published=[2019]), 2020, DEFAULT).set_index("code").loc["x"]
    assert row["structural_since"] == 2018


def test_structural_since_is_open_where_the_edition_before_is_undetermined() -> None:
    row = classify(project_of({year: ["x"] for year in range(2015, 2021)}), 2020, DEFAULT).iloc[0]
    assert (row["structural_since"], row["structural_since_open"]) == (2017, True)


@pytest.mark.parametrize(
    ("years", "one_listing_away", "about_to_lose"),
    [
        ([2019, 2020], True, False),
        ([2020], False, False),
        ([2016, 2017, 2020], False, True),  # back in 2022, only 2020 and 2022 would stand in its window
        ([2018, 2019, 2020], False, False),
    ],
)
def test_early_warnings_look_one_edition_ahead(years: list[int], one_listing_away: bool, about_to_lose: bool) -> None:
    row = classify(project_of(lists_with("x", years)), 2020, DEFAULT).set_index("code").loc["x"]
    assert (row["one_listing_from_structural"], row["about_to_lose"]) == (one_listing_away, about_to_lose)


@pytest.mark.parametrize(
    ("years", "if_listed_next", "if_not_listed_next"),
    [
        ([2019, 2020], "structural", "left"),
        ([2020], "emerging_continuing", "left"),
        ([2018, 2019], "structural", ""),  # left in 2020: back in 2021, three times in five years
        ([2019], "emerging_returning", ""),
    ],
)
def test_each_occupation_says_what_the_next_edition_would_change(
    years: list[int], if_listed_next: str, if_not_listed_next: str
) -> None:
    row = classify(project_of(lists_with("x", years)), 2020, DEFAULT).set_index("code").loc["x"]
    assert (row["if_listed_next"], row["if_not_listed_next"]) == (if_listed_next, if_not_listed_next)


@pytest.mark.parametrize("status", ["none_published", "published"])
def test_a_year_without_an_imported_edition_lists_nothing(status: str) -> None:
    project = project_of(lists_with("x", [2020]))
    editions = pd.concat([project.editions, frame("editions", [edition(2021, "A", status)])])
    found = classify(project.changed(editions=editions), 2021, DEFAULT)
    assert_frame_equal(found, typed_frame(CLASSIFICATION))


def test_the_pattern_of_method_section_9_gives_the_published_figures() -> None:
    groups = {  # occupations: the years in which they were listed
        65: range(2016, 2021),
        5: range(2016, 2020),
        3: range(2018, 2021),
        19: (2018, 2019),
        8: (2018, 2020),
        13: (2019, 2020),
        7: (2014, 2019, 2020),
        15: (2020,),
    }
    lists: Lists = {year: [] for year in range(2010, 2021)}
    for size, years in groups.items():
        for number in range(size):
            for year in years:
                lists[year].append(f"{size}-{number}")
    for year in set(range(2010, 2016)) - {2014}:
        lists[year].append("filler")  # so that the edition is there
    counts = edition_counts(project_of(lists), DEFAULT).set_index("reference_year")
    assert counts.loc[2018, "listed"] == 100
    columns = ["listed", "structural", "emerging_first", "emerging_returning", "emerging_continuing", "undetermined"]
    assert counts.loc[2019, columns].tolist() == [112, 70, 13, 7, 22, 0]
    assert counts.loc[2020, ["listed", "structural"]].tolist() == [111, 68]
