"""The overview: every figure is shown, says which ones, and opens them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from shortage_app import text
from shortage_app.report.figures import key_figures
from shortage_app.ui import theme, tokens
from shortage_app.ui.app import Program
from shortage_app.ui.pages.line_list import Line
from shortage_app.ui.pages.occupations import OccupationsPage
from shortage_app.ui.pages.overview import CHARTS_HEIGHT, OverviewPage
from shortage_app.ui.pages.overview_attention import shared_lines
from shortage_app.ui.settings import Settings
from shortage_app.ui.widgets.card import CardView
from tests.domain.strategies import edition, frame
from tests.report import small_lists
from tests.screens.camera import cut_words
from tests.ui.pages.small_window import opened, settled
from tests.ui.samples import SampleWorkspace


@pytest.fixture
def program(qtbot: QtBot, settings: Settings) -> Iterator[Program]:
    made = opened(qtbot, settings, "overview")
    yield made
    made.session.tasks.close()


def page_of(program: Program) -> OverviewPage:
    page = program.window.page("overview")
    assert isinstance(page, OverviewPage)
    return page


def cards(program: Program) -> dict[str, CardView]:
    return {view.card.key: view for view in page_of(program).cards.findChildren(CardView)}


def shown_codes(program: Program) -> set[str]:
    page = program.window.page("occupations")
    assert isinstance(page, OccupationsPage)
    model = page.table.table_model
    return {model.value(row, "code") for row in range(model.rowCount())}


def test_the_cards_are_the_key_figures_against_the_year_before(program: Program) -> None:
    from shortage_app.domain.analysis import analyse

    analysis = program.session.analysis
    assert analysis is not None
    expected = key_figures(analysis, analyse(analysis.project, 2018, analysis.method))
    assert [view.card for view in cards(program).values()] == [figure.card for figure in expected]
    assert cards(program)["listed"].card.value == "6"


@pytest.mark.parametrize(
    ("key", "codes"),
    [("listed", "123457"), ("structural", "157"), ("emerging", "234"), ("in_scope", "12347"), ("covered", "1247"),
     ("direct", "17"), ("without_offer", "34")],
)  # fmt: skip
def test_a_card_opens_the_occupations_it_counts(program: Program, qtbot: QtBot, key: str, codes: str) -> None:
    qtbot.mouseClick(cards(program)[key], Qt.MouseButton.LeftButton)
    settled(qtbot, program)
    assert program.session.page == "occupations"
    assert shown_codes(program) == set(codes)


def test_a_card_opens_by_keyboard_too(program: Program, qtbot: QtBot) -> None:
    cards(program)["structural"].setFocus()
    qtbot.keyClick(cards(program)["structural"], Qt.Key.Key_Return)
    settled(qtbot, program)
    assert shown_codes(program) == {"1", "5", "7"}


def test_a_bar_of_the_editions_opens_the_rows_of_its_year(program: Program, qtbot: QtBot) -> None:
    marks = page_of(program).editions.view.marks
    key = next(mark.key for mark in marks if mark.key == "structural@2018")
    program.session.ask_rows(key)
    settled(qtbot, program)
    assert (program.session.year, shown_codes(program)) == (2018, {"1", "5", "7"})


def test_what_changed_is_told_in_three_lists_that_add_up(program: Program) -> None:
    changes = page_of(program).changes
    assert [line.title for line in changes.entered.list.lines] == ["Painter", "Baker"]
    assert [line.pill for line in changes.entered.list.lines] == [
        ("not_offered", "Not offered"),
        ("indirect", "Indirect"),
    ]
    assert [(line.title, line.figure) for line in changes.gone.list.lines] == [("Waiter", "1")]
    assert list(changes.renamed.list.lines) == []
    assert changes.counts.text() == "5 in 2018 + 1 new + 1 returning − 1 left = 6 in 2019"


def test_long_lists_in_a_low_window_take_nothing_from_the_charts_above(program: Program, qtbot: QtBot) -> None:
    page = page_of(program)
    page.changes.entered.list.show_lines([Line(f"Trade {number}") for number in range(60)])
    program.theme.choose("dark")  # every layout asks anew how tall its parts are
    program.window.resize(1440, 816)
    settled(qtbot, program)
    assert page.editions.parentWidget().height() == CHARTS_HEIGHT


def test_another_year_to_compare_with_tells_other_changes(program: Program, qtbot: QtBot) -> None:
    program.session.compare_with(2016)
    settled(qtbot, program)
    page = page_of(program)
    assert page.compare.currentData() == 2016
    assert cards(program)["listed"].card.change == "+3 vs 2016"
    assert [line.title for line in page.changes.entered.list.lines] == ["Baker", "Mason", "Painter"]


def test_where_lines_have_no_room_and_no_link_a_bar_says_that_there_are_more(program: Program, qtbot: QtBot) -> None:
    lines = page_of(program).changes.gone.list
    assert not lines.verticalScrollBar().isVisible()
    lines.show_lines([Line(f"Trade {number}") for number in range(60)])
    qtbot.waitUntil(lines.verticalScrollBar().isVisible)


def test_a_line_opens_its_occupation(program: Program, qtbot: QtBot) -> None:
    lines = page_of(program).changes.gone.list
    lines.setFocus()
    lines.setCurrentIndex(lines.model().index(0, 0))
    qtbot.keyClick(lines, Qt.Key.Key_Return)
    assert (program.session.selection, program.session.page) == (("occupation", "6"), "occupations")


def test_what_needs_attention_opens_all_it_holds_for(program: Program, qtbot: QtBot) -> None:
    group = page_of(program).attention.groups[1]
    assert [line.title for line in group.list.lines] == ["Baker", "Mason"]
    group.see.click()
    settled(qtbot, program)
    assert shown_codes(program) == {"2", "3"}


def test_the_changes_are_copied_as_a_table(program: Program) -> None:
    page_of(program).changes.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:2] == ["Change", "Code"]
    assert len(lines) == 1 + 3


def test_without_a_catalogue_the_funnel_says_so_and_coverage_is_a_dash(program: Program, qtbot: QtBot) -> None:
    program.session.show_year(2018)
    settled(qtbot, program)
    page = page_of(program)
    assert page.no_funnel.isVisible()
    assert not page.funnel.isVisible()
    assert "No training catalogue of 2018" in page.no_funnel_words.accessibleName()
    assert cards(program)["covered"].card.value == "–"


def test_a_year_without_an_edition_says_why_and_where_to_go(qtbot: QtBot, settings: Settings) -> None:
    project = small_lists.project()
    editions = [*project.editions.to_dict("records"), edition(2020, "", "none_published"), edition(2021)]
    program = opened(qtbot, settings, "overview", project.changed(editions=frame("editions", editions)))
    page = page_of(program)
    assert "No list for 2021. Import the edition or choose another year." in page.nothing.accessibleName()
    program.session.show_year(2020)
    settled(qtbot, program)
    assert "No edition was published in 2020" in page.nothing.accessibleName()
    assert not page.content.isVisible()
    program.session.tasks.close()


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_no_word_is_cut(program: Program, qtbot: QtBot, language: str) -> None:
    program.session.speak(language)
    settled(qtbot, program)
    assert cut_words(page_of(program)) == []
    for view in cards(program).values():
        beside = 28 if view.card.role else 13
        assert beside + theme.metrics(tokens.TABLE).horizontalAdvance(view.card.label) <= view.width()
        assert theme.metrics(tokens.TABLE).horizontalAdvance(view.card.detail) <= view.width() - 20


@pytest.mark.parametrize(
    ("counts", "lines"),
    [
        ([5, 22, 0, 44], [3, 2, 0, 2]),  # what the empty reason leaves goes to the first that has more
        ([0, 0, 0, 3], [0, 0, 0, 3]),
        ([9, 9, 9, 9], [2, 2, 1, 2]),
        ([0, 1, 5, 9], [0, 1, 4, 2]),
    ],
)
def test_reasons_for_attention_share_the_room(counts: list[int], lines: list[int]) -> None:
    assert shared_lines(counts) == lines


def test_the_counts_of_one_workspace_do_not_stay_on_an_empty_one(qtbot: QtBot, settings: Settings) -> None:
    program = opened(qtbot, settings, "overview")
    names = [button.accessibleName() for button in program.window.rail.buttons]
    program.session.take(SampleWorkspace(Path("new.shortage")))
    left = [button.accessibleName() for button in program.window.rail.buttons]
    assert any("to look at" in name for name in names)
    assert not any("to look at" in name for name in left)
