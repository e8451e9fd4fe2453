"""What the year states of one occupation say: its run of listings, the windows of the two rules, years in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from shortage_app.domain.codes import YearState
from shortage_app.domain.project import Method

OPEN = frozenset({YearState.UNKNOWN.value, YearState.NOT_ASSESSED.value})
LISTED = YearState.LISTED.value
NO_EDITION = YearState.NO_EDITION.value


def states_by_year(strip: str, year: int) -> dict[int, str]:
    """The state of each year of a strip (YearState codes joined by ";") whose last is `year`."""
    states = strip.split(";") if strip else []
    return {year - len(states) + 1 + place: state for place, state in enumerate(states)}


def listed_years(states: Mapping[int, str]) -> list[int]:
    """The years listed, oldest first."""
    return [year for year, state in sorted(states.items()) if state == LISTED]


@dataclass(frozen=True)
class RuleWindow:
    """The years that a rule looks at, and those of them that count for it.

    `years` may begin before the first known year; `needed` of the `counted` ones fulfil the rule.
    """

    first: int
    last: int
    counted: tuple[int, ...]
    needed: int


def row_window(states: Mapping[int, str], method: Method) -> RuleWindow:
    """Rule 1: the last `consecutive` editions up to the reference year, and the unbroken run of listings among them."""
    year = max(states)
    years, here = [year], year
    while len(years) < method.consecutive:
        here -= 1
        if not _skipped(states.get(here, ""), method):
            years.append(here)
    run = run_of_listings(states, method)
    return RuleWindow(years[-1], year, tuple(y for y in run if y >= years[-1]), method.consecutive)


def calendar_window(states: Mapping[int, str], method: Method) -> RuleWindow:
    """Rule 2: the calendar years of the window, and the listings among them."""
    last = max(states) if method.window_includes_reference else max(states) - 1
    first = last - method.window + 1
    return RuleWindow(first, last, tuple(y for y in listed_years(states) if first <= y <= last), method.minimum)


def run_of_listings(states: Mapping[int, str], method: Method) -> list[int]:
    """The years listed without interruption up to the last one, oldest first."""
    run: list[int] = []
    for year in sorted(states, reverse=True):
        if states[year] == LISTED:
            run.insert(0, year)
        elif not _skipped(states[year], method):
            break
    return run


def open_years(states: Mapping[int, str], method: Method) -> tuple[list[int], bool]:
    """The unknown and not assessed years that either rule would need, and whether it needs years before the first."""
    first = min(calendar_window(states, method).first, _reach_of_run(states, method))
    within = [year for year, state in sorted(states.items()) if year >= first and state in OPEN]
    return within, first < min(states)


def _reach_of_run(states: Mapping[int, str], method: Method) -> int:
    """How far back the run could go if every open year were a listing."""
    counted, year = 0, max(states) + 1
    while counted < method.consecutive:
        year -= 1
        state = states.get(year, YearState.UNKNOWN)
        if _skipped(state, method):
            continue
        if state != LISTED and state not in OPEN:
            return year + 1
        counted += 1
    return year


def _skipped(state: str, method: Method) -> bool:
    return state == NO_EDITION and method.gap_rule == "skip"


def spoken_years(years: Iterable[int]) -> str:
    """Years as people write them, runs of three or more drawn together: "2012, 2016–2019"."""
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(_spoken_run(run) for run in runs)


def _spoken_run(run: list[int]) -> str:
    return f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run))
