"""The audit and its report."""

from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic

import numpy as np
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.codes import Measure
from shortage_app.domain.disclosure import ExitFigures
from shortage_app.domain.disclosure_audit.evidence import Evidence, Flags, Integers, Numbers, evidence
from shortage_app.domain.disclosure_audit.ranges import EXACT, Knowledge, Ranges, ranges
from shortage_app.domain.exits import MEASURE_COUNTS

FEWEST = 3  # values that each hidden count must keep (METHOD section 7)
REST = "rest"
NARROW_COLUMNS = ("view", "group", c.MEASURE, "of", c.LOW, c.HIGH)


@dataclass(frozen=True, eq=False)
class AuditReport:
    """What an attacker can say of the hidden counts of a cohort.

    hidden: how many there are (n, count and the rest of n, each once for all cells that count the same people).
    narrow: those that must lie within fewer than three values, with NARROW_COLUMNS (`of`: n, count or rest).
    below_threshold: the share of hidden counts not proven to keep as many values as the threshold.
    undecided: those of which the time did not suffice to prove three values, or to disprove them.
    """

    cohort: int
    threshold: int
    hidden: int
    narrow: pd.DataFrame
    below_threshold: float
    undecided: int
    seconds: float

    @property
    def passed(self) -> bool:
        """Whether every hidden count is proven to keep three values."""
        return self.narrow.empty and self.undecided == 0


@dataclass(frozen=True, eq=False)
class _Attack:
    """One kind of count: what is known of it, and the hidden cells of a measure in which it is sought."""

    measure: Measure
    of: str
    cells: Integers
    found: Ranges


def audit(figures: ExitFigures, seconds: float = 60.0) -> AuditReport:
    """Attack a cohort with everything its views show, for about so many seconds at most."""
    began = monotonic()
    found = evidence(figures)
    attacks = list(_attacks(found))
    for wanted in (FEWEST, figures.threshold):
        for attack in attacks:
            attack.found.search(wanted, began + seconds)
    empty = _empty(attacks)
    judged = [(attack, ~np.isin(attack.cells, empty)) for attack in attacks]
    values = np.concatenate([attack.found.values[kept] for attack, kept in judged] or [np.zeros(0)])
    exact = np.concatenate([attack.found.exact[kept] for attack, kept in judged] or [np.zeros(0, dtype=bool)])
    return AuditReport(
        cohort=figures.cohort,
        threshold=figures.threshold,
        hidden=len(values),
        narrow=pd.concat([_narrow(found, attack, kept) for attack, kept in judged] or [_frame([])], ignore_index=True),
        below_threshold=float((values < figures.threshold).mean()) if len(values) else 0.0,
        undecided=int(((values < FEWEST) & ~exact).sum()),
        seconds=monotonic() - began,
    )


def _attacks(found: Evidence) -> Iterator[_Attack]:
    """n, and of each measure its count and the rest of its n."""
    for number, measure in enumerate(Measure):
        counts = MEASURE_COUNTS[measure]
        total, count = found.n[number], found.count[number]
        for of, values in ((c.N, total), (c.COUNT, count), (REST, total - count)):
            hidden = _once(found, np.flatnonzero(found.hidden[number]), counts.job_oriented)
            if len(hidden):
                shown = _once(found, np.flatnonzero(found.shown[number]), counts.job_oriented)
                least = hidden[_somebody(found, number)[hidden]] if of == c.N else hidden[:0]
                yield _Attack(measure, of, hidden, _ranges(found, values, shown, hidden, least, counts.job_oriented))


def _ranges(
    found: Evidence, values: Numbers, shown: Integers, hidden: Integers, least: Integers, job_oriented: bool
) -> Ranges:
    """Ranges of hidden cells, given the values of the shown ones, without the places that must be empty."""
    from scipy import sparse

    places = found.counts_in.multiply(found.job_oriented[None, :] if job_oriented else 1.0).tocsr()
    links = found.links if not job_oriented or found.links_job_oriented else found.links[:0]
    sums = sparse.vstack([places[shown], links]).tocsr()
    totals = np.append(values[shown], np.zeros(links.shape[0]))
    empty = np.unique(places[shown[values[shown] == 0]].nonzero()[1])
    live = np.setdiff1d(np.unique(places.nonzero()[1]), empty)
    return ranges(Knowledge(sums[:, live], totals, places[least][:, live]), places[hidden][:, live])


def _once(found: Evidence, cells: Integers, job_oriented: bool) -> Integers:
    """One cell of all that count the same people."""
    marks = np.random.default_rng(0).integers(1, 2**40, len(found.job_oriented)).astype(np.float64)
    keys = found.counts_in @ (marks * (found.job_oriented if job_oriented else 1))
    _, first = np.unique(keys[cells], return_index=True)
    once = cells[np.sort(first)]
    return np.asarray(once[keys[once] > 0], dtype=np.int64)


def _somebody(found: Evidence, number: int) -> Flags:
    """The cells whose hidden n is at least 1: a breakdown that shows somebody shows where nobody is as well."""
    open_ = np.unique(found.breakdown[found.shown[number] & (found.n[number] > 0)])
    return np.asarray(np.isin(found.breakdown, open_))


def _empty(attacks: list[_Attack]) -> Integers:
    """The hidden cells in which nobody can be: an n of 0 is no secret, only hidden to keep others."""
    empty = [
        *(each.cells[each.found.exact & (each.found.high < 1 - EXACT)] for each in attacks if each.of == c.N),
        np.zeros(0, dtype=np.int64),
    ]
    return np.concatenate(empty)


def _narrow(found: Evidence, attack: _Attack, kept: Flags) -> pd.DataFrame:
    """The counts that are proven to have too few values, in words."""
    rows = []
    for target in np.flatnonzero(kept & attack.found.exact & (attack.found.values < FEWEST)).tolist():
        name = found.names.iloc[attack.cells[target]]
        low, high = np.ceil(attack.found.low[target] - EXACT), np.floor(attack.found.high[target] + EXACT)
        rows.append((name["view"], name["group"], attack.measure.value, attack.of, low, high))
    return _frame(rows)


def _frame(rows: list[tuple[str, str, str, str, float, float]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(NARROW_COLUMNS))
