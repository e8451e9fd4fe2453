"""A file on its way in: what is found out, what is asked, what is said of it."""

from pathlib import Path

import pytest

from shortage_app.domain import columns as c
from shortage_app.domain.problem import Repair
from shortage_app.domain.project import Project
from shortage_app.workflow.candidate import Candidate, Question, State, candidate, examined, failed
from shortage_app.workflow.importing import import_read
from shortage_app.workflow.workspaces import create
from tests.workflow.lists import HEADER, ROWS_2018, workspace_2018, written


def seen(path: Path, project: Project | None = None) -> Candidate:
    return examined(candidate(path), project or Project())


def again(file: Candidate, project: Project | None = None) -> Candidate:
    return examined(file, project or Project())


def test_a_list_is_recognised_and_ready(tmp_path: Path) -> None:
    file = seen(written(tmp_path / "FC_2018.csv", ROWS_2018))
    assert (file.state, file.kind, file.year, file.rows) == (State.READY, "shortage-list", 2018, 3)
    assert file.layout.mapping == {
        c.CODE: "Code métier",
        c.TITLE_FR: "Fonction critique",
        c.CAUSES: "Cause(s)",
        c.OFFERS_RECEIVED: "Offres reçues",
    }


def test_a_kind_that_is_not_sure_is_asked_and_the_rows_are_shown_meanwhile(tmp_path: Path) -> None:
    path = written(tmp_path / "labels.csv", [("1", "Maçon", "Metselaar")], ("code", "label_fr", "label_nl"))
    file = seen(path)
    assert (file.state, file.question, file.kind) == (State.QUESTION, Question.KIND, "")
    assert [guess.table.kind for guess in file.guesses[:2]] == ["shortage-list", "catalogue"]
    assert file.sheet.rows == [["code", "label_fr", "label_nl"], ["1", "Maçon", "Metselaar"]]
    assert file.layout.header_rows == (1,)
    assert again(file.of_kind("catalogue")).table is not None


def test_a_year_the_file_does_not_tell_is_asked(tmp_path: Path) -> None:
    file = seen(written(tmp_path / "liste.csv", ROWS_2018))
    assert (file.state, file.question) == (State.QUESTION, Question.YEAR)
    said = again(file.of_year(2019))
    assert (said.state, said.year) == (State.READY, 2019)


def test_codes_of_another_nomenclature_are_asked_about_and_one_word_is_enough(tmp_path: Path) -> None:
    before = written(tmp_path / "FC_2018.csv", [(f"{code:04}", f"Métier {code}", "Qt", "1") for code in range(40)])
    project = import_read(create(tmp_path / "a.shortage"), [seen(before).report]).workspace.project  # type: ignore[list-item]
    after = written(tmp_path / "FC_2019.csv", [(f"N{code}", f"Métier {code}", "Qt", "1") for code in range(40)])
    file = seen(after, project)
    assert (file.state, file.question, file.year) == (State.QUESTION, Question.NOMENCLATURE, 2019)
    assert file.noting(nomenclature="Competent").state is State.READY
    assert seen(before, project).state is State.READY


def test_rows_of_several_years_are_of_one_year_that_is_said_or_each_of_its_own(tmp_path: Path) -> None:
    rows = [("A1", "Maçon", "2018"), ("A1", "Maçon", "2019")]
    file = seen(written(tmp_path / "listes.csv", rows, ("Code métier", "Fonction critique", "Année")))
    assert (file.question, file.years_by_row, file.years_found) == (Question.YEAR, True, (2018, 2019))
    one = again(file.of_year(2019))
    assert (one.rows, dict(one.report.reading.counts.ignored)) == (1, {"header": 1, "other_year": 1})  # type: ignore[union-attr]
    both = again(file.of_year(None, by_row=True))
    assert (both.state, both.rows) == (State.READY, 2)


def test_a_file_of_another_sort_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "liste.xlsx"
    path.write_bytes(b"%PDF-1.7")
    file = seen(path)
    assert (file.state, [problem.kind for problem in file.problems]) == (State.UNREADABLE, ["is_pdf"])
    assert not file.goes_in


def test_a_fault_of_the_program_stops_one_file_alone(tmp_path: Path) -> None:
    file = failed(candidate(tmp_path / "a.csv"), ZeroDivisionError("a cell"))
    assert file.state is State.UNREADABLE
    assert "ZeroDivisionError" in file.problems[0].message
    assert "a cell" not in file.problems[0].message


