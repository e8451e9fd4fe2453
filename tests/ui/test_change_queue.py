"""Changes are made in the order in which they are asked for, each on the one before, and none is lost."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from shortage_app.ui.session import Session
from shortage_app.ui.tasks import Progress, Tasks
from shortage_app.ui.verbs import Workspace
from tests.ui import samples

Verb = Callable[[Workspace, Progress], Workspace]


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    tasks = Tasks()
    made = Session(samples.verbs(), tasks)
    with qtbot.waitSignal(made.analysis_changed):
        made.take(samples.workspace())
    yield made
    tasks.close()


def longer(by: int, go: threading.Event | None = None) -> Verb:
    """A change that adds years after the last one."""

    def verb(workspace: Workspace, _progress: Progress) -> Workspace:
        if go is not None:
            go.wait(5)
        last = int(workspace.project.editions["reference_year"].max())
        return replace(workspace, project=samples.project(2010, last + by))  # type: ignore[type-var]

    return verb


def test_a_second_change_waits_for_the_first_and_is_made_on_it(session: Session, qtbot: QtBot) -> None:
    go = threading.Event()
    session.change(longer(1, go), "")
    session.change(longer(10), "")
    go.set()
    qtbot.waitUntil(lambda: session.years[-1] == 2030)


def test_another_workspace_opens_only_after_the_changes_of_this_one(session: Session, qtbot: QtBot) -> None:
    go, shown = threading.Event(), list[tuple[str, int]]()
    session.workspace_changed.connect(lambda workspace: shown.append((workspace.path.name, session.years[-1])))
    session.change(longer(1, go), "")
    session.open(Path("other.shortage"))
    session.change(longer(2), "")
    go.set()
    qtbot.waitUntil(lambda: len(shown) == 3)
    assert shown == [("Programmation 2020.shortage", 2020), ("other.shortage", 2019), ("other.shortage", 2021)]


def test_a_change_that_was_made_before_it_heard_of_its_cancelling_is_shown(session: Session, qtbot: QtBot) -> None:
    go = threading.Event()
    session.change(longer(1, go), "")
    session.tasks.cancel("change")
    go.set()
    qtbot.waitUntil(lambda: session.years[-1] == 2020)


def test_a_change_that_is_cancelled_lets_the_next_one_begin(session: Session, qtbot: QtBot) -> None:
    go = threading.Event()

    def endless(workspace: Workspace, progress: Progress) -> Workspace:
        go.wait(5)
        progress(1, 2)
        return workspace

    session.change(endless, "")
    session.tasks.cancel("change")
    session.change(longer(3), "")
    go.set()
    qtbot.waitUntil(lambda: session.years[-1] == 2022)


def test_a_change_that_fails_lets_the_next_one_begin(session: Session, qtbot: QtBot) -> None:
    def fails(workspace: Workspace, progress: Progress) -> Workspace:
        raise OSError("no")

    session.change(fails, "")
    session.change(longer(4), "")
    qtbot.waitUntil(lambda: session.years[-1] == 2023)


def test_closing_waits_for_every_change_that_was_asked_for(session: Session) -> None:
    for _change in range(4):
        session.change(longer(1), "")
    session.close()
    assert session.years[-1] >= 2022


def test_undo_and_redo_say_what_they_did(qtbot: QtBot) -> None:
    tasks = Tasks()
    verbs = replace(
        samples.verbs(),
        undo=lambda workspace: replace(workspace, project=samples.project(2010, 2015)),  # type: ignore[type-var]
        redo_name=lambda _: "Import liste 2019.xlsx",
    )
    session = Session(verbs, tasks)
    session.take(samples.workspace())
    with qtbot.waitSignal(session.told) as said:
        session.undo()
    assert said.args == ["Undone: Import liste 2019.xlsx"]
    assert (session.year, session.years[-1]) == (2015, 2015)
    tasks.close()
