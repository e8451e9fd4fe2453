"""Kills, failing disks and two writers at random moments, on a workspace that changes at random.

Run as a module it prints figures as JSON; it forks, so that a round costs milliseconds, and is a process of its own, so
that what it does to itself (limits on file sizes, a disk that fails) does nothing to the tests.
"""

import argparse
import ctypes
import errno
import json
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import pandas as pd

from shortage_app.domain.change import Change, Replacement, conform, places
from shortage_app.domain.project import Project
from shortage_app.workflow import opening, workspaces
from shortage_app.workspace import check, store
from shortage_app.workspace.errors import WorkspaceError
from shortage_app.workspace.store import State
from tests.workspace.changes import any_change, said

LONGEST = 0.06  # seconds a child may work before it is killed
WALK_EVERY = 50  # rounds after which the whole history is walked back and forth


def act(path: Path, random: Random, state: State) -> State:
    """One change, undo or redo."""
    kind = random.random()
    if kind < 0.2 and state.history.done:
        return store.undo(path, Project(), state).state
    if kind < 0.35 and state.history.undone:
        return store.redo(path, Project(), state).state
    return store.save(path, any_change(random), state)


def killed(path: Path, rounds: int, seconds: float, random: Random) -> Counter[str]:
    """Kill a child that works on the file, `rounds` times; the file must say what it said before or after an action."""
    figures: Counter[str] = Counter()
    end = time.monotonic() + seconds
    for place in range(rounds):
        if time.monotonic() > end:
            break
        seed, before = random.randrange(1 << 30), path.with_suffix(".before")
        shutil.copyfile(path, before)
        done = _run_and_kill(path, seed, random.random() * LONGEST)
        figures["killed in a write"] += path.with_name(f"{path.name}-journal").exists()
        found = _expect(path, before, seed, done)
        figures[found] += 1
        _check_sound(path, walk=place % WALK_EVERY == 0)
        figures["rounds"] += 1
    return figures


def _run_and_kill(path: Path, seed: int, after: float) -> int:
    """Let a child work and kill it after a time; gives how many actions it told to be done."""
    told, tell = os.pipe()
    child = os.fork()
    if not child:
        os.close(told)
        random, state = Random(seed), store.load(path).state
        os.write(tell, b"r")
        while True:
            state = act(path, random, state)
            os.write(tell, b".")
    os.close(tell)
    os.read(told, 1)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(told, "rb") as pipe:
        return len(pipe.read())


def _expect(path: Path, before: Path, seed: int, done: int) -> str:
    """Do the same on a copy without being killed: the file says what the copy says then, or one action later."""
    random, state = Random(seed), store.load(before).state
    for _action in range(done):
        state = act(before, random, state)
    now = said_after_recovery(path)
    if now == said(before):
        return "old state"
    act(before, random, state)
    assert now == said(before), "neither the old nor the new state"
    return "new state"


def said_after_recovery(path: Path) -> str:
    """What the file says once it was opened, which plays back a journal left by the one killed."""
    store.load(path)
    return said(path)


def _check_sound(path: Path, *, walk: bool) -> None:
    assert check.full(path) == ()
    if not walk:
        return
    copy = path.with_suffix(".walk")
    shutil.copyfile(path, copy)
    state, now = store.load(copy).state, said(copy)
    while state.history.done:
        state = store.undo(copy, Project(), state).state
    for _step in range(len(store.load(path).state.history.done)):
        state = store.redo(copy, Project(), state).state
    assert said(copy) == now, "the history does not lead back"


def failing(path: Path, rounds: int, random: Random, arm: Callable[[Random, Path], Callable[[], None]]) -> Counter[str]:
    """Let writes fail at random moments: an action is done or it is not, and a person is told in words."""
    figures: Counter[str] = Counter()
    state = store.load(path).state
    for _round in range(rounds):
        seed, before, old = random.randrange(1 << 30), path.with_suffix(".before"), said(path)
        shutil.copyfile(path, before)
        act(before, Random(seed), state)
        disarm = arm(random, path)
        try:
            act(path, Random(seed), state)
            figures["done"] += 1
        except WorkspaceError as error:
            figures[type(error).__name__] += 1
        finally:
            disarm()
        now = said_after_recovery(path)
        assert now in (old, said(before)), "neither the old nor the new state"
        figures["old state" if now == old else "new state"] += 1
        _check_sound(path, walk=False)
        state = store.load(path).state
        figures["rounds"] += 1
    return figures


def small_files(random: Random, path: Path) -> Callable[[], None]:
    """A full disk: no file may grow beyond a size near that of the workspace."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (random.randrange(512, path.stat().st_size + 30_000), hard))
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


def failing_disk(random: Random, _path: Path) -> Callable[[], None]:
    """A disk that answers a write or a sync with an error, once or from then on; needs failing_disk.c preloaded."""
    disk = ctypes.CDLL(None)
    disk.fail_after(random.randrange(40), random.choice([errno.EIO, errno.ENOSPC]), random.randrange(2))
    return lambda: disk.fail_after(-1, 0, 0)


def together(path: Path, seconds: float, random: Random) -> Counter[str]:
    """Two processes that change the file as fast as they can: what either was told to be done is in it."""
    children = [_writer(path, seconds, f"{place}", random.randrange(1 << 30)) for place in range(2)]
    figures: Counter[str] = Counter()
    for child, pipe in children:
        with os.fdopen(pipe) as told:
            figures.update(json.load(told))
        assert os.waitpid(child, 0)[1] == 0
    decisions = store.load(path).project.decisions
    assert len(decisions) == figures["done"], "an update was lost"
    assert not decisions.duplicated().any()
    assert check.full(path) == ()
    return figures


def _writer(path: Path, seconds: float, name: str, seed: int) -> tuple[int, int]:
    told, tell = os.pipe()
    child = os.fork()
    if child:
        os.close(tell)
        return child, told
    os.close(told)
    figures = _write_for(path, seconds, name, Random(seed))
    with os.fdopen(tell, "w") as pipe:
        json.dump(figures, pipe)
    os._exit(0)


def _write_for(path: Path, seconds: float, name: str, random: Random) -> Counter[str]:
    figures: Counter[str] = Counter()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        change = _decision(f"{name}-{figures['done']}")
        try:
            if random.random() < 0.2:
                with opening.held(path) as workspace:
                    workspaces.perform(workspace, change)
            else:
                workspaces.perform(workspaces.open_workspace(path), change)
            figures["done"] += 1
        except WorkspaceError as error:
            figures[type(error).__name__] += 1
    return figures


def _decision(code: str) -> Change:
    row = pd.DataFrame({"occupation_code": [code], "year": 2026})
    return Change("decide", (Replacement("decisions", places(occupation_code=code), conform("decisions", row)),))


def main() -> None:
    """One kind of trouble for a number of rounds, or seconds."""
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=("killed", "full", "disk", "together"))
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=3600, help="stop killing after this time")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    random = Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "w.shortage"
        store.create(path)
        if options.kind == "killed":
            figures = killed(path, options.rounds, options.seconds, random)
        elif options.kind == "together":
            figures = together(path, options.rounds, random)
        else:
            figures = failing(path, options.rounds, random, small_files if options.kind == "full" else failing_disk)
    sys.stdout.write(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
