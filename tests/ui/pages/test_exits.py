"""The page of exits: every split can be reached, a group opens, and nothing hidden has a place or a figure."""

import itertools
import re
import threading
from collections.abc import Iterator
from functools import partial

import pandas as pd
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from shortage_app import text
from shortage_app.domain import columns as c
from shortage_app.domain.change import conform
from shortage_app.domain.codes import MEASURE_LABELS, Measure
from shortage_app.domain.project import Project
from shortage_app.report.exit_contrasts import Contrast
from shortage_app.report.exit_delays import delay_chart
from shortage_app.report.exit_figures import SPLIT_LABELS
from shortage_app.report.exits import RowsBy
from shortage_app.text import _
from shortage_app.ui import auditing
from shortage_app.ui.app import Program
from shortage_app.ui.dialogs.guide_text import BEFORE_WORDS, GuideText
from shortage_app.ui.dialogs.help_dialog import HelpDialog
from shortage_app.ui.pages import exits as exits_page
from shortage_app.ui.pages.exits import ExitsPage
from shortage_app.ui.settings import Settings
from tests.report import small_lists
from tests.screens.camera import cut_words
from tests.ui.pages.small_window import opened, settled

GENDERS, LEVELS = ("female", "male"), ("second_degree", "upper_secondary")
FEW = 3  # leavers of a cell that must be hidden


