"""The program's side of the guarded child: started once, reused, replaced when it crashes or hangs."""

import contextlib
import multiprocessing
import threading
import time
from collections.abc import Iterator
from functools import lru_cache
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from shortage_app.files.guard import child
from shortage_app.files.guard.cells import Row, SheetInfo, SheetMarks, Unreadable
from shortage_app.progress import UNWATCHED, Cancelled, Progress

# A laptop parses about 1 MB of packed xlsx a second, so 20 MB may take 60 s before the child is taken for hanging.
PATIENCE, PATIENCE_PER_MEGABYTE = 15.0, 3.0
GLANCE = 0.05  # seconds between two looks at the cancel button


class GuardedReader:
    """Reads workbooks in a child process; one file at a time, from any thread.

    `open` must come first; `rows` and `zeros` speak of the file opened last, so hold `lock` around all of them.
    """

    def __init__(self, patience: float = PATIENCE) -> None:
        self.lock = threading.RLock()
        self._patience = patience
        self._limit = patience
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None

    def open(self, path: Path, progress: Progress = UNWATCHED) -> tuple[SheetInfo, ...]:
        """The sheets of a workbook, each with its first rows; raises Unreadable or Cancelled."""
        self._limit = self._patience + PATIENCE_PER_MEGABYTE * path.stat().st_size / (1 << 20)
        self._ask(("open", str(path.absolute())))  # the child stays in the folder where it was started
        return tuple(self._answer(progress)[1])

    def rows(self, sheet: str, progress: Progress = UNWATCHED) -> Iterator[tuple[int, list[int], list[Row]]]:
        """Chunks of (rows gone by, row numbers, rows) of a sheet, without its blank rows."""
        self._ask(("rows", sheet))
        while (answer := self._answer(progress))[0] == "rows":
            yield answer[1:]
        self._marks: SheetMarks = answer[1]

    @property
    def marks(self) -> SheetMarks:
        """What the second look found in the sheet whose rows came last."""
        return self._marks

    def zeros(self, sheet: str, columns: tuple[int, ...]) -> dict[tuple[int, int], int]:
        """The cells (row, column) of the columns that are formatted as zeros alone, with how many zeros."""
        self._ask(("zeros", sheet, columns))
        found: dict[tuple[int, int], int] = self._answer(UNWATCHED)[1]
        return found

    def close(self) -> None:
        """End the child; the next question starts another."""
        process, self._process, connection, self._connection = self._process, None, self._connection, None
        if connection is not None:
            connection.close()
        if process is not None:
            process.kill()
            process.join()
            process.close()

    def _ask(self, question: tuple[Any, ...]) -> None:
        if self._process is None or not self._process.is_alive():
            self._start()
        assert self._connection is not None
        try:
            self._connection.send(question)
        except OSError as error:
            self.close()
            raise Unreadable("crashed") from error

    def _start(self) -> None:
        """Spawn, never fork: threads of the program may hold locks a forked child would wait for."""
        self.close()
        spawn = multiprocessing.get_context("spawn")
        pipe: tuple[Any, Any] = spawn.Pipe()  # of another class on Windows
        self._connection, theirs = pipe
        self._process = spawn.Process(target=child.serve, args=(theirs,), name="shortage-app reader", daemon=True)
        self._process.start()
        theirs.close()

    def _answer(self, progress: Progress) -> tuple[Any, ...]:
        """The next answer; the child is killed when it is too slow or no longer wanted, and forgotten when it died."""
        assert self._connection is not None
        deadline = time.monotonic() + self._limit
        try:
            while not self._connection.poll(GLANCE):
                if progress.cancelled:
                    self.close()
                    raise Cancelled
                if time.monotonic() > deadline:
                    self.close()
                    raise Unreadable("too_slow", seconds=round(self._limit))
            answer: tuple[Any, ...] = self._connection.recv()
        except (EOFError, OSError) as error:
            self.close()
            raise Unreadable("crashed") from error
        if answer[0] == "refused":
            raise answer[1]
        return answer


@lru_cache(maxsize=1)
def shared_reader() -> GuardedReader:
    """The one reader of the program: its child starts with the first workbook and serves all others."""
    return GuardedReader()


def close_shared_reader() -> None:
    """End the program's child before the program ends, or to give its memory back."""
    if shared_reader.cache_info().currsize:
        with contextlib.suppress(OSError):
            shared_reader().close()
