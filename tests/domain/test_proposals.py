"""Crosswalk rows are proposed with their reasons, and never approve themselves."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from shortage_app.domain.classification import classify
from shortage_app.domain.project import Method, Project, empty
from shortage_app.domain.proposals import propose_crosswalk
from tests.domain.realdata import needs_real_data, real
from tests.domain.strategies import NOTHING_KNOWN, edition, frame, listing, step

Occupations = dict[str, object]  # code: French title, or columns by name

WORDS = ["Maçon", "Maçonne", "Cuisinier", "Cuisinier de collectivité", "Plafonneur", "", "Infirmier / Infirmière"]
titles = st.dictionaries(st.sampled_from(["1", "2", "3", "4"]), st.sampled_from(WORDS), min_size=1)


def at_a_break(old: Occupations, new: Occupations, crosswalk: list[dict[str, object]] | None = None) -> Project:
    """A list of 2020 in nomenclature A and one of 2021 in B."""
    rows = [
        listing(year, code) | (said if isinstance(said, dict) else {"title_fr": said})
        for year, side in ((2020, old), (2021, new))
        for code, said in side.items()
    ]
    return NOTHING_KNOWN.changed(
        editions=frame("editions", [edition(2020, "A"), edition(2021, "B")]),
        listings=frame("listings", rows),
        crosswalk=frame("crosswalk", crosswalk or []),
    )


def proposed(project: Project) -> list[tuple[str, str, str]]:
    rows = propose_crosswalk(project, 2021)
    return list(rows[["from_code", "to_code", "relation"]].itertuples(index=False, name=None))


def test_equal_titles_are_proposed_as_the_same_and_nothing_else_for_their_codes() -> None:
    old = {"1": "Maçon / Maçonne", "2": "Cuisinier"}
    new = {"7": "MACON (H/F)", "8": "Aide-maçon", "9": "Cuisinier de collectivité"}
    assert proposed(at_a_break(old, new)) == [("1", "7", "same"), ("2", "9", "renamed")]


def test_several_matches_of_a_code_make_a_split_or_a_merger() -> None:
    engineers = {"7": "Ingénieur civil", "8": "Ingénieur industriel"}
    assert proposed(at_a_break({"1": "Ingénieur"}, engineers)) == [("1", "7", "split"), ("1", "8", "split")]
    assert proposed(at_a_break(engineers, {"1": "Ingénieur"})) == [("7", "1", "merged"), ("8", "1", "merged")]


def test_a_common_code_or_group_helps_a_title_but_does_not_replace_it() -> None:
    assert proposed(at_a_break({"1": "Boucher"}, {"1": "Comptable"})) == []
    near, far = "Mécanicien poids lourds", "Mécanicien de camions"
    assert proposed(at_a_break({"1": near}, {"2": far})) == []
    alike = at_a_break({"1": {"title_fr": near, "group": "Transport"}}, {"1": {"title_fr": far, "group": "transport"}})
    assert proposed(alike) == [("1", "1", "renamed")]


def test_titles_are_compared_in_every_language_they_share() -> None:
    old = {"1": {"title_fr": "Maçon", "title_nl": "Metselaar"}}
    assert proposed(at_a_break(old, {"7": {"title_nl": "metselaar (m/v/x)"}})) == [("1", "7", "same")]


def test_what_the_crosswalk_already_holds_is_not_proposed_again() -> None:
    old, new = {"1": "Maçon", "2": "Cuisinier"}, {"7": "Maçon", "8": "Cuisinier", "9": "Maçonne"}
    held = [step("A 1", "B 7"), step("A 2", "B 8", approved=False)]
    assert proposed(at_a_break(old, new, held)) == []


@pytest.mark.parametrize("year", [2019, 2020, 2022])
def test_nothing_is_proposed_without_a_change_of_nomenclature(year: int) -> None:
    project = at_a_break({"1": "Maçon"}, {"7": "Maçon"})
    assert_frame_equal(propose_crosswalk(project, year), empty("crosswalk"))


@given(titles, titles)
def test_proposals_carry_nothing_until_they_are_approved(old: dict[str, object], new: dict[str, object]) -> None:
    project = at_a_break(old, new)
    rows = propose_crosswalk(project, 2021)
    assert not rows["approved"].any()
    assert rows["confidence"].between(0.5, 1).all()
    with_proposals = project.changed(crosswalk=rows)
    assert_frame_equal(classify(with_proposals, 2021, Method()), classify(project, 2021, Method()))
    assert propose_crosswalk(with_proposals, 2021).empty


@needs_real_data
@pytest.mark.realdata
def test_proposals_of_high_confidence_between_two_versions_of_rome_are_right() -> None:
    """The v4 file names the v3 parent of each code; one code can be right by its title and filed elsewhere."""
    old = pd.read_csv(real("rome/unix_referentiel_code_rome_v347_utf8.csv"), dtype=str)
    new = pd.read_csv(real("rome/unix_referentiel_code_rome_v460_utf8.csv"), dtype=str)
    project = at_a_break(
        dict(zip(old["code_rome"], old["libelle_rome"], strict=True)),
        dict(zip(new["code_rome"], new["libelle_rome"], strict=True)),
    )
    rows = propose_crosswalk(project, 2021)
    right = set(zip(new["code_rome_parent"], new["code_rome"], strict=True))
    is_right = pd.Series([pair in right for pair in zip(rows["from_code"], rows["to_code"], strict=True)])
    confident = rows["confidence"] > 0.7
    assert confident.sum() > 150
    assert is_right[confident].mean() > 0.95
    assert is_right.mean() > 0.7
