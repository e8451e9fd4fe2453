"""The page of indicators: cards of the year, what does not agree, and the chart of any series."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shortage_app.domain import columns as c
from shortage_app.domain.change import conform
from shortage_app.domain.project import Project
from shortage_app.domain.targets import KEY, Target
from shortage_app.ui.app import Program
from shortage_app.ui.dialogs.targets_dialog import TargetsDialog
from shortage_app.ui.pages.indicators import IndicatorsPage
from shortage_app.ui.settings import Settings
from shortage_app.ui.widgets.labels import Label
from shortage_app.workflow import aiming
from tests.report import small_lists
from tests.screens.camera import cut_words
from tests.ui.pages.small_window import opened, settled, shown, stored

ROWS = [
    ("Exits", "", "", "2018", 70.0, 71.0, "%", False),
    ("Exits", "", "", "2019", 73.0, 72.0, "%", False),
    ("Places", "", "", "2018", 900.0, 950.0, "places", False),
    ("Places", "", "", "2019", 1000.0, 990.0, "places", True),
    ("Places", "Domain", "Wood", "2019", 300.0, None, "places", False),
    ("Places", "Domain", "Metal", "2019", 600.0, None, "places", False),
]


def project() -> Project:
    names = [c.INDICATOR, c.DIMENSION, c.CATEGORY, c.PERIOD, c.VALUE, c.TARGET, c.UNIT, c.SERIES_BREAK]
    rows = conform("indicators", pd.DataFrame(ROWS, columns=names))
    return small_lists.project().changed(indicators=rows)


@pytest.fixture
def program(qtbot: QtBot, settings: Settings) -> Iterator[Program]:
    made = opened(qtbot, settings, "indicators", project())
    yield made
    made.session.tasks.close()


def page_of(program: Program) -> IndicatorsPage:
    page = program.window.page("indicators")
    assert isinstance(page, IndicatorsPage)
    return page


def test_a_card_says_the_figure_of_the_year_and_how_it_stands(program: Program) -> None:
    page = page_of(program)
    told = [(card.figure.text(), card.state.accessibleName(), card.target.text()) for card in page.cards]
    assert told == [
        ("73.0%", "Target met", "target 72% · +1.0 pts"),
        ("1,000", "Not comparable", "target 990"),
    ]
    assert page.standing.text() == "2019: 1 of 1 target met, 1 not comparable"


def test_another_year_shows_its_own_figures(program: Program, qtbot: QtBot) -> None:
    program.session.show_year(2018)
    settled(qtbot, program)
    assert [card.figure.text() for card in page_of(program).cards] == ["70.0%", "900"]
    assert page_of(program).standing.text() == "2018: 0 of 2 targets met"


def test_what_does_not_agree_is_said_on_the_page(program: Program) -> None:
    words = [label.accessibleName() for label in page_of(program).sentences.findChildren(Label)]
    assert words == [
        "Places, 2019: 1,000 as a whole, but 900 by domain: a difference of 100 that the source does not explain."
    ]


def test_a_click_on_a_series_shows_its_chart(program: Program, qtbot: QtBot) -> None:
    page = page_of(program)
    view = page.table
    row = view.table_model.row_where("category", "Metal")
    place = view.visualRect(view.table_model.index(row, 0)).center()
    view.scrollTo(view.table_model.index(row, 0))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    chart = page.chart.view.chart
    assert chart is not None and chart.title == "Places: Domain, 2019"
    assert page.family.currentText() == "Places: Domain"


def test_the_series_chosen_stays_through_another_year_language_and_theme(program: Program, qtbot: QtBot) -> None:
    page = page_of(program)
    first = page.family.currentIndex()
    page.family.setCurrentIndex(first - 1)
    page.family.value_chosen.emit(page.family.currentData())
    seen = []
    for change in (
        lambda: program.session.show_year(2018),
        lambda: program.session.speak("nl"),
        lambda: program.theme.choose("dark"),
        lambda: program.session.show_page("overview"),
        lambda: program.session.show_page("indicators"),
    ):
        change()
        settled(qtbot, program)
        chart = page.chart.view.chart
        seen.append((page.family.currentIndex(), chart.title if chart is not None else ""))
    assert first > 0
    assert seen == [(first - 1, page.family.itemText(first - 1))] * 5


def test_all_values_are_copied_for_excel(program: Program, qtbot: QtBot) -> None:
    qtbot.mouseClick(page_of(program).copy, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 1 + len(ROWS)
    assert lines[2].split("\t")[:6] == ["Exits", "", "", "2019", "", "73"]


def test_without_indicators_the_page_says_what_to_do(qtbot: QtBot, settings: Settings) -> None:
    made = opened(qtbot, settings, "indicators")
    page = made.window.page("indicators")
    assert isinstance(page, IndicatorsPage)
    assert page.nothing.isVisible() and not page.content.isVisible()
    made.session.tasks.close()


def test_no_word_is_cut_in_any_language(program: Program, qtbot: QtBot) -> None:
    for language in ("fr", "nl", "en"):
        program.session.speak(language)
        settled(qtbot, program)
        assert cut_words(program.window) == []


@pytest.fixture
def dialog(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[tuple[Program, TargetsDialog]]:
    """The targets, asked for on the page of a workspace in a file."""
    made = shown(qtbot, settings, "indicators", stored(tmp_path / "small.shortage", project()))
    page_of(made).edit.click()
    found = made.window.findChild(TargetsDialog)
    assert found is not None
    with qtbot.waitActive(found):
        found.activateWindow()
    yield made, found
    made.session.tasks.close()


def press(qtbot: QtBot, *words: str) -> None:
    """Type into what has the focus; a word in brackets is a key."""
    for word in words:
        field = QApplication.focusWidget()
        assert field is not None
        if word.startswith("["):
            qtbot.keyClick(field, getattr(Qt.Key, f"Key_{word[1:-1]}"))
        else:
            qtbot.keyClicks(field, word)


def test_a_target_is_changed_and_one_to_come_added_by_keyboard_alone(
    dialog: tuple[Program, TargetsDialog], qtbot: QtBot
) -> None:
    program, sheet = dialog
    sheet.series.setFocus()
    press(qtbot, "[Tab]", "[Tab]", "[Tab]", "75", "[Tab]", "plan", "[Tab]", "2020", "[Tab]", "76", "[Return]")
    settled(qtbot, program)
    card = page_of(program).cards[0]
    assert (card.state.accessibleName(), card.target.text()) == ("Target not met", "target 75% · −2.0 pts")
    chart = card.view.chart
    assert chart is not None
    last = chart.rows[-1]  # type: ignore[union-attr]
    assert (last.label, last.sublabel, last.missing) == ("2020", "target 76", "n/a")


def test_who_edits_targets_sees_which_were_set_by_hand(
    qtbot: QtBot, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aiming, "planner", lambda: "K. Peeters")
    first = project().indicators.dropna(subset=[c.TARGET]).iloc[0]
    target = Target(*(str(first[name]) for name in KEY), 71.25)
    kept = aiming.keep_targets(stored(tmp_path / "small.shortage", project()), [target])
    made = shown(qtbot, settings, "indicators", kept)
    sheet = TargetsDialog(made.window, made.session, kept.project)
    today = date.today().strftime("%d/%m/%Y")
    lines = [(line.before.target, line.before.origin) for line in sheet.fields]
    assert lines[:2] == [("71.25", f"by hand, {today} (K. Peeters)"), ("72", "imported")]
    made.session.tasks.close()


def test_a_target_that_cannot_be_read_is_shown_with_its_place_and_nothing_is_kept(
    dialog: tuple[Program, TargetsDialog], qtbot: QtBot
) -> None:
    program, sheet = dialog
    assert not sheet.save_button.isEnabled()
    sheet.fields[0].target.setText("71.000")
    assert sheet.save_button.isEnabled()
    sheet.show_series(1)
    sheet.save_button.click()
    assert sheet.series.currentText() == "Exits"
    assert QApplication.focusWidget() is sheet.fields[0].target
    assert sheet.trouble.text() == "“71.000” is not a target. Write it as 72,5 or 14500."
    assert sheet.isVisible()
    workspace = program.session.workspace
    assert workspace is not None
    assert workspace.project.indicators[c.TARGET].dropna().tolist() == [71.0, 72.0, 950.0, 990.0]
    assert cut_words(sheet) == []
