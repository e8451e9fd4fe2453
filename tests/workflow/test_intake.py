"""What a table that was read does to a project."""

import pandas as pd
import pytest

from shortage_app.domain import columns as c
from shortage_app.domain.change import Change, applied
from shortage_app.domain.project import Project
from shortage_app.workflow.intake import ChoiceNeeded, Told, intake


def taken(kind: str, table: dict[str, list[object]], project: Project | None = None, **told: object) -> Project:
    project = project or Project()
    found = intake(kind, pd.DataFrame(table), project, Told(**told))  # type: ignore[arg-type]
    return applied(project, Change("", found.replacements))


def test_a_list_becomes_the_edition_of_its_year_in_its_nomenclature() -> None:
    project = taken("shortage-list", {c.CODE: ["0110"], c.TITLE_FR: ["Maçon"]}, year=2019, nomenclature="ROME")
    assert project.editions.to_dict("records") == [
        {c.REFERENCE_YEAR: 2019, c.NOMENCLATURE: "ROME", c.STATUS: "published", c.PUBLICATION_DATE: ""}
    ]
    assert project.listings[[c.REFERENCE_YEAR, c.CODE]].to_numpy().tolist() == [[2019, "0110"]]


def test_a_list_with_a_column_of_years_becomes_several_editions() -> None:
    project = taken("shortage-list", {c.CODE: ["A", "A", "B"], c.REFERENCE_YEAR: [2018, 2019, 2019]}, nomenclature="N")
    assert list(project.editions[c.REFERENCE_YEAR]) == [2018, 2019]
    assert project.listings.groupby(c.REFERENCE_YEAR).size().to_dict() == {2018: 1, 2019: 2}


def test_a_list_of_which_nobody_says_the_year_is_asked_about() -> None:
    with pytest.raises(ChoiceNeeded, match="--year"):
        taken("shortage-list", {c.CODE: ["A"]})


def test_an_unnamed_nomenclature_is_that_of_the_edition_before() -> None:
    first = taken("shortage-list", {c.CODE: ["A"]}, year=2018, nomenclature="Actiris-2010")
    second = taken("shortage-list", {c.CODE: ["A"]}, first, year=2019)
    assert list(second.editions[c.NOMENCLATURE]) == ["Actiris-2010", "Actiris-2010"]


def test_a_list_without_codes_takes_the_code_of_the_title_it_equals() -> None:
    first = taken("shortage-list", {c.CODE: ["0110"], c.TITLE_FR: ["Maçon / Maçonne"]}, year=2018)
    second = taken("shortage-list", {c.TITLE_FR: ["MACON (H/F)", "Grutier"]}, first, year=2019)
    codes = second.listings.loc[second.listings[c.REFERENCE_YEAR] == 2019, c.CODE]
    assert list(codes) == ["0110", "grutier"]


def test_codes_in_the_catalogue_make_indirect_links_unless_it_says_direct() -> None:
    project = taken(
        "catalogue",
        {
            c.PRODUCT_CODE: ["P1", "P2"],
            c.TITLE_FR: ["x", "y"],
            c.OCCUPATION_CODES: ["A;B", "A; "],
            c.LINK_STRENGTH: ["", "direct"],
        },
        year=2019,
    )
    assert project.links[[c.PRODUCT_CODE, c.OCCUPATION_CODE, c.STRENGTH, c.ORIGIN]].to_numpy().tolist() == [
        ["P1", "A", "indirect", "catalogue"],
        ["P1", "B", "indirect", "catalogue"],
        ["P2", "A", "direct", "catalogue"],
    ]


def test_a_catalogue_imported_again_keeps_the_decisions() -> None:
    table = {c.PRODUCT_CODE: ["P1"], c.TITLE_FR: ["x"], c.OCCUPATION_CODES: ["A"]}
    first = taken("catalogue", table, year=2019)
    decided = taken("links", {c.PRODUCT_CODE: ["P1"], c.OCCUPATION_CODE: ["A"], c.STRENGTH: ["direct"]}, first)
    again = taken("catalogue", table | {c.OCCUPATION_CODES: ["B"]}, decided, year=2019)
    assert sorted(again.links[[c.OCCUPATION_CODE, c.STRENGTH, c.ORIGIN]].to_numpy().tolist()) == [
        ["A", "direct", "decision"],
        ["B", "indirect", "catalogue"],
    ]


