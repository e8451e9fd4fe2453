"""A Project out of a workspace file, and a Change into it: whole or not at all, and able to be taken back."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from shortage_app.domain.change import Change
from shortage_app.domain.codes import EditionStatus
from shortage_app.domain.project import FRAMES, Method, Project, hand_targets
from shortage_app.text import _
from shortage_app.workspace import copies, file, history
from shortage_app.workspace.errors import ChangedElsewhere, damaged, unreachable
from shortage_app.workspace.file import connected
from shortage_app.workspace.history import History, Step
from shortage_app.workspace.rows import RowChange, read_frame, row_change
from shortage_app.workspace.schema import SETTINGS
from shortage_app.workspace.transaction import transaction

_METHOD = "method."
_PUBLISHED = "SELECT count(*) FROM editions WHERE status = ?"


@dataclass(frozen=True)
class State:
    """Which state of the file was read or written last: a writer that knows another one is refused.

    `workspace` is the same in every copy of the file.
    """

    workspace: str = ""
    revision: int = 0
    history: History = field(default_factory=History)


@dataclass(frozen=True, eq=False)
class Stored:
    """What a file holds."""

    project: Project
    state: State


def create(path: Path) -> Stored:
    """Make a new, empty workspace file."""
    file.create(path)
    return load(path)


def load(path: Path) -> Stored:
    """Everything a workspace file holds."""
    with connected(path) as connection:
        connection.execute("BEGIN")
        parts = _read(connection, (*FRAMES, SETTINGS), path)
        state = _state(connection)
        connection.execute("COMMIT")
    return Stored(Project(**parts), state)  # type: ignore[arg-type]


def state(path: Path) -> State:
    """Which state a file has now."""
    with connected(path) as connection:
        return _state(connection)


def save(path: Path, change: Change, known: State) -> State:
    """Write a change in one transaction; when anything fails the file stays as it was.

    `known` is the state that the change was made on; ChangedElsewhere where the file has another one.
    """
    with _writing(path, known) as connection:
        step = history.begin(connection, change)
        for replacement in change.replacements:
            history.replace_rows(connection, step, row_change(replacement))
        settings = _settings(change)
        if settings:
            history.replace_rows(connection, step, _setting_rows(settings))
        history.forget_oldest(connection)
        return _state(connection)


def keep_copy(path: Path) -> None:
    """Keep a copy of the file as it is, and bring an older one up to date; WorkspaceError where no copy can be kept."""
    with connected(path, writing=True) as connection:
        copies.keep(connection, path)


@dataclass(frozen=True)
class Contents:
    """What a workspace holds, in figures, and the change made last; without reading its rows.

    counts: rows by frame; published: the editions that exist, without the years in which none was published.
    """

    counts: Mapping[str, int]
    published: int
    last: Step | None


def contents(path: Path) -> Contents:
    """A look into a workspace or a copy of one."""
    with connected(path) as connection:
        counts = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in FRAMES}
        published = connection.execute(_PUBLISHED, (EditionStatus.PUBLISHED.value,)).fetchone()[0]
        done = history.read(connection).done
        return Contents(counts, published, done[-1] if done else None)


def undo(path: Path, project: Project, known: State) -> Stored:
    """Take back the last change; gives the project before it."""
    return _step(path, project, known, history.undo)


def redo(path: Path, project: Project, known: State) -> Stored:
    """Do again what undo took back last; gives the project after it."""
    return _step(path, project, known, history.redo)


def go_to(path: Path, project: Project, known: State, number: int) -> Stored:
    """Undo or redo, all or nothing, until the step of a number is the last one done; 0 for before the first."""
    return _step(path, project, known, lambda connection: history.go_to(connection, number))


def forget(path: Path, known: State) -> State:
    """Forget how every change is taken back; the rows kept for it are overwritten."""
    with _writing(path, known) as connection:
        history.forget(connection)
        return _state(connection)


def delete_exits(path: Path, known: State) -> tuple[int, State]:
    """Delete every count of leavers, with the history that could bring it back; gives how many rows went.

    Deleted rows and the pages they leave are overwritten (secure_delete).
    """
    with _writing(path, known) as connection:
        history.forget(connection)
        connection.execute("DELETE FROM problems WHERE source IN (SELECT source FROM sources WHERE kind = 'exits')")
        connection.execute("DELETE FROM sources WHERE kind = 'exits'")
        deleted = sum(connection.execute(f"DELETE FROM {table}").rowcount for table in ("exits", "exit_figures"))
        return deleted, _state(connection)


def _step(path: Path, project: Project, known: State, move: Callable[[sqlite3.Connection], set[str]]) -> Stored:
    with _writing(path, known) as connection:
        parts = _read(connection, move(connection), path)
        return Stored(project.changed(**parts), _state(connection))


@contextmanager
def _writing(path: Path, known: State) -> Iterator[sqlite3.Connection]:
    """One transaction on the file that was read here as `known`."""
    if not path.is_file():
        raise unreachable(path)
    with connected(path, writing=True) as connection, transaction(connection):
        _advance(connection, known, path)
        yield connection


def _advance(connection: sqlite3.Connection, known: State, path: Path) -> None:
    """Count this write; refuse it where another program wrote since the state known here."""
    written = connection.execute(
        "UPDATE state SET revision = revision + 1 WHERE workspace = ? AND revision = ?",
        (known.workspace, known.revision),
    )
    if not written.rowcount:
        raise ChangedElsewhere(
            _("“{path}” was changed by another program since it was opened here. Open it again.").format(path=path),
            path,
        )


def _state(connection: sqlite3.Connection) -> State:
    workspace, revision = connection.execute("SELECT workspace, revision FROM state").fetchone()
    return State(workspace, revision, history.read(connection))


def _read(connection: sqlite3.Connection, tables: Iterable[str], path: Path) -> dict[str, object]:
    """The parts of a project that stand in these tables."""
    parts: dict[str, object] = {name: read_frame(connection, name) for name in tables if name != SETTINGS}
    if SETTINGS in tables:
        settings = dict(connection.execute("SELECT name, value FROM settings"))
        parts |= {
            "method": _method(settings, path),
            "synthetic": settings.get("synthetic") == "yes",
            "hand_targets": hand_targets(settings),
        }
    return parts


def _setting_rows(settings: dict[str, str]) -> RowChange:
    names = [(name,) for name in settings]
    return RowChange(SETTINGS, ("name",), names, ("name", "value"), list(settings.items()))


def _method(settings: dict[str, str], path: Path) -> Method:
    kept = {
        name.removeprefix(_METHOD): json.loads(value) for name, value in settings.items() if name.startswith(_METHOD)
    }
    known = {part.name for part in fields(Method)}
    try:
        return Method(**{name: value for name, value in kept.items() if name in known})
    except (TypeError, ValueError) as error:
        raise damaged(path, str(error)) from error


def _settings(change: Change) -> dict[str, str]:
    method = {} if change.method is None else asdict(change.method)
    return {_METHOD + name: json.dumps(value) for name, value in method.items()} | dict(change.settings)
