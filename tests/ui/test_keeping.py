"""The window tells who has a workspace, asks about one left open, offers copies, merges and tries again."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from shortage_app import places
from shortage_app.domain.change import Change, Replacement, conform
from shortage_app.domain.project import Method
from shortage_app.ui import keeping, launch
from shortage_app.ui.actions import wire
from shortage_app.ui.app import Program, build
from shortage_app.ui.dialogs.crash_dialog import CrashDialog
from shortage_app.ui.dialogs.decision_dialog import DecisionDialog
from shortage_app.ui.dialogs.delete_exits_dialog import DeleteExitsDialog
from shortage_app.ui.dialogs.left_open_dialog import LeftOpenDialog
from shortage_app.ui.dialogs.merge_dialog import MergeDialog
from shortage_app.ui.dialogs.restore_dialog import RestoreDialog
from shortage_app.ui.dialogs.sheet import Sheet
from shortage_app.ui.pages import PAGES
from shortage_app.ui.settings import Settings
from shortage_app.ui.verbs import Workspace
from shortage_app.workflow import opening, workspaces
from shortage_app.workspace import store
from tests.ui.pages.small_window import settled
from tests.workflow.lists import workspace_2018
from tests.workspace.holding import held_elsewhere

METHOD = Change("Change the method", method=Method(consecutive=4))
Open = Callable[[Path], Program]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workspace with a list, and a copy from before its method was changed."""
    made = opening.open_to_work(workspace_2018(tmp_path).path)
    workspaces.perform(made, METHOD)
    opening.close(made)
    return made.path


@pytest.fixture
def program(qtbot: QtBot, settings: Settings) -> Iterator[Program]:
    """The window with the verbs of workflow, without pages."""
    made = build([], launch.verbs(), [], settings)
    qtbot.addWidget(made.window)
    keeping.wire(made.window)
    made.window.show()
    yield made
    made.window.close()


def opened(qtbot: QtBot, program: Program, path: Path) -> None:
    with qtbot.waitSignal(program.session.workspace_changed, timeout=10_000):
        program.session.open(path)
    settled(qtbot, program)


def method_of(path: Path) -> int:
    return store.load(path).project.method.consecutive


def press(parent: object, words: str) -> None:
    assert hasattr(parent, "findChildren")
    next(button for button in parent.findChildren(QPushButton) if button.text() == words).click()


def test_a_second_window_reads_only_and_opens_again_when_it_is_free(program: Program, qtbot: QtBot, path: Path) -> None:
    with held_elsewhere(path):
        opened(qtbot, program, path)
        assert "has been open on" in program.window.message_bar.accessibleName()
        assert "Read only" in [
            label.text() for label in program.window.status_bar.findChildren(object) if hasattr(label, "text")
        ]
    with qtbot.waitSignal(program.session.workspace_changed, timeout=10_000):
        program.window.message_bar.button.click()
    settled(qtbot, program)
    program.session.undo()
    settled(qtbot, program)
    assert method_of(path) == 3


def test_what_cannot_be_kept_is_said_before_it_is_filled_in(program: Program, qtbot: QtBot, path: Path) -> None:
    for entry in PAGES:
        program.window.add_page(entry)
    wire(program.window)
    bar, session = program.window.message_bar, program.session
    with held_elsewhere(path):
        opened(qtbot, program, path)
        session.select("occupation", "A")
        for name in ("import", "log_decision"):
            bar.hide()
            program.window.commands[name].trigger()
            settled(qtbot, program)
            assert (bar.isVisible(), bar.button.text()) == (True, "Open again")
            assert not program.window.findChildren(Sheet)
        session.undo()
        settled(qtbot, program)
        assert bar.button.text() == "Open again"  # trying again would change nothing
    with qtbot.waitSignal(session.workspace_changed, timeout=10_000):
        bar.button.click()
    settled(qtbot, program)
    program.window.commands["log_decision"].trigger()
    assert program.window.findChild(DecisionDialog) is not None


def test_a_workspace_left_open_is_asked_about_and_gone_on_with(program: Program, qtbot: QtBot, path: Path) -> None:
    with held_elsewhere(path) as process:
        process.kill()
        process.wait()
    opened(qtbot, program, path)
    dialog = program.window.findChild(LeftOpenDialog)
    assert dialog is not None
    with qtbot.waitSignal(program.session.workspace_changed, timeout=10_000):
        press(dialog, "Go on in this workspace")
    settled(qtbot, program)
    program.session.undo()
    settled(qtbot, program)
    assert method_of(path) == 3


def test_opening_the_same_file_again_does_not_shut_it_out(program: Program, qtbot: QtBot, path: Path) -> None:
    opened(qtbot, program, path)
    opened(qtbot, program, path)
    program.session.undo()
    settled(qtbot, program)
    assert method_of(path) == 3


def test_undo_and_redo_are_named_after_what_they_do(program: Program, qtbot: QtBot, path: Path) -> None:
    opened(qtbot, program, path)
    undo, redo = program.window.commands["undo"], program.window.commands["redo"]
    assert (undo.text(), redo.isEnabled()) == ("Undo: Change the method", False)
    undo.trigger()
    settled(qtbot, program)
    assert (undo.text(), redo.text()) == ("Undo: Import FC_2018.csv", "Redo: Change the method")
    redo.trigger()
    settled(qtbot, program)
    assert method_of(path) == 4


