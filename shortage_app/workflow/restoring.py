"""Back to an earlier copy of a workspace, and out of a damaged one what can be read."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.change import Change, Replacement, conform, everywhere
from shortage_app.domain.codes import EditionStatus
from shortage_app.domain.project import FRAMES, Project
from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.text import N_, _
from shortage_app.workflow.workspaces import OpenWorkspace, perform
from shortage_app.workspace import check, copies, lock, salvage, store
from shortage_app.workspace.errors import WorkspaceError
from shortage_app.workspace.store import State

WHEN = "%d/%m/%Y %H:%M"


@dataclass(frozen=True)
class Copy:
    """A copy that can be restored: rows by frame (of editions those published), the name of the change before it."""

    path: Path
    made_at: datetime
    counts: Mapping[str, int]
    last: str

    @property
    def when(self) -> str:
        """When it was made, as the clock on the wall said it."""
        return f"{self.made_at.astimezone():{WHEN}}"


_COLUMNS = (
    TableColumn("file", N_("File"), shown=False),
    TableColumn("when", N_("Copy of"), Format.CODE, width=18),
    TableColumn("last", N_("Last change"), width=36),
    TableColumn("editions", N_("Editions"), Format.INTEGER),
    TableColumn("listings", N_("Listings"), Format.INTEGER),
    TableColumn("products", N_("Products"), Format.INTEGER),
    TableColumn("links", N_("Links"), Format.INTEGER),
    TableColumn("decisions", N_("Decisions"), Format.INTEGER),
    TableColumn("exits", N_("Counts of leavers kept"), Format.INTEGER),
)


def copies_table(copies: Sequence[Copy]) -> Table:
    """What each copy holds, in rows, in the order given."""
    rows = [
        {"file": copy.path.name, "when": copy.when, "last": copy.last or "\N{EN DASH}", **copy.counts}
        for copy in copies
    ]
    frame = pd.DataFrame(rows, columns=[column.name for column in _COLUMNS])
    return Table("copies", _("Copies of this workspace"), _COLUMNS, frame)


def copies_of(path: Path) -> tuple[Copy, ...]:
    """The copies of a workspace that can be read, the newest first."""
    return tuple(_readable(copies.kept(path)))


def restore(workspace: OpenWorkspace, copy: Path, when: str = "") -> OpenWorkspace:
    """Make an open workspace what a copy of it is: a change like any other, that can be undone."""
    then = store.load(copy).project
    return perform(workspace, _back_to(workspace.project, then, when))


def put_back(path: Path, copy: Path) -> Path:
    """Put a copy in the place of a damaged workspace, which is kept under another name; gives that name."""
    lock.refuse_if_held(path)
    store.contents(copy)  # a copy that is damaged too takes nobody's place
    aside = _free_name(path, _("damaged"))
    copies.put_in_place(copy, path, aside)
    return aside


@dataclass(frozen=True)
class Saved:
    """A new workspace with what could be read of a damaged one; `torn` names the tables that were not whole."""

    path: Path
    rows: int
    torn: tuple[str, ...]


def save_what_can_be_read(path: Path) -> Saved:
    """Make a new workspace beside a damaged one, of every row that can be read; WorkspaceError where none can."""
    found = salvage.read(path)
    if not found.rows:
        raise WorkspaceError(_("Nothing of “{path}” can be read any more.").format(path=path), path)
    target = _free_name(path, _("saved"))
    state = store.create(target).state
    for name, rows in _with_editions(found.frames).items():
        state = _stored(target, state, name, rows)
    state = store.save(target, Change("", settings=found.settings), state)
    store.forget(target, state)
    return Saved(target, sum(store.contents(target).counts.values()), found.torn)


def problems_in(path: Path) -> tuple[str, ...]:
    """What a full check of a workspace finds wrong, in SQLite's words; nothing where it is sound."""
    return check.full(path)


def _stored(target: Path, state: State, name: str, rows: pd.DataFrame) -> State:
    """Bring in rows of one frame, but for those that fit nowhere: of rows that are refused each half is tried."""
    try:
        return store.save(target, Change("", (Replacement(name, rows.iloc[:0], rows),)), state)
    except WorkspaceError:
        if len(rows) == 1:
            return state
    middle = len(rows) // 2
    return _stored(target, _stored(target, state, name, rows.iloc[:middle]), name, rows.iloc[middle:])


def _with_editions(frames: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The frames with an edition for every year that has listings: without one they would be refused."""
    editions, listed = frames["editions"], frames["listings"][[c.REFERENCE_YEAR]].drop_duplicates()
    lost = listed[~listed[c.REFERENCE_YEAR].isin(editions[c.REFERENCE_YEAR])]
    made = conform("editions", lost.assign(**{c.STATUS: EditionStatus.PUBLISHED.value}))
    return {**frames, "editions": pd.concat([editions, made], ignore_index=True)}


def _back_to(now: Project, then: Project, when: str) -> Change:
    replacements = tuple(
        Replacement(name, everywhere(), getattr(then, name))
        for name in FRAMES
        if not getattr(then, name).equals(getattr(now, name))
    )
    method = then.method if then.method != now.method else None
    return Change(N_("Restore the copy of {when}"), replacements, method, parts={"when": when})


def _readable(kept: Iterable[copies.Copy]) -> Iterable[Copy]:
    for copy in kept:
        with suppress(WorkspaceError):
            found = store.contents(copy.path)
            yield Copy(
                copy.path,
                copy.made_at,
                {**found.counts, "editions": found.published},
                found.last.words if found.last else "",
            )


def _free_name(path: Path, what: str) -> Path:
    """A name beside the workspace that no file has: « planning – endommagé 2026-11-22 10-15-00.shortage »."""
    return path.with_stem(f"{path.stem} \N{EN DASH} {what} {datetime.now(UTC).astimezone():%Y-%m-%d %H-%M-%S}")
