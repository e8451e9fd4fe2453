"""Undo and redo live in the file: the same rows at the same places come back, after any changes and any reopening."""

import os
import shutil
import tempfile
from pathlib import Path
from random import Random

import pandas as pd
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from shortage_app import text
from shortage_app.domain.change import Change, Replacement, conform, places
from shortage_app.domain.project import FRAMES, Method, Project
from shortage_app.workflow import workspaces
from shortage_app.workflow.workspaces import OpenWorkspace
from shortage_app.workspace import history
from shortage_app.workspace.errors import ChangedElsewhere
from tests.workspace.changes import any_change, said

METHOD = Change("Change the method", method=Method(consecutive=4))
DECISION = Change(
    "No edition in {year}",
    (Replacement("decisions", places(occupation_code="A"), conform("decisions", pd.DataFrame({"year": [2019]}))),),
    parts={"year": 2019},
)


@pytest.fixture
def workspace(tmp_path: Path) -> OpenWorkspace:
    return workspaces.create(tmp_path / "année.shortage")


def same(left: Project, right: Project) -> None:
    for name in FRAMES:
        pd.testing.assert_frame_equal(getattr(left, name), getattr(right, name))
    assert (left.method, left.synthetic) == (right.method, right.synthetic)


def test_a_change_is_taken_back_and_done_again_after_reopening(workspace: OpenWorkspace) -> None:
    changed = workspaces.perform(workspace, DECISION)
    undone = workspaces.undo(workspaces.open_workspace(workspace.path))
    same(undone.project, Project())
    redone = workspaces.redo(workspaces.open_workspace(workspace.path))
    same(redone.project, changed.project)
    same(workspaces.open_workspace(workspace.path).project, changed.project)


def test_the_names_of_undo_and_redo_are_spoken_when_they_are_shown(workspace: OpenWorkspace) -> None:
    changed = workspaces.perform(workspaces.perform(workspace, METHOD), DECISION)
    assert workspaces.undo_name(changed) == "No edition in 2019"
    text.set_language("fr")
    assert workspaces.undo_name(changed) == "Pas d’édition en 2019"
    back = workspaces.undo(workspaces.open_workspace(workspace.path))
    assert workspaces.undo_name(back) == "Modifier la méthode"
    assert workspaces.redo_name(back) == "Pas d’édition en 2019"


def test_a_new_change_forgets_what_was_undone(workspace: OpenWorkspace) -> None:
    back = workspaces.undo(workspaces.perform(workspace, DECISION))
    changed = workspaces.perform(back, METHOD)
    assert workspaces.redo_name(changed) == ""
    assert workspaces.redo(changed).project.method == Method(consecutive=4)
    assert [step.name for step in changed.state.history.done] == ["Change the method"]


def test_nothing_to_undo_changes_nothing(workspace: OpenWorkspace) -> None:
    before = said(workspace.path)
    same(workspaces.undo(workspace).project, workspace.project)
    same(workspaces.redo(workspaces.open_workspace(workspace.path)).project, workspace.project)
    assert said(workspace.path) == before


def test_the_history_keeps_the_last_steps_and_the_last_one_however_large(
    workspace: OpenWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "STEPS", 3)
    for consecutive in range(1, 7):
        workspace = workspaces.perform(workspace, Change(str(consecutive), method=Method(consecutive=consecutive)))
    assert [step.name for step in workspace.state.history.done] == ["4", "5", "6"]
    monkeypatch.setattr(history, "KEPT_ROWS", 0)
    workspace = workspaces.perform(workspace, Change("7", method=Method(consecutive=5)))
    assert [step.name for step in workspace.state.history.done] == ["7"]
    assert workspaces.undo(workspace).project.method.consecutive == 6


def test_a_forgotten_history_leaves_none_of_its_rows_in_the_file(workspace: OpenWorkspace) -> None:
    for note in ("SECRETNOTE1", "SECRETNOTE2"):
        rows = conform("decisions", pd.DataFrame({"occupation_code": ["A"], "year": 2019, "note": note}))
        workspace = workspaces.perform(
            workspace, Change(note[:2], (Replacement("decisions", places(occupation_code="A"), rows),))
        )
    assert b"SECRETNOTE1" in workspace.path.read_bytes()
    forgotten = workspaces.forget_history(workspace)
    assert workspaces.undo_name(forgotten) == ""
    assert b"SECRETNOTE1" not in workspace.path.read_bytes()
    assert b"SECRETNOTE2" in workspace.path.read_bytes()


def test_a_change_made_on_an_older_state_is_refused_and_writes_nothing(workspace: OpenWorkspace) -> None:
    workspaces.perform(workspaces.open_workspace(workspace.path), DECISION)
    before = workspace.path.read_bytes()
    for verb in (lambda: workspaces.perform(workspace, METHOD), lambda: workspaces.undo(workspace)):
        with pytest.raises(ChangedElsewhere):
            verb()
    assert workspace.path.read_bytes() == before


class AnySequence(RuleBasedStateMachine):
    """Undo and redo walk the very states that the changes made, whatever the order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.workspace = workspaces.create(self.folder / "w.shortage")
        self.past = [said(self.workspace.path)]
        self.future: list[str] = []

    @rule(random=st.randoms(use_true_random=False))
    def change(self, random: Random) -> None:
        self.workspace = workspaces.perform(self.workspace, any_change(random))
        self.past.append(said(self.workspace.path))
        self.future = []

    @precondition(lambda self: len(self.past) > 1)
    @rule()
    def undo(self) -> None:
        self.workspace = workspaces.undo(self.workspace)
        self.future.append(self.past.pop())

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.workspace = workspaces.redo(self.workspace)
        self.past.append(self.future.pop())

    @rule()
    def reopen(self) -> None:
        self.workspace = workspaces.open_workspace(self.workspace.path)

    @invariant()
    def the_file_says_what_it_said_then(self) -> None:
        assert said(self.workspace.path) == self.past[-1]

    @invariant()
    def memory_and_file_agree(self) -> None:
        same(workspaces.open_workspace(self.workspace.path).project, self.workspace.project)

    @invariant()
    def what_can_be_undone_is_what_was_done(self) -> None:
        steps = self.workspace.state.history
        assert (len(steps.done), len(steps.undone)) == (len(self.past) - 1, len(self.future))

    def teardown(self) -> None:
        shutil.rmtree(self.folder)


DEEP = bool(os.environ.get("SHORTAGE_DEEP"))
AnySequence.TestCase.settings = settings(
    max_examples=300 if DEEP else 5, stateful_step_count=40 if DEEP else 10, deadline=None
)
test_any_sequence = AnySequence.TestCase
