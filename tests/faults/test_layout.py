"""Faults 15 to 24: titles, two-row headers, several tables, totals, hidden parts, errors, years, missing columns."""

import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from shortage_app.domain.problem import Problem, Severity
from shortage_app.files.reading import Reading, read_table
from tests.files.making import (
    EXITS_HEADER,
    LIST_HEADER,
    LIST_ROWS,
    SHEET,
    changed_part,
    kinds,
    places,
    read_exits,
    read_list,
    text,
    xls,
    xlsx,
    xlsx_sheets,
)

GOOD = [LIST_HEADER, *LIST_ROWS]


def why_fatal(reading: Reading) -> Problem:
    """The one problem for which nothing of a file was taken."""
    (problem,) = [problem for problem in reading.problems if problem.severity is Severity.FATAL]
    return problem


def test_15_title_rows_above_the_header_are_ignored_and_counted(tmp_path: Path) -> None:
    rows = [["Fonctions critiques 2019"], ["Source : view.brussels"], [], *GOOD]
    reading = read_list(xlsx(tmp_path / "a.xlsx", rows))
    assert reading.layout.header_rows == (4,)
    assert dict(reading.counts.ignored) == {"title": 2, "blank": 1, "header": 1}
    assert reading.counts.imported == 3


def test_15_a_two_row_merged_header_is_one_header(tmp_path: Path) -> None:
    def merge(page: Worksheet) -> None:
        page.merge_cells("A1:A2")
        page.merge_cells("B1:C1")

    rows = [["Code", "Intitulé", None, "Offres reçues"], [None, "FR", "NL", "2019"], ["A1101", "Boucher", "Slager", 27]]
    reading = read_list(xlsx(tmp_path / "a.xlsx", rows, then=merge))
    assert reading.layout.header_rows == (1, 2)
    assert reading.table.to_dict("records") == [
        {"code": "A1101", "title_fr": "Boucher", "title_nl": "Slager", "offers_received": 27, "source_row": 3}
    ]


def test_15_a_two_row_header_without_merged_cells_is_found_in_a_text_file_too(tmp_path: Path) -> None:
    rows = [["Code", "Intitulé", "", "Causes"], ["", "FR", "NL", ""], ["A1101", "Boucher", "Slager", "qt"]]
    reading = read_list(text(tmp_path / "a.csv", rows))
    assert reading.layout.mapping == {
        "code": "Code",
        "title_fr": "Intitulé FR",
        "title_nl": "Intitulé NL",
        "causes": "Causes",
    }


def test_15_a_word_merged_over_several_rows_holds_for_each_and_a_number_only_once(tmp_path: Path) -> None:
    def merge(page: Worksheet) -> None:
        page.merge_cells("A2:A4")
        page.merge_cells("D2:D4")

    rows = [
        ["Groupe", "Code", "Intitulé", "Offres reçues"],
        ["Métal", "A1", "Soudeur", 9],
        ["", "A2", "Tourneur"],
        ["", "A3", "Fraiseur"],
    ]
    table = read_list(xlsx(tmp_path / "a.xlsx", rows, then=merge)).table
    assert table["group"].tolist() == ["Métal"] * 3
    assert table["offers_received"].isna().tolist() == [False, True, True]


def test_15_the_header_can_be_moved(tmp_path: Path) -> None:
    rows = [["Code", "Métier"], ["xx", "ancien en-tête"], ["Code métier", "Libellé"], ["A1101", "Boucher"]]
    path = xlsx(tmp_path / "a.xlsx", rows)
    assert read_list(path, header_row=3).table["code"].tolist() == ["A1101"]
    assert read_list(path, header_row=1).counts.imported == 2


def test_15_a_header_row_that_is_not_there_is_refused(tmp_path: Path) -> None:
    reading = read_list(xlsx(tmp_path / "a.xlsx", GOOD), header_row=40)
    assert [problem.kind for problem in reading.problems] == ["no_such_row"]


def test_15_a_table_without_a_header_is_read_by_letters(tmp_path: Path) -> None:
    reading = read_list(text(tmp_path / "a.csv", LIST_ROWS), header_row=0, columns={"code": "A", "title_fr": "B"})
    assert reading.table["title_fr"].tolist() == ["Boucher", "Boulanger", "Carreleur"]
    assert reading.counts.rows == reading.counts.imported == 3


