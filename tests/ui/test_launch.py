"""What is open after a start: the workspace named (a double click), else the last one, else the example."""

import gc
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from shortage_app import places
from shortage_app.domain.analysis import analyse
from shortage_app.ui import crash, launch
from shortage_app.ui.app import Program
from shortage_app.ui.settings import Settings
from shortage_app.ui.verbs import Verbs
from shortage_app.ui.widgets import asking
from tests.report import small_lists
from tests.ui import samples

Start = Callable[..., Program]


@pytest.fixture
def start(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Start:
    """Starts the program for a user of her own, and waits until a workspace is open."""
    monkeypatch.setattr(crash, "install", lambda: None)
    for name in ("user_data", "settings", "logs"):
        monkeypatch.setattr(places, name, lambda: tmp_path)
    project = small_lists.project()
    opened = Verbs(
        analyse=analyse,
        open=lambda path: samples.SampleWorkspace(path, project),
        create=lambda path: samples.SampleWorkspace(path, project),
        example=lambda folder: samples.SampleWorkspace(folder / "example.shortage", project),
    )
    monkeypatch.setattr(launch, "verbs", lambda: opened)

    def started(*arguments: str) -> Program:
        program = launch.prepared(arguments)
        qtbot.addWidget(program.window)
        with qtbot.waitSignal(program.session.analysis_changed):
            program.window.show()
        program.window.close()
        return program

    return started


def test_a_file_that_is_double_clicked_is_opened_and_recent_from_then_on(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "Planification 2020 é.shortage"
    path.touch()
    program = start(str(path))
    assert program.session.workspace is not None
    assert program.session.workspace.path == path
    assert Settings().recent == [path]
    again = start()
    assert again.session.workspace is not None
    assert again.session.workspace.path == path


def test_the_first_start_opens_the_example(start: Start, tmp_path: Path) -> None:
    program = start()
    assert program.session.workspace is not None
    assert program.session.workspace.path == tmp_path / "example" / "example.shortage"


def test_a_recent_workspace_that_is_gone_is_not_looked_for(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "gone.shortage"
    path.touch()
    start(str(path))
    path.unlink()
    program = start()
    assert program.session.workspace is not None
    assert program.session.workspace.path.parent == tmp_path / "example"


def test_dialogs_begin_beside_the_workspace_and_its_folder_is_not_the_current_one(
    start: Start, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("work")
    monkeypatch.chdir(folder)
    path = folder / "planner.shortage"
    path.touch()
    program = start(str(path))
    launch.begin_where_files_are(program)
    assert asking.beginning() == folder
    assert Path.cwd() != folder


def test_what_a_page_is_made_of_is_passed_over_once_by_looks_for_garbage(
    start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    passed_over: list[int] = []
    monkeypatch.setattr(launch, "CALM_AFTER", 10)
    program = start()
    launch._collect_when_calm(program)
    calm = program.window.findChildren(QTimer)[-1]
    monkeypatch.setattr(gc, "freeze", lambda: passed_over.append(len(program.window.stack.built)))
    for page in (program.session.page, "data", "data"):
        program.window.page(page)
        with qtbot.waitSignal(calm.timeout):
            program.session.tasks.start("job", lambda _progress: None, lambda _nothing: None)
    assert passed_over == [1, 2]
