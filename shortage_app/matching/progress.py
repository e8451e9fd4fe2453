"""How a long fit or ranking tells how far it is, and hears that nobody waits for it any more."""

from typing import Protocol


class Cancelled(Exception):
    """The person who asked does not want the answer any more."""


class Progress(Protocol):
    """What whoever waits hands in."""

    @property
    def cancelled(self) -> bool:
        """Whether to stop."""

    def report(self, done: int, total: int) -> None:
        """`done` of about `total` steps are done."""


class _Unwatched:
    """Nobody looks on and nobody cancels."""

    cancelled = False

    def report(self, done: int, total: int) -> None:
        """Tell nobody."""


UNWATCHED: Progress = _Unwatched()


def step(progress: Progress, done: int, total: int) -> None:
    """Report, or raise Cancelled when nobody waits any more."""
    if progress.cancelled:
        raise Cancelled
    progress.report(done, total)