def test_16_of_several_tables_on_a_sheet_the_first_is_read_and_the_other_can_be_chosen(tmp_path: Path) -> None:
    second = [["Code métier", "Intitulé"], ["C3301", "Infirmier"]]
    path = xlsx(tmp_path / "a.xlsx", [*GOOD, [], ["Hors domaine"], [], *second])
    reading = read_list(path)
    assert reading.table["code"].tolist() == ["A1101", "A1102", "B2201"]
    assert places(reading, "other_table") == [(8, "")]
    assert dict(reading.counts.ignored) == {"header": 1, "blank": 2, "note": 1, "other_table": 2}
    assert read_list(path, header_row=8).table["code"].tolist() == ["C3301"]


def test_16_of_several_sheets_the_one_of_the_year_is_read_and_the_others_named(tmp_path: Path) -> None:
    sheets = {"2018": [LIST_HEADER, LIST_ROWS[0]], "2019": GOOD, "Lisez-moi": [["Mode d’emploi"]]}
    path = xlsx_sheets(tmp_path / "a.xlsx", sheets)
    reading = read_list(path, year=2019)
    assert (reading.layout.sheet, reading.counts.imported) == ("2019", 3)
    assert "other_sheets" in kinds(reading)
    chosen = read_list(path, sheet="2018")
    assert (chosen.layout.sheet, chosen.counts.imported) == ("2018", 1)
    assert [problem.kind for problem in read_list(path, sheet="2017").problems] == ["no_such_sheet"]


def test_17_notes_and_totals_below_are_ignored_by_rule_and_counted(tmp_path: Path) -> None:
    tail = [
        [],
        ["Total", "3 métiers", None, 486],
        ["Sous-total Construction", None, None, 57],
        ["Totaal", "3 beroepen", None, 486],
        ["* hors intérim"],
        ["(1) Chiffres provisoires"],
        ["Source : Actiris", None, None, None],
        ["Note: zie ook de bijlage", None, None, None],
    ]
    reading = read_list(xlsx(tmp_path / "a.xlsx", [*GOOD, *tail]))
    assert dict(reading.counts.ignored) == {"header": 1, "blank": 1, "total": 3, "note": 4}
    assert reading.counts.imported == 3


def test_17_repeated_headers_are_ignored_and_counted(tmp_path: Path) -> None:
    reading = read_list(xlsx(tmp_path / "a.xlsx", [*GOOD, LIST_HEADER, ["C1101", "Peintre", "qt", 1]]))
    assert dict(reading.counts.ignored) == {"header": 1, "repeated_header": 1}
    assert reading.counts.imported == 4


@pytest.mark.parametrize(
    "title", ["Total quality manager", "Totaalinstallateur", "Sommelier", "Notaire", "Source manager"]
)
def test_17_an_occupation_whose_title_begins_like_a_total_or_a_note_is_kept(tmp_path: Path, title: str) -> None:
    by_title = read_list(text(tmp_path / "a.csv", [["Métier"], ["Boucher"], [title]]))
    assert by_title.table["title_fr"].tolist() == ["Boucher", title]
    by_code = read_list(text(tmp_path / "b.csv", [["Métier", "Code"], [title, "A1"], ["Boucher", "A2"]]))
    assert by_code.counts.imported == 2


def test_17_a_row_of_one_group_name_between_the_rows_is_a_note(tmp_path: Path) -> None:
    reading = read_list(xlsx(tmp_path / "a.xlsx", [LIST_HEADER, ["Alimentation"], *LIST_ROWS]))
    assert reading.fates[2] == "note"


def test_17_marginal_totals_of_exits_are_ignored_so_that_nobody_counts_twice(tmp_path: Path) -> None:
    rows = [
        ["2019", "P1", "F", "CESS", 10, 5],
        ["2019", "P1", "H", "CESS", 12, 7],
        ["2019", "P1", "Total", "CESS", 22, 12],
    ]
    reading = read_exits(text(tmp_path / "a.csv", [EXITS_HEADER, *rows]))
    assert reading.table["leavers"].sum() == 22
    assert reading.counts.ignored["total"] == 1


def test_18_hidden_rows_columns_and_sheets_are_said(tmp_path: Path) -> None:
    def hide(page: Worksheet) -> None:
        page.row_dimensions[3].hidden = True
        page.column_dimensions["C"].hidden = True

    reading = read_list(xlsx(tmp_path / "a.xlsx", GOOD, then=hide))
    assert reading.counts.imported == 3
    assert places(reading, "hidden_rows") == [(3, "")]
    (column,) = [problem for problem in reading.problems if problem.kind == "hidden_columns"]
    assert "Causes" in column.message


