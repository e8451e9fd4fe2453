"""Where the time of the processor goes: a look at every thread each millisecond, which hardly slows it.

What a thread has worked since the last look is put down to the statement it is at. Nothing but Python is imported, so
that a start can be watched from its first import on.
"""

import linecache
import os
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import FrameType

OURS, LOOK = "shortage_app", 0.001  # seconds
ELSEWHERE = "–"  # no function of the program was at work
Place = tuple[str, str, str]  # file, function and statement


@dataclass(frozen=True)
class Worked:
    """Seconds of processor by place in the program, and by library."""

    places: Counter[Place] = field(default_factory=Counter)
    libraries: Counter[str] = field(default_factory=Counter)

    @property
    def seconds(self) -> float:
        """All of them."""
        return self.libraries.total()

    def plus(self, other: "Worked") -> "Worked":
        """Both together."""
        return Worked(self.places + other.places, self.libraries + other.libraries)


class Sampler:
    """Looks from start() to stop(), which gives what was found."""

    def __init__(self) -> None:
        self.found = Worked()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._until: dict[int, float] = {}
        self._switch = sys.getswitchinterval()

    def start(self) -> None:
        """Look from now on."""
        sys.setswitchinterval(LOOK)
        self._until = {thread: _worked(thread) for thread in sys._current_frames()}
        self._thread.start()

    def stop(self) -> Worked:
        """Look no longer."""
        self._over.set()
        self._thread.join()
        sys.setswitchinterval(self._switch)
        return self.found

    def _watch(self) -> None:
        own, before = threading.get_ident(), time.perf_counter()
        while not self._over.wait(LOOK):
            now = time.perf_counter()
            for thread, frame in sys._current_frames().items():
                if thread != own:
                    self._note(thread, frame, now - before)
            before = now

    def _note(self, thread: int, frame: FrameType, passed: float) -> None:
        """Put down what a thread worked; one not seen before may have worked for long, but not for Python."""
        until = _worked(thread)
        seconds = min(until - self._until.get(thread, 0.0), passed)
        self._until[thread] = until
        if seconds > 0:
            self.found.places[_place(frame)] += seconds
            self.found.libraries[_library(frame.f_code.co_filename)] += seconds


def _worked(thread: int) -> float:
    """The processor's seconds of a thread so far."""
    return time.clock_gettime(time.pthread_getcpuclockid(thread))


def _place(frame: FrameType | None) -> Place:
    """The innermost statement of the program that a thread is in."""
    while frame is not None:
        path, folder, own = frame.f_code.co_filename.rpartition(f"{os.sep}{OURS}{os.sep}")
        if folder and path:
            line = linecache.getline(frame.f_code.co_filename, frame.f_lineno or 0).strip()
            return own.replace(os.sep, "/"), frame.f_code.co_name, line
        frame = frame.f_back
    return ELSEWHERE, "", ""


@lru_cache
def _library(path: str) -> str:
    """Whose the innermost function is; what is written in C counts with who calls it."""
    folders = Path(path).parts
    if "site-packages" in folders:
        return folders[folders.index("site-packages") + 1].removesuffix(".py")
    if path.startswith("<frozen importlib"):
        return "finding and loading modules"
    if OURS in folders:
        return "the program itself"
    return "the benchmark" if path == "<string>" or "benchmarks" in folders else "Python's own"
