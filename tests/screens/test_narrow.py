"""On a screen of 1920 × 1080 at 200 % the window has 960 × 540: every page keeps its words there."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from shortage_app import text
from shortage_app.ui.settings import Settings
from tests.screens.camera import cut_words
from tests.screens.stage import settle
from tests.ui.pages.small_window import opened

LEAST = (960, 540)


def test_no_word_of_a_page_is_cut_at_200_percent_in_any_language(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    settings.language, settings.theme = "en", "light"
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