def test_18_a_hidden_sheet_is_left_aside_unless_chosen(tmp_path: Path) -> None:
    bigger = [*GOOD, ["C1101", "Peintre", "qt", 1]]
    path = xlsx_sheets(tmp_path / "a.xlsx", {"Liste": GOOD, "Ancienne": bigger}, hidden=["Ancienne"])
    reading = read_list(path)
    assert reading.layout.sheet == "Liste"
    assert "hidden_sheets" in kinds(reading)
    chosen = read_list(path, sheet="Ancienne")
    assert chosen.counts.imported == 4
    assert "hidden_sheet" in kinds(chosen)


def test_19_a_formula_without_a_value_is_an_error_never_zero(tmp_path: Path) -> None:
    reading = read_list(xlsx(tmp_path / "a.xlsx", [*GOOD, ["C1101", "Peintre", "qt", "=SUM(D2:D4)"]]))
    assert places(reading, "uncomputed_cell") == [(5, "Offres reçues")]
    assert reading.table["offers_received"].isna().tolist() == [False, False, False, True]


def test_19_a_computed_formula_gives_its_value(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [*GOOD, ["C1101", "Peintre", "qt", "=SUM(D2:D4)"]])
    changed_part(path, SHEET, lambda part: re.sub(rb"</f><v ?/>|</f><v></v>", b"</f><v>486</v>", part))
    assert read_list(path).table["offers_received"].tolist() == [27, 402, 57, 486]


def test_19_a_count_that_is_a_formula_without_a_value_refuses_its_row(tmp_path: Path) -> None:
    reading = read_exits(xlsx(tmp_path / "a.xlsx", [EXITS_HEADER, [2019, "P1", "F", "CESS", "=1+1", 1]]))
    assert reading.counts.refused == 1
    assert places(reading, "uncomputed_needed") == [(2, "Sortants")]


def test_20_error_cells_are_errors_not_blanks(tmp_path: Path) -> None:
    def break_cells(page: Worksheet) -> None:
        for cell, error in (("D2", "#N/A"), ("D3", "#DIV/0!"), ("A4", "#REF!")):
            page[cell] = error
            page[cell].data_type = "e"

    reading = read_list(xlsx(tmp_path / "a.xlsx", GOOD, then=break_cells))
    assert places(reading, "error_cell") == [(2, "Offres reçues"), (3, "Offres reçues")]
    assert places(reading, "code_is_error") == [(4, "Code métier")]
    assert (reading.counts.imported, reading.counts.refused) == (2, 1)


def test_20_a_row_of_errors_alone_is_not_lost(tmp_path: Path) -> None:
    def break_cells(page: Worksheet) -> None:
        page["A5"] = "#N/A"
        page["A5"].data_type = "e"

    counts = read_list(xlsx(tmp_path / "a.xlsx", GOOD, then=break_cells)).counts
    assert (counts.rows, counts.imported, counts.refused) == (5, 3, 1)


@pytest.mark.parametrize(
    ("header", "mapping"),
    [
        (["Code\nmétier", "Fonction\r\ncritique", "Knelpuntberoep"], ["code", "title_fr", "title_nl"]),
        (["CODE BEROEP", "Benaming", "Oorzaken"], ["code", "title_nl", "causes"]),
        (["occupation code", "Title (English)", "Reasons"], ["code", "title_en", "causes"]),
        (["Beroepscode", "Aantal vacatures 2019", "Beroep"], ["code", "offers_received", "title_nl"]),
        (["code_metier", "INTITULE DU METIER", "Cause(s)"], ["code", "title_fr", "causes"]),
    ],
)
def test_21_headers_in_three_languages_with_line_breaks_are_recognised(
    tmp_path: Path, header: list[str], mapping: list[str]
) -> None:
    reading = read_list(xlsx(tmp_path / "a.xlsx", [header, ["1234", "12", "x"], ["1235", "13", "y"]]))
    assert [column.role for column in reading.layout.columns] == mapping


def test_20_a_format_in_which_errors_look_blank_is_warned_of(tmp_path: Path) -> None:
    assert "not_looked" in kinds(read_list(xls(tmp_path / "a.xls", GOOD)))
    assert "not_looked" not in kinds(read_list(xlsx(tmp_path / "a.xlsx", GOOD)))


def test_21_of_duplicate_headers_the_first_is_read_and_the_other_said(tmp_path: Path) -> None:
    rows = [["Code", "Intitulé", "Intitulé"], ["A1", "Boucher", "Autre"]]
    reading = read_list(xlsx(tmp_path / "a.xlsx", rows))
    assert reading.table["title_fr"].tolist() == ["Boucher"]
    assert places(reading, "duplicate_header") == [(1, "C")]
    assert read_list(tmp_path / "a.xlsx", columns={"title_fr": "C"}).table["title_fr"].tolist() == ["Autre"]


