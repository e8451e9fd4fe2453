"""The changes of a workspace as a list, and back or forward to any of them in one go."""

from dataclasses import replace
from datetime import datetime

import pandas as pd

from shortage_app.domain.project import Project
from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.text import N_, _
from shortage_app.workflow.change_names import spoken_name
from shortage_app.workflow.workspaces import OpenWorkspace, ready_to_write
from shortage_app.workspace import store
from shortage_app.workspace.history import Step

NUMBER, CHANGE, MADE_AT, STATE = "number", "change", "made_at", "state"
DONE, NOW, UNDONE, BEFORE = "past", "here", "ahead", "before"  # no codes of decisions, which are drawn as pills
_STATES = {DONE: N_("Done"), NOW: N_("You are here"), UNDONE: N_("Undone"), BEFORE: "\N{EN DASH}"}
_COLUMNS = (
    TableColumn(NUMBER, N_("Number"), Format.INTEGER, shown=False),
    TableColumn(CHANGE, N_("Change made"), width=56),
    TableColumn(MADE_AT, N_("Made on"), Format.DATE, width=18),
    TableColumn(STATE, N_("State"), Format.CHOICE, labels=_STATES, width=16),
)


def steps_table(workspace: OpenWorkspace) -> Table:
    """Every change that can be taken back or done again, the latest first; below them how it was before."""
    history = workspace.state.history
    here = history.done[-1].number if history.done else 0
    rows = [_row(step, here, workspace.project) for step in (*history.undone, *reversed(history.done))]
    rows.append({NUMBER: 0, CHANGE: _("Before these changes"), MADE_AT: "", STATE: NOW if here == 0 else BEFORE})
    frame = pd.DataFrame(rows, columns=[column.name for column in _COLUMNS])
    return Table("steps", _("Changes of this workspace"), _COLUMNS, frame)


def _row(step: Step, here: int, project: Project) -> dict[str, object]:
    state = NOW if step.number == here else DONE if step.number < here else UNDONE
    return {NUMBER: step.number, CHANGE: spoken_name(step, project), MADE_AT: _on_the_wall(step.made_at), STATE: state}


def _on_the_wall(made_at: str) -> str:
    """A moment in UTC as the clock here said it, to the minute."""
    moment = datetime.fromisoformat(made_at).astimezone()
    return f"{moment:%Y-%m-%d %H:%M}"


def go_to(workspace: OpenWorkspace, number: int) -> OpenWorkspace:
    """The workspace as it was after the change of a number, 0 for before the first; all or nothing."""
    ready_to_write(workspace)
    stored = store.go_to(workspace.path, workspace.project, workspace.state, number)
    return replace(workspace, project=stored.project, state=stored.state)
