"""The table of exits on the command line: a closed list of views, and hidden figures that stay hidden."""

import csv
import io
import json
from pathlib import Path

import pytest

from shortage_app import cli

HEADER = "Cohorte;Domaine;Genre;Niveau d'études;Sortants;Sorties vers l'emploi\n"


@pytest.fixture
def workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A cohort of two domains; one cell of X counts three women."""
    path, exits, listed = tmp_path / "w.shortage", tmp_path / "sortants.csv", tmp_path / "liste_2019.csv"
    exits.write_text(
        HEADER
        + "".join(
            f"2019;{domain};{gender};{level};{n};{work}\n"
            for domain, gender, level, n, work in (
                ("X", "F", "CESS", 3, 1),
                ("X", "M", "CESS", 40, 25),
                ("X", "F", "supérieur", 60, 30),
                ("X", "M", "supérieur", 80, 50),
                ("Y", "F", "CESS", 70, 40),
                ("Y", "M", "CESS", 90, 60),
                ("Y", "F", "supérieur", 55, 35),
                ("Y", "M", "supérieur", 65, 45),
            )
        ),
        encoding="utf-8",
    )
    listed.write_text("Code;Intitulé\nA1;Métier\n", encoding="utf-8")
    for words in (
        ("new", path),
        ("import", "shortage-list", listed, "-w", path, "--year", "2019"),
        ("import", "exits", exits, "-w", path),
    ):
        assert cli.main([str(word) for word in words]) == 0
    capsys.readouterr()
    return path


def table(capsys: pytest.CaptureFixture[str], workspace: Path, by: str) -> list[dict[str, str]]:
    assert cli.main(["table", str(workspace), "exits", "--cohort", "2019", "--by", by]) == 0
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))


def test_a_view_has_its_columns_then_the_figures(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = table(capsys, workspace, "gender")
    assert list(rows[0]) == ["gender", "measure", "n", "count", "rate", "low", "high", "suppressed"]
    to_work = {
        row["gender"]: (row["n"], row["count"], row["suppressed"]) for row in rows if row["measure"] == "exit_to_work"
    }
    assert to_work == {"female": ("188", "106", "no"), "male": ("275", "180", "no")}


def test_a_hidden_figure_is_empty_and_does_not_stand_alone(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        row for row in table(capsys, workspace, "domain,gender,education_level") if row["measure"] == "exit_to_work"
    ]
    hidden = [row for row in rows if row["suppressed"] == "yes"]
    small = next(
        row
        for row in rows
        if (row["domain"], row["gender"], row["education_level"]) == ("X", "female", "upper_secondary")
    )
    assert small in hidden
    assert len(hidden) >= 4
    assert all(row[name] == "" for row in hidden for name in ("n", "count", "rate", "low", "high"))


@pytest.mark.parametrize(
    "by", ["gender,commune,education_level", "provider,domain", "status", "age_band,education_level"]
)
def test_anything_outside_the_closed_list_is_refused(
    workspace: Path, capsys: pytest.CaptureFixture[str], by: str
) -> None:
    assert cli.main(["table", str(workspace), "exits", "--cohort", "2019", "--by", by]) == 2
    out, err = capsys.readouterr()
    assert (out, bool(err)) == ("", True)


def test_a_cohort_that_is_not_there_is_refused_with_those_that_are(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["table", str(workspace), "exits", "--cohort", "2011"]) == 2
    assert "2019" in capsys.readouterr().err


def test_the_audit_says_in_words_and_as_json_what_can_be_worked_out(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["audit", str(workspace), "--year", "2019"]) == 0
    told = capsys.readouterr().out
    assert "hidden counts were attacked with everything that is shown." in told
    assert "Each of them can still be at least three values." in told
    assert cli.main(["audit", str(workspace), "--year", "2019", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["hidden"] > 0
    assert (found["cohort"], found["fewer_than_three"], found["undecided"], found["passed"]) == (2019, 0, 0, True)


def test_an_audit_without_time_is_not_passed_and_one_without_exits_is_a_wrong_call(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["audit", str(workspace), "--year", "2019", "--seconds", "0"]) == 1
    assert "were not decided in" in capsys.readouterr().out
    assert cli.main(["audit", str(workspace), "--year", "2018"]) == 2
