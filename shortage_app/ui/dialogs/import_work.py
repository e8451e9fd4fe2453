"""The files of an import dialog, read one after another off the window's thread, the one looked at first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from shortage_app.domain.project import Project
from shortage_app.progress import Cancelled
from shortage_app.text import _
from shortage_app.ui import tasks
from shortage_app.ui.session import Session
from shortage_app.ui.turns import Turns
from shortage_app.ui.verbs import Workspace
from shortage_app.workflow.candidate import Candidate, State, beside, candidate, examined, failed
from shortage_app.workflow.importing import Report, import_read, outdated
from shortage_app.workflow.preview import Foreseen, foresee, in_order
from shortage_app.workflow.workspaces import OpenWorkspace

READING, FORESEEING = "import-read", "import-foresee"
# What a folder may hold for an import; files dropped by themselves are looked at whatever they are called.
TABLES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt"})
MOST_FILES = 200


class Watched:
    """A task's progress as a reader wants it: told how far it is, asked whether to stop, never raising by itself."""

    def __init__(self, progress: tasks.Progress) -> None:
        self._progress = progress

    @property
    def cancelled(self) -> bool:
        """Whether nobody waits any more."""
        return self._progress.cancelled

    def report(self, done: int, total: int) -> None:
        """Tell the window; a reader that is told to stop ends its sentence with the child process first."""
        if not self._progress.cancelled:
            try:
                self._progress(done, total)
            except Cancelled:
                return


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files among paths, and the tables inside folders; what programs leave behind (~$…) is no file."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        found += [one for one in inside if one.is_file() or not path.is_dir()]
    return [
        path for path in dict.fromkeys(found) if not path.name.startswith((".", "~$")) and _may_hold_table(path, paths)
    ][:MOST_FILES]


def _may_hold_table(path: Path, dropped: Iterable[Path]) -> bool:
    return path in dropped or path.suffix.lower() in TABLES


