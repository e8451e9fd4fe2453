"""Open a workspace to work in it: checked, held against others, copied; where that cannot be, it is only read."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from shortage_app.places import reachable
from shortage_app.text import _
from shortage_app.workflow.workspaces import Opening, OpenWorkspace, open_workspace, ready_to_write
from shortage_app.workspace import check, conflicts, lock, store
from shortage_app.workspace.errors import LockedWorkspace, WorkspaceError
from shortage_app.workspace.lock import Hold, Look

__all__ = ["Hold", "close", "held", "open_to_work", "why_not"]


def open_to_work(path: Path, *, left_too: bool = False) -> OpenWorkspace:
    """Open a workspace to change it; where another has it or its place is closed, its `barrier` says why it is read.

    With `left_too` it is taken over from a program that is gone.
    """
    path = reachable(path)
    found = lock.look(path)
    if found.hold in (Hold.HELD, Hold.CLOSED) or (found.hold is Hold.LEFT and not left_too):
        return _read(path, found)
    try:
        taken = lock.take(path, left_too=left_too)
    except LockedWorkspace:
        return _read(path, lock.look(path))
    try:
        check.quick(path)
        trouble = _copied(path)
        opened = open_workspace(path)
        return replace(opened, opening=Opening(taken, None, trouble, conflicts.beside(path, opened.state.workspace)))
    except BaseException:
        taken.release()
        raise


def why_not(workspace: OpenWorkspace) -> str:
    """Why a workspace can only be read, in the language spoken now; "" where it can be changed."""
    barrier = workspace.opening.barrier
    return lock.why_not(workspace.path, barrier) if barrier is not None else ""


def close(workspace: OpenWorkspace) -> None:
    """Let others have it."""
    if workspace.opening.lock is not None:
        workspace.opening.lock.release()


@contextmanager
def held(path: Path) -> Iterator[OpenWorkspace]:
    """A workspace held for one command, also one that a program that is gone left; LockedWorkspace where it is not."""
    opened = open_to_work(path, left_too=True)
    try:
        ready_to_write(opened)
        yield opened
    finally:
        close(opened)


def _read(path: Path, found: Look) -> OpenWorkspace:
    check.quick(path)
    return replace(open_workspace(path), opening=Opening(barrier=found))


def _copied(path: Path) -> str:
    """Keep a copy of the workspace as it is opened, and bring an older file up to date; why no copy could be kept."""
    try:
        store.keep_copy(path)
    except WorkspaceError as error:
        return _("No copy of this workspace could be kept. {reason}").format(reason=error)
    return ""
