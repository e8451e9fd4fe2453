"""What changed between two editions, as the overview tells it: three lists and counts that add up."""

import pytest

from shortage_app import text
from shortage_app.domain.analysis import analyse
from shortage_app.domain.codes import ChangeKind
from shortage_app.domain.project import Project
from shortage_app.report.what_changed import Entrant, Gone, Renaming, base_year, kept_history, reconciled, what_changed
from tests.domain.strategies import edition, frame, project_of, step
from tests.report import small_lists


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
    assert renaming == Renaming("1", "Technicien HVAC", "Technicien en climatisation", ChangeKind.RENAMED)
    same = titled({2018: ("A1", "Maçon"), 2019: ("A1", "Maçon / Maçonne")})
    assert what_changed(analyse(same, 2019), 2018).renamed == ()


def test_those_that_only_change_code_are_counted_and_not_listed() -> None:
    project = titled({2018: ("A1", "Maçon"), 2019: ("B2", "Maçon (H/F)")}, (step("A 1", "B 2", "renamed"),))
    changed = what_changed(analyse(project, 2019), 2018)
    assert (changed.renamed, changed.only_codes) == ((), 1)
    assert kept_history(changed) == "1 other occupation only changed code: its history is kept."


def test_what_is_told_and_what_is_counted_is_the_same_in_every_language() -> None:
    """Renamed in Dutch alone: where the French title is the same, the occupation only changed code."""
    project = titled({2018: ("A1", "Maçon"), 2019: ("B2", "Maçonne")}, (step("A 1", "B 2", "renamed"),))
    listings = project.listings.assign(title_nl=["Metselaar", "Metser"])
    for language in text.LANGUAGES:
        text.set_language(language)
        changed = what_changed(analyse(project.changed(listings=listings), 2019), 2018)
        assert (changed.renamed, changed.only_codes) == ((), 1)


def test_each_side_of_a_change_has_the_title_of_its_own_list() -> None:
    project = titled({2017: ("A1", "Old"), 2018: ("A1", "Older"), 2019: ("B1", "Young")})
    changed = what_changed(analyse(project, 2019), 2018)
    assert [each.title for each in changed.entered] == ["Young"]
    assert [each.title for each in changed.gone] == ["Older"]


@pytest.mark.parametrize(
    ("year", "wanted", "base"), [(2019, 2016, 2016), (2019, 2019, 2018), (2016, 2018, 2015), (2015, 2018, None)]
)
def test_a_year_is_compared_with_the_edition_wanted_or_the_one_before(year: int, wanted: int, base: int | None) -> None:
    assert base_year(small_lists.project(), year, wanted) == base
