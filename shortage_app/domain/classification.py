"""What an edition says of each occupation: its status, the rules behind it, since when, and what comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.codes import EMERGING_STATUSES, LISTED_STATUSES, EditionStatus, Status, YearState
from shortage_app.domain.crosswalk import Succession, successions
from shortage_app.domain.frames import typed_frame, whole_numbers
from shortage_app.domain.history import (
    LISTED_STATE,
    NO_EDITION_STATE,
    NOT_ASSESSED_STATE,
    NOT_LISTED_STATE,
    STATE_CODES,
    UNKNOWN_STATE,
    States,
    carried_states,
)
from shortage_app.domain.outlook import lost_by_one_absence, statuses_if_listed_next, structural_since
from shortage_app.domain.project import Method, Project
from shortage_app.domain.published import NONE_PUBLISHED, Flags, Positions, Published, Words, published
from shortage_app.domain.rules import VERDICT_CODES, Ruling, ruling, window_listings, years_without_edition
from shortage_app.domain.statuses import (
    DISCONTINUED,
    STATUS_CODES,
    STRUCTURAL,
    Statuses,
    classified_editions,
    statuses_of_gone,
    statuses_of_listed,
)

CLASSIFICATION: Final = {
    c.NOMENCLATURE: "str",
    c.CODE: "str",
    c.STATUS: "str",
    c.RULE_CONSECUTIVE: "str",
    c.RULE_WINDOW: "str",
    c.LISTINGS_IN_WINDOW: "Int64",
    c.STRUCTURAL_SINCE: "Int64",
    c.STRUCTURAL_SINCE_OPEN: "boolean",
    c.STRIP: "str",
    c.LISTINGS_SO_FAR: "Int64",
    c.PREDECESSORS: "str",
    c.IF_LISTED_NEXT: "str",
    c.IF_NOT_LISTED_NEXT: "str",
    c.ONE_LISTING_FROM_STRUCTURAL: "boolean",
    c.ABOUT_TO_LOSE: "boolean",
}
STATUSES: Final = {c.REFERENCE_YEAR: "int64", c.NOMENCLATURE: "str", c.CODE: "str", c.STATUS: "str"}
EDITION_COUNTS: Final = {
    c.REFERENCE_YEAR: "int64",
    c.STATUS: "str",
    c.NOMENCLATURE: "str",
    c.LISTED: "Int64",
    Status.STRUCTURAL.value: "Int64",
    c.EMERGING: "Int64",
    **{status.value: "Int64" for status in (*EMERGING_STATUSES, Status.UNDETERMINED, Status.LEFT, Status.DISCONTINUED)},
}


def classify(project: Project, year: int, method: Method) -> pd.DataFrame:
    """One row an occupation listed in `year`, then those that left or were discontinued, each in order of code.

    Columns and types: CLASSIFICATION. A gone occupation stands under the nomenclature and code of the previous edition.
    rule_consecutive, rule_window: yes, no or undetermined.
    listings_in_window, listings_so_far: known listings, carried ones included.
    structural_since, structural_since_open: the first edition of the unbroken run of structural ones, on the history
        as carried to this code; whether the run may have begun earlier.
    strip: the states of History.years, joined by ";". predecessors: the codes it had before, in the nearest earlier
        nomenclature, joined by ";".
    if_listed_next, if_not_listed_next: its status in an edition of `year` + 1; "" for a code that cannot stand there.
    one_listing_from_structural: emerging, and structural if the next edition lists it.
    about_to_lose: structural, but no longer so if it misses the next edition and comes back in the one after.

    Without a row when no edition of `year` was published and imported.
    """
    record = published(project)
    at = record.year(year)
    if at is None:
        return typed_frame(CLASSIFICATION)
    leading = successions(record, at)
    edition = _edition(record, at, leading, method)
    identity = {
        c.NOMENCLATURE: record.nomenclatures[record.nomenclature[edition.occupations]],
        c.CODE: record.codes[edition.occupations],
        c.PREDECESSORS: _predecessor_codes(record, leading, edition.occupations),
    }
    values = identity | _status_columns(edition, method, record.years) | _next_columns(edition, method)
    return typed_frame(CLASSIFICATION, values)


def classify_all(project: Project, method: Method, upto: int) -> pd.DataFrame:
    """The statuses in every edition up to the year `upto`: the columns of STATUSES, a row as in `classify`."""
    record = published(project)
    last = int(np.searchsorted(record.years, upto, side="right")) - 1
    editions = list(classified_editions(record, method, last))
    if not editions:
        return typed_frame(STATUSES)
    occupations = np.concatenate([edition.occupations for edition in editions])
    sizes = [len(edition.occupations) for edition in editions]
    values = {
        c.REFERENCE_YEAR: np.repeat(record.years[[edition.year for edition in editions]], sizes),
        c.NOMENCLATURE: record.nomenclatures[record.nomenclature[occupations]],
        c.CODE: record.codes[occupations],
        c.STATUS: _named(STATUS_CODES, np.concatenate([edition.statuses for edition in editions])),
    }
    return typed_frame(STATUSES, values)


@lru_cache(maxsize=8)
def edition_counts(project: Project, method: Method) -> pd.DataFrame:
    """How many occupations had each status, a row a calendar year from the first edition to the last.

    Columns: EDITION_COUNTS; status is published, none_published or unknown, counts are missing unless published. Kept
    for the last few projects and methods.
    """
    record = published(project)
    counts = np.zeros((len(record.years), len(STATUS_CODES)), dtype=np.int64)
    for edition in classified_editions(record, method, len(record.years) - 1):
        counts[edition.year] = np.bincount(edition.statuses, minlength=len(STATUS_CODES))
    imported = record.editions >= 0
    missing = np.where(record.editions == NONE_PUBLISHED, EditionStatus.NONE_PUBLISHED, YearState.UNKNOWN)
    values: dict[str, Any] = {
        c.REFERENCE_YEAR: record.years,
        c.STATUS: np.where(imported, EditionStatus.PUBLISHED, missing),
        c.NOMENCLATURE: np.where(imported, record.nomenclatures[np.maximum(record.editions, 0)], ""),
        c.LISTED: whole_numbers(_total(counts, LISTED_STATUSES), imported),
        c.EMERGING: whole_numbers(_total(counts, EMERGING_STATUSES), imported),
    }
    values |= {status: whole_numbers(_total(counts, [status]), imported) for status in STATUS_CODES}
    return typed_frame(EDITION_COUNTS, values)


def _total(counts: npt.NDArray[np.int64], statuses: Sequence[Status]) -> npt.NDArray[np.int64]:
    wanted = [STATUS_CODES.index(status) for status in statuses]
    total: npt.NDArray[np.int64] = np.sum(counts[:, wanted], axis=1)
    return total


@dataclass(frozen=True, eq=False)
class _Edition:
    """The occupations of one edition, those listed before those gone, with their states up to its year."""

    occupations: Positions
    states: States
    rules: Ruling
    statuses: Statuses
    listed: Flags
    in_force: Flags  # the code is one of the edition's nomenclature


def _edition(record: Published, at: int, leading: Mapping[int, Succession], method: Method) -> _Edition:
    listed = record.listed(at)
    own = record.of(int(record.editions[at]))
    gone, gone_statuses = statuses_of_gone(record, at, leading)
    listed_states = carried_states(record, at, leading, method)[listed - own.start]
    states = np.concatenate([listed_states, _states_of_gone(record, at, gone, gone_statuses, method)])
    rules = ruling(states, method)
    now = slice(len(listed))
    statuses = statuses_of_listed(states[now], rules.structural[now, at], at, record.previous(at))
    occupations = np.concatenate([listed, gone])
    return _Edition(
        occupations,
        states,
        rules,
        statuses=np.concatenate([statuses, gone_statuses]),
        listed=np.arange(len(occupations)) < len(listed),
        in_force=record.nomenclature[occupations] == record.editions[at],
    )


def _states_of_gone(record: Published, at: int, gone: Positions, statuses: Statuses, method: Method) -> States:
    """The history of the previous edition, and after it what is known of the code now."""
    previous = record.previous(at)
    if previous is None:
        return np.empty((0, at + 1), dtype=np.uint8)
    states = np.empty((len(gone), at + 1), dtype=np.uint8)
    own = record.of(int(record.editions[previous]))
    carried = carried_states(record, previous, successions(record, previous), method)
    states[:, : previous + 1] = carried[gone - own.start]
    between = record.editions[previous + 1 : at] == NONE_PUBLISHED
    states[:, previous + 1 : at] = np.where(between, NO_EDITION_STATE, UNKNOWN_STATE)
    states[:, at] = np.where(statuses == DISCONTINUED, NOT_ASSESSED_STATE, NOT_LISTED_STATE)
    return states


def _status_columns(edition: _Edition, method: Method, years: npt.NDArray[np.int64]) -> dict[str, Any]:
    """What is known of this edition and those before."""
    states, rules = edition.states, edition.rules
    listings = states == LISTED_STATE
    is_structural = edition.statuses == STRUCTURAL
    since, open_ended = structural_since(rules.structural, years_without_edition(states))
    everywhere = np.ones(len(states), dtype=bool)
    return {
        c.STATUS: _named(STATUS_CODES, edition.statuses),
        c.RULE_CONSECUTIVE: _named(VERDICT_CODES, rules.consecutive[:, -1] * edition.listed),
        c.RULE_WINDOW: _named(VERDICT_CODES, rules.window[:, -1] * edition.listed),
        c.LISTINGS_IN_WINDOW: whole_numbers(window_listings(listings, method)[:, -1], everywhere),
        c.STRUCTURAL_SINCE: whole_numbers(years[since], is_structural),
        c.STRUCTURAL_SINCE_OPEN: is_structural & open_ended,
        c.STRIP: [";".join(strip) for strip in _named(STATE_CODES, states).tolist()],
        c.LISTINGS_SO_FAR: whole_numbers(listings.sum(axis=1), everywhere),
    }


def _next_columns(edition: _Edition, method: Method) -> dict[str, Any]:
    """What the next edition would change."""
    if_listed = statuses_if_listed_next(edition.states, method)
    is_structural = edition.statuses == STRUCTURAL
    emerging = np.isin(edition.statuses, [STATUS_CODES.index(status) for status in EMERGING_STATUSES])
    return {
        c.IF_LISTED_NEXT: np.where(edition.in_force, _named(STATUS_CODES, if_listed), ""),
        c.IF_NOT_LISTED_NEXT: np.where(edition.listed, Status.LEFT, ""),
        c.ONE_LISTING_FROM_STRUCTURAL: emerging & (if_listed == STRUCTURAL),
        c.ABOUT_TO_LOSE: is_structural & lost_by_one_absence(edition.states, method),
    }


def _predecessor_codes(record: Published, leading: Mapping[int, Succession], occupations: Positions) -> list[str]:
    """For each occupation its codes in the nearest nomenclature in which it had others, joined by ";"."""
    named: dict[int, list[str]] = {}
    for succession in leading.values():
        here: dict[int, list[str]] = {}
        pairs = succession.whole.changed()
        for before, after in zip(pairs.before.tolist(), pairs.after.tolist(), strict=True):
            here.setdefault(after, []).append(record.codes[before])
        named = here | named
    return [";".join(named.get(occupation, ())) for occupation in occupations.tolist()]


def _named(words: Sequence[str], positions: npt.NDArray[Any]) -> Words:
    named: Words = np.array([str(word) for word in words], dtype=object)[positions]
    return named