def test_columns_are_said_one_by_one_and_what_holds_in_every_row_as_a_value(tmp_path: Path) -> None:
    path = written(tmp_path / "rome.csv", [("A1101", "6111"), ("A1201", "6210")], ("Code ROME", "Code ISCO08"))
    file = again(seen(path).of_kind("crosswalk"))
    assert file.question is Question.COLUMNS
    assert [group[0].name for group in file.missing] == [
        c.FROM_NOMENCLATURE,
        c.FROM_CODE,
        c.TO_NOMENCLATURE,
        c.TO_CODE,
    ]
    assert [column.name for column in file.single_values] == [c.FROM_NOMENCLATURE, c.TO_NOMENCLATURE]
    file = again(file.with_role(0, c.FROM_CODE))
    file = again(file.with_role(1, c.TO_CODE))
    file = again(file.with_value(c.FROM_NOMENCLATURE, "ROME"))
    file = again(file.with_value(c.TO_NOMENCLATURE, "ISCO"))
    assert (file.state, file.rows, file.missing) == (State.READY, 2, ())
    assert file.report is not None
    columns = [c.FROM_NOMENCLATURE, c.FROM_CODE, c.TO_NOMENCLATURE, c.TO_CODE]
    assert file.report.reading.table[columns].to_numpy().tolist()[0] == ["ROME", "A1101", "ISCO", "6111"]


def test_a_column_that_is_kept_out_gives_its_role_to_no_other(tmp_path: Path) -> None:
    file = seen(written(tmp_path / "FC_2018.csv", ROWS_2018))
    without = again(file.with_role(2, ""))
    assert c.CAUSES not in without.layout.mapping
    assert again(without.with_role(2, c.CAUSES)).layout.mapping == file.layout.mapping


def test_a_role_moves_from_one_column_to_another(tmp_path: Path) -> None:
    file = seen(written(tmp_path / "FC_2018.csv", ROWS_2018))
    moved = again(file.with_role(2, c.TITLE_FR))
    assert moved.layout.mapping[c.TITLE_FR] == "Cause(s)"
    assert [column.role for column in moved.layout.columns][1] != c.TITLE_FR


def test_columns_with_the_same_header_are_told_apart_by_their_letters(tmp_path: Path) -> None:
    path = written(tmp_path / "FC_2018.csv", [("A1", "Maçon", "x", "9")], ("Code métier", "Métier", "Info", "Info"))
    file = again(again(seen(path).of_kind("shortage-list")).with_role(3, c.OFFERS_RECEIVED))
    assert file.request.columns == {c.OFFERS_RECEIVED: "D"}
    assert [column.role for column in file.layout.columns] == [c.CODE, c.TITLE_FR, "", c.OFFERS_RECEIVED]


def test_another_header_forgets_what_was_said_of_columns_and_cells(tmp_path: Path) -> None:
    path = written(tmp_path / "FC_2018.csv", [HEADER, *ROWS_2018], ("Liste 2018",))
    file = again(seen(path).with_role(3, c.JOBSEEKERS))
    moved = again(file.under_header(2))
    assert (moved.request.columns, moved.rows, moved.layout.header_rows) == ({}, 3, (2,))


def test_a_repair_mends_every_cell_with_the_word_and_can_be_taken_back(tmp_path: Path) -> None:
    rows = [
        ("A1", "Maçon", "quantitativ", "1"),
        ("B2", "Grutier", "Ql; quantitativ", "2"),
        ("C3", "Boucher", "Ql", "3"),
    ]
    file = seen(written(tmp_path / "FC_2018.csv", rows))
    (problem,) = file.mendable
    mended = again(file.mended(problem, problem.repairs[0]))
    assert mended.report is not None
    assert list(mended.report.reading.table[c.CAUSES]) == ["quantitative", "quantitative;qualitative", "qualitative"]
    assert mended.mendable == ()
    assert [repair.changes for repair in mended.request.repairs] == [
        (("quantitativ", "quantitative"), ("Ql; quantitativ", "Ql; quantitative"))
    ]
    back = again(mended.unmended(mended.accepted[0]))
    assert [one.kind for one in back.mendable] == ["unknown_choice"]


def test_two_unknown_words_in_one_cell_are_mended_one_after_the_other(tmp_path: Path) -> None:
    file = seen(written(tmp_path / "FC_2018.csv", [("A1", "Maçon", "quantitativ; qualitativ", "1")]))
    for _ in range(2):
        file = again(file.mended(file.mendable[0], file.mendable[0].repairs[0]))
    assert file.report is not None
    assert list(file.report.reading.table[c.CAUSES]) == ["quantitative;qualitative"]
    without_the_first = again(file.unmended(file.accepted[0]))
    assert [problem.value for problem in without_the_first.mendable] == ["quantitativ"]


def test_all_sure_repairs_are_accepted_at_once(tmp_path: Path) -> None:
    project = workspace_2018(tmp_path).project
    rows = [("311102", "Architecte", "quantitativ", "1"), ("412101", "Comptable", "quantitativ; qualitativ", "2")]
    file = seen(written(tmp_path / "FC_2019.csv", rows), project)
    mended = again(file.all_mended(), project)
    assert mended.report is not None
    assert list(mended.report.reading.table[c.CODE]) == ["0311102", "0412101"]
    assert list(mended.report.reading.table[c.CAUSES]) == ["quantitative", "quantitative;qualitative"]


