"""What an import would change, told before anything is stored."""

from pathlib import Path

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.change import conform
from shortage_app.domain.project import Project
from shortage_app.workflow.importing import Report, check_file
from shortage_app.workflow.preview import COLUMNS, VALUES, Foreseen, foresee, in_order
from tests.workflow.lists import ROWS_2018, request, workspace_2018, written


def read(kind: str, path: Path, project: Project | None = None, **said: object) -> Report:
    return check_file(path, request(kind, path, **said), project or Project())


def rows(foreseen: Foreseen) -> list[list[str]]:
    return foreseen.rows[list(COLUMNS[:4])].to_numpy().tolist()


def test_a_new_list_is_compared_with_the_edition_before(tmp_path: Path) -> None:
    project = workspace_2018(tmp_path).project
    path = written(
        tmp_path / "FC_2019.csv",
        [("0311102", "Architecte", "", "1"), ("0412101", "Expert-comptable", "", "1"), ("0711101", "Médecin", "", "1")],
    )
    (found,) = foresee(project, [read("shortage-list", path, project)])
    assert (found.since, found.again, found.replaced) == (2018, False, ())
    assert dict(found.counts) == {"new": 1, "renamed": 1, "left_out": 1, "same": 1}
    assert rows(found) == [
        ["entered_first", "0711101", "Médecin", ""],
        ["renamed", "0412101", "Expert-comptable", "Comptable"],
        ["left", "0612101", "", "Maçon"],
        ["same", "0311102", "Architecte", ""],
    ]


def test_a_gender_form_is_no_other_title(tmp_path: Path) -> None:
    project = workspace_2018(tmp_path).project
    path = written(tmp_path / "FC_2019.csv", [(code, f"{title} (H/F)", "", "1") for code, title, *_ in ROWS_2018])
    (found,) = foresee(project, [read("shortage-list", path, project)])
    assert dict(found.counts) == {"same": 3}


def test_a_list_of_a_year_that_is_there_takes_its_place(tmp_path: Path) -> None:
    project = workspace_2018(tmp_path).project
    path = written(tmp_path / "corrigée 2018.csv", [("0311102", "Architecte", "Ql", "99"), *ROWS_2018[1:2]])
    (found,) = foresee(project, [read("shortage-list", path, project)])
    assert (found.since, found.again, found.replaced) == (2018, True, ("FC_2018.csv",))
    assert dict(found.counts) == {"changed": 1, "left_out": 1, "same": 1}
    assert dict(zip(found.rows["change"], found.rows["differs"], strict=True)) == {
        "changed": "offers_received",
        "left_out": "",
        "same": "",
    }
    assert list(found.rows[VALUES]) == [(("offers_received", 27, 99),), (), ()]


def test_across_nomenclatures_only_the_crosswalk_says_what_stayed(tmp_path: Path) -> None:
    project = workspace_2018(tmp_path).project
    crosswalk = pd.DataFrame(
        {
            c.FROM_NOMENCLATURE: ["Actiris"],
            c.FROM_CODE: ["0612101"],
            c.TO_NOMENCLATURE: ["IBIS"],
            c.TO_CODE: ["X1"],
            c.RELATION: ["renamed"],
            c.APPROVED: [True],
        }
    )
    project = project.changed(crosswalk=conform("crosswalk", crosswalk))
    path = written(tmp_path / "FC_2019.csv", [("X1", "Maçonnerie", "", "1"), ("X2", "Architecture", "", "1")])
    (found,) = foresee(project, [read("shortage-list", path, project, nomenclature="IBIS")])
    assert {tuple(row) for row in rows(found)} == {
        ("entered_not_assessed", "X2", "Architecture", ""),
        ("renamed", "X1", "Maçonnerie", "Maçon"),
        ("discontinued", "0311102", "", "Architecte"),
        ("discontinued", "0412101", "", "Comptable"),
    }


def test_several_lists_of_one_import_are_compared_one_after_the_other(tmp_path: Path) -> None:
    later = read("shortage-list", written(tmp_path / "FC_2019.csv", ROWS_2018[1:]))
    earlier = read("shortage-list", written(tmp_path / "FC_2018.csv", ROWS_2018))
    found = foresee(Project(), in_order([later, earlier]))
    assert [(one.report.year, one.since, dict(one.counts)) for one in found] == [
        (2018, None, {"new": 3}),
        (2019, 2018, {"left_out": 1, "same": 2}),
    ]


def test_lists_come_before_catalogues_and_those_before_exits(tmp_path: Path) -> None:
    exits = read(
        "exits", written(tmp_path / "e.csv", [("2019", "F", "CESS", "3")], ("Cohorte", "Genre", "Niveau", "Sortants"))
    )
    catalogue = read("catalogue", written(tmp_path / "c.csv", [("P1", "Maçonnerie")], ("Code produit", "Intitulé")))
    listed = read("shortage-list", written(tmp_path / "l.csv", ROWS_2018))
    kinds = [report.request.kind for report in in_order([exits, catalogue, listed])]
    assert kinds == ["shortage-list", "catalogue", "exits"]


def test_a_file_whose_year_nobody_knows_asks_and_changes_nothing(tmp_path: Path) -> None:
    (found,) = foresee(Project(), [read("shortage-list", written(tmp_path / "liste.csv", ROWS_2018))])
    assert (found.question, dict(found.counts), rows(found)) == (True, {}, [])


def test_of_a_catalogue_what_is_new_gone_and_renamed_is_told_against_the_year_before(tmp_path: Path) -> None:
    header = ("Code produit", "Intitulé", "Places")
    first = written(tmp_path / "c_2018.csv", [("P1", "Maçonnerie", "12"), ("P2", "Soudure", "8")], header)
    second = written(tmp_path / "c_2019.csv", [("P1", "Maçonnerie", "14"), ("P3", "Cuisine", "8")], header)
    found = foresee(Project(), [read("catalogue", path) for path in (first, second)])
    assert (found[1].since, dict(found[1].counts)) == (2018, {"new": 1, "left_out": 1, "same": 1})
    assert rows(found[1])[1] == ["left_out", "P2", "", "Soudure"]


def test_of_exits_no_row_is_told_since_rows_are_small_counts(tmp_path: Path) -> None:
    path = written(
        tmp_path / "e.csv", [("2019", "F", "CESS", "3")], ("Cohorte", "Genre", "Niveau d'études", "Sortants")
    )
    report = read("exits", path)
    first, again = foresee(Project(), [report, report])
    assert (dict(first.counts), rows(first)) == ({}, [])
    assert (again.again, again.replaced) == (True, ("e.csv",))


def test_the_project_is_left_as_it_was(tmp_path: Path) -> None:
    project = workspace_2018(tmp_path).project
    before = project.listings.copy()
    foresee(project, [read("shortage-list", written(tmp_path / "FC_2019.csv", ROWS_2018), project)])
    assert project.listings.equals(before)
