"""The five states of every occupation in every year, carried over changes of nomenclature (METHOD section 4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.codes import Relation, YearState
from shortage_app.domain.crosswalk import Pairs, Succession, combined, successions
from shortage_app.domain.frames import typed_frame
from shortage_app.domain.project import Method, Project
from shortage_app.domain.published import (
    IN_DOUBT,
    NONE_PUBLISHED,
    NOT_IMPORTED,
    NOT_LISTED,
    Published,
    Readings,
    Words,
    published,
)

States: TypeAlias = npt.NDArray[np.uint8]

STATE_CODES: Final = tuple(YearState)
PREDECESSORS: Final = {c.CODE: "str", c.FROM_NOMENCLATURE: "str", c.FROM_CODE: "str", c.RELATION: "str"}
LISTED_STATE, NOT_LISTED_STATE, NOT_ASSESSED_STATE, NO_EDITION_STATE, UNKNOWN_STATE = range(len(STATE_CODES))
# By reading: what the edition of the year, or that of a predecessor, says
_STATE_OF_READING: Final = np.array([NOT_LISTED_STATE, NOT_ASSESSED_STATE, LISTED_STATE], dtype=np.uint8)


@dataclass(frozen=True, eq=False)
class History:
    """The states of the occupations of one nomenclature, from the first edition to the analysed year.

    nomenclature, codes: whose history it is; codes in order.
    years: calendar years, none left out.
    states: codes × years, positions in STATE_CODES.
    predecessors: one row a predecessor that can have carried a state: code, from_nomenclature, from_code and relation
    ("split": the predecessor has other successors too; else "merged": the code has other predecessors there).
    """

    nomenclature: str
    codes: Words
    years: npt.NDArray[np.int64]
    states: States
    predecessors: pd.DataFrame

    def strip(self, code: str) -> tuple[YearState, ...]:
        """The states of one code, a year each; KeyError when the nomenclature has no such code."""
        row = int(np.searchsorted(self.codes, code))
        if row == len(self.codes) or self.codes[row] != code:
            raise KeyError(code)
        return tuple(STATE_CODES[state] for state in self.states[row])


def year_history(project: Project, year: int, method: Method) -> History:
    """The history behind the edition of `year`; without codes when none was published and imported."""
    record = published(project)
    at = record.year(year)
    if at is None:
        years = record.years[record.years <= year]
        nothing = np.empty((0, len(years)), dtype=np.uint8)
        return History("", np.empty(0, dtype=object), years, nothing, typed_frame(PREDECESSORS))
    leading = successions(record, at)
    own = record.of(int(record.editions[at]))
    occurs = np.any(record.readings[own, : at + 1] > NOT_LISTED, axis=1)
    occurs[record.after[(own.start <= record.after) & (record.after < own.stop)] - own.start] = True
    return History(
        nomenclature=str(record.nomenclatures[record.editions[at]]),
        codes=record.codes[own][occurs],
        years=record.years[: at + 1],
        states=carried_states(record, at, leading, method)[occurs],
        predecessors=_predecessors(record, leading),
    )


def predecessors(project: Project, year: int) -> pd.DataFrame:
    """History.predecessors of the edition of `year`, which no setting changes; empty when it was not imported."""
    record = published(project)
    at = record.year(year)
    return typed_frame(PREDECESSORS) if at is None else _predecessors(record, successions(record, at))


def carried_states(record: Published, year: int, leading: Mapping[int, Succession], method: Method) -> States:
    """The states of all codes of the nomenclature at position `year`, a column each year up to it.

    The edition of `year` itself speaks of its own codes alone, even of one that a recoded code has yet to become.
    """
    editions = record.editions[: year + 1]
    target = int(editions[year])
    own = record.of(target)
    readings = np.full((own.stop - own.start, year + 1), IN_DOUBT, dtype=np.uint8)
    in_force = _with_recodings(record, method)
    for nomenclature, succession in leading.items():
        columns = np.flatnonzero(editions == nomenclature)
        pairs = succession.handed_over
        predecessor_readings = in_force[pairs.before[:, np.newaxis], columns]
        after, carried = combined(predecessor_readings, pairs, method.merged)
        readings[(after - own.start)[:, np.newaxis], columns] = carried
    readings[:, year] = record.readings[own, year]
    states: States = _STATE_OF_READING[readings]
    states[:, editions == NONE_PUBLISHED] = NO_EDITION_STATE
    states[:, editions == NOT_IMPORTED] = UNKNOWN_STATE
    return states


def _with_recodings(record: Published, method: Method) -> Readings:
    """The readings, where a code that replaced others of its own nomenclature takes over their years.

    It does so up to the first edition in which it stands itself: from then on both codes speak for themselves.
    """
    recoded = record.nomenclature[record.before] == record.nomenclature[record.after]
    if not recoded.any():
        return record.readings
    pairs = Pairs(record.before[recoded], record.after[recoded])
    replacing = np.unique(pairs.after)
    stands = record.readings[replacing] > NOT_LISTED
    first = np.where(stands.any(axis=1), stands.argmax(axis=1), len(record.years))
    not_yet = np.arange(len(record.years)) < first[:, np.newaxis]
    not_yet &= record.editions == record.nomenclature[replacing][:, np.newaxis]
    readings = record.readings.copy()
    while True:
        _, taken_over = combined(readings[pairs.before], pairs, method.merged)
        renewed = np.where(not_yet, taken_over, readings[replacing])
        if np.array_equal(renewed, readings[replacing]):
            return readings
        readings[replacing] = renewed


def _predecessors(record: Published, leading: Mapping[int, Succession]) -> pd.DataFrame:
    """The frame of History.predecessors, in order of code, the nearest nomenclature first."""
    parts = [typed_frame(PREDECESSORS)]
    for nomenclature, succession in leading.items():
        pairs = succession.whole.changed()
        values = {
            c.CODE: record.codes[pairs.after],
            c.FROM_NOMENCLATURE: np.full(len(pairs), record.nomenclatures[nomenclature], dtype=object),
            c.FROM_CODE: record.codes[pairs.before],
            c.RELATION: _relations(record, pairs),
        }
        parts.append(typed_frame(PREDECESSORS, values).sort_values(c.FROM_CODE))
    return pd.concat(parts).sort_values(c.CODE, kind="stable", ignore_index=True)


def _relations(record: Published, pairs: Pairs) -> Words:
    """How each pair continues; a code that was but a step of recodings makes no split and no merger."""
    recoded = record.nomenclature[record.before] == record.nomenclature[record.after]
    first = ~np.isin(pairs.before, record.after[recoded])
    last = ~np.isin(pairs.after, record.before[recoded])
    successors = np.bincount(pairs.before[last], minlength=len(record.codes))[pairs.before]
    predecessors = np.bincount(pairs.after[first], minlength=len(record.codes))[pairs.after]
    renamed = record.codes[pairs.before] != record.codes[pairs.after]
    relations = [Relation.SPLIT, Relation.MERGED, Relation.RENAMED]
    return np.select([successors > 1, predecessors > 1, renamed], relations, Relation.SAME).astype(object)
