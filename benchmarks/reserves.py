"""The least that choosing what to show can cost: the lines that each shown figure changes, read and written alone."""

from collections.abc import Callable
from functools import partial
from unittest.mock import patch

import numpy as np

from shortage_app.domain.disclosure import protect
from shortage_app.domain.disclosure.lines import Lines
from shortage_app.domain.disclosure.reserves import Change, Team
from shortage_app.domain.exits import CohortCounts


def lines_alone(counts: CohortCounts, threshold: int) -> Callable[[], None]:
    """All that is read and written when a cohort is protected, with nothing looked for or worked out."""
    changes: dict[Team, list[Change]] = {}
    take = Team.take

    def noted(team: Team, change: Change) -> None:
        changes.setdefault(team, []).append(change)
        take(team, change)

    with patch.object(Team, "take", noted):
        protect(counts, threshold)
    return partial(_read_and_write, list(changes.values()))


def _read_and_write(teams: list[list[Change]]) -> None:
    for changes in teams:
        lines = Lines(1 + max(int(change.line.places.max()) for change in changes))
        for change in changes:
            lines.part(change.others, change.line.places)
            lines.put(change.others, change.line.places, change.lines)
            lines.add(change.line.places, change.line.numbers.astype(np.int8))
