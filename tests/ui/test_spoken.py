"""What a screen reader finds, on every page and in every dialog: a name, a role, and words for what is drawn."""

from pathlib import Path

import pandas as pd
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.ui import focus_order, spoken
from shortage_app.ui.app import Program
from shortage_app.ui.charts.chart_view import ChartView
from shortage_app.ui.dialogs.help_dialog import HelpDialog
from shortage_app.ui.dialogs.keys_dialog import KeysDialog
from shortage_app.ui.dialogs.sheet import Sheet
from shortage_app.ui.models import cells
from shortage_app.ui.models.table_model import TableModel
from shortage_app.ui.status_bar import TaskStatus
from shortage_app.ui.visit import Filters
from shortage_app.ui.widgets.card import CardView
from shortage_app.ui.widgets.choices import CountChip
from shortage_app.ui.widgets.fields import YearStepper
from tests.ui.every_dialog import dialogs, shown_one_by_one
from tests.ui.pages.small_window import settled

Role = QAccessible.Role
NOTHING_SAID = (Role.NoRole, Role.Client, Role.Border)
ACTED_ON = (Role.Button, Role.CheckBox, Role.RadioButton, Role.ComboBox, Role.EditableText, Role.SpinBox, Role.Link,
            Role.ButtonMenu, Role.ButtonDropDown, Role.Table, Role.List, Role.Chart)  # fmt: skip

LANGUAGES = ("fr", "nl")
WHOLES = (QAbstractSpinBox, QComboBox, QTableView)  # which speak for their parts
PARTS = (QLineEdit, QAbstractButton)


@pytest.fixture
def program(on_small_lists: Program) -> Program:
    return on_small_lists


def name_of(widget: QWidget) -> str:
    """What a screen reader calls a widget; on Linux Qt gives the value of a nameless combo box for its name."""
    if isinstance(widget, QComboBox) and not widget.accessibleName():
        return next((label.text() for label in widget.window().findChildren(QLabel) if label.buddy() is widget), "")
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name) if found is not None else ""


def role_of(widget: QWidget) -> Role:
    """What a screen reader takes a widget for."""
    found = QAccessible.queryAccessibleInterface(widget)
    return found.role() if found is not None else Role.NoRole


def silent(root: QWidget) -> list[str]:
    """The visible widgets one can act on of which a screen reader could not say what they are."""
    told = []
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisible() or (isinstance(widget.parent(), WHOLES) and isinstance(widget, PARTS)):
            continue
        takes_focus = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        role = role_of(widget)
        if (takes_focus or role in ACTED_ON) and not (name_of(widget) and role not in NOTHING_SAID):
            told.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}: {role.name}")
        elif isinstance(widget, QAbstractButton) and plain(widget.text()) not in plain(name_of(widget)):
            told.append(f"“{widget.text()}” is called “{name_of(widget)}”")
    return told


def plain(words: str) -> str:
    """Words as they are spoken: without case, and without the mark of a key or of more to come."""
    return words.casefold().replace("&", "").rstrip("…")


def test_every_page_says_what_can_be_acted_on_in_both_languages_of_the_region(program: Program, qtbot: QtBot) -> None:
    found = {}
    for page in program.window.page_names:
        program.session.show_page(page)
        for language in LANGUAGES:
            program.session.speak(language)
            settled(qtbot, program)
            found[page, language] = silent(program.window)
    assert {place: told for place, told in found.items() if told} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_dialog_says_what_can_be_acted_on(program: Program, qtbot: QtBot, tmp_path: Path, language: str) -> None:
    program.session.speak(language)
    settled(qtbot, program)
    opened = shown_one_by_one(qtbot, program, tmp_path / "files")
    found = {(dialog.windowTitle(), type(dialog).__name__): silent(dialog) for dialog in opened}
    assert all(title for title, _kind in found)
    assert {place: told for place, told in found.items() if told} == {}


