"""What is attacked: each kind of count once, with all that any view shows of it.

The leavers in job-oriented training stand in the views of exits to work of both kinds, the exits to work in those of
durability and delays as well. One that a view shows is known in all of them; one is sought where no view shows it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from shortage_app.domain import columns as c
from shortage_app.domain.codes import Measure
from shortage_app.domain.disclosure_audit.evidence import Evidence, Flags, Integers, Numbers
from shortage_app.domain.disclosure_audit.ranges import EXACT, Knowledge, Ranges, ranges
from shortage_app.domain.exits import MEASURE_COUNTS

REST = "rest"
Kind: TypeAlias = tuple[str, ...]  # one count, or n and the count that is taken from it


@dataclass(frozen=True)
class Told:
    """Where a count stands: a cell of the views, under a measure, as its n, its count or the rest of its n."""

    cell: int
    measure: Measure
    of: str


@dataclass(frozen=True, eq=False)
class Attack:
    """One kind of count, sought where it is hidden; `told` and `people` (who is counted) say of each where that is.

    among: the kind that is the n of this one.
    """

    kind: Kind
    among: Kind
    told: tuple[Told, ...]
    people: Numbers
    found: Ranges

    @property
    def empty(self) -> Numbers:
        """Whose count must be 0, which is no secret of an n: it is only hidden to keep others."""
        return self.people[self.found.exact & (self.found.high < 1 - EXACT)]

    def judged(self, attacks: Sequence["Attack"]) -> Flags:
        """The counts among somebody: where nobody is, there is nothing to hide."""
        empty = [np.zeros(0), *(each.empty for each in attacks if each.kind in (self.among, (c.LEAVERS,)))]
        return ~np.isin(self.people, np.concatenate(empty))


@dataclass(frozen=True, eq=False)
class _Stated:
    """A kind of count under a measure: its value in each cell of the views, and the places that each cell counts."""

    measure: Measure
    of: str
    number: int
    values: Numbers
    places: Any
    people: Numbers


def attacks(found: Evidence) -> list[Attack]:
    """One for each kind of count that is hidden anywhere."""
    kinds: dict[Kind, list[_Stated]] = {}
    for kind, stated in _stated(found):
        kinds.setdefault(kind, []).append(stated)
    built = (_attack(found, kind, views) for kind, views in kinds.items())
    return [attack for attack in built if attack is not None]


def _stated(found: Evidence) -> Iterator[tuple[Kind, _Stated]]:
    """What each measure states: its n, its count, and the rest of its n."""
    marks = np.random.default_rng(0).integers(1, 2**40, len(found.job_oriented)).astype(np.float64)
    everyone = found.counts_in.tocsr()
    job_oriented = everyone.multiply(found.job_oriented[None, :]).tocsr()
    for number, measure in enumerate(Measure):
        counts = MEASURE_COUNTS[measure]
        places = job_oriented if counts.job_oriented else everyone
        n, count = found.n[number], found.count[number]
        for kind, of, values in (
            ((counts.n,), c.N, n),
            ((counts.count,), c.COUNT, count),
            ((counts.n, counts.count), REST, n - count),
        ):
            yield kind, _Stated(measure, of, number, values, places, places @ marks)


def _attack(found: Evidence, kind: Kind, views: list[_Stated]) -> Attack | None:
    """A kind of count with all that is known of it; None where none is hidden."""
    shown = [np.flatnonzero(found.shown[view.number]) for view in views]
    hidden = [np.flatnonzero(found.hidden[view.number]) for view in views]
    known, once = _once(views, shown, np.zeros(0))
    people, sought = _once(views, hidden, known)
    if not len(people):
        return None
    told = [Told(int(cell), view.measure, view.of) for view, own in zip(views, hidden, strict=True) for cell in own]
    counts = MEASURE_COUNTS[views[0].measure]
    stated = np.concatenate([view.values[cells] for view, cells in zip(views, shown, strict=True)])
    known_sums = Knowledge(_rows(views, shown)[once], stated[once], _least(found, kind, views, hidden))
    links = found.links if not counts.job_oriented or found.links_job_oriented else found.links[:0]
    return Attack(
        kind,
        (counts.n,),
        tuple(told[place] for place in sought),
        people,
        _ranges(known_sums, links, _rows(views, hidden)[sought]),
    )


def _least(found: Evidence, kind: Kind, views: list[_Stated], hidden: list[Integers]) -> Any:
    """The hidden cells in which there is somebody, as sums of leavers."""
    cells = [
        own[_somebody(found, view.number)[own]] if kind == (c.LEAVERS,) else own[:0]
        for view, own in zip(views, hidden, strict=True)
    ]
    return _rows(views, cells)[_once(views, cells, np.zeros(0))[1]]


def _ranges(knowledge: Knowledge, links: Any, sought: Any) -> Ranges:
    """Ranges of the sought sums, without the places that must be empty and those of which nothing is asked."""
    from scipy import sparse

    empty = knowledge.sums[np.flatnonzero(knowledge.totals == 0)].nonzero()[1]
    sums = sparse.vstack([knowledge.sums, links]).tocsr()
    live = np.setdiff1d(sparse.vstack([sums, sought]).nonzero()[1], empty)
    totals = np.append(knowledge.totals, np.zeros(links.shape[0]))
    return ranges(Knowledge(sums[:, live], totals, knowledge.least[:, live]), sought[:, live])


def _rows(views: list[_Stated], cells: list[Integers]) -> Any:
    """Which places some cells of each view count."""
    from scipy import sparse

    return sparse.vstack([view.places[own] for view, own in zip(views, cells, strict=True)]).tocsr()


def _once(views: list[_Stated], cells: list[Integers], but: Numbers) -> tuple[Numbers, Integers]:
    """One cell of all that count the same people, somebody and not those named: who, and its place among all cells."""
    people = np.concatenate([view.people[own] for view, own in zip(views, cells, strict=True)])
    _, first = np.unique(people, return_index=True)
    first = np.sort(first)
    kept = first[(people[first] > 0) & ~np.isin(people[first], but)]
    return people[kept], kept


def _somebody(found: Evidence, number: int) -> Flags:
    """The cells whose hidden n is at least 1: a breakdown that shows somebody shows where nobody is as well."""
    open_ = np.unique(found.breakdown[found.shown[number] & (found.n[number] > 0)])
    return np.asarray(np.isin(found.breakdown, open_))
