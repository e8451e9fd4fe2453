"""The command line is a contract: results on stdout, messages on stderr, exit codes, codes never translated."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from shortage_app import cli
from shortage_app.__main__ import COMMANDS

HEADER = "Code métier;Intitulé du métier;Offres reçues;Dans le domaine d'action\n"


def a_list(folder: Path, year: int, *codes: str) -> Path:
    path = folder / f"liste_{year}.csv"
    rows = "".join(f"{code};Métier {code};{year + place};oui\n" for place, code in enumerate(codes))
    path.write_text(HEADER + rows, encoding="utf-8")
    return path


class Run:
    """One command and what came back."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: object) -> None:
        self.code = cli.main([str(argument) for argument in arguments])
        self.out, self.err = capsys.readouterr()

    @property
    def rows(self) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.out)))


@pytest.fixture
def workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Lists of 2017 to 2019: A three times, B in 2019 only, Z left; a catalogue of 2019."""
    path = tmp_path / "w.shortage"
    assert Run(capsys, "new", path).code == 0
    for year, codes in ((2017, "AZ"), (2018, "AZ"), (2019, "AB")):
        listed = [f"0{code}" for code in codes]
        run = Run(
            capsys,
            "import",
            "shortage-list",
            a_list(tmp_path, year, *listed),
            "-w",
            path,
            "--year",
            year,
            "--nomenclature",
            "N",
        )
        assert run.code == 0, run.err
    catalogue = tmp_path / "catalogue.csv"
    catalogue.write_text(
        "Code produit;Intitulé;Places;Codes métiers;Lien;Opérateur\n"
        "P1;Cours A;20;0A;direct;Centre\nP2;Cours;5;0A;;Centre\n",
        encoding="utf-8",
    )
    assert Run(capsys, "import", "catalogue", catalogue, "-w", path, "--year", 2019).code == 0
    return path


def test_analyse_says_the_key_figures_under_their_contract_names(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = json.loads(Run(capsys, "analyse", workspace, "--year", 2019, "--json").out)
    assert {
        name: figures[name]
        for name in (
            "year",
            "listed",
            "structural",
            "emerging",
            "emerging_first",
            "emerging_returning",
            "emerging_continuing",
            "undetermined",
            "left",
            "discontinued",
            "in_scope",
            "covered",
            "direct",
            "not_offered",
            "no_product",
            "without_offer",
        )
    } == {
        "year": 2019,
        "listed": 2,
        "structural": 1,
        "emerging": 0,
        "emerging_first": 0,
        "emerging_returning": 0,
        "emerging_continuing": 0,
        "undetermined": 1,
        "left": 1,
        "discontinued": 0,
        "in_scope": 2,
        "covered": 1,
        "direct": 1,
        "not_offered": 0,
        "no_product": 1,
        "without_offer": 1,
    }
    assert figures["method"]["consecutive"] == 3


def test_the_table_of_occupations_has_its_contract_columns_and_codes(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = Run(capsys, "table", workspace, "occupations", "--year", 2019).rows
    assert list(rows[0]) == [
        "code",
        "title",
        "group",
        "status",
        "rule_consecutive",
        "rule_window",
        "listings_in_window",
        "structural_since",
        "causes",
        "in_scope",
        "coverage",
        "products",
        "providers",
        "places",
        "explanation",
    ]
    assert {row["code"]: (row["status"], row["coverage"], row["places"]) for row in rows} == {
        "0A": ("structural", "direct", "25"),
        "0B": ("undetermined", "no_product", ""),
        "0Z": ("left", "", ""),
    }


def test_every_named_table_is_written_as_csv_json_and_excel(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("occupations", "coverage", "products", "links", "changes", "editions", "problems"):
        as_csv = Run(capsys, "table", workspace, name, "--year", 2019)
        as_json = Run(capsys, "table", workspace, name, "--year", 2019, "--format", "json")
        assert (as_csv.code, as_json.code) == (0, 0)
        assert len(as_csv.rows) == len(json.loads(as_json.out))
        path = tmp_path / f"{name}.xlsx"
        assert Run(capsys, "table", workspace, name, "--year", 2019, "--format", "xlsx", "-o", path).code == 0
        assert openpyxl.load_workbook(path).active.max_row >= len(as_csv.rows)


def test_the_workbook_is_written_in_each_language(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for language in ("fr", "nl", "en"):
        path = tmp_path / f"{language}.xlsx"
        run = Run(capsys, "export", workspace, "--year", 2019, "-o", path, "--language", language)
        assert (run.code, run.out.strip()) == (0, str(path))
        assert openpyxl.load_workbook(path).sheetnames


def test_settings_are_kept_and_unknown_ones_refused(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert Run(capsys, "set", workspace, "consecutive=2", "window_includes_reference=no").code == 0
    figures = json.loads(Run(capsys, "analyse", workspace, "--year", 2019, "--json").out)
    assert (figures["method"]["consecutive"], figures["method"]["window_includes_reference"]) == (2, False)
    before = workspace.read_bytes()
    for wrong in ("threshold=2", "consecutive=0", "merged=some", "colour=red", "window", "minimum=many"):
        run = Run(capsys, "set", workspace, wrong)
        assert (run.code, run.out) == (2, "")
        assert run.err
    assert workspace.read_bytes() == before


def test_a_year_without_an_edition_is_noted_unless_a_list_is_there(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert Run(capsys, "no-edition", workspace, "--year", 2020).code == 0
    assert Run(capsys, "no-edition", workspace, "--year", 2019).code == 2
    editions = {row["reference_year"]: row["edition"] for row in Run(capsys, "table", workspace, "editions").rows}
    assert (editions["2019"], editions["2020"]) == ("published", "none_published")


def test_check_reports_every_row_and_stores_nothing(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = workspace.read_bytes()
    run = Run(capsys, "check", "shortage-list", a_list(tmp_path, 2020, "0A", "0A"), "--year", 2020, "--json")
    (report,) = json.loads(run.out)
    assert run.code == 1
    assert report["rows"] == report["imported"] + report["refused"] + report["ignored"] == 3
    assert report["refused"] == 1
    assert report["problems"][0]["row"] == 3
    assert workspace.read_bytes() == before


def test_a_refused_row_gives_exit_code_1_with_its_place_and_the_others_are_imported(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = Run(capsys, "import", "shortage-list", a_list(tmp_path, 2020, "0A", "0A"), "-w", workspace, "--year", 2020)
    assert run.code == 1
    assert "liste_2020.csv" in run.err
    assert "3" in run.err
    assert len(Run(capsys, "table", workspace, "problems").rows) == 1


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 ...", b"PK\x03\x04 broken"], ids=["empty", "pdf", "broken zip"])
def test_an_unreadable_file_gives_exit_code_3_and_leaves_the_workspace_as_it_was(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    before = workspace.read_bytes()
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(content)
    good = a_list(tmp_path, 2020, "0A")
    run = Run(capsys, "import", "shortage-list", good, bad, "-w", workspace, "--year", 2020)
    assert run.code == 3
    assert "bad.xlsx" in run.err
    assert workspace.read_bytes() == before


def test_a_list_whose_year_nobody_says_is_wrong_usage(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = a_list(tmp_path, 2020, "0A").rename(tmp_path / "liste.csv")
    assert Run(capsys, "import", "shortage-list", path, "-w", workspace).code == 2


def test_a_missing_damaged_or_newer_workspace_gives_exit_code_4(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photo = tmp_path / "photo.shortage"
    photo.write_bytes(b"\xff\xd8\xff")
    damaged = Path(shutil.copy(workspace, tmp_path / "damaged.shortage"))
    damaged.write_bytes(damaged.read_bytes()[:6000])
    for path in (tmp_path / "none.shortage", photo, damaged):
        run = Run(capsys, "analyse", path, "--year", 2019)
        assert (run.code, run.out) == (4, "")
        assert path.name in run.err


def test_an_output_that_cannot_be_written_gives_exit_code_5(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = tmp_path / "no such folder" / "out.xlsx"
    assert Run(capsys, "export", workspace, "--year", 2019, "-o", nowhere).code == 5
    assert Run(capsys, "table", workspace, "editions", "-o", nowhere.with_suffix(".csv")).code == 5
    assert Run(capsys, "new", workspace).code == 5


@pytest.mark.parametrize(
    "arguments",
    [
        ("table", "{w}", "nothing"),
        ("table", "{w}", "exits", "--by", "gender"),
        ("import", "poems", "x", "-w", "{w}"),
        ("frobnicate",),
        ("table", "{w}", "editions", "--format", "xlsx"),
    ],
)
def test_wrong_usage_gives_exit_code_2(
    workspace: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    words = [word.replace("{w}", str(workspace)) for word in arguments]
    try:
        code = cli.main(words)
    except SystemExit as stop:
        code = stop.code
    out, err = capsys.readouterr()
    assert (code, out) == (2, "")
    assert err


def test_commands_are_the_same_at_the_door_and_inside() -> None:
    actions = [action for action in cli.parser()._actions if action.choices]
    assert set(actions[0].choices) == set(COMMANDS)


def test_a_table_is_printed_byte_for_byte_as_it_is_saved_whatever_the_code_page(
    workspace: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    table = ("table", str(workspace), "occupations", "--year", "2019")
    assert Run(capsys, *table, "-o", tmp_path / "saved.csv").code == 0
    western = {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0", "LC_ALL": "en_GB"}
    command = [sys.executable, "-m", "shortage_app", *table]
    printed = subprocess.run(command, env=os.environ | western, capture_output=True, check=True).stdout
    assert "Métier" in printed.decode("utf-8")
    assert printed == (tmp_path / "saved.csv").read_bytes()
