"""Work off the window's thread: the newest of a name wins, what was cancelled is not heard, closing waits."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from shortage_app.progress import Cancelled
from shortage_app.ui.tasks import Progress, Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def test_a_job_runs_elsewhere_and_its_end_is_told_here(tasks: Tasks, qtbot: QtBot) -> None:
    threads: list[QThread] = []
    tasks.start(
        "job", lambda _: threads.append(QThread.currentThread()), lambda _: threads.append(QThread.currentThread())
    )
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[1] is QThread.currentThread()
    assert threads[0] is not threads[1]


def test_the_newest_job_of_a_name_wins(tasks: Tasks, qtbot: QtBot) -> None:
    go, heard = threading.Event(), list[str]()

    def first(progress: Progress) -> str:
        go.wait()
        return "first"

    tasks.start("job", first, heard.append)
    tasks.start("job", lambda _: "second", heard.append)
    go.set()
    qtbot.waitUntil(lambda: not tasks.is_running("job"))
    tasks.close()
    qtbot.wait(10)
    assert heard == ["second"]


def test_jobs_of_different_names_do_not_disturb_each_other(tasks: Tasks, qtbot: QtBot) -> None:
    heard: list[str] = []
    for name in ("a", "b", "c"):
        tasks.start(name, lambda _, name=name: name, heard.append)
    qtbot.waitUntil(lambda: len(heard) == 3)
    assert sorted(heard) == ["a", "b", "c"]


def test_a_cancelled_job_stops_at_its_next_word_and_is_not_heard(tasks: Tasks, qtbot: QtBot) -> None:
    started, stopped, heard = threading.Event(), threading.Event(), list[object]()

    def job(progress: Progress) -> None:
        started.set()
        try:
            while True:
                progress(1, 2)
        except Cancelled:
            stopped.set()
            raise

    tasks.start("job", job, heard.append, heard.append)
    assert started.wait(5)
    tasks.cancel("job")
    assert stopped.wait(5)
    tasks.close()
    qtbot.wait(10)
    assert heard == []


def test_a_failure_goes_to_who_asked_to_hear_of_it(tasks: Tasks, qtbot: QtBot) -> None:
    heard: list[Exception] = []

    def job(progress: Progress) -> None:
        raise ValueError("no such year")

    tasks.start("job", job, lambda _: None, heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert str(heard[0]) == "no such year"


def test_a_failure_nobody_asked_to_hear_of_is_said_by_a_signal(tasks: Tasks, qtbot: QtBot) -> None:
    def job(progress: Progress) -> None:
        raise OSError("gone")

    with qtbot.waitSignal(tasks.failure_unheard) as said:
        tasks.start("job", job, lambda _: None)
    assert str(said.args[0]) == "gone"


def test_progress_is_told_with_the_name_of_the_job(tasks: Tasks, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tasks.task_progressed) as said:
        tasks.start("job", lambda progress: progress(3, 3), lambda _: None)
    assert said.args == ["job", 3, 3]


def test_progress_is_told_seldom_but_its_end_always() -> None:
    told: list[tuple[int, int]] = []
    progress = Progress(lambda done, total: told.append((done, total)))
    for done in range(1001):
        progress(done, 1000)
    assert told[-1] == (1000, 1000)
    assert len(told) < 100


def test_closing_waits_for_the_last_job(tasks: Tasks) -> None:
    ended: list[bool] = []

    def job(progress: Progress) -> None:
        while not progress.cancelled:
            pass
        ended.append(True)

    tasks.start("job", job, lambda _: None)
    tasks.close()
    assert tasks.names == ()
    assert ended in ([True], [])  # a job that had not begun is let go
