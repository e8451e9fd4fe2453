"""The queue of links: judged by keyboard alone, in the file at once, back after a failure."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from shortage_app.domain import columns as c
from shortage_app.domain.change import Change
from shortage_app.ui import theme
from shortage_app.ui.app import Program, build
from shortage_app.ui.pages import PAGES
from shortage_app.ui.pages.coverage import CoveragePage
from shortage_app.ui.pages.coverage_batch import BatchLinks
from shortage_app.ui.pages.coverage_queue import LinkQueue
from shortage_app.ui.settings import Settings
from shortage_app.ui.verbs import Verbs, Workspace
from shortage_app.ui.visit import Filters
from shortage_app.ui.widgets.fields import ScoreField
from shortage_app.workflow.analysing import analyse
from shortage_app.workflow.linking import undoes_links
from shortage_app.workflow.workspaces import OpenWorkspace, create, open_workspace, perform, undo, undo_name
from tests.ui.pages import trades
from tests.ui.pages.small_window import settled

KEYS = {"A": Qt.Key.Key_A, "R": Qt.Key.Key_R, "D": Qt.Key.Key_D, "I": Qt.Key.Key_I, "S": Qt.Key.Key_S}


@pytest.fixture
def workspace(tmp_path: Path) -> OpenWorkspace:
    return trades.workspace(tmp_path)


@pytest.fixture
def program(qtbot: QtBot, settings: Settings, workspace: OpenWorkspace) -> Iterator[Program]:
    """The window on the coverage page of the trades, reached by keyboard."""

    def example(folder: Path) -> OpenWorkspace:
        raise NotImplementedError(folder)

    made = build([], verbs(example), PAGES, settings)
    qtbot.addWidget(made.window)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    made.session.take(workspace)
    settled(qtbot, made)
    qtbot.keyClick(made.window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, made)
    yield made
    made.session.tasks.close()


def verbs(example: Callable[[Path], OpenWorkspace]) -> Verbs:
    """What the program itself hands in, as far as the queue asks for it."""

    def undone(workspace: Workspace) -> Workspace:
        assert isinstance(workspace, OpenWorkspace)
        return undo(workspace)

    def name(workspace: Workspace) -> str:
        assert isinstance(workspace, OpenWorkspace)
        return undo_name(workspace)

    def of_links(workspace: Workspace) -> bool:
        assert isinstance(workspace, OpenWorkspace)
        return undoes_links(workspace)

    told = Verbs(analyse=analyse, open=open_workspace, create=create, example=example)
    return replace(told, undo=undone, undo_name=name, undoes_links=of_links)


def queue_of(program: Program) -> LinkQueue:
    page = program.window.page("coverage")
    assert isinstance(page, CoveragePage)
    return page.queue


def press(qtbot: QtBot, program: Program, keys: str) -> None:
    """Press keys where the focus is, as fast as changes are taken."""
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, KEYS[key])
        qtbot.waitUntil(lambda: not program.session.tasks.is_running("change"))


def decided(path: Path) -> list[str]:
    links = open_workspace(path).project.links
    return [str(strength) for strength in links[c.STRENGTH]]


def test_fifty_links_are_judged_by_keyboard_alone(qtbot: QtBot, program: Program, workspace: OpenWorkspace) -> None:
    queue = queue_of(program)
    waiting = queue.review.count()
    assert waiting >= 50
    looked_at = []
    for _round in range(10):
        for keys in ("A", "DA", "IA", "R", "S"):
            row = queue.review.current
            assert row is not None
            looked_at.append((row[c.PRODUCT_CODE], row[c.OCCUPATION_CODE]))
            press(qtbot, program, keys)
    settled(qtbot, program)
    assert len(set(looked_at)) == 50
    strengths = decided(workspace.path)
    assert (strengths.count("none"), strengths.count("aside")) == (10, 10)
    assert strengths.count("direct") >= 10
    assert strengths.count("indirect") >= 10
    assert len(strengths) == 50
    assert queue.review.count() == waiting - 50
    assert queue.review.judged == 40
    analysis = program.session.analysis
    assert analysis is not None
    assert analysis.figures.covered == 30


def test_a_product_found_by_the_search_shows_the_occupation_it_was_put_aside_for(
    qtbot: QtBot, program: Program
) -> None:
    row = queue_of(program).review.current
    assert row is not None
    press(qtbot, program, "S")
    settled(qtbot, program)
    program.window.finder.search(str(row[c.PRODUCT_CODE]))
    next(hit for hit in program.window.finder.hits if hit.detail == row[c.PRODUCT_CODE]).choose()
    assert program.session.filters == Filters().narrowed(c.CODE, frozenset({row[c.OCCUPATION_CODE]}))


def test_the_card_shows_the_matched_terms_and_every_part_of_the_evidence(program: Program) -> None:
    queue = queue_of(program)
    row = queue.review.current
    assert row is not None
    shown = queue.card.product.findChildren(QLabel)[2].text()
    assert shown.count("underline") == len(row[c.TERMS]) >= 1
    assert all(f'underline">{term}</span>' in shown for term, _other in row[c.TERMS])
    assert "title 0." in queue.card.evidence.text()
    assert queue.card.bar.accessibleName() == queue.card.evidence.text()


def test_arrows_look_further_and_back_and_decide_nothing(
    qtbot: QtBot, program: Program, workspace: OpenWorkspace
) -> None:
    queue = queue_of(program)
    first = queue.review.current
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(queue, key)
    assert queue.review.place == 1
    assert queue.review.current is not first
    assert decided(workspace.path) == []


def test_who_hears_the_queue_hears_the_pair_looked_at(qtbot: QtBot, program: Program) -> None:
    queue = queue_of(program)
    for _step in range(2):
        row = queue.review.current
        assert row is not None
        told = queue.accessibleDescription()
        assert told.startswith(f"{row[c.PRODUCT_TITLE]} ↔ {row[c.OCCUPATION_TITLE]}. Score 0.")
        assert told.endswith("Nothing links them yet.")
        qtbot.keyClick(queue, Qt.Key.Key_Down)


def test_letters_typed_in_the_search_judge_nothing(qtbot: QtBot, program: Program, workspace: OpenWorkspace) -> None:
    qtbot.keyClick(program.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    search = program.window.top_bar.search
    qtbot.keyClicks(search, "ard")
    settled(qtbot, program)
    assert search.text() == "ard"
    assert decided(workspace.path) == []


def test_a_batch_says_how_many_before_it_accepts_them_in_one_change(
    qtbot: QtBot, program: Program, workspace: OpenWorkspace
) -> None:
    queue = queue_of(program)
    queue.batch_button.click()
    sheet = program.window.findChild(BatchLinks)
    assert sheet is not None
    sheet.score.setValue(round(100 * float(queue.review.open_rows[4][c.SCORE])))
    chosen = len(sheet.chosen)
    assert 1 <= chosen < len(queue.review.open_rows)
    assert sheet.counted.text().startswith(f"{chosen} link")
    sheet.accept_button.click()
    settled(qtbot, program)
    assert len(decided(workspace.path)) == chosen


@pytest.mark.parametrize(("typed", "chosen", "shown"), [("0,65", 65, "0.65"), ("1", 100, "1.00"), ("2", 80, "0.80")])
def test_the_lowest_score_is_written_as_scores_are_with_either_mark(
    qtbot: QtBot, typed: str, chosen: int, shown: str
) -> None:
    field = ScoreField(80)
    qtbot.addWidget(field)
    field.selectAll()
    qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (field.value(), field.text()) == (chosen, shown)


def test_a_link_whose_decision_failed_is_back_in_the_queue(
    qtbot: QtBot, program: Program, workspace: OpenWorkspace
) -> None:
    queue = queue_of(program)
    first, waiting = queue.review.current, queue.review.count()
    workspace.path.unlink()
    press(qtbot, program, "A")
    settled(qtbot, program)
    assert queue.review.count() == waiting
    assert first in queue.review.open_rows


def test_undo_by_keyboard_brings_the_link_back_and_looks_at_it(
    qtbot: QtBot, program: Program, workspace: OpenWorkspace
) -> None:
    queue = queue_of(program)
    press(qtbot, program, "AR")
    settled(qtbot, program)
    third = queue.review.current
    assert queue.undo_button.isVisible()
    assert sorted(decided(workspace.path)) == ["direct", "none"]
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, program)
    assert decided(workspace.path) == ["direct"]
    assert queue.review.current is not None
    assert queue.review.current is not third
    press(qtbot, program, "IA")
    settled(qtbot, program)
    assert decided(workspace.path) == ["direct", "indirect"]


def test_the_queue_offers_to_undo_what_was_decided_of_links_and_nothing_else(qtbot: QtBot, program: Program) -> None:
    queue = queue_of(program)
    edition = Change("No edition in {year}", parts={"year": 2018})
    program.session.change(lambda opened, _progress: perform(cast(OpenWorkspace, opened), edition), "")
    settled(qtbot, program)
    assert program.session.undo_name
    assert not queue.undo_button.isVisible()
    press(qtbot, program, "S")
    settled(qtbot, program)
    assert queue.undo_button.isVisible()
    assert "aside" in queue.undo_button.toolTip()


def test_the_links_of_the_occupation_picked_can_be_looked_at_alone(qtbot: QtBot, program: Program) -> None:
    queue = queue_of(program)
    program.session.select("occupation", "C03")
    chosen = queue.reasons.findData("chosen")
    queue.reasons.setCurrentIndex(chosen)
    queue.reasons.activated.emit(chosen)
    assert {row[c.OCCUPATION_CODE] for row in queue.review.open_rows} == {"C03"}
    press(qtbot, program, "A" * len(queue.review.open_rows))
    settled(qtbot, program)
    assert queue.nothing.isVisible()
    queue.reasons.setCurrentIndex(0)
    queue.reasons.activated.emit(0)
    assert queue.card.isVisible()


def test_the_ground_of_matched_terms_is_that_of_the_theme(qtbot: QtBot, program: Program) -> None:
    queue = queue_of(program)
    for name in ("dark", "light"):
        program.theme.choose(name)
        settled(qtbot, program)
        ground, _ink, _edge = theme.pill_colours("returning")
        assert ground is not None
        assert ground.name() in queue.card.product.findChildren(QLabel)[2].text()
