"""What a workspace is known by, byte for byte, without reading what it holds."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shortage_app.workflow.workspaces import OpenWorkspace

LARGEST = 64 * 2**20  # bytes; a larger file takes longer to go through than a picture of it saves


def fingerprint(path: Path) -> str:
    """A hash of the whole file; "" where it is large, cannot be read, or was not written to the end."""
    try:
        if path.with_name(f"{path.name}-journal").exists() or path.stat().st_size > LARGEST:
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def fingerprint_of(workspace: "OpenWorkspace") -> str:
    """The same of an open workspace; "" where its file is gone, or is not what was read or written here last."""
    from shortage_app.workspace import store
    from shortage_app.workspace.errors import WorkspaceError

    try:
        before = store.state(workspace.path)
        found = fingerprint(workspace.path)
        return found if before == store.state(workspace.path) == workspace.state else ""
    except WorkspaceError:
        return ""
