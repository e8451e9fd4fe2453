"""The export dialog writes what it says, where it says; errors keep the form; a stop leaves nothing behind."""

from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from shortage_app import text
from shortage_app.domain import columns as c
from shortage_app.ui.app import Program
from shortage_app.ui.dialogs.export_dialog import ExportDialog
from shortage_app.ui.dialogs.export_work import What
from shortage_app.ui.widgets.choices import Choice
from tests.report import small_lists
from tests.ui.pages.small_window import opened
from tests.ui.samples import SampleWorkspace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of the workspace; settings lie elsewhere."""
    made = tmp_path / "work"
    made.mkdir()
    return made


@pytest.fixture
def program(qtbot: QtBot, settings, folder: Path) -> Program:
    """The window on the small lists, in a workspace whose folder is empty."""
    program = opened(qtbot, settings, "overview")
    workspace = SampleWorkspace(folder / "small.shortage", small_lists.project())
    with qtbot.waitSignal(program.session.analysis_changed):
        program.session.take(workspace)
    yield program
    program.session.tasks.close()


@pytest.fixture
def dialog(qtbot: QtBot, program) -> ExportDialog:
    program.window.commands["export"].trigger()
    qtbot.waitUntil(lambda: program.window.findChild(ExportDialog) is not None)
    return program.window.findChild(ExportDialog)


def choose(choice: Choice, value: object) -> None:
    choice.setCurrentIndex(choice.findData(value))
    choice.activated.emit(choice.currentIndex())


def export(qtbot: QtBot, dialog: ExportDialog) -> None:
    with qtbot.waitSignals([dialog.work.done], timeout=20_000):
        dialog.start.click()


def test_the_workbook_goes_beside_the_workspace_in_the_language_chosen(qtbot, dialog, folder) -> None:
    choose(dialog.form.language, "nl")
    export(qtbot, dialog)
    (written,) = folder.iterdir()
    assert dialog.said == f"“{written.name}” has been written."
    assert dialog.open_file.isVisible() and dialog.open_folder.isVisible()
    assert (openpyxl.load_workbook(written).sheetnames[0], text.language()) == ("Samenvatting", "en")


def test_a_template_is_filled_and_what_it_lacks_is_said(qtbot, dialog, folder) -> None:
    template = openpyxl.Workbook()
    template.active["A1"] = "{{budget}}"
    template.save(folder / "template.xlsx")
    dialog.form.take_template(folder / "template.xlsx")
    dialog.form.take_path(folder / "out")
    export(qtbot, dialog)
    assert (folder / "out.xlsx").is_file()
    assert "The template asks for “{{budget}}” on sheet “Sheet”, cell A1" in dialog.said


def test_sheets_and_report_are_pdfs_and_know_no_template(qtbot, dialog, folder) -> None:
    for what in (What.SHEETS, What.REPORT):
        choose(dialog.form.what, what)
        assert dialog.form.wanted.template is None and not dialog.form.further.isVisible()
        export(qtbot, dialog)
        assert dialog.form.path.read_bytes().startswith(b"%PDF")


def test_a_file_for_each_occupation_goes_to_a_folder(qtbot, dialog, program) -> None:
    choose(dialog.form.what, What.SHEETS)
    dialog.form.apart.setChecked(True)
    export(qtbot, dialog)
    listed = program.session.analysis.listed
    assert len(list(dialog.form.path.glob("*.pdf"))) == len(listed)
    assert {path.name.split()[0] for path in dialog.form.path.iterdir()} == set(listed[c.CODE])


def test_a_chart_is_a_file_of_the_kind_chosen_and_several_go_to_a_folder(qtbot, dialog, folder) -> None:
    choose(dialog.form.what, What.FIGURES)
    choose(dialog.form.ending, "svg")
    export(qtbot, dialog)
    assert dialog.form.path == folder / "Charts 2019"
    assert {"funnel.svg", "editions.svg", "matrix.svg", "exits.svg"} <= {
        path.name for path in dialog.form.path.iterdir()
    }
    choose(dialog.form.chart, "funnel")
    choose(dialog.form.language, "fr")
    export(qtbot, dialog)
    assert dialog.form.path == folder / "From the list to the training offer 2019.svg"
    assert "De la liste à l’offre de formation, 2019" in dialog.form.path.read_text("utf-8")


def test_a_chart_there_is_not_is_said(qtbot, dialog, folder) -> None:
    choose(dialog.form.what, What.FIGURES)
    choose(dialog.form.chart, "targets")
    with qtbot.waitSignals([dialog.work.failed]):
        dialog.start.click()
    assert "nothing to draw of 2019" in dialog.said
    assert list(folder.iterdir()) == []


def test_a_file_that_cannot_be_written_is_said_and_the_form_stays(qtbot, dialog, folder) -> None:
    dialog.form.take_path(folder / "gone" / "out.xlsx")
    with qtbot.waitSignals([dialog.work.failed]):
        dialog.start.click()
    assert "could not be saved" in dialog.said
    assert dialog.form.isEnabled() and not dialog.open_folder.isVisible()
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("what", list(What))
def test_a_stopped_export_leaves_nothing(qtbot, dialog, folder, what) -> None:
    choose(dialog.form.what, what)
    dialog.start.click()
    dialog.stop.click()
    qtbot.wait(50)
    assert (dialog.said, dialog.work.runs) == ("The export was stopped; nothing was written.", False)
    assert list(folder.iterdir()) == []


def test_a_file_that_exists_is_said_before_it_is_replaced(dialog, folder) -> None:
    (folder / "old.xlsx").write_bytes(b"")
    dialog.form.take_path(folder / "old.xlsx")
    words = [label.text() for label in dialog.form.findChildren(type(dialog._said)) if label.isVisible()]
    assert "This file exists and will be replaced." in words
