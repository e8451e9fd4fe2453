"""Faults 25 to 40: codes, numbers, dates, letters, categories and counts as people and Excel write them."""

import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from shortage_app.domain.problem import Repair
from shortage_app.files.reading import Cancelled, ReadOptions, read_table
from tests.files.making import (
    EXITS_HEADER,
    LIST_HEADER,
    LIST_ROWS,
    accounted,
    kinds,
    places,
    read_exits,
    read_list,
    text,
    xlsx,
)

GOOD = [LIST_HEADER, *LIST_ROWS]
NBSP, NARROW, ZERO_WIDTH = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", "\N{ZERO WIDTH SPACE}"


def numbers(
    tmp_path: Path, cells: list[Any], header: str = "Durée médiane (jours)", **options: Any
) -> list[float | None]:
    """What a column of numbers is read as."""
    rows = [["Code", header], *([f"A{place}", cell] for place, cell in enumerate(cells))]
    reading = read_list(text(tmp_path / "numbers.csv", rows), **options)
    (column,) = [name for name in reading.table.columns if name not in ("code", "source_row")]
    return [
        None if value is None else float(value)
        for value in reading.table[column].astype(object).where(reading.table[column].notna(), None)
    ]


def exits(tmp_path: Path, counts: list[list[Any]], **options: Any) -> Any:
    """Rows of exits that differ by their product, with the given leavers and exits to work."""
    rows = [[2019, f"P{place}", "F", "CESS", *row] for place, row in enumerate(counts)]
    return read_exits(xlsx(tmp_path / "exits.xlsx", [EXITS_HEADER, *rows]), **options)


def test_25_the_text_00123_stays_a_text_in_every_format(tmp_path: Path) -> None:
    rows = [["Code", "Métier"], ["00123", "Boucher"], ["0110", "Boulanger"]]
    for path in (xlsx(tmp_path / "a.xlsx", rows), text(tmp_path / "a.csv", rows)):
        assert read_list(path).table["code"].tolist() == ["00123", "0110"]


def test_26_a_number_formatted_with_zeros_gets_them_back_and_is_flagged(tmp_path: Path) -> None:
    def as_code(page: Worksheet) -> None:
        for cell in ("A2", "A3"):
            page[cell].number_format = "00000"

    reading = read_list(
        xlsx(tmp_path / "a.xlsx", [["Code", "Métier"], [123, "Boucher"], [45678, "Carreleur"], [7, "x"]], then=as_code)
    )
    assert reading.table["code"].tolist() == ["00123", "45678", "7"]
    assert places(reading, "numbers_padded") == [(2, "")]


def test_26_lost_zeros_are_noticed_among_known_codes_and_mended_on_request(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [["Code", "Métier"], [612101, "Carreleur"], ["0311102", "Architecte"]])
    known = frozenset({"0612101", "0311102", "0999999"})
    reading = read_list(path, known_codes=known)
    (problem,) = [problem for problem in reading.problems if problem.kind == "lost_zeros"]
    assert problem.repairs == (Repair("replace", "code", (("612101", "0612101"),), (2,)),)
    mended = read_list(path, known_codes=known, repairs=problem.repairs)
    assert mended.table["code"].tolist() == ["0612101", "0311102"]
    assert "lost_zeros" not in kinds(mended)


def test_27_a_code_that_excel_made_a_date_is_refused_with_its_cell(tmp_path: Path) -> None:
    reading = read_list(
        xlsx(tmp_path / "a.xlsx", [["Code", "Métier"], [datetime.date(2011, 1, 1), "Boucher"], ["A2", "x"]])
    )
    assert places(reading, "code_is_date") == [(2, "Code")]
    assert (reading.counts.imported, reading.counts.refused) == (1, 1)


def decisions(path: Path, **options: Any) -> Any:
    """A register of decisions, the input with a date column."""
    return accounted(read_table(path, "decisions", ReadOptions(**options)))