def test_restoring_a_copy_can_be_undone(program: Program, qtbot: QtBot, path: Path) -> None:
    opened(qtbot, program, path)
    program.window.commands["restore"].trigger()
    dialog = program.window.findChild(RestoreDialog)
    assert dialog is not None
    dialog._table.selectRow(1)
    press(dialog, "Restore this copy")
    settled(qtbot, program)
    assert method_of(path) == 3
    program.session.undo()
    settled(qtbot, program)
    assert method_of(path) == 4


def test_of_a_damaged_file_a_copy_is_offered(program: Program, qtbot: QtBot, path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:8192] + b"\x5a" * (len(content) - 8192))
    with qtbot.waitSignal(program.session.failed, timeout=10_000):
        program.session.open(path)
    settled(qtbot, program)
    program.window.message_bar.button.click()
    dialog = program.window.findChild(RestoreDialog)
    assert dialog is not None
    with qtbot.waitSignal(program.session.workspace_changed, timeout=10_000):
        press(dialog, "Restore this copy")
    settled(qtbot, program)
    assert method_of(path) == 3
    assert [file.read_bytes()[8192:8200] for file in path.parent.glob("*damaged*")] == [b"\x5a" * 8]


def test_a_change_that_met_a_lost_drive_is_tried_again(program: Program, qtbot: QtBot, path: Path) -> None:
    opened(qtbot, program, path)
    away = path.parent.rename(path.parent.with_name("unplugged"))
    with qtbot.waitSignal(program.session.failed, timeout=10_000):
        program.session.undo()
    settled(qtbot, program)
    away.rename(path.parent)
    assert program.window.message_bar.button.text() == "Try again"
    program.window.message_bar.button.click()
    settled(qtbot, program)
    assert method_of(path) == 3


def test_another_workspace_is_compared_and_merged(program: Program, qtbot: QtBot, path: Path) -> None:
    other = path.with_name("bart.shortage")
    other.write_bytes(path.read_bytes())
    row = conform("decisions", pd.DataFrame({"occupation_code": ["0612101"], "year": 2018, "kind": "study"}))
    workspaces.perform(
        workspaces.open_workspace(other),
        Change("decide", (Replacement("decisions", row[["occupation_code", "year", "kind"]], row),)),
    )
    opened(qtbot, program, path)
    dialog = MergeDialog(program.window, program.session, other)
    dialog.open()
    settled(qtbot, program)
    assert dialog._told.text() == "1 decision exists only there and will be added."
    press(dialog, "Merge")
    settled(qtbot, program)
    assert list(store.load(path).project.decisions["occupation_code"]) == ["0612101"]


def test_merging_begins_at_the_first_difference_to_decide(program: Program, qtbot: QtBot, path: Path) -> None:
    other = path.with_name("bart.shortage")
    other.write_bytes(path.read_bytes())
    for where, codes, note in ((path, ["0612102"], "24 places"), (other, ["0612101", "0612102"], "36 places")):
        rows = conform(
            "decisions", pd.DataFrame({"occupation_code": codes, "year": 2018, "kind": "study", "note": note})
        )
        change = Change("decide", (Replacement("decisions", rows[["occupation_code", "year", "kind"]], rows),))
        workspaces.perform(workspaces.open_workspace(where), change)
    opened(qtbot, program, path)
    dialog = MergeDialog(program.window, program.session, other)
    dialog.open()
    settled(qtbot, program)
    assert [difference.is_conflict for difference in dialog._selected()] == [True]
    assert dialog._mine.isEnabled() and dialog._theirs.isEnabled()


def test_exits_are_deleted_only_once_it_was_confirmed(program: Program, qtbot: QtBot, path: Path) -> None:
    row = conform("exits", pd.DataFrame({"cohort_year": [2019]}))
    workspaces.perform(
        workspaces.open_workspace(path), Change("exits", (Replacement("exits", row[["cohort_year"]], row),))
    )
    opened(qtbot, program, path)
    program.window.commands["delete_exits"].trigger()
    dialog = program.window.findChild(DeleteExitsDialog)
    assert dialog is not None
    (copies,) = dialog.findChildren(QCheckBox)
    assert not copies.isChecked()
    assert len(store.load(path).project.exits) == 1
    copies.setChecked(True)
    press(dialog, "Delete for good")
    settled(qtbot, program)
    assert len(store.load(path).project.exits) == 0
    assert list(path.parent.glob("*.backups/*")) == []


def test_77_a_job_that_fails_unexpectedly_shows_a_report_without_data_and_the_work_is_saved(
    program: Program, qtbot: QtBot, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[CrashDialog] = []
    monkeypatch.setattr(places, "logs", lambda: tmp_path)
    monkeypatch.setattr(CrashDialog, "exec", lambda dialog: shown.append(dialog) or 0)
    opened(qtbot, program, path)

    def failing(workspace: Workspace, _progress: object) -> Workspace:
        raise KeyError("Marie Dupont")

    program.session.undo()
    program.session.change(failing, "")
    settled(qtbot, program)
    assert "did not expect" in program.window.message_bar.accessibleName()
    assert "Dupont" not in program.window.message_bar.accessibleName()
    program.window.message_bar.button.click()
    (dialog,) = shown
    qtbot.addWidget(dialog)
    report = dialog.findChild(QPlainTextEdit).toPlainText()
    assert "KeyError" in report
    assert "Dupont" not in report + (tmp_path / "crash.log").read_text()
    assert method_of(path) == 3


def test_a_sound_file_is_said_to_be_sound(program: Program, qtbot: QtBot, path: Path) -> None:
    opened(qtbot, program, path)
    program.window.commands["check_file"].trigger()
    settled(qtbot, program)
    assert program.window.note.accessibleName() == f"“{path.name}” is sound."
