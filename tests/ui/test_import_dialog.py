"""The import dialog by keyboard and mouse: drop, mend, import; cancel leaves all as it was."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from shortage_app.domain import columns as c
from shortage_app.ui.actions import wire
from shortage_app.ui.app import Program, build
from shortage_app.ui.dialogs.import_dialog import ImportDialog
from shortage_app.ui.dialogs.import_lines import ACTS
from shortage_app.ui.dialogs.import_problem_cells import link_boxes
from shortage_app.ui.dialogs.import_roles import SteadyChoice
from shortage_app.ui.dialogs.import_work import files_in
from shortage_app.ui.dialogs.leave_import_dialog import LeaveImportDialog
from shortage_app.ui.pages import PAGES
from shortage_app.ui.settings import Settings
from shortage_app.ui.widgets.choices import Choice
from shortage_app.workflow import workspaces
from shortage_app.workflow.analysing import analyse
from shortage_app.workflow.candidate import Question, State
from tests.ui import samples
from tests.workflow.lists import ROWS_2018, workspace_2018, written

MESSY = [
    ("311102", "Architecte", "Ql", "27"),
    ("412101", "Comptable", "quantitativ", "402"),
    ("0612101", "Maçon", "Qt, Ct", "88"),
    ("0612101", "Maçon", "Qt, Ct", "88"),
    ("0711101", "Médecin", "Qt", "12"),
    ("Total", "", "", "529"),
]
PEOPLE = ("Identifiant", "Cohorte", "Code produit", "Genre", "Niveau d'études", "Sortie vers l'emploi")


@pytest.fixture
def program(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[Program]:
    """The window on a workspace with the list of 2018."""
    verbs = replace(samples.verbs(), open=workspaces.open_workspace, analyse=analyse)
    made = build([], verbs, PAGES, settings)
    wire(made.window)
    qtbot.addWidget(made.window)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    path = workspace_2018(tmp_path).path
    with qtbot.waitSignal(made.session.analysis_changed):
        made.session.open(path)
    yield made
    made.session.tasks.close()


Opened = Callable[..., ImportDialog]


@pytest.fixture
def opened(program: Program, qtbot: QtBot) -> Opened:
    """Drop files on the window and wait until they are read and compared."""

    def drop(*paths: Path) -> ImportDialog:
        drop_on(program.window, *paths)
        qtbot.waitUntil(lambda: program.window.findChild(ImportDialog) is not None)
        dialog = program.window.findChild(ImportDialog)
        assert dialog is not None
        settled(qtbot, dialog)
        return dialog

    return drop


def drop_on(widget: object, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    widget.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))  # type: ignore[attr-defined]


def settled(qtbot: QtBot, dialog: ImportDialog) -> None:
    tasks = dialog._session.tasks
    qtbot.waitUntil(
        lambda: not any(tasks.is_running(name) for name in ("import-read", "import-foresee")), timeout=20_000
    )


def click_link(qtbot: QtBot, dialog: ImportDialog, row: int, words: str) -> None:
    table = dialog.checks.problems.table
    index = table.model().index(row, ACTS)
    table.scrollTo(index)
    box = link_boxes(table.lines[row], table.visualRect(index))[words]
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box.center())


def said(dialog: ImportDialog) -> list[str]:
    return [f"{line.place.words}: {line.problem.kind}" for line in dialog.checks.problems.table.lines]


def listed(program: Program, year: int) -> list[str]:
    assert program.session.workspace is not None
    listings = program.session.workspace.project.listings
    return list(listings.loc[listings[c.REFERENCE_YEAR] == year, c.CODE])


def test_dropped_mended_and_imported_by_mouse_the_list_is_in_the_project_and_its_year_is_shown(
    program: Program, opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(written(tmp_path / "FC_2019.csv", MESSY))
    assert said(dialog) == ["A2:A3: lost_zeros", "C3: unknown_choice", "5: duplicate_row"]
    click_link(qtbot, dialog, 0, "Apply")
    settled(qtbot, dialog)
    qtbot.mouseClick(dialog.checks.problems.all, Qt.MouseButton.LeftButton)
    settled(qtbot, dialog)
    assert said(dialog) == ["5: duplicate_row", "A2:A3: lost_zeros", "C3: unknown_choice"]
    assert dialog.controls.bring_in.text() == "Import 4 rows"
    with qtbot.waitSignals([program.session.saved, dialog.finished]):
        qtbot.mouseClick(dialog.controls.bring_in, Qt.MouseButton.LeftButton)
    assert listed(program, 2019) == ["0311102", "0412101", "0612101", "0711101"]
    assert program.session.year == 2019
    assert program.window.note.accessibleName() == "4 rows imported"
    assert program.session.workspace is not None
    stored = workspaces.open_workspace(program.session.workspace.path).project
    assert len(stored.listings) == 7
    assert stored.sources[c.REPAIRS].str.len().gt(2).tolist() == [False, True]


def test_the_account_of_the_rows_adds_up_to_the_rows_read(opened: Opened, tmp_path: Path) -> None:
    dialog = opened(written(tmp_path / "FC_2019.csv", MESSY))
    words = [label.text() for label in dialog.checks.summary.findChildren(QLabel)]
    assert "<b>4</b> to import" in words
    assert "<b>1</b> rejected (1 duplicate)" in words
    assert {"<b>2</b> ignored", "(1 header row, 1 total)"} <= set(words)
    assert "7 rows read" in words
    assert "Compared with 2018: 3 new, 2 removed, 1 as before" in words


def test_by_keyboard_alone_a_repair_is_applied_taken_back_and_the_next_problem_found(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(written(tmp_path / "FC_2019.csv", MESSY))
    table, preview = dialog.checks.problems.table, dialog.checks.preview
    qtbot.keyClick(dialog, Qt.Key.Key_F8)
    assert preview.currentIndex().data() == "quantitativ"
    qtbot.keyClick(dialog, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert preview.currentIndex().data() == "311102"
    qtbot.keyClick(table, Qt.Key.Key_A)
    settled(qtbot, dialog)
    assert preview.currentIndex().data() == "0311102"
    assert said(dialog)[-1] == "A2:A3: lost_zeros"
    table.selectRow(len(table.lines) - 1)
    qtbot.keyClick(table, Qt.Key.Key_R)
    settled(qtbot, dialog)
    assert said(dialog)[0] == "A2:A3: lost_zeros"


def test_cancel_leaves_all_as_it_was(program: Program, opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    assert program.session.workspace is not None
    before, content = program.session.workspace, program.session.workspace.path.read_bytes()
    dialog = opened(written(tmp_path / "FC_2019.csv", MESSY))
    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert program.session.workspace is before
    assert before.path.read_bytes() == content
    assert not program.session.tasks.names


def test_repairs_are_let_go_only_once_she_agrees(
    program: Program, opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    before = program.session.workspace
    dialog = opened(written(tmp_path / "FC_2019.csv", MESSY))
    qtbot.mouseClick(dialog.checks.problems.all, Qt.MouseButton.LeftButton)
    settled(qtbot, dialog)

    def asked(leave: Callable[[], object]) -> LeaveImportDialog:
        leave()
        (question,) = (one for one in dialog.findChildren(LeaveImportDialog) if one.isVisible())
        return question

    ways = (lambda: qtbot.keyClick(dialog, Qt.Key.Key_Escape), dialog._close.click, dialog.controls.cancel.click)
    for way in ways:
        question = asked(way)
        holder = question.focusWidget()
        assert isinstance(holder, QPushButton)
        assert holder.text() == "Keep editing"
        qtbot.keyClick(question, Qt.Key.Key_Escape)
        assert dialog.isVisible()
    assert dialog.work.said_of == 1
    discard = next(one for one in asked(dialog.reject).findChildren(QPushButton) if one.text() == "Discard")
    with qtbot.waitSignal(dialog.finished):
        discard.click()
    assert program.session.workspace is before
    assert not program.session.tasks.names


def test_a_bad_file_says_why_and_the_good_one_beside_it_is_imported(
    program: Program, opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    bad = tmp_path / "FC_2020.xlsx"
    bad.write_bytes(b"%PDF-1.7")
    dialog = opened(bad, written(tmp_path / "FC_2019.csv", ROWS_2018))
    assert [file.state for file in dialog.work.files.values()] == [State.UNREADABLE, State.READY]
    assert "PDF" in dialog.checks._refusal.accessibleName()
    assert dialog.controls.bring_in.text() == "Import 3 rows"
    with qtbot.waitSignal(dialog.finished):
        qtbot.mouseClick(dialog.controls.bring_in, Qt.MouseButton.LeftButton)
    assert len(listed(program, 2019)) == 3


def test_return_never_imports_by_the_way(program: Program, opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(written(tmp_path / "FC_2019.csv", ROWS_2018))
    qtbot.keyClick(dialog.checks.preview, Qt.Key.Key_Return)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert listed(program, 2019) == []


def test_a_year_that_nobody_knows_is_asked_and_nothing_is_imported_before(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(written(tmp_path / "liste.csv", ROWS_2018))
    assert dialog.work.current is not None
    assert dialog.work.current.question is Question.YEAR
    assert not dialog.controls.bring_in.isEnabled()
    year = dialog.side.choices.year
    year.setFocus()
    year.setCurrentIndex(year.findData(2019))
    year.activated.emit(year.currentIndex())
    settled(qtbot, dialog)
    assert (dialog.work.current.year, dialog.controls.bring_in.isEnabled()) == (2019, True)


def test_codes_of_another_nomenclature_wait_until_it_is_named(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    before = written(tmp_path / "FC_2019.csv", [(f"{code:04}", f"Métier {code}", "Qt", "1") for code in range(40)])
    dialog = opened(before)
    dialog.controls.bring_in.click()
    settled(qtbot, dialog)
    after = written(tmp_path / "FC_2020.csv", [(f"N{code}", f"Métier {code}", "Qt", "1") for code in range(40)])
    dialog = opened(after)
    assert dialog.checks.question.isVisible()
    assert not dialog.controls.bring_in.isEnabled()
    field = dialog.side.choices.nomenclature
    assert field.currentText() == "Choose…"
    field.setFocus()
    field.lineEdit().selectAll()
    qtbot.keyClicks(field.lineEdit(), "Competent-2022")
    qtbot.keyClick(field.lineEdit(), Qt.Key.Key_Return)
    settled(qtbot, dialog)
    assert dialog.controls.bring_in.isEnabled()
    assert not dialog.checks.question.isVisible()


def test_codes_are_asked_about_beside_the_lists_that_come_with_them(
    program: Program, opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    path = workspaces.create(tmp_path / "new.shortage").path
    program.session.open(path)
    qtbot.waitUntil(lambda: program.session.workspace is not None and program.session.workspace.path == path)
    old = [(f"{code:04}", f"Métier {code}", "Qt", "1") for code in range(40)]
    new = [(f"N{code}", f"Métier {code}", "Qt", "1") for code in range(40)]
    dialog = opened(*(written(tmp_path / name, rows) for name, rows in (("FC_2019.csv", old), ("FC_2020.csv", new))))
    questions = [file.question for file in dialog.work.files.values()]
    assert (questions, dialog.work.going_in) == ([None, Question.NOMENCLATURE], [0])
    dialog.work.tick(0, ticked=False)
    settled(qtbot, dialog)
    assert dialog.work.going_in == [1]  # alone nothing says otherwise
    dialog.work.tick(0, ticked=True)
    settled(qtbot, dialog)
    dialog.work.look_at(1)
    dialog.work.say(dialog.work.files[1].noting(nomenclature="New"))
    settled(qtbot, dialog)
    with qtbot.waitSignal(dialog.finished):
        dialog.controls.bring_in.click()
    assert (len(listed(program, 2019)), len(listed(program, 2020))) == (40, 40)


def test_an_answer_is_a_click_away(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    header = ("code", "label_fr", "label_nl")
    dialog = opened(written(tmp_path / "labels 2019.csv", [("1", "Maçon", "Metselaar")], header))
    assert dialog.checks.question.isVisible()
    answer = next(
        button for button in dialog.checks.question.findChildren(QPushButton) if button.text() == "Training catalogue"
    )
    qtbot.mouseClick(answer, Qt.MouseButton.LeftButton)
    settled(qtbot, dialog)
    assert dialog.work.current is not None
    assert (dialog.work.current.kind, dialog.work.current.state) == ("catalogue", State.READY)


def test_a_role_chosen_over_a_column_is_read_at_once(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(written(tmp_path / "FC_2019.csv", ROWS_2018))
    choice = dialog.checks.preview.roles.choice(3)
    assert choice is not None
    assert (choice.currentText(), choice.accessibleName()) == ("Offers received", "Role of the column “Offres reçues”")
    choice.setCurrentIndex(choice.findData(c.JOBSEEKERS))
    choice.activated.emit(choice.currentIndex())
    settled(qtbot, dialog)
    assert dialog.work.current is not None
    assert dialog.work.current.layout.mapping[c.JOBSEEKERS] == "Offres reçues"
    assert dialog.checks.preview.roles.choice(3).currentText() == "Jobseekers"  # type: ignore[union-attr]


def test_the_wheel_over_a_choice_changes_nothing(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(written(tmp_path / "FC_2019.csv", ROWS_2018))
    choice = dialog.checks.preview.roles.choice(0)
    assert choice is not None
    before = choice.currentIndex()
    from PySide6.QtGui import QWheelEvent

    none, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    turn = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), none, keys, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(choice, turn)
    assert choice.currentIndex() == before


def test_of_people_only_the_account_is_shown(opened: Opened, tmp_path: Path) -> None:
    people = [(f"secret{n}", "2019", "P1", "F", "CESS", "oui") for n in range(5)]
    dialog = opened(written(tmp_path / "sortants.csv", people, PEOPLE))
    model = dialog.checks.preview.cells
    assert (model.rowCount(), model.columnCount()) == (0, 6)
    assert "neither shown nor kept" in dialog.checks.preview._words
    assert dialog.controls.bring_in.text() == "Import 5 rows"


def test_exits_are_counted_by_the_domains_of_the_catalogue_that_comes_with_them(opened: Opened, tmp_path: Path) -> None:
    people = written(tmp_path / "sortants.csv", [("p1", "2019", "P1", "F", "CESS", "oui")], PEOPLE)
    catalogue = ("Code produit", "Intitulé", "Domaine", "Places")
    dialog = opened(
        people, written(tmp_path / "catalogue 2019.csv", [("P1", "Maçonnerie", "Construction", "8")], catalogue)
    )
    report = dialog.work.files[0].report
    assert report is not None
    assert report.options.domains == {"P1": "Construction"}
    assert dialog.work.settled


def test_a_file_with_the_content_of_another_is_left_out_and_says_so(opened: Opened, tmp_path: Path) -> None:
    paths = [written(tmp_path / name, ROWS_2018) for name in ("FC_2019.csv", "copie 2019.csv")]
    dialog = opened(*paths)
    assert [file.ticked for file in dialog.work.files.values()] == [True, False]
    assert dialog.work.twin_of(1) == "FC_2019.csv"


def test_a_file_imported_before_says_so(program: Program, opened: Opened, tmp_path: Path) -> None:
    dialog = opened(tmp_path / "FC_2018.csv")
    assert [line.problem.kind for line in dialog.checks.problems.table.lines] == ["same_file"]
    assert dialog.work.foreseen(0).replaced == ("FC_2018.csv",)  # type: ignore[union-attr]


def test_what_will_change_is_shown_row_by_row_before_it_does(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(written(tmp_path / "FC_2019.csv", [*ROWS_2018[1:], ("0711101", "Médecin", "Qt", "12")]))
    qtbot.mouseClick(dialog.controls.turn, Qt.MouseButton.LeftButton)
    table = dialog.changes.table.table_model
    assert dialog.steps.step == 3
    assert [[table.value(row, name) for name in ("change", "code")] for row in range(table.rowCount())] == [
        ["entered_first", "0711101"],
        ["left", "0311102"],
        ["same", "0412101"],
        ["same", "0612101"],
    ]
    qtbot.mouseClick(dialog.controls.turn, Qt.MouseButton.LeftButton)
    assert dialog.steps.step == 2


def test_a_file_that_is_not_ticked_stays_out(program: Program, opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    paths = [written(tmp_path / f"FC_{year}.csv", ROWS_2018[:rows]) for year, rows in ((2019, 3), (2020, 2))]
    dialog = opened(*paths)
    assert dialog.controls.bring_in.text() == "Import 5 rows"
    qtbot.keyClick(dialog.side.files, Qt.Key.Key_Space)
    settled(qtbot, dialog)
    assert dialog.controls.bring_in.text() == "Import 2 rows"
    with qtbot.waitSignal(dialog.finished):
        dialog.bring_in()
    assert (listed(program, 2019), len(listed(program, 2020))) == ([], 2)


def test_a_file_is_let_go_with_delete_and_without_files_the_dialog_says_what_to_do(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(written(tmp_path / "FC_2019.csv", ROWS_2018))
    qtbot.keyClick(dialog.side.files, Qt.Key.Key_Delete)
    assert dialog.pages.currentWidget() is dialog.empty
    drop_on(dialog, written(tmp_path / "FC_2020.csv", ROWS_2018))
    settled(qtbot, dialog)
    assert dialog.pages.currentWidget() is dialog.checks


def test_an_empty_dialog_begins_at_the_choice_of_files(program: Program, qtbot: QtBot) -> None:
    program.window.commands["import"].trigger()
    qtbot.waitUntil(lambda: program.window.findChild(ImportDialog) is not None)
    dialog = program.window.findChild(ImportDialog)
    assert dialog is not None
    focused = dialog.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Choose files…"
    dialog.reject()


def test_without_a_workspace_files_are_not_lost_in_silence(qtbot: QtBot, settings: Settings, tmp_path: Path) -> None:
    made = build([], samples.verbs(), PAGES, settings)
    wire(made.window)
    qtbot.addWidget(made.window)
    drop_on(made.window, written(tmp_path / "FC_2019.csv", ROWS_2018))
    assert "workspace" in made.window.message_bar.accessibleName()
    assert made.window.findChild(ImportDialog) is None


def test_an_import_that_fails_keeps_the_dialog_and_says_why(
    program: Program, opened: Opened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(written(tmp_path / "FC_2019.csv", ROWS_2018))

    def fail(*_arguments: object) -> None:
        raise OSError("The drive is gone.")

    monkeypatch.setattr("shortage_app.ui.dialogs.import_work.import_read", fail)
    with qtbot.waitSignal(program.session.failed):
        dialog.bring_in()
    assert dialog.isVisible()
    assert dialog.checks.question.words == "Nothing was imported: The drive is gone."
    assert dialog.controls.bring_in.isEnabled()


def test_a_change_still_being_made_is_not_told_as_the_import(
    program: Program, opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(written(tmp_path / "FC_2019.csv", ROWS_2018))
    made = Event()

    def wait(workspace: object, _progress: object) -> object:
        made.wait()
        return workspace

    program.session.change(wait, "Waiting")
    dialog.bring_in()
    with qtbot.waitSignal(program.session.saved):
        made.set()
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.finished):
        pass
    assert len(listed(program, 2019)) == len(listed(program, 2018))


def test_reading_stops_when_told_and_goes_on_when_told(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ImportDialog(program.window, program.session, [])
    dialog.open()
    dialog.work.add([written(tmp_path / "FC_2019.csv", ROWS_2018)])
    qtbot.mouseClick(dialog.controls.stop, Qt.MouseButton.LeftButton)
    assert dialog.work.is_stopped
    assert not program.session.tasks.is_running("import-read")
    qtbot.mouseClick(dialog.controls.stop, Qt.MouseButton.LeftButton)
    settled(qtbot, dialog)
    assert dialog.work.current is not None
    assert dialog.work.current.state is State.READY
    dialog.reject()


def test_of_a_folder_the_tables_are_taken_and_what_programs_leave_behind_is_not(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("a.csv", "sub/b.xlsx", "~$b.xlsx", ".c.csv", "photo.jpg"):
        (tmp_path / name).write_bytes(b"x")
    assert files_in([tmp_path]) == [tmp_path / "a.csv", tmp_path / "sub" / "b.xlsx"]
    assert files_in([tmp_path / "photo.jpg"]) == [tmp_path / "photo.jpg"]


def test_the_models_keep_the_rules_of_qt(opened: Opened, tmp_path: Path) -> None:
    dialog = opened(written(tmp_path / "FC_2019.csv", MESSY))
    for view in (dialog.checks.preview, dialog.checks.problems.table, dialog.side.files):
        QAbstractItemModelTester(view.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    dialog.work.say(dialog.work.current.all_mended())  # type: ignore[union-attr]


def test_the_preview_begins_below_the_titles_which_can_be_scrolled_to(opened: Opened, tmp_path: Path) -> None:
    many = [(f"{n:07}", f"Métier {n}", "Qt", "1") for n in range(200)]
    path = written(tmp_path / "FC_2019.csv", [("Code métier", "Fonction critique", "Cause(s)", "Offres reçues"), *many])
    path.write_text("Titre\nNote\n" + path.read_text(encoding="utf-8-sig").split("\n", 1)[1], encoding="utf-8")
    preview = opened(path).checks.preview
    assert [preview.cells.number(row) for row in range(3)] == [1, 2, 4]
    assert preview.cells.number(preview.rowAt(1)) == 4


def menu_of(dialog: ImportDialog, row: int, column: int) -> dict[str, QAction]:
    """The menu over a cell."""
    cells = dialog.checks.preview.cells
    menu = dialog.checks.preview.menu_of_cell(cells.index(cells.row_of(row), column))
    return {action.text(): action for action in menu.actions() if action.text()}


def test_rows_are_left_out_and_taken_in_from_the_menu_of_the_preview_and_taken_back(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(written(tmp_path / "FC_2019.csv", MESSY))
    assert dialog.controls.bring_in.text() == "Import 4 rows"
    menu_of(dialog, 2, 1)["Leave out row 2"].trigger()
    settled(qtbot, dialog)
    menu_of(dialog, 3, 2)["Leave out all rows with “quantitativ” in “Cause(s)”"].trigger()
    settled(qtbot, dialog)
    assert dialog.controls.bring_in.text() == "Import 2 rows"
    assert menu_of(dialog, 7, 0).keys() == {"Row 7 is the header", "Row 7 is data"}
    menu_of(dialog, 7, 0)["Row 7 is data"].trigger()
    settled(qtbot, dialog)
    assert dialog.controls.bring_in.text() == "Import 3 rows"
    lines = dialog.checks.problems.table.lines
    assert [line.repair for line in lines if line.accepted] == [
        "leave out row 2",
        "leave out the rows with “quantitativ”",
        "row 7 is data",
    ]
    click_link(qtbot, dialog, next(row for row, line in enumerate(lines) if line.accepted), "Take back")
    settled(qtbot, dialog)
    assert dialog.controls.bring_in.text() == "Import 4 rows"


def test_the_columns_that_may_be_what_is_needed_are_answers_to_click(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    header = ("Stratum", "Path", "Total", "Employed")
    words = ("Female", "Male", "Female", "Male", "Female", "Male", "White")
    rows = [(word, f"All, {word}", str(900 + n), str(100 + n)) for n, word in enumerate(words)]
    dialog = opened(written(tmp_path / "table.csv", rows, header))
    assert dialog.work.current is not None
    assert (dialog.work.current.kind, dialog.work.current.question) == ("exits", Question.COLUMNS)
    assert not dialog.controls.turn.isEnabled()  # nothing would change yet
    answers = {button.text(): button for button in dialog.checks.question.findChildren(QPushButton)}
    qtbot.mouseClick(answers["A: Gender"], Qt.MouseButton.LeftButton)
    settled(qtbot, dialog)
    answers = {button.text(): button for button in dialog.checks.question.findChildren(QPushButton)}
    qtbot.mouseClick(answers["C: Leavers"], Qt.MouseButton.LeftButton)
    settled(qtbot, dialog)
    assert dialog.work.current.layout.mapping == {c.GENDER: "Stratum", c.LEAVERS: "Total"}
    for role, value in ((c.COHORT_YEAR, "2019"), (c.EDUCATION_LEVEL, "higher")):
        choice = dialog.side.choices.findChild(SteadyChoice, f"value_{role}")
        assert choice is not None
        choice.setCurrentIndex(choice.findData(value))
        choice.activated.emit(choice.currentIndex())
        settled(qtbot, dialog)
    assert dialog.work.current.state is State.READY


def test_an_import_of_several_files_is_one_change(
    program: Program, opened: Opened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes: list[str] = []
    change = program.session.change
    monkeypatch.setattr(program.session, "change", lambda verb, words: (changes.append(words), change(verb, words)))
    dialog = opened(
        written(tmp_path / "FC_2019.csv", ROWS_2018), written(tmp_path / "FC_2020.csv", [*ROWS_2018, *ROWS_2018[:1]])
    )
    with qtbot.waitSignal(dialog.finished):
        qtbot.mouseClick(dialog.controls.bring_in, Qt.MouseButton.LeftButton)
    assert changes == ["Importing"]
    assert (len(listed(program, 2019)), len(listed(program, 2020))) == (3, 3)


def choose(qtbot: QtBot, dialog: ImportDialog, choice: Choice, value: object) -> None:
    choice.setCurrentIndex(choice.findData(value))
    choice.activated.emit(choice.currentIndex())
    settled(qtbot, dialog)


def test_a_file_of_another_year_or_imported_before_is_warned_of(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    again = tmp_path / "copie 2019.csv"
    again.write_bytes((tmp_path / "FC_2018.csv").read_bytes())
    dialog = opened(again)
    assert said(dialog) == [": same_file"]
    choose(qtbot, dialog, dialog.side.choices.year, 2017)
    assert said(dialog) == [": same_file", ": other_year"]
    messages = [line.problem.message for line in dialog.checks.problems.table.lines]
    assert messages == [
        "The same file was imported before as “FC_2018.csv”.",
        "The file speaks of 2019, not of 2017.",
    ]


def test_of_two_titles_of_one_code_the_other_is_kept_by_a_click(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    rows = [("0612101", "Maçon", "", "1"), ("0612101", "Couvreur", "", "1")]
    dialog = opened(written(tmp_path / "FC_2019.csv", rows))
    assert said(dialog) == ["3: conflicting_row"]
    assert dialog.checks.problems.table.lines[0].repair == "keep row 3, refuse row 2"
    click_link(qtbot, dialog, 0, "Apply")
    settled(qtbot, dialog)
    assert dialog.work.current is not None
    assert dialog.work.current.report is not None
    assert list(dialog.work.current.report.reading.table[c.TITLE_FR]) == ["Couvreur"]


def test_a_mapping_chosen_by_hand_is_offered_next_year_and_said_so(
    program: Program, opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    header = ("Sleutel", "Fonction critique", "Aantal 2019")
    rows = [("0612101", "Maçon", "88"), ("0812101", "Soudeur", "4")]
    dialog = opened(written(tmp_path / "FC_2019.csv", rows, header))
    choose(qtbot, dialog, dialog.side.choices.kind, "shortage-list")
    for index, role in ((0, c.CODE), (2, c.OFFERS_RECEIVED)):
        choice = dialog.checks.preview.roles.choice(index)
        assert choice is not None
        choose(qtbot, dialog, choice, role)
    with qtbot.waitSignals([program.session.saved, dialog.finished]):
        qtbot.mouseClick(dialog.controls.bring_in, Qt.MouseButton.LeftButton)
    later = ImportDialog(
        program.window,
        program.session,
        [written(tmp_path / "FC_2020.csv", rows, ("Aantal 2020", "Sleutel", "Fonction critique"))],
    )
    settled(qtbot, later)
    choose(qtbot, later, later.side.choices.kind, "shortage-list")
    assert later.work.current is not None
    assert later.work.current.layout.mapping == {
        c.OFFERS_RECEIVED: "Aantal 2020",
        c.CODE: "Sleutel",
        c.TITLE_FR: "Fonction critique",
    }
    assert later.side.choices.remembered.text() == "It is read as “FC_2019.csv” was."


def test_the_preview_knows_nothing_of_rows_of_the_file_before(opened: Opened, tmp_path: Path) -> None:
    """Qt asks for them while a shorter file comes: an error there took the whole program down."""
    cells = opened(written(tmp_path / "FC_2019.csv", MESSY)).checks.preview.cells
    beyond = range(cells.rowCount(), cells.rowCount() + 3)
    assert [cells.headerData(row, Qt.Orientation.Vertical) for row in beyond] == [None, None, None]
