"""Scenarios on the coverage page: built, compared, renamed, exported and dropped; the data stay as they are."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pandas as pd
import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from shortage_app import text
from shortage_app.domain.project import FRAMES
from shortage_app.domain.scenario import Add, Cancel, Move, Resize, Scenario
from shortage_app.domain.scenarios import scenarios_of
from shortage_app.ui.app import Program
from shortage_app.ui.dialogs.scenario_dialog import ScenarioDialog
from shortage_app.ui.dialogs.step_dialog import StepDialog
from shortage_app.ui.pages.coverage import CoveragePage
from shortage_app.ui.pages.scenario_strip import ScenarioStrip
from shortage_app.ui.settings import Settings
from shortage_app.workflow import imagining
from shortage_app.workflow.workspaces import open_workspace
from tests.report import small_lists
from tests.screens.camera import cut_words
from tests.ui.pages.small_window import settled, shown, stored

Kind = TypeVar("Kind", bound=QDialog)
MASONRY = Add("S1", "Masonry", ("3",), places=12)
MORE = Scenario("More", 2019, (MASONRY,))
FEWER = Scenario("Fewer", 2019, (Cancel("P4"),))


@pytest.fixture
def empty(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[Program]:
    made = shown(qtbot, settings, "coverage", stored(tmp_path / "small.shortage", small_lists.project()))
    yield made
    made.session.tasks.close()


@pytest.fixture
def program(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[Program]:
    workspace = stored(tmp_path / "small.shortage", small_lists.project())
    for scenario in (MORE, FEWER):
        workspace = imagining.keep(workspace, scenario)
    made = shown(qtbot, settings, "coverage", workspace)
    choose(made, qtbot, "More")
    yield made
    made.session.tasks.close()


def strip_of(program: Program) -> ScenarioStrip:
    page = program.window.page("coverage")
    assert isinstance(page, CoveragePage)
    return page.scenario


def choose(program: Program, qtbot: QtBot, name: str) -> None:
    choice = strip_of(program).choice
    choice.setCurrentIndex(choice.findData(name))
    choice.value_chosen.emit(name)
    settled(qtbot, program)


def kept(program: Program) -> tuple[Scenario, ...]:
    """What stands in the file."""
    workspace = program.session.workspace
    assert workspace is not None
    return scenarios_of(open_workspace(workspace.path).project, 2019)


def chips(program: Program) -> list[QPushButton]:
    return [chip for chip in strip_of(program).chips.findChildren(QPushButton) if chip.isVisible()]


def dialog_of(program: Program, qtbot: QtBot, kind: type[Kind]) -> Kind:
    (found,) = [one for one in program.window.findChildren(kind) if one.isVisible()]
    qtbot.waitUntil(found.isActiveWindow)
    return found


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def take_step(program: Program, qtbot: QtBot, kind: str) -> StepDialog:
    strip_of(program).add.click()
    dialog = dialog_of(program, qtbot, StepDialog)
    dialog.kind.button(kind).click()
    return dialog


def test_a_scenario_is_built_step_by_step_and_says_what_it_would_change(empty: Program, qtbot: QtBot) -> None:
    strip, session = strip_of(empty), empty.session
    assert session.workspace is not None
    before = session.workspace.project
    session.select("occupation", "3")
    strip.new.click()
    settled(qtbot, empty)
    assert kept(empty) == (Scenario("Scenario 1", 2019),)
    strip.add.click()
    dialog = dialog_of(empty, qtbot, StepDialog)
    assert dialog.occupation.currentData() == "3"
    assert not dialog.take_button.isEnabled()  # a new product has a title
    dialog.name.setFocus()
    qtbot.keyClicks(focused(), "Masonry")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    settled(qtbot, empty)
    assert kept(empty)[0].steps == (Add("S1", "Masonry", ("3",), places=15),)
    assert strip.words.text() == "<b>4 → 5</b> covered · <b>2 → 1</b> without offer"
    assert strip.share.text() == "80.0% → 100.0%"
    for name in FRAMES:
        if name != "scenarios":
            pd.testing.assert_frame_equal(getattr(session.workspace.project, name), getattr(before, name))
    assert session.analysis is not None
    assert session.analysis.figures.covered == 4


def test_products_are_cancelled_moved_and_resized_and_a_step_taken_away(program: Program, qtbot: QtBot) -> None:
    strip_of(program)
    dialog = take_step(program, qtbot, "cancel")
    dialog.product.setCurrentIndex(dialog.product.findData("P4"))
    dialog.take_button.click()
    settled(qtbot, program)
    dialog = take_step(program, qtbot, "move")
    dialog.product.setCurrentIndex(dialog.product.findData("P2"))
    assert not dialog.take_button.isEnabled()  # somebody takes the product over
    dialog.provider.setText("Z")
    dialog.take_button.click()
    settled(qtbot, program)
    dialog = take_step(program, qtbot, "resize")
    dialog.product.setCurrentIndex(dialog.product.findData("P3"))
    dialog.places.setValue(8)
    dialog.take_button.click()
    settled(qtbot, program)
    assert kept(program)[1].steps == (MASONRY, Cancel("P4"), Move("P2", "Z"), Resize("P3", 8.0))
    assert [chip.text() for chip in chips(program)] == ["+ Masonry", "− Roofs", "Kitchen work → Z", "Painting: 8 pl."]
    chips(program)[1].click()
    settled(qtbot, program)
    assert kept(program)[1].steps == (MASONRY, Move("P2", "Z"), Resize("P3", 8.0))


def test_a_step_that_the_catalogue_no_longer_allows_says_so_and_is_left_out(
    qtbot: QtBot, settings: Settings, tmp_path: Path
) -> None:
    outdated = Scenario("Outdated", 2019, (Cancel("P9"), MASONRY))
    workspace = imagining.keep(stored(tmp_path / "small.shortage", small_lists.project()), outdated)
    made = shown(qtbot, settings, "coverage", workspace)
    choose(made, qtbot, "Outdated")
    assert [chip.toolTip() for chip in chips(made)] == [
        "Not possible: Remove P9",
        "Add Masonry (12 places) for Mason",
    ]
    assert strip_of(made).words.text() == "<b>4 → 5</b> covered · <b>2 → 1</b> without offer"
    made.session.tasks.close()


def test_undo_takes_back_the_last_step(program: Program, qtbot: QtBot) -> None:
    from shortage_app.workflow.workspaces import OpenWorkspace, undo

    chips(program)[0].click()
    settled(qtbot, program)
    assert kept(program)[1].steps == ()
    workspace = program.session.workspace
    assert isinstance(workspace, OpenWorkspace)
    assert scenarios_of(undo(workspace).project, 2019) == (FEWER, MORE)


def test_two_are_compared_one_is_exported_renamed_and_dropped(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    strip = strip_of(program)
    strip.compare.click()
    dialog = dialog_of(program, qtbot, ScenarioDialog)
    settled(qtbot, program)
    model = dialog.table.table_model
    covered = model.row_where("figure", "covered")
    assert [model.value(covered, name) for name in ("value_base", "value_1", "change_1")] == [4, 5, 1]
    dialog.other.setCurrentIndex(dialog.other.findData("Fewer"))
    dialog.other.value_chosen.emit("Fewer")
    settled(qtbot, program)
    assert dialog.mark.text() == "Scenarios “More”, “Fewer”: imagined figures; the data of 2019 are unchanged."
    assert [model.value(covered, name) for name in ("value_2", "change_2")] == [4, 0]
    assert [panel.accessibleName() for panel in dialog.charts] == ["More, 2019", "Fewer, 2019"]
    dialog.charts[0].mark_activated.emit("no_product")
    settled(qtbot, program)
    assert [model.value(row, "title") for row in range(model.rowCount())] == ["Painter"]
    dialog.view.button("occupations").click()
    settled(qtbot, program)
    assert [model.value(row, "title") for row in range(model.rowCount())] == ["Mason", "Roofer"]
    assert [model.value(1, f"state_{side}") for side in ("base", "1", "2")] == ["direct", "direct", "not_offered"]
    written = tmp_path / "comparison.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(written), ""))
    dialog.export.click()
    settled(qtbot, program)
    assert load_workbook(written).sheetnames[0] == "Comparison"
    assert not dialog.rename.isEnabled()
    dialog.name.setText("Fewer")
    assert not dialog.rename.isEnabled()
    dialog.name.setText("Most")
    dialog.rename.click()
    settled(qtbot, program)
    assert [scenario.name for scenario in kept(program)] == ["Fewer", "Most"]
    assert strip.scenario is not None
    assert strip.scenario.name == "Most"
    strip.drop.click()
    settled(qtbot, program)
    assert kept(program) == (FEWER,)
    assert strip.scenario is None
    assert strip.hint.isVisible()


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_no_word_is_cut(program: Program, qtbot: QtBot, language: str) -> None:
    program.session.speak(language)
    settled(qtbot, program)
    assert cut_words(strip_of(program)) == []
    for button in (strip_of(program).add, strip_of(program).compare):
        button.click()
        (dialog,) = [one for one in program.window.findChildren(QDialog) if one.isVisible()]
        settled(qtbot, program)
        assert cut_words(dialog) == []
        dialog.reject()
        QApplication.processEvents()
