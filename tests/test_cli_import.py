"""Import on the command line: remembered mappings, columns by name, the same file twice, years, zeros, two titles."""

import json
from pathlib import Path

import pytest

from shortage_app import cli

ROWS = "0612101;Maçon;88\n0711101;Médecin;12\n"


def written(path: Path, header: str, rows: str = ROWS) -> Path:
    path.write_text(f"{header}\n{rows}", encoding="utf-8")
    return path


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with the list of 2018."""
    path = tmp_path / "w.shortage"
    listed = written(tmp_path / "FC_2018.csv", "Code métier;Intitulé;Offres reçues")
    assert cli.main(["new", str(path)]) == 0
    assert cli.main(["import", "shortage-list", str(listed), "-w", str(path), "--nomenclature", "N"]) == 0
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], workspace: Path):  # type: ignore[no-untyped-def]
    """Check or import a list; gives the exit code and both outputs."""
    capsys.readouterr()

    def call(verb: str, path: Path, *more: str) -> tuple[int, str, str]:
        code = cli.main([verb, "shortage-list", str(path), "-w", str(workspace), *more])
        return (code, *capsys.readouterr())

    return call


def test_check_prints_what_the_dialog_shows_rows_roles_problems_and_changes(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = written(tmp_path / "FC_2019.csv", "Code métier;Intitulé;OE", "612101;Maçon;88\n0812101;Soudeur;4\n")
    code, out, err = run("check", path)
    assert (code, out.splitlines()) == (
        0,
        [
            "FC_2019.csv: 3 rows = 2 imported + 0 rejected + 1 ignored (1 header row)",
            "  A “Code métier” is Occupation code (99%)",
            "  B “Intitulé” is Title (French) (99%)",
            "  C “OE” is Offers received (99%)",
            "  Compared with 2018: 2 new, 2 removed",
        ],
    )
    assert "FC_2019.csv, row 2, column “Code métier”: 1 code lost its leading zeros." in err
    (record,) = json.loads(run("check", path, "--json")[1])
    assert record["changes"] == {"new": 2, "left_out": 2}
    assert record["roles"][2] == {
        "letter": "C",
        "header": "OE",
        "role": "offers_received",
        "confidence": 0.99,
        "suggestion": "",
    }


def test_a_column_named_by_hand_is_read_and_one_that_is_not_there_refuses_the_file(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = written(tmp_path / "FC_2019.csv", "Sleutel;Omschrijving;Aantal")
    assert run("check", path)[0] == 3
    code, out, _err = run("check", path, "--column", "code=Sleutel", "--column", "title_nl=B")
    assert code == 0
    assert "A “Sleutel” is Occupation code (100%)" in out
    code, _out, err = run("check", path, "--column", "code=Code")
    assert code == 3
    assert "There is no column “Code”" in err


def test_columns_named_by_hand_are_read_alike_next_year_and_missed_by_their_names(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    named = ["--column", "code=Sleutel", "--column", "title_nl=Omschrijving 2019"]
    path = written(tmp_path / "FC_2019.csv", "Sleutel;Omschrijving 2019;Aantal")
    assert run("import", path, *named)[0] == 0
    code, out, _err = run("check", written(tmp_path / "FC_2020.csv", "Aantal;Sleutel;Omschrijving 2020", "4;A1;Smid\n"))
    assert code == 0
    assert out.splitlines()[1:3] == [
        "  B “Sleutel” is Occupation code (100%)",
        "  C “Omschrijving 2020” is Title (Dutch) (100%)",
    ]
    renamed = run("check", written(tmp_path / "FC_2021.csv", "Aantal;Omschrijving 2021;Opmerking", "4;Smid;x\n"))
    assert renamed[0] == 0
    assert "Title (Dutch)" in renamed[1]


def test_several_columns_of_codes_are_named_one_by_one(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = written(tmp_path / "catalogue.csv", "Code produit;Intitulé;Un;Deux", "P1;Soudage;A1;A2\n")
    columns = ["--column", "occupation_codes=Un", "--column", "occupation_codes=Deux"]
    assert cli.main(["check", "catalogue", str(path), "--year", "2019", *columns, "--json"]) == 0
    (record,) = json.loads(capsys.readouterr().out)
    assert [column["role"] for column in record["roles"]][2:] == ["occupation_codes", "occupation_codes"]


def test_the_same_file_twice_is_warned_of(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    again = tmp_path / "copie 2019.csv"
    again.write_bytes((tmp_path / "FC_2018.csv").read_bytes())
    assert "The same file was imported before as “FC_2018.csv”." in run("check", again)[2]


def test_the_wrong_years_file_is_warned_of_and_a_year_nobody_knows_is_asked(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = written(tmp_path / "FC_2017.csv", "Code métier;Intitulé")
    assert "The file speaks of 2017, not of 2019." in run("check", path, "--year", "2019")[2]
    titled = tmp_path / "liste.csv"
    titled.write_text(f"Liste de référence 2016;;\n\nCode métier;Intitulé;OE\n{ROWS}", encoding="utf-8")
    assert "The file speaks of 2016, not of 2019." in run("check", titled, "--year", "2019")[2]
    unknown = written(tmp_path / "liste2.csv", "Code métier;Intitulé")
    code, _out, err = run("check", unknown)
    assert code == 2
    assert err.startswith("liste2.csv: The year is not known")


def test_one_code_with_two_titles_and_one_title_with_two_codes_are_told(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    rows = "0612101;Maçon\n0612101;Couvreur\n0711101;Médecin\n0711102;Médecin\n"
    code, out, err = run("check", written(tmp_path / "FC_2019.csv", "Code métier;Intitulé", rows))
    assert code == 1
    assert "3 imported + 1 rejected" in out
    assert "row 3: The same key as row 2, but another Title (French)." in err
    assert "One title with several codes: “Médecin” is 0711101, 0711102." in err
