"""The status of every occupation in every edition, in one pass over each nomenclature (METHOD section 5)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from shortage_app.domain.codes import Status
from shortage_app.domain.crosswalk import NO_SUCCESSOR, Succession, fates, successions
from shortage_app.domain.history import LISTED_STATE, States, carried_states
from shortage_app.domain.project import Method
from shortage_app.domain.published import NOT_LISTED, Positions, Published
from shortage_app.domain.rules import UNDETERMINED as RULE_UNDETERMINED
from shortage_app.domain.rules import YES, Verdicts, ruling

Statuses: TypeAlias = npt.NDArray[np.uint8]

STATUS_CODES: Final = tuple(Status)
STRUCTURAL, FIRST, RETURNING, CONTINUING, UNDETERMINED, LEFT, DISCONTINUED = range(len(STATUS_CODES))


@dataclass(frozen=True, eq=False)
class Classified:
    """The occupations of the edition at position `year` with their statuses: those listed, then those gone."""

    year: int
    occupations: Positions
    statuses: Statuses


def classified_editions(record: Published, method: Method, upto: int) -> Iterator[Classified]:
    """Every edition up to position `upto`, in order; those of one nomenclature in a row share one history."""
    editions = record.imported[record.imported <= upto].tolist()
    for _nomenclature, run in groupby(editions, key=record.editions.__getitem__):
        years = list(run)
        leading = successions(record, years[-1])
        own = record.of(int(record.editions[years[-1]]))
        states = carried_states(record, years[-1], leading, method)
        structural = ruling(states, method).structural
        for year in years:
            listed = record.listed(year)
            rows = listed - own.start
            statuses = statuses_of_listed(states[rows], structural[rows, year], year, record.previous(year))
            gone, gone_statuses = statuses_of_gone(record, year, leading)
            yield Classified(year, np.concatenate([listed, gone]), np.concatenate([statuses, gone_statuses]))


def statuses_of_listed(states: States, structural: Verdicts, year: int, previous: int | None) -> Statuses:
    """The statuses of occupations listed at position `year`, given the verdicts of that year."""
    before = states[:, :year] == LISTED_STATE
    emerging = np.where(before.any(axis=1), RETURNING, FIRST)
    if previous is not None:
        emerging[before[:, previous]] = CONTINUING
    decided = [structural == YES, structural == RULE_UNDETERMINED]
    return np.select(decided, [STRUCTURAL, UNDETERMINED], emerging).astype(np.uint8)


def statuses_of_gone(record: Published, year: int, leading: Mapping[int, Succession]) -> tuple[Positions, Statuses]:
    """The occupations of the previous edition that left or were discontinued.

    An occupation of which a successor is not assessed now, and none listed, is neither: nobody knows.
    """
    previous = record.previous(year)
    if previous is None:
        return np.empty(0, dtype=np.intp), np.empty(0, dtype=np.uint8)
    listed, fate = fates(record, previous, year, leading)
    gone = fate <= NOT_LISTED
    return listed[gone], np.where(fate[gone] == NO_SUCCESSOR, DISCONTINUED, LEFT).astype(np.uint8)


def statuses_in_edition(record: Published, year: int, method: Method) -> tuple[Positions, Statuses]:
    """The occupations listed at position `year`, and their statuses."""
    listed = record.listed(year)
    rows = listed - record.of(int(record.editions[year])).start
    states = carried_states(record, year, successions(record, year), method)[rows]
    return listed, statuses_of_listed(states, ruling(states, method).structural[:, year], year, record.previous(year))
