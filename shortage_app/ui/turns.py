"""Showing much in several turns of the event loop: what is painted first is seen first, and the window answers."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Turns:
    """Carries out steps one a turn, each once what the one before changed is painted; new steps replace those left."""

    def __init__(self, owner: QObject) -> None:
        self._left: list[Callable[[], object]] = []
        self._soon = QTimer(owner)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._next)

    def take(self, *steps: Callable[[], object]) -> None:
        """The first step now, the others in the turns that follow."""
        self._left = list(steps)
        self._next()

    @property
    def done(self) -> bool:
        """Whether every step is carried out."""
        return not self._left

    def _next(self) -> None:
        if self._left:
            step = self._left.pop(0)
            try:
                step()
            finally:  # after the step, so that whatever waits by then comes first
                if self._left:
                    self._soon.start(0)
