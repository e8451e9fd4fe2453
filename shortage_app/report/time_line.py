"""The years of one occupation as a drawing says them: states, structural years, windows of the rules, causes."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from shortage_app.domain.codes import CAUSE_LABELS, YEAR_STATE_LABELS, YearState
from shortage_app.domain.history import STATE_CODES
from shortage_app.domain.project import Method
from shortage_app.domain.rules import YES, ruling
from shortage_app.report import years as y
from shortage_app.text import _


@dataclass(frozen=True)
class DrawnWindow:
    """The years a rule looks at, with how many of them count."""

    label: str
    first: int
    last: int
    words: str


@dataclass(frozen=True)
class TimeLine:
    """A cell a year: its state, whether the occupation was structural, and the causes of that edition.

    `windows` is empty for an occupation that is not on the list. `causes`: by cause, the years that name it.
    """

    years: tuple[int, ...]
    states: tuple[str, ...]
    structural: frozenset[int]
    windows: tuple[DrawnWindow, ...]
    causes: Mapping[str, frozenset[int]]

    @property
    def alternative(self) -> str:
        """The same in words, for those who cannot see it."""
        return "; ".join(self.words_of(year) for year in self.years)

    def words_of(self, year: int) -> str:
        """One year in words."""
        state = self.states[year - self.years[0]]
        told = [_(YEAR_STATE_LABELS[YearState(state)])]
        if year in self.structural:
            told.append(_("structural"))
        told += [_(CAUSE_LABELS[cause]) for cause, years in self.causes.items() if year in years]
        return _("{year}: {states}").format(year=year, states=", ".join(told))


def time_line(states: Mapping[int, str], causes: Mapping[int, frozenset[str]], method: Method) -> TimeLine:
    """The time line of a strip and the causes by year."""
    years = tuple(sorted(states))
    return TimeLine(
        years,
        tuple(states[year] for year in years),
        _structural_years(states, method),
        _windows(states, method) if states[years[-1]] == y.LISTED else (),
        {cause: frozenset(year for year, named in causes.items() if cause in named) for cause in CAUSE_LABELS},
    )


def _structural_years(states: Mapping[int, str], method: Method) -> frozenset[int]:
    """The years in which either rule holds, read on the history as it is carried to this code."""
    years = sorted(states)
    row = np.array([[STATE_CODES.index(YearState(states[year])) for year in years]], dtype=np.uint8)
    return frozenset(np.array(years)[ruling(row, method).structural[0] == YES].tolist())


def _windows(states: Mapping[int, str], method: Method) -> tuple[DrawnWindow, ...]:
    row, window = y.row_window(states, method), y.calendar_window(states, method)
    return (
        _drawn(_("Rule 1"), row, method.consecutive),
        _drawn(_("Rule 2"), window, method.window),
    )


def _drawn(label: str, window: y.RuleWindow, whole: int) -> DrawnWindow:
    words = _("{count} of {whole}").format(count=len(window.counted), whole=whole)
    return DrawnWindow(label, window.first, window.last, words)
