"""Crosswalk rows proposed at a change of nomenclature, for a person to approve: none carries history by itself."""

from dataclasses import dataclass
from functools import reduce
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.codes import Relation
from shortage_app.domain.frames import typed_frame
from shortage_app.domain.project import STORED_COLUMNS, Project
from shortage_app.domain.published import Flags, Published, Words, carrying_rows, published
from shortage_app.domain.titles import title_key

Scores: TypeAlias = npt.NDArray[np.float32]

# How far each sign goes towards certainty: "Maçon" and "Maçonne" are surely one; titles that share half of their letter
# triples, with one code and in one group, reach 1 − 0.5 × 0.7 × 0.9 = 0.69.
SAME_CODE: Final = 0.3
SAME_GROUP: Final = 0.1
# From here on a pair is proposed: "Cuisinier" and "Cuisinier de collectivité" (0.56) are, "Maçon" and "Plafonneur" not.
# On ROME v3 → v4, half of the proposals at this end are right, and all of those above 0.9.
PROPOSED_FROM: Final = 0.5

_TITLES: Final = (c.TITLE_FR, c.TITLE_NL, c.TITLE_EN)


@dataclass(frozen=True, eq=False)
class _Side:
    """The occupations of one nomenclature: codes, keys of their titles in each language, key of their group."""

    nomenclature: str
    codes: Words
    titles: tuple[Words, ...]
    group: Words


def propose_crosswalk(project: Project, year: int) -> pd.DataFrame:
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
    old, new = (_side(project, record, int(record.editions[edition])) for edition in (previous, at))
    approved = carrying_rows(project.crosswalk)
    old = _without(old, approved, c.FROM_NOMENCLATURE, c.FROM_CODE)
    new = _without(new, approved, c.TO_NOMENCLATURE, c.TO_CODE)
    titles = reduce(np.maximum, (_likeness(a, b) for a, b in zip(old.titles, new.titles, strict=True)))
    confidence = _confidence(titles, old, new)
    proposed = _best_matches(confidence) & ~_already_there(project.crosswalk, old, new)
    return _rows(old, new, confidence, proposed, titles)


def _side(project: Project, record: Published, nomenclature: int) -> _Side:
    """The occupations of a nomenclature, as the last list that titles them says."""
    years = record.years[record.editions == nomenclature]
    listings = project.listings[np.isin(project.listings[c.REFERENCE_YEAR].to_numpy(), years)]
    listings = listings.sort_values([c.CODE, c.REFERENCE_YEAR])
    last = listings[[*_TITLES, c.GROUP]].replace("", pd.NA).groupby(listings[c.CODE]).last().fillna("")
    keys = [np.array([title_key(text) for text in last[column]], dtype=object) for column in (*_TITLES, c.GROUP)]
    name = str(record.nomenclatures[nomenclature])
    return _Side(name, last.index.to_numpy(dtype=object), tuple(keys[:-1]), keys[-1])


def _without(side: _Side, approved: pd.DataFrame, nomenclature: str, code: str) -> _Side:
    """The side without the codes that an approved row names."""
    named = approved.loc[(approved[nomenclature] == side.nomenclature).to_numpy(dtype=bool), code]
    kept = ~np.isin(side.codes, named.to_numpy(dtype=object))
    return _Side(side.nomenclature, side.codes[kept], tuple(keys[kept] for keys in side.titles), side.group[kept])


def _likeness(old: Words, new: Words) -> Scores:
    """The share of letter triples that two titles have in common (Dice), 0 where one is missing."""
    triples = [[_triples(key) for key in side] for side in (old, new)]
    numbers = {triple: number for number, triple in enumerate(sorted(set().union(*triples[0], *triples[1])))}
    holds_old, holds_new = (_incidence(side, numbers) for side in triples)
    sizes = np.add.outer(holds_old.sum(axis=1), holds_new.sum(axis=1))
    shared: Scores = 2 * (holds_old @ holds_new.T) / np.maximum(sizes, 1)
    return shared


def _triples(key: str) -> set[str]:
    padded = f" {key} "
    return {padded[start : start + 3] for start in range(len(padded) - 2)}


def _incidence(side: list[set[str]], numbers: dict[str, int]) -> Scores:
    holds = np.zeros((len(side), len(numbers)), dtype=np.float32)
    for row, triples in enumerate(side):
        holds[row, [numbers[triple] for triple in triples]] = 1
    return holds


def _confidence(titles: Scores, old: _Side, new: _Side) -> Scores:
    """Every sign takes away its share of the doubt that the others leave."""
    same_code = np.equal.outer(old.codes, new.codes).astype(bool)
    same_group = np.equal.outer(old.group, new.group).astype(bool) & (old.group != "")[:, np.newaxis]
    doubt: Scores = (1 - titles) * (1 - SAME_CODE * same_code) * (1 - SAME_GROUP * same_group)
    return 1 - doubt


def _best_matches(confidence: Scores) -> Flags:
    best_of_old = confidence == confidence.max(axis=1, keepdims=True, initial=0)
    best_of_new = confidence == confidence.max(axis=0, keepdims=True, initial=0)
    equal = confidence >= 1
    settled = equal.any(axis=1, keepdims=True) | equal.any(axis=0, keepdims=True)
    return (confidence >= PROPOSED_FROM) & np.where(settled, equal, best_of_old | best_of_new)


def _already_there(crosswalk: pd.DataFrame, old: _Side, new: _Side) -> Flags:
    between = (crosswalk[c.FROM_NOMENCLATURE] == old.nomenclature) & (crosswalk[c.TO_NOMENCLATURE] == new.nomenclature)
    rows = crosswalk[between.to_numpy(dtype=bool)]
    before = pd.Index(old.codes).get_indexer(pd.Index(rows[c.FROM_CODE]))
    after = pd.Index(new.codes).get_indexer(pd.Index(rows[c.TO_CODE]))
    found = (before >= 0) & (after >= 0)
    there = np.zeros((len(old.codes), len(new.codes)), dtype=bool)
    there[before[found], after[found]] = True
    return there


def _rows(old: _Side, new: _Side, confidence: Scores, proposed: Flags, titles: Scores) -> pd.DataFrame:
    before, after = np.nonzero(proposed)
    several_after, several_before = proposed.sum(axis=1)[before] > 1, proposed.sum(axis=0)[after] > 1
    relations = [Relation.SPLIT, Relation.MERGED, Relation.SAME]
    relation = np.select([several_after, several_before, titles[before, after] >= 1], relations, Relation.RENAMED)
    values = {
        c.FROM_NOMENCLATURE: np.full(len(before), old.nomenclature, dtype=object),
        c.FROM_CODE: old.codes[before],
        c.TO_NOMENCLATURE: np.full(len(before), new.nomenclature, dtype=object),
        c.TO_CODE: new.codes[after],
        c.RELATION: relation.astype(object),
        c.CONFIDENCE: confidence[before, after].astype(float).round(2),
        c.APPROVED: np.zeros(len(before), dtype=bool),
    }
    return typed_frame(STORED_COLUMNS["crosswalk"], values)
