"""What is done in the window before a picture is taken; each takes the stage last."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd
from PySide6.QtWidgets import QAbstractButton, QLabel

from shortage_app.domain import columns as c
from shortage_app.report.exits import RowsBy
from shortage_app.text import _
from shortage_app.ui.dialogs.crash_dialog import CrashDialog, report_of
from shortage_app.ui.dialogs.crosswalk_dialog import CrosswalkDialog
from shortage_app.ui.dialogs.export_dialog import ExportDialog
from shortage_app.ui.dialogs.import_dialog import ImportDialog
from shortage_app.ui.dialogs.leave_import_dialog import LeaveImportDialog
from shortage_app.ui.dialogs.left_open_dialog import LeftOpenDialog
from shortage_app.ui.dialogs.mappings_dialog import MappingsDialog
from shortage_app.ui.dialogs.merge_dialog import MergeDialog
from shortage_app.ui.dialogs.restore_dialog import RestoreDialog
from shortage_app.ui.pages.coverage import CoveragePage
from shortage_app.ui.pages.decisions import DecisionsPage
from shortage_app.ui.pages.exits import ExitsPage
from shortage_app.ui.pages.overview import OverviewPage
from shortage_app.ui.pages.scenario_strip import ScenarioStrip
from shortage_app.ui.visit import Filters
from shortage_app.ui.widgets.messages import Level, Message
from shortage_app.workflow.mappings import memory
from shortage_app.workflow.workspaces import OpenWorkspace
from shortage_app.workspace.lock import Hold, Holder, Look, why_not
from tests.screens.stage import COLLEAGUE, SCENARIOS, Stage

COMPARED = SCENARIOS[0].name
DRIVE = "P:\\Programmation\\"
HOLDER = Holder("Sophie Lambert", "BF-PC-0412", "2020-02-12T08:15:00+00:00", "")
READ_AS = {
    c.CODE: "Code métier", c.TITLE_FR: "Fonction critique", c.TITLE_NL: "Knelpuntberoep", c.CAUSES: "Cause(s)",
    c.OFFERS_RECEIVED: "OE",
}  # fmt: skip
Show = Callable[[Stage], object]


def nothing(_stage: Stage) -> None:
    """The page as it is."""


def command(name: str, stage: Stage) -> None:
    """Carry out a command of the window."""
    stage.window.commands[name].trigger()


def export(stage: Stage) -> None:
    """Open the export; its folder is shown as one on a planner's drive, and not as the one of the pictures."""
    command("export", stage)
    stage.settle()  # it comes up in a turn of its own
    (dialog,) = [one for one in stage.window.findChildren(ExportDialog) if one.isVisible()]
    for label in dialog.findChildren(QLabel):
        label.setText(label.text().replace(f"{stage.folder}/", DRIVE))


def press(page: str, part: str, name: str, stage: Stage) -> None:
    """Press a button of a part of a page."""
    button = getattr(getattr(stage.window.page(page), part), name)
    assert isinstance(button, QAbstractButton)
    button.click()


def year(number: int, stage: Stage) -> None:
    """Look at another year."""
    stage.session.show_year(number)


def filter_all_out(stage: Stage) -> None:
    """Filter by words that nothing holds."""
    stage.session.filter(Filters("xyzzy"))


def turn_chart(stage: Stage) -> None:
    """Show the editions as a table, or again as a chart."""
    page = stage.window.page("overview")
    assert isinstance(page, OverviewPage)
    page.editions.turn()
    stage.bring_into_view("overview", page.editions)


def _coverage(stage: Stage) -> CoveragePage:
    page = stage.window.page("coverage")
    assert isinstance(page, CoveragePage)
    return page


def measure(name: str, stage: Stage) -> None:
    """Count occupations or places."""
    _coverage(stage).measure.button(name).click()


def coverage_filters(stage: Stage) -> None:
    """Show the filters of the coverage, or hide them."""
    _coverage(stage).filtering.click()


def scenario(name: str, stage: Stage) -> ScenarioStrip:
    """Choose a scenario, or none."""
    strip = _coverage(stage).scenario
    strip.choice.setCurrentIndex(strip.choice.findData(name))
    strip.choice.value_chosen.emit(name)
    stage.bring_into_view("coverage", strip)
    return strip


def step(stage: Stage) -> None:
    """Ask for a step of a scenario."""
    scenario(COMPARED, stage).add.click()


