"""`export` writes one workbook of one or more years, whole or of a pole or domain, in any language."""

import openpyxl
import pytest
from openpyxl import Workbook as Book

from shortage_app import text
from tests.test_cli import Run


def codes(book: Book, table: str) -> list[object]:
    sheet = next(sheet for sheet in book.worksheets if table in sheet.tables)
    return [row[0].value for row in sheet[sheet.tables[table].ref]][1:]


def test_the_language_is_of_the_workbook_alone(made_example, tmp_path, capsys) -> None:
    target = tmp_path / "jaar.xlsx"
    run = Run(capsys, "export", made_example.path, "--year", 2019, "--language", "nl", "-o", target)
    assert (run.code, run.out.strip(), run.err, text.language()) == (0, str(target), "", "en")
    assert openpyxl.load_workbook(target).sheetnames[:3] == ["Samenvatting", "Beroepen", "Dekking"]


def test_several_years_stand_in_one_workbook_the_first_under_the_plain_names(made_example, tmp_path, capsys) -> None:
    target = tmp_path / "years.xlsx"
    run = Run(capsys, "export", made_example.path, "--year", 2019, "--year", 2018, "--language", "en", "-o", target)
    book = openpyxl.load_workbook(target)
    assert run.code == 0
    assert [len(codes(book, name)) for name in ("occupations", "occupations_2018")] == [112, 100]
    assert {"listed", "listed_2018"} <= set(book.defined_names)
    rows = [tuple(cell.value for cell in row) for row in book["Years"][book["Years"].tables["figures"].ref]]
    assert rows[:3] == [("Figure", "2018", "2019"), ("Shortage occupations", 100, 112), ("Structural", 71, 70)]


def test_a_pole_alone_holds_its_occupations_and_what_serves_them(made_example, tmp_path, capsys) -> None:
    whole, part = tmp_path / "whole.xlsx", tmp_path / "part.xlsx"
    Run(capsys, "export", made_example.path, "--year", 2019, "-o", whole)
    run = Run(
        capsys, "export", made_example.path, "--year", 2019, "--pole", "Technicity", "--language", "en", "-o", part
    )
    everything, book = openpyxl.load_workbook(whole), openpyxl.load_workbook(part)
    assert run.code == 0
    assert book.properties.title == "Shortage occupations and training coverage 2019 – Technicity"
    assert 0 < len(codes(book, "occupations")) < 112
    assert set(codes(book, "occupations")) < set(codes(everything, "occupations"))
    assert set(codes(book, "exits")) == {"Technicity"}


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (
            "--pole",
            "No occupation of 2019 has the pole “Nowhere”; the poles are: Construcity, Digitalcity, Logisticity, ",
        ),
        ("--domain", "No occupation of 2019 has the domain “Nowhere”; the domains are: Alimentation, Artisanat et "),
    ],
)
def test_a_pole_or_domain_that_does_not_exist_is_wrong_usage(made_example, tmp_path, capsys, option, said) -> None:
    run = Run(capsys, "export", made_example.path, "--year", 2019, option, "Nowhere", "-o", tmp_path / "x.xlsx")
    assert (run.code, run.out, run.err[: len(said)]) == (2, "", said)
    assert list(tmp_path.iterdir()) == []


def test_a_template_that_is_no_workbook_is_not_readable(made_example, tmp_path, capsys) -> None:
    template = tmp_path / "template.xlsx"
    template.write_bytes(b"no workbook")
    target = tmp_path / "x.xlsx"
    run = Run(capsys, "export", made_example.path, "--year", 2019, "--template", template, "-o", target)
    assert (run.code, run.out, target.exists()) == (3, "", False)
    assert run.err.startswith("The template “template.xlsx” cannot be used.")


def test_what_a_template_lacks_is_said_and_the_rest_is_filled(made_example, tmp_path, capsys) -> None:
    template = Book()
    template.active["A1"], template.active["A2"], template.active["A3"] = "{{year}}", "{{listed}}", "{{budget}} €"
    template.save(tmp_path / "template.xlsx")
    target = tmp_path / "x.xlsx"
    run = Run(
        capsys, "export", made_example.path, "--year", 2019, "--template", tmp_path / "template.xlsx", "-o", target
    )
    sheet = openpyxl.load_workbook(target).worksheets[0]
    assert (run.code, [sheet["A1"].value, sheet["A2"].value, sheet["A3"].value]) == (0, ["2019", 112, "{{budget}} €"])
    assert "“{{budget}}” on sheet “Sheet”, cell A3" in run.err
