"""The list of changes in the window: what is foreseen is what happens, also after closing and opening again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from shortage_app.ui import keeping, launch
from shortage_app.ui.app import Program, build
from shortage_app.ui.dialogs.changes_dialog import ChangesDialog
from shortage_app.ui.settings import Settings
from shortage_app.workflow import opening, workspaces
from shortage_app.workspace import store
from tests.ui.pages.small_window import settled
from tests.workflow.lists import workspace_2018


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workspace with a list and three changes of its method, closed."""
    made = opening.open_to_work(workspace_2018(tmp_path).path)
    for consecutive in ("4", "5", "6"):
        made = workspaces.set_method(made, {"consecutive": consecutive})
    opening.close(made)
    return made.path


@pytest.fixture
def program(qtbot: QtBot, settings: Settings, path: Path) -> Iterator[Program]:
    """The window on it, opened again."""
    made = build([], launch.verbs(), [], settings)
    qtbot.addWidget(made.window)
    keeping.wire(made.window)
    made.window.show()
    with qtbot.waitSignal(made.session.workspace_changed, timeout=10_000):
        made.session.open(path)
    settled(qtbot, made)
    yield made
    made.window.close()


def changes(program: Program) -> ChangesDialog:
    program.window.commands["changes"].trigger()
    dialog = program.window.findChild(ChangesDialog)
    assert dialog is not None
    return dialog


def go_down(qtbot: QtBot, dialog: ChangesDialog, rows: int) -> None:
    for _ in range(abs(rows)):
        qtbot.keyClick(dialog.table, Qt.Key.Key_Down if rows > 0 else Qt.Key.Key_Up)


def test_several_changes_are_taken_back_and_done_again_by_keys_alone(
    program: Program, qtbot: QtBot, path: Path
) -> None:
    dialog = changes(program)
    assert dialog.focusWidget() is dialog.table
    assert not dialog.go.isEnabled()
    go_down(qtbot, dialog, 2)
    assert dialog.foreseen.text() == "2 changes will be undone; they can be done again."
    with qtbot.waitSignal(program.session.told) as told:
        qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    settled(qtbot, program)
    assert told.args == ["2 changes undone"]
    assert store.load(path).project.method.consecutive == 4
    assert program.session.redo_name == "Change the method"
    again = changes(program)
    go_down(qtbot, again, -1)
    assert (again.foreseen.text(), again.go.text()) == ("1 change will be done again.", "Do again up to here")
    again.go.click()
    settled(qtbot, program)
    assert store.load(path).project.method.consecutive == 5


def test_looking_and_closing_changes_nothing(program: Program, qtbot: QtBot, path: Path) -> None:
    before = path.read_bytes()
    dialog = changes(program)
    go_down(qtbot, dialog, 1)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    settled(qtbot, program)
    assert path.read_bytes() == before
