"""What a person at the window waits for, on the example and on 20 000 occupations: every act of a visit, and frames.

Each size is visited in a process of its own: `python -m benchmarks.window FOLDER SIZE` prints what it found as JSON.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.measure import Row

if TYPE_CHECKING:
    from shortage_app.ui.app import Program
    from shortage_app.ui.widgets.table_view import TableView

FRAME = 1 / 60
FRAMES_REACH, BLOCK_REACH = 2.0, 0.1  # a filter's chart: two frames (33 ms); a block that is felt: 0.1 s
SLOWEST = 95  # percentile
ROWS, COLUMNS = 50_000, 15
EXAMPLE, LARGE = "example", "20 000 occupations"
# At 20 000 occupations learning from links takes an hour: the benchmark of suggestions has its own sizes.
APART = {EXAMPLE: frozenset[str](), LARGE: frozenset({"suggest"})}


@dataclass(frozen=True)
class Visited:
    """What was found at one size: acts (page, act, seconds, work, longest, place), charts, frames, megabytes."""

    acts: list[tuple[str, str, float, float, float, str]]
    charts: list[tuple[float, float]]
    frames: list[float]
    peak_mb: float


def rows() -> Iterator[Row]:
    """For each size the slowest of each kind of act, its longest stretch, a chart repainted, and scrolling."""
    with tempfile.TemporaryDirectory() as folder:
        for size in (EXAMPLE, LARGE):
            yield from _told(size, _visited(folder, size))
    yield scrolling()


def _told(size: str, found: Visited) -> Iterator[Row]:
    for act in dict.fromkeys(one[1] for one in found.acts):
        seconds, work, longest = np.array([one[2:5] for one in found.acts if one[1] == act]).T
        note = f"window's own work: median {np.median(work):.3f}, p95 {_slow(work):.3f}; longest {longest.max():.3f}"
        yield Row(act, f"{size}, {len(work)} acts, p95", _slow(seconds), "one frame", FRAME, note=note)
    seconds, work = np.array(found.charts).T
    note = f"median {np.median(work):.3f}; by the clock: median {np.median(seconds):.3f}, p95 {_slow(seconds):.3f}"
    acts = f"{size}, {len(work)} acts, p95"
    yield Row("filter to repainted chart", acts, _slow(work), "one frame", FRAME, FRAMES_REACH, note=note)
    page, act, _seconds, _work, longest, place = max(found.acts, key=lambda one: one[4])
    stretches = np.array([one[4] for one in found.acts])
    felt = int((stretches > BLOCK_REACH).sum())
    note = f"{page}, {act} ({place}); p95 of all acts {_slow(stretches):.3f}; {felt} acts above the reach"
    yield Row(
        "longest stretch without an answer (work)", f"{size}, {len(stretches)} acts", longest, reach=BLOCK_REACH,
        peak_mb=found.peak_mb, note=note,
    )  # fmt: skip
    yield _scrolled("scroll the occupations by three rows", f"{size}, p95", found.frames)


def _scrolled(what: str, size: str, frames: list[float]) -> Row:
    note = f"work of one frame: median {np.median(frames):.4f}, slowest {max(frames):.4f}"
    return Row(what, size, _slow(np.array(frames)), "one frame", FRAME, 1.0, note=note)


def scrolling() -> Row:
    """Scroll through a table of random numbers and texts."""
    from PySide6.QtWidgets import QApplication

    from benchmarks.repainting import frames
    from benchmarks.tables import invented_table
    from shortage_app.ui.theme import Theme
    from shortage_app.ui.widgets.table_view import TableView

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme = application.findChild(Theme) or Theme(application, "light")
    view = TableView()
    view.resize(1440, 868)
    view.show_table(invented_table(ROWS, COLUMNS))
    view.show()
    row = _scrolled("scroll a table by three rows", f"{ROWS} × {COLUMNS}, p95", list(frames(view)))
    view.close()
    del theme
    return row


def _slow(seconds: "np.ndarray[Any, np.dtype[np.float64]]") -> float:
    return float(np.percentile(seconds, SLOWEST))


def _visited(folder: str, size: str) -> Visited:
    """The visit in a process of its own, with settings of nobody."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "XDG_DATA_HOME": folder}
    command = [sys.executable, "-m", "benchmarks.window", folder, size]
    told = subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout
    return Visited(**json.loads(told.splitlines()[-1]))


def _visit(folder: Path, size: str) -> Visited:
    from benchmarks.hand import hand
    from benchmarks.repainting import charted, frames
    from benchmarks.visit import answered, opened, visit
    from benchmarks.watchdog import Watchdog
    from shortage_app.workflow import example

    apart = APART[size]
    program = opened(_workspace(folder, size), apart)
    watchdog = Watchdog()
    watchdog.start()
    answers = list(visit(program, watchdog, apart=apart))
    charts = charted(program, apart)
    scrolled = list(frames(occupations(program)))
    other = shutil.copy(folder / "example" / example.NAME, folder / "other.shortage")
    sources = folder / "example" / "sources"
    answers += [answered(program, watchdog, page, act, apart) for page, act in hand(program, sources, Path(other))]
    watchdog.stop()
    acts = [(a.page, a.act, a.seconds, a.work, a.longest, a.blocks[0].place if a.blocks else "") for a in answers]
    program.session.tasks.close()
    return Visited(acts, charts, scrolled, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def occupations(program: "Program") -> "TableView":
    """The table of all occupations, shown."""
    from benchmarks.visit import settle
    from shortage_app.ui.pages.occupations import OccupationsPage

    program.session.show_page("occupations")
    settle(program, APART[LARGE])
    page = program.window.page("occupations")
    assert isinstance(page, OccupationsPage)
    return page.table


def _workspace(folder: Path, size: str) -> Path:
    """The example, or the example many times over."""
    from benchmarks import enlarged
    from shortage_app.workflow import example

    small = example.ready(folder / "example")
    if size == EXAMPLE:
        return small
    from shortage_app.workspace import store

    path = folder / "large.shortage"
    enlarged.write(enlarged.enlarged(store.load(small).project), path)
    return path


if __name__ == "__main__":
    print(json.dumps(asdict(_visit(Path(sys.argv[1]), sys.argv[2]))), flush=True)
    os._exit(0)  # a window that is not closed would be waited for
