"""Faults 52 to 62 and 77: the workspace file, whatever happens to it or beside it."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from shortage_app import cli
from shortage_app.domain.change import Change, Replacement, conform, places
from shortage_app.domain.project import Method
from shortage_app.workflow import deleting, opening, restoring, workspaces
from shortage_app.workflow.opening import Hold
from shortage_app.workflow.workspaces import OpenWorkspace, WorkspaceError
from shortage_app.workspace import copies, lock, migrations, schema, store
from shortage_app.workspace.errors import DamagedWorkspace, LockedWorkspace, NotAWorkspace, UnreachableWorkspace
from tests.workflow.lists import workspace_2018
from tests.workspace.changes import said
from tests.workspace.holding import held_elsewhere

METHOD = Change("Change the method", method=Method(consecutive=4))
WORKSPACE_TROUBLE, DONE = 4, 0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workspace with the list of 2018."""
    return workspace_2018(tmp_path).path


@pytest.fixture
def workspace(path: Path) -> Iterator[OpenWorkspace]:
    """The same, open to work in."""
    opened = opening.open_to_work(path)
    yield opened
    opening.close(opened)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """The exit code of a command and what it said."""
    code = cli.main(arguments)
    return code, capsys.readouterr().err


def spoiled(path: Path, table: str) -> bytes:
    """Overwrite the page of a table; gives what the file holds then."""
    connection = sqlite3.connect(path)
    (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    connection.close()
    content = bytearray(path.read_bytes())
    content[(root - 1) * 4096 : root * 4096] = b"\x5a" * 4096
    path.write_bytes(content)
    return bytes(content)


def test_52_a_damaged_file_is_told_its_copy_offered_and_what_can_be_read_saved(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opening.close(opening.open_to_work(path))
    content = spoiled(path, "sources")
    with pytest.raises(DamagedWorkspace, match="Restore it from a copy, or save what can be read"):
        opening.open_to_work(path)
    code, words = told(capsys, "set", str(path), "consecutive=4")
    assert (code, "damaged" in words) == (WORKSPACE_TROUBLE, True)
    assert lock.look(path).hold is Hold.FREE
    assert [copy.counts["listings"] for copy in restoring.copies_of(path)] == [3]
    saved = restoring.save_what_can_be_read(path)
    assert len(workspaces.open_workspace(saved.path).project.listings) == 3
    assert path.read_bytes() == content


def test_52_a_file_whose_beginning_is_gone_is_a_damaged_workspace_where_copies_of_it_lie(path: Path) -> None:
    opening.close(opening.open_to_work(path))
    content = bytearray(path.read_bytes())
    content[:512] = bytes(512)
    path.write_bytes(content)
    with pytest.raises(DamagedWorkspace, match="no longer begins as a workspace"):
        opening.open_to_work(path)
    assert len(workspaces.open_workspace(restoring.save_what_can_be_read(path).path).project.listings) == 3


def test_53_a_newer_version_is_refused_with_both_versions(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {schema.VERSION + 3}")
    connection.close()
    before = path.read_bytes()
    for command in (("analyse", str(path), "--year", "2018"), ("set", str(path), "consecutive=4")):
        code, words = told(capsys, *command)
        assert code == WORKSPACE_TROUBLE
        assert f"file version {schema.VERSION + 3}" in words
        assert f"up to {schema.VERSION}" in words
    assert path.read_bytes() == before


def older(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this program know two versions more, so that the file is an older one."""

    def one(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE first_step (x INTEGER) STRICT")

    def two(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE second_step (x INTEGER) STRICT")
        (_place, _name, on_disk) = connection.execute("PRAGMA database_list").fetchone()
        if os.environ.get("DIE") and on_disk:
            os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 2)
    monkeypatch.setattr(migrations, "STEPS", {schema.VERSION - 1: one, schema.VERSION: two})


def version(path: Path) -> int:
    connection = sqlite3.connect(path)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


def test_54_an_older_file_is_brought_up_to_date_after_a_copy_and_unchanged_where_it_is_only_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, content = path.read_bytes(), said(path)
    older(path, monkeypatch)
    assert len(workspaces.open_workspace(path).project.listings) == 3
    assert path.read_bytes() == before
    opened = opening.open_to_work(path)
    assert version(path) == schema.VERSION
    assert said(path) == content
    assert [version(copy.path) for copy in copies.kept(path)] == [schema.VERSION - 2]
    assert workspaces.undo(opened).project.editions.empty
    opening.close(opened)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks the one that is killed")
def test_54_a_step_killed_half_way_leaves_a_valid_file_that_goes_on_from_there(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older(path, monkeypatch)
    content = said(path)
    child = os.fork()
    if not child:
        os.environ["DIE"] = "yes"
        opening.open_to_work(path)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    assert version(path) == schema.VERSION - 1
    opening.close(opening.open_to_work(path, left_too=True))
    assert version(path) == schema.VERSION
    assert said(path) == content


def test_55_a_second_user_reads_only_and_is_told_who_and_since_when(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with held_elsewhere(path):
        before = path.read_bytes()
        second = opening.open_to_work(path)
        holder = lock.me()
        words = opening.why_not(second)
        assert words.startswith(f"“{path.name}” has been open on {holder.machine} ({holder.user}) since ")
        with pytest.raises(LockedWorkspace, match="has been open on"):
            workspaces.perform(second, METHOD)
        assert told(capsys, "set", str(path), "consecutive=4")[0] == WORKSPACE_TROUBLE
        assert told(capsys, "analyse", str(path), "--year", "2018")[0] == DONE
        assert path.read_bytes() == before
    assert opening.why_not(workspaces.open_workspace(path)) == ""


def test_56_a_lock_left_by_a_dead_program_is_asked_about_and_taken_over(path: Path) -> None:
    with held_elsewhere(path) as process:
        process.kill()
        process.wait()
    found = opening.open_to_work(path)
    assert found.opening.barrier is not None
    assert found.opening.barrier.hold is Hold.LEFT
    assert "is no longer running" in opening.why_not(found)
    with pytest.raises(LockedWorkspace):
        workspaces.perform(found, METHOD)
    taken = opening.open_to_work(path, left_too=True)
    assert workspaces.perform(taken, METHOD).project.method.consecutive == 4
    opening.close(taken)


def test_57_a_change_while_the_drive_is_gone_is_refused_and_succeeds_when_it_is_back(workspace: OpenWorkspace) -> None:
    away = workspace.path.parent.rename(workspace.path.parent.with_name("unplugged"))
    with pytest.raises(UnreachableWorkspace, match="check that it is connected") as refused:
        workspaces.perform(workspace, METHOD)
    assert refused.value.passing
    assert not workspace.path.exists()
    away.rename(workspace.path.parent)
    changed = workspaces.perform(workspace, METHOD)
    assert workspaces.open_workspace(workspace.path).project.method == changed.project.method


def test_57_what_another_wrote_while_the_drive_was_gone_is_not_overwritten(path: Path) -> None:
    mine = workspaces.open_workspace(path)
    workspaces.perform(workspaces.open_workspace(path), METHOD)
    before = path.read_bytes()
    with pytest.raises(WorkspaceError, match="Open it again"):
        workspaces.no_edition(mine, 2021)
    assert path.read_bytes() == before


def test_58_a_copy_left_by_a_synchronising_folder_is_noticed(path: Path) -> None:
    twin = path.with_stem(f"{path.stem}-PC-ANNE")
    twin.write_bytes(path.read_bytes())
    opened = opening.open_to_work(path)
    assert opened.opening.conflicts == (twin,)
    opening.close(opened)


CRASH = """
import os, signal, sys
from pathlib import Path
from shortage_app.domain.change import Change
from shortage_app.domain.project import Method
from shortage_app.workflow import opening, workspaces
from shortage_app.workspace import history
path = Path(sys.argv[1])
opened = workspaces.perform(opening.open_to_work(path), Change("before", method=Method(consecutive=4)))
history.forget_oldest = lambda connection: os.kill(os.getpid(), signal.SIGKILL)
workspaces.perform(opened, Change("half way", method=Method(consecutive=5)))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_59_after_a_crash_the_last_state_comes_back_with_its_undo(path: Path) -> None:
    crashed = subprocess.run([sys.executable, "-c", CRASH, str(path)], check=False)
    assert crashed.returncode == -signal.SIGKILL
    again = opening.open_to_work(path, left_too=True)
    assert again.project.method.consecutive == 4
    assert [step.name for step in again.state.history.done] == ["Import {files}", "before"]
    assert workspaces.undo(again).project.method.consecutive == 3
    opening.close(again)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(5000), "is not a workspace"),
        (b"code;title\n1;x\n", "is not a workspace"),
        (b"", "is empty"),
        (None, "is a database of another program"),
    ],
)
def test_61_any_other_file_is_refused_by_what_it_is_and_left_alone(
    tmp_path: Path, content: bytes | None, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "photo.shortage"
    if content is None:
        connection = sqlite3.connect(path)
        connection.executescript("CREATE TABLE state (revision); CREATE TABLE listings (x);")
        connection.close()
    else:
        path.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(WorkspaceError, match=words):
        opening.open_to_work(path)
    assert told(capsys, "set", str(path), "consecutive=4")[0] == WORKSPACE_TROUBLE
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == before


def test_61_a_folder_and_nothing_at_all_are_no_workspaces(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.shortage"):
        with pytest.raises(NotAWorkspace, match="There is no workspace"):
            opening.open_to_work(path)
    assert list(tmp_path.iterdir()) == []


def with_exits(workspace: OpenWorkspace) -> OpenWorkspace:
    rows = conform("exits", pd.DataFrame({"cohort_year": 2019, "commune": [f"COMMUNE{n:04d}" for n in range(300)]}))
    return workspaces.perform(workspace, Change("exits", (Replacement("exits", places(cohort_year=2019), rows),)))


def holds_exits(path: Path) -> bool:
    return b"COMMUNE0" in path.read_bytes()


def test_62_exits_deleted_for_good_are_gone_from_undo_free_pages_and_copies(workspace: OpenWorkspace) -> None:
    shorter = workspaces.undo(workspaces.undo(with_exits(with_exits(workspace))))
    opening.close(shorter)
    opened = with_exits(opening.open_to_work(workspace.path))
    opening.close(opened)
    opened = opening.open_to_work(workspace.path)
    assert holds_exits(workspace.path)
    assert any(holds_exits(copy.path) for copy in copies.kept(workspace.path))
    deleted = deleting.delete_exits(opened, copies_too=True)
    assert (deleted.rows, deleted.copies_left, workspaces.undo_name(deleted.workspace)) == (300, 0, "")
    assert deleted.workspace.project.exits.empty
    assert len(deleted.workspace.project.listings) == 3
    left = [file for file in workspace.path.parent.rglob("*") if file.is_file() and holds_exits(file)]
    assert left == []
    opening.close(opened)


def test_62_the_copies_stay_unless_asked_for_and_this_is_said(
    workspace: OpenWorkspace, capsys: pytest.CaptureFixture[str]
) -> None:
    opening.close(with_exits(workspace))
    opening.close(opening.open_to_work(workspace.path))
    code, words = told(capsys, "delete-exits", str(workspace.path))
    assert (code, "--copies" in words) == (DONE, True)
    assert not holds_exits(workspace.path)
    assert any(holds_exits(copy.path) for copy in copies.kept(workspace.path))


def test_what_may_only_be_read_opens_for_reading(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    opened = opening.open_to_work(path)
    assert "can only be read" in opening.why_not(opened)
    assert len(opened.project.listings) == 3
    assert not copies.folder(path).exists()
    with pytest.raises(LockedWorkspace):
        workspaces.perform(opened, METHOD)


def test_store_states_differ_between_workspaces(tmp_path: Path) -> None:
    one, other = (store.create(tmp_path / f"{name}.shortage").state for name in "ab")
    assert one.workspace != other.workspace
