"""What a file is by what stands in it, where its headers do not say: crosswalks, counts by gender, wide catalogues."""

from pathlib import Path
from typing import Any

import pytest

from shortage_app.domain import columns as c
from shortage_app.files.reading import ReadOptions, kind_of, read_table
from tests.files.making import accounted, kinds, text, xlsx

ROME_ISCO = [
    ["Code ROME", "Libellé codes ROME", "ISCO08 14SI4", "Code ISCO08", "Libellé codes ISCO08"],
    ["A1101", "Conduite d'engins", 8341, 8341, "Conducteurs d'engins"],
    ["A1201", "Bûcheronnage", 6210, 6210, "Forestiers"],
    ["A1202", "Entretien", 6113, 6112, "Arboriculteurs"],
    ["A1203", "Espaces verts", 6113, 6113, "Horticulteurs"],
]
WIDE = [
    ["Region", "Path", "Level 1", "Level 2", "Total", "Employed", "Median salary"],
    ["North", "All -> Women", "Science", "Female", 1993, 781, 50],
    ["North", "All -> Men", "Science", "Male", 1613, 805, 60],
    ["North", "Health -> Women", "Health", "Female", 360, "S", 50],
    ["North", "Health -> Men", "Health", "Male", 225, 100, 60],
    ["South", "All -> White", "Science", "White", 2221, 1028, 53],
    ["South", "All -> Women", "Arts", "Female", 90, 74, 60],
    ["South", "All -> Men", "Arts", "Male", 81, 54, 50],
]


def guessed(path: Path) -> list[tuple[str, bool]]:
    return [(guess.table.kind, guess.complete) for guess in kind_of(path)]


def read(path: Path, kind: str, **said: Any) -> Any:
    return accounted(read_table(path, kind, ReadOptions(**said)))


def test_codes_of_two_nomenclatures_side_by_side_are_a_crosswalk_named_by_its_headers(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", ROME_ISCO)
    assert guessed(path)[0] == ("crosswalk", True)
    reading = read(path, "crosswalk")
    assert reading.layout.mapping == {c.FROM_CODE: "Code ROME", c.TO_CODE: "Code ISCO08"}
    assert reading.layout.fixed == {c.FROM_NOMENCLATURE: "ROME", c.TO_NOMENCLATURE: "ISCO08"}
    assert reading.counts.imported == 4
    assert "nomenclatures_named" in kinds(reading)


def test_what_a_person_says_of_a_crosswalk_goes_before_what_its_headers_say(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", ROME_ISCO)
    reading = read(path, "crosswalk", columns={c.TO_CODE: "ISCO08 14SI4", c.FROM_NOMENCLATURE: "=ROME 3"})
    assert reading.layout.mapping == {c.FROM_CODE: "Code ROME", c.TO_CODE: "ISCO08 14SI4"}
    assert set(reading.table[c.FROM_NOMENCLATURE]) == {"ROME 3"}
    assert set(reading.table[c.TO_NOMENCLATURE]) == {"ISCO08"}


def test_a_list_with_codes_of_a_second_nomenclature_stays_a_list(tmp_path: Path) -> None:
    header = ["Code ROME", "Intitulé du métier", "Code ISCO08", "Causes", "Offres reçues"]
    rows = [[f"A110{n}", f"Métier {n}", 8000 + n, "Qt", n] for n in range(5)]
    assert guessed(xlsx(tmp_path / "a.xlsx", [header, *rows]))[0] == ("shortage-list", True)


def test_words_under_the_name_of_a_nomenclature_are_no_codes(tmp_path: Path) -> None:
    rows = [["ROME", "ISCO"], *(["conduite d'engins", "conducteur"] for _ in range(5))]
    assert ("crosswalk", True) not in guessed(xlsx(tmp_path / "a.xlsx", rows))


def test_counts_by_gender_under_unknown_headers_are_exits_with_their_columns_proposed(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", WIDE, ",", "utf-8")
    assert guessed(path) == [("exits", False)]
    reading = read(path, "exits")
    assert reading.fatal
    assert {column.header: column.suggestion for column in reading.layout.columns if column.suggestion} == {
        "Level 2": c.GENDER,
        "Total": c.LEAVERS,
        "Employed": c.TO_WORK,
    }


def test_a_table_of_counts_without_gender_is_no_exits(tmp_path: Path) -> None:
    rows = [[row[0], row[1], row[4], row[5]] for row in WIDE]
    assert guessed(text(tmp_path / "a.csv", rows, ",", "utf-8")) == []


def test_the_row_of_words_over_figures_is_shown_as_the_header_though_no_table_knows_it(tmp_path: Path) -> None:
    rows = [["Statistiques"], [], ["Branche", "Montant", "Part"], ["Bois", 12, 3], ["Métal", 14, 4]]
    reading = read(xlsx(tmp_path / "a.xlsx", rows), "exits")
    assert reading.layout.header_rows == (3,)
    assert [column.header for column in reading.layout.columns] == ["Branche", "Montant", "Part"]


@pytest.mark.parametrize(("short", "found"), [(1, True), (5, False)])
def test_the_few_codes_shorter_than_all_others_probably_lost_their_zeros(
    tmp_path: Path, short: int, found: bool
) -> None:
    codes = [1000 + n for n in range(20)] + [110 + n for n in range(short)]
    path = xlsx(tmp_path / "a.xlsx", [["Code métier", "Intitulé"], *([code, f"Métier {code}"] for code in codes)])
    reading = read(path, "shortage-list")
    problems = [problem for problem in reading.problems if problem.kind == "short_codes"]
    assert bool(problems) is found
    if found:
        mended = read(path, "shortage-list", repairs=problems[0].repairs)
        assert mended.table[c.CODE].iloc[-1] == "0110"


def test_without_a_header_the_columns_that_look_like_codes_and_titles_are_proposed(tmp_path: Path) -> None:
    titles = ["Boucher et charcutier", "Boulanger de la région", "Peintre pour le bâtiment", "Monteur", "Éducateur"]
    rows = [[f"A110{n}", title, 12 + n] for n, title in enumerate(titles)]
    reading = read(xlsx(tmp_path / "a.xlsx", rows), "shortage-list", header_row=0)
    assert [column.suggestion for column in reading.layout.columns] == [c.CODE, c.TITLE_FR, ""]
    named = read(xlsx(tmp_path / "b.xlsx", rows), "shortage-list", header_row=0, columns={c.CODE: "A", c.TITLE_FR: "B"})
    assert named.counts.imported == 5


def test_a_column_of_years_is_proposed_where_a_year_is_needed(tmp_path: Path) -> None:
    rows = [["Wanneer", "Geslacht", "Aantal"], *([2015 + n, "m" if n % 2 else "v", 40 + n] for n in range(6))]
    reading = read(xlsx(tmp_path / "a.xlsx", rows), "exits")
    assert [column.suggestion for column in reading.layout.columns if column.suggestion] == [c.COHORT_YEAR, c.LEAVERS]