def test_22_a_file_of_another_year_is_warned_of(tmp_path: Path) -> None:
    titled = xlsx(tmp_path / "a.xlsx", [["Liste 2018"], *GOOD])
    assert "other_year" in kinds(read_list(titled, year=2019))
    assert "other_year" not in kinds(read_list(titled, year=2018))
    assert "other_year" in kinds(read_list(text(tmp_path / "liste_2018.csv", GOOD), year=2019))
    assert "other_year" in kinds(read_list(xlsx(tmp_path / "b.xlsx", GOOD, sheet="FC 2018"), year=2019))


def test_22_the_same_file_twice_is_warned_of_by_its_fingerprint(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", GOOD)
    first = read_list(path)
    assert "same_file" not in kinds(first)
    copy = tmp_path / "copie.csv"
    copy.write_bytes(path.read_bytes())
    assert "same_file" in kinds(read_list(copy, known_files={first.source.sha256: "a.csv"}))


def test_22_rows_of_other_years_are_ignored_by_rule(tmp_path: Path) -> None:
    rows = [["Code", "Métier", "Année"], ["A1", "Boucher", 2018], ["A1", "Boucher", 2019], ["A2", "Boulanger", 2019]]
    reading = read_list(xlsx(tmp_path / "a.xlsx", rows), year=2019)
    assert reading.table["source_row"].tolist() == [3, 4]
    assert reading.counts.ignored["other_year"] == 1


def test_23_unknown_columns_are_kept_out_and_listed(tmp_path: Path) -> None:
    rows = [["Code", "Métier", "Météo", "Humeur"], ["A1", "Boucher", "pluie", "bonne"]]
    reading = read_list(xlsx(tmp_path / "a.xlsx", rows))
    assert reading.table.columns.tolist() == ["code", "title_fr", "source_row"]
    assert [column.header for column in reading.layout.unknown] == ["Météo", "Humeur"]
    (problem,) = [problem for problem in reading.problems if problem.kind == "unknown_columns"]
    assert "Météo, Humeur" in problem.message


def test_24_a_missing_column_is_named_with_its_usual_names(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Cohorte", "Genre", "Niveau", "Combien"], [2019, "F", "CESS", 3]]
    problem = why_fatal(read_exits(xlsx(tmp_path / "a.xlsx", rows)))
    assert problem.kind == "missing_column"
    assert "sortants" in problem.message


def test_24_where_a_column_is_missing_the_layout_is_told_all_the_same(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Cohorte", "Genre", "Niveau", "Combien"], [2019, "F", "CESS", 3]]
    reading = read_exits(xlsx(tmp_path / "a.xlsx", rows))
    assert reading.layout.header_rows == (1,)
    assert [column.role for column in reading.layout.columns] == ["cohort_year", "gender", "education_level", ""]
    assert reading.sheet.rows[1] == [2019, "F", "CESS", 3]


def test_24_a_missing_column_is_named_as_it_was_called_last_time(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Cohorte", "Genre", "Niveau", "Combien"], [2019, "F", "CESS", 3]]
    problem = why_fatal(read_exits(xlsx(tmp_path / "a.xlsx", rows), remembered={"leavers": "Personnes sorties"}))
    assert problem.kind == "missing_column_remembered"
    assert "Personnes sorties" in problem.message


def test_24_a_remembered_header_is_recognised_again(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Cohorte", "Genre", "Niveau", "Combien"], [2019, "F", "CESS", 3]]
    reading = read_exits(xlsx(tmp_path / "a.xlsx", rows), remembered={"leavers": "combien"})
    assert reading.table["leavers"].tolist() == [3]


def test_24_one_of_several_columns_is_needed_and_all_are_named(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Code produit", "Places"], ["P1", 12]]
    assert why_fatal(read_table(xlsx(tmp_path / "a.xlsx", rows), "catalogue")).kind == "missing_one_of"


@pytest.mark.parametrize(
    ("columns", "said"),
    [({"code": "Nulle part"}, "no_such_column"), ({"colour": "Code"}, "no_such_role")],
)
def test_24_a_chosen_column_that_is_not_there_is_refused(tmp_path: Path, columns: dict[str, str], said: str) -> None:
    assert why_fatal(read_list(xlsx(tmp_path / "a.xlsx", GOOD), columns=columns)).kind == said


def test_24_a_fixed_value_stands_in_for_a_missing_column(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Genre", "Niveau", "Sortants"], ["F", "CESS", 3]]
    reading = read_exits(xlsx(tmp_path / "a.xlsx", rows), columns={"cohort_year": "=2019"})
    assert reading.table["cohort_year"].tolist() == [2019]
