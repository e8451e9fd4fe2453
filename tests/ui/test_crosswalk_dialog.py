"""The review of the crosswalk by keyboard: accept, refuse, relate, next, accept all that is sure; all undoable."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shortage_app import text
from shortage_app.domain.analysis import analyse
from shortage_app.domain.change import Change, Replacement
from shortage_app.domain.codes import CrosswalkState
from shortage_app.ui.app import Program, build
from shortage_app.ui.dialogs.crosswalk_dialog import CrosswalkDialog
from shortage_app.ui.dialogs.successor_dialog import SuccessorDialog
from shortage_app.ui.pages import PAGES
from shortage_app.ui.pages.data import DataPage
from shortage_app.ui.session import Session
from shortage_app.ui.settings import Settings
from shortage_app.ui.verbs import Verbs
from shortage_app.ui.widgets.searched_choice import SearchedChoice
from shortage_app.workflow import workspaces
from tests.domain.strategies import edition, frame, listing
from tests.screens.camera import SIZE, cut_words
from tests.ui.pages.small_window import settled

OLD = {"1": "Maçon", "2": "Cuisinier", "3": "Boucher", "4": "Webdeveloper", "5": "Ingénieur civil"}
NEW = {"7": "Maçonne", "8": "Cuisinier de collectivité", "9": "Bouchère", "10": "Développeur web"}


@pytest.fixture
def program(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[Program]:
    """The window on the page of data, of lists with a break in 2021."""
    path = tmp_path / "break.shortage"
    editions = frame("editions", [*(edition(year, "A") for year in range(2014, 2021)), edition(2021, "B")])
    rows = [listing(year, code, title_fr=title) for year in range(2014, 2021) for code, title in OLD.items()]
    rows += [listing(2021, code, title_fr=title) for code, title in NEW.items()]
    where = editions[["reference_year"]]
    lists = (Replacement("editions", where, editions), Replacement("listings", where, frame("listings", rows)))
    workspaces.perform(workspaces.create(path), Change("lists", lists))
    never = workspaces.open_workspace
    verbs = Verbs(
        analyse=analyse, open=never, create=never, example=never,
        set_method=workspaces.set_method,
    )  # fmt: skip
    made = build([], verbs, PAGES, settings)
    qtbot.addWidget(made.window)
    made.window.resize(*SIZE)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    made.session.show_page("data")
    with qtbot.waitSignal(made.session.analysis_changed):
        made.session.open(path)
    settled(qtbot, made)
    yield made
    made.session.tasks.close()


@pytest.fixture
def dialog(program: Program, qtbot: QtBot) -> Iterator[CrosswalkDialog]:
    page = program.window.page("data")
    assert isinstance(page, DataPage)
    page.nomenclatures.review_button.click()
    found = program.window.findChild(CrosswalkDialog)
    assert found is not None
    settled(qtbot, program)
    yield found
    found.reject()


def press(qtbot: QtBot, program: Program, *keys: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        qtbot.keyClick(widget, key, held or Qt.KeyboardModifier.NoModifier)
        settled(qtbot, program)


def queue(dialog: CrosswalkDialog) -> list[tuple[str, str, str]]:
    model = dialog.table.table_model
    return [
        (model.value(row, "from_code"), model.value(row, "to_code"), model.value(row, "relation"))
        for row in range(model.rowCount())
    ]


def stored(program: Program) -> list[list[object]]:
    assert program.session.workspace is not None
    known = workspaces.open_workspace(program.session.workspace.path).project.crosswalk
    return known.sort_values("from_code")[["from_code", "to_code", "relation", "approved"]].to_numpy().tolist()


def test_the_page_says_how_many_rows_wait_and_opens_them(program: Program, dialog: CrosswalkDialog) -> None:
    assert [row[:2] for row in queue(dialog)] == [("1", "7"), ("3", "9"), ("4", "10"), ("2", "8")]
    assert dialog.table.hasFocus()
    assert dialog.batch.accept_button.text() == "Accept 2 rows"


def test_the_page_counts_the_rows_proposed_among_those_that_wait(program: Program, dialog: CrosswalkDialog) -> None:
    page = program.window.page("data")
    assert isinstance(page, DataPage)
    model = page.nomenclatures.table.table_model
    waiting = [model.value(row, CrosswalkState.WAITING) for row in range(model.rowCount())]
    assert sum(int(count) for count in waiting) == len(queue(dialog))
    assert page.nomenclatures._subtitle.text() == "4 rows to review, 4 of them proposed, not imported"


def test_the_queue_stays_narrowed_to_some_words_after_a_decision(
    program: Program, dialog: CrosswalkDialog, qtbot: QtBot
) -> None:
    dialog.table.words_asked.emit()
    press(qtbot, program, Qt.Key.Key_E, Qt.Key.Key_R, Qt.Key.Key_Down, Qt.Key.Key_Down)
    narrowed = queue(dialog)
    assert 1 < len(narrowed) < 4
    (decided,) = dialog.picked()["from_code"]
    press(qtbot, program, Qt.Key.Key_R)
    assert queue(dialog) == [row for row in narrowed if row[0] != decided]


def test_the_whole_queue_is_reviewed_by_keys_alone(program: Program, dialog: CrosswalkDialog, qtbot: QtBot) -> None:
    press(qtbot, program, Qt.Key.Key_A)
    assert stored(program) == [["1", "7", "same", True]]
    press(qtbot, program, Qt.Key.Key_Down, Qt.Key.Key_5)
    assert queue(dialog)[1] == ("4", "10", "broader")
    press(qtbot, program, Qt.Key.Key_R)
    assert [row[:2] for row in queue(dialog)] == [("3", "9"), ("2", "8")]
    press(qtbot, program, Qt.Key.Key_F8)
    assert dialog.picked()["from_code"].tolist() == ["2"]
    press(qtbot, program, Qt.Key.Key_Return, held=Qt.KeyboardModifier.ControlModifier)
    assert stored(program) == [
        ["1", "7", "same", True],
        ["3", "9", "same", True],
        ["4", "10", "broader", False],
    ]
    assert [row[:2] for row in queue(dialog)] == [("2", "8")]


def test_what_is_picked_says_its_reasons_and_what_accepting_would_change(dialog: CrosswalkDialog) -> None:
    words = dialog.detail._consequence.text()
    assert "Accepting changes the status of 1 occupation in 2021." in words
    assert "Maçonne: Undetermined → Structural" in words
    assert "1 former code is continued" in words
    assert dialog.detail._signs.text() == "Confidence 100.0%\nSame title"


def test_undo_says_what_it_would_take_back_for_it_may_be_older_than_the_review(
    program: Program, dialog: CrosswalkDialog, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    assert (dialog.undo_button.isEnabled(), dialog.undo_button.toolTip()) == (False, "Undo (Ctrl+Z)")
    monkeypatch.setattr(Session, "undo_name", property(lambda _session: "Import of a list"))
    program.session.workspace_changed.emit(program.session.workspace)
    settled(qtbot, program)
    assert (dialog.undo_button.isEnabled(), dialog.undo_button.toolTip()) == (True, "Undo: Import of a list (Ctrl+Z)")


def test_several_rows_are_decided_at_once(program: Program, dialog: CrosswalkDialog, qtbot: QtBot) -> None:
    press(qtbot, program, Qt.Key.Key_Down, Qt.Key.Key_Down, held=Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, program, Qt.Key.Key_R)
    assert [row[0] for row in stored(program)] == ["1", "3", "4"]
    dialog.states.value_chosen.emit(CrosswalkState.REFUSED.value)
    assert len(queue(dialog)) == 3


def test_merged_any_or_all_is_a_setting_of_the_workspace(
    program: Program, dialog: CrosswalkDialog, qtbot: QtBot
) -> None:
    dialog.merged.value_chosen.emit("all")
    settled(qtbot, program)
    assert program.session.workspace.project.method.merged == "all"
    assert dialog.merged.currentData() == "all"


def test_digits_typed_as_a_confidence_are_no_relation(program: Program, dialog: CrosswalkDialog, qtbot: QtBot) -> None:
    dialog.batch.least.setFocus()
    dialog.batch.least.selectAll()
    press(qtbot, program, Qt.Key.Key_5, Qt.Key.Key_2)
    assert dialog.batch.least.value() == 52
    assert stored(program) == []
    assert dialog.batch.accept_button.text() == "Accept 4 rows"


def test_what_cannot_be_written_is_said_and_the_queue_goes_on(
    program: Program, dialog: CrosswalkDialog, qtbot: QtBot
) -> None:
    workspace = program.session.workspace
    assert workspace is not None
    program.session._workspace = replace(workspace, path=workspace.path.with_name("gone.shortage"))
    with qtbot.waitSignal(program.session.failed):
        press(qtbot, program, Qt.Key.Key_A)
    assert dialog.detail.accept_button.isEnabled()
    assert len(queue(dialog)) == 4


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_no_word_is_cut(program: Program, dialog: CrosswalkDialog, qtbot: QtBot, language: str) -> None:
    program.session.speak(language)
    settled(qtbot, program)
    assert cut_words(dialog) == []


def test_the_crosswalk_is_saved_as_a_table(
    program: Program, dialog: CrosswalkDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    press(qtbot, program, Qt.Key.Key_A)
    page = program.window.page("data")
    assert isinstance(page, DataPage)
    page.nomenclatures.export_to(tmp_path / "crosswalk.csv")
    settled(qtbot, program)
    assert (tmp_path / "crosswalk.csv").read_text().splitlines()[1].startswith("A,1,B,7,same,1,yes,")


def test_a_successor_that_nothing_proposed_is_added_by_keyboard(
    program: Program, dialog: CrosswalkDialog, qtbot: QtBot
) -> None:
    dialog.add_button.click()
    asked = dialog.findChild(SuccessorDialog)
    assert asked is not None
    assert asked.before.text() == "Maçon – 1 (A)"  # of the row picked
    asked.before.clear()
    qtbot.keyClicks(asked.before, "civil")
    assert not asked.add.isEnabled()  # there is no new code yet
    qtbot.keyClicks(asked.after, "10")
    asked.add.click()
    settled(qtbot, program)
    assert stored(program) == [["5", "10", "renamed", True]]
    assert ("5", "10", "renamed") not in queue(dialog)  # which waits for nobody


def test_a_refused_successor_is_no_more_spoken_of_once_another_is_chosen(
    program: Program, dialog: CrosswalkDialog, qtbot: QtBot
) -> None:
    dialog.add_button.click()
    asked = dialog.findChild(SuccessorDialog)
    assert asked is not None
    asked.after.setText("nothing of the list")
    asked.add.click()
    assert asked.trouble.text() == "Choose the new code from the list."
    asked.after.setText("Développeur web – 10 (B)")  # as its list does when one of it is chosen: no key is typed
    assert asked.trouble.text() == ""


def test_a_successor_is_added_even_while_a_decision_is_written(
    program: Program, dialog: CrosswalkDialog, qtbot: QtBot
) -> None:
    dialog.decide(True)
    dialog.add_button.click()
    asked = dialog.findChild(SuccessorDialog)
    assert asked is not None
    asked.before.setText("Ingénieur civil – 5 (A)")
    asked.after.setText("Développeur web – 10 (B)")
    asked.add.click()
    settled(qtbot, program)
    assert stored(program) == [["1", "7", "same", True], ["5", "10", "renamed", True]]


def test_a_searched_value_is_meant_by_its_words_or_by_what_no_other_holds(qtbot: QtBot) -> None:
    field = SearchedChoice()
    qtbot.addWidget(field)
    field.offer([(1, "Cook – 01"), (2, "Cook – collective – 02"), (3, "Baker – 03")], 3)
    seen = [field.value]
    for words in ("Cook – 01", "cook", "COLLECT", "03", "", "Mason"):
        field.setText(words)
        seen.append(field.value)
    assert seen == [3, 1, None, 2, 3, None, None]


def test_of_a_long_value_the_beginning_is_seen_as_the_keyboard_comes(qtbot: QtBot) -> None:
    field = SearchedChoice()
    qtbot.addWidget(field)
    field.offer([(1, "A trade with a long name"), (2, "Another")], 1)
    with qtbot.waitActive(field):
        field.show()
    field.clearFocus()  # a field alone has the keyboard already
    field.setFocus(Qt.FocusReason.TabFocusReason)
    assert (field.selectedText(), field.cursorPosition()) == ("A trade with a long name", 0)
