"""Back and forward through the changes of a workspace, several at once, all or nothing."""

from pathlib import Path

import pytest

from shortage_app.domain.decisions import Decision
from shortage_app.workflow import deciding, travelling, workspaces
from shortage_app.workflow.workspaces import ChangedElsewhere, OpenWorkspace
from tests.report import small_lists
from tests.ui.pages.small_window import stored
from tests.workflow.test_restoring import same


@pytest.fixture
def states(tmp_path: Path) -> list[OpenWorkspace]:
    """A workspace before and after each of four changes."""
    made = [workspaces.create(tmp_path / "w.shortage")]
    for number in (4, 5, 6):
        made.append(workspaces.set_method(made[-1], {"consecutive": str(number)}))
    return [*made, workspaces.no_edition(made[-1], 2020)]


def listed(workspace: OpenWorkspace) -> list[tuple[int, str]]:
    rows = travelling.steps_table(workspace).rows
    return list(zip(rows[travelling.NUMBER].astype(int), rows[travelling.STATE], strict=True))


def test_the_list_says_what_is_done_where_one_is_and_what_was_undone(states: list[OpenWorkspace]) -> None:
    assert listed(states[4]) == [
        (4, travelling.NOW),
        (3, travelling.DONE),
        (2, travelling.DONE),
        (1, travelling.DONE),
        (0, travelling.BEFORE),
    ]
    back = travelling.go_to(states[4], 2)
    assert listed(back) == [
        (4, travelling.UNDONE),
        (3, travelling.UNDONE),
        (2, travelling.NOW),
        (1, travelling.DONE),
        (0, travelling.BEFORE),
    ]
    assert list(travelling.steps_table(back).rows[travelling.CHANGE])[:2] == ["No edition in 2020", "Change the method"]
    assert listed(travelling.go_to(back, 0))[-1] == (0, travelling.NOW)


@pytest.mark.parametrize(("start", "goal"), [(4, 0), (4, 1), (4, 4), (1, 3), (0, 4), (2, 2)])
def test_going_to_a_change_is_undoing_or_redoing_one_by_one(states: list[OpenWorkspace], start: int, goal: int) -> None:
    there = travelling.go_to(travelling.go_to(states[4], start), goal)
    same(there.project, states[goal].project)
    reopened = workspaces.open_workspace(there.path)
    same(reopened.project, states[goal].project)
    assert listed(reopened) == listed(there)


def test_a_workspace_that_another_program_changed_stays_as_it_is(states: list[OpenWorkspace]) -> None:
    with pytest.raises(ChangedElsewhere):
        travelling.go_to(states[2], 0)
    assert workspaces.open_workspace(states[4].path).project.method.consecutive == 6


def test_a_change_is_called_after_the_title_of_its_occupation_where_a_list_has_it(tmp_path: Path) -> None:
    workspace = stored(tmp_path / "w.shortage", small_lists.project())
    for code in ("1", "unlisted"):
        workspace = deciding.keep(workspace, Decision(code, 2019, "information", ""))
    told = list(travelling.steps_table(workspace).rows[travelling.CHANGE])[:2]
    before = workspaces.undo_name(workspaces.undo(workspace))
    assert (told, before) == (["Log a decision for unlisted", "Log a decision for Cook"], "Log a decision for Cook")
