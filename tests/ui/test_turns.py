"""What is shown in several turns: one step a turn, the window answers in between, newer steps replace those left."""

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from shortage_app.ui.turns import Turns


def test_the_window_answers_between_two_steps(qtbot: QtBot) -> None:
    owner, done = QObject(), list[str]()
    turns = Turns(owner)
    turns.take(lambda: done.append("first"), lambda: done.append("second"), lambda: done.append("third"))
    assert done == ["first"]
    QTimer.singleShot(0, lambda: done.append("answer"))
    qtbot.waitUntil(lambda: "third" in done)
    assert sorted(done) == ["answer", "first", "second", "third"]
    assert done.index("answer") < done.index("third")


def test_newer_steps_take_the_place_of_those_left(qtbot: QtBot) -> None:
    owner, done = QObject(), list[str]()
    turns = Turns(owner)
    turns.take(lambda: done.append("old"), lambda: done.append("never"))
    turns.take(lambda: done.append("new"), lambda: done.append("last"))
    qtbot.waitUntil(lambda: "last" in done)
    qtbot.wait(10)
    assert done == ["old", "new", "last"]
