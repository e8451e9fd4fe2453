"""The command that merges two workspaces: differences in rows, undecided ones told by the exit code."""

import json
import shutil
from pathlib import Path

import pandas as pd
import pytest

from shortage_app import cli
from shortage_app.domain.change import Change, Replacement, conform
from shortage_app.workflow import workspaces
from tests.workflow.lists import workspace_2018

SOME_UNDECIDED, DONE = 1, 0


def decided(path: Path, **strengths: str) -> None:
    """Decide links of products to occupation 0612101."""
    rows = pd.DataFrame({"product_code": list(strengths), "strength": list(strengths.values())})
    rows = conform("links", rows.assign(occupation_code="0612101", origin="decision", decided_by="Anne"))
    keys = rows[["product_code", "occupation_code", "origin"]]
    workspaces.perform(workspaces.open_workspace(path), Change("decide", (Replacement("links", keys, rows),)))


@pytest.fixture
def both(tmp_path: Path) -> tuple[Path, Path]:
    """Two copies of one workspace: a new link in the second, and one decided otherwise."""
    mine = workspace_2018(tmp_path).path
    theirs = mine.with_name("bart.shortage")
    shutil.copy(mine, theirs)
    decided(mine, P1="direct")
    decided(theirs, P1="indirect", P2="direct")
    return mine, theirs


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[dict[str, object]]]:
    code = cli.main(["merge", *arguments, "--format", "json"])
    return code, json.loads(capsys.readouterr().out)


def links(path: Path) -> dict[str, str]:
    frame = workspaces.open_workspace(path).project.links
    return dict(zip(frame["product_code"], frame["strength"], strict=True))


def test_a_check_shows_the_differences_and_changes_nothing(
    both: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    before = both[0].read_bytes()
    code, rows = run(capsys, str(both[0]), str(both[1]), "--check")
    assert code == SOME_UNDECIDED
    assert [row["answer"] for row in rows] == ["", "theirs"]
    assert rows[0]["where"] == "P1 → 0612101 Maçon"
    assert both[0].read_bytes() == before


def test_what_is_new_comes_and_what_is_undecided_stays_and_is_told(
    both: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    code, _rows = run(capsys, str(both[0]), str(both[1]))
    assert (code, links(both[0])) == (SOME_UNDECIDED, {"P1": "direct", "P2": "direct"})


def test_a_side_may_be_preferred_and_the_merge_undone(
    both: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    code, _rows = run(capsys, str(both[0]), str(both[1]), "--prefer", "theirs")
    assert (code, links(both[0])) == (DONE, {"P1": "indirect", "P2": "direct"})
    merged = workspaces.open_workspace(both[0])
    assert workspaces.undo_name(merged) == "Merge bart.shortage"
    workspaces.undo(merged)
    assert links(both[0]) == {"P1": "direct"}
