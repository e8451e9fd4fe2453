"""The page of data: what the files gave adds up, and how they were read can be looked at and forgotten."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from shortage_app.domain import columns as c
from shortage_app.ui.app import Program
from shortage_app.ui.dialogs.mappings_dialog import MappingsDialog
from shortage_app.ui.pages.data import DataPage
from shortage_app.ui.settings import Settings
from shortage_app.ui.widgets.table_view import TableView
from shortage_app.ui.widgets.table_words import TableWords
from shortage_app.workflow.importing import import_files
from shortage_app.workflow.mappings import forget, recall
from shortage_app.workflow.workspaces import OpenWorkspace, open_workspace, undo
from tests.ui.pages.small_window import settled, shown
from tests.workflow.lists import HEADER, request, workspace_2018, written

CATALOGUE = ("Code produit", "Intitulé", "Places")


@pytest.fixture
def workspace(tmp_path: Path) -> OpenWorkspace:
    """A list of 2018, and a catalogue of it whose mapping is remembered."""
    path = written(tmp_path / "products.csv", [("P1", "Dessin", "12"), ("P2", "Comptabilité", "20")], CATALOGUE)
    asked = request("catalogue", path, year=2018, columns={"product_code": CATALOGUE[0]}, remember=True)
    return import_files(workspace_2018(tmp_path), asked).workspace


@pytest.fixture
def program(qtbot: QtBot, settings: Settings, workspace: OpenWorkspace) -> Program:
    return shown(qtbot, settings, "data", workspace)


def page_of(program: Program) -> DataPage:
    page = program.window.page("data")
    assert isinstance(page, DataPage)
    return page


def cells(table: TableView, *names: str) -> list[tuple[object, ...]]:
    model = table.table_model
    return [tuple(model.value(row, name) for name in names) for row in range(model.rowCount())]


def test_where_nothing_was_wrong_the_page_shows_that_rows_imported_refused_and_ignored_add_up(program: Program) -> None:
    page = page_of(program)
    given = cells(page.kind_table, c.KIND, "files", c.ROWS, c.IMPORTED, c.REFUSED, c.IGNORED)
    assert given == [("catalogue", 1, 3, 2, 0, 1), ("shortage-list", 1, 4, 3, 0, 1)]
    assert page.kind_table.isVisible()
    assert not page.problem_table.isVisible()


def test_the_files_of_a_kind_are_opened_from_what_they_gave_and_all_of_them_again(program: Program) -> None:
    page = page_of(program)
    files = []
    for _turn in range(2):
        page.kind_table.row_opened.emit({c.KIND: "catalogue"})
        files.append([name for (name,) in cells(page.source_table, c.FILE)])
    assert files == [["products.csv"], ["products.csv", "FC_2018.csv"]]


def test_a_mapping_remembered_is_shown_with_its_columns_and_forgotten_until_that_is_undone(
    program: Program, workspace: OpenWorkspace, qtbot: QtBot
) -> None:
    page_of(program).mappings_button.click()
    dialog = program.window.findChild(MappingsDialog)
    assert dialog is not None
    assert cells(dialog.table, c.KIND, c.FILE, "columns") == [("catalogue", "products.csv", 3)]
    assert cells(dialog.roles, "header", "role")[0] == ("Code produit", "Product code")
    dialog.forget_button.click()
    settled(qtbot, program)
    assert dialog.nothing.isVisible()
    assert not dialog.forget_button.isEnabled()
    after = open_workspace(workspace.path)
    assert len(after.project.mappings) == 0
    assert len(undo(after).project.mappings) == 1


def test_a_file_whose_mapping_was_forgotten_is_asked_of_again(workspace: OpenWorkspace) -> None:
    assert recall(workspace.project, "catalogue", CATALOGUE).file == "products.csv"
    (shape,) = workspace.project.mappings[c.SHAPE]
    assert recall(forget(workspace, "catalogue", shape).project, "catalogue", CATALOGUE).file == ""
    assert recall(workspace.project, "shortage-list", HEADER).file == ""


def test_any_table_is_filtered_by_text_with_ctrl_f_and_shown_whole_again_with_esc(
    program: Program, qtbot: QtBot
) -> None:
    page = page_of(program)
    page.source_table.setFocus()
    qtbot.keyClick(page.source_table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    words = QApplication.focusWidget()
    assert isinstance(words, TableWords)
    qtbot.keyClicks(words, "catalogue")
    kinds = [cells(page.source_table, c.KIND)]
    qtbot.keyClick(words, Qt.Key.Key_Escape)
    kinds.append(cells(page.source_table, c.KIND))
    assert kinds == [[("catalogue",)], [("catalogue",), ("shortage-list",)]]
    assert QApplication.focusWidget() is page.source_table
    assert not words.isVisible()


def test_ctrl_f_on_a_page_goes_to_its_first_table(program: Program, qtbot: QtBot) -> None:
    page = page_of(program)
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(QApplication.focusWidget(), "FC_")
    assert cells(page.source_table, c.FILE) == [("FC_2018.csv",)]


def test_the_count_of_sources_opens_the_page_on_which_they_stand(program: Program, qtbot: QtBot) -> None:
    program.session.show_page("overview")
    settled(qtbot, program)
    sources = program.window.status_bar.sources
    assert (sources.text(), sources.isVisible()) == ("2 sources", True)
    sources.click()
    assert program.session.page == "data"


@pytest.mark.parametrize("synthetic", [True, False])
def test_every_page_says_that_data_are_synthetic_where_they_are(
    program: Program, workspace: OpenWorkspace, synthetic: bool
) -> None:
    program.session.take(replace(workspace, project=workspace.project.changed(synthetic=synthetic)))
    said = [label.text() for label in program.window.status_bar.findChildren(QLabel) if label.isVisible()]
    assert ("Synthetic data" in said) == synthetic
