"""A look at a file of which nobody knows yet what it is."""

from pathlib import Path

from shortage_app.files.reading import ReadOptions
from shortage_app.files.reading.look import Look, look_at
from tests.files.making import xlsx_sheets


def look(path: Path, kind: str = "", **said: object) -> Look:
    return look_at(path, kind, ReadOptions(**said))  # type: ignore[arg-type]


def text(path: Path, content: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(content.encode(encoding))
    return path


def test_the_sheet_with_most_rows_is_shown_where_none_fits(tmp_path: Path) -> None:
    sheets = {"Lisez-moi": [["Rien"]], "Table": [["Alpha", "Beta"], [1, 2], [3, 4]]}
    seen = look(xlsx_sheets(tmp_path / "a.xlsx", sheets))
    assert (seen.layout.sheet, [sheet.name for sheet in seen.layout.sheets]) == ("Table", ["Lisez-moi", "Table"])
    assert seen.sheet.rows == [["Alpha", "Beta"], [1.0, 2.0], [3.0, 4.0]]


def test_the_sheet_that_is_asked_for_is_shown(tmp_path: Path) -> None:
    path = xlsx_sheets(tmp_path / "a.xlsx", {"A": [["Un"]], "B": [["Deux"], ["x"]]})
    assert look(path, sheet="A").sheet.rows == [["Un"]]


def test_a_header_that_fits_no_kind_gives_its_words_and_no_roles(tmp_path: Path) -> None:
    seen = look(text(tmp_path / "a.csv", "Passage 2022\nCode ROME;Code ISCO08\nA1101;6111\n"), "crosswalk")
    assert seen.layout.header_rows == (2,)
    assert [(column.letter, column.header, column.role) for column in seen.layout.columns] == [
        ("A", "Code ROME", ""),
        ("B", "Code ISCO08", ""),
    ]


def test_without_any_header_columns_go_by_their_letters(tmp_path: Path) -> None:
    seen = look(text(tmp_path / "a.csv", "1;2\n3;4\n"))
    assert seen.layout.header_rows == ()
    assert [column.letter for column in seen.layout.columns] == ["A", "B"]


def test_a_file_whose_letters_must_be_chosen_is_shown_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"Code;Metier\nA1;\x81\x8d\x90x\x81\nB2;\x9d\x81y\n")
    seen = look(path)
    assert seen.problems == ()
    assert len(seen.sheet.rows) == 3


def test_rows_that_are_people_are_not_shown(tmp_path: Path) -> None:
    seen = look(text(tmp_path / "a.csv", "Identifiant;Cohorte;Commune\np1;2019;Ixelles\n"))
    assert seen.sheet.rows == []
    assert [column.header for column in seen.layout.columns] == ["Identifiant", "Cohorte", "Commune"]


def test_what_is_no_table_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"%PDF-1.7")
    assert [problem.kind for problem in look(path).problems] == ["is_pdf"]
    assert [problem.kind for problem in look(tmp_path / "none.csv").problems] == ["missing_file"]
