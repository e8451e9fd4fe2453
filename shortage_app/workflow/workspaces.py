"""Open, create and change a workspace."""

from dataclasses import dataclass, field, fields, replace
from pathlib import Path

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.change import Change, Replacement, applied, places
from shortage_app.domain.codes import EditionStatus
from shortage_app.domain.project import Method, Project
from shortage_app.places import reachable
from shortage_app.text import N_, _
from shortage_app.workflow.change_names import spoken_name
from shortage_app.workspace import lock, store
from shortage_app.workspace.errors import CannotCreate, ChangedElsewhere, DamagedWorkspace, WorkspaceError
from shortage_app.workspace.file import ENDING
from shortage_app.workspace.lock import Lock, Look
from shortage_app.workspace.store import State, Stored

__all__ = [
    "ENDING",
    "CannotCreate",
    "ChangedElsewhere",
    "DamagedWorkspace",
    "OpenWorkspace",
    "Opening",
    "SettingError",
    "WorkspaceError",
    "create",
    "forget_history",
    "no_edition",
    "open_workspace",
    "perform",
    "ready_to_write",
    "redo",
    "redo_name",
    "set_method",
    "stored",
    "undo",
    "undo_name",
]


class SettingError(ValueError):
    """A setting that does not exist or cannot have that value; its text says which."""


@dataclass(frozen=True)
class Opening:
    """How a workspace was opened.

    lock: it is held to be changed; barrier: why it can only be read; trouble: why no copy of it could be kept;
    conflicts: copies of it that a synchronising folder made.
    """

    lock: Lock | None = None
    barrier: Look | None = None
    trouble: str = ""
    conflicts: tuple[Path, ...] = ()


@dataclass(frozen=True, eq=False)
class OpenWorkspace:
    """A workspace file and what it holds."""

    path: Path
    project: Project
    state: State = field(default_factory=State)
    opening: Opening = field(default_factory=Opening)


def create(path: Path) -> OpenWorkspace:
    """Make a new, empty workspace; WorkspaceError when it cannot be made."""
    path = reachable(path)
    stored = store.create(path)
    return OpenWorkspace(path, stored.project, stored.state)


def open_workspace(path: Path) -> OpenWorkspace:
    """Read a workspace, held by nobody; WorkspaceError when it is none, newer or damaged."""
    path = reachable(path)
    stored = store.load(path)
    return OpenWorkspace(path, stored.project, stored.state)


def perform(workspace: OpenWorkspace, change: Change) -> OpenWorkspace:
    """Write a change to the file, then show it: the file is never behind what is seen."""
    return stored(workspace, change, applied(workspace.project, change))


def stored(workspace: OpenWorkspace, change: Change, after: Project) -> OpenWorkspace:
    """Write a change of which the project after it is known already."""
    ready_to_write(workspace)
    return replace(workspace, project=after, state=store.save(workspace.path, change, workspace.state))


def undo(workspace: OpenWorkspace) -> OpenWorkspace:
    """Take back the last change; the same workspace where there is none."""
    ready_to_write(workspace)
    return _with(workspace, store.undo(workspace.path, workspace.project, workspace.state))


def redo(workspace: OpenWorkspace) -> OpenWorkspace:
    """Do again what undo() took back last; the same workspace where there is nothing."""
    ready_to_write(workspace)
    return _with(workspace, store.redo(workspace.path, workspace.project, workspace.state))


def ready_to_write(workspace: OpenWorkspace) -> None:
    """LockedWorkspace where another person has the workspace; one held here is still held."""
    opening = workspace.opening
    if opening.barrier is not None:
        raise lock.refusal(workspace.path, opening.barrier)
    if opening.lock is not None:
        opening.lock.confirm()
    else:
        lock.refuse_if_held(workspace.path)


def undo_name(workspace: OpenWorkspace) -> str:
    """What undo() would take back, in the language spoken now; "" for nothing."""
    done = workspace.state.history.done
    return spoken_name(done[-1], workspace.project) if done else ""


def redo_name(workspace: OpenWorkspace) -> str:
    """What redo() would do again, in the language spoken now; "" for nothing."""
    undone = workspace.state.history.undone
    return spoken_name(undone[-1], workspace.project) if undone else ""


def forget_history(workspace: OpenWorkspace) -> OpenWorkspace:
    """From now on nothing of what was done until here can be taken back."""
    ready_to_write(workspace)
    return replace(workspace, state=store.forget(workspace.path, workspace.state))


def _with(workspace: OpenWorkspace, stored: Stored) -> OpenWorkspace:
    return replace(workspace, project=stored.project, state=stored.state)


def set_method(workspace: OpenWorkspace, settings: dict[str, str]) -> OpenWorkspace:
    """Change settings of the method, given as words: {"consecutive": "4", "window_includes_reference": "no"}."""
    values = {name: _value(name, word) for name, word in settings.items()}
    try:
        method = workspace.project.method.changed(**values)
    except ValueError as error:
        raise SettingError(str(error)) from error
    return perform(workspace, Change(N_("Change the method"), method=method))


def no_edition(workspace: OpenWorkspace, year: int) -> OpenWorkspace:
    """Note that nothing was published for a year; SettingError when a list of that year is in the workspace."""
    listings = workspace.project.listings
    if (listings[c.REFERENCE_YEAR] == year).any():
        raise SettingError(
            _("A list of {year} has been imported; it cannot be a year without an edition.").format(year=year)
        )
    edition = pd.DataFrame({c.REFERENCE_YEAR: [year], c.STATUS: [EditionStatus.NONE_PUBLISHED.value]})
    change = Change(
        N_("No edition in {year}"),
        (Replacement("editions", places(reference_year=year), edition),),
        parts={"year": year},
    )
    return perform(workspace, change)


def _value(name: str, word: str) -> object:
    types = {part.name: type(part.default) for part in fields(Method)}
    if name not in types:
        raise SettingError(
            _("There is no setting “{name}”; there are: {names}.").format(name=name, names=", ".join(types))
        )
    if types[name] is bool:
        if word.lower() not in ("yes", "no"):
            raise SettingError(_("“{name}” is yes or no, not “{word}”.").format(name=name, word=word))
        return word.lower() == "yes"
    if types[name] is int:
        if not word.isdecimal():
            raise SettingError(_("“{name}” is a whole number, not “{word}”.").format(name=name, word=word))
        return int(word)
    return word
