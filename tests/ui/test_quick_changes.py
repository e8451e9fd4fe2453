"""What is looked at may change faster than it is worked out or shown: nothing of before is left standing."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis
from shortage_app.domain.project import Project
from shortage_app.ui.actions import wire
from shortage_app.ui.app import Program
from shortage_app.ui.dialogs.decision_dialog import DecisionDialog
from shortage_app.ui.dialogs.export_dialog import ExportDialog
from shortage_app.ui.dialogs.sheet import Sheet
from shortage_app.ui.pages.exits import ExitsPage
from shortage_app.ui.pages.indicators import IndicatorsPage
from shortage_app.ui.pages.occupations import OccupationsPage
from shortage_app.ui.settings import Settings
from shortage_app.ui.visit import OCCUPATION, Filters
from shortage_app.ui.widgets.choices import CountChip, FilterChips, TickChip
from tests.report import small_lists
from tests.ui.pages import test_indicators
from tests.ui.pages.small_window import opened, settled
from tests.ui.samples import SampleWorkspace

STRUCTURAL = Filters(values={c.STATUS: frozenset({"structural"})})


def without_exits() -> Project:
    project = small_lists.project()
    return project.changed(exits=project.exits.iloc[:0])


def take(program: Program, qtbot: QtBot, project: Project) -> tuple[Analysis, Analysis]:
    """Go on to another workspace; the analyses before and after."""
    before = program.session.analysis
    program.session.take(SampleWorkspace(Path("another.shortage"), project))
    qtbot.waitUntil(lambda: program.session.analysis is not before)
    after = program.session.analysis
    assert before is not None and after is not None
    return before, after


def test_indicators_of_the_workspace_before_do_not_come_into_one_without(qtbot: QtBot, settings: Settings) -> None:
    program = opened(qtbot, settings, "indicators", test_indicators.project())
    page = program.window.page("indicators")
    assert isinstance(page, IndicatorsPage)
    for analysis in take(program, qtbot, small_lists.project()):
        page.show_analysis(analysis)
    settled(qtbot, program)
    assert page.nothing.isVisible()
    assert page.subheading.text() == ""


def test_exits_of_the_workspace_before_do_not_come_into_one_without(qtbot: QtBot, settings: Settings) -> None:
    program = opened(qtbot, settings, "exits")
    page = program.window.page("exits")
    assert isinstance(page, ExitsPage)
    for analysis in take(program, qtbot, without_exits()):
        page.show_analysis(analysis)
    settled(qtbot, program)
    assert page.nothing.isVisible()
    assert page.content.isHidden()


def test_an_occupation_opened_is_forgotten_once_another_is_picked(qtbot: QtBot, settings: Settings) -> None:
    program = opened(qtbot, settings, "overview")
    session = program.session
    session.open_occupation("3")
    session.show_page("decisions")
    session.select(OCCUPATION, "1")
    session.filter(STRUCTURAL)
    session.show_page("occupations")
    settled(qtbot, program)
    assert (session.selection, session.filters) == ((OCCUPATION, "1"), STRUCTURAL)


def test_places_are_told_of_the_year_whose_rows_are_shown(qtbot: QtBot, settings: Settings) -> None:
    program = opened(qtbot, settings, "occupations")
    page = program.window.page("occupations")
    assert isinstance(page, OccupationsPage)
    analysis = program.session.analysis
    program.session.show_year(2018)
    qtbot.waitUntil(lambda: program.session.analysis is not analysis)
    program.session.filter(STRUCTURAL)
    assert page.places.text().startswith("Places 2019: ")
    settled(qtbot, program)
    assert page.places.text().startswith("Places 2018: ")


def test_chips_of_which_none_holds_are_all_reached_by_keyboard(qtbot: QtBot) -> None:
    window, chips = QWidget(), FilterChips()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(chips)
    values = [(None, "All", "3"), ("a", "A", "1"), ("b", "B", "2")]
    chips.offer(values, None)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    first, second, third = chips.findChildren(CountChip)
    first.setFocus()
    chips.offer(values, "chosen elsewhere")
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is second
    qtbot.keyClick(second, Qt.Key.Key_Right)
    assert QApplication.focusWidget() is third


def test_what_goes_away_with_the_keyboard_leaves_it_on_the_page(qtbot: QtBot, settings: Settings) -> None:
    program = opened(qtbot, settings, "occupations")
    page = program.window.page("occupations")
    assert isinstance(page, OccupationsPage)
    qtbot.keyClick(
        program.window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    (chip,) = [one for one in page.findChildren(TickChip) if one.isVisible()]
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert chip.isHidden()
    holder = QApplication.focusWidget()
    assert holder is not None and page.isAncestorOf(holder)
    program.session.filter(Filters(values={c.CODE: frozenset({"1", "2"})}))
    (other,) = [one for one in page.filters.findChildren(QPushButton) if one.toolTip() == "Show all again"]
    qtbot.waitUntil(other.isVisible)
    other.setFocus()
    qtbot.keyClick(other, Qt.Key.Key_Space)
    assert program.session.filters == Filters()
    assert QApplication.focusWidget() is page.filters.words


@pytest.mark.parametrize(("command", "kind"), [("export", ExportDialog), ("log_decision", DecisionDialog)])
def test_what_is_asked_for_at_once_after_another_year_is_of_that_year(
    on_small_lists: Program, qtbot: QtBot, command: str, kind: type[Sheet]
) -> None:
    session, window = on_small_lists.session, on_small_lists.window
    wire(window)
    session.show_year(session.years[0])
    window.commands[command].trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(kind)))
    (dialog,) = window.findChildren(kind)
    chosen = [choice.currentText() for choice in dialog.findChildren(QComboBox)]
    assert str(session.years[0]) in " ".join([dialog.windowTitle(), *chosen])
    dialog.done(0)
