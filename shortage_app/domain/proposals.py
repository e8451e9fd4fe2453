"""Crosswalk rows proposed at a change of nomenclature, for a person to approve: none carries history by itself."""

from itertools import pairwise
from typing import Final

import numpy as np
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.codes import Relation
from shortage_app.domain.frames import typed_frame
from shortage_app.domain.likeness import Likeness, Side, Translate, compared, side
from shortage_app.domain.project import STORED_COLUMNS, Project
from shortage_app.domain.published import Flags, carrying_rows, published

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
    return proposed_rows(project.crosswalk, compared(old, new, translate))


def proposed_rows(crosswalk: pd.DataFrame, alike: Likeness) -> pd.DataFrame:
    """The rows to propose between two nomenclatures beside those that the crosswalk holds."""
    approved = carrying_rows(crosswalk)
    old = ~_named(alike.old, approved, c.FROM_NOMENCLATURE, c.FROM_CODE)
    new = ~_named(alike.new, approved, c.TO_NOMENCLATURE, c.TO_CODE)
    confidence = np.where(np.logical_and.outer(old, new), alike.confidence, 0)
    return _rows(alike, _best_matches(confidence) & ~_already_there(crosswalk, alike))


def _named(there: Side, approved: pd.DataFrame, nomenclature: str, code: str) -> Flags:
    """The codes of a side that an approved row names."""
    named = approved.loc[(approved[nomenclature] == there.nomenclature).to_numpy(dtype=bool), code]
    return np.isin(there.codes, named.to_numpy(dtype=object))


def _best_matches(confidence: np.ndarray) -> Flags:
    best_of_old = confidence == confidence.max(axis=1, keepdims=True, initial=0)
    best_of_new = confidence == confidence.max(axis=0, keepdims=True, initial=0)
    equal = confidence >= 1
    settled = equal.any(axis=1, keepdims=True) | equal.any(axis=0, keepdims=True)
    return (confidence >= PROPOSED_FROM) & np.where(settled, equal, best_of_old | best_of_new)


def _already_there(crosswalk: pd.DataFrame, alike: Likeness) -> Flags:
    before, after = alike.positions(crosswalk)
    found = (before >= 0) & (after >= 0)
    there = np.zeros(alike.titles.shape, dtype=bool)
    there[before[found], after[found]] = True
    return there


def _rows(alike: Likeness, proposed: Flags) -> pd.DataFrame:
    before, after = np.nonzero(proposed)
    several_after, several_before = proposed.sum(axis=1)[before] > 1, proposed.sum(axis=0)[after] > 1
    relations = [Relation.SPLIT, Relation.MERGED, Relation.SAME]
    relation = np.select([several_after, several_before, alike.titles[before, after] >= 1], relations, Relation.RENAMED)
    values = {
        c.FROM_NOMENCLATURE: np.full(len(before), alike.old.nomenclature, dtype=object),
        c.FROM_CODE: alike.old.codes[before],
        c.TO_NOMENCLATURE: np.full(len(before), alike.new.nomenclature, dtype=object),
        c.TO_CODE: alike.new.codes[after],
        c.RELATION: relation.astype(object),
        c.CONFIDENCE: alike.confidence[before, after].astype(float).round(2),
        c.APPROVED: np.zeros(len(before), dtype=bool),
        c.DECIDED_BY: np.full(len(before), "", dtype=object),
        c.DECIDED_ON: np.full(len(before), "", dtype=object),
    }
    return typed_frame(STORED_COLUMNS["crosswalk"], values)
