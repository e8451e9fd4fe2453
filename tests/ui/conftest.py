"""What every test of the window needs: a theme, settings of nobody; all put back after each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shortage_app.ui.app import Program, build
from shortage_app.ui.settings import Settings
from shortage_app.ui.theme import Theme
from tests.report import small_lists
from tests.ui import samples
from tests.ui.pages.small_window import shown, stored
from tests.ui.sample_page import PAGES


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """The theme of the application, light."""
    return Theme(qapp, "light")


@pytest.fixture(autouse=True)
def light_again(theme: Theme) -> Iterator[None]:
    """Start in the light theme, and leave so."""
    theme.choose("light")
    yield
    theme.choose("light")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of nobody."""
    made = Settings(tmp_path / "settings.ini")
    made.language, made.theme = "en", "light"
    return made


@pytest.fixture
def program(qtbot: QtBot, settings: Settings) -> Iterator[Program]:
    """The window on the sample pages, shown, with a workspace open."""
    made = build([], samples.verbs(), PAGES, settings)
    qtbot.addWidget(made.window)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    with qtbot.waitSignal(made.session.analysis_changed):
        made.session.take(samples.workspace())
    yield made
    made.session.tasks.close()


@pytest.fixture
def on_small_lists(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[Program]:
    """The window with its real pages, on a stored workspace of the small lists."""
    (tmp_path / "files").mkdir()
    made = shown(qtbot, settings, "overview", stored(tmp_path / "small.shortage", small_lists.project()))
    yield made
    made.session.tasks.close()