def successor(stage: Stage) -> None:
    """Ask for a successor in the review of the crosswalk."""
    press("data", "nomenclatures", "review_button", stage)
    stage.settle()
    (review,) = [one for one in stage.window.findChildren(CrosswalkDialog) if one.isVisible()]
    review.add_button.click()


def mappings(stage: Stage) -> None:
    """Show how two files would be read again: the example remembers none."""
    dialog = MappingsDialog(stage.window, stage.session)
    read = (
        memory("shortage-list", READ_AS.values(), READ_AS, "FC_2019_view.brussels.xlsx"),
        memory("catalogue", ["Code produit"], {c.PRODUCT_CODE: "Code produit"}, "Catalogue_produits_2019.xlsx"),
    )
    shown = stage.session.workspace
    assert isinstance(shown, OpenWorkspace)
    remembered = pd.concat([one.rows for one in read], ignore_index=True)
    dialog._tell(replace(shown, project=shown.project.changed(mappings=remembered)))
    dialog.open()


def compare(stage: Stage) -> None:
    """Compare a scenario with another."""
    scenario(COMPARED, stage).compare.click()


def exits(rows: str, stage: Stage) -> None:
    """Show the exits in other rows."""
    page = stage.window.page("exits")
    assert isinstance(page, ExitsPage)
    page.choices.rows.setCurrentIndex(page.choices.rows.findData(RowsBy.LEVEL if rows == "education_level" else rows))
    page.choices.rows.value_chosen.emit(rows)


def exits_awaited(stage: Stage, *, awaited: bool) -> None:
    """Show the page of exits as it is while a cohort is worked out."""
    page = stage.window.page("exits")
    assert isinstance(page, ExitsPage)
    page.reveal(page.waiting if awaited else page.content)


def change_decision(stage: Stage) -> None:
    """Open the first decision of the register."""
    page = stage.window.page("decisions")
    assert isinstance(page, DecisionsPage)
    page.table.selectRow(0)
    page.inspector.edit.click()


def menu(stage: Stage) -> None:
    """Drop the menu of the workspace down."""
    button = stage.window.top_bar.workspace
    button.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))


def search(words: str, stage: Stage) -> None:
    """Search for words."""
    field = stage.window.top_bar.search
    field.setFocus()
    field.setText(words)
    field.textEdited.emit(words)


def read_only(stage: Stage) -> None:
    """Say that a colleague has the workspace."""
    kept = _("You can look at everything and export it; nothing can be changed here.")
    words = why_not(stage.path, Look(Hold.HELD, HOLDER))
    stage.window.show_message(Message(words, kept, "", Level.INFO, _("Open again"), lambda: None))
    stage.window.status_bar.show_read_only(read_only=True)


def writable(stage: Stage) -> None:
    """Say no more that the workspace can only be looked at."""
    stage.window.status_bar.show_read_only(read_only=False)


def check_file(stage: Stage) -> None:
    """Say in passing that the file is sound."""
    stage.window.say(_("“{name}” is sound.").format(name=stage.path.name))


def restore_damaged(name: str, stage: Stage) -> None:
    """Offer the copies of a workspace that is damaged."""
    RestoreDialog(stage.window, stage.folder / name, damaged=True).open()


def merge(stage: Stage) -> None:
    """Compare with the workspace of a colleague."""
    MergeDialog(stage.window, stage.session, stage.folder / COLLEAGUE).open()


def left_open(stage: Stage) -> None:
    """Ask about a workspace that a program which is gone left open."""
    LeftOpenDialog(stage.window, why_not(stage.path, Look(Hold.LEFT, HOLDER))).open()


def leave_import(stage: Stage) -> None:
    """Ask before repairs made in an import are let go."""
    LeaveImportDialog(stage.window, 2).open()


def crash(stage: Stage) -> None:
    """Say that something unexpected happened."""
    try:
        _coverage(stage).objectName().index("xyzzy")
    except ValueError as error:
        made = CrashDialog(report_of(error))
    made.setParent(stage.window, made.windowFlags())
    made.open()


def import_files(names: Sequence[str], then: Show, stage: Stage) -> None:
    """Open the import on files."""
    paths: list[Path] = [stage.folder / "import" / name for name in names]
    ImportDialog(stage.window, stage.session, paths).open()
    stage.settle()
    then(stage)


def turn_import(stage: Stage) -> None:
    """From the checks of an import to what it will change."""
    (dialog,) = [one for one in stage.window.findChildren(ImportDialog) if one.isVisible()]
    dialog._turn()