class ImportWork(QObject):
    """Knows every file with what was said of it and what it would change; reads again whatever is out of date."""

    files_changed = Signal()  # other files, or another one looked at
    file_changed = Signal(int)  # what is known of one file
    foreseen_changed = Signal()
    reading_changed = Signal(str, int, int)  # what is being done ("" for nothing), how far, of how much

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._turns = session, Turns(self)
        self._files: dict[int, Candidate] = {}
        self._foreseen: dict[int, Foreseen] = {}
        self._against: dict[int, Project] = {}
        self._looked_at = -1
        self._reading = -1
        self._next_key = 0
        self._stopped = False
        self._said_of: set[int] = set()
        session.tasks.task_progressed.connect(self._tell_progress)

    # What there is

    @property
    def files(self) -> Mapping[int, Candidate]:
        """Every file by its key, in the order in which they came."""
        return self._files

    @property
    def looked_at(self) -> int:
        """The key of the file looked at; −1 for none."""
        return self._looked_at

    @property
    def current(self) -> Candidate | None:
        """The file looked at."""
        return self._files.get(self._looked_at)

    def foreseen(self, key: int) -> Foreseen | None:
        """What a file would change, as far as it is known by now."""
        return self._foreseen.get(key)

    def report(self, key: int) -> Report | None:
        """How a file was read; rows that double others across spellings are refused once that is foreseen."""
        file, foreseen = self._files.get(key), self._foreseen.get(key)
        return foreseen.report if foreseen is not None else file.report if file is not None else None

    def twin_of(self, key: int) -> str:
        """The name of an earlier file with the very same content; "" where there is none."""
        report = self._files[key].report
        content = report.reading.source.sha256 if report is not None else ""
        others = [file for other, file in self._files.items() if other < key and file.report is not None]
        same = [one.path.name for one in others if one.report and one.report.reading.source.sha256 == content]
        return next(iter(same), "") if content else ""

    @property
    def going_in(self) -> list[int]:
        """The files that are imported when she says so now."""
        return [key for key, file in self._files.items() if file.goes_in]

    @property
    def rows(self) -> int:
        """How many rows they bring."""
        reports = [self.report(key) for key in self.going_in]
        return sum(report.reading.counts.imported for report in reports if report is not None)

    @property
    def years_of_lists(self) -> list[int]:
        """The years of the lists that go in."""
        reports = [one.report for key in self.going_in if (one := self._foreseen.get(key)) is not None]
        return [report.year for report in reports if report.request.kind == "shortage-list" and report.year is not None]

    @property
    def settled(self) -> bool:
        """Whether every file that goes in has been read, and what it changes is known."""
        ticked = [file for file in self._files.values() if file.ticked]
        waiting = any(file.state is State.WAITING for file in ticked)
        return not waiting and bool(self.going_in) and all(key in self._foreseen for key in self.going_in)

    @property
    def said_of(self) -> int:
        """Of how many files that are still there she said or repaired something."""
        return len(self._said_of & self._files.keys())

    # What she does

    def add(self, paths: Sequence[Path]) -> None:
        """Take more files; one that is there already is only looked at."""
        known = {file.path.resolve(): key for key, file in self._files.items()}
        first = -1
        for path in files_in(paths):
            key = known.get(path.resolve(), self._next_key)
            if key == self._next_key:
                self._files[key] = candidate(path)
                self._next_key += 1
            first = key if first < 0 else first
        if first >= 0:
            self._looked_at = first
            self.files_changed.emit()
            self.go_on()

    def remove(self, key: int) -> None:
        """Let a file go."""
        order = list(self._files)
        place = order.index(key)
        del self._files[key]
        if self._reading == key:
            self._session.tasks.cancel(READING)
            self._reading = -1
        if self._looked_at == key:
            left = [*order[place + 1 :], *reversed(order[:place])]
            self._looked_at = next(iter(left), -1)
        self.files_changed.emit()
        self._go_on()

    def look_at(self, key: int) -> None:
        """Look at another file; it is read before the others."""
        if key != self._looked_at and key in self._files:
            self._looked_at = key
            self.files_changed.emit()
            self._go_on()

    def say(self, file: Candidate) -> None:
        """Something was said of the file looked at."""
        self._files[self._looked_at] = file
        self._said_of.add(self._looked_at)
        self._foreseen.pop(self._looked_at, None)
        self._stopped = False
        if file.stale:
            self._against.pop(self._looked_at, None)
            if self._reading == self._looked_at:
                self._stop_reading()
        self.file_changed.emit(self._looked_at)
        self._go_on()

    def tick(self, key: int, ticked: bool) -> None:
        """Take a file along, or leave it out."""
        self._files[key] = replace(self._files[key], ticked=ticked)
        self._said_of.add(key)
        self.file_changed.emit(key)
        self._go_on()

    def stop(self) -> None:
        """Read no further, until something is said or go_on()."""
        self._stopped = True
        for name in (READING, FORESEEING):
            self._session.tasks.cancel(name)
        self._reading = -1
        self.reading_changed.emit("", 0, 0)

    def go_on(self) -> None:
        """Read what stop() left."""
        self._stopped = False
        self._go_on()

    @property
    def is_stopped(self) -> bool:
        """Whether some files wait for go_on()."""
        return self._stopped and any(file.stale for file in self._files.values())

    def bring_in(self) -> None:
        """Import the files that go in, as they were read, as one change; the session tells how it went."""
        reports = in_order(self._reports)

        def verb(workspace: Workspace, _progress: tasks.Progress) -> Workspace:
            assert isinstance(workspace, OpenWorkspace)
            return import_read(workspace, reports).workspace

        self._session.change(verb, words=_("Importing"))

    # Reading, one file at a time

    def _go_on(self) -> None:
        """Read the file looked at first, then the others; when all are read, foresee what they change."""
        if self._reading >= 0 and self._reading != self._looked_at and self._is_stale(self._looked_at):
            self._stop_reading()
        if self._reading >= 0 or self._stopped:
            return
        waiting = [key for key in (self._looked_at, *self._files) if self._is_stale(key)]
        if waiting:
            self._read(waiting[0])
        else:
            self._foresee()

    def _is_stale(self, key: int) -> bool:
        return key in self._files and self._files[key].stale

    def _stop_reading(self) -> None:
        self._session.tasks.cancel(READING)
        self._reading = -1

    def _read(self, key: int) -> None:
        file, project = self._files[key], self._against.get(key, self._project)
        self._reading = key

        def job(progress: tasks.Progress) -> Candidate:
            return examined(file, project, Watched(progress))

        words = _("Reading {file}").format(file=file.path.name)
        self.reading_changed.emit(words, 0, 0)
        self._session.tasks.start(
            READING, job, lambda read: self._take(key, read), lambda error: self._fail(key, error), words
        )

    @property
    def _project(self) -> Project:
        workspace = self._session.workspace
        return workspace.project if workspace is not None else Project()

    def _take(self, key: int, read: Candidate) -> None:
        """What was read, beside what was said meanwhile that changes no reading."""
        self._reading = -1
        now = self._files[key]
        request = replace(read.request, nomenclature=now.request.nomenclature, remember=now.request.remember)
        report = replace(read.report, request=request) if read.report is not None else None
        read = replace(read, request=request, report=report, ticked=now.ticked)
        self._files[key] = read
        if now.report is None and self.twin_of(key):
            self._files[key] = replace(read, ticked=False)
        self._foreseen.pop(key, None)
        self._turns.take(lambda: self.file_changed.emit(key), self._go_on)

    def _fail(self, key: int, error: Exception) -> None:
        """A fault of the program while reading one file stops that file alone."""
        self._reading = -1
        self._files[key] = failed(self._files[key], error)
        self.file_changed.emit(key)
        self._go_on()

    # What they would change

    def _foresee(self) -> None:
        compared = {
            key: file.report for key, file in self._files.items() if file.comparable and file.report is not None
        }
        keys = {id(report): key for key, report in compared.items()}
        reports, project = in_order(list(compared.values())), self._project

        def job(_progress: tasks.Progress) -> tuple[Foreseen, ...]:
            return foresee(project, reports)

        def done(found: tuple[Foreseen, ...]) -> None:
            self._take_foreseen({keys[id(report)]: one for report, one in zip(reports, found, strict=True)})

        self.reading_changed.emit(_("Comparing with what is known"), 0, 0)
        self._session.tasks.start(FORESEEING, job, done, words="")

    @property
    def _reports(self) -> list[Report]:
        """The files that go in, as they were read."""
        reports = [self._files[key].report for key in self.going_in]
        return [report for report in reports if report is not None]

    def _take_foreseen(self, found: dict[int, Foreseen]) -> None:
        self._foreseen = found
        for key in found.keys() & self._files.keys():
            self._meet(key, found[key].before)
        self.reading_changed.emit("", 0, 0)
        again = [key for key, one in found.items() if outdated(one.report, one.before)]
        for key in again:
            self._against[key] = found[key].before
            self._files[key] = replace(self._files[key], stale=True)
        self.foreseen_changed.emit()
        if again:
            self._go_on()

    def _meet(self, key: int, project: Project) -> None:
        """Ask of a file's nomenclature, or no more, as the files before it have it."""
        asked, self._files[key] = self._files[key].question, beside(self._files[key], project)
        if self._files[key].question is not asked:
            self.file_changed.emit(key)

    def _tell_progress(self, name: str, done: int, total: int) -> None:
        if name == READING and self._reading in self._files:
            file = self._files[self._reading].path.name
            self.reading_changed.emit(_("Reading {file}").format(file=file), done, total)
