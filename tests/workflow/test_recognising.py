"""Lists without codes: known by title, else proposed with the nearest titles; nothing is guessed."""

from pathlib import Path

from shortage_app.domain import columns as c
from shortage_app.domain.problem import Repair
from shortage_app.domain.titles import title_key
from shortage_app.workflow.importing import check_files, import_files
from shortage_app.workflow.recognising import with_nearest
from shortage_app.workflow.workspaces import OpenWorkspace, create, undo
from tests.workflow.lists import request, written

KNOWN = [("0612101", "Maçon / Maçonne"), ("0711101", "Frigoriste"), ("0711102", "Technicien frigoriste industriel")]
HEADER = ("Groupe", "Fonction critique")
NEW = [("Bâtiment", "MACON (h/f)"), ("Bâtiment", "Technicienne frigoriste"), ("Divers", "Zythologue")]


def known(folder: Path) -> OpenWorkspace:
    path = written(folder / "FC_2018.csv", KNOWN, ("Code métier", "Fonction critique"))
    return import_files(create(folder / "a.shortage"), request("shortage-list", path, nomenclature="N")).workspace


def codes(workspace: OpenWorkspace, year: int) -> list[str]:
    rows = workspace.project.listings
    return list(rows.loc[rows[c.REFERENCE_YEAR] == year, c.CODE])


def test_a_title_that_differs_by_gender_form_is_known_and_the_others_are_proposed_with_the_nearest(
    tmp_path: Path,
) -> None:
    workspace, path = known(tmp_path), written(tmp_path / "FC_2019.csv", NEW, HEADER)
    (report,) = check_files(request("shortage-list", path), workspace.project)
    said = {problem.value: problem for problem in report.problems}
    assert {title: problem.kind for title, problem in said.items()} == {
        "Technicienne frigoriste": "new_title",
        "Zythologue": "unlike_title",
    }
    offered = [repair.changes[0][1] for repair in said["Technicienne frigoriste"].repairs]
    assert offered == ["0711102", "0711101"]
    assert "Technicien frigoriste industriel, Frigoriste" in said["Technicienne frigoriste"].message


def test_nothing_is_guessed_and_the_answer_of_a_person_is_kept_with_the_source(tmp_path: Path) -> None:
    path = written(tmp_path / "FC_2019.csv", NEW, HEADER)
    plain = import_files(known(tmp_path), request("shortage-list", path)).workspace
    assert codes(plain, 2019) == ["0612101", title_key("Technicienne frigoriste"), title_key("Zythologue")]
    answer = Repair("same_as", changes=(("Technicienne frigoriste", "0711101"),))
    said = import_files(undo(plain), request("shortage-list", path, repairs=(answer,)))
    assert codes(said.workspace, 2019)[:2] == ["0612101", "0711101"]
    assert [problem.kind for problem in said.readings[0].problems] == ["unlike_title"]
    assert "same_as" in said.workspace.project.sources[c.REPAIRS].iloc[-1]


def test_a_list_with_codes_asks_nothing_of_its_titles(tmp_path: Path) -> None:
    workspace = known(tmp_path)
    path = written(tmp_path / "FC_2019.csv", [("X1", "Zythologue")], ("Code métier", "Fonction critique"))
    (report,) = check_files(request("shortage-list", path), workspace.project)
    assert report.problems == ()
    assert with_nearest(report.reading, workspace.project, ()) is report.reading