def test_a_decision_takes_the_place_of_the_earlier_one_for_the_same_pair() -> None:
    first = taken(
        "links", {c.PRODUCT_CODE: ["P1", "P2"], c.OCCUPATION_CODE: ["A", "A"], c.STRENGTH: ["direct", "direct"]}
    )
    second = taken("links", {c.PRODUCT_CODE: ["P1"], c.OCCUPATION_CODE: ["A"], c.STRENGTH: ["indirect"]}, first)
    assert dict(zip(second.links[c.PRODUCT_CODE], second.links[c.STRENGTH], strict=True)) == {
        "P2": "direct",
        "P1": "indirect",
    }


def test_a_cohort_imported_again_takes_the_place_of_the_first_and_leaves_the_others() -> None:
    table = {
        c.COHORT_YEAR: [2018, 2019],
        c.GENDER: ["female", "male"],
        c.EDUCATION_LEVEL: ["higher", "higher"],
        c.LEAVERS: [10, 20],
    }
    first = taken("exits", table)
    second = taken("exits", {name: values[1:] for name, values in (table | {c.LEAVERS: [10, 25]}).items()}, first)
    assert dict(zip(second.exits[c.COHORT_YEAR], second.exits[c.LEAVERS], strict=True)) == {2018: 10, 2019: 25}


def test_a_crosswalk_row_is_a_proposal_until_it_is_approved() -> None:
    project = taken(
        "crosswalk",
        {
            c.FROM_NOMENCLATURE: ["a"],
            c.FROM_CODE: ["1"],
            c.TO_NOMENCLATURE: ["b"],
            c.TO_CODE: ["2"],
        },
    )
    assert project.crosswalk[[c.RELATION, c.APPROVED]].to_numpy().tolist() == [["same", False]]


def listed(project: Project, year: int, codes: range) -> None:
    """A list of these codes, with nothing said of its nomenclature."""
    taken("shortage-list", {c.CODE: [f"{code:04}" for code in codes]}, project, year=year)


def test_codes_that_the_nomenclature_hardly_knows_are_asked_about() -> None:
    first = taken("shortage-list", {c.CODE: [f"{code:04}" for code in range(40)]}, year=2018, nomenclature="Old")
    with pytest.raises(ChoiceNeeded, match="The nomenclature “Old” knows 7 of its 40 codes: say with --nomenclature"):
        listed(first, 2019, range(33, 73))
    listed(first, 2019, range(32, 72))  # a fifth of them: a list may change as much
    listed(first, 2019, range(100, 119))  # too few to tell


def test_codes_of_another_nomenclature_are_taken_when_it_is_said() -> None:
    first = taken("shortage-list", {c.CODE: [f"{code:04}" for code in range(40)]}, year=2018, nomenclature="Old")
    other = {c.CODE: [f"N{code}" for code in range(40)]}
    said = taken("shortage-list", other, first, year=2019, nomenclature="New")
    assert list(said.editions[c.NOMENCLATURE]) == ["Old", "New"]
    in_rows = taken("shortage-list", {**other, c.NOMENCLATURE: ["New"] * 40}, first, year=2019)
    assert list(in_rows.editions[c.NOMENCLATURE]) == ["Old", "New"]
    same = taken("shortage-list", other, first, year=2019, nomenclature="Old")
    assert list(same.editions[c.NOMENCLATURE]) == ["Old", "Old"]


def test_the_one_nomenclature_that_rows_name_holds_for_those_that_leave_it_blank() -> None:
    rows = {c.CODE: [f"N{code}" for code in range(40)], c.NOMENCLATURE: ["New"] * 39 + [""]}
    assert list(taken("shortage-list", rows, year=2019).editions[c.NOMENCLATURE]) == ["New"]
    first = taken("shortage-list", {c.CODE: [f"{code:04}" for code in range(40)]}, year=2018, nomenclature="Old")
    assert list(taken("shortage-list", rows, first, year=2019).editions[c.NOMENCLATURE]) == ["Old", "New"]
    with pytest.raises(ChoiceNeeded, match="Old"):
        taken("shortage-list", rows | {c.NOMENCLATURE: ["New"] * 39 + ["Other"]}, first, year=2019)


def test_codes_that_only_the_crosswalk_names_are_known() -> None:
    first = taken("shortage-list", {c.CODE: [f"{code:04}" for code in range(40)]}, year=2018, nomenclature="Old")
    rows = {
        c.FROM_NOMENCLATURE: ["Old"] * 40, c.FROM_CODE: [f"X{code}" for code in range(40)],
        c.TO_NOMENCLATURE: ["New"] * 40, c.TO_CODE: [f"N{code}" for code in range(40)],
    }  # fmt: skip
    known = taken("crosswalk", rows, first)
    taken("shortage-list", {c.CODE: [f"X{code}" for code in range(40)]}, known, year=2019)
