"""How a long job tells how far it is, and hears that nobody waits for it any more."""

from typing import Protocol


class Cancelled(Exception):
    """The person who asked does not want the answer any more."""


class Progress(Protocol):
    """What a reader is handed by whoever waits for it."""

    @property
    def cancelled(self) -> bool:
        """Whether to stop: the reader then raises Cancelled."""

    def report(self, done: int, total: int) -> None:
        """`done` of about `total` rows are read."""


class _Unwatched:
    """Nobody looks on and nobody cancels."""

    cancelled = False

    def report(self, done: int, total: int) -> None:
        """Tell nobody."""


UNWATCHED: Progress = _Unwatched()


def step(progress: Progress, done: int, total: int) -> None:
    """Tell how far it is between two steps that cannot be stopped; raises Cancelled when nobody waits any more."""
    if progress.cancelled:
        raise Cancelled
    progress.report(done, total)
