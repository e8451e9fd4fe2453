"""Why an occupation has its status, what it owes to former codes, and what the next edition would change.

Plain sentences for people (METHOD section 5). Each is whole by itself, so that they can stand one after the other.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.codes import EMERGING_STATUSES, UNNAMED, Status, YearState
from shortage_app.domain.project import Method
from shortage_app.report import years as y
from shortage_app.text import N_, _, ngettext

NEEDED = (
    c.STATUS, c.STRIP, c.RULE_CONSECUTIVE, c.RULE_WINDOW, c.STRUCTURAL_SINCE, c.STRUCTURAL_SINCE_OPEN, c.PREDECESSORS,
    c.IF_LISTED_NEXT, c.ABOUT_TO_LOSE, c.NOMENCLATURE,
)  # fmt: skip


@dataclass(frozen=True)
class Why:
    """The sentences of one occupation: the reasons of its status, its former codes ("": none), the next edition."""

    reasons: tuple[str, ...]
    carried_over: str
    next_edition: str

    @property
    def text(self) -> str:
        """All of them as one paragraph."""
        return " ".join(sentence for sentence in (*self.reasons, self.carried_over, self.next_edition) if sentence)


def explanations(occupations: pd.DataFrame, year: int, method: Method) -> list[str]:
    """One paragraph for each row of Analysis.occupations, in the language spoken now."""
    return [why(row, year, method).text for row in occupations[list(NEEDED)].to_dict("records")]


def why(row: Mapping[Any, Any], year: int, method: Method) -> Why:
    """The sentences of one row of Analysis.occupations (the columns NEEDED)."""
    states = y.states_by_year(row[c.STRIP], year)
    reasons = _REASONS[Status(row[c.STATUS])](row, states, year, method)
    return Why(tuple(reasons), _carried_over(row[c.PREDECESSORS]), _next_edition(row))


# Reasons, by status

_Reasons = Callable[[Mapping[Any, Any], Mapping[int, str], int, Method], Sequence[str]]


def _structural(row: Mapping[Any, Any], states: Mapping[int, str], year: int, method: Method) -> Sequence[str]:
    reasons = _by_consecutive if row[c.RULE_CONSECUTIVE] == "yes" else _by_window
    return [*reasons(row, states, method), _since(row, year)]


def _by_consecutive(row: Mapping[Any, Any], states: Mapping[int, str], method: Method) -> list[str]:
    said = [_in_a_row(y.run_of_listings(states, method))]
    window = y.calendar_window(states, method)
    absences = [at for at in range(window.first, window.last + 1) if states.get(at) == YearState.NOT_LISTED]
    if row[c.RULE_WINDOW] == "yes" and absences:
        also = ngettext(
            "It also stands on {count} of the lists of {first}–{last}: its absence in {years} changes nothing.",
            "It also stands on {count} of the lists of {first}–{last}: its absences in {years} change nothing.",
            len(absences),
        )
        said.append(_of_window(also, window, method, absences))
    return said


def _by_window(row: Mapping[Any, Any], states: Mapping[int, str], method: Method) -> list[str]:
    window = y.calendar_window(states, method)
    enough = ngettext(
        "It was listed in {count} of the {window} years {first}–{last} ({years}); {minimum} is enough.",
        "It was listed in {count} of the {window} years {first}–{last} ({years}); {minimum} are enough.",
        method.minimum,
    )
    return [_of_window(enough, window, method, window.counted)]


def _of_window(text: str, window: y.RuleWindow, method: Method, years: Iterable[int] = ()) -> str:
    return text.format(
        count=len(window.counted), window=method.window, first=window.first, last=window.last,
        years=y.spoken_years(years), minimum=method.minimum, consecutive=method.consecutive,
    )  # fmt: skip


def _since(row: Mapping[Any, Any], year: int) -> str:
    since = int(row[c.STRUCTURAL_SINCE])
    if row[c.STRUCTURAL_SINCE_OPEN]:
        return _("It has been structural since {year} at the latest: the years before are not known.").format(
            year=since
        )
    if since == year:
        return _("It becomes structural with the edition of {year}.").format(year=year)
    return _("It has been structural without interruption since {year}.").format(year=since)


def _first(row: Mapping[Any, Any], states: Mapping[int, str], year: int, method: Method) -> Sequence[str]:
    known = [at for at, state in states.items() if state in (YearState.NOT_LISTED, YearState.NO_EDITION) and at < year]
    if not known:
        return [_("It is on the list for the first time in {year}.").format(year=year)]
    return [
        _("It is on the list for the first time in {year}: no known list since {start} has it.").format(
            year=year, start=min(known)
        )
    ]


def _returning(row: Mapping[Any, Any], states: Mapping[int, str], year: int, method: Method) -> Sequence[str]:
    before = [at for at in y.listed_years(states) if at < year]
    back = _("It is back on the list in {year} after an absence; it was listed before in {years}.")
    return [back.format(year=year, years=y.spoken_years(before)), _neither_rule(states, method)]


def _continuing(row: Mapping[Any, Any], states: Mapping[int, str], year: int, method: Method) -> Sequence[str]:
    return [_in_a_row(y.run_of_listings(states, method)), _neither_rule(states, method)]


def _undetermined(row: Mapping[Any, Any], states: Mapping[int, str], year: int, method: Method) -> Sequence[str]:
    doubtful, before_all = y.open_years(states, method)
    years, start = y.spoken_years(doubtful), min(states)
    if not doubtful:
        text = _("Whether it is structural depends on the years before {start}, of which no list is known.")
    elif before_all:
        text = _(
            "Whether it is structural depends on {years}, not known or not assessed, and on the years before {start}."
        )
    else:
        text = ngettext(
            "Whether it is structural depends on {years}, a year not known or not assessed.",
            "Whether it is structural depends on {years}, years not known or not assessed.",
            len(doubtful),
        )
    return [text.format(years=years, start=start)]


def _left(row: Mapping[Any, Any], states: Mapping[int, str], year: int, method: Method) -> Sequence[str]:
    previous = max(at for at in y.listed_years(states) if at < year)
    return [_("It was on the list of {previous} and is not on that of {year}.").format(previous=previous, year=year)]


def _discontinued(row: Mapping[Any, Any], states: Mapping[int, str], year: int, method: Method) -> Sequence[str]:
    if row[c.NOMENCLATURE] == UNNAMED:
        ended = _("Its code ended with its lists, and no approved row of the crosswalk continues it.")
        return [ended, _("So it has not left the list by itself.")]
    ended = _("Its code ended with the nomenclature {nomenclature}, and no approved row of the crosswalk continues it.")
    return [ended.format(nomenclature=row[c.NOMENCLATURE]), _("So it has not left the list by itself.")]


_REASONS: Mapping[Status, _Reasons] = {
    Status.STRUCTURAL: _structural,
    Status.EMERGING_FIRST: _first,
    Status.EMERGING_RETURNING: _returning,
    Status.EMERGING_CONTINUING: _continuing,
    Status.UNDETERMINED: _undetermined,
    Status.LEFT: _left,
    Status.DISCONTINUED: _discontinued,
}


def _in_a_row(run: list[int]) -> str:
    return ngettext(
        "It has been on the list for {count} edition in a row ({years}).",
        "It has been on the list for {count} editions in a row ({years}).",
        len(run),
    ).format(count=len(run), years=y.spoken_years(run))


def _neither_rule(states: Mapping[int, str], method: Method) -> str:
    text = _("Structural would be {consecutive} editions in a row, or {minimum} of the {window} years {first}–{last}.")
    return _of_window(text, y.calendar_window(states, method), method)


# Former codes and the next edition


def _carried_over(predecessors: str) -> str:
    codes = [code for code in predecessors.split(";") if code]
    if not codes:
        return ""
    return ngettext(
        "Its earlier years are those of the former code {codes}.",
        "Its earlier years are those of the former codes {codes}.",
        len(codes),
    ).format(codes=", ".join(codes))


# By what it is now and what it would be if the next edition lists it
_NEXT: Mapping[tuple[str, str], str] = {
    ("structural", "emerging"): N_(
        "If the next edition lists it, it is no longer structural; if not, it leaves the list."
    ),
    ("structural", "undetermined"): N_(
        "If the next edition lists it, its status becomes undetermined; if not, it leaves the list."
    ),
    ("emerging", "structural"): N_("If the next edition lists it, it becomes structural; if not, it leaves the list."),
    ("emerging", "emerging"): N_("If the next edition lists it, it stays emerging; if not, it leaves the list."),
    ("emerging", "undetermined"): N_(
        "If the next edition lists it, its status becomes undetermined; if not, it leaves the list."
    ),
    ("undetermined", "structural"): N_(
        "If the next edition lists it, it is structural whatever the missing years say; if not, it leaves the list."
    ),
    ("undetermined", "emerging"): N_(
        "If the next edition lists it, it is emerging whatever the missing years say; if not, it leaves the list."
    ),
    ("undetermined", "undetermined"): N_(
        "If the next edition lists it, its status stays undetermined; if not, it leaves the list."
    ),
    ("left", "structural"): N_("If the next edition lists it again, it is structural at once."),
    ("left", "emerging"): N_("If the next edition lists it again, it is emerging."),
    ("left", "undetermined"): N_("If the next edition lists it again, its status is undetermined."),
}
_STAYS = N_("If the next edition lists it, it stays structural; if not, it leaves the list.")
_WOULD_LOSE = N_(
    "If the next edition lists it, it stays structural; if not, it leaves the list, and is no longer structural on "
    "coming back a year later."
)


def _next_edition(row: Mapping[Any, Any]) -> str:
    now, then = _kind(row[c.STATUS]), _kind(row[c.IF_LISTED_NEXT])
    if (now, then) == (Status.STRUCTURAL, Status.STRUCTURAL):
        return _(_WOULD_LOSE if row[c.ABOUT_TO_LOSE] else _STAYS)
    return _(_NEXT.get((now, then), ""))


def _kind(status: str) -> str:
    return "emerging" if status in EMERGING_STATUSES else status
