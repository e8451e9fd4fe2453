"""What the window asks of workflow, handed in: nothing of the window reads or writes a file by itself."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from shortage_app.domain.analysis import Analysis
    from shortage_app.domain.project import Method, Project


class Workspace(Protocol):
    """An open workspace, as far as the window must know it; a verb gives a new one."""

    @property
    def path(self) -> Path:
        """The file it lives in."""

    @property
    def project(self) -> "Project":
        """Everything imported."""


Verb = Callable[[Workspace], Workspace]


def _no_name(workspace: Workspace) -> str:
    return ""


def _let_go(workspace: Workspace) -> None:
    pass


def _never(workspace: Workspace) -> bool:
    return False


def _unchanged(workspace: Workspace) -> Workspace:
    return workspace


@dataclass(frozen=True)
class Verbs:
    """What the window asks of workflow: handed in, so that nothing here reads or writes a file.

    `undo_name` and `redo_name` say what would be taken back or done again, "" where there is nothing;
    `undoes_links` whether it is decisions of links that would be taken back.
    """

    analyse: Callable[["Project", int, "Method"], "Analysis"]
    open: Callable[[Path], Workspace]
    create: Callable[[Path], Workspace]
    example: Callable[[Path], Workspace]
    set_method: Callable[[Workspace, dict[str, str]], Workspace] | None = None
    close: Callable[[Workspace], None] = _let_go
    undo: Verb = _unchanged
    redo: Verb = _unchanged
    undo_name: Callable[[Workspace], str] = _no_name
    redo_name: Callable[[Workspace], str] = _no_name
    undoes_links: Callable[[Workspace], bool] = _never
