"""The table of the occupations page: every row once, coverage said even where it is not known, keys that open rows."""

import pandas as pd
import pytest

from shortage_app.domain.analysis import Analysis, analyse
from shortage_app.report.linked_exits import LinkedExits, cohort_for, linked_exits
from shortage_app.report.occupation_page import (
    EXIT,
    RowsBehind,
    extras,
    occupation_table,
    part,
    places_of,
    rows_behind,
    with_exits,
)
from shortage_app.report.sensitivity import alternatives_of, told
from shortage_app.report.table import Table
from tests.domain.strategies import frame
from tests.report import small_lists


@pytest.fixture(scope="module")
def year() -> Analysis:
    return analyse(small_lists.project(), 2019)


def column(table: Table, name: str) -> dict[str, object]:
    return dict(zip(table.rows["code"], table.rows[name], strict=True))


def matching(table: Table, key: str) -> set[str]:
    """The codes of the rows behind a key, read as the page's filters read it."""
    found = rows_behind(key)
    assert found is not None
    rows = table.rows
    for name, kept in found.values.items():
        rows = rows[[bool(kept & set(str(value).split(";"))) for value in rows[name]]]
    return set(rows["code"])


def test_every_occupation_has_one_row_with_its_coverage_and_the_years_of_its_strip(year: Analysis) -> None:
    table = occupation_table(year, 2018)
    states = {"1": "direct", "2": "indirect", "3": "no_product", "4": "not_offered", "5": "out_of_scope", "7": "direct"}
    assert column(part(table, gone=False), "coverage") == states
    assert set(part(table, gone=True).rows["code"]) == {"6"}
    assert table.column("strip").years == (2015, 2016, 2017, 2018, 2019)


def test_without_a_catalogue_coverage_is_not_known_but_scope_is() -> None:
    table = part(occupation_table(analyse(small_lists.project(), 2018)), gone=False)
    assert column(table, "coverage") == dict.fromkeys("1367", "unknown") | {"5": "out_of_scope"}
    assert matching(table, "in_scope") == set("1367")


@pytest.mark.parametrize(
    ("key", "codes"),
    [
        ("listed", "1234567"), ("structural", "157"), ("emerging", "234"), ("emerging_returning", "2"), ("left", "6"),
        ("in_scope", "12347"), ("covered", "1247"), ("direct", "17"), ("without_offer", "34"), ("out_of_scope", "5"),
        ("indirect+not_offered", "24"), ("one_listing", "23"), ("single_provider", "27"), ("chronic", ""),
        ("entered", "24"), ("entered_first", "4"), ("structural@2018", "157"),
    ],
)  # fmt: skip
def test_a_key_opens_the_rows_that_its_figure_counts(year: Analysis, key: str, codes: str) -> None:
    table = occupation_table(year, 2018)
    listed = table if key in ("left", "listed") else part(table, gone=False)
    assert matching(listed, key) == set(codes)


def test_a_key_may_name_a_year_and_an_unknown_one_opens_nothing() -> None:
    assert rows_behind("listed@2018") == RowsBehind({}, 2018)
    assert rows_behind("import") is None


def test_places_of_a_product_that_serves_two_occupations_count_once(year: Analysis) -> None:
    assert places_of(year, ["1", "2", "7"]) == 40 + 10 + 20
    assert places_of(year, ["1"]) == 50
    assert places_of(year, ["3"]) is None


# Exits of linked products


def test_exits_of_an_occupation_are_the_sum_of_its_linked_products(year: Analysis) -> None:
    exits = linked_exits(year, 2019)
    cook = exits.rates.loc["1"]
    assert (cook["n"], cook["rate"]) == (330, pytest.approx(200 / 330))
    women, men = exits.of("1").points  # type: ignore[union-attr]
    assert (women.n, men.n, women.value) == (150, 180, pytest.approx(80 / 150))
    assert exits.of("3") is None


def test_one_hidden_product_hides_the_figure_of_the_occupation() -> None:
    project = small_lists.project()
    small = {"cohort_year": 2019, "product_code": "P2", "gender": "male", "education_level": "unknown", "leavers": 3}
    few = project.exits[project.exits["product_code"] != "P2"]
    exits = [*few.to_dict("records"), {**small, "to_work": 2}]
    year = analyse(project.changed(exits=frame("exits", exits)), 2019)
    found = linked_exits(year, 2019)
    assert found.rates["suppressed"].loc["1"] == "yes"
    assert found.rates["rate"].isna().loc["1"]
    table = occupation_table(year, None, with_exits(extras(year)))
    assert column(table, "suppressed")["1"] == "yes"
    assert {point.value for point in found.of("2").points} == {None}  # type: ignore[union-attr]


def test_a_gap_that_cannot_be_shown_says_whether_one_figure_is_hidden_or_both() -> None:
    row = {"rate": 0.5, "low": 0.4, "high": 0.6, "n": 100, "suppressed": "no"}
    hidden = {"rate": None, "low": None, "high": None, "n": None, "suppressed": "yes"}
    gaps = {
        sides: LinkedExits(2019, pd.DataFrame(), {"1": dict(zip(("female", "male"), rows, strict=True))}).of("1")
        for sides, rows in {"one": (row, hidden), "both": (hidden, hidden)}.items()
    }
    assert {sides: found.gap for sides, found in gaps.items() if found is not None} == {
        "one": "The gap cannot be shown: one of the two figures is hidden.",
        "both": "The gap cannot be shown: both figures are hidden.",
    }


def test_a_product_whose_exits_nobody_gave_leaves_no_figure() -> None:
    project = small_lists.project()
    exits = project.exits.copy()
    exits.loc[exits["product_code"] == "P2", "to_work"] = None
    found = linked_exits(analyse(project.changed(exits=exits), 2019), 2019)
    assert set(found.rates.index) == {"4", "7"}


def test_the_cohort_shown_is_never_later_than_the_year() -> None:
    assert cohort_for(small_lists.project(), 2019) == 2019
    assert cohort_for(small_lists.project(), 2025) == 2019
    assert cohort_for(small_lists.project(), 2018) is None


def test_the_table_says_of_which_leavers_its_exits_are(year: Analysis) -> None:
    table = occupation_table(year, None, with_exits(extras(year)))
    assert column(table, EXIT)["7"] == pytest.approx(90 / 150)
    assert any(note.startswith("Leavers of 2019; 95% Wilson intervals") for note in table.notes)


# Other settings


def test_another_setting_marks_the_rows_it_changes(year: Analysis) -> None:
    two = next(each for each in alternatives_of(year) if each.name == "consecutive=2")
    assert two.menu_words == "2 editions in a row instead of 3 – 1 change"
    assert "1 occupation would have another status" in told(two).text
    marked = column(occupation_table(year, None, None, two), "status_then")
    assert {code for code, status in marked.items() if status} == {"3"}
    assert marked["3"] == "structural"
