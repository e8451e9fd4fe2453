"""The page of occupations: table, filters and inspector follow each other and the session, all of it by keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from shortage_app import text
from shortage_app.domain import columns as c
from shortage_app.ui.app import Program
from shortage_app.ui.pages.occupations import OccupationsPage
from shortage_app.ui.pages.time_line_view import TimeLineView
from shortage_app.ui.settings import Settings
from shortage_app.ui.visit import Filters
from shortage_app.ui.widgets.choices import CountChip
from tests.screens.camera import cut_words
from tests.ui.pages.small_window import opened, settled

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def program(qtbot: QtBot, settings: Settings) -> Iterator[Program]:
    made = opened(qtbot, settings, "occupations")
    yield made
    made.session.tasks.close()


def page_of(program: Program) -> OccupationsPage:
    page = program.window.page("occupations")
    assert isinstance(page, OccupationsPage)
    return page


def titles(program: Program) -> list[str]:
    model = page_of(program).table.table_model
    return [model.value(row, "title") for row in range(model.rowCount())]


def test_the_list_stands_in_order_of_title_and_its_first_row_is_picked(program: Program) -> None:
    assert titles(program) == ["Baker", "Cook", "Doctor", "Mason", "Painter", "Roofer"]
    assert page_of(program).subheading.text() == "6 shortage occupations in 2019"
    assert program.session.selection == ("occupation", "2")


def test_selecting_a_row_fills_the_inspector(program: Program, qtbot: QtBot) -> None:
    page = page_of(program)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    inspector = page.inspector
    assert program.session.selection == ("occupation", "1")
    assert (inspector.title.text(), inspector.identity.text()) == ("Cook", "1 · Trades")
    assert "5 editions in a row (2015–2019)" in inspector.reasons.text()
    assert [line.title for line in inspector.product_list.lines] == ["Cooking", "Kitchen work"]
    assert inspector.genders.isVisible()
    assert inspector.gap.text() == "Gap −13.3 points, 95% CI [−23.6; −2.7]: established."


def test_the_arrows_of_the_inspector_move_the_row(program: Program) -> None:
    inspector = page_of(program).inspector
    inspector.later.click()
    assert inspector.title.text() == "Cook"
    inspector.earlier.click()
    assert inspector.title.text() == "Baker"


def test_one_picked_elsewhere_is_inspected_even_where_filters_leave_it_out(program: Program) -> None:
    program.session.filter(Filters(values={"status": frozenset({"structural"})}))
    program.session.select("occupation", "3")
    page = page_of(program)
    assert titles(program) == ["Cook", "Doctor", "Roofer"]
    assert page.inspector.title.text() == "Mason"
    assert page.table.selected_rows() == []


def test_one_opened_from_elsewhere_is_shown_and_the_filters_that_leave_it_out_let_go(
    program: Program, qtbot: QtBot
) -> None:
    program.session.filter(Filters(values={"status": frozenset({"structural"})}))
    program.session.show_page("overview")
    told: list[str] = []
    program.session.told.connect(told.append)
    program.session.open_occupation("3")
    settled(qtbot, program)
    page = page_of(program)
    assert (program.session.page, page.inspector.title.text(), program.session.filters) == (
        "occupations", "Mason", Filters(),
    )  # fmt: skip
    assert [page.table.table_model.value(row, "code") for row in page.table.selected_rows()] == ["3"]
    assert told == ["The filters were changed to show “Mason”."]
    program.session.open_occupation("6")
    assert [page.table.table_model.value(row, "code") for row in page.table.selected_rows()] == ["6"]
    assert program.session.filters == Filters(values={"status": frozenset({"left"})})


def test_one_opened_from_elsewhere_that_is_shown_leaves_the_filters(program: Program, qtbot: QtBot) -> None:
    kept = Filters(values={"status": frozenset({"structural"})})
    program.session.filter(kept)
    program.session.show_page("overview")
    program.session.open_occupation("7")
    settled(qtbot, program)
    assert (program.session.filters, page_of(program).inspector.title.text()) == (kept, "Roofer")


def test_getting_the_focus_picks_no_row(program: Program, qtbot: QtBot) -> None:
    program.session.filter(Filters(values={"status": frozenset({"structural"})}))
    program.session.select("occupation", "3")
    program.window.rail.setFocus()
    page_of(program).table.setFocus()
    assert QApplication.focusWidget() is page_of(program).table
    assert program.session.selection == ("occupation", "3")
    qtbot.keyClick(page_of(program).table, Qt.Key.Key_Down)
    assert program.session.selection != ("occupation", "3")


def test_one_the_year_does_not_know_says_so(program: Program, qtbot: QtBot) -> None:
    program.session.select("occupation", "4")
    program.session.show_year(2018)
    settled(qtbot, program)
    inspector = page_of(program).inspector
    assert inspector.title.text() == "Painter"
    assert inspector.nothing.text() == "It is not on the list of 2018, nor on the one before."
    assert not inspector.why.isVisible()


def test_words_narrow_the_list_and_arrow_down_goes_on_to_it(program: Program, qtbot: QtBot) -> None:
    page = page_of(program)
    qtbot.keyClick(program.window, Qt.Key.Key_F, CTRL)
    assert QApplication.focusWidget() is page.filters.words
    qtbot.keyClicks(page.filters.words, "ro")
    assert titles(program) == ["Roofer"]
    assert program.session.filters == Filters("ro")
    qtbot.keyClick(page.filters.words, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    assert program.session.selection == ("occupation", "7")


def test_a_filter_of_the_head_of_the_table_keeps_the_words(program: Program) -> None:
    page = page_of(program)
    program.session.filter(Filters("o"))
    assert titles(program) == ["Cook", "Doctor", "Mason", "Roofer"]
    page.table.filters_changed.emit(page.table.table_model.filters.narrowed("coverage", frozenset({"direct"})))
    assert program.session.filters == Filters("o", {"coverage": frozenset({"direct"})})
    assert titles(program) == ["Cook", "Roofer"]


def test_chips_count_what_the_other_filters_leave(program: Program, qtbot: QtBot) -> None:
    chips = page_of(program).filters.statuses

    def said() -> list[str]:
        return [chip.accessibleName() for chip in chips.findChildren(CountChip) if chip.isVisible()]

    assert said() == [
        "All 6", "Structural 3", "Emerging 3", "new 1", "returning 1", "already listed 1", "Undetermined 0", "Left 1",
    ]  # fmt: skip
    program.session.filter(Filters(values={"coverage": frozenset({"direct"})}))
    settled(qtbot, program)
    assert [*said()[:3], said()[-1]] == ["All 2", "Structural 2", "Emerging 0", "Left 0"]


def test_a_chip_keeps_its_status_and_the_focus(program: Program, qtbot: QtBot) -> None:
    page = page_of(program)
    chip = page.filters.statuses.layout().itemAt(1).widget()
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert titles(program) == ["Cook", "Doctor", "Roofer"]
    assert QApplication.focusWidget() is chip
    page.filters.reset.click()
    assert len(titles(program)) == 6


def test_those_that_left_are_shown_when_asked_for(program: Program) -> None:
    program.session.ask_rows("left")
    assert titles(program) == ["Waiter"]
    program.session.select("occupation", "6")
    assert page_of(program).inspector.why.accessibleName() == "Why is it gone in 2019?"


def test_a_filter_without_a_control_of_its_own_can_be_seen_and_taken_away(program: Program) -> None:
    program.session.ask_rows("one_listing")
    assert titles(program) == ["Baker", "Mason"]
    page = page_of(program)
    words = [button.text() for button in page.filters.findChildren(QWidget) if getattr(button, "text", str)() and
             "Needs attention" in button.text()]  # fmt: skip
    assert words == ["Needs attention: One listing from structural"]


def test_no_row_left_says_so_and_offers_to_reset(program: Program) -> None:
    page = page_of(program)
    program.session.filter(Filters("nothing has this name"))
    assert page.no_rows.isVisible()
    assert page.no_rows.accessibleName() == "No occupation matches the filters."
    program.session.filter(Filters())
    assert page.table.isVisible()


def test_another_setting_marks_what_it_changes_and_can_be_left(program: Program, qtbot: QtBot) -> None:
    page = page_of(program)
    page.what_if.choose("consecutive=2")
    settled(qtbot, program)
    section = page.table.table_model.column_index("status_then")
    assert not page.table.isColumnHidden(section)
    assert page.table.table_model.value(titles(program).index("Mason"), "status_then") == "structural"
    page.what_if.only.click()
    assert titles(program) == ["Mason"]
    program.session.filter(Filters())
    page.what_if.close_button.click()
    settled(qtbot, program)
    assert page.table.isColumnHidden(section)
    assert not page.what_if.isVisible()


def test_another_setting_stays_chosen_in_another_year_and_its_marks_do_not(program: Program, qtbot: QtBot) -> None:
    page = page_of(program)
    page.what_if.choose("consecutive=2")
    settled(qtbot, program)
    program.session.show_year(2018)
    settled(qtbot, program)
    assert page.what_if.alternative is not None
    model = page.table.table_model
    assert "Mason" in titles(program)
    assert [model.value(row, "status_then") for row in range(model.rowCount())] == [""] * 5


def test_places_in_the_foot_count_each_product_once(program: Program) -> None:
    page = page_of(program)
    assert page.places.text() == "Places 2019: <b>70</b>"
    program.session.filter(Filters(values={"coverage": frozenset({"indirect"})}))
    assert page.places.text() == "Places 2019: <b>10</b>"


def test_another_language_keeps_the_selection_and_the_filters(program: Program, qtbot: QtBot) -> None:
    program.session.filter(Filters(values={"status": frozenset({"structural"})}))
    program.session.select("occupation", "7")
    program.session.speak("nl")
    settled(qtbot, program)
    page = page_of(program)
    assert page.inspector.title.text() == "Roofer"
    assert page.table.table_model.value(page.table.selected_rows()[0], "code") == "7"
    assert titles(program) == ["Cook", "Doctor", "Roofer"]


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_no_word_is_cut(program: Program, qtbot: QtBot, language: str) -> None:
    program.session.speak(language)
    program.session.select("occupation", "1")
    settled(qtbot, program)
    assert cut_words(page_of(program)) == []


def test_every_control_is_reached_by_tab(program: Program, qtbot: QtBot) -> None:
    page = page_of(program)
    reached: list[QWidget] = []
    page.filters.words.setFocus()
    for _step in range(60):
        focused = QApplication.focusWidget()
        if focused in reached:
            break
        reached.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    wanted = [page.filters.words, *page.filters.choices.values(), page.what_if.button, page.table,
              page.inspector.later, page.inspector.product_list, page.inspector.links]  # fmt: skip
    assert [widget for widget in wanted if widget not in reached] == []
    assert [reached.index(widget) for widget in wanted] == sorted(reached.index(widget) for widget in wanted)


def test_the_inspector_can_be_put_away(program: Program, qtbot: QtBot) -> None:
    inspector = page_of(program).inspector
    qtbot.keyClick(program.window, Qt.Key.Key_I, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert not inspector.isVisible()
    qtbot.keyClick(program.window, Qt.Key.Key_I, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert inspector.isVisible()


def test_what_the_inspector_says_is_copied_as_text(program: Program) -> None:
    page_of(program).inspector.copy()
    assert QGuiApplication.clipboard().text().splitlines()[:3] == ["Baker", "2 · Trades", "Why emerging in 2019?"]


def test_the_time_line_says_each_year(program: Program) -> None:
    program.session.select("occupation", "7")
    line = page_of(program).inspector.findChild(TimeLineView)
    assert line.accessibleDescription().startswith("2015: Listed, Quantitative; 2016: Listed, Quantitative; 2017: Not")
    assert line.year_at(line.rect().topRight()) == 2019


def test_the_search_finds_an_occupation_and_picks_it(program: Program) -> None:
    (hit,) = page_of(program).search("roof")
    assert (hit.words, hit.detail) == ("Roofer", "7")
    hit.choose()
    assert program.session.selection == ("occupation", "7")


@pytest.mark.qt_log_ignore("This plugin does not support (propagateSizeHints|raise|grabbing the keyboard)")
def test_a_whole_visit_by_keys_alone(program: Program, qtbot: QtBot) -> None:
    """Filter, go down the rows, ask what another setting would change, read, go back: never a mouse."""

    def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key, held)
        settled(qtbot, program)

    page = page_of(program)
    press(Qt.Key.Key_1, CTRL)
    assert program.session.page == "overview"
    press(Qt.Key.Key_2, CTRL)
    press(Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), "o")
    press(Qt.Key.Key_Down)
    assert page.table.hasFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert page.inspector.title.text() == "Mason"
    press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert (program.session.year, page.inspector.title.text()) == (2018, "Mason")
    press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    page.what_if.button.setFocus()
    press(Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    settled(qtbot, program)
    assert page.what_if.alternative is not None
    assert page.what_if.alternative.name == "consecutive=2"
    assert page.inspector.title.text() == "Mason"


def test_a_product_that_is_found_shows_the_occupations_it_serves(qtbot: QtBot, settings: Settings) -> None:
    program = opened(qtbot, settings, "overview")
    analysis = program.session.analysis
    assert analysis is not None
    link = next(
        row for row in analysis.links.to_dict("records") if row[c.OCCUPATION_CODE] in set(analysis.listed[c.CODE])
    )
    program.window.finder.search(str(link[c.PRODUCT_CODE]))
    next(hit for hit in program.window.finder.hits if hit.detail == link[c.PRODUCT_CODE]).choose()
    settled(qtbot, program)
    table = program.window.page("occupations").table.table_model  # type: ignore[attr-defined]
    shown = {table.value(row, c.CODE) for row in range(table.rowCount())}
    served = analysis.links.loc[analysis.links[c.PRODUCT_CODE] == link[c.PRODUCT_CODE], c.OCCUPATION_CODE]
    assert shown == set(served) & set(analysis.listed[c.CODE])