def due(tmp_path: Path, cells: list[Any], epoch: datetime.datetime | None = None, **options: Any) -> Any:
    """A register whose due dates are the cells."""
    book = openpyxl.Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    if epoch is not None:
        book.epoch = epoch
    page.append(["Code métier", "Année", "Décision", "Échéance"])
    for place, cell in enumerate(cells):
        page.append([f"A{place}", 2019, "étudier", cell])
    book.save(tmp_path / "due.xlsx")
    return decisions(tmp_path / "due.xlsx", **options)


def test_28_dates_counted_from_1904_and_plain_serials_are_right(tmp_path: Path) -> None:
    day = datetime.date(2020, 6, 15)
    assert due(tmp_path, [day]).table["due"].tolist() == ["2020-06-15"]
    assert due(tmp_path, [day], CALENDAR_MAC_1904).table["due"].tolist() == ["2020-06-15"]
    serial = (day - datetime.date(1899, 12, 30)).days
    assert due(tmp_path, [serial]).table["due"].tolist() == ["2020-06-15"]
    assert due(tmp_path, [serial - 1462], CALENDAR_MAC_1904).table["due"].tolist() == ["2020-06-15"]


@pytest.mark.parametrize(
    ("serial", "said"), [(60, "odd_date"), (1, "odd_date"), (-5, "bad_date"), (0, "bad_date"), (4_000_000, "bad_date")]
)
def test_28_serials_that_no_date_has_are_flagged(tmp_path: Path, serial: int, said: str) -> None:
    assert places(due(tmp_path, [serial]), said) == [(2, "Échéance")]


def test_28_a_formatted_serial_60_is_flagged(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.append(["Code métier", "Année", "Décision", "Échéance"])
    page.append(["A1", 2019, "étudier", 60])
    page["D2"].number_format = "dd/mm/yyyy"
    book.save(tmp_path / "a.xlsx")
    assert places(decisions(tmp_path / "a.xlsx"), "odd_date") == [(2, "Échéance")]


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (["03/04/2020", "25/12/2020"], ["2020-04-03", "2020-12-25"]),
        (["03/04/2020", "12/25/2020"], ["2020-03-04", "2020-12-25"]),
        (["3.4.2020", "5.6.2020"], ["2020-04-03", "2020-06-05"]),
        (["2020-04-03", "2020-06-05T10:00"], ["2020-04-03", "2020-06-05"]),
        (["1er avril 2020", "3 mei 2020"], ["2020-04-01", "2020-05-03"]),
    ],
)
def test_29_one_rule_of_day_and_month_a_column_from_its_evidence(
    tmp_path: Path, cells: list[str], read: list[str]
) -> None:
    assert due(tmp_path, cells).table["due"].tolist() == read


def test_29_without_evidence_the_rule_is_asked_and_the_answer_kept(tmp_path: Path) -> None:
    reading = due(tmp_path, ["03/04/2020", "05/06/2020", "07/07/2020"])
    assert reading.table["due"].tolist() == ["", "", "2020-07-07"]
    problem = next(problem for problem in reading.problems if problem.kind == "unclear_date")
    day_first, month_first = problem.repairs
    path = tmp_path / "due.xlsx"
    assert decisions(path, repairs=(day_first,)).table["due"].tolist() == ["2020-04-03", "2020-06-05", "2020-07-07"]
    assert decisions(path, repairs=(month_first,)).table["due"].tolist() == ["2020-03-04", "2020-05-06", "2020-07-07"]


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (["0,435", "12,5"], [0.435, 12.5]),
        (["0.435", "12.5"], [0.435, 12.5]),
        (["1.234,5", "2.345"], [1234.5, 2345]),
        (["1,234.5", "2,345"], [1234.5, 2345]),
        (["1 234,5", f"1{NBSP}234,5", f"1{NARROW}234,5"], [1234.5, 1234.5, 1234.5]),
        (["1'234.5", "12"], [1234.5, 12]),
        (["1.234.567", "2.345"], [1234567, 2345]),
        (["1234,567", "8,9"], [1234.567, 8.9]),
        (["12", "", "n.d.", "-"], [12, None, None, None]),
        (["1e3", "2"], [1000, 2]),
    ],
)
def test_30_the_decimal_mark_comes_from_the_columns_own_evidence(
    tmp_path: Path, cells: list[str], read: list[float | None]
) -> None:
    assert numbers(tmp_path, cells) == read


