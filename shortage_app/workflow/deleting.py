"""Deleting exits for good: gone from the workspace, from undo, from free pages, and from the copies where asked."""

from dataclasses import dataclass, replace
from pathlib import Path

from shortage_app.workflow.workspaces import OpenWorkspace, open_workspace, ready_to_write
from shortage_app.workspace import copies, store


@dataclass(frozen=True, eq=False)
class Deleted:
    """The workspace without exits, how many rows went, and how many copies in a folder may still hold them."""

    workspace: OpenWorkspace
    rows: int
    copies_left: int
    folder: Path


def delete_exits(workspace: OpenWorkspace, *, copies_too: bool) -> Deleted:
    """Delete every count of leavers; neither this nor any change before it can be undone."""
    ready_to_write(workspace)
    rows, _state = store.delete_exits(workspace.path, workspace.state)
    if copies_too:
        copies.forget_all(workspace.path)
    after = replace(open_workspace(workspace.path), opening=workspace.opening)
    return Deleted(after, rows, len(copies.kept(workspace.path)), copies.folder(workspace.path))


def copies_kept(path: Path) -> int:
    """How many copies of a workspace lie beside it."""
    return len(copies.kept(path))