def exits(cohort: int) -> pd.DataFrame:
    """Two products in two domains; of one, few women of one level."""
    rows = []
    for number, (code, gender, level) in enumerate(itertools.product(("p1", "p2", "p3"), GENDERS, LEVELS)):
        leavers = FEW if (code, gender, level) == ("p1", "female", "second_degree") else 60 + 10 * number
        rows.append((cohort, code, gender, level, leavers, leavers // 3, leavers // 2))
    columns = [c.COHORT_YEAR, c.PRODUCT_CODE, c.GENDER, c.EDUCATION_LEVEL, c.LEAVERS, c.POSITIVE, c.TO_WORK]
    return pd.DataFrame(rows, columns=columns)


def catalogue(year: int) -> pd.DataFrame:
    names = [c.CATALOGUE_YEAR, c.PRODUCT_CODE, c.TITLE_EN, c.DOMAIN, c.PROVIDER, c.POLE, c.TRAINING_TYPE]
    return pd.DataFrame(
        [(year, "p1", "Joinery", "Wood", "Centre", "Woodcity", "qualifying"),
         (year, "p2", "Welding", "Metal", "Centre", "", "qualifying"),
         (year, "p3", "Turning", "Metal", "Partner", "", "upskilling")],
        columns=names,
    )  # fmt: skip


def project() -> Project:
    return small_lists.project().changed(
        exits=conform("exits", pd.concat([exits(2018), exits(2019)])),
        products=conform("products", pd.concat([catalogue(2018), catalogue(2019)])),
    )


@pytest.fixture
def program(qtbot: QtBot, settings: Settings) -> Iterator[Program]:
    made = opened(qtbot, settings, "exits", project())
    yield made
    made.session.tasks.close()


def page_of(program: Program) -> ExitsPage:
    page = program.window.page("exits")
    assert isinstance(page, ExitsPage)
    return page


def choose_rows(program: Program, qtbot: QtBot, rows: str) -> ExitsPage:
    """Take an entry of the choice of rows, as a person does."""
    page = page_of(program)
    page.choices.rows.setCurrentIndex(page.choices.rows.findData(rows))
    page.choices.rows.activated.emit(page.choices.rows.currentIndex())
    settled(qtbot, program)
    return page


def row_labels(page: ExitsPage) -> list[str]:
    chart = page.rates.view.chart
    assert chart is not None
    return [row.label for row in chart.rows]  # type: ignore[union-attr]


def test_the_page_opens_on_the_cohort_of_the_year_by_education_level(program: Program) -> None:
    page = page_of(program)
    assert page.choices.chosen_cohort == 2019
    assert row_labels(page) == ["2nd stage secondary", "Upper secondary (CESS)", "Overall"]
    assert page.table.table_model.rowCount() == 3


@pytest.mark.parametrize(
    ("rows", "labels"),
    [
        (RowsBy.COHORT.value, ["2018", "2019"]),
        (c.DOMAIN, ["Metal", "Wood", "Overall"]),
        (c.TRAINING_TYPE, ["Qualifying training", "Upskilling", "Overall"]),
        (c.PROVIDER, ["Centre", "Partner", "Overall"]),
        (c.POLE, ["Woodcity", "Overall"]),
        (c.PRODUCT_CODE, ["Joinery (p1)", "Turning (p3)", "Welding (p2)", "Overall"]),
        (c.AGE_BAND, ["Overall"]),
        (c.COMMUNE, ["Overall"]),
    ],
)
def test_every_split_can_be_reached(program: Program, qtbot: QtBot, rows: str, labels: list[str]) -> None:
    assert row_labels(choose_rows(program, qtbot, rows)) == labels


def test_every_split_of_the_closed_list_is_offered(program: Program) -> None:
    choice = page_of(program).choices.rows
    offered = {choice.itemData(place) for place in range(choice.count())}
    assert offered == {RowsBy.LEVEL.value, RowsBy.COHORT.value, *SPLIT_LABELS}


def test_a_mark_of_a_group_opens_that_group_by_education_level(program: Program, qtbot: QtBot) -> None:
    page = choose_rows(program, qtbot, c.DOMAIN)
    mark = next(mark for mark in page.rates.view.marks if mark.key == "domain=Metal")
    page.rates.view.mark_activated.emit(mark.key)
    settled(qtbot, program)
    assert row_labels(page)[0] == "2nd stage secondary"
    assert page.choices.group.currentText() == "Metal"
    assert page.figures.isVisible() and page.table.table_model.rowCount() == 3
    chart = page.rates.view.chart
    assert chart is not None and chart.title == "Exit to work, total, leavers of 2019: Metal"


def test_a_provider_is_not_told_apart_by_shortage_link_for_that_is_no_view(program: Program, qtbot: QtBot) -> None:
    page = choose_rows(program, qtbot, c.PROVIDER)
    assert not page.choices.link.isEnabled()
    page.open_rows("provider=Centre")
    settled(qtbot, program)
    assert not page.choices.link.isEnabled()
    assert [page.contrast.itemData(place) for place in range(page.contrast.count())] == ["gender", "every"]
    choose_rows(program, qtbot, c.DOMAIN)
    assert page.choices.link.isEnabled()


def test_another_comparison_shows_other_gaps(program: Program, qtbot: QtBot) -> None:
    page = page_of(program)
    page.contrast.setCurrentIndex(page.contrast.findData(Contrast.EVERY.value))
    page.contrast.activated.emit(page.contrast.currentIndex())
    settled(qtbot, program)
    chart = page.gaps.view.chart
    assert chart is not None
    assert [row.label for row in chart.rows][-1] == "Women − men"  # type: ignore[union-attr]


def test_a_hidden_figure_is_a_chip_without_a_place_in_chart_table_and_clipboard(program: Program, qtbot: QtBot) -> None:
    page = choose_rows(program, qtbot, c.DOMAIN)
    page.open_rows("domain=Wood")
    settled(qtbot, program)
    chart = page.rates.view.chart
    assert chart is not None
    women = chart.rows[0].points[0]  # type: ignore[union-attr]
    assert (women.hidden, women.value, women.n) == ("hidden", None, None)
    assert "2nd stage secondary, Women: hidden" in [mark.words for mark in page.rates.view.marks]
    qtbot.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    line = QGuiApplication.clipboard().text().splitlines()[1].split("\t")
    assert line[:5] == ["2nd stage secondary", *["hidden"] * 4]


def test_the_sentences_are_copied_as_they_stand(program: Program, qtbot: QtBot) -> None:
    page = page_of(program)
    qtbot.mouseClick(page.copy_sentences, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Exit to work, total, leavers of 2019: ")
    assert "do not measure the effect of training" in lines[-1]


def test_the_threshold_stands_under_the_table(program: Program) -> None:
    assert "fewer than 5 people" in page_of(program).notes.text()


def test_no_word_is_cut_in_any_language(program: Program, qtbot: QtBot) -> None:
    for language in ("fr", "nl", "en"):
        program.session.speak(language)
        settled(qtbot, program)
        assert cut_words(program.window) == []


def top_of(part: QWidget) -> int:
    return part.mapTo(part.window(), QPoint()).y()


def test_in_a_narrow_window_the_choices_take_two_rows_and_nothing_scrolls_sideways(
    program: Program, qtbot: QtBot
) -> None:
    choices = page_of(program).choices
    assert top_of(choices.group) == top_of(choices.measure)
    program.session.speak("nl")
    program.window.resize(1150, 760)
    settled(qtbot, program)
    assert top_of(choices.group) > top_of(choices.measure)
    assert choices.width() <= program.window.width() - program.window.rail.width()


def test_no_panel_lies_over_another_whatever_the_rows(program: Program, qtbot: QtBot) -> None:
    for rows in (RowsBy.LEVEL.value, "domain", "provider"):
        page = choose_rows(program, qtbot, rows)
        panels = [page.rates, page.figures, page.delays, page.gaps, page.said]
        places = [QRect(panel.mapTo(page.content, QPoint()), panel.size()) for panel in panels]
        assert not [pair for pair in itertools.combinations(places, 2) if pair[0].intersects(pair[1])]


def visible_part(page: ExitsPage) -> str:
    """Which of its three parts the page shows."""
    parts = {"figures": page.content, "words": page.nothing, "waiting": page.waiting}
    return " ".join(name for name, part in parts.items() if part.isVisible())


@pytest.fixture
def let_go(program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """The page waits for a cohort that is worked out only when this is set."""
    page, event = page_of(program), threading.Event()
    slow = partial(event.wait, 10)
    monkeypatch.setattr(exits_page, "delay_chart", lambda *words: slow() and delay_chart(*words))
    page.choices.choose(c.COHORT_YEAR, "2018")
    qtbot.waitUntil(page.waiting.isVisible)
    return event


def test_a_cohort_that_takes_long_says_so_in_its_place_and_its_figures_come_there(
    program: Program, qtbot: QtBot, let_go: threading.Event
) -> None:
    page = page_of(program)
    assert page.waiting.accessibleName() == "Working out what may be shown for 2018…"
    assert visible_part(page) == "waiting"
    assert (page.is_scrolled, page.waiting.minimumHeight(), page.check.isEnabled()) == (False, 0, False)
    let_go.set()
    settled(qtbot, program)
    assert visible_part(page) == "figures"
    assert page.check.isEnabled()


def test_figures_that_were_not_waited_for_are_offered_again(
    program: Program, qtbot: QtBot, let_go: threading.Event
) -> None:
    page = page_of(program)
    page.waiting.stop.click()
    qtbot.waitUntil(lambda: visible_part(page) == "words")
    let_go.set()
    again = next(button for button in page.nothing.findChildren(QPushButton))
    again.click()
    settled(qtbot, program)
    assert visible_part(page) == "figures"


def test_a_person_hears_in_words_what_the_audit_of_the_cohort_found(program: Program, qtbot: QtBot) -> None:
    auditing.wire(program.window)
    page_of(program).check.click()
    settled(qtbot, program)
    message = program.window.message_bar.message
    assert message is not None
    assert re.match(r"Cohort 2019, threshold 5: \d+ hidden counts were attacked with everything", message.happened)
    assert "Each of them can still be at least three values." in message.happened


@pytest.mark.parametrize("rows", ["", RowsBy.COHORT.value, *SPLIT_LABELS])
def test_a_cohort_of_which_only_published_figures_are_known_is_shown(
    qtbot: QtBot, settings: Settings, rows: str
) -> None:
    figures = [
        (2019, "", "everyone", "everyone", 900, 500), (2019, "", "female", "everyone", 400, 210),
        (2019, "", "male", "everyone", 500, 290), (2019, "direct", "everyone", "everyone", 300, 200),
    ]  # fmt: skip
    columns = [c.COHORT_YEAR, c.SHORTAGE_LINK, c.GENDER, c.EDUCATION_LEVEL, c.N, c.COUNT]
    told = pd.DataFrame(figures, columns=columns).assign(**{c.MEASURE: "exit_to_work"})
    none = conform("exits", pd.DataFrame())
    known = small_lists.project().changed(exits=none, exit_figures=conform("exit_figures", told))
    program = opened(qtbot, settings, "exits", known)
    page = choose_rows(program, qtbot, rows) if rows else page_of(program)
    assert page.choices.chosen_cohort == 2019
    label = {RowsBy.COHORT.value: "2019"}.get(rows, "Overall")
    chart = page.rates.view.chart
    assert chart is not None
    points = next(row.points for row in chart.rows if row.label == label)  # type: ignore[union-attr]
    assert [(point.n, point.hidden) for point in points] == [(400, ""), (500, "")]
    program.session.tasks.close()


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_the_definitions_are_the_guide_where_it_defines_the_measures(
    program: Program, qtbot: QtBot, language: str
) -> None:
    program.session.speak(language)
    settled(qtbot, program)
    page_of(program).definitions.click()
    guide = program.window.findChild(HelpDialog)
    assert guide is not None
    words = _(MEASURE_LABELS[Measure.POSITIVE_EXIT])
    assert words_at(guide.reading, words) > guide.reading.height()  # below the edge, had one not gone there
    qtbot.waitUntil(lambda: BEFORE_WORDS <= words_at(guide.reading, words) < guide.reading.height())
    assert guide.chapter == "method"
    guide.close()


def words_at(reading: GuideText, words: str) -> int:
    """How far below the upper edge some words stand."""
    return reading.cursorRect(reading.document().find(words)).top()
