"""The register of decisions: logged, changed, filtered, closed and carried over, all of it by keyboard."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from shortage_app import text
from shortage_app.domain.change import Change, applied
from shortage_app.domain.decisions import Decision, decisions_of, replaced
from shortage_app.domain.project import Project
from shortage_app.ui.app import Program
from shortage_app.ui.dialogs import decision_dialog
from shortage_app.ui.dialogs.decision_dialog import DecisionDialog, log_decision
from shortage_app.ui.pages.decisions import DecisionsPage
from shortage_app.ui.pages.occupations import OccupationsPage
from shortage_app.ui.settings import Settings
from shortage_app.workflow.linking import planner
from shortage_app.workflow.workspaces import open_workspace
from tests.report import small_lists
from tests.screens.camera import cut_words
from tests.ui.pages.small_window import settled, shown, stored

CTRL = Qt.KeyboardModifier.ControlModifier
MASON = Decision("3", 2019, "partner", "Ask centre X\nby phone", "S. Lambert", "2020-03-31", decided_on="2020-02-12")
PAINTER = Decision("4", 2019, "more_places", owner="K. Peeters", state="in_progress", due="2999-01-01")
EARLIER = Decision("6", 2018, "validation", "Waiters")


def project(*decisions: Decision) -> Project:
    return applied(small_lists.project(), Change("", (replaced(decisions, decisions),)))


@pytest.fixture
def empty(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[Program]:
    made = shown(qtbot, settings, "decisions", stored(tmp_path / "small.shortage", project()))
    yield made
    made.session.tasks.close()


@pytest.fixture
def program(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[Program]:
    kept = stored(tmp_path / "small.shortage", project(MASON, PAINTER, EARLIER))
    made = shown(qtbot, settings, "decisions", kept)
    yield made
    made.session.tasks.close()


def page_of(program: Program) -> DecisionsPage:
    page = program.window.page("decisions")
    assert isinstance(page, DecisionsPage)
    return page


def kept(program: Program) -> list[Decision]:
    """What stands in the file."""
    workspace = program.session.workspace
    assert workspace is not None
    return decisions_of(open_workspace(workspace.path).project.decisions)


def listed(program: Program) -> list[tuple[str, int, str]]:
    model = page_of(program).table.table_model
    return [
        (model.value(row, "title"), model.value(row, "year"), model.value(row, "state"))
        for row in range(model.rowCount())
    ]


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def dialog_of(program: Program, qtbot: QtBot) -> DecisionDialog:
    (found,) = [one for one in program.window.findChildren(DecisionDialog) if one.isVisible()]
    qtbot.waitUntil(found.isActiveWindow)
    return found


def go_to_table(program: Program, qtbot: QtBot) -> None:
    """A screen without a window system does not give the window back what the dialog took."""
    program.window.activateWindow()
    page_of(program).table.setFocus()
    qtbot.waitUntil(page_of(program).table.hasFocus)


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(focused(), key)


def test_log_change_filter_and_close_a_decision_by_keyboard_alone(empty: Program, qtbot: QtBot) -> None:
    page, today = page_of(empty), date.today().isoformat()
    assert page.nothing.isVisible()
    qtbot.keyClick(empty.window, Qt.Key.Key_D, CTRL)
    dialog = dialog_of(empty, qtbot)
    assert focused() is dialog.occupation
    qtbot.keyClicks(focused(), "Mas")
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    qtbot.keyClicks(focused(), "S. Lambert")
    press(qtbot, Qt.Key.Key_Tab)
    qtbot.keyClicks(focused(), "31/3/2020")
    press(qtbot, Qt.Key.Key_Tab)
    qtbot.keyClicks(focused(), "Ask centre X")
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Space)
    settled(qtbot, empty)
    assert (empty.window.note.accessibleName(), empty.window.note.button.text()) == ("The decision was saved.", "Undo")
    noted = Decision(
        "3", 2019, "partner", "Ask centre X", "S. Lambert", "2020-03-31", decided_by=planner(), decided_on=today
    )
    assert kept(empty) == [noted]
    assert listed(empty) == [("Mason", 2019, "open")]
    assert empty.session.selection == ("occupation", "3")

    go_to_table(empty, qtbot)
    press(qtbot, Qt.Key.Key_Return)
    dialog = dialog_of(empty, qtbot)
    assert dialog.note.toPlainText() == "Ask centre X"
    dialog.owner.setFocus()
    dialog.owner.selectAll()
    qtbot.keyClicks(dialog.owner, "K. Peeters")
    press(qtbot, Qt.Key.Key_Return)
    settled(qtbot, empty)
    assert [(one.owner, one.changed_on) for one in kept(empty)] == [("K. Peeters", today)]

    go_to_table(empty, qtbot)
    qtbot.keyClick(empty.window, Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(focused(), "baker")
    assert page.none_shown.accessibleName() == "No decision matches the filters."
    press(qtbot, Qt.Key.Key_Escape, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    press(qtbot, Qt.Key.Key_C)
    settled(qtbot, empty)
    assert listed(empty) == [("Mason", 2019, "done")]
    press(qtbot, Qt.Key.Key_Delete)
    settled(qtbot, empty)
    assert kept(empty) == []


def test_the_register_of_the_year_comes_first_and_says_how_it_stands(program: Program) -> None:
    assert listed(program) == [("Mason", 2019, "open"), ("Painter", 2019, "in_progress")]
    assert page_of(program).subheading.text() == "2 decisions · 2 open · 1 overdue"
    assert [button.accessibleName() for button in program.window.rail.buttons if "Decisions" in button.text()] == [
        "Decisions, 2 to look at"
    ]


def test_the_inspector_says_all_of_the_decision(program: Program) -> None:
    inspector = page_of(program).inspector
    assert inspector.title.text() == "Mason"
    assert inspector.note.text() == "Ask centre X\nby phone"
    assert inspector.facts.text() == "Owner: S. Lambert\nDue: 31/03/2020\nLogged on 12/02/2020"


def test_filters_keep_by_owner_state_and_overdue(program: Program) -> None:
    page = page_of(program)
    page.filters.overdue.click()
    assert [title for title, _year, _state in listed(program)] == ["Mason"]
    page.filters.overdue.click()
    page.filters.choices["owner"].values_chosen.emit(frozenset({"K. Peeters"}))
    assert [title for title, _year, _state in listed(program)] == ["Painter"]
    page.filters.choices["state"].values_chosen.emit(frozenset({"open"}))
    assert listed(program) == []
    page.filters.reset.click()
    page.filters.choices["year"].values_chosen.emit(None)
    assert [year for _title, year, _state in listed(program)] == [2019, 2019, 2018]


def test_a_year_without_decisions_offers_to_log_one_or_to_show_all_years(program: Program, qtbot: QtBot) -> None:
    program.session.show_year(2017)
    settled(qtbot, program)
    page = page_of(program)
    assert page.none_shown.accessibleName() == "The register of 2017 is empty."
    assert not page.waiting.isVisible()


def test_open_decisions_of_earlier_years_are_offered_and_carried_over(program: Program, qtbot: QtBot) -> None:
    page = page_of(program)
    assert page.waiting_words.text() == (
        "1 open decision of earlier years is not in the register of 2019 yet. "
        "1 is for an occupation that is no longer listed."
    )
    page.show_waiting.click()
    assert listed(program) == [("Waiter", 2018, "open")]
    page.carry.click()
    settled(qtbot, program)
    assert not page.waiting.isVisible()
    today = date.today().isoformat()
    assert kept(program) == [
        MASON,
        PAINTER,
        replace(EARLIER, state="carried", changed_by=planner(), changed_on=today),
        replace(EARLIER, year=2019, carried_from_year=2018),
    ]


def test_of_very_many_occupations_the_one_picked_is_there_at_once_and_the_others_follow(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.session.select("occupation", "3")
    log_decision(program.window, program.session)
    dialog = dialog_of(program, qtbot)
    every = [dialog.occupation.itemText(place) for place in range(dialog.occupation.count())]
    dialog.reject()
    monkeypatch.setattr(decision_dialog, "MANY", 1)
    assert program.session.analysis is not None
    dialog = DecisionDialog(program.window, program.session, program.session.analysis)
    assert (dialog.occupation.count(), dialog.occupation.currentData()) == (1, "3")
    qtbot.waitUntil(lambda: dialog.occupation.count() > 1)
    assert [dialog.occupation.itemText(place) for place in range(dialog.occupation.count())] == every
    assert dialog.occupation.currentData() == "3"
    dialog.reject()


def test_a_second_decision_of_a_kind_and_an_unreadable_day_are_refused_in_words(program: Program, qtbot: QtBot) -> None:
    program.session.select("occupation", "3")
    program.window.commands["log_decision"].trigger()
    dialog = dialog_of(program, qtbot)
    assert dialog.occupation.currentData() == "3"
    dialog.due.setText("soon")
    dialog.save_button.click()
    assert dialog.trouble.text() == "“soon” is not a day. Write it as 31/12/2020."
    assert dialog.due.hasFocus()
    dialog.due.clear()
    dialog.kind.setCurrentIndex(dialog.kind.findData("partner"))
    dialog.save_button.click()
    assert dialog.trouble.text().startswith("The register of 2019 already holds “Seek a partner” for this occupation.")
    assert dialog.isVisible()
    dialog.reject()
    assert len(kept(program)) == 3


def test_a_decision_that_is_changed_can_be_saved_only_while_something_differs(program: Program) -> None:
    assert program.session.analysis is not None
    dialog = DecisionDialog(program.window, program.session, program.session.analysis, MASON)
    assert not dialog.save_button.isEnabled()
    dialog.owner.setText("K. Peeters")
    assert dialog.save_button.isEnabled()
    dialog.owner.setText(MASON.owner)
    assert not dialog.save_button.isEnabled()
    dialog.note.setPlainText("Asked")
    assert dialog.save_button.isEnabled()
    dialog.reject()


def test_the_inspector_of_an_occupation_lists_its_decisions_and_logs_another(program: Program, qtbot: QtBot) -> None:
    program.session.show_page("occupations")
    program.session.select("occupation", "3")
    settled(qtbot, program)
    page = program.window.page("occupations")
    assert isinstance(page, OccupationsPage)
    (line,) = page.inspector.decision_list.lines
    assert line.words == "12/02/2020 · S. Lambert · Seek a partner · To do"
    page.inspector.log.click()
    dialog = dialog_of(program, qtbot)
    assert dialog.occupation.currentData() == "3"
    dialog.reject()
    page.inspector.see_decisions.click()
    qtbot.waitUntil(lambda: program.session.page == "decisions")
    settled(qtbot, program)
    assert [title for title, _year, _state in listed(program)] == ["Mason"]


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_no_word_is_cut(program: Program, qtbot: QtBot, language: str) -> None:
    program.session.speak(language)
    settled(qtbot, program)
    assert cut_words(page_of(program)) == []
    program.window.commands["log_decision"].trigger()
    dialog = dialog_of(program, qtbot)
    assert cut_words(dialog) == []
    dialog.reject()


def test_the_occupation_of_the_decision_shown_is_opened_whatever_was_picked_elsewhere(
    program: Program, qtbot: QtBot
) -> None:
    program.session.show_page("overview")
    program.session.select("product", "p1")
    program.session.show_page("decisions")
    settled(qtbot, program)
    page_of(program).inspector.occupation.click()
    settled(qtbot, program)
    assert (program.session.page, program.session.selection) == ("occupations", ("occupation", "3"))


def test_rows_asked_for_before_the_page_was_looked_at_are_those_it_shows(
    qtbot: QtBot, settings: Settings, tmp_path: Path
) -> None:
    kept = stored(tmp_path / "small.shortage", project(MASON, EARLIER))
    made = shown(qtbot, settings, "overview", kept)
    made.session.ask_rows("decisions:6")
    qtbot.waitUntil(lambda: made.session.page == "decisions")
    settled(qtbot, made)
    assert listed(made) == [("Waiter", 2018, "open")]
    made.session.tasks.close()
