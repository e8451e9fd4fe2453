"""A theme chosen while the program runs looks as one chosen at its start: on every page where SHORTAGE_DEEP is set."""

import os
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shortage_app.ui.app import Program
from shortage_app.ui.settings import Settings
from tests.ui.pages.small_window import opened, settled

QUICK = ("overview", "indicators", "decisions")


@pytest.fixture
def light_again(qapp: QApplication) -> Iterator[None]:
    yield
    from shortage_app.ui.theme import Theme

    theme = qapp.findChild(Theme)
    assert theme is not None
    theme.choose("light")


def pictures(qtbot: QtBot, program: Program) -> dict[str, QImage]:
    found = {}
    for name in program.window.page_names if os.environ.get("SHORTAGE_DEEP") else QUICK:
        program.session.show_page(name)
        program.window.stack.setFocus()
        settled(qtbot, program)
        found[name] = program.window.page(name).grab().toImage()
    return found


@pytest.mark.usefixtures("light_again")
def test_every_page_looks_the_same_in_a_theme_chosen_at_run_time(qtbot: QtBot, settings: Settings) -> None:
    settings.theme = "light"
    changed = opened(qtbot, settings, "overview")
    before = pictures(qtbot, changed)
    changed.theme.choose("dark")
    chosen = pictures(qtbot, changed)
    changed.window.close()
    settings.theme = "dark"
    started = opened(qtbot, settings, "overview")
    expected = pictures(qtbot, started)
    started.window.close()
    assert [name for name in chosen if chosen[name] != expected[name]] == []
    assert [name for name in chosen if chosen[name] == before[name]] == []