def test_30_without_evidence_the_decimal_mark_is_asked_and_the_answer_kept(tmp_path: Path) -> None:
    assert numbers(tmp_path, ["1.234", "12"]) == [None, 12]
    reading = read_list(tmp_path / "numbers.csv")
    (problem,) = [problem for problem in reading.problems if problem.kind == "unclear_decimal"]
    comma, point = problem.repairs
    assert numbers(tmp_path, ["1.234", "12"], repairs=(comma,)) == [1234, 12]
    assert numbers(tmp_path, ["1.234", "12"], repairs=(point,)) == [1.234, 12]
    assert numbers(tmp_path, ["1.234", "12"], decimal=",") == [1234, 12]


def test_30_in_a_column_of_whole_numbers_a_mark_can_only_part_thousands(tmp_path: Path) -> None:
    assert numbers(tmp_path, ["1.234", "12"], "Offres reçues") == [1234, 12]
    assert numbers(tmp_path, ["1,234", "12"], "Offres reçues") == [1234, 12]


def test_30_the_language_of_the_window_changes_nothing(tmp_path: Path) -> None:
    from shortage_app import text as words

    before = words.language()
    try:
        for language in words.LANGUAGES:
            words.set_language(language)
            assert numbers(tmp_path, ["1.234,5", "2.345"]) == [1234.5, 2345]
    finally:
        words.set_language(before)


def test_30_shares_written_in_percent_become_shares(tmp_path: Path) -> None:
    assert numbers(tmp_path, ["45,5 %", "80 %"], "Taux de satisfaction") == [0.455, 0.8]
    assert numbers(tmp_path, ["45,5", "0,8"], "Taux de satisfaction") == [0.455, 0.008]
    assert numbers(tmp_path, ["0,455", "0,8"], "Taux de satisfaction") == [0.455, 0.8]


def test_31_numbers_of_15_digits_are_unchanged(tmp_path: Path) -> None:
    rows = [["Code", "Métier"], [123456789012345, "Boucher"], ["999999999999999", "x"]]
    assert read_list(xlsx(tmp_path / "a.xlsx", rows)).table["code"].tolist() == ["123456789012345", "999999999999999"]


def test_31_a_code_held_as_a_number_has_no_decimals(tmp_path: Path) -> None:
    assert read_list(xlsx(tmp_path / "a.xlsx", [["Code", "Métier"], [110, "a"], [111.0, "b"]])).table[
        "code"
    ].tolist() == ["110", "111"]


def test_32_codes_and_titles_are_matched_trimmed_and_the_original_is_kept(tmp_path: Path) -> None:
    decomposed = "Me\N{COMBINING ACUTE ACCENT}canicien"
    rows = [
        ["Code", "Métier"],
        [f" A1101{NBSP}", f"{decomposed} "],
        [f"A11{ZERO_WIDTH}02", f"Boucher{NBSP}{NARROW}charcutier"],
    ]
    reading = read_list(xlsx(tmp_path / "a.xlsx", rows))
    assert reading.table["code"].tolist() == ["A1101", "A1102"]
    assert reading.table["title_fr"].tolist() == ["Mécanicien", "Boucher charcutier"]
    assert reading.sheet.rows[1][0] == f" A1101{NBSP}"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp850"])
def test_33_letters_are_right_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    rows = [
        ["Code", "Intitulé"],
        ["A1", "Mécanicien d’entretien à l'atelier" if "cp850" not in encoding else "Mécanicien à l'atelier"],
    ]
    rows += [["A2", "Façadier"], ["A3", "Maître-nageur"], ["A4", "Électricité générale"]]
    reading = read_list(text(tmp_path / "a.csv", rows, encoding=encoding))
    assert reading.table["title_fr"].tolist() == [row[1] for row in rows[1:]]
    assert ("guessed_encoding" in kinds(reading)) == (encoding in ("utf-16-le", "utf-16-be", "cp850"))


