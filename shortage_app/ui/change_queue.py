"""Work on the workspace one after another, each on what the one before it left: none overtakes or loses another."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QEventLoop

from shortage_app.progress import Cancelled
from shortage_app.ui.tasks import Progress, Tasks

Workspace = TypeVar("Workspace")
Failed = Callable[[Exception, Callable[[], None]], None]
NAME = "change"


@dataclass(frozen=True, eq=False)
class Waiting(Generic[Workspace]):
    """A verb to carry out, the words of the status bar, and who is told when it is done.

    The verb is given the open workspace, None where there is none.
    """

    verb: Callable[[Workspace | None, Progress], Workspace]
    words: str
    done: Callable[[Workspace], None]


class ChangeQueue(Generic[Workspace]):
    """Runs one verb at a time on the workspace that `current` gives when its turn comes.

    `failed` is told what went wrong, and how the same is asked for again.
    """

    def __init__(
        self,
        tasks: Tasks,
        current: Callable[[], Workspace | None],
        failed: Callable[[Exception, Callable[[], None]], None],
    ) -> None:
        self._tasks = tasks
        self._current = current
        self._failed = failed
        self._waiting: deque[Waiting[Workspace]] = deque()

    def add(self, waiting: Waiting[Workspace]) -> None:
        """Carry out a verb as soon as those before it are done."""
        self._waiting.append(waiting)
        self._go_on()

    @property
    def is_busy(self) -> bool:
        """Whether a verb runs or waits."""
        return bool(self._waiting) or self._tasks.is_running(NAME)

    def finish(self) -> None:
        """Wait until every verb that waits is carried out; the one that runs alone may still be cancelled."""
        loop = QEventLoop()
        self._tasks.task_ended.connect(loop.quit)
        while self._waiting:
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def _go_on(self) -> None:
        if self._tasks.is_running(NAME) or not self._waiting:
            return
        workspace, turn = self._current(), self._waiting.popleft()

        def done(after: Workspace) -> None:
            turn.done(after)
            self._go_on()

        def fail(error: Exception) -> None:
            if not isinstance(error, Cancelled):
                self._failed(error, lambda: self.add(turn))
            self._go_on()

        self._tasks.start(NAME, lambda progress: turn.verb(workspace, progress), done, fail, turn.words, keep=True)
