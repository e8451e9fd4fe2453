"""What is stored of files, and how they are read from year to year."""

import json
from pathlib import Path

from shortage_app.domain import columns as c
from shortage_app.domain.problem import Repair
from shortage_app.domain.project import FRAMES, Project
from shortage_app.workflow.importing import (
    Request,
    check_file,
    check_files,
    import_all,
    import_files,
    import_read,
    year_of,
)
from shortage_app.workflow.mappings import shape
from shortage_app.workflow.workspaces import create, open_workspace
from tests.workflow.lists import HEADER, ROWS_2018, request, workspace_2018, written


def test_repairs_that_were_accepted_are_kept_with_their_source(tmp_path: Path) -> None:
    workspace = workspace_2018(tmp_path)
    path = written(tmp_path / "FC_2019.csv", [("311102", "Architecte", "Ql", "1")])
    repair = Repair("replace", c.CODE, (("311102", "0311102"),), (2,))
    after = import_files(workspace, request("shortage-list", path, repairs=(repair,))).workspace
    stored = open_workspace(after.path).project
    assert list(stored.listings.loc[stored.listings[c.REFERENCE_YEAR] == 2019, c.CODE]) == ["0311102"]
    kept = dict(zip(stored.sources[c.YEAR], stored.sources[c.REPAIRS], strict=True))
    assert kept[2018] == ""
    assert json.loads(kept[2019]) == [
        {"kind": "replace", "column": "code", "changes": [["311102", "0311102"]], "rows": [2]}
    ]


def test_titles_that_differ_by_gender_form_alone_are_one_occupation_and_every_row_is_accounted_for(
    tmp_path: Path,
) -> None:
    rows = [("Maçon / Maçonne",), ("Grutier",), ("MACON (H/F)",)]
    path = written(tmp_path / "liste 2026.csv", rows, ("Métier",))
    (report,) = check_files(request("shortage-list", path))
    counts = report.reading.counts
    assert (counts.rows, counts.imported, counts.refused, dict(counts.ignored)) == (4, 2, 1, {"header": 1})
    assert report.reading.fates[4] == "refused"
    assert [(problem.kind, problem.row, problem.parts["first"]) for problem in report.problems] == [
        ("same_occupation", 4, 2)
    ]
    workspace = import_files(create(tmp_path / "w.shortage"), request("shortage-list", path)).workspace
    source = workspace.project.sources.iloc[0]
    assert (source[c.ROWS], source[c.IMPORTED], source[c.REFUSED], source[c.IGNORED]) == (4, 2, 1, 1)
    assert len(workspace.project.listings) == 2


def test_files_imported_as_they_were_read_are_stored_as_when_they_are_read_again(tmp_path: Path) -> None:
    requests = [
        request("shortage-list", written(tmp_path / "FC_2018.csv", ROWS_2018)),
        request("shortage-list", written(tmp_path / "FC_2019.csv", ROWS_2018[1:])),
    ]
    again = import_all(create(tmp_path / "a.shortage"), requests).workspace.project
    reports = [check_file(one.files[0], one, Project()) for one in requests]
    as_read = import_read(create(tmp_path / "b.shortage"), reports).workspace.project
    for name in FRAMES:
        left, right = getattr(again, name), getattr(as_read, name)
        same = [column for column in left if column != c.IMPORTED_AT]
        assert left[same].equals(right[same]), name


def test_a_mapping_said_by_hand_is_remembered_for_the_file_of_next_year(tmp_path: Path) -> None:
    header = ("Réf.", "Fonction critique", "Demandes 2018")
    first = written(tmp_path / "FC_2018.csv", [("0311102", "Architecte", "27")], header)
    said = {c.CODE: "Réf.", c.OFFERS_RECEIVED: "Demandes 2018"}
    workspace = create(tmp_path / "w.shortage")
    workspace = import_files(workspace, request("shortage-list", first, columns=said, remember=True)).workspace
    header = ("Demandes 2019", "Réf.", "Fonction critique")
    second = written(tmp_path / "FC_2019.csv", [("31", "0311102", "Architecte")], header)
    report = check_file(second, request("shortage-list", second), open_workspace(workspace.path).project)
    assert report.reading.layout.mapping == {
        c.CODE: "Réf.",
        c.TITLE_FR: "Fonction critique",
        c.OFFERS_RECEIVED: "Demandes 2019",
    }
    assert report.recalled.file == "FC_2018.csv"
    assert shape(header) == "demandes|fonction critique|ref"


def test_what_is_said_now_goes_before_what_is_remembered(tmp_path: Path) -> None:
    header = ("Réf.", "N°", "Fonction critique")
    first = written(tmp_path / "FC_2018.csv", [("A1", "0311102", "Architecte")], header)
    asked = request("shortage-list", first, columns={c.CODE: "N°"}, remember=True)
    workspace = import_files(create(tmp_path / "w.shortage"), asked).workspace
    again = check_file(first, request("shortage-list", first, columns={c.CODE: "Réf."}), workspace.project)
    assert again.reading.layout.mapping[c.CODE] == "Réf."


def test_a_missing_column_says_what_it_was_called_last_time(tmp_path: Path) -> None:
    header = ("Réf.", "Demandes", "Fonction critique")
    first = written(tmp_path / "c_2018.csv", [("P1", "27", "Maçonnerie")], header)
    said = {c.PRODUCT_CODE: "Réf.", c.PLACES: "Demandes"}
    asked = request("catalogue", first, columns=said | {c.TITLE_FR: "Fonction critique"}, year=2018, remember=True)
    workspace = import_files(create(tmp_path / "w.shortage"), asked).workspace
    second = written(tmp_path / "c_2019.csv", [("27", "Maçonnerie")], header[1:])
    report = check_file(second, request("catalogue", second), workspace.project)
    assert report.unreadable
    assert report.problems[-1].kind == "missing_column_remembered"
    assert report.problems[-1].parts["header"] == "Réf."


def test_nothing_is_remembered_unless_asked(tmp_path: Path) -> None:
    assert workspace_2018(tmp_path).project.mappings.empty


def test_of_two_years_in_the_title_the_one_the_file_is_named_after_is_its_year(tmp_path: Path) -> None:
    title = "Liste 2019 publiée en juin 2020"
    for name, year in (("FC_2019.csv", 2019), ("liste.csv", None), ("2019 2020.csv", None)):
        path = written(tmp_path / name, [HEADER, *ROWS_2018], (title,))
        (reading,) = [check_file(path, Request("shortage-list", (path,)), Project()).reading]
        assert year_of(reading) == year, name
