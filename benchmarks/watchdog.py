"""Notices when the window does not answer: for how long its event loop was held up, and by which lines."""

import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType

from PySide6.QtCore import QObject, Qt, QTimer

OURS = "shortage_app"
BEAT = 0.005  # seconds between two beats
LIMIT = 0.1  # seconds without an answer that a hand on the mouse feels


@dataclass(frozen=True)
class Block:
    """A stretch in which no event was answered: seconds by the clock, of the window's own work, and where."""

    seconds: float
    work: float
    place: str


class Watchdog(QObject):
    """Beats in the event loop; `blocks` holds each stretch of more than `limit` seconds between two beats.

    `worked` is the longest stretch of the window's own work so far, whatever else the machine does.
    """

    def __init__(self, limit: float = LIMIT, clock: Callable[[], float] = time.perf_counter) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self.worked = 0.0
        self._limit, self._clock = limit, clock
        self._last, self._last_work = clock(), time.thread_time()
        self._seen: list[str] = []
        self._window_thread = threading.get_ident()
        self._over = threading.Event()
        self._beats = QTimer(self, interval=int(1000 * BEAT), timerType=Qt.TimerType.PreciseTimer)
        self._beats.timeout.connect(self.beat)
        self._watcher = threading.Thread(target=self._watch, daemon=True)

    def start(self) -> None:
        """Watch from now on."""
        self._beats.start()
        self._watcher.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._beats.stop()
        self._over.set()
        self._watcher.join()

    def forget(self) -> None:
        """Start again from nothing."""
        self.beat()
        self.blocks, self.worked = [], 0.0

    def beat(self) -> None:
        """Note how long it took to get here from the last beat."""
        now, work = self._clock(), time.thread_time()
        seconds, worked = now - self._last, work - self._last_work
        if seconds > self._limit:
            seen = Counter(self._seen).most_common(1)
            self.blocks.append(Block(seconds, worked, seen[0][0] if seen else ""))
        self.worked = max(self.worked, worked)
        self._last, self._last_work = now, work
        self._seen = []

    def _watch(self) -> None:
        """Look now and then at what holds up the window."""
        while not self._over.wait(BEAT):
            if self._clock() - self._last > self._limit / 2:
                frame = sys._current_frames().get(self._window_thread)
                self._seen.append(_place(frame))


def _place(frame: FrameType | None, depth: int = 4) -> str:
    """The innermost functions of the program that a frame is in, the outer first."""
    found: list[str] = []
    while frame is not None and len(found) < depth:
        name = str(frame.f_globals.get("__name__", ""))
        if name.startswith(OURS):
            found.append(f"{name.removeprefix(OURS + '.')}:{frame.f_code.co_name}")
        frame = frame.f_back
    return " > ".join(reversed(found))