def test_33_letters_that_make_no_sense_in_any_encoding_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("Code;Intitulé\nA1;Žižka čepička\n".encode("cp1250"))
    (problem,) = read_list(path).problems
    assert problem.kind == "encoding"
    assert read_list(path, encoding="cp1250").table["title_fr"].tolist() == ["Žižka čepička"]
    assert kinds(read_list(path, encoding="utf-8")) == {"bad_encoding"}
    assert kinds(read_list(path, encoding="klingon")) == {"no_such_encoding"}


def test_33_letters_garbled_before_are_warned_of(tmp_path: Path) -> None:
    reading = read_list(text(tmp_path / "a.csv", [["Code", "Intitulé"], ["A1", "MÃ©canicien"], ["A2", "Boulanger"]]))
    assert places(reading, "mojibake") == [(2, "")]
    assert reading.counts.imported == 2


def test_34_an_identical_row_is_refused_once_and_a_conflicting_one_can_be_chosen(tmp_path: Path) -> None:
    rows = [*GOOD, LIST_ROWS[0], ["A1102", "Boulangère", "qualitatif", 1]]
    path = xlsx(tmp_path / "a.xlsx", rows)
    reading = read_list(path)
    assert places(reading, "duplicate_row") == [(5, "")]
    (conflict,) = [problem for problem in reading.problems if problem.kind == "conflicting_row"]
    assert conflict.row == 6
    assert reading.counts.refused == 2
    chosen = read_list(path, repairs=conflict.repairs)
    assert chosen.table["title_fr"].tolist() == ["Boucher", "Carreleur", "Boulangère"]


def test_34_one_title_with_two_codes_is_listed(tmp_path: Path) -> None:
    reading = read_list(xlsx(tmp_path / "a.xlsx", [["Code", "Métier"], ["A1", "Boucher"], ["A2", "Boucher"]]))
    assert places(reading, "same_title") == [(3, "Métier")]
    assert reading.counts.imported == 2


def test_34_a_list_without_codes_is_told_apart_by_title(tmp_path: Path) -> None:
    reading = read_list(
        xlsx(
            tmp_path / "a.xlsx",
            [["Métier", "Groupe"], ["Boucher", "Alimentation"], ["BOUCHER ", "Alimentation"], ["Maçon", "Bâtiment"]],
        )
    )
    assert (reading.counts.imported, reading.counts.refused) == (2, 1)


def test_34_rows_of_one_product_that_differ_by_their_occupations_are_one_product(tmp_path: Path) -> None:
    rows = [
        ["Code produit", "Intitulé", "Code métier"],
        ["P1", "Boucherie", "A1101"],
        ["P1", "Boucherie", "A1102"],
        ["P2", "Pain", "A1103"],
    ]
    reading = accounted(read_table(xlsx(tmp_path / "a.xlsx", rows), "catalogue"))
    assert reading.table["occupation_codes"].tolist() == ["A1101;A1102", "A1103"]
    assert (reading.counts.imported, reading.counts.refused) == (3, 0)


def test_35_unknown_gender_level_and_cause_are_kept_as_categories_and_listed_once(tmp_path: Path) -> None:
    rows = [
        [2019, "P1", "F", "Bac + 12", 3, 1],
        [2019, "P1", "Agenre", "CESS", 4, 2],
        [2019, "P2", "Agenre", "CESS", 4, 2],
    ]
    reading = read_exits(xlsx(tmp_path / "a.xlsx", [EXITS_HEADER, *rows]))
    assert reading.table["education_level"].tolist() == ["Bac + 12", "upper_secondary", "upper_secondary"]
    assert reading.table["gender"].tolist() == ["female", "Agenre", "Agenre"]
    assert [(problem.row, problem.value) for problem in reading.problems] == [(2, "Bac + 12"), (3, "Agenre")]


