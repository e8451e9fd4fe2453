"""Crosswalk rows proposed at a change of nomenclature, for a person to approve: none carries history by itself."""

from dataclasses import dataclass, fields
from itertools import pairwise
from typing import Final

import numpy as np
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.codes import Relation
from shortage_app.domain.frames import typed_frame
from shortage_app.domain.likeness import Comparison, Scores, Side, Translate, side
from shortage_app.domain.project import STORED_COLUMNS, Project
from shortage_app.domain.published import Flags, Positions, carrying_rows, published
from shortage_app.progress import UNWATCHED, Progress

# From here on a pair is proposed: "Cuisinier" and "Cuisinier de collectivité" (0.56) are, "Maçon" and "Plafonneur" not.
# On ROME v3 → v4, half of the proposals at this end are right, and all of those above 0.9.
PROPOSED_FROM: Final = 0.5


def breaks(project: Project) -> list[tuple[str, str]]:
    """The nomenclatures that follow each other from one edition to the next, oldest first, each pair once."""
    record = published(project)
    names = [str(record.nomenclatures[edition]) for edition in record.editions[record.imported]]
    return list(dict.fromkeys((old, new) for old, new in pairwise(names) if old != new))


def propose_crosswalk(project: Project, year: int, translate: Translate | None = None) -> pd.DataFrame:
    """Rows from the nomenclature before the edition of `year` to its own: the columns of Project.crosswalk.

    An occupation is proposed for each code that is its best match, or whose best match it is; equal titles settle both.
    relation follows from how many matches there are, confidence lies between PROPOSED_FROM and 1, approved is False.
    Codes that an approved row already continues, and pairs that the crosswalk already holds, are left out.
    Without a row when the edition of `year` does not change the nomenclature.
    """
    record = published(project)
    at = record.year(year)
    previous = None if at is None else record.previous(at)
    if at is None or previous is None or record.editions[at] == record.editions[previous]:
        return typed_frame(STORED_COLUMNS["crosswalk"])
    names = (str(record.nomenclatures[record.editions[edition]]) for edition in (previous, at))
    old, new = (side(project, name) for name in names)
    return proposed_rows(project.crosswalk, Comparison(old, new, translate))


@dataclass(frozen=True, eq=False)
class _Pairs:
    """Pairs of an old and a new occupation by their positions, in order."""

    before: Positions
    after: Positions
    confidence: Scores
    best_of_old: Flags
    same_title: Flags

    def kept(self, keep: Flags) -> "_Pairs":
        """Those that are flagged."""
        return _Pairs(*(each[keep] for each in vars(self).values()))


_NOWHERE: Final = np.zeros(0, dtype=np.intp)
_NONE: Final = _Pairs(_NOWHERE, _NOWHERE, np.zeros(0, np.float32), np.zeros(0, np.bool_), np.zeros(0, np.bool_))


def proposed_rows(crosswalk: pd.DataFrame, comparison: Comparison, progress: Progress = UNWATCHED) -> pd.DataFrame:
    """The rows to propose between two nomenclatures beside those that the crosswalk holds; raises Cancelled."""
    approved = carrying_rows(crosswalk)
    old = ~_named(comparison.old, approved, c.FROM_NOMENCLATURE, c.FROM_CODE)
    new = ~_named(comparison.new, approved, c.TO_NOMENCLATURE, c.TO_CODE)
    pairs = _best_matches(comparison, old, new, progress)
    return _rows(comparison, pairs.kept(~_already_there(crosswalk, comparison, pairs)))


def _named(there: Side, approved: pd.DataFrame, nomenclature: str, code: str) -> Flags:
    """The codes of a side that an approved row names."""
    named = approved.loc[(approved[nomenclature] == there.nomenclature).to_numpy(dtype=bool), code]
    return np.isin(there.codes, named.to_numpy(dtype=object))


def _best_matches(comparison: Comparison, old: Flags, new: Flags, progress: Progress) -> _Pairs:
    """The pairs of which one is the other's best match, of those flagged on either side."""
    highest = np.zeros(len(new), dtype=np.float32)  # that a new occupation has with those of the blocks so far
    found = [_NONE]
    for block, alike in comparison.blocks(np.arange(len(old)), progress):
        confidence = np.where(np.logical_and.outer(old[block], new), alike.confidence, 0)
        highest = np.maximum(highest, confidence.max(axis=0, initial=0))
        best_of_old = confidence == confidence.max(axis=1, keepdims=True, initial=0)
        row, after = np.nonzero((confidence >= PROPOSED_FROM) & (best_of_old | (confidence >= highest)))
        same_title = alike.titles[row, after] >= 1
        found.append(_Pairs(block[row], after, confidence[row, after], best_of_old[row, after], same_title))
    return _settled(_joined(found), highest)


def _joined(found: list[_Pairs]) -> _Pairs:
    return _Pairs(*(np.concatenate([vars(each)[one.name] for each in found]) for one in fields(_Pairs)))


def _settled(pairs: _Pairs, highest: Scores) -> _Pairs:
    """Without those that an equal one settles; `highest` is the highest confidence of each new occupation."""
    equal = pairs.confidence >= 1
    settled = np.isin(pairs.before, pairs.before[equal]) | np.isin(pairs.after, pairs.after[equal])
    best = pairs.best_of_old | (pairs.confidence == highest[pairs.after])
    return pairs.kept(np.where(settled, equal, best))


def _already_there(crosswalk: pd.DataFrame, comparison: Comparison, pairs: _Pairs) -> Flags:
    before, after = comparison.positions(crosswalk)
    there = (before >= 0) & (after >= 0)
    size = len(comparison.new.codes)
    return np.isin(pairs.before * size + pairs.after, before[there] * size + after[there])


def _rows(comparison: Comparison, pairs: _Pairs) -> pd.DataFrame:
    before, after, count = pairs.before, pairs.after, len(pairs.before)
    several_after, several_before = np.bincount(before)[before] > 1, np.bincount(after)[after] > 1
    relations = [Relation.SPLIT, Relation.MERGED, Relation.SAME]
    relation = np.select([several_after, several_before, pairs.same_title], relations, Relation.RENAMED)
    values = {
        c.FROM_NOMENCLATURE: np.full(count, comparison.old.nomenclature, dtype=object),
        c.FROM_CODE: comparison.old.codes[before],
        c.TO_NOMENCLATURE: np.full(count, comparison.new.nomenclature, dtype=object),
        c.TO_CODE: comparison.new.codes[after],
        c.RELATION: relation.astype(object),
        c.CONFIDENCE: pairs.confidence.astype(float).round(2),
        c.APPROVED: np.zeros(count, dtype=bool),
        c.DECIDED_BY: np.full(count, "", dtype=object),
        c.DECIDED_ON: np.full(count, "", dtype=object),
    }
    return typed_frame(STORED_COLUMNS["crosswalk"], values)