def test_what_a_sheet_is_for_stands_right_before_what_leaves_it(program: Program, tmp_path: Path) -> None:
    ends = {}
    for dialog in dialogs(program, tmp_path / "files"):
        if isinstance(dialog, Sheet):
            foot = focus_order.in_order(focus_order.along(dialog.foot))
            buttons = [part for part in foot if isinstance(part, QPushButton)]
            kinds = [button.property("kind") == "primary" for button in buttons]
            ends[dialog.windowTitle()] = kinds[-2:] if any(kinds) else [True, False]
        dialog.close()
    assert len(ends) > 10
    assert {title: end for title, end in ends.items() if end != [True, False]} == {}


def test_titles_of_pages_and_dialogs_are_headings(program: Program) -> None:
    page = program.window.page("overview")
    assert (role_of(page.heading), name_of(page.heading)) == (Role.Heading, "Overview")
    sheet = KeysDialog(program.window, [])
    assert (role_of(sheet._title), name_of(sheet._title)) == (Role.Heading, "Keyboard shortcuts")


def test_a_long_job_is_announced_when_it_is_shown_and_when_it_ends(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(spoken, "announce", lambda _widget, words: told.append(words))
    tasks, status = program.session.tasks, program.window.findChild(TaskStatus)
    assert status is not None
    for name, words in (("short", "Reading"), ("mute", ""), ("long", "Exporting")):
        tasks.task_started.emit(name, words)
    tasks.task_ended.emit("short")
    status._show()
    status._show()
    tasks.task_progressed.emit("long", 1, 2)
    tasks.task_ended.emit("long")
    tasks.task_ended.emit("mute")
    assert told == ["Exporting", "Ended: Exporting"]


def test_f1_opens_the_guide_over_every_dialog(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    without = []
    for dialog in shown_one_by_one(qtbot, program, tmp_path / "files"):
        if isinstance(dialog, HelpDialog):
            continue
        dialog.activateWindow()
        qtbot.waitUntil(lambda dialog=dialog: QApplication.activeWindow() is dialog)
        qtbot.keyClick(dialog, Qt.Key.Key_F1)
        guide = dialog.findChild(HelpDialog)
        if guide is None or not guide.isVisible():
            without.append(type(dialog).__name__)
        else:
            guide.close()
    assert without == []


def test_every_chart_says_its_figures_in_words(program: Program, qtbot: QtBot) -> None:
    wordless = []
    for page in program.window.page_names:
        program.session.show_page(page)
        settled(qtbot, program)
        charts = [chart for chart in program.window.findChildren(ChartView) if chart.isVisible() and chart.chart]
        wordless += [chart.chart.title for chart in charts if chart.chart and name_of(chart) != chart.chart.alternative]
    assert wordless == []


def test_what_is_drawn_is_known_for_what_it_does(program: Program) -> None:
    window = program.window
    kinds = {type(widget): role_of(widget) for widget in window.findChildren(QWidget)}
    assert (kinds[CardView], kinds[ChartView], kinds[YearStepper]) == (Role.Button, Role.Chart, Role.SpinBox)
    card = next(card for card in window.findChildren(CardView) if card.isVisible())
    assert isinstance(card, QAbstractButton)
    actions = QAccessible.queryAccessibleInterface(card).actionInterface()
    assert "Press" in actions.actionNames()
    assert name_of(window.top_bar.stepper) == "Reference year 2019"


def test_one_of_several_is_heard_as_a_choice_among_them(program: Program, qtbot: QtBot) -> None:
    program.session.show_page("occupations")
    settled(qtbot, program)
    window = program.window
    languages = [window.top_bar.languages.button(language) for language in LANGUAGES]
    chips = window.page("occupations").findChildren(CountChip)
    for group in (window.rail.buttons[:-1], languages, chips):
        assert {role_of(button) for button in group} == {Role.RadioButton}
    for group in (window.rail.buttons[:-1], chips):
        heard = [QAccessible.queryAccessibleInterface(button).state() for button in group]
        assert [state.checked for state in heard].count(1) == 1


def test_what_the_search_finds_is_announced_line_by_line(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(spoken, "announce", lambda _widget, words, **_how: told.append(words))
    field = program.window.top_bar.search
    field.setFocus()
    qtbot.keyClicks(field, "a")
    count = len(program.window.finder.hits)
    assert count > 1
    assert told[-1].endswith(f", 1 of {count}")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert told[-1] == f"{program.window.finder.hits[1].words}, 2 of {count}"
    qtbot.keyClicks(field, "§§§")
    assert told[-1] == "Nothing found."


def test_stepping_through_a_chart_is_announced(program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(spoken, "announce", lambda _widget, words, **_how: told.append(words))
    chart = next(
        chart for chart in program.window.findChildren(ChartView) if chart.isVisible() and len(chart.marks) > 1
    )
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert told == [mark.words for mark in chart.marks[:2]]


def test_a_message_and_a_note_are_announced(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, bool]] = []
    monkeypatch.setattr(spoken, "announce", lambda _widget, words, urgent=False: told.append((words, urgent)))
    program.session.failed.emit(OSError("The drive is gone."))
    program.window.say("4 rows imported")
    assert told == [("The drive is gone. Nothing was changed.", True), ("4 rows imported", False)]


def test_an_announcement_reaches_qt(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    events: list[tuple[QAccessible.Event, str]] = []
    monkeypatch.setattr(
        spoken.QAccessible, "updateAccessibility", lambda event: events.append((event.type(), event.message()))
    )
    spoken.announce(program.window, "done")
    spoken.announce(program.window, "")
    assert events == [(QAccessible.Event.Announcement, "done")]


# Cells of tables


def said(model: TableModel, column: int, row: int = 0) -> object:
    return model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_strip_is_spoken_year_by_year_and_equal_years_together() -> None:
    states = {"listed": "Listed", "not_listed": "Not listed", "no_edition": "No edition"}
    strip = TableColumn("strip", "Years", Format.STRIP, labels=states, years=(2015, 2016, 2017, 2018, 2019))
    spoken_words = cells.spoken(strip, "listed;listed;not_listed;no_edition;listed")
    assert spoken_words == "2015 to 2016: Listed; 2017: Not listed; 2018: No edition; 2019: Listed"


def test_a_rate_is_spoken_with_its_interval_and_a_hidden_one_never(qapp: QApplication) -> None:
    columns = (
        TableColumn("rate", "Rate", Format.INTERVAL, hidden_by="gone"),
        TableColumn("low", "Low", Format.PERCENT, shown=False),
        TableColumn("high", "High", Format.PERCENT, shown=False),
        TableColumn("gone", "Hidden", Format.FLAG, shown=False),
    )
    rows = pd.DataFrame(
        {"rate": [0.6, None, 0.6], "low": [0.52, None, 0.52], "high": [0.68, None, 0.68], "gone": [False, False, True]}
    )
    model = TableModel()
    model.show(Table("t", "T", columns, rows))
    assert [said(model, 0, row) for row in range(3)] == ["60.0%, 95% CI 52.0% to 68.0%", "no figure", "hidden"]


def test_a_head_says_how_its_column_is_ordered_and_filtered(program: Program, qtbot: QtBot) -> None:
    program.session.show_page("occupations")
    settled(qtbot, program)
    table = program.window.page("occupations").table  # type: ignore[attr-defined]
    model, head = table.table_model, Qt.Orientation.Horizontal
    section = model.column_index("status")
    model.sort(section, Qt.SortOrder.DescendingOrder)
    model.filter(Filters().narrowed("status", frozenset({"structural"})))
    told = [
        model.headerData(place, head, Qt.ItemDataRole.AccessibleDescriptionRole) for place in range(len(model.columns))
    ]
    assert told[section] == "sorted descending, filtered"
    assert {words for place, words in enumerate(told) if place != section} == {""}
