"""Frames of the window: a chart painted anew after a choice, and tables that scroll."""

import time
from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from benchmarks.visit import NOTHING, Apart, choose, settle
from shortage_app.ui.app import Program
from shortage_app.ui.pages.exits import ExitsPage
from shortage_app.ui.qt import override
from shortage_app.ui.tasks import Tasks
from shortage_app.ui.widgets.table_view import TableView

GROUPS, ROUNDS = 4, 3  # of a population that are chosen one after the other, and how often
PATIENCE = 5.0  # seconds
FRAMES, STEP = 300, 3 * 24  # px: three rows


class _Painted(QObject):
    """Whether something of a widget was painted while no job ran: what the job gave."""

    def __init__(self, widget: QWidget, tasks: Tasks) -> None:
        super().__init__()
        self._widget, self._tasks = widget, tasks
        self.seen = False

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  as Qt calls it
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget) and not self._tasks.names:
            self.seen = self.seen or self._widget.isAncestorOf(watched)
        return False


def charted(program: Program, apart: Apart = NOTHING) -> list[tuple[float, float]]:
    """Each choice of the page of exits until its chart is painted: seconds by the clock, and of processor.

    From its second time on: what may be shown of a measure or a group is worked out once and kept.
    """
    program.session.show_page("exits")
    settle(program, apart)
    page = program.window.page("exits")
    assert isinstance(page, ExitsPage)
    segments = page.choices.measure.findChildren(QAbstractButton)
    acts: list[Callable[[], object]] = [button.click for button in (*segments[1:], segments[0])]
    groups = page.choices.group
    acts += [partial(choose, groups, place) for place in range(1, min(groups.count(), GROUPS))]
    acts.append(partial(choose, groups, 0))
    rounds = [[_until_painted(program, page.rates.view, act, apart) for act in acts] for _round in range(ROUNDS + 1)]
    return [answer for answers in rounds[1:] for answer in answers if answer is not None]


def _until_painted(
    program: Program, chart: QWidget, act: Callable[[], object], apart: Apart
) -> tuple[float, float] | None:
    """None where nothing was painted: what was chosen was so already."""
    painted = _Painted(chart, program.session.tasks)
    program.application.installEventFilter(painted)
    start, work = time.perf_counter(), time.process_time()
    act()
    while not painted.seen and time.perf_counter() - start < PATIENCE:
        QApplication.processEvents()
        if program.session.tasks.names:
            time.sleep(0.0005)  # the work goes on in another thread
    found = time.perf_counter() - start, time.process_time() - work
    program.application.removeEventFilter(painted)
    settle(program, apart)
    return found if painted.seen else None


def frames(view: TableView) -> Iterator[float]:
    """The work of each frame of a table that is scrolled by three rows at a time, from top to bottom and again."""
    bar = view.verticalScrollBar()
    QApplication.processEvents()
    for frame in range(FRAMES):
        start = time.thread_time()
        bar.setValue(frame * STEP % max(bar.maximum(), 1))
        QApplication.processEvents()
        yield time.thread_time() - start
