"""The sheet of the theme: on everything there is, at once where it is seen, elsewhere in turns or when it is shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLabel, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from shortage_app.ui import tokens
from shortage_app.ui.app import Program
from shortage_app.ui.dressing import dress
from shortage_app.ui.stylesheet import stylesheet
from shortage_app.ui.theme import Theme
from tests.screens.camera import undressed
from tests.ui.every_dialog import dialogs

LIGHT, DARK = stylesheet(tokens.LIGHT), stylesheet(tokens.DARK)


@pytest.fixture
def seen(qtbot: QtBot) -> Iterator[QLabel]:
    """A dressed part in a window that is shown."""
    window = QWidget()
    qtbot.addWidget(window)
    part = QLabel("seen")
    QHBoxLayout(window).addWidget(part)
    dress(part)
    window.show()
    qtbot.waitExposed(window)
    yield part
    qtbot.waitUntil(window.updatesEnabled)


def hidden(qtbot: QtBot) -> QLabel:
    part = QLabel("hidden")
    qtbot.addWidget(part)
    dress(part)
    return part


def test_all_pages_and_all_that_stands_beside_them_wear_the_sheet(on_small_lists: Program) -> None:
    window = on_small_lists.window
    for name in window.page_names:
        window.page(name)
    made = (window.finder, window.note, window.message_bar, window._welcome, window._no_list)
    assert [part.styleSheet() for part in made] == [LIGHT] * len(made)
    assert undressed(window) == []


def test_every_dialog_wears_the_sheet_and_so_do_the_lists_that_drop_from_its_fields(
    on_small_lists: Program, tmp_path: Path
) -> None:
    bare: dict[str, list[str]] = {}
    lists = 0
    for dialog in dialogs(on_small_lists, tmp_path / "files"):
        dropped = [popup for popup in map(QCompleter.popup, dialog.findChildren(QCompleter)) if popup is not None]
        bare[type(dialog).__name__] = [name for part in (dialog, *dropped) for name in undressed(part)]
        lists += len(dropped)
        dialog.deleteLater()
    assert {name: parts for name, parts in bare.items() if parts} == {}
    assert lists > 2  # fields that list what one means


def test_what_wears_no_sheet_is_found(qtbot: QtBot) -> None:
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    stack.addWidget(QLabel())
    stack.addWidget(hidden(qtbot))
    assert undressed(stack) == ["QLabel"]


def test_what_is_seen_changes_at_once_and_what_is_hidden_in_a_later_turn(
    theme: Theme, seen: QLabel, qtbot: QtBot
) -> None:
    later = [hidden(qtbot), hidden(qtbot)]
    theme.choose("dark")
    assert [part.styleSheet() for part in (seen, *later)] == [DARK, LIGHT, LIGHT]
    qtbot.waitUntil(lambda: [part.styleSheet() for part in later] == [DARK, DARK])


def test_what_is_hidden_has_the_sheet_as_soon_as_it_is_shown(theme: Theme, seen: QLabel, qtbot: QtBot) -> None:
    part = hidden(qtbot)
    theme.choose("dark")
    part.show()
    assert part.styleSheet() == DARK


def test_a_window_is_painted_once_all_of_it_has_changed(theme: Theme, seen: QLabel, qtbot: QtBot) -> None:
    theme.choose("dark")
    assert not seen.window().updatesEnabled()
    theme.choose("light")
    qtbot.waitUntil(seen.window().updatesEnabled)
    assert seen.styleSheet() == LIGHT


def test_a_part_that_is_deleted_before_its_turn_is_left_out(theme: Theme, seen: QLabel, qtbot: QtBot) -> None:
    gone, left = hidden(qtbot), hidden(qtbot)
    theme.choose("dark")
    gone.deleteLater()
    qtbot.waitUntil(lambda: left.styleSheet() == DARK)
    qtbot.wait(10)


def test_a_part_made_after_a_change_begins_in_the_sheet_of_now(theme: Theme, qtbot: QtBot) -> None:
    theme.choose("dark")
    assert hidden(qtbot).styleSheet() == DARK
