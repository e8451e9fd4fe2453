"""`sheets`, `report` and `figure` draw without a window, and without a screen."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from shortage_app.__main__ import main
from shortage_app.domain.codes import Measure
from shortage_app.report.exit_contrasts import Contrast
from shortage_app.report.exit_figures import Population
from shortage_app.workflow import figures
from tests.test_cli import Run


class Drawn:
    """What one command drew, and what it said."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: object) -> None:
        self.code = main([str(argument) for argument in arguments])
        self.out, self.err = capsys.readouterr()


@pytest.fixture(autouse=True)
def english_computer(monkeypatch) -> None:
    monkeypatch.setenv("LC_ALL", "en")


@pytest.mark.parametrize(("ending", "start"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")])
def test_a_chart_is_drawn_as_each_kind_of_file(qapp, made_example, tmp_path, capsys, ending, start) -> None:
    target = tmp_path / f"funnel.{ending}"
    run = Drawn(capsys, "figure", made_example.path, "funnel", "--year", 2019, "--language", "nl", "-o", target)
    assert (run.code, run.out.strip(), run.err) == (0, str(target), "")
    assert target.read_bytes().startswith(start)


def test_a_figure_of_another_kind_is_wrong_usage(made_example, tmp_path, capsys) -> None:
    run = Drawn(capsys, "figure", made_example.path, "funnel", "--year", 2019, "-o", tmp_path / "funnel.bmp")
    assert (run.code, run.err) == (2, "A figure is written as: png, svg, pdf.\n")


def test_several_charts_go_to_a_folder_each_as_the_kind_of_file_asked_for(qapp, made_example, tmp_path, capsys) -> None:
    asked = ("figure", made_example.path, "targets", "--year", 2019, "--language", "fr")
    run = Drawn(capsys, *asked, "--format", "svg", "-o", tmp_path / "charts")
    written = sorted(str(path) for path in (tmp_path / "charts").iterdir())
    assert (run.code, sorted(run.out.splitlines()), len(written)) == (0, written, 6)
    assert {Path(path).read_bytes()[:5] for path in written} == {b"<?xml"}
    alone = Drawn(capsys, *asked, "--indicator", "sortie positive", "-o", tmp_path / "one.png")
    assert (alone.code, alone.err) == (0, "")
    together = Drawn(capsys, *asked, "-o", tmp_path / "all.png")
    assert (together.code, together.err) == (2, "These are 6 charts: name a folder, or one indicator.\n")


def test_whose_exits_are_drawn_is_asked_for_in_words(made_example, tmp_path, capsys, monkeypatch) -> None:
    asked: list[figures.Choice] = []
    monkeypatch.setattr(figures, "figures", lambda _project, _name, _order, choice: asked.append(choice) or [])
    whose = ("--cohort", 2018, "--measure", "positive_exit", "--of", "domain=Santé", "--link", "direct")
    words = ("exit_gaps", "--year", 2019, *whose, "--contrast", "gender", "-o", tmp_path)
    assert Drawn(capsys, "figure", made_example.path, *words).code == 0
    population = Population("domain", "Santé", "direct")
    assert asked == [figures.Choice(2018, Measure.POSITIVE_EXIT, population, Contrast.GENDER)]


def test_without_a_catalogue_there_is_no_funnel_to_draw(made_example, tmp_path, capsys) -> None:
    run = Drawn(capsys, "figure", made_example.path, "funnel", "--year", 2012, "-o", tmp_path / "funnel.png")
    assert (run.code, list(tmp_path.iterdir())) == (2, [])
    assert run.err.startswith("There is nothing to draw of 2012")


def test_sheets_go_to_one_file_or_each_to_its_own(qapp, made_example, tmp_path, capsys) -> None:
    two = ("--year", 2012, "--code", "0523101", "--code", "0412101")
    together = Drawn(capsys, "sheets", made_example.path, *two, "-o", tmp_path / "two.pdf")
    apart = Drawn(capsys, "sheets", made_example.path, *two, "-o", tmp_path / "folder")
    assert (together.code, apart.code) == (0, 0), together.err + apart.err
    assert (tmp_path / "two.pdf").read_bytes().count(b"/Type /Page\n") == 2
    assert sorted(path.name for path in (tmp_path / "folder").iterdir()) == [
        "0412101 Comptable (h-f).pdf",
        "0523101 Administrateur de systèmes (h-f).pdf",
    ]


def test_a_code_that_the_list_does_not_know_is_wrong_usage(made_example, tmp_path, capsys) -> None:
    run = Drawn(capsys, "sheets", made_example.path, "--year", 2019, "--code", "99", "-o", tmp_path / "x.pdf")
    assert (run.code, run.err) == (2, "The list of 2019 knows no occupation of the code 99.\n")


def test_a_folder_that_cannot_be_made_is_said(qapp, made_example, tmp_path, capsys) -> None:
    (tmp_path / "file").write_bytes(b"")
    run = Drawn(capsys, "sheets", made_example.path, "--year", 2012, "-o", tmp_path / "file" / "folder")
    assert (run.code, run.out) == (5, "")


def test_the_report_of_a_year_is_written(qapp, made_example, tmp_path, capsys) -> None:
    target = tmp_path / "report.pdf"
    run = Drawn(capsys, "report", made_example.path, "--year", 2012, "--language", "fr", "-o", target)
    assert (run.code, run.out.strip(), run.err) == (0, str(target), "")
    assert target.read_bytes().startswith(b"%PDF")


def test_where_nothing_can_draw_the_command_line_says_so(made_example, tmp_path, capsys) -> None:
    run = Run(capsys, "report", made_example.path, "--year", 2012, "-o", tmp_path / "report.pdf")
    assert (run.code, list(tmp_path.iterdir())) == (5, [])
    assert "cannot be drawn on this machine" in run.err


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen for Qt")
def test_no_screen_is_needed(made_example, tmp_path) -> None:
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    bare = {name: value for name, value in os.environ.items() if name not in screens} | {"LC_ALL": "C.UTF-8"}
    words = [str(made_example.path), "editions", "--year", "2012", "-o", str(tmp_path / "editions.png")]
    run = subprocess.run(
        [sys.executable, "-m", "shortage_app", "figure", *words], env=bare, capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert (tmp_path / "editions.png").read_bytes().startswith(b"\x89PNG")
