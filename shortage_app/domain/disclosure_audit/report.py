"""The audit and its report."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic

import numpy as np
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.disclosure import ExitFigures
from shortage_app.domain.disclosure_audit.attacks import Attack, attacks
from shortage_app.domain.disclosure_audit.evidence import Evidence, Flags, evidence
from shortage_app.domain.disclosure_audit.ranges import EXACT
from shortage_app.progress import UNWATCHED, Progress, step

FEWEST = 3  # values that each hidden count must keep (METHOD section 7)
NARROW_COLUMNS = ("view", "group", c.MEASURE, "of", c.LOW, c.HIGH)


@dataclass(frozen=True, eq=False)
class AuditReport:
    """What an attacker can say of the hidden counts of a cohort.

    hidden: how many there are: n, counts and rests of n, each once for all cells that count the same people.
    narrow: those that must lie within fewer than three values, with NARROW_COLUMNS (`of`: n, count or rest).
    below: those not proven to keep as many values as the threshold, and below_threshold their share.
    undecided: those of which the time did not suffice to prove three values, or to disprove them.
    """

    cohort: int
    threshold: int
    hidden: int
    narrow: pd.DataFrame
    below: int
    undecided: int
    seconds: float

    @property
    def below_threshold(self) -> float:
        """The share of hidden counts not proven to keep as many values as the threshold."""
        return self.below / self.hidden if self.hidden else 0.0

    @property
    def passed(self) -> bool:
        """Whether every hidden count is proven to keep three values."""
        return self.narrow.empty and self.undecided == 0


def audit(figures: ExitFigures, seconds: float = 60.0, progress: Progress = UNWATCHED) -> AuditReport:
    """Attack a cohort with everything its views show, for about so many seconds at most.

    Counts that stand in several views under several names are one, known wherever one view shows it; beyond that, each
    kind of count is attacked by itself: that one kind is never more than another is not used.
    """
    import scipy.linalg  # noqa: F401  its threads are limited only once it is there
    from threadpoolctl import threadpool_limits

    # Many products of small matrices: threads of their own cost more than they save, and the window needs a core.
    with threadpool_limits(limits=1, user_api="blas"):
        return _audited(figures, seconds, progress)


def _audited(figures: ExitFigures, seconds: float, progress: Progress) -> AuditReport:
    began = monotonic()
    found = evidence(figures)
    to_attack = attacks(found)
    _search(to_attack, figures.threshold, began + seconds, lambda: step(progress, _spent(began), round(seconds)))
    judged = [attack.judged(to_attack) for attack in to_attack]
    values, exact = (
        np.concatenate([getattr(attack.found, part)[kept] for attack, kept in zip(to_attack, judged, strict=True)])
        if to_attack
        else np.zeros(0)
        for part in ("values", "exact")
    )
    narrow = [_narrow(found, attack, kept) for attack, kept in zip(to_attack, judged, strict=True)]
    return AuditReport(
        cohort=figures.cohort,
        threshold=figures.threshold,
        hidden=len(values),
        narrow=pd.concat(narrow, ignore_index=True) if narrow else _frame([]),
        below=int((values < figures.threshold).sum()),
        undecided=int(((values < FEWEST) & (exact == 0)).sum()),
        seconds=monotonic() - began,
    )


def _search(to_attack: Sequence[Attack], threshold: int, until: float, on_step: Callable[[], None]) -> None:
    """From inside first, which settles most; then the few that are left, those of fewer than three values first."""
    for attack in to_attack:
        if monotonic() > until:
            return
        on_step()
        attack.found.spread(max(FEWEST, threshold))
    for wanted in (FEWEST, threshold):
        for attack in to_attack:
            attack.found.search(wanted, until, on_step)


def _spent(began: float) -> int:
    return int(monotonic() - began)


def _narrow(found: Evidence, attack: Attack, kept: Flags) -> pd.DataFrame:
    """The counts that are proven to have too few values, in words."""
    rows = []
    for target in np.flatnonzero(kept & attack.found.exact & (attack.found.values < FEWEST)).tolist():
        told = attack.told[target]
        name = found.names.iloc[told.cell]
        low, high = np.ceil(attack.found.low[target] - EXACT), np.floor(attack.found.high[target] + EXACT)
        rows.append((name["view"], name["group"], told.measure.value, told.of, low, high))
    return _frame(rows)


def _frame(rows: list[tuple[str, str, str, str, float, float]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(NARROW_COLUMNS))
