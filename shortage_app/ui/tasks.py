"""Work off the window's thread: a job is a plain function, its end arrives as a call in the window's thread."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from shortage_app.progress import Cancelled
from shortage_app.ui.qt import override

Result = TypeVar("Result")
REPORT_EVERY = 0.05  # seconds between two reports of a job: faster than the eye, slower than the event queue


class Progress:
    """What a job is given: it tells how far it is, and is told to stop by an exception at its next word."""

    def __init__(self, report: Callable[[int, int], None]) -> None:
        self._tell = report
        self._stop = threading.Event()
        self._last = 0.0

    def __call__(self, done: int, total: int) -> None:
        """Say that `done` of `total` steps are done (total 0: unknown); raises Cancelled when told to stop."""
        if self._stop.is_set():
            raise Cancelled
        self.report(done, total)

    def report(self, done: int, total: int) -> None:
        """The same without an exception, for a reader that asks `cancelled` when it is ready to stop."""
        now = time.monotonic()
        if done >= total or now - self._last >= REPORT_EVERY:
            self._last = now
            self._tell(done, total)

    @property
    def cancelled(self) -> bool:
        """Whether the job should stop, for those that wait on something else."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Tell the job to stop."""
        self._stop.set()


Job = Callable[[Progress], Result]


@dataclass(eq=False)
class _Running:
    name: str
    words: str
    progress: Progress
    done: Callable[[Any], None]
    failed: Callable[[Exception], None] | None
    keep: bool = False


class _Work(QRunnable):
    """Runs a job on the pool and hands its end to a bound signal; it owns no QObject, which would die here."""

    def __init__(self, running: _Running, job: Job[Any], ended: Any) -> None:
        super().__init__()
        self._running = running
        self._job = job
        self._ended = ended

    @override
    def run(self) -> None:
        result: object = None
        error: Exception | None = None
        try:
            result = self._job(self._running.progress)
        except Exception as caught:  # noqa: BLE001  the job runner hands every failure to the window
            error = caught
        self._ended.emit((self._running, result, error))


class Tasks(QObject):
    """The jobs of one window: by name, the newest of a name wins, the others are told to stop and not heard."""

    task_started = Signal(str, str)  # name, words
    task_progressed = Signal(str, int, int)  # name, done, total
    task_ended = Signal(str)
    failure_unheard = Signal(object)  # an exception nobody asked to hear of

    _ended = Signal(object)
    _progressed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._running: dict[str, _Running] = {}
        self._ended.connect(self._end)
        self._progressed.connect(self._tell)

    def start(
        self,
        name: str,
        job: Job[Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None] | None = None,
        words: str = "",
        *,
        keep: bool = False,
    ) -> None:
        """Run `job` and call `done` with what it gives; `words` say in the status bar what goes on.

        A job of the same name that still runs is cancelled and its end is not heard. With `keep` the end is heard
        whatever happens, even that it was Cancelled: a job that writes may be done before it hears of it.
        """
        self.cancel(name)
        running = _Running(name, words, Progress(lambda *_: None), done, failed, keep)
        running.progress = Progress(lambda *step: self._progressed.emit((running, *step)))
        self._running[name] = running
        self.task_started.emit(name, words)
        self._pool.start(_Work(running, job, self._ended))

    def cancel(self, name: str) -> None:
        """Tell the job of this name to stop, if there is one; its end is not heard unless it is kept."""
        running = self._running.get(name)
        if running is None:
            return
        running.progress.cancel()
        if not running.keep:
            del self._running[name]
            self.task_ended.emit(name)

    def is_running(self, name: str) -> bool:
        """Whether a job of this name has been started and has not ended."""
        return name in self._running

    @property
    def names(self) -> tuple[str, ...]:
        """The jobs that run now."""
        return tuple(self._running)

    def close(self) -> None:
        """Cancel everything and wait until the last job has let go."""
        for name in self.names:
            self.cancel(name)
        self._running.clear()
        self._pool.waitForDone()

    def _tell(self, step: tuple[_Running, int, int]) -> None:
        running, done, total = step
        if self._running.get(running.name) is running:
            self.task_progressed.emit(running.name, done, total)

    def _end(self, ending: tuple[_Running, object, Exception | None]) -> None:
        running, result, error = ending
        if self._running.get(running.name) is not running:
            return
        del self._running[running.name]
        self.task_ended.emit(running.name)
        if error is None:
            running.done(result)
        elif isinstance(error, Cancelled) and not running.keep:
            return
        elif running.failed is not None:
            running.failed(error)
        else:
            self.failure_unheard.emit(error)
