"""Every dialog of the program, opened on the small lists: for what must hold in all of them."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from shortage_app.domain.scenario import Add, Scenario
from shortage_app.ui.app import Program
from shortage_app.ui.dialogs.changes_dialog import ChangesDialog
from shortage_app.ui.dialogs.crash_dialog import CrashDialog
from shortage_app.ui.dialogs.crosswalk_dialog import CrosswalkDialog
from shortage_app.ui.dialogs.decision_dialog import DecisionDialog
from shortage_app.ui.dialogs.delete_exits_dialog import DeleteExitsDialog
from shortage_app.ui.dialogs.export_dialog import ExportDialog
from shortage_app.ui.dialogs.export_form import Subject
from shortage_app.ui.dialogs.help_dialog import HelpDialog
from shortage_app.ui.dialogs.import_dialog import ImportDialog
from shortage_app.ui.dialogs.keys_dialog import KeysDialog
from shortage_app.ui.dialogs.left_open_dialog import LeftOpenDialog
from shortage_app.ui.dialogs.mappings_dialog import MappingsDialog
from shortage_app.ui.dialogs.merge_dialog import MergeDialog
from shortage_app.ui.dialogs.restore_dialog import RestoreDialog
from shortage_app.ui.dialogs.scenario_dialog import ScenarioDialog
from shortage_app.ui.dialogs.settings_dialog import SettingsDialog
from shortage_app.ui.dialogs.step_dialog import StepDialog
from shortage_app.ui.dialogs.successor_dialog import SuccessorDialog
from shortage_app.ui.pages.coverage_batch import BatchLinks
from shortage_app.ui.pages.coverage_weights import GapWeightsSheet
from tests.ui.pages.small_window import settled
from tests.workflow.lists import ROWS_2018, written

SCENARIO = Scenario("More", 2019, (Add("S1", "Masonry", ("3",), places=12),))


def dialogs(program: Program, folder: Path) -> Iterator[QDialog]:
    """Each dialog, made and not shown yet; the workspace is a file."""
    window, session = program.window, program.session
    workspace, analysis = session.workspace, session.analysis
    assert workspace is not None
    assert analysis is not None
    yield SettingsDialog(window, session, program.settings, program.theme)
    yield KeysDialog(window, window.commands.all_keys())
    yield HelpDialog(window)
    yield ChangesDialog(window, session)
    yield DecisionDialog(window, session, analysis)
    yield ExportDialog(window, session, Subject(analysis, folder, ""))
    yield ImportDialog(window, session, [])
    yield ImportDialog(window, session, [written(folder / "FC_2020.csv", ROWS_2018)])
    yield CrosswalkDialog(window, session)
    yield MappingsDialog(window, session)
    yield SuccessorDialog(window, workspace.project)
    yield RestoreDialog(window, workspace.path)
    yield LeftOpenDialog(window, "Somebody left it open.")
    yield MergeDialog(window, session, workspace.path)
    yield DeleteExitsDialog(window, workspace.path)
    yield ScenarioDialog(window, session, analysis, SCENARIO)
    yield StepDialog(window, session, analysis, SCENARIO)
    yield GapWeightsSheet(window, session, analysis.method)
    yield BatchLinks(window, [], lambda _row: ("", ""), lambda _rows: None)
    yield CrashDialog("Python 3")


def shown_one_by_one(qtbot: QtBot, program: Program, folder: Path) -> Iterator[QDialog]:
    """Each dialog as a person sees it, everything in it worked out; gone before the next."""
    for dialog in dialogs(program, folder):
        dialog.show()
        settled(qtbot, program)
        yield dialog
        dialog.close()
        dialog.deleteLater()
