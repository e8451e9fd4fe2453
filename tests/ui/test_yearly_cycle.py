"""The yearly cycle on real files, from a new workspace to the annual workbook and back: by keyboard alone, by mouse."""

import runpy
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from shortage_app.domain import columns as c
from shortage_app.domain.project import Project
from shortage_app.domain.scenarios import scenarios_of
from shortage_app.ui import keeping
from shortage_app.ui.actions import wire
from shortage_app.ui.app import Program, build
from shortage_app.ui.dialogs.decision_dialog import DecisionDialog
from shortage_app.ui.dialogs.export_dialog import ExportDialog
from shortage_app.ui.dialogs.import_dialog import ImportDialog
from shortage_app.ui.dialogs.import_lines import ACTS
from shortage_app.ui.dialogs.import_problem_cells import link_boxes
from shortage_app.ui.dialogs.step_dialog import StepDialog
from shortage_app.ui.launch import verbs
from shortage_app.ui.pages import PAGES
from shortage_app.ui.settings import Settings
from shortage_app.workflow.workspaces import open_workspace
from tests.domain.realdata import needs_real_data, real
from tests.ui.driving import ALT, CTRL, Key, Keyboard, Mouse, button, field

pytestmark = [pytest.mark.realdata, needs_real_data]

YEARS = (2016, 2017, 2018, 2019)
PRODUCTS = 200  # of the 9 664 of the catalogue: enough to judge links on
WITHOUT_OFFER = "Blanchisserie industrielle"
LISTED, STRUCTURAL = 178, 96  # in 2019, with the lists of these four years


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The lists of four years, the first products of a catalogue, exits: as a planner gets them."""
    folder = tmp_path_factory.mktemp("real")
    prepare = runpy.run_path(str(real("prepare.py")))
    for name in ("lists", "catalogue", "exits"):
        prepare[name](folder / name)
    catalogue = folder / "catalogue_2019.csv"
    head, *rows = (folder / "catalogue" / catalogue.name).read_text(encoding="utf-8").splitlines(keepends=True)
    linked = [row for row in rows if row.split(";")[4:5] not in ([""], [])]
    catalogue.write_text("".join([head, *linked[:PRODUCTS]]), encoding="utf-8")
    lists = [next((folder / "lists").glob(f"*_{year}.*")) for year in YEARS]
    return [*lists, catalogue, folder / "exits" / "exits_by_gender_and_degree.csv"]


def started(qtbot: QtBot, settings: Settings) -> Program:
    """The whole program in its first window, no workspace open."""
    program = build([], verbs(), PAGES, settings)
    wire(program.window)
    keeping.wire(program.window)
    qtbot.addWidget(program.window)
    with qtbot.waitActive(program.window):
        program.window.welcome()
        program.window.show()
        program.window.activateWindow()
    return program


@pytest.fixture
def program(qtbot: QtBot, settings: Settings) -> Iterator[Program]:
    made = started(qtbot, settings)
    yield made
    made.session.tasks.close()


def project_of(program: Program) -> Project:
    assert program.session.workspace is not None
    return program.session.workspace.project


def judged(program: Program) -> list[str]:
    """The strengths of the links that a person decided on, in order."""
    links = project_of(program).links
    return sorted(links.loc[links[c.DECIDED_BY] != "", c.STRENGTH])


def assert_imported(program: Program) -> None:
    project, analysis = project_of(program), program.session.analysis
    assert analysis is not None
    assert list(project.editions[c.REFERENCE_YEAR]) == list(YEARS)
    assert len(project.sources) == len(YEARS) + 2
    assert (analysis.year, analysis.figures.listed, analysis.figures.structural) == (2019, LISTED, STRUCTURAL)
    assert len(project.exits) > 0


def assert_all_is_there(project: Project) -> None:
    assert list(project.decisions[c.NOTE]) == ["Ask the sector"]
    assert list(project.decisions[c.DUE]) == ["2020-06-30"]
    (scenario,) = scenarios_of(project, 2019)
    assert [step.title for step in scenario.steps] == ["Laundry"]  # type: ignore[union-attr]


def assert_exported(book: Path, decision: str) -> None:
    sheets = openpyxl.load_workbook(book, read_only=True)
    try:
        cells = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in sheets}
    finally:
        sheets.close()
    codes = [row[0] for row in cells["Occupations"] if row[0] and len(str(row[0])) == 5 and str(row[0])[1:].isdigit()]
    assert len(codes) == LISTED
    assert any(decision in map(str, row) for row in cells["Decisions"])


def keys_to_import(drive: Keyboard, files: list[Path], folder: Path) -> None:
    """A new workspace, and the files of the year into it."""
    session = drive.program.session
    drive.naming(str(folder / "planner"), lambda: drive.press(Key.Key_N, CTRL))
    drive.wait(lambda: session.workspace)
    drive.press(Key.Key_I, CTRL)
    dialog = drive.dialog(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    names = " ".join(f'"{path}"' for path in files)
    drive.naming(names, lambda: drive.press(Key.Key_Return))
    drive.settle()
    # A problem of the exits: a degree that the program does not know is read as higher education
    assert drive.listening() is dialog.side.files
    drive.press(Key.Key_End)
    drive.settle()
    drive.press(Key.Key_F8)
    drive.press(Key.Key_Up, times=2)
    drive.press(Key.Key_A)
    drive.choose("Higher education")
    drive.settle()
    assert [line.accepted is None for line in dialog.checks.problems.table.lines] == [True, True, False]
    drive.tab_to(lambda part: part is dialog.controls.bring_in)
    with drive.qtbot.waitSignal(dialog.finished):
        drive.press(Key.Key_Return)
    drive.settle()
    assert_imported(drive.program)


def keys_to_read_statuses(drive: Keyboard) -> None:
    """Which became structural, and why."""
    window, session = drive.program.window, drive.program.session
    drive.press(Key.Key_2, CTRL)
    drive.settle()
    page = window.page("occupations")
    drive.press(Key.Key_F, CTRL)
    drive.type("abattage")
    drive.press(Key.Key_Down)
    assert page.table.hasFocus()
    assert session.selection == ("occupation", "H2101")
    assert page.inspector.title.text().startswith("Abattage")
    drive.press(Key.Key_F, CTRL)
    drive.press(Key.Key_Escape)
    # The year before, and back
    drive.press(Key.Key_Left, ALT)
    drive.settle()
    assert session.year == 2018
    drive.press(Key.Key_PageUp, ALT)
    drive.settle()
    assert session.year == 2019


def keys_to_judge_links(drive: Keyboard) -> None:
    """Links: one accepted as direct, one as indirect, one refused."""
    drive.press(Key.Key_3, CTRL)
    drive.settle()
    for keys in ((Key.Key_D, Key.Key_A), (Key.Key_I, Key.Key_A), (Key.Key_R,)):
        for key in keys:
            drive.press(key)
        drive.settle()
    assert judged(drive.program) == ["direct", "indirect", "none"]


def keys_to_imagine(drive: Keyboard) -> None:
    """A scenario with one more product."""
    drive.tab_to(button("New scenario"))
    drive.press(Key.Key_Return)
    drive.settle()
    drive.tab_to(button("Add…"))
    drive.press(Key.Key_Return)
    drive.dialog(StepDialog)
    drive.tab_to(field("Title"))
    drive.type("Laundry")
    drive.tab_to(field("Occupation"))
    drive.type(WITHOUT_OFFER[:6])
    drive.press(Key.Key_Return)
    drive.settle()


def keys_to_look_on(drive: Keyboard) -> None:
    """Exits, indicators."""
    window = drive.program.window
    drive.press(Key.Key_4, CTRL)
    drive.settle()
    assert window.page("exits").table.table_model.rowCount() > 0
    drive.press(Key.Key_5, CTRL)
    drive.settle()
    drive.tab_to(button("Import…"))


def keys_to_decide(drive: Keyboard) -> None:
    """A decision on an occupation that the search finds."""
    drive.press(Key.Key_K, CTRL)
    drive.type(WITHOUT_OFFER[:8].lower())
    drive.press(Key.Key_Return)
    drive.settle()
    drive.press(Key.Key_D, CTRL)
    decision = drive.dialog(DecisionDialog)
    drive.tab_to(field("Due"))
    drive.type("30/6/2020")
    drive.tab_to(field("Note"))
    drive.type("Ask the sector")
    drive.tab_to(button("Save"))
    with drive.qtbot.waitSignal(decision.finished):  # type: ignore[attr-defined]
        drive.press(Key.Key_Return)
    drive.settle()


def keys_to_export(drive: Keyboard, folder: Path) -> None:
    """The annual workbook, with two keys."""
    drive.press(Key.Key_E, CTRL)
    exporting = drive.dialog(ExportDialog)
    assert isinstance(exporting, ExportDialog)
    drive.press(Key.Key_Return)
    drive.settle()
    assert exporting.form.path.parent == folder
    drive.press(Key.Key_Escape)
    assert_exported(exporting.form.path, "Ask the sector")


def test_the_yearly_cycle_by_keyboard_alone(
    program: Program, settings: Settings, qtbot: QtBot, files: list[Path], tmp_path: Path
) -> None:
    drive = Keyboard(qtbot, program)
    keys_to_import(drive, files, tmp_path)
    keys_to_read_statuses(drive)
    keys_to_judge_links(drive)
    keys_to_imagine(drive)
    keys_to_look_on(drive)
    keys_to_decide(drive)
    keys_to_export(drive, tmp_path)

    # Undo and redo, then close and open again
    drive.wait(lambda: drive.front() is program.window)
    drive.press(Key.Key_Z, CTRL)
    drive.settle()
    assert len(project_of(program).decisions) == 0
    drive.press(Key.Key_Y, CTRL)
    drive.settle()
    assert_all_is_there(project_of(program))
    drive.press(Key.Key_Q, CTRL)
    assert not program.window.isVisible()
    again = started(qtbot, settings)
    second = Keyboard(qtbot, again)
    second.naming(str(tmp_path / "planner.shortage"), lambda: second.press(Key.Key_O, CTRL))
    second.wait(lambda: again.session.analysis)
    second.settle()
    assert_all_is_there(project_of(again))
    assert judged(again) == ["direct", "indirect", "none"]
    assert again.session.undo_name
    again.session.tasks.close()


def clicks_to_import_lists(drive: Mouse, files: list[Path], folder: Path) -> None:
    """A new workspace from the first page; files are dropped on the window."""
    window, session = drive.program.window, drive.program.session
    welcome = window.stack.currentWidget()
    drive.naming(str(folder / "planner"), lambda: drive.click_button(welcome, "New workspace…"))
    drive.wait(lambda: session.workspace)
    drive.drop(files[: len(YEARS)])
    dialog = drive.dialog(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    drive.settle()
    drive.click_cell(dialog.side.files, 2, 0)
    drive.settle()
    drive.click(dialog.controls.turn)
    assert dialog.pages.currentWidget() is dialog.changes
    with drive.qtbot.waitSignal(dialog.finished):
        drive.click(dialog.controls.bring_in)
    drive.settle()


def clicks_to_import_the_rest(drive: Mouse, files: list[Path]) -> None:
    """What is missing says so, and its button opens the import."""
    window = drive.program.window
    drive.click(window.rail.buttons[3])
    drive.settle()
    drive.click_button(window.page("exits"), "Import…")
    dialog = drive.dialog(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    drive.naming(
        " ".join(f'"{path}"' for path in files[len(YEARS) :]), lambda: drive.click_button(dialog, "Choose files…")
    )
    drive.settle()
    drive.click_cell(dialog.side.files, 1, 0)
    drive.settle()
    table = dialog.checks.problems.table
    box = link_boxes(table.lines[0], table.visualRect(table.model().index(0, ACTS)))[table.lines[0].act]
    drive.click(table.viewport(), box.center())
    drive.choose("Higher education")
    drive.settle()
    with drive.qtbot.waitSignal(dialog.finished):
        drive.click(dialog.controls.bring_in)
    drive.settle()
    assert_imported(drive.program)


def clicks_to_read_statuses(drive: Mouse) -> None:
    """The card of the structural opens their rows; a row says why."""
    window, session = drive.program.window, drive.program.session
    drive.click(window.rail.buttons[0])
    drive.settle()
    drive.click(window.page("overview").cards.views[1])
    drive.settle()
    occupations = window.page("occupations")
    assert occupations.table.table_model.rowCount() == STRUCTURAL
    drive.click_cell(occupations.table, 3, 1)
    code = occupations.table.table_model.value(3, c.CODE)
    assert session.selection == ("occupation", code)
    drive.click(occupations.filters.reset)
    assert occupations.table.table_model.rowCount() == LISTED


def clicks_to_judge_links(drive: Mouse) -> None:
    """Links by the buttons of the card; a cell of the matrix opens its occupations."""
    window = drive.program.window
    drive.click(window.rail.buttons[2])
    drive.settle()
    coverage = window.page("coverage")
    drive.click_button(coverage.queue.card, "Accept (A)")
    drive.settle()
    drive.click_button(coverage.queue.card, "Reject (R)")
    drive.settle()
    assert judged(drive.program) == ["direct", "none"]
    drive.click_cell(coverage.matrix.view, 0, coverage.matrix.view.model().columnCount() - 1)
    drive.settle()
    assert coverage.lists.view.table_model.rowCount() > 0


def clicks_to_imagine(drive: Mouse) -> None:
    """A scenario."""
    coverage = drive.program.window.page("coverage")
    drive.click_button(coverage.scenario, "New scenario")
    drive.settle()
    drive.click_button(coverage.scenario, "Add…")
    step = drive.dialog(StepDialog)
    assert isinstance(step, StepDialog)
    drive.click(step.name)
    drive.qtbot.keyClicks(step.name, "Laundry")
    drive.choose_in(step.occupation, WITHOUT_OFFER)
    drive.click(step.take_button)
    drive.settle()


def clicks_to_decide(drive: Mouse) -> None:
    """A decision on what is selected; undone and done again from the menu of the workspace."""
    window = drive.program.window
    drive.click(window.rail.buttons[5])
    drive.settle()
    drive.click_button(window.page("decisions"), "Log a decision…")
    decision = drive.dialog(DecisionDialog)
    assert isinstance(decision, DecisionDialog)
    drive.click(decision.due)
    drive.qtbot.keyClicks(decision.due, "30/6/2020")
    drive.click(decision.note)
    drive.qtbot.keyClicks(decision.note, "Ask the sector")
    drive.click(decision.save_button)
    drive.settle()
    for words, left in (("Undo", 0), ("Redo", 1)):
        _choose_in_menu(drive, window.top_bar.workspace, words)
        drive.settle()
        assert len(project_of(drive.program).decisions) == left


def test_the_yearly_cycle_by_mouse(program: Program, qtbot: QtBot, files: list[Path], tmp_path: Path) -> None:
    drive = Mouse(qtbot, program)
    clicks_to_import_lists(drive, files, tmp_path)
    clicks_to_import_the_rest(drive, files)
    clicks_to_read_statuses(drive)
    clicks_to_judge_links(drive)
    clicks_to_imagine(drive)
    clicks_to_decide(drive)

    # The annual workbook, in the language of the window
    drive.click(program.window.top_bar.export)
    exporting = drive.dialog(ExportDialog)
    assert isinstance(exporting, ExportDialog)
    drive.click(exporting.start)
    drive.settle()
    drive.click(exporting.close_button)
    assert_exported(exporting.form.path, "Ask the sector")
    program.window.close()
    assert_all_is_there(open_workspace(tmp_path / "planner.shortage").project)


def _choose_in_menu(drive: Mouse, opener: QToolButton, words: str) -> None:
    QTimer.singleShot(50, lambda: drive.choose(words))  # the menu has a loop of its own
    drive.click(opener)
