"""What a person at the window waits for: every act of a visit, and the frames of a table that is scrolled."""

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.measure import Row

if TYPE_CHECKING:
    from benchmarks.visit import Answer

FRAME = 1 / 60
FRAMES_REACH, BLOCK_REACH = 2.0, 0.1  # a filter's chart: two frames (33 ms); a block that is felt: 0.1 s
SLOWEST = 95  # percentile
ROWS, COLUMNS, SCROLLED, STEP = 50_000, 15, 300, 3 * 24


def rows() -> Iterator[Row]:
    """The slowest of each kind of act on the example, its longest block, and scrolling."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = folder  # settings of nobody
        answers = _answers(Path(folder))
    for act in dict.fromkeys(answer.act for answer in answers):
        yield _row(act, [answer for answer in answers if answer.act == act])
    charts = [answer for answer in answers if answer.page == "exits" and answer.act == "choice"]
    yield _row("filter to repainted chart", charts, FRAMES_REACH)
    longest = max(answers, key=lambda answer: answer.longest)
    where = f"{longest.page}, {longest.act}; p95 of all acts {_slow([a.longest for a in answers]):.3f}"
    yield Row("longest stretch without an answer (work)", "example", longest.longest, reach=BLOCK_REACH, note=where)
    yield scrolling()


def _answers(folder: Path) -> "list[Answer]":
    from benchmarks.visit import opened, visit
    from benchmarks.watchdog import Watchdog
    from shortage_app.workflow import example

    program = opened(example.write(folder / "example").path)
    watchdog = Watchdog()
    watchdog.start()
    answers = list(visit(program, watchdog))
    watchdog.stop()
    program.window.close()
    return answers


def _row(act: str, answers: "list[Answer]", reach: float | None = None) -> Row:
    work = [answer.work for answer in answers]
    note = f"window's own work: median {np.median(work):.3f}, p95 {_slow(work):.3f}"
    size = f"example, {len(answers)} acts, p95"
    return Row(act, size, _slow([answer.seconds for answer in answers]), "one frame", FRAME, reach, note=note)


def _slow(seconds: list[float]) -> float:
    return float(np.percentile(seconds, SLOWEST))


def scrolling() -> Row:
    """Scroll through a table; each frame paints the rows that come into view."""
    from PySide6.QtWidgets import QApplication

    from benchmarks.tables import invented_table
    from shortage_app.ui.theme import Theme
    from shortage_app.ui.widgets.table_view import TableView

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme = application.findChild(Theme) or Theme(application, "light")
    view = TableView()
    view.resize(1440, 868)
    view.show_table(invented_table(ROWS, COLUMNS))
    view.show()
    application.processEvents()
    frames = []
    for frame in range(SCROLLED):
        start = time.process_time()
        view.verticalScrollBar().setValue(frame * STEP)
        application.processEvents()
        frames.append(time.process_time() - start)
    view.close()
    note = f"work of one frame: median {np.median(frames):.4f}, slowest {max(frames):.4f}"
    del theme
    return Row(
        "scroll a table by three rows", f"{ROWS} × {COLUMNS}, p95", _slow(frames), "one frame", FRAME, 1.0, note=note
    )