def test_35_an_unknown_cause_is_kept_beside_the_known_ones_and_the_nearest_is_offered(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "a.xlsx", [["Code", "Métier", "Causes"], ["A1", "Boucher", "Qt, Qualitatf"], ["A2", "Maçon", "H"]]
    )
    reading = read_list(path)
    assert reading.table["causes"].tolist() == ["quantitative;Qualitatf", "H"]
    offered = next(problem for problem in reading.problems if problem.value == "Qualitatf")
    assert read_list(path, repairs=offered.repairs).table["causes"].tolist() == ["quantitative;qualitative", "H"]


@pytest.mark.parametrize(
    ("cell", "causes"),
    [
        ("Qt, Ql", "quantitative;qualitative"),
        ("conditions de travail + quantitatif", "quantitative;working_conditions"),
        ("kwantitatief en kwalitatief", "quantitative;qualitative"),
        ("Manque de main-d’œuvre disponible", "quantitative"),
        ("Qt/Ct", "quantitative;working_conditions"),
        ("quantitatif\nqualitatif", "quantitative;qualitative"),
        ("", ""),
    ],
)
def test_35_several_causes_in_a_cell_are_told_apart(tmp_path: Path, cell: str, causes: str) -> None:
    assert read_list(xlsx(tmp_path / "a.xlsx", [["Code", "Métier", "Causes"], ["A1", "Boucher", cell]])).table[
        "causes"
    ].tolist() == [causes]


def test_36_a_text_of_10_000_characters_is_kept_whole_and_pointed_out(tmp_path: Path) -> None:
    reading = read_list(xlsx(tmp_path / "a.xlsx", [["Code", "Métier"], ["A1", "b" * 10_000]]))
    assert len(reading.table["title_fr"][0]) == 10_000
    assert places(reading, "long_text") == [(2, "Métier")]


def test_36_control_characters_and_direction_marks_are_cleaned_and_foreign_letters_kept(tmp_path: Path) -> None:
    rows = [["Code", "Métier"], ["A1", "Bou\x07cher\x00 de\x1f nuit"], ["A2", "\u202eجزار\u202c בקר"]]
    assert read_list(text(tmp_path / "a.csv", rows)).table["title_fr"].tolist() == ["Bou cher de nuit", "جزار בקר"]


@pytest.mark.parametrize(
    "mark", ["<5", "< 5", "≤ 4", "moins de 5", "x", "X", "S", "D", "c", ".", "*", -99999, "-99999", "masqué"]
)
def test_37_a_mark_of_suppression_is_a_hidden_count_never_zero(tmp_path: Path, mark: Any) -> None:
    reading = exits(tmp_path, [[10, mark], [mark, mark], [10, 0]])
    assert reading.counts.imported == 3
    assert reading.table["to_work"].isna().tolist() == [True, True, False]
    assert reading.table["suppressed"].tolist() == ["to_work", "leavers;to_work", ""]
    assert reading.table["to_work"].tolist()[2] == 0


@pytest.mark.parametrize("mark", ["", "-", "n.d.", "…", None])
def test_37_a_blank_or_a_dash_is_a_missing_count_never_zero(tmp_path: Path, mark: Any) -> None:
    reading = exits(tmp_path, [[10, mark], [mark, 3]])
    assert reading.table["to_work"].isna().tolist() == [True, False]
    assert reading.table["leavers"].isna().tolist() == [False, True]
    assert reading.table["suppressed"].tolist() == ["", "leavers"]


@pytest.mark.parametrize(
    ("leavers", "said"),
    [
        (-3, "negative_count"),
        (3.5, "fractional_count"),
        ("beaucoup", "not_a_count"),
        (datetime.date(2019, 3, 4), "not_a_count"),
    ],
)
def test_38_counts_that_cannot_be_are_refused_with_their_cell(tmp_path: Path, leavers: Any, said: str) -> None:
    reading = exits(tmp_path, [[leavers, 1], [10, 1]])
    assert (reading.counts.imported, reading.counts.refused) == (1, 1)
    assert places(reading, said) == [(2, "Sortants")]


