"""The window comes back as it was left: where it stood, and what one looked at in each workspace."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shortage_app.ui.app import Program, build
from shortage_app.ui.places_left import NAME, PlacesLeft
from shortage_app.ui.settings import RECENT_LENGTH, Settings
from shortage_app.ui.visit import Filters, Place, Visit
from tests.ui import samples
from tests.ui.sample_page import PAGES

CHOSEN = Filters("bouch").narrowed("group", frozenset({"Trades", None})).narrowed("year", frozenset({2018}))
THERE = Place(Visit("occupations", 2015, "occupation", "0692101"), CHOSEN)


def started(qtbot: QtBot, settings: Settings) -> Program:
    program = build([], samples.verbs(), PAGES, settings)
    qtbot.addWidget(program.window)
    program.window.show()
    return program


def here(program: Program) -> Place:
    session = program.session
    return Place(Visit(session.page, session.year, *session.selection), session.filters)


def go(program: Program, place: Place) -> None:
    program.session.show_page(place.visit.page)
    program.session.show_year(place.visit.year)
    program.session.select(place.visit.kind, place.visit.code)
    program.session.filter(place.filters)


def test_page_year_selection_and_filters_come_back(qtbot: QtBot, settings: Settings, tmp_path: Path) -> None:
    first = started(qtbot, settings)
    first.session.take(samples.workspace())
    go(first, THERE)
    first.window.close()
    second = started(qtbot, Settings(tmp_path / "settings.ini"))
    with qtbot.waitSignal(second.session.analysis_changed) as analysed:
        second.session.take(samples.workspace())
    assert here(second) == THERE
    assert analysed.args[0].year == 2015
    assert second.window.stack.currentWidget() is second.window.page("occupations")
    second.window.close()


def test_each_workspace_has_its_own_place(qtbot: QtBot, settings: Settings) -> None:
    program = started(qtbot, settings)
    one, other = samples.workspace(), replace(samples.workspace(), path=Path("other.shortage"))
    program.session.take(one)
    go(program, THERE)
    program.session.take(other)
    assert (program.session.year, program.session.page) == (2019, "occupations")
    program.session.show_page("exits")
    program.session.take(one)
    assert here(program) == THERE
    program.session.take(other)
    assert program.session.page == "exits"
    program.window.close()


def test_a_year_that_is_gone_gives_way_to_the_last_one(qtbot: QtBot, settings: Settings) -> None:
    path = samples.workspace().path
    PlacesLeft(settings).note(path, replace(THERE, visit=replace(THERE.visit, year=1999, page="gone")))
    program = started(qtbot, settings)
    program.session.take(samples.workspace())
    assert (program.session.year, program.session.page) == (2019, "overview")
    program.window.close()


@pytest.mark.parametrize("kept", ["no json", "[]", '{"%s": 3}', '{"%s": {"visit": {"page": "overview"}}}'])
def test_a_place_that_cannot_be_read_is_forgotten(settings: Settings, kept: str) -> None:
    path = Path("small.shortage").absolute()
    settings.remember_words(NAME, kept.replace("%s", str(path)))
    assert PlacesLeft(settings).of(path) is None


def test_no_more_places_are_remembered_than_workspaces_are_recent(settings: Settings, tmp_path: Path) -> None:
    places = PlacesLeft(settings)
    paths = [tmp_path / f"{number}.shortage" for number in range(RECENT_LENGTH + 2)]
    for path in paths:
        places.note(path, THERE)
    assert [places.of(path) is not None for path in paths] == [False] * 2 + [True] * RECENT_LENGTH


def test_a_window_left_on_a_screen_that_is_gone_comes_back_where_it_can_be_seen(
    qtbot: QtBot, settings: Settings
) -> None:
    first = started(qtbot, settings)
    first.window.setGeometry(9000, 7000, 1000, 600)
    first.window.close()
    second = started(qtbot, settings)
    screen = QApplication.primaryScreen().availableGeometry()
    assert screen.contains(second.window.geometry().topLeft() + QPoint(40, 40))
    second.window.close()


def test_a_maximised_window_comes_back_maximised(qtbot: QtBot, settings: Settings) -> None:
    first = started(qtbot, settings)
    first.window.showMaximized()
    first.window.close()
    second = started(qtbot, settings)
    assert second.window.isMaximized()
    second.window.close()
