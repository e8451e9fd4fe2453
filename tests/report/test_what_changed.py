"""What changed between two editions, as the overview tells it: three lists and counts that add up."""

from collections.abc import Iterator

import pytest

from shortage_app import text
from shortage_app.domain.analysis import analyse
from shortage_app.domain.codes import ChangeKind
from shortage_app.domain.project import Project
from shortage_app.report.what_changed import Entrant, Gone, Renaming, base_year, kept_history, reconciled, what_changed
from tests.domain.strategies import edition, frame, project_of, step
from tests.report import small_lists


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = text.language()
    text.set_language("en")
    yield
    text.set_language(before)


def test_entrants_come_new_ones_first_and_those_gone_with_their_products() -> None:
    changed = what_changed(analyse(small_lists.project(), 2019), 2018)
    assert changed.entered == (
        Entrant("4", "Painter", ChangeKind.ENTERED_FIRST, "not_offered"),
        Entrant("2", "Baker", ChangeKind.ENTERED_RETURNING, "indirect"),
    )
    assert changed.gone == (Gone("6", "Waiter", ChangeKind.LEFT, 1),)
    assert reconciled(changed.counts) == "5 in 2018 + 1 new + 1 returning − 1 left = 6 in 2019"
    assert kept_history(changed) == "No occupation was renamed."


def test_without_a_catalogue_nobody_knows_what_leads_to_those_gone() -> None:
    (gone,) = what_changed(analyse(small_lists.project(), 2018), 2017).gone
    assert gone == Gone("2", "Baker", ChangeKind.LEFT, None)


def test_the_terms_of_a_change_of_nomenclature_add_up_too() -> None:
    project = project_of(
        {2018: ["1", "2", "3"], 2019: ["4", "5"]}, {2018: "A", 2019: "B"},
        crosswalk=[step("A 1", "B 4", "merged"), step("A 2", "B 4", "merged")],
    )  # fmt: skip
    changed = what_changed(analyse(project, 2019), 2018)
    said = reconciled(changed.counts)
    assert said == "3 in 2018 + 1 not assessed before − 1 discontinued − 1 by mergers = 2 in 2019"
    assert [each.kind for each in changed.renamed] == [ChangeKind.MERGED, ChangeKind.MERGED]


def titled(titles: dict[int, tuple[str, str]], crosswalk: tuple[dict[str, object], ...] = ()) -> Project:
    """One occupation with a code and a title a year, each edition in a nomenclature named by the code."""
    return Project(
        editions=frame("editions", [edition(year, code[0]) for year, (code, _title) in titles.items()]),
        listings=frame(
            "listings",
            [{"reference_year": year, "code": code[1:], "title_fr": title} for year, (code, title) in titles.items()],
        ),
        crosswalk=frame("crosswalk", crosswalk),
    )


def test_another_title_is_told_and_another_gender_form_is_not() -> None:
    project = titled({2018: ("A1", "Technicien HVAC"), 2019: ("A1", "Technicien en climatisation")})
    (renaming,) = what_changed(analyse(project, 2019), 2018).renamed
    assert renaming == Renaming("1", "Technicien HVAC", "Technicien en climatisation", None)
    same = titled({2018: ("A1", "Maçon"), 2019: ("A1", "Maçon / Maçonne")})
    assert what_changed(analyse(same, 2019), 2018).renamed == ()


def test_those_that_only_change_code_are_counted_and_not_listed() -> None:
    project = titled({2018: ("A1", "Maçon"), 2019: ("B2", "Maçon (H/F)")}, (step("A 1", "B 2", "renamed"),))
    changed = what_changed(analyse(project, 2019), 2018)
    assert (changed.renamed, changed.only_codes) == ((), 1)
    assert kept_history(changed) == "1 other occupation only changed code: its history is kept."


@pytest.mark.parametrize(
    ("year", "wanted", "base"), [(2019, 2016, 2016), (2019, 2019, 2018), (2016, 2018, 2015), (2015, 2018, None)]
)
def test_a_year_is_compared_with_the_edition_wanted_or_the_one_before(year: int, wanted: int, base: int | None) -> None:
    assert base_year(small_lists.project(), year, wanted) == base
