"""The coverage page: matrix, lists and filters show the same occupations, and every cell says which ones."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from shortage_app import text
from shortage_app.domain import columns as c
from shortage_app.domain.analysis import analyse
from shortage_app.domain.project import Project
from shortage_app.report import gaps, matrix
from shortage_app.ui.app import Program, build
from shortage_app.ui.pages import PAGES
from shortage_app.ui.pages.coverage import CoveragePage
from shortage_app.ui.pages.coverage_bars import widths
from shortage_app.ui.pages.coverage_lists import LISTS
from shortage_app.ui.pages.coverage_weights import GapWeightsSheet
from shortage_app.ui.settings import Settings
from shortage_app.ui.verbs import Verbs, Workspace
from shortage_app.ui.widgets.table_view import TableView
from tests.report import small_lists
from tests.screens.camera import SIZE, cut_words
from tests.ui.pages.small_window import opened, settled
from tests.ui.samples import SampleWorkspace


@pytest.fixture
def program(qtbot: QtBot, settings: Settings) -> Iterator[Program]:
    made = opened(qtbot, settings, "coverage")
    yield made
    made.session.tasks.close()


def page_of(program: Program) -> CoveragePage:
    page = program.window.page("coverage")
    assert isinstance(page, CoveragePage)
    return page


def shown(view: TableView, column: str) -> list[object]:
    model = view.table_model
    return [model.value(row, column) for row in range(model.rowCount())]


def test_the_matrix_is_that_of_the_report_and_its_foot_adds_up_to_the_list(program: Program) -> None:
    page, analysis = page_of(program), program.session.analysis
    assert analysis is not None
    assert shown(page.matrix.view, "total") == matrix.matrix(analysis).rows["total"].tolist()
    assert {column.name: total for column, total in page.matrix.view.table_model.totals()}["total"] == 6


def test_parts_that_share_products_fill_no_more_than_the_bar_of_their_total() -> None:
    assert widths([688, 224, 0], 91.2) == pytest.approx([68.8, 22.4, 0])
    assert widths([0, 0], 0) == [0, 0]


def test_a_cell_opens_the_occupations_behind_it(qtbot: QtBot, program: Program) -> None:
    page = page_of(program)
    model = page.matrix.view.table_model
    states = {"direct": "17", "indirect": "2", "not_offered": "4", "no_product": "3", "out_of_scope": "5"}
    for state, codes in (states | {"total": "123457"}).items():
        found: list[object] = []
        for row in range(model.rowCount()):
            page.matrix.view.activated.emit(model.index(row, model.column_index(state)))
            settled(qtbot, program)
            found += shown(page.lists.view, c.CODE)
        assert sorted(map(str, found)) == sorted(codes)


def test_every_list_is_the_table_of_its_report(qtbot: QtBot, program: Program) -> None:
    page, analysis = page_of(program), program.session.analysis
    assert analysis is not None
    for name, (_label, table) in LISTS.items():
        page.lists.choose(name)
        settled(qtbot, program)
        expected = table(analysis)
        assert page.lists.view.table_model.rowCount() == len(expected.rows)
        assert set(expected.rows.columns) <= {column.name for column in page.lists.view.table_model.columns}


def test_filters_narrow_matrix_and_lists_alike_and_are_undone_with_their_row(qtbot: QtBot, program: Program) -> None:
    page = page_of(program)
    page.structural_only.setChecked(True)
    assert sum(map(int, map(str, shown(page.matrix.view, "total")))) == 3
    page.structural_only.setChecked(False)
    page.filtering.setChecked(True)
    assert not page.filters.reset_button.isEnabled()
    page.filters.providers.values_chosen.emit(frozenset({"Y"}))
    settled(qtbot, program)
    assert set(map(str, shown(page.lists.view, c.CODE))) == {"3", "4", "7"}
    assert page.filtering.text() == "Filters (1)"
    assert page.filters.reset_button.isEnabled()
    page.filtering.setChecked(False)
    settled(qtbot, program)
    assert set(map(str, shown(page.lists.view, c.CODE))) == {"3", "4"}


def test_an_overview_figure_opens_its_occupations_here(qtbot: QtBot, program: Program) -> None:
    assert page_of(program).open_rows("not_offered+no_product")
    settled(qtbot, program)
    assert set(map(str, shown(page_of(program).lists.view, c.CODE))) == {"3", "4"}
    assert not page_of(program).open_rows("structural")


def test_the_funnel_says_its_reconciliation(qtbot: QtBot, program: Program) -> None:
    lists = page_of(program).lists
    lists.choose("funnel")
    settled(qtbot, program)
    assert lists.sentences.isVisible()
    lists.choose("gaps")
    settled(qtbot, program)
    assert not lists.sentences.isVisible()


def test_weights_are_asked_in_a_sheet_and_rank_the_gaps_anew(qtbot: QtBot, settings: Settings) -> None:
    """A workspace in memory whose method can be set."""

    def set_method(workspace: Workspace, said: dict[str, str]) -> Workspace:
        method = workspace.project.method.changed(**{name: int(value) for name, value in said.items()})
        return SampleWorkspace(workspace.path, workspace.project.changed(method=method))

    workspace = SampleWorkspace(Path("small.shortage"), small_lists.project())
    verbs = Verbs(analyse, lambda _: workspace, lambda _: workspace, lambda _: workspace, set_method)
    program = build([], verbs, PAGES, settings)
    qtbot.addWidget(program.window)
    with qtbot.waitActive(program.window):
        program.window.show()
        program.window.activateWindow()
    program.session.show_page("coverage")
    program.session.take(workspace)
    settled(qtbot, program)
    lists = page_of(program).lists
    lists.weights_button.click()
    sheet = program.window.findChild(GapWeightsSheet)
    assert sheet is not None
    assert not sheet.apply_button.isEnabled()
    assert not sheet.reset_button.isEnabled()
    for name, weight in (("gap_demand", 0), ("gap_structural", 0), ("gap_chronic", 0), ("gap_cause", 9)):
        sheet.fields[name].setValue(weight)
    assert sheet.reset_button.isEnabled()
    sheet.apply_button.click()
    settled(qtbot, program)
    analysis = program.session.analysis
    assert analysis is not None
    assert analysis.method.gap_weights == (0, 0, 0, 9)
    assert shown(lists.view, c.CODE) == gaps.gaps(analysis).rows[c.CODE].tolist() == ["4", "3"]
    program.session.tasks.close()


def test_without_a_catalogue_the_page_says_what_to_import(qtbot: QtBot, settings: Settings) -> None:
    project = small_lists.project()
    bare = Project(editions=project.editions, listings=project.listings)
    program = opened(qtbot, settings, "coverage", bare)
    page = page_of(program)
    assert not page.split.isVisible()
    assert page.nothing.isVisible()
    program.session.tasks.close()


def test_no_word_is_cut_in_any_language(qtbot: QtBot, program: Program) -> None:
    program.window.resize(*SIZE)
    page_of(program).filtering.setChecked(True)
    for language in text.LANGUAGES:
        program.session.speak(language)
        settled(qtbot, program)
        assert cut_words(program.window) == []


def test_everything_on_the_page_has_a_name(program: Program) -> None:
    focusable = [
        widget
        for widget in page_of(program).findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    unnamed = [widget for widget in focusable if not (widget.accessibleName() or getattr(widget, "text", str)())]
    assert unnamed == []
