"""Copies beside a workspace: one each time it is opened after a change, the newest ones and one a month kept."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from shortage_app.domain.change import Change
from shortage_app.domain.project import Method
from shortage_app.workflow import opening, workspaces
from shortage_app.workspace import conflicts, copies, store
from tests.workspace.changes import said

METHOD = Change("Change the method", method=Method(consecutive=4))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "planning.shortage"
    store.create(path)
    return path


def opened_and_closed(path: Path, change: Change | None = None) -> None:
    workspace = opening.open_to_work(path)
    assert workspace.opening.trouble == ""
    if change is not None:
        workspaces.perform(workspace, change)
    opening.close(workspace)


def test_opening_keeps_a_copy_only_of_what_changed_since_the_last_one(path: Path) -> None:
    opened_and_closed(path, METHOD)
    opened_and_closed(path)
    opened_and_closed(path)
    assert [copy.revision for copy in copies.kept(path)] == [1, 0]
    assert said(copies.kept(path)[0].path) == said(path)


def test_a_copy_is_a_workspace_with_its_history(path: Path) -> None:
    opened_and_closed(path, METHOD)
    opened_and_closed(path)
    copy = copies.kept(path)[0]
    assert store.load(copy.path).state == store.load(path).state


def test_the_newest_copies_and_the_last_of_each_month_stay(path: Path) -> None:
    folder = copies.folder(path)
    folder.mkdir()
    start = datetime(2026, 11, 22, tzinfo=UTC)
    for days in range(0, 600, 5):
        (folder / f"{start - timedelta(days=days):%Y%m%dT%H%M%SZ}-r{999 - days}.shortage").touch()
    (folder / "notes.txt").touch()
    copies.forget_old(path)
    left = copies.kept(path)
    assert [copy.revision for copy in left[: copies.NEWEST]] == [999 - 5 * place for place in range(copies.NEWEST)]
    assert len({f"{copy.made_at:%Y-%m}" for copy in left}) == copies.MONTHS
    assert len(left) == copies.NEWEST + copies.MONTHS - 2  # the newest ones reach over two months
    assert (folder / "notes.txt").exists()


def test_a_workspace_opens_although_no_copy_can_be_kept_and_says_so(path: Path) -> None:
    copies.folder(path).write_text("a file where the folder should be")
    workspace = opening.open_to_work(path)
    assert workspace.opening.trouble.startswith("No copy of this workspace could be kept.")
    opening.close(workspace)


@pytest.mark.parametrize(
    "name",
    [
        "planning-PC-042",
        "planning (conflicted copy 2026-11-22 101500)",
        "planning (Copie en conflit de PC-Anne 2026-11-22)",
        "planning.sync-conflict-20261122-101500-ABCDEFG",
        "planning (1)",
        "planning_conflict-20261122",
    ],
)
def test_conflict_copies_are_noticed_by_name_and_content(path: Path, name: str) -> None:
    twin = path.with_stem(name)
    twin.write_bytes(path.read_bytes())
    other = path.with_stem("planning (2)")
    store.create(other)
    deliberate = path.with_stem("planning avant réunion")
    deliberate.write_bytes(path.read_bytes())
    assert conflicts.beside(path, store.load(path).state.workspace) == (twin,)
