"""What a hand does beside looking: menus, dialogs, files dropped, changes taken back, another workspace."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QMenu

from benchmarks.visit import Act
from shortage_app.domain.codes import DecisionState
from shortage_app.ui.app import Program
from shortage_app.ui.dialogs.decision_dialog import DecisionDialog
from shortage_app.ui.pages.coverage import CoveragePage
from shortage_app.ui.pages.data import DataPage
from shortage_app.ui.pages.decisions import DecisionsPage
from shortage_app.ui.pages.occupations import OccupationsPage
from shortage_app.ui.pages.overview import OverviewPage
from shortage_app.ui.widgets.table_view import TableView

DIALOGS = ("settings", "keys", "help", "changes", "import", "export", "log_decision", "edit_targets", "delete_exits")
DROPPED = ("FC_2020_synthetique.xlsx", "Catalogue_produits_2020_synthetique.xlsx")  # files of the example
COLUMNS, LINKS = 2, 3  # whose values are asked for; that are accepted


def hand(program: Program, sources: Path, other: Path) -> Iterator[tuple[str, Act]]:
    """Each act with the page it is done on, all of which were looked at; `other` is another workspace."""
    for page, acts in (
        ("occupations", _menus(program)),
        ("overview", _turned(program)),
        ("data", _dialogs(program)),
        ("data", _dropped(program, sources)),
        ("coverage", _judged(program)),
        ("decisions", _decided(program)),
        ("overview", _workspaces(program, other)),
    ):
        yield page, ("page again", partial(program.session.show_page, page))
        for act in acts:
            yield page, act


def _menus(program: Program) -> Iterator[Act]:
    """The columns of a table and the values of two of them."""
    page = program.window.page("occupations")
    assert isinstance(page, OccupationsPage)
    table = page.table
    shown = [section for section in range(table.table_model.columnCount()) if not table.isColumnHidden(section)]
    yield "menu", lambda: table.column_menu().popup(table.mapToGlobal(table.rect().center()))
    yield "away", _put_away
    for section in shown[:COLUMNS]:
        yield "menu", partial(_ask_values, table, section)
        yield "menu", _open_values
        yield "away", _put_away


def _ask_values(table: TableView, section: int) -> None:
    table.menu_of_column(section).popup(table.mapToGlobal(table.rect().center()))


def _open_values() -> None:
    """Of the column whose menu is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.setActiveAction(next(action for action in menu.actions() if action.menu() is not None))


def _put_away() -> None:
    """Close the menus or the dialog that are in front."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.reject()


def _turned(program: Program) -> Iterator[Act]:
    page = program.window.page("overview")
    assert isinstance(page, OverviewPage)
    for _turn in ("table", "chart"):
        yield "chart as table", page.editions.turn


def _dialogs(program: Program) -> Iterator[Act]:
    page = program.window.page("data")
    assert isinstance(page, DataPage)
    for open_one in (*(program.window.commands[name].trigger for name in DIALOGS), page.nomenclatures.open_review):
        yield "dialog", open_one
        yield "away", _put_away


def _dropped(program: Program, sources: Path) -> Iterator[Act]:
    for name in DROPPED:
        yield "file dropped", partial(program.window.files_dropped.emit, [sources / name])
        yield "away", _put_away


def _judged(program: Program) -> Iterator[Act]:
    page = program.window.page("coverage")
    assert isinstance(page, CoveragePage)
    if page.queue.review.current is None:
        return  # nothing waits: suggestions are apart, and what is undone would be the making of the workspace
    for judge in (*(page.queue.accept,) * LINKS, page.queue.refuse):
        yield "change", judge
    yield from _back_and_forth(program)


def _decided(program: Program) -> Iterator[Act]:
    page = program.window.page("decisions")
    assert isinstance(page, DecisionsPage)
    yield "dialog", page.log.click
    yield "change", partial(_save, page)
    yield "selection", lambda: page.table.selectRow(0)
    yield "dialog", page.inspector.edit.click
    yield "away", _put_away
    for state in (DecisionState.DONE, DecisionState.OPEN):
        yield "change", partial(page.set_state, state)
    yield from _back_and_forth(program)


def _save(page: DecisionsPage) -> None:
    """Keep what the dialog that is open says, of a kind that the register may not hold yet."""
    (dialog,) = (each for each in page.window().findChildren(DecisionDialog) if each.isVisible())
    dialog.kind.setCurrentIndex(dialog.kind.count() - 1)
    dialog.save_button.click()


def _back_and_forth(program: Program) -> Iterator[Act]:
    for act in (program.session.undo, program.session.redo, program.session.undo):
        yield "undo", act


def _workspaces(program: Program, other: Path) -> Iterator[Act]:
    workspace = program.session.workspace
    assert workspace is not None
    for path in (other, workspace.path):
        yield "workspace", partial(program.session.open, path)
