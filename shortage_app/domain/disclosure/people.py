"""Of what kinds the people of a cohort are, and how many of each are in every place (unit × gender × level).

One person more in a place and one less in another is a possible table only if all figures of a person go along: n and
all counts are one system. So whole people of one kind move. Of exits two kinds are enough: those who succeeded by every
measure, who take n and each count along, and those who did by none, who take n and the rest of each n.
"""

from collections.abc import Iterator

import numpy as np

from shortage_app.domain import columns as c
from shortage_app.domain.codes import Measure
from shortage_app.domain.disclosure.ground import Numbers, Whole
from shortage_app.domain.disclosure.populations import LEAVERS, Populations
from shortage_app.domain.disclosure.systems import DURABILITY, EXITS, MASK_OF, Cohort
from shortage_app.domain.exits import COUNT_COLUMNS, MEASURE_COUNTS, Flags, Integers


def kinds_of_people(cohort: Cohort, mask: str, hidden: Flags) -> list[Whole]:
    """How many people of each kind may move out of every place: those that one mask protects, some cells `hidden`."""
    measures = [which for which, of in MASK_OF.items() if of == mask and cohort.measures[which].given.any()]
    people = cohort.populations
    if mask == EXITS:
        every, none = _by_every_and_by_none(people, measures)
        kinds = [none, _leaving_somebody(cohort, hidden, every)]  # the few first: they mostly decide
    elif mask == DURABILITY:
        still = _by_place(people, "number", COUNT_COLUMNS.index(c.STILL_WORKING_12M))
        kinds = [still, _by_place(people, "number", COUNT_COLUMNS.index(c.TO_WORK)) - still]
    else:
        kinds = list(_counts(people, measures))
    known = ~np.logical_or.reduce([_unsaid(people, measure) for measure in measures])
    if mask != EXITS:
        known &= np.logical_and.reduce([_told(people, measure) for measure in measures])
    return [np.where(known, np.maximum(kind, 0), 0).astype(np.int32) for kind in kinds]


def somebody(people: Populations) -> Flags:
    """The places in which not nobody is, as far as the source tells."""
    return np.asarray(sum(_by_place(people, part, LEAVERS) for part in ("number", "hidden", "absent")) > 0)


def margins_are_job_oriented(people: Populations) -> bool:
    """Whether people by age band and commune are known to be of job-oriented training: all are."""
    return np.array_equal(people.all_sets[""], people.job_sets[""])


def _by_every_and_by_none(people: Populations, measures: list[Measure]) -> tuple[Numbers, Numbers]:
    """Leavers with success by every measure, and by none."""
    n = _by_place(people, "number", LEAVERS)
    every, most = n, np.zeros_like(n)
    for measure, count in zip(measures, _counts(people, measures), strict=True):
        told = _told(people, measure)
        every = np.where(told, np.minimum(every, count), every)
        most = np.where(told, np.maximum(most, count), most)
    return every, n - most


def _leaving_somebody(cohort: Cohort, hidden: Flags, kind: Numbers) -> Numbers:
    """A kind less one person in some places, so that nobody is missing where anyone may know that somebody is."""
    n = _by_place(cohort.populations, "number", LEAVERS)
    left = n > kind
    rows = _known_to_be_somebody(cohort, hidden)
    empty = cohort.ground.sums(left.astype(np.float32))[rows] == 0
    for row in rows[empty].tolist():
        inside = cohort.ground.row(row).places
        if not left[inside].any():
            left[inside[np.argmax(n[inside])]] = True
    return np.where(left, np.minimum(kind, n - 1), kind)


def _known_to_be_somebody(cohort: Cohort, hidden: Flags) -> Integers:
    """The rows of which anyone might know that somebody is there, those of few first.

    Where nothing of a breakdown can be shown, its zeros are hidden too (breakdowns.py).
    """
    cells = cohort.shown_at_all & ~cohort.nobody
    found = np.flatnonzero(cells & cohort.split.open(cells & ~hidden))
    return np.asarray(cohort.ground.row_of_cell[found[np.argsort(cohort.n[found], kind="stable")]])


def _counts(people: Populations, measures: list[Measure]) -> Iterator[Numbers]:
    for measure in measures:
        yield _by_place(people, "number", COUNT_COLUMNS.index(MEASURE_COUNTS[measure].count))


def _told(people: Populations, measure: Measure) -> Flags:
    """The places of which a measure is told: of all leavers, or of those in job-oriented training."""
    absent = _by_place(people, "absent", COUNT_COLUMNS.index(MEASURE_COUNTS[measure].count)) > 0
    if not MEASURE_COUNTS[measure].job_oriented:
        return ~absent
    margins = len(people.counts.band_names) + len(people.counts.commune_names)
    units = np.append(people.counts.job_oriented, np.full(margins, margins_are_job_oriented(people)))
    return np.asarray(~absent & np.repeat(units, len(absent) // max(len(units), 1)))


def _unsaid(people: Populations, measure: Measure) -> Flags:
    """The places whose people of each kind nobody can count, as the source hides how many they are."""
    counts = MEASURE_COUNTS[measure]
    hidden = sum(_by_place(people, "hidden", COUNT_COLUMNS.index(column)) for column in (counts.n, counts.count)) > 0
    return np.asarray(hidden)


def _by_place(people: Populations, part: str, column: int) -> Numbers:
    """A part of the Cells of a count ("number", "hidden", "absent") by place; margins stand at the first level."""
    counts = people.counts
    units = getattr(counts.cells, part)[column]
    margins = np.concatenate([getattr(source, part)[column] for source in (counts.bands, counts.communes)])
    padded = np.zeros((len(margins), *units.shape[1:]), dtype=np.float32)
    padded[:, :, :1] = margins
    return np.concatenate([units.astype(np.float32), padded]).ravel()
