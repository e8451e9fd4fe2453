"""Killed, out of space, on a failing disk, with two writers: the old state or the new one, sound, nothing lost."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DEEP = bool(os.environ.get("SHORTAGE_DEEP"))
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="forks its victims")


def figures(kind: str, rounds: int, preload: str = "") -> dict[str, int]:
    """Run one kind of trouble in a process of its own; it fails where a state was neither old nor new."""
    environment = {**os.environ, "LD_PRELOAD": preload} if preload else None
    command = [sys.executable, "-m", "tests.workspace.killing", kind, "--rounds", str(rounds)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, int] = json.loads(done.stdout)
    return found


def test_a_program_killed_at_any_moment_leaves_the_old_state_or_the_new_one() -> None:
    rounds = 1000 if DEEP else 6
    found = figures("killed", rounds)
    assert found["old state"] + found.get("new state", 0) == rounds


def test_a_full_disk_loses_nothing_and_is_told_in_words() -> None:
    rounds = 400 if DEEP else 10
    found = figures("full", rounds)
    assert found["old state"] + found["new state"] == found["done"] + found["UnreachableWorkspace"] == rounds


def test_writes_and_syncs_that_fail_lose_nothing_and_are_told_in_words(tmp_path: Path) -> None:
    compiler = shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        pytest.skip("a failing disk is compiled and preloaded")
    disk = tmp_path / "failing_disk.so"
    source = Path(__file__).with_name("failing_disk.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-o", str(disk), str(source), "-ldl"], check=True)
    rounds = 400 if DEEP else 10
    found = figures("disk", rounds, str(disk))
    assert found["UnreachableWorkspace"] > 0
    assert found["old state"] + found.get("new state", 0) == rounds


def test_two_programs_on_one_file_lose_no_update() -> None:
    assert figures("together", 60 if DEEP else 2)["done"] > 0
