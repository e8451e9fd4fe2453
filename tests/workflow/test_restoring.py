"""An earlier copy comes back as a change that can be undone; out of a damaged file comes what can be read."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from shortage_app.domain.project import FRAMES, Project
from shortage_app.workflow import opening, restoring, workspaces
from shortage_app.workflow.workspaces import OpenWorkspace
from shortage_app.workspace import salvage, store
from shortage_app.workspace.errors import DamagedWorkspace, WorkspaceError
from tests.workflow.lists import workspace_2018
from tests.workspace import released
from tests.workspace.changes import said


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[OpenWorkspace]:
    """A workspace with a list and a copy from before its last two changes."""
    made = opening.open_to_work(workspace_2018(tmp_path).path)
    yield workspaces.set_method(workspaces.no_edition(made, 2021), {"consecutive": "4"})
    opening.close(made)


def same(left: Project, right: Project) -> None:
    for name in FRAMES:
        pd.testing.assert_frame_equal(getattr(left, name), getattr(right, name))
    assert left.method == right.method


def rows_of(project: Project, name: str) -> set[tuple[str, ...]]:
    return set(map(tuple, getattr(project, name).astype(str).to_numpy()))


def torn(path: Path, share: float) -> None:
    """Overwrite the end of a file from `share` on."""
    content = bytearray(path.read_bytes())
    start = int(len(content) * share)
    content[start:] = b"\x5a" * (len(content) - start)
    path.write_bytes(content)


def test_a_copy_says_what_it_holds_and_what_was_done_last(workspace: OpenWorkspace) -> None:
    (copy,) = restoring.copies_of(workspace.path)
    assert (copy.counts["editions"], copy.counts["listings"], copy.last) == (1, 3, "Import FC_2018.csv")


def test_only_editions_that_were_published_are_counted(workspace: OpenWorkspace) -> None:
    found = store.contents(workspace.path)  # the list of 2018, and none in 2021
    assert (found.counts["editions"], found.published) == (2, 1)


def test_a_copy_before_any_change_has_a_dash_for_its_last_change(workspace: OpenWorkspace) -> None:
    (copy,) = restoring.copies_of(workspace.path)
    shown = restoring.copies_table([copy, replace(copy, last="")])
    assert shown.rows["last"].tolist() == ["Import FC_2018.csv", "–"]


def test_restoring_is_a_change_that_can_be_undone(workspace: OpenWorkspace) -> None:
    (copy,) = restoring.copies_of(workspace.path)
    before = said(workspace.path)
    restored = restoring.restore(workspace, copy.path, copy.when)
    same(restored.project, workspaces.open_workspace(copy.path).project)
    assert workspaces.undo_name(restored) == f"Restore the copy of {copy.when}"
    undone = workspaces.undo(restored)
    same(undone.project, workspace.project)
    assert said(workspace.path) == before


def test_a_damaged_workspace_moves_aside_for_a_copy(workspace: OpenWorkspace) -> None:
    opening.close(workspace)
    (copy,) = restoring.copies_of(workspace.path)
    torn(workspace.path, 0.1)
    damaged = workspace.path.read_bytes()
    with pytest.raises(DamagedWorkspace):
        opening.open_to_work(workspace.path)
    aside = restoring.put_back(workspace.path, copy.path)
    assert aside.read_bytes() == damaged
    same(workspaces.open_workspace(workspace.path).project, workspaces.open_workspace(copy.path).project)


def test_a_copy_that_is_damaged_too_takes_nobodys_place(workspace: OpenWorkspace) -> None:
    opening.close(workspace)
    (copy,) = restoring.copies_of(workspace.path)
    copy.path.write_bytes(b"SQLite format 3\x00" + bytes(900))
    before = workspace.path.read_bytes()
    with pytest.raises(WorkspaceError):
        restoring.put_back(workspace.path, copy.path)
    assert workspace.path.read_bytes() == before
    assert restoring.copies_of(workspace.path) == ()


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_what_is_saved_of_a_damaged_file_are_rows_it_had(
    made_example: OpenWorkspace, tmp_path: Path, share: float
) -> None:
    path = tmp_path / "damaged.shortage"
    path.write_bytes(made_example.path.read_bytes())
    torn(path, share)
    before = path.read_bytes()
    saved = restoring.save_what_can_be_read(path)
    assert path.read_bytes() == before
    assert saved.torn
    project = workspaces.open_workspace(saved.path).project
    known = {name: rows_of(made_example.project, name) for name in FRAMES}
    found = {
        name: set(map(tuple, getattr(project, name).astype(str).to_numpy())) for name in FRAMES if name != "editions"
    }
    assert all(rows <= known[name] for name, rows in found.items())
    assert saved.rows > share * 0.3 * sum(map(len, known.values()))


@pytest.mark.parametrize("start", [0, 100])
def test_a_torn_list_of_tables_costs_no_row(made_example: OpenWorkspace, tmp_path: Path, start: int) -> None:
    path = tmp_path / "torn.shortage"
    content = bytearray(made_example.path.read_bytes())
    content[start:4096] = b"\x5a" * (4096 - start)
    path.write_bytes(content)
    saved = restoring.save_what_can_be_read(path)
    assert saved.torn == ()
    same(workspaces.open_workspace(saved.path).project, made_example.project)


def test_a_sound_file_is_saved_whole(made_example: OpenWorkspace, tmp_path: Path) -> None:
    path = tmp_path / "sound.shortage"
    path.write_bytes(made_example.path.read_bytes())
    saved = restoring.save_what_can_be_read(path)
    assert saved.torn == ()
    same(workspaces.open_workspace(saved.path).project, made_example.project)


def test_the_full_check_finds_nothing_in_a_sound_file(workspace: OpenWorkspace) -> None:
    assert restoring.problems_in(workspace.path) == ()


def test_a_torn_list_of_tables_of_an_older_version_costs_no_row(tmp_path: Path) -> None:
    path = released.unpack(1, tmp_path)
    whole, content = salvage.read(path), bytearray(path.read_bytes())
    content[100:4096] = b"\x5a" * (4096 - 100)
    path.write_bytes(content)
    saved = salvage.read(path)
    assert (whole.torn, saved.torn, saved.rows) == ((), (), whole.rows)
    assert whole.rows > 0
