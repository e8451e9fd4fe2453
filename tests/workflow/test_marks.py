"""Where problems stand in a sheet."""

from pathlib import Path

from shortage_app.domain import columns as c
from shortage_app.domain.problem import Severity
from shortage_app.domain.project import Project
from shortage_app.workflow.importing import Report, check_file
from shortage_app.workflow.marks import Locator, Place, marks_of
from tests.workflow.lists import request, workspace_2018, written


def read(path: Path, project: Project | None = None) -> Report:
    return check_file(path, request("shortage-list", path), project or Project())


def places(report: Report) -> dict[str, str]:
    locator = Locator(report.reading)
    return {problem.kind: locator.place(problem).words for problem in report.problems}


def test_places_are_named_as_a_spreadsheet_names_them() -> None:
    assert Place((15,), 6, "G").words == "G15"
    assert Place((9, 10, 11), 0, "A").words == "A9:A11"
    assert Place((9, 11), 0, "A").words == "A9 … A11"
    assert Place((16,)).words == "16"
    assert Place((), 3, "D").words == "D"


def test_lost_zeros_are_all_their_cells_and_a_double_row_is_a_row(tmp_path: Path) -> None:
    project = workspace_2018(tmp_path).project
    rows = [
        ("311102", "Architecte", "", "1"),
        ("412101", "Comptable", "", "2"),
        ("A1", "x", "", ""),
        ("A1", "x", "", ""),
    ]
    assert places(read(written(tmp_path / "FC_2019.csv", rows), project)) == {
        "lost_zeros": "A2:A3",
        "duplicate_row": "5",
    }


def test_a_word_nobody_knows_is_marked_wherever_it_stands_beside_others(tmp_path: Path) -> None:
    rows = [("A1", "Maçon", "Qt, zzz", "1"), ("B2", "Grutier", "Ql", "2"), ("C3", "Boucher", "zzz", "3")]
    report = read(written(tmp_path / "FC_2019.csv", rows))
    assert places(report) == {"unknown_choice": "C2 … C4"}
    assert set(marks_of(report.reading, ())) == {(2, 2), (4, 2)}


def test_a_word_nobody_knows_can_be_read_as_any_that_is_known(tmp_path: Path) -> None:
    report = read(written(tmp_path / "FC_2019.csv", [("A1", "Maçon", "Qt, zzz", "1")]))
    ways = Locator(report.reading).ways(report.problems[0])
    assert [(way.column, way.changes) for way in ways] == [
        (c.CAUSES, (("zzz", "quantitative"),)),
        (c.CAUSES, (("zzz", "qualitative"),)),
        (c.CAUSES, (("zzz", "working_conditions"),)),
    ]


def test_marks_say_what_is_wrong_and_what_a_cell_is_read_as(tmp_path: Path) -> None:
    rows = [("A1", "Maçon", "quantitativ", "x1"), ("A1", "Maçon", "quantitativ", "x1")]
    report = read(written(tmp_path / "FC_2019.csv", rows))
    (unknown,) = [problem for problem in report.problems if problem.kind == "unknown_choice"]
    marks = marks_of(report.reading, [unknown.repairs[0]])
    assert marks[2, 2].read_as == "quantitative"
    assert marks[2, 3].severity is Severity.WARNING
    assert marks[3, 0].severity is Severity.REFUSED
