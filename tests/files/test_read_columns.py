"""Which column is which: spellings in three languages, likeness, content, and what a person says."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shortage_app.domain import columns as c
from shortage_app.domain.inputs import INPUT_TABLES, SHORTAGE_LIST, InputTable, Kind, fold
from shortage_app.files.reading import kind_of, read_table
from shortage_app.files.reading.evidence import language_of
from shortage_app.files.reading.mapping import EXACT, SURE, match
from shortage_app.files.reading.said import TEXTS
from shortage_app.files.reading.texts import REFUSALS, REFUSED_ROWS, WARNINGS
from tests.files.making import EXITS_HEADER, accounted, kinds, read_exits, read_list, text, xlsx


@pytest.mark.parametrize("table", INPUT_TABLES, ids=lambda table: table.label)
def test_no_spelling_belongs_to_two_columns_of_a_table(table: InputTable) -> None:
    owner: dict[str, str] = {}
    for column in table.columns:
        for spelling in {fold(word) for word in (column.name, column.label, *column.aliases)}:
            assert owner.setdefault(spelling, column.name) == column.name, spelling


@pytest.mark.parametrize("table", INPUT_TABLES, ids=lambda table: table.label)
def test_every_spelling_is_recognised_whatever_its_case_accents_and_spacing(table: InputTable) -> None:
    for column in table.columns:
        for word in (column.name, column.label, *column.aliases):
            for written in (word, word.upper(), f"  {word}\n", word.replace(" ", "\N{NO-BREAK SPACE}")):
                assert (match(written, table).role, match(written, table).confidence) == (column.name, EXACT)


@pytest.mark.parametrize("table", INPUT_TABLES, ids=lambda table: table.label)
def test_no_spelling_of_a_choice_means_two_codes(table: InputTable) -> None:
    for column in table.columns:
        if column.kind in (Kind.CHOICE, Kind.CHOICES):
            owner: dict[str, str] = {}
            for code, spellings in column.choices.items():
                for spelling in {fold(word) for word in (code, *spellings)} - {""}:
                    assert owner.setdefault(spelling, code) == code, spelling


@pytest.mark.parametrize(
    ("header", "role", "sure"),
    [
        ("Offres reçues 2019", c.OFFERS_RECEIVED, True),
        ("Taux de satisfaction des offres (en %)", c.FILL_RATE, True),
        ("Intitulé du métié", c.TITLE_FR, True),
        ("Durée médiane d'ouverture des offres", c.MEDIAN_DAYS, True),
        ("Nombre de personnes très contentes du code", c.CODE, False),
        ("Météo", "", False),
    ],
)
def test_a_header_is_recognised_by_likeness_only_as_far_as_it_is_sure(header: str, role: str, sure: bool) -> None:
    found = match(header, SHORTAGE_LIST)
    assert (found.role if found.confidence >= SURE or not sure else "") == role
    assert (found.confidence >= SURE) == sure


@given(st.text(max_size=60))
def test_fold_is_stable_and_any_header_has_an_answer(header: str) -> None:
    assert fold(fold(header)) == fold(header)
    assert 0 <= match(header, SHORTAGE_LIST).confidence <= 1


def test_an_unsure_column_is_kept_out_and_asked_about(tmp_path: Path) -> None:
    rows = [["Code", "Métier", "Divers et causes et autres choses encore"], ["A1", "Boucher", "qt"]]
    reading = read_list(xlsx(tmp_path / "a.xlsx", rows))
    assert reading.layout.columns[2].role == ""
    assert reading.layout.columns[2].suggestion == c.CAUSES
    assert "unsure_column" in kinds(reading)


def test_a_likely_header_over_cells_that_do_not_fit_is_kept_out(tmp_path: Path) -> None:
    rows = [["Code", "Métier", "Offres reçues 2019"], *([f"A{number}", "Boucher", "beaucoup"] for number in range(5))]
    reading = read_list(xlsx(tmp_path / "a.xlsx", rows))
    assert reading.layout.columns[2].role == ""
    assert reading.layout.columns[2].suggestion == c.OFFERS_RECEIVED


def test_a_column_without_a_known_header_is_recognised_by_its_words(tmp_path: Path) -> None:
    header = ["Cohorte", "Code produit", "M ou F ?", "Niveau d'études", "Sortants"]
    rows: list[list[Any]] = [[2019, f"P{number}", "FM"[number % 2], "CESS", 10] for number in range(6)]
    reading = read_exits(xlsx(tmp_path / "a.xlsx", [header, *rows]))
    assert reading.layout.columns[2].role == c.GENDER
    assert reading.table[c.GENDER].tolist() == ["female", "male"] * 3


@pytest.mark.parametrize(
    ("titles", "language"),
    [
        (["Chauffeur de poids lourds", "Infirmière", "Mécanicien d'entretien", "Vendeur", "Électricienne"], c.TITLE_FR),
        (
            ["Medewerker van het magazijn", "Verpleegkundige", "Winkelverkoper", "Bewaker met ijver", "Leraar"],
            c.TITLE_NL,
        ),
        (["Boucher", "Slager"], ""),
    ],
)
def test_the_language_of_titles_is_told_by_the_titles(titles: list[str], language: str) -> None:
    assert language_of(titles) == language


def test_french_titles_under_a_dutch_header_are_french(tmp_path: Path) -> None:
    titles = [
        "Chauffeur de poids lourds",
        "Infirmière en soins généraux",
        "Vendeur",
        "Électricienne",
        "Mécanicien d'atelier",
        "Traducteur",
    ]
    rows = [["Code", "Titel"], *([f"A{number}", title] for number, title in enumerate(titles))]
    assert read_list(xlsx(tmp_path / "a.xlsx", rows)).layout.columns[1].role == c.TITLE_FR


def test_several_code_columns_are_one_list_of_codes(tmp_path: Path) -> None:
    header = ["Code produit", "Intitulé", "Code_Rome_1", "Code_Rome_2", "Code_Rome_3"]
    rows = [
        ["P1", "Boucherie", "A1101", "", "A1103"],
        ["P2", "Pain", "A1102, A1104", "A1102", ""],
        ["P3", "Divers", "", "", ""],
    ]
    reading = accounted(read_table(text(tmp_path / "a.csv", [header, *rows]), "catalogue"))
    assert reading.table[c.OCCUPATION_CODES].tolist() == ["A1101;A1103", "A1102;A1104", ""]


def test_causes_ticked_in_a_column_each_are_one_list_of_causes(tmp_path: Path) -> None:
    rows = [
        ["Code", "Métier", "Qt", "Ql", "Conditions de travail"],
        ["A1", "Boucher", "x", "", "X"],
        ["A2", "Maçon", "", "x", ""],
    ]
    assert read_list(xlsx(tmp_path / "a.xlsx", rows)).table[c.CAUSES].tolist() == [
        "quantitative;working_conditions",
        "qualitative",
    ]
    above = ["", "", "Causes", "", ""]
    two_rows = read_list(xlsx(tmp_path / "b.xlsx", [above, *rows]))
    assert two_rows.table[c.CAUSES].tolist() == ["quantitative;working_conditions", "qualitative"]


@pytest.mark.parametrize(
    ("header", "row", "label"),
    [
        (["Code métier", "Fonction critique", "Causes"], ["A1", "Boucher", "qt"], "Shortage list"),
        (["Code produit", "Intitulé", "Places", "Codes ROME"], ["P1", "Pain", 3, "A1"], "Training catalogue"),
        (["Code produit", "Code métier", "Lien"], ["P1", "A1", "direct"], "Links"),
        (EXITS_HEADER, [2019, "P1", "F", "CESS", 10, 5], "Exits, counts"),
        (
            ["Identifiant", "Cohorte", "Code produit", "Genre", "Niveau d'études"],
            ["x", 2019, "P1", "F", "CESS"],
            "Exits, micro-data",
        ),
        (
            ["Ancienne nomenclature", "Ancien code", "Nouvelle nomenclature", "Nouveau code"],
            ["R3", "A", "R4", "B"],
            "Crosswalk",
        ),
        (["Groupe", "Domaine d'action", "Pôle"], ["Métal", "Industrie", "Technicity"], "Action domains"),
        (["Indicateur", "Période", "Valeur", "Cible"], ["Sorties", "2019", 12, 13], "Indicators"),
        (["Code métier", "Année", "Décision", "Échéance"], ["A1", 2019, "étudier", ""], "Decisions"),
    ],
)
def test_the_kind_of_a_dropped_file_is_told_by_its_header(
    tmp_path: Path, header: list[str], row: list[Any], label: str
) -> None:
    assert kind_of(text(tmp_path / "a.csv", [header, row]))[0].table.label == label
    assert kind_of(xlsx(tmp_path / "a.xlsx", [["Un titre"], [], header, row]))[0].table.label == label


def test_a_file_that_is_no_table_of_ours_is_of_no_kind(tmp_path: Path) -> None:
    assert kind_of(text(tmp_path / "a.csv", [["Recette", "Farine"], ["Pain", "500 g"]])) == ()


def test_every_message_stands_in_one_group_only() -> None:
    assert len(TEXTS) == len(REFUSALS) + len(REFUSED_ROWS) + len(WARNINGS)