def test_38_more_exits_to_work_than_leavers_are_refused_with_both_cells(tmp_path: Path) -> None:
    reading = exits(tmp_path, [[10, 12], [10, 10]])
    (problem,) = [problem for problem in reading.problems if problem.kind == "more_than"]
    assert reading.counts.refused == 1
    assert "E2" in problem.message and "F2" in problem.message


class Watcher:
    """Counts what it is told, and cancels after some reports."""

    def __init__(self, patience: int) -> None:
        self.patience, self.heard = patience, 0

    @property
    def cancelled(self) -> bool:
        return self.heard >= self.patience

    def report(self, done: int, total: int) -> None:
        self.heard += 1


def many_exits(path: Path, count: int) -> Path:
    lines = (f"p{number};2019;F;F;CESS;oui\n" for number in range(count))
    path.write_text("id;cohorte;code produit;genre;niveau;emploi\n" + "".join(lines), encoding="utf-8")
    return path


def test_39_a_long_file_tells_how_far_it_is_and_can_be_cancelled(tmp_path: Path) -> None:
    path = many_exits(tmp_path / "a.csv", 200_000)
    patient = Watcher(10**9)
    reading = accounted(read_table(path, "exits", progress=patient))
    assert reading.table["leavers"].sum() == reading.counts.imported == 200_000
    assert patient.heard > 3
    with pytest.raises(Cancelled):
        read_table(path, "exits", progress=Watcher(2))


def test_39_a_long_list_can_be_cancelled_and_the_next_file_is_read(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", [LIST_HEADER, *([f"A{number}", "x", "qt", 1] for number in range(50_000))])
    with pytest.raises(Cancelled):
        read_table(path, "shortage-list", progress=Watcher(1))
    book = xlsx(tmp_path / "b.xlsx", GOOD)
    with pytest.raises(Cancelled):
        read_table(book, "shortage-list", progress=Watcher(0))
    assert read_list(book).counts.imported == 3


def test_40_codes_that_differ_by_case_dash_or_zero_are_asked_about_and_not_merged(tmp_path: Path) -> None:
    rows = [
        ["Code", "Métier"],
        ["A1101", "a"],
        ["a1101", "b"],
        ["A-1101", "c"],
        ["0110", "d"],
        ["110", "e"],
        ["B1", "f"],
    ]
    path = xlsx(tmp_path / "a.xlsx", rows)
    reading = read_list(path)
    assert reading.table["code"].tolist() == ["A1101", "a1101", "A-1101", "0110", "110", "B1"]
    asked = [problem for problem in reading.problems if problem.kind == "codes_alike"]
    assert [problem.repairs[0].changes for problem in asked] == [
        (("a1101", "A1101"), ("A-1101", "A1101")),
        (("110", "0110"),),
    ]
    merged = read_list(path, repairs=asked[1].repairs)
    assert merged.table["code"].tolist() == ["A1101", "a1101", "A-1101", "0110", "B1"]


def test_a_list_of_a_thousand_problems_is_told_in_a_bounded_number(tmp_path: Path) -> None:
    rows = [[2019, f"P{number}", "F", "CESS", -1, 0] for number in range(2000)]
    reading = read_exits(xlsx(tmp_path / "a.xlsx", [EXITS_HEADER, *rows]))
    assert reading.counts.refused == 2000
    assert len(reading.problems) < 600
    assert "1500" in reading.problems[-1].message


def test_a_variation_and_a_value_of_an_indicator_may_be_below_zero(tmp_path: Path) -> None:
    head = ("Indicateur", "Dimension", "Période", "Valeur", "Variation publiée")
    path = text(
        tmp_path / "a.csv", [head, ("Stages", "mois", "2020", "12", "-6,3"), ("Stages", "an", "2020", "-2", "4")]
    )
    rows = read_table(path, "indicators", ReadOptions()).table
    assert rows["published_variation"].tolist() == [-6.3, 4.0]
    assert rows["value"].tolist() == [12.0, -2.0]
