"""Figures are shown one by one, in the order of their worth, each unless it would give a hidden one away.

A figure is shown if both teams find a reserve for it among the people of every kind (reserves.py), and if no hidden
figure follows from what is shown then (secrets.py). Both together prove that every hidden count can have three values.
"""

from dataclasses import dataclass

import numpy as np

from shortage_app.domain.disclosure.ground import ByPlace, Ground, Whole
from shortage_app.domain.disclosure.reserves import Change, Team
from shortage_app.domain.disclosure.secrets import Secrets
from shortage_app.domain.exits import Flags, Integers


@dataclass(frozen=True, eq=False)
class Wanted:
    """The rows to decide on, in the order of their worth; those `hidden` may not be shown, `known` anyone knows.

    kinds: how many people of each kind there are, by place. somebody: the places where not nobody is.
    """

    ground: Ground
    kinds: list[Whole]
    somebody: Flags
    known: Integers
    rows: Integers
    hidden: Integers


def shown_in_turn(wanted: Wanted) -> Integers:
    """The rows that may be shown."""
    showing = _Showing(wanted)
    if not all(showing.show(row) for row in wanted.known.tolist()):
        return wanted.rows[:0]  # nowhere are enough people to hide behind
    return np.array([row for row in wanted.rows.tolist() if showing.show(row)], dtype=np.int64)


class _Kind:
    """The two teams of reserves among people of one kind, and whom neither asks for."""

    def __init__(self, people: Whole) -> None:
        self.free = people
        self.teams = Team(len(people)), Team(len(people))

    def changes_for(self, row: ByPlace) -> list[Change]:
        """How each team could show a sum; fewer than two if it may not be."""
        found: list[Change] = []
        for team in self.teams:
            change = team.change_for(team.left_of(row), self._free_beside(found))
            if change is None:
                break
            found.append(change)
        return found

    def take(self, changes: list[Change]) -> None:
        """Show a sum."""
        self.free = self._free_beside(changes)
        for team, change in zip(self.teams, changes, strict=True):
            team.take(change)

    def _free_beside(self, changes: list[Change]) -> Whole:
        """How many people are free by place if these changes are made."""
        free = self.free.copy() if changes else self.free
        for change in changes:
            free[change.asked.places] -= change.asked.numbers
            free[change.reserve] -= change.needed
        return free


class _Showing:
    """What is shown so far: reserves for each kind of people, and what is left open of each row."""

    def __init__(self, wanted: Wanted) -> None:
        self.ground, self.somebody = wanted.ground, wanted.somebody
        self.kinds = [_Kind(people) for people in wanted.kinds]
        self.secrets = Secrets(wanted.ground, wanted.somebody)
        self.hidden = np.zeros(len(self.secrets.open), dtype=bool)
        self.hidden[wanted.hidden] = True

    def show(self, row: int) -> bool:
        """Show a row if it may be; else it is hidden, and kept from then on."""
        counted = self.ground.row(row)
        if not self.secrets.open[row] and not self.somebody[self.kinds[0].teams[0].left_of(counted).places].any():
            return True
        shown = self._take(counted)
        self.hidden[row] = not shown
        return shown

    def _take(self, row: ByPlace) -> bool:
        """Show a sum if both teams of every kind can, and no hidden row follows."""
        changes = []
        for kind in self.kinds:
            changes.append(kind.changes_for(row))
            if len(changes[-1]) < len(kind.teams):
                return False
        first = changes[0][0]
        rows, left_open = self.secrets.after(first.line, first.moved)
        if (self.hidden[rows] & (left_open == 0)).any():
            return False
        self.secrets.open[rows] = left_open
        for kind, found in zip(self.kinds, changes, strict=True):
            kind.take(found)
        return True
