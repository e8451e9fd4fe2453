"""The table on a page: every kind of cell is painted, rows are opened, filters and columns are chosen by menu."""

import pandas as pd
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QMenu, QStyleOptionViewItem, QWidgetAction
from pytestqt.qtbot import QtBot

from shortage_app import text
from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.ui import spoken, theme, tokens
from shortage_app.ui.settings import Settings
from shortage_app.ui.visit import Filters
from shortage_app.ui.widgets import column_widths, table_menu
from shortage_app.ui.widgets.delegates import PADDING
from shortage_app.ui.widgets.measures import DataBarDelegate
from shortage_app.ui.widgets.table_foot import TableFoot
from shortage_app.ui.widgets.table_menu import ValueList
from shortage_app.ui.widgets.table_view import TableView
from shortage_app.ui.widgets.whole_rows import WholeRows
from tests.ui import samples

DRAGGING = (Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


@pytest.fixture
def view(qtbot: QtBot) -> TableView:
    made = TableView()
    qtbot.addWidget(made)
    made.resize(1000, 400)
    made.tester = QAbstractItemModelTester(made.table_model, QAbstractItemModelTester.FailureReportingMode.Fatal, made)  # type: ignore[attr-defined]
    made.show_table(samples.occupations())
    with qtbot.waitExposed(made):
        made.show()
    return made


def cell_colours(view: TableView, name: str, row: int) -> set[str]:
    index = view.table_model.index(row, view.table_model.column_index(name))
    rect = view.visualRect(index)
    image = view.viewport().grab(rect).toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def shown_columns(view: TableView) -> list[str]:
    return [column.name for section, column in enumerate(view.table_model.columns) if not view.isColumnHidden(section)]


def menu_words(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def test_every_kind_of_cell_is_painted_in_its_colours(view: TableView) -> None:
    pill, _words, _edge = theme.pill_colours("struct")
    assert pill is not None
    assert pill.name() in cell_colours(view, "status", 0)
    assert theme.colour("listed").name() in cell_colours(view, "years", 0)
    assert theme.colour("header").name() in cell_colours(view, "causes", 0)
    assert theme.colour("struct").name() in cell_colours(view, "rate", 0)


def test_a_hidden_figure_is_a_chip_and_never_a_point(view: TableView) -> None:
    row = view.table_model.row_where("code", "0741101")
    assert theme.colour("struct").name() not in cell_colours(view, "rate", row)
    assert len(cell_colours(view, "rate", row)) > 3


def test_a_selected_row_is_told_with_its_values(view: TableView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.row_selected) as said:
        view.selectRow(2)
    assert said.args[0]["code"] == "0721304"


def test_selecting_from_outside_tells_nobody(view: TableView) -> None:
    told: list[object] = []
    view.row_selected.connect(told.append)
    assert view.select_row("code", "0692101")
    assert view.selected_rows() == [10]
    assert not view.select_row("code", "none such")
    assert view.selected_rows() == []
    assert told == []


def test_return_opens_the_row(view: TableView, qtbot: QtBot) -> None:
    view.select_row("code", "0652101")
    with qtbot.waitSignal(view.row_opened) as said:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert said.args[0]["title"] == "Boucher / Bouchère"


def test_a_filter_keeps_the_selected_row_where_it_is_still_there(view: TableView) -> None:
    view.select_row("code", "0692101")
    view.filter(Filters().narrowed("group", frozenset({"Horeca"})))
    assert [view.table_model.value(row, "code") for row in view.selected_rows()] == ["0692101"]
    view.filter(Filters().narrowed("group", frozenset({"Cadres"})))
    assert view.selected_rows() == []


def test_a_new_table_keeps_columns_order_and_selection(view: TableView) -> None:
    view.sortByColumn(view.table_model.column_index("title"), Qt.SortOrder.DescendingOrder)
    view.select_row("code", "0692101")
    view.setColumnHidden(2, True)
    view.show_table(samples.occupations())
    assert view.isColumnHidden(2)
    assert [view.table_model.value(row, "code") for row in view.selected_rows()] == ["0692101"]
    assert view.table_model.value(0, "title") == "Dentiste"


def test_a_new_table_or_another_filter_tells_once_that_rows_changed(view: TableView) -> None:
    view.selectRow(1)
    told: list[int] = []
    view.rows_changed.connect(lambda: told.append(len(view.selected_rows())))
    view.show_table(view.table_model.as_shown())
    assert told == [1]
    view.filter(Filters("no such words"))
    assert told == [1, 0]


def test_columns_carried_for_scripts_are_not_drawn_at_first(view: TableView) -> None:
    assert shown_columns(view)[-1] == "rate"


def test_columns_are_chosen_by_menu_and_one_always_stays(view: TableView) -> None:
    menu = view.column_menu()
    next(action for action in menu.actions() if action.text() == "Group").trigger()
    assert "group" not in shown_columns(view)
    for section in range(1, len(view.table_model.columns)):
        view.setColumnHidden(section, True)
    assert [action.text() for action in view.column_menu().actions() if not action.isEnabled()] == ["Code"]


def test_a_column_has_its_menu(view: TableView) -> None:
    assert menu_words(view.menu_of_column(2)) == [
        "Sort ascending", "Sort descending", "Keep only…", "Move to the left", "Move to the right",
        "Hide this column", "Columns", "Copy with headings",
        "Save as Excel…", "Save as CSV for Belgian Excel (;)…", "Save as CSV (RFC 4180)…",
    ]  # fmt: skip


def test_values_ticked_in_the_menu_are_kept(view: TableView, qtbot: QtBot) -> None:
    menu = view.menu_of_column(view.table_model.column_index("group"))
    values = next(action.menu() for action in menu.actions() if action.text() == "Keep only…")
    assert not values.actions()  # the values of a long table are listed once they are asked for
    values.popup(QPoint())
    (action,) = values.actions()
    assert isinstance(action, QWidgetAction)
    chooser = action.defaultWidget()
    assert isinstance(chooser, ValueList)
    items = chooser.findChild(QListWidget)
    for row in range(items.count()):
        ticked = items.item(row).text().startswith("Horeca")
        items.item(row).setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
    with qtbot.waitSignal(view.filters_changed) as said:
        chooser.apply()
    assert said.args[0].values["group"] == {"Horeca"}
    assert view.table_model.rowCount() == 2
    assert "Keep all values" in menu_words(view.menu_of_column(view.table_model.column_index("group")))


def test_the_last_column_shown_cannot_be_hidden_from_its_own_menu_either(view: TableView) -> None:
    for section in range(1, len(view.table_model.columns)):
        view.setColumnHidden(section, True)
    hide = next(action for action in view.menu_of_column(0).actions() if action.text() == "Hide this column")
    assert not hide.isEnabled()


def chooser_of(qtbot: QtBot, count: int, kept: list[frozenset[object] | None]) -> ValueList:
    """The list of so many values "Métier 1", "Métier 2" …; what is applied goes into `kept`."""
    made = ValueList([(place, f"Métier {place}", 1) for place in range(1, count + 1)], None, kept.append)
    qtbot.addWidget(made)
    return made


def test_values_found_and_applied_are_those_kept(qtbot: QtBot) -> None:
    kept: list[frozenset[object] | None] = []
    chooser = chooser_of(qtbot, 30, kept)
    words = chooser.findChild(QLineEdit)
    qtbot.keyClicks(words, "metier 3")
    qtbot.keyClick(words, Qt.Key.Key_Return)
    words.clear()
    chooser.apply()
    assert kept == [{3, 30}, None]


def test_values_beyond_those_listed_are_kept_and_found(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_menu, "LONGEST_LIST", 3)
    kept: list[frozenset[object] | None] = []
    chooser = chooser_of(qtbot, 5, kept)
    items = chooser.findChild(QListWidget)
    assert [items.item(row).text() for row in range(items.count())][2:] == ["Métier 3 (1)", "2 more: find them above"]
    items.item(0).setCheckState(Qt.CheckState.Unchecked)
    chooser.apply()
    chooser.findChild(QLineEdit).setText("5")
    chooser.apply()
    assert kept == [{2, 3, 4, 5}, {5}]


def test_copying_takes_all_rows_unless_several_are_selected(view: TableView) -> None:
    view.select_row("code", "0692101")
    view.copy()
    assert QGuiApplication.clipboard().text().count("\r\n") == 14
    view.selectAll()
    view.filter(Filters().narrowed("group", frozenset({"Horeca"})))
    view.selectAll()
    view.copy()
    assert QGuiApplication.clipboard().text().count("\r\n") == 3


def test_copying_follows_the_columns_shown_and_their_places(view: TableView) -> None:
    view.horizontalHeader().moveSection(0, 1)
    view.copy_all()
    assert QGuiApplication.clipboard().text().splitlines()[0].split("\t")[:2] == ["Title", "Code"]
    assert "Lower limit" not in QGuiApplication.clipboard().text()


def order_of(view: TableView) -> list[str]:
    header = view.horizontalHeader()
    return [view.table_model.columns[header.logicalIndex(place)].name for place in range(header.count())]


def test_a_column_is_moved_by_keyboard_over_hidden_ones_and_says_its_place(
    view: TableView, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(spoken, "announce", lambda _widget, words: told.append(words))
    shown = shown_columns(view)
    view.setColumnHidden(view.table_model.column_index(shown[1]), True)
    first, last = (view.table_model.column_index(name) for name in (shown[0], shown[-1]))
    items = {action.text(): action for action in view.menu_of_column(first).actions()}
    assert not items["Move to the left"].isEnabled()
    assert not {action.text(): action for action in view.menu_of_column(last).actions()}[
        "Move to the right"
    ].isEnabled()
    items["Move to the right"].trigger()
    assert [name for name in order_of(view) if name in shown][:3] == [shown[1], shown[2], shown[0]]
    label = view.table_model.columns[first].label
    assert told == [f"{label}: column 2 of {len(shown) - 1}"]


def test_a_column_is_moved_by_mouse(view: TableView, qtbot: QtBot) -> None:
    header = view.horizontalHeader()
    before = order_of(view)
    middles = [
        QPoint(header.sectionViewportPosition(section) + header.sectionSize(section) // 2, 8) for section in (0, 1)
    ]
    qtbot.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=middles[0])
    for place in (middles[0] + QPoint(12, 0), middles[1] + QPoint(header.sectionSize(1) // 2 - 2, 0)):
        moved = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(place), QPointF(header.viewport().mapToGlobal(place)), *DRAGGING
        )
        QApplication.sendEvent(header.viewport(), moved)
    qtbot.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert order_of(view) == [before[1], before[0], *before[2:]]


@pytest.mark.parametrize("years", [3, 5, 9])
def test_the_head_of_a_strip_names_its_years_whole(qtbot: QtBot, years: int) -> None:
    column = TableColumn("strip", "Years", Format.STRIP, years=tuple(range(2015, 2015 + years)))
    view = TableView()
    qtbot.addWidget(view)
    view.show_table(
        Table("t", "t", (TableColumn("a", "A"), column), pd.DataFrame({"a": ["1"], "strip": [";".join("l" * years)]}))
    )
    view.show()
    words = theme.metrics(tokens.TABLE_BOLD).horizontalAdvance(f"2015–{2014 + years}")
    assert view.columnWidth(1) >= words + 2 * PADDING


@pytest.mark.parametrize("more", [*range(-2, 3), 40])
def test_a_head_is_as_high_as_its_words_are_drawn(qtbot: QtBot, more: int) -> None:
    words = "Indirect only"
    view = TableView()
    qtbot.addWidget(view)
    view.show_table(Table("t", "t", (TableColumn("a", words),), pd.DataFrame({"a": ["1"]})))
    view.resize(400, 200)
    view.show()
    header = view.horizontalHeader()
    view.setColumnWidth(0, theme.metrics(tokens.TABLE_BOLD).horizontalAdvance(words) + 2 * PADDING + more)
    QApplication.processEvents()
    room = QRect(0, 0, header.sectionSize(0) - 2 * PADDING, 1000)
    wrapped = theme.metrics(tokens.TABLE_BOLD).boundingRect(room, int(Qt.TextFlag.TextWordWrap), words)
    assert header.height() == (28 if wrapped.height() <= 28 else 41)


def another(qtbot: QtBot, settings: Settings) -> TableView:
    made = TableView()
    qtbot.addWidget(made)
    made.columns.remember_in(settings, "occupations")
    made.show_table(samples.occupations())
    return made


def test_columns_come_back_as_they_were_left(view: TableView, qtbot: QtBot, settings: Settings) -> None:
    view.columns.remember_in(settings, "occupations")
    view.setColumnWidth(1, 333)
    view.horizontalHeader().moveSection(0, 2)
    view.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    view.hide()
    other = another(qtbot, settings)
    assert (other.columnWidth(1), other.horizontalHeader().visualIndex(0)) == (333, 2)
    assert other.table_model.value(0, "title") == "Dentiste"


def test_columns_nobody_touched_keep_following_their_words(view: TableView, qtbot: QtBot, settings: Settings) -> None:
    view.columns.remember_in(settings, "occupations")
    view.hide()
    other = another(qtbot, settings)
    before = other.columnWidth(1)
    other.resize(other.width() + 500, 400)
    other.show()
    QApplication.processEvents()
    assert other.columnWidth(1) > before


def test_the_first_text_takes_the_room_that_is_left(view: TableView) -> None:
    section = view.table_model.column_index("title")
    before = view.columnWidth(section)
    view.resize(1200, 400)
    QApplication.processEvents()
    assert view.columnWidth(section) == before + 200


def test_a_width_a_person_chose_stays(view: TableView) -> None:
    view.setColumnWidth(1, 333)
    view.resize(1200, 400)
    QApplication.processEvents()
    assert view.columnWidth(1) == 333


def test_columns_fitted_under_a_filter_have_room_for_what_it_hides(view: TableView) -> None:
    sections = range(view.table_model.columnCount())
    before = [view.columnWidth(section) for section in sections]
    view.filter(Filters("no such words"))
    QApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
    assert view.table_model.rowCount() == 0
    assert [view.columnWidth(section) for section in sections] == before


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_no_word_of_a_choice_is_cut(view: TableView, language: str, qtbot: QtBot) -> None:
    text.set_language(language)
    QApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
    section = view.table_model.column_index("status")
    delegate = view.itemDelegateForColumn(section)
    cells = (view.table_model.index(row, section) for row in range(view.table_model.rowCount()))
    wanted = [delegate.sizeHint(QStyleOptionViewItem(), cell).width() for cell in cells]
    assert view.columnWidth(section) >= max(wanted)


def test_a_data_bar_takes_a_column_of_counts(view: TableView) -> None:
    view.paint_column("places", DataBarDelegate(view, "direct", 144))
    assert theme.colour("direct").name() in cell_colours(view, "places", 0)
    assert theme.colour("direct").name() not in cell_colours(view, "places", 4)


def test_the_foot_counts_rows_and_sums_those_shown(view: TableView, qtbot: QtBot) -> None:
    foot = TableFoot(view)
    qtbot.addWidget(foot)
    view.filter(Filters().narrowed("group", frozenset({"Horeca"})))
    view.selectRow(0)
    said = " | ".join(label.text() for label in foot.labels if not label.isHidden())
    assert said == "2 rows | 1 selected | Places: <b>144</b>"


def test_stepping_moves_to_the_next_row_and_stops_at_the_last(view: TableView) -> None:
    view.select_row("code", "0692109")
    view.step(1)
    view.step(1)
    assert [view.table_model.value(row, "code") for row in view.selected_rows()] == ["0711201"]


def test_a_click_on_a_heading_sorts_and_a_third_one_undoes_it(view: TableView, qtbot: QtBot) -> None:
    header = view.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(1) + 20, 10)
    firsts = []
    for _ in range(3):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        firsts.append(view.table_model.value(0, "title"))
    assert firsts == ["Aide-comptable", "Dentiste", "Aide-comptable"]
    assert header.sortIndicatorSection() == -1


def test_where_a_title_has_no_room_the_other_texts_give_way_and_numbers_do_not() -> None:
    columns = (TableColumn("title", "Title"), TableColumn("group", "Group"), TableColumn("n", "n", Format.INTEGER))
    wanted = {0: 200, 1: 100, 2: 60}
    assert column_widths.fitted(columns, wanted, 500) == {0: 340, 1: 100, 2: 60}
    assert column_widths.fitted(columns, wanted, 302) == {0: 152, 1: 90, 2: 60}
    assert column_widths.fitted(columns, wanted, 260) == {0: 136, 1: 64, 2: 60}


def test_in_a_table_that_scrolls_sideways_anyway_texts_can_be_read() -> None:
    columns = (TableColumn("title", "Title"), TableColumn("group", "Group"), TableColumn("n", "n", Format.INTEGER))
    assert column_widths.fitted(columns, {0: 200, 1: 100, 2: 60}, 200) == {0: 200, 1: 100, 2: 60}
    assert column_widths.fitted(columns, {0: 200, 1: 280, 2: 60}, 200) == {0: 200, 1: 152, 2: 60}


def test_what_a_title_does_not_need_goes_to_the_texts_that_are_cut() -> None:
    columns = (TableColumn("title", "Title"), TableColumn("note", "Note"), TableColumn("n", "n", Format.INTEGER))
    wanted, needed = {0: 200, 1: 280, 2: 60}, {0: 200, 1: 400, 2: 60}
    assert column_widths.fitted(columns, wanted, 600, needed) == {0: 200, 1: 340, 2: 60}
    assert column_widths.fitted(columns, wanted, 900, needed) == {0: 440, 1: 400, 2: 60}


def test_two_columns_of_words_alone_share_the_room_that_neither_needs() -> None:
    columns = (TableColumn("header", "Header"), TableColumn("role", "Read as"))
    assert column_widths.fitted(columns, {0: 100, 1: 80}, 400, {0: 100, 1: 80}) == {0: 210, 1: 190}


def test_counts_described_as_wide_give_way_to_the_words_beside_them() -> None:
    counts = (TableColumn(name, name, Format.INTEGER, width=11) for name in ("direct", "indirect"))
    columns = (TableColumn("domain", "Domain"), *counts)
    wanted = {0: 240, 1: 93, 2: 93}
    assert column_widths.fitted(columns, wanted, 440) == {0: 254, 1: 93, 2: 93}
    assert column_widths.fitted(columns, wanted, 410) == {0: 240, 1: 85, 2: 85}
    assert column_widths.fitted(columns, wanted, 360) == {0: 216, 1: 72, 2: 72}


def test_a_difference_is_not_broken_at_its_sign() -> None:
    column = TableColumn("gap", "Gap W \N{MINUS SIGN} M, points", Format.NUMBER)
    assert column_widths.head_words(column).split(" ") == ["Gap", "W\xa0\N{MINUS SIGN}\xa0M,", "points"]


def test_the_row_scrolled_to_is_seen_with_whole_rows_above_it(view: TableView) -> None:
    row = view.verticalHeader().defaultSectionSize()
    view.resize(1000, view.horizontalHeader().height() + 5 * row + 11)
    QApplication.processEvents()
    last = view.table_model.rowCount() - 2
    view.selectRow(last)
    assert view.verticalScrollBar().value() % row == 0
    assert view.visualRect(view.table_model.index(last, 1)).bottom() < view.viewport().height()


def test_the_widest_texts_give_way_first_and_in_equal_shares() -> None:
    columns = (
        TableColumn("title", "Title"),
        TableColumn("here", "Here", width=58),
        TableColumn("there", "There", width=58),
    )
    wanted = {0: 200, 1: 400, 2: 420}
    assert column_widths.fitted(columns, wanted, 752) == {0: 200, 1: 276, 2: 276}
    assert column_widths.fitted(columns, wanted, 1000) == {0: 200, 1: 400, 2: 400}
    assert column_widths.fitted(columns, wanted, 1100) == {0: 280, 1: 400, 2: 420}


def test_no_slice_of_a_row_is_seen_where_only_whole_ones_have_room(qtbot: QtBot) -> None:
    view = TableView()
    holder = WholeRows(view)
    qtbot.addWidget(holder)
    view.show_table(samples.occupations())
    holder.resize(1000, view.horizontalHeader().height() + 84)
    with qtbot.waitExposed(holder):
        holder.show()
    row = view.verticalHeader().defaultSectionSize()
    assert view.table_model.rowCount() * row > 84
    assert view.viewport().height() % row == 0
    assert holder.height() - view.height() < row


@pytest.mark.parametrize("choose", ["select_row", "selectRow"])
def test_arrow_keys_lead_on_from_a_chosen_row_where_the_first_column_is_hidden(
    view: TableView, qtbot: QtBot, choose: str
) -> None:
    view.setColumnHidden(0, True)
    first = view.table_model.values_of(0)
    view.select_row("code", first["code"]) if choose == "select_row" else view.selectRow(0)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.selected_rows() == [1]
