"""What is looked at now, shared by all pages: workspace, year, selection, filters, and the Analysis they give."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QFileInfo, QObject, QTimer, Signal

from shortage_app import text
from shortage_app.domain import columns as c
from shortage_app.places import reachable
from shortage_app.progress import Cancelled
from shortage_app.ui.change_queue import ChangeQueue, Waiting
from shortage_app.ui.tasks import Progress, Tasks
from shortage_app.ui.trail import Trail
from shortage_app.ui.verbs import Verb, Verbs, Workspace
from shortage_app.ui.visit import OCCUPATION, OCCUPATIONS, Filters, Place, Places, Visit

if TYPE_CHECKING:
    from shortage_app.domain.analysis import Analysis


class Session(QObject):
    """The shared state of the window: setters change it, signals in the past tense say so, and only on change."""

    workspace_changed = Signal(object)  # Workspace | None
    analysis_changed = Signal(object)  # Analysis
    year_changed = Signal(int)
    compared_year_changed = Signal(int)
    page_changed = Signal(str)
    selection_changed = Signal(str, str)  # kind, code
    occupation_opened = Signal(str)  # code: its row is wanted, whatever the filters leave out
    filters_changed = Signal(object)  # Filters
    language_changed = Signal(str)
    history_changed = Signal()
    saved = Signal(object)  # QDateTime
    told = Signal(str)  # what went well, in passing
    change_told = Signal(str)  # the same of a change that undo() takes back
    command_asked = Signal(str)  # the name of a command
    rows_asked = Signal(str)  # the key of a card, a mark or a sentence
    import_asked = Signal()
    failed = Signal(object)  # Exception, whose text speaks to a person

    def __init__(self, verbs: Verbs, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._verbs = verbs
        self.tasks = tasks
        self.try_again: Callable[[], None] = lambda: None  # what failed last
        self.may_change: Callable[[], bool] = lambda: True  # asked before a form is filled in; says why not
        self._changes: ChangeQueue[Workspace] = ChangeQueue(tasks, lambda: self._workspace, self._fail)
        self.places: Places | None = None  # without it every workspace is shown at its last edition
        self._workspace: Workspace | None = None
        self._arriving: Workspace | None = None
        self._analysis: Analysis | None = None
        self._compared = 0  # the year chosen; 0: the edition before the year looked at, whichever that is
        self._filters = Filters()
        self._visit = Visit()
        self._trail: Trail[Visit] = Trail()
        self._wish: Callable[[], object] | None = None  # what waits until everything is worked out
        tasks.task_ended.connect(self._grant_soon)

    # What is looked at

    @property
    def workspace(self) -> Workspace | None:
        """The open workspace."""
        return self._workspace

    @property
    def analysis(self) -> "Analysis | None":
        """The latest analysis; that of the year now shown arrives with analysis_changed."""
        return self._analysis

    @property
    def year(self) -> int:
        """The reference year; 0 before there is one."""
        return self._visit.year

    @property
    def years(self) -> tuple[int, ...]:
        """Every calendar year from the first edition to the last."""
        if self._workspace is None or not len(self._workspace.project.editions):
            return ()
        known = self._workspace.project.editions[c.REFERENCE_YEAR]
        return tuple(range(int(known.min()), int(known.max()) + 1))

    @property
    def compared_year(self) -> int:
        """The year compared with; 0 where there is none."""
        return self._compared or self._edition_before

    @property
    def page(self) -> str:
        """The name of the page shown."""
        return self._visit.page

    @property
    def selection(self) -> tuple[str, str]:
        """Kind and code of what is picked, picked everywhere."""
        return self._visit.kind, self._visit.code

    @property
    def filters(self) -> Filters:
        """What every page leaves out."""
        return self._filters

    def show_year(self, year: int) -> None:
        """Look at another reference year."""
        if self.years:
            self._go(replace(self._visit, year=min(max(year, self.years[0]), self.years[-1])))

    def show_page(self, page: str) -> None:
        """Look at another page."""
        self._go(replace(self._visit, page=page))

    def select(self, kind: str, code: str) -> None:
        """Pick an occupation or a product, everywhere."""
        picked = replace(self._visit, kind=kind, code=code)
        if self._visit.code:
            self._go(picked)
        elif picked != self._visit:
            self._show(picked)  # a page picks its first row by itself: there is no going back to nothing picked

    def open_occupation(self, code: str) -> None:
        """Pick an occupation and look at its row, even where the filters leave it out."""
        self._go(replace(self._visit, page=OCCUPATIONS, kind=OCCUPATION, code=code))
        self.occupation_opened.emit(code)

    def compare_with(self, year: int) -> None:
        """Compare with a year, whichever is looked at; 0, or the edition before, follows the year looked at."""
        before = self.compared_year
        self._compared = 0 if year == self._edition_before else year
        if self.compared_year != before:
            self.compared_year_changed.emit(self.compared_year)

    def filter(self, filters: Filters) -> None:
        """Leave out other rows, everywhere."""
        if filters != self._filters:
            self._filters = filters
            self.filters_changed.emit(filters)

    def ask_rows(self, key: str) -> None:
        """Open the rows behind a figure: the page that knows the key shows them."""
        if key:
            self.rows_asked.emit(key)

    def ask_import(self) -> None:
        """Open the dialog that imports files, from wherever something is missing."""
        self.import_asked.emit()

    def speak(self, language: str) -> None:
        """Speak another language; what is shown is retold, nothing else changes."""
        if language != text.language():
            text.set_language(language)
            self.language_changed.emit(language)

    # Back and forward through what was looked at

    def back(self) -> None:
        """Look again at what was looked at before."""
        self._return_to(self._trail.back(self._visit))

    def forward(self) -> None:
        """Look again at what back() left."""
        self._return_to(self._trail.forward(self._visit))

    def _return_to(self, visit: Visit | None) -> None:
        if visit is not None:
            self._show(visit)

    @property
    def can_go_back(self) -> bool:
        """Whether something was looked at before."""
        return self._trail.can_go_back

    @property
    def can_go_forward(self) -> bool:
        """Whether back() left something."""
        return self._trail.can_go_forward

    def _go(self, visit: Visit) -> None:
        if visit == self._visit:
            return
        if self._visit.page and self._visit.year:
            self._trail.leave(self._visit)
        else:
            self._trail.go_elsewhere()
        self._show(visit)

    def _show(self, visit: Visit) -> None:
        before, self._visit = self._visit, visit
        if visit.year != before.year:
            self.year_changed.emit(visit.year)
            self._analyse()
        if visit.page != before.page:
            self.page_changed.emit(visit.page)
        if (visit.kind, visit.code) != (before.kind, before.code):
            self.selection_changed.emit(visit.kind, visit.code)
        self.history_changed.emit()

    # The workspace

    def open(self, path: Path) -> None:
        """Open a workspace off the window's thread."""
        path = reachable(path)

        def open_again(workspace: Workspace | None, _progress: Progress) -> Workspace:
            if workspace is not None and workspace.path.absolute() == path.absolute():
                self._verbs.close(workspace)  # else it would be held by this very window
            return self._arrived(self._verbs.open(path))

        self._changes.add(Waiting(open_again, text._("Opening {name}").format(name=path.name), self.take))

    def create(self, path: Path) -> None:
        """Make a new workspace and open it."""
        self.load(lambda _: self._verbs.create(path), text._("Creating {name}").format(name=path.name))

    def open_example(self, folder: Path) -> None:
        """Write the example into a folder and open it."""
        self.load(lambda _: self._verbs.example(folder), text._("Opening the example"))

    def change(
        self, verb: Callable[[Workspace, Progress], Workspace], words: str, told: str = "", changed: str = ""
    ) -> None:
        """Carry out a verb on the workspace off the window's thread; `words` say in the status bar what goes on.

        Verbs are carried out in the order in which they are asked for, each on what the one before it left; `told`
        says in passing that it is done, `changed` the same where undoing it is offered.
        """

        def done(workspace: Workspace) -> None:
            self._take_change(workspace)
            if told:
                self.told.emit(told)
            if changed:
                self.change_told.emit(changed)

        self._change(verb, words, done)

    def when_current(self, act: Callable[[], object]) -> None:
        """Do something once every change asked for is made and the year shown is analysed; a newer wish replaces it.

        Who is quicker than the computer would else export, or decide on, the year or the data of a moment ago.
        """
        self._wish = act
        self._grant()

    def _grant_soon(self) -> None:
        if self._wish is not None:
            QTimer.singleShot(0, self, self._grant)  # the end of a job is told before what it brings is taken

    def _grant(self) -> None:
        wish = self._wish
        if wish is not None and not self._changes.is_busy and not self.tasks.is_running("analysis"):
            self._wish = None
            wish()

    def close(self) -> None:
        """Wait until every change that was asked for is made, and let the workspace go."""
        self._note_place()
        self._changes.finish()
        self.tasks.close()
        for workspace in (self._workspace, self._arriving):
            if workspace is not None:
                self._verbs.close(workspace)

    @property
    def can_set_method(self) -> bool:
        """Whether the method of the open workspace can be changed."""
        return self._workspace is not None and self._verbs.set_method is not None

    def set_method(self, settings: dict[str, str]) -> None:
        """Read the workspace by other settings of the method, given as words."""
        verb = self._verbs.set_method
        if verb is not None:
            self.change(lambda workspace, _: verb(workspace, settings), text._("Changing the method"))

    def undo(self) -> None:
        """Take back the last change of the workspace."""
        self._travel(self._verbs.undo, text._("Undoing"), lambda: text._("Undone: {change}"), self._verbs.redo_name)

    def redo(self) -> None:
        """Do again what undo() took back."""
        self._travel(self._verbs.redo, text._("Redoing"), lambda: text._("Redone: {change}"), self._verbs.undo_name)

    def _travel(self, verb: Verb, words: str, told: Callable[[], str], name: Callable[[Workspace], str]) -> None:
        def done(workspace: Workspace) -> None:
            self._take_change(workspace)
            self.told.emit(told().format(change=name(workspace)))

        self._change(lambda workspace, _: verb(workspace), words, done)

    def _change(
        self, verb: Callable[[Workspace, Progress], Workspace], words: str, done: Callable[[Workspace], None]
    ) -> None:
        def on_open(workspace: Workspace | None, progress: Progress) -> Workspace:
            if workspace is None:
                raise Cancelled
            return verb(workspace, progress)

        self._changes.add(Waiting(on_open, words, done))

    @property
    def undo_name(self) -> str:
        """What undo() would take back, in words; "" for nothing."""
        return self._verbs.undo_name(self._workspace) if self._workspace is not None else ""

    @property
    def undoes_links(self) -> bool:
        """Whether undo() would take back decisions of links."""
        return self._workspace is not None and self._verbs.undoes_links(self._workspace)

    @property
    def redo_name(self) -> str:
        """What redo() would do again, in words; "" for nothing."""
        return self._verbs.redo_name(self._workspace) if self._workspace is not None else ""

    def take(self, workspace: Workspace) -> None:
        """Show a workspace that was opened elsewhere, where one left it; the one before it is let go."""
        before = self._workspace
        again = before is not None and before.path == workspace.path
        if not again:
            self._note_place()
        self._workspace, self._arriving = workspace, None
        left = self.places.of(workspace.path) if self.places is not None and not again else None
        if before is not None and before.path != workspace.path:
            self._verbs.close(before)
        self._trail.forget()
        if not self.years:
            self._analysis = None  # else the pages would go on showing the workspace before
        if left is not None:
            self._visit = replace(self._visit, page=left.visit.page)
        self.workspace_changed.emit(workspace)
        if left is not None:
            self.filter(left.filters)
        visit = self._destination(left)
        if visit.year == self.year:
            self._analyse()
        self._show(visit)
        self.compare_with(0)
        file = QFileInfo(str(workspace.path))
        if file.exists():
            self.saved.emit(file.lastModified())

    def _destination(self, left: Place | None) -> Visit:
        """Where one left the workspace, as far as it still has that year; else its last edition."""
        last = self.years[-1] if self.years else 0
        if left is None:
            return replace(self._visit, year=last)
        return replace(left.visit, page=self.page, year=left.visit.year if left.visit.year in self.years else last)

    def _note_place(self) -> None:
        if self._workspace is not None and self.places is not None and self.years:
            self.places.note(self._workspace.path, Place(self._visit, self._filters))

    def load(self, job: Callable[[Progress], Workspace], words: str) -> None:
        """Open what a job gives, off the window's thread; `words` say in the status bar what goes on."""
        self._changes.add(Waiting(lambda _, progress: self._arrived(job(progress)), words, self.take))

    def _arrived(self, workspace: Workspace) -> Workspace:
        """Note in the job that opened it what the window has not taken yet: it may be closed before."""
        self._arriving = workspace
        return workspace

    def _take_change(self, workspace: Workspace) -> None:
        had_years = self.years
        self._workspace = workspace
        if not had_years or not self.years:
            self.take(workspace)
        else:
            self.workspace_changed.emit(workspace)
            self._show_nearest_year()
        self.saved.emit(QDateTime.currentDateTime())

    def _show_nearest_year(self) -> None:
        """Analyse the year looked at again, or the nearest where the change took it away."""
        self._trail.keep(lambda visit: visit.year in self.years)
        year = min(max(self.year, self.years[0]), self.years[-1])
        if year == self.year:
            self._analyse()
            self.history_changed.emit()
        else:
            self._show(replace(self._visit, year=year))
        if self._compared not in self.years:
            self.compare_with(0)

    @property
    def _edition_before(self) -> int:
        return self.year - 1 if self.year - 1 in self.years else 0

    def _analyse(self) -> None:
        workspace, year = self._workspace, self.year
        if workspace is None or not year:
            return
        project = workspace.project
        self.tasks.start(
            "analysis",
            lambda _: self._verbs.analyse(project, year, project.method),
            self._show_analysis,
            lambda error: self._fail(error, self._analyse),
            text._("Computing {year}").format(year=year),
        )

    def _show_analysis(self, analysis: "Analysis") -> None:
        self._analysis = analysis
        self.analysis_changed.emit(analysis)

    def _fail(self, error: Exception, again: Callable[[], None]) -> None:
        self.try_again = again
        self.failed.emit(error)
