"""One person changes a workspace at a time; the others are told who, and what a dead program left is no obstacle."""

import os
import sys
from pathlib import Path

import pytest

from shortage_app.workspace import lock, store
from shortage_app.workspace.errors import LockedWorkspace, UnreachableWorkspace
from shortage_app.workspace.lock import Hold
from tests.workspace.holding import held_elsewhere


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "année 2026.shortage"
    store.create(path)
    return path


def test_what_nobody_holds_is_free_and_leaves_no_trace(path: Path) -> None:
    assert lock.look(path) == lock.Look(Hold.FREE)
    lock.take(path).release()
    assert lock.look(path) == lock.Look(Hold.FREE)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_who_comes_second_is_told_who_has_it_and_since_when(path: Path) -> None:
    with held_elsewhere(path):
        found = lock.look(path)
        assert found.hold is Hold.HELD
        assert found.holder is not None
        assert (found.holder.user, found.holder.machine) == (lock.me().user, lock.me().machine)
        with pytest.raises(LockedWorkspace, match=rf"on {found.holder.machine} \({found.holder.user}\) since \d\d/"):
            lock.take(path)
    assert lock.look(path).hold is Hold.FREE


def test_a_lock_of_a_killed_program_is_known_as_left_and_taken_only_on_demand(path: Path) -> None:
    with held_elsewhere(path) as process:
        process.kill()
        process.wait()
        assert lock.look(path).hold is Hold.LEFT
        with pytest.raises(LockedWorkspace, match="is no longer running"):
            lock.take(path)
        taken = lock.take(path, left_too=True)
    assert lock.look(path) == lock.Look(Hold.HELD, taken.holder)
    taken.release()
    assert lock.look(path) == lock.Look(Hold.FREE)


def test_a_lock_that_was_lost_with_its_drive_is_taken_again(path: Path) -> None:
    held = lock.take(path)
    away = path.parent.rename(path.parent.with_name("away"))
    with pytest.raises(UnreachableWorkspace):
        held.confirm()
    away.rename(path.parent)
    held.confirm()
    assert lock.look(path) == lock.Look(Hold.HELD, held.holder)
    held.release()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows deletes no lock file that is held")
def test_a_lock_that_somebody_else_has_meanwhile_is_not_taken_again(path: Path) -> None:
    held = lock.take(path)
    lock.lock_file(path).unlink()
    with held_elsewhere(path):
        with pytest.raises(LockedWorkspace, match="has been open on"):
            held.confirm()
        held.release()
        assert lock.look(path).hold is Hold.HELD


def test_releasing_twice_takes_nothing_from_the_next_one(path: Path) -> None:
    first = lock.take(path)
    first.release()
    second = lock.take(path)
    first.release()
    assert lock.look(path) == lock.Look(Hold.HELD, second.holder)
    second.release()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[1]", b'{"user": 1}'])
def test_a_lock_file_without_a_name_holds_nothing(path: Path, content: bytes) -> None:
    lock.lock_file(path).write_bytes(content)
    assert lock.look(path) == lock.Look(Hold.FREE)
    lock.take(path).release()


def test_what_may_not_be_written_is_closed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert lock.look(path) == lock.Look(Hold.CLOSED)
    assert "can only be read" in lock.why_not(path, lock.look(path))
