"""Files of every version that was released open in the newest program, with their history."""

import sqlite3
from pathlib import Path

import pytest

from shortage_app.workflow import opening, workspaces
from shortage_app.workspace import migrations, schema
from tests.workspace import released
from tests.workspace.changes import said


def tables(connection: sqlite3.Connection) -> dict[str, str]:
    return dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))


@pytest.mark.parametrize("version", range(1, schema.VERSION + 1))
def test_a_file_of_every_version_opens_with_its_history(version: int, tmp_path: Path) -> None:
    path = released.unpack(version, tmp_path)
    workspace = opening.open_to_work(path)
    assert len(workspace.project.listings) > 0
    steps = workspace.state.history
    assert (len(steps.done), len(steps.undone)) == (released.CHANGES - released.UNDONE, released.UNDONE)
    if version == schema.VERSION:
        assert said(path) == released.words(version)
    for _step in steps.undone:
        workspace = workspaces.redo(workspace)
    for _step in range(released.CHANGES):
        workspace = workspaces.undo(workspace)
    assert workspaces.undo_name(workspace) == ""
    assert workspace.project.listings.empty
    opening.close(workspace)


def test_the_file_of_todays_version_has_todays_tables(tmp_path: Path) -> None:
    kept = sqlite3.connect(released.unpack(schema.VERSION, tmp_path))
    today = sqlite3.connect(":memory:")
    schema.lay(today, "")
    try:
        assert tables(kept) == tables(today), "unreleased: python -m tests.workspace.released; released: a new version"
    finally:
        kept.close()
        today.close()


def test_there_is_a_step_to_every_version_after_the_first() -> None:
    assert sorted(migrations.STEPS) == list(range(2, schema.VERSION + 1))
