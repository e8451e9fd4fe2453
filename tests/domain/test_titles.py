"""Titles that differ only by gender form, case, accents, punctuation and spacing have one key; others keep theirs."""

import pandas as pd
import pytest

from shortage_app.domain.titles import title_key
from tests.domain.realdata import needs_real_data, real

ONE_OCCUPATION = [
    ["Maçon / Maçonne", "maçon", "MACON (H/F)", "Maçon h/f/x", " Maçon(ne) ", "Maçonne", "Maçon\u00a0(m/v/x)"],
    ["Technicien / Technicienne", "Technicien(ne)", "Technicien/ne", "technicien·ne", "Technicien.ne", "Technicienne"],
    ["Conducteur / Conductrice de poids lourd", "Conducteur de poids lourd", "Conducteur(trice) de poids lourd",
     "Conducteur de poids lourd / Conductrice de poids lourd", "Conducteur/trice de poids-lourd"],
    ["Chef / Cheffe d'équipe", "Chef d’équipe", "Cheffe d'équipe"],
    ["Électricien installateur résidentiel / Électricienne installatrice résidentielle",
     "electricien installateur résidentiel"],
    ["Infirmier social / Infirmière sociale", "Infirmière sociale", "Infirmier(ère) social(e)",
     "Infirmier-ère social-e"],
    ["Directeur-adjoint / Directrice-adjointe", "Directeur adjoint"],
    ["Barman / Barmaid", "Barman", "BARMAN (H/F/X)"],
    ["Sage-femme", "sage femme", "SAGE‑FEMME"],
    ["Verkoper", "Verkoopster", "Verkoper (m/v/x)", "Verkoper/verkoopster", "verkoper m/v"],
    ["Leraar", "Lerares", "Leraar (v/m)"],
    ["Œnologue", "oenologue"],
]  # fmt: skip
DIFFERENT_OCCUPATIONS = [
    "Maçon", "Maçon qualifié", "Aide-maçon", "Médecin", "Médecin du travail", "Développeur C", "Développeur C++",
    "Développeur C#", "Conducteur d'autobus", "Conducteur d'autocar", "Mécanicien niveau 1", "Mécanicien niveau 11",
    "Opérateur papier/carton", "Opérateur papier", "Verkoper", "Verkoopadviseur", "Boucher", "Boulanger",
]  # fmt: skip


@pytest.mark.parametrize("titles", ONE_OCCUPATION, ids=lambda titles: titles[0])
def test_forms_of_one_title_have_one_key(titles: list[str]) -> None:
    assert {title: title_key(title) for title in titles} == dict.fromkeys(titles, title_key(titles[0]))


def test_different_titles_keep_different_keys() -> None:
    keys = {title: title_key(title) for title in DIFFERENT_OCCUPATIONS}
    assert len(set(keys.values())) == len(keys), keys


@pytest.mark.parametrize("title", ["", " ", "—", "( / )"])
def test_a_title_without_a_letter_or_digit_has_no_key(title: str) -> None:
    assert title_key(title) == ""


@needs_real_data
@pytest.mark.realdata
def test_no_two_titles_of_a_belgian_list_fall_together() -> None:
    lists = pd.read_csv(real("belgium/listes_penurie_belgique_2026.csv"))
    for region, rows in lists.groupby("region"):
        assert rows["intitule"].map(title_key).nunique() == rows["intitule"].nunique(), region


@needs_real_data
@pytest.mark.realdata
def test_rome_titles_that_fall_together_are_the_same_words() -> None:
    titles = pd.read_csv(real("rome/metier.csv"), sep=";", dtype=str)["libelle_appellation_long"]
    together = titles.groupby(titles.map(title_key)).agg(sorted)
    assert [forms for forms in together if len(set(forms)) > 1] == [
        ["Animateur / Animatrice de loisirs sportifs",
         "Animateur de loisirs sportifs / Animatrice de loisirs sportifs"],
        ["Chef / Cheffe de publicité", "Chef de publicité"],
        ["Chef / Cheffe des ventes", "Chef des ventes"],
        ["Démolisseur récupérateur / Démolisseuse récupératrice de matériaux du BTP",
         "Démolisseur-récupérateur / Démolisseuse-récupératrice de matériaux du BTP"],
        ["Monteur dépanneur / Monteuse dépanneuse frigoriste",
         "Monteur-dépanneur / Monteuse-dépanneuse frigoriste"],
    ]  # fmt: skip


@needs_real_data
@pytest.mark.realdata
def test_both_forms_of_a_rome_title_have_one_key_but_for_a_few_irregular_ones() -> None:
    titles = pd.read_csv(real("rome/metier.csv"), sep=";", dtype=str)["libelle_appellation_long"]
    forms = titles[titles.str.count(" / ") == 1].str.split(" / ", expand=True)
    whole = forms[forms[0].str.count(" ") == forms[1].str.count(" ")]  # "Maçon / Maçonne", not "Maçon / Maçonne du BTP"
    alike = whole[0].map(title_key) == whole[1].map(title_key)
    in_capitals = whole[1].str[0].str.isupper()  # a second form that starts the title anew
    assert alike[in_capitals].mean() > 0.99
