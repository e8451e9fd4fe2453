"""Every sample page in every language and theme: a picture to look at, and no word cut."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from shortage_app.ui.app import build
from shortage_app.ui.settings import Settings
from tests.screens.camera import cut_words, pictures, settle, take
from tests.ui import samples
from tests.ui.sample_page import PAGES

FOLDER = Path(__file__).parents[2] / "artefacts" / "screens"


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.name)
def test_no_word_is_cut_in_any_language_and_theme(entry: object, qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    settings.theme = "light"
    program = build([], samples.verbs(), PAGES, settings)
    qtbot.addWidget(program.window)
    program.window.show()
    program.session.take(samples.workspace())
    settle(program)
    cut = {}
    for page, language, theme in pictures(program, [entry.name]):  # type: ignore[attr-defined]
        take(program.window, FOLDER, f"{page}-{language}-{theme}")
        cut[language, theme] = cut_words(program.window)
    program.session.speak("en")
    program.theme.choose("light")
    program.session.tasks.close()
    assert {place: words for place, words in cut.items() if words} == {}
