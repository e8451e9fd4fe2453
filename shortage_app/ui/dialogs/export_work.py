"""An export off the window's thread; pages are drawn in it, one a step, for Qt's drawings live there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from shortage_app.domain.project import Project
from shortage_app.files.save import save
from shortage_app.report.paper import Paper
from shortage_app.text import speaking
from shortage_app.ui.charts.printing import save_figure
from shortage_app.ui.printing.pdf import PdfDrawing
from shortage_app.ui.tasks import Progress, Tasks
from shortage_app.workflow import exporting, figures, papers

NAME = "export"  # of the task: a newer export replaces the older


class What(StrEnum):
    """What can be exported."""

    WORKBOOK = "workbook"
    SHEETS = "sheets"
    REPORT = "report"
    FIGURES = "figures"


@dataclass(frozen=True)
class Wanted:
    """One export: what, of which years and part in which language, and where to.

    codes: of the sheets wanted, none for all. apart: `path` is a folder, and takes a file a sheet or chart.
    chart: the name of the charts wanted. ending: of their files in a folder.
    """

    what: What
    order: exporting.Order
    path: Path
    template: Path | None = None
    codes: tuple[str, ...] = ()
    apart: bool = False
    chart: str = figures.ALL
    ending: str = figures.ENDINGS[0]


class ExportWork(QObject):
    """Carries out one export at a time."""

    progressed = Signal(int, int)  # done, total (0: unknown)
    done = Signal(list)  # what a reader should know, such as places missing in the template
    failed = Signal(object)  # Exception, whose text speaks to a person

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._steps: Iterator[tuple[int, int]] = iter(())
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        tasks.task_progressed.connect(self._tell)

    @property
    def runs(self) -> bool:
        """Whether an export goes on."""
        return self._tasks.is_running(NAME) or self._timer.isActive()

    def start(self, project: Project, wanted: Wanted, words: str) -> None:
        """Begin; `words` say in the status bar what goes on."""
        self.stop()
        if wanted.what is What.WORKBOOK:
            self._tasks.start(
                NAME, lambda progress: _workbook(project, wanted, progress), self.done.emit, self._fail, words
            )
            return
        if wanted.what is What.FIGURES:
            self._tasks.start(
                NAME,
                lambda progress: figures.figures(project, wanted.chart, wanted.order, progress=progress),
                lambda drawn: self._draw(_charts(drawn, wanted)),
                self._fail,
                words,
            )
            return
        self._tasks.start(
            NAME,
            lambda progress: _paper(project, wanted, progress),
            lambda paper: self._draw(_pages(paper, wanted)),
            self._fail,
            words,
        )

    def stop(self) -> None:
        """Give up what goes on; nothing half-written stays."""
        self._timer.stop()
        self._tasks.cancel(NAME)

    def _draw(self, steps: Iterator[tuple[int, int]]) -> None:
        self._steps = steps
        self._timer.start(0)

    def _step(self) -> None:
        """Draw one page or chart and let the window live in between."""
        try:
            self.progressed.emit(*next(self._steps))
        except StopIteration:
            self._timer.stop()
            self.done.emit([])
        except exporting.NotWritable as error:
            self._fail(error)

    def _tell(self, name: str, done: int, total: int) -> None:
        if name == NAME:
            self.progressed.emit(done, total)

    def _fail(self, error: Exception) -> None:
        self._timer.stop()
        self.failed.emit(error)


def _workbook(project: Project, wanted: Wanted, progress: Progress) -> list[str]:
    return exporting.export(project, wanted.order, wanted.path, template=wanted.template, progress=progress)


def _paper(project: Project, wanted: Wanted, progress: Progress) -> Paper:
    if wanted.what is What.REPORT:
        return papers.report(project, wanted.order, progress)
    return papers.sheets(project, wanted.order, wanted.codes, progress)


def _pages(paper: Paper, wanted: Wanted) -> Iterator[tuple[int, int]]:
    """Draw and save, yielding (done, total) after each step."""
    if not wanted.apart:
        drawing = PdfDrawing(paper)
        yield from drawing.steps()
        save(wanted.path, drawing.content())
        return
    exporting.make_folder(wanted.path)
    for done, (name, sheet) in enumerate(papers.one_by_one(paper)):
        drawing = PdfDrawing(sheet)
        for _page in drawing.steps():
            yield done, len(paper.chapters)
        save(wanted.path / name, drawing.content())


def _charts(drawn: Sequence[figures.Figure], wanted: Wanted) -> Iterator[tuple[int, int]]:
    """Draw and save each chart, in the language of the export, yielding (done, total) before each."""
    if wanted.apart:
        exporting.make_folder(wanted.path)
    for done, figure in enumerate(drawn):
        yield done, len(drawn)
        path = wanted.path / f"{figure.name}.{wanted.ending}" if wanted.apart else wanted.path
        with speaking(wanted.order.language):
            save_figure(figure.chart, path)
