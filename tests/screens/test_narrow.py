"""On a screen of 1920 × 1080 at 200 % the window has 960 × 540, on one of 1440 × 900 only 720 × 434: pages give way."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from shortage_app import text
from shortage_app.ui.settings import Settings
from shortage_app.ui.widgets.choices import TickChip
from shortage_app.ui.widgets.inspector import Inspector
from shortage_app.ui.widgets.table_view import TableView
from tests.screens.camera import SIZE, cut_words
from tests.screens.stage import settle
from tests.ui.pages.small_window import opened

LEAST = (960, 540)
AS_SMALL_AS_IT_GETS = (720, 434)
ROWS = 4  # at least seen of a table on a page that scrolls


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = Settings(tmp_path / "settings.ini")
    made.language, made.theme = "en", "light"
    return made


def test_no_word_of_a_page_is_cut_at_200_percent_in_any_language(qtbot: QtBot, settings: Settings) -> None:
    program = opened(qtbot, settings, "overview")
    program.window.resize(*LEAST)
    cut = {}
    for language in text.LANGUAGES:
        program.session.speak(language)
        for page in program.window.page_names:
            program.session.show_page(page)
            settle(program)
            cut[language, page] = cut_words(program.window)
    program.session.speak("en")
    program.session.tasks.close()
    assert {place: words for place, words in cut.items() if words} == {}


def test_no_page_scrolls_sideways_and_every_table_shows_several_rows_at_200_percent(
    qtbot: QtBot, settings: Settings
) -> None:
    program = opened(qtbot, settings, "overview")
    program.window.setMinimumSize(*AS_SMALL_AS_IT_GETS)
    program.window.resize(*AS_SMALL_AS_IT_GETS)
    too_wide, too_low = {}, {}
    for language in ("fr", "nl"):
        program.session.speak(language)
        for name in program.window.page_names:
            program.session.show_page(name)
            settle(program)
            page = program.window.page(name)
            if page.is_wider_than_seen:
                too_wide[language, name] = page.size()
            seen = {view: view.viewport().height() // view.rowHeight(0) for view in page.findChildren(TableView)
                    if view.isVisible() and view.table_model.rowCount() > ROWS}  # fmt: skip
            if page.flush or min(seen.values(), default=ROWS) >= ROWS:
                continue
            too_low[language, name] = list(seen.values())
    program.session.tasks.close()
    assert (too_wide, too_low) == ({}, {})


def test_the_side_area_folds_away_in_a_narrow_window_and_comes_back(qtbot: QtBot, settings: Settings) -> None:
    program = opened(qtbot, settings, "occupations")
    window, page = program.window, program.window.page("occupations")
    inspector, (chip,) = page.findChildren(Inspector)[0], page.findChildren(TickChip)
    seen = [(inspector.isVisible(), chip.isVisible())]
    for width, turned in ((LEAST[0], False), (LEAST[0], True), (LEAST[0], True), (SIZE[0], False)):
        window.resize(width, LEAST[1])
        if turned:
            chip.click()
        settle(program)
        seen.append((inspector.isVisible(), chip.isVisible()))
    QTest.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    seen.append((inspector.isVisible(), chip.isVisible()))
    program.session.tasks.close()
    assert seen == [(True, False), (False, True), (True, True), (False, True), (True, False), (False, True)]
