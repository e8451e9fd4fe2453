"""Another language while one works: what is chosen, typed, picked, filtered, open or running stays."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from shortage_app.ui.app import Program
from shortage_app.ui.dialogs.help_dialog import HelpDialog, show_guide
from shortage_app.ui.dialogs.method_form import MethodForm
from shortage_app.ui.dialogs.settings_dialog import SettingsDialog
from shortage_app.ui.pages.occupations import OccupationsPage
from shortage_app.ui.settings import Settings
from shortage_app.ui.visit import Filters
from shortage_app.ui.widgets.choices import Choice
from tests.report import small_lists
from tests.ui.pages.small_window import settled, shown, stored


@pytest.fixture
def program(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[Program]:
    """The window on a stored workspace of the small lists."""
    made = shown(qtbot, settings, "overview", stored(tmp_path / "small.shortage", small_lists.project()))
    yield made
    made.session.tasks.close()


def answers(program: Program) -> dict[str, object]:
    """What stands in every visible field of the window but that of the language, by its place in it."""
    languages = program.window.top_bar.languages
    found: dict[str, object] = {}
    for place, part in enumerate(program.window.findChildren(QWidget)):
        if not part.isVisible():
            continue
        if isinstance(part, QComboBox):
            found[f"{place} {type(part).__name__}"] = part.currentData()
        elif isinstance(part, QLineEdit):
            found[f"{place} {type(part).__name__}"] = part.text()
        elif isinstance(part, QAbstractButton) and part.isCheckable() and part.parent() is not languages:
            found[f"{place} {type(part).__name__}"] = part.isChecked()
    return found


def choose_last(qtbot: QtBot, program: Program, page: QWidget) -> None:
    """Choose the last of every list of choices that is offered."""
    for choice in page.findChildren(Choice):
        if choice.isVisible() and choice.isEnabled():
            choice.setCurrentIndex(choice.count() - 1)
            choice.activated.emit(choice.currentIndex())
            settled(qtbot, program)


@pytest.mark.parametrize("name", ["overview", "occupations", "coverage", "exits", "decisions", "data"])
def test_what_is_chosen_and_typed_on_a_page_stays(program: Program, qtbot: QtBot, name: str) -> None:
    program.session.show_page(name)
    settled(qtbot, program)
    page = program.window.page(name)
    choose_last(qtbot, program, page)
    typed = [
        field
        for field in page.findChildren(QLineEdit)
        if field.isVisible() and not isinstance(field.parent(), QComboBox)
    ]
    for field in typed[:1]:
        field.setText("oo")
        field.textEdited.emit("oo")
    settled(qtbot, program)
    before = answers(program)
    program.session.speak("nl")
    settled(qtbot, program)
    assert answers(program) == before


def test_year_selection_filters_and_scrolled_place_stay(program: Program, qtbot: QtBot) -> None:
    session = program.session
    session.show_page("occupations")
    session.show_year(2018)
    session.filter(Filters().narrowed("group", frozenset({"Trades"})))
    session.select("occupation", "3")
    settled(qtbot, program)
    page = program.window.page("occupations")
    assert isinstance(page, OccupationsPage)
    picked = page.table.selected_rows()
    session.speak("nl")
    settled(qtbot, program)
    assert (session.year, session.selection, session.page) == (2018, ("occupation", "3"), "occupations")
    assert session.filters == Filters().narrowed("group", frozenset({"Trades"}))
    assert page.table.selected_rows() == picked
    assert session.can_go_back


def test_what_is_typed_in_the_search_stays_with_the_focus(program: Program, qtbot: QtBot) -> None:
    search = program.window.top_bar.search
    search.setFocus()
    qtbot.keyClicks(search, "boul")
    search.setCursorPosition(2)
    program.session.speak("fr")
    settled(qtbot, program)
    assert (search.text(), search.cursorPosition(), QApplication.focusWidget()) == ("boul", 2, search)


def test_a_method_half_changed_and_the_focus_stay_in_the_settings(program: Program, qtbot: QtBot) -> None:
    program.session._verbs = replace(program.session._verbs, set_method=lambda workspace, _settings: workspace)
    dialog = SettingsDialog(program.window, program.session, program.settings, program.theme)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    form = dialog.findChild(MethodForm)
    assert form is not None
    form._numbers["consecutive"].setValue(5)
    languages = next(choice for choice in dialog.findChildren(Choice) if choice.accessibleName() == "Language")
    languages.setFocus()
    languages.setCurrentIndex(languages.findData("nl"))
    languages.activated.emit(languages.currentIndex())
    settled(qtbot, program)
    assert dialog.isVisible()
    (form,) = [part for part in dialog.findChildren(MethodForm) if part.isVisible()]
    assert form.settings["consecutive"] == "5"
    assert form.apply_button.isEnabled()
    focused = QApplication.focusWidget()
    assert isinstance(focused, Choice)
    assert (focused.accessibleName(), focused.currentData()) == ("Taal", "nl")


def test_the_open_guide_stays_at_its_chapter(program: Program, qtbot: QtBot) -> None:
    show_guide(program.window, "exits")
    program.session.speak("fr")
    settled(qtbot, program)
    guide = program.window.findChild(HelpDialog)
    assert guide is not None
    assert (guide.chapter, guide.isVisible(), guide.windowTitle()) == ("exits", True, "Guide")


def test_a_running_job_goes_on_and_its_outcome_is_taken(program: Program, qtbot: QtBot) -> None:
    may_end, outcomes = threading.Event(), []
    program.session.tasks.start("long", lambda _progress: may_end.wait(5), outcomes.append, words="Working")
    program.session.speak("nl")
    QApplication.processEvents()
    assert program.session.tasks.is_running("long")
    may_end.set()
    settled(qtbot, program)
    assert outcomes == [True]