@pytest.mark.parametrize("times", [1, 2])
def test_of_rows_with_one_key_the_one_that_was_chosen_last_is_kept(tmp_path: Path, times: int) -> None:
    file = seen(written(tmp_path / "FC_2018.csv", [("A1", "Maçon", "Qt", "1"), ("A1", "Maçonnerie", "Qt", "1")]))
    for _ in range(times):
        (problem,) = [one for one in file.problems if one.kind == "conflicting_row"]
        file = again(file.mended(problem, problem.repairs[0]))
    assert file.report is not None
    assert list(file.report.reading.table[c.TITLE_FR]) == [["Maçonnerie"], ["Maçon"]][times - 1]
    assert len(file.accepted) == 1


def test_people_are_counted_and_never_shown(tmp_path: Path) -> None:
    header = ("Identifiant", "Cohorte", "Code produit", "Genre", "Niveau d'études", "Sortie vers l'emploi")
    people = [(f"p{n}", "2019", "P1", "F", "CESS", "oui") for n in range(5)]
    file = seen(written(tmp_path / "sortants.csv", people, header))
    assert (file.people, file.rows, file.sheet.rows, file.state) == (True, 5, [], State.READY)
    unfinished = seen(written(tmp_path / "sans genre.csv", [row[:3] for row in people], header[:3]))
    assert unfinished.sheet.rows == [] or not any("p0" in map(str, row) for row in unfinished.sheet.rows)


def test_a_nomenclature_is_said_without_reading_again(tmp_path: Path) -> None:
    file = seen(written(tmp_path / "FC_2018.csv", ROWS_2018))
    noted = file.noting(nomenclature="IBIS")
    assert not noted.stale
    assert noted.report is not None
    assert noted.report.request.nomenclature == "IBIS"


CODES_HEADER = ("Code produit", "Intitulé", "Codes métiers", "Autre A", "Autre B")
PRODUCTS = [("P1", "Soudage", "A1", "A2", "A3"), ("P2", "Maçonnerie", "B1", "", "B3")]


def catalogue(folder: Path, name: str = "catalogue 2019.csv") -> Candidate:
    return again(seen(written(folder / name, PRODUCTS, CODES_HEADER)).of_kind("catalogue").of_year(2019))


def codes_of(file: Candidate) -> list[str]:
    assert file.report is not None
    return list(file.report.reading.table[c.OCCUPATION_CODES])


def test_several_columns_of_codes_are_chosen_by_hand_and_let_go_one_by_one(tmp_path: Path) -> None:
    file = again(again(catalogue(tmp_path).with_role(3, c.OCCUPATION_CODES)).with_role(4, c.OCCUPATION_CODES))
    assert file.request.columns == {c.OCCUPATION_CODES: "Codes métiers\nAutre A\nAutre B"}
    assert codes_of(file) == ["A1;A2;A3", "B1;B3"]
    without = again(file.with_role(3, ""))
    assert codes_of(without) == ["A1;A3", "B1;B3"]
    assert codes_of(again(without.with_role(2, c.NOTE))) == ["A3", "B3"]


def test_columns_of_codes_chosen_by_hand_are_chosen_again_next_year(tmp_path: Path) -> None:
    file = again(catalogue(tmp_path).with_role(3, c.OCCUPATION_CODES))
    assert file.report is not None
    stored = import_read(workspace_2018(tmp_path), [file.report]).workspace
    later = examined(
        candidate(written(tmp_path / "catalogue 2020.csv", PRODUCTS, CODES_HEADER)).of_kind("catalogue"), stored.project
    )
    assert codes_of(later) == ["A1;A2", "B1"]
    assert later.report is not None
    assert later.report.recalled.file == "catalogue 2019.csv"


def test_rows_left_out_and_taken_in_by_hand_can_be_taken_back(tmp_path: Path) -> None:
    file = seen(written(tmp_path / "FC_2018.csv", [*ROWS_2018, ("Total", "", "", "1")]))
    out = again(file.by_hand(Repair("leave_out", rows=(2,))))
    assert (out.rows, out.accepted[0].problem.kind) == (2, "by_hand")
    both = again(out.by_hand(Repair("without", "Cause(s)", (("", "Qt"),))))
    assert len(both.accepted) == 2
    assert again(both.unmended(both.accepted[0]).unmended(both.accepted[1])).rows == 3
    assert again(again(out.by_hand(Repair("take_in", rows=(2,))))).rows == 3


def test_the_names_that_headers_give_to_nomenclatures_can_be_changed(tmp_path: Path) -> None:
    rows = [(f"A110{n}", f"834{n}") for n in range(4)]
    file = seen(written(tmp_path / "rome.csv", rows, ("Code ROME", "Code ISCO08")))
    assert (file.kind, file.state, file.values) == (
        "crosswalk",
        State.READY,
        {c.FROM_NOMENCLATURE: "ROME", c.TO_NOMENCLATURE: "ISCO08"},
    )
    assert [column.name for column in file.single_values] == [c.FROM_NOMENCLATURE, c.TO_NOMENCLATURE]
    named = again(file.with_value(c.FROM_NOMENCLATURE, "ROME 3"))
    assert named.report is not None
    assert set(named.report.reading.table[c.FROM_NOMENCLATURE]) == {"ROME 3"}
