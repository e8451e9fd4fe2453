"""Back and forward through what was looked at: pages of the window, chapters of the guide."""

from collections.abc import Callable
from typing import Generic, TypeVar

LENGTH = 100
Visit = TypeVar("Visit")


class Trail(Generic[Visit]):
    """What was looked at before, and what one came back from."""

    def __init__(self) -> None:
        self._past: list[Visit] = []
        self._future: list[Visit] = []

    def leave(self, here: Visit) -> None:
        """Remember what one goes on from; what one came back from is no more ahead."""
        self._past = [*self._past, here][-LENGTH:]
        self._future = []

    def go_elsewhere(self) -> None:
        """What one goes on from is not worth coming back to."""
        self._future = []

    def back(self, here: Visit) -> Visit | None:
        """What was looked at before; None where there is nothing."""
        return self._step(here, self._past, self._future)

    def forward(self, here: Visit) -> Visit | None:
        """What one came back from; None where there is nothing."""
        return self._step(here, self._future, self._past)

    def _step(self, here: Visit, there: list[Visit], behind: list[Visit]) -> Visit | None:
        while there and there[-1] == here:  # what lay between is there no more
            there.pop()
        if not there:
            return None
        behind.append(here)
        return there.pop()

    def keep(self, worth: Callable[[Visit], bool]) -> None:
        """Leave out what cannot be looked at any more."""
        self._past, self._future = list(filter(worth, self._past)), list(filter(worth, self._future))

    def forget(self) -> None:
        """Begin anew."""
        self._past, self._future = [], []

    @property
    def can_go_back(self) -> bool:
        """Whether something was looked at before."""
        return bool(self._past)

    @property
    def can_go_forward(self) -> bool:
        """Whether one came back from something."""
        return bool(self._future)
