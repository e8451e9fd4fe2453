"""A visit of the window: every page, year, filter, order, choice, language and theme, as a hand would ask for them."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.watchdog import Block, Watchdog
from shortage_app.domain import columns as c
from shortage_app.ui import launch
from shortage_app.ui.app import Program
from shortage_app.ui.visit import Filters
from shortage_app.ui.widgets.choices import Choice
from shortage_app.ui.widgets.table_view import TableView

YEARS, ROWS, COLUMNS, VALUES = 3, 3, 3, 3  # how many of each a page is asked for
WORDS = ("m", "me", "mec", "")
CALM_TURNS = 12  # of the event loop without any work: the end of one job may start another
Act = tuple[str, Callable[[], object]]
Apart = frozenset[str]  # names of jobs
NOTHING: Apart = frozenset()


@dataclass(frozen=True)
class Answer:
    """What one act cost until all of it was painted: seconds by the clock, the window's own work, and its longest."""

    page: str
    act: str
    seconds: float
    work: float
    longest: float
    blocks: tuple[Block, ...]


def opened(path: Path, apart: Apart = NOTHING) -> Program:
    """The program with a workspace open and shown; jobs `apart` are stopped, here and below, not waited for."""
    program = launch.started([str(path)])
    while program.session.analysis is None:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
    settle(program, apart)
    return program


def visit(
    program: Program, watchdog: Watchdog, pages: tuple[str, ...] = (), apart: Apart = NOTHING
) -> Iterator[Answer]:
    """Walk through the window; one answer an act."""
    for page in pages or program.window.page_names:
        for act in acts(program, page):
            yield answered(program, watchdog, page, act, apart)


def answered(program: Program, watchdog: Watchdog, page: str, act: Act, apart: Apart = NOTHING) -> Answer:
    """Do one act and wait until all of it is painted."""
    name, do = act
    settle(program, apart)
    watchdog.forget()
    start, work = time.perf_counter(), time.thread_time()
    do()
    settle(program, apart)
    seconds, worked = time.perf_counter() - start, time.thread_time() - work
    watchdog.beat()
    return Answer(page, name, seconds, worked, watchdog.worked, tuple(watchdog.blocks))


def settle(program: Program, apart: Apart = NOTHING) -> None:
    """Let the window work until nothing is left to do."""
    calm = 0
    while calm < CALM_TURNS:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        # What was let go is deleted by the running loop of the program, not by one that is turned from outside.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        for name in apart:
            program.session.tasks.cancel(name)
        busy = bool(program.session.tasks.names)
        calm = 0 if busy else calm + 1
        if busy:
            time.sleep(0.001)  # the work goes on in another thread


def acts(program: Program, page: str) -> Iterator[Act]:
    """What a hand does on a page, each by the name of its kind."""
    session = program.session
    yield "first look", lambda: session.show_page(page)
    yield from _years(program)
    yield from (("filter", lambda words=words: session.filter(Filters(words))) for words in WORDS)
    yield from _selections(program)
    yield from (("search", lambda words=words: _search(program, words)) for words in (*WORDS[1:-1], ""))
    shown = program.window.page(page)
    yield from _orders(shown)
    yield from _choices(shown)
    yield from (("language", lambda to=to: session.speak(to)) for to in ("nl", "en", "fr"))
    yield from (("theme", lambda to=to: program.theme.choose(to)) for to in ("dark", "light"))
    yield "page away", lambda: session.show_page(next(iter(program.window.page_names)))
    yield "page again", lambda: session.show_page(page)


def _years(program: Program) -> Iterator[Act]:
    session = program.session
    last = session.years[-1]
    for year in range(last - 1, last - YEARS, -1):
        yield "year", lambda year=year: session.show_year(year)
    yield "year", lambda: session.show_year(last)
    yield "compared year", lambda: session.compare_with(last - 2)


def _selections(program: Program) -> Iterator[Act]:
    analysis = program.session.analysis
    if analysis is not None:
        for code in analysis.listed[c.CODE].head(ROWS):
            yield "selection", lambda code=code: program.session.select("occupation", code)


def _orders(page: QWidget) -> Iterator[Act]:
    orders = (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)
    for view in page.findChildren(TableView):
        shown = [number for number in range(view.table_model.columnCount()) if not view.isColumnHidden(number)]
        for section in shown[:COLUMNS] if view.isVisible() else ():
            for order in orders:
                yield "order", lambda view=view, section=section, order=order: view.sortByColumn(section, order)


def _choices(page: QWidget) -> Iterator[Act]:
    for choice in page.findChildren(Choice):
        for number in range(min(choice.count(), VALUES)) if choice.isVisible() and choice.isEnabled() else ():
            yield "choice", lambda choice=choice, number=number: choose(choice, number)


def _search(program: Program, words: str) -> None:
    field = program.window.top_bar.search
    field.setText(words)
    field.textEdited.emit(words)


def choose(choice: Choice, number: int) -> None:
    """Choose a value, as a hand does."""
    choice.setCurrentIndex(number)
    choice.activated.emit(number)
