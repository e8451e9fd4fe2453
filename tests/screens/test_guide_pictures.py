"""The guide's pictures are of the program as it is now."""

import os
import re
import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from shortage_app import text
from shortage_app.ui import guide
from shortage_app.workflow import example
from shortage_app.workflow.workspaces import OpenWorkspace
from tests.screens import guide_pictures

PICTURE = re.compile(r"!\[([^\]]*)\]\(pictures/([\w-]+)\.png\)")
ALL_LANGUAGES = text.LANGUAGES if os.environ.get("SHORTAGE_DEEP") else ("fr",)  # the words are checked in each anyway


def test_the_pictures_show_what_the_window_shows(
    qtbot: QtBot, tmp_path: Path, made_example: OpenWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(folder: Path) -> OpenWorkspace:
        shutil.copy(made_example.path, folder / example.NAME)
        return OpenWorkspace(folder / example.NAME, made_example.project)

    monkeypatch.setattr(example, "write", write)
    stale = guide_pictures.stale(tmp_path, ALL_LANGUAGES)
    assert stale == [], "take them again: python -m tests.screens --guide"


def test_the_pictures_are_those_that_the_command_took() -> None:
    assert guide_pictures.replaced() == []
    assert set(guide_pictures.noted()) == {
        f"{language}/{name}" for language in text.LANGUAGES for name in guide_pictures.NAMES
    }


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_each_picture_stands_once_in_the_guide_with_words_that_say_what_it_shows(language: str) -> None:
    told = [found for chapter in guide.chapters(language) for found in PICTURE.findall(chapter.markdown)]
    assert sorted(name for _words, name in told) == sorted(guide_pictures.NAMES)
    assert all(len(words) > 20 for words, _name in told)
    assert all(guide_pictures.path_of(language, name).stat().st_size < 150_000 for name in guide_pictures.NAMES)
