"""How alike the occupations of two nomenclatures are: by title, in translation, by code and by group."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import permutations
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.codes import Sign
from shortage_app.domain.occupations import TITLES
from shortage_app.domain.project import Project
from shortage_app.domain.published import Flags, Positions, Words, published
from shortage_app.domain.titles import title_key

Scores: TypeAlias = npt.NDArray[np.float32]
# How near titles of one column (language) are to titles of another: from 0 to 1, a row each title of the first
Translate: TypeAlias = Callable[[str, str, Sequence[str], Sequence[str]], Scores]

# How far each sign goes towards certainty: "Maçon" and "Maçonne" are surely one; titles that share half of their letter
# triples, with one code and in one group, reach 1 − 0.5 × 0.7 × 0.9 = 0.69.
SAME_CODE: Final = 0.3
SAME_GROUP: Final = 0.1
TRANSLATED: Final = 0.9  # a translation is never as sure as the same words
_NAMED_FROM: Final = 0.2  # a likeness below this is no reason


@dataclass(frozen=True, eq=False)
class Side:
    """The occupations of one nomenclature: codes in order, titles in each language, key of their group."""

    nomenclature: str
    codes: Words
    titles: tuple[Words, ...]
    group: Words


@dataclass(frozen=True, eq=False)
class Likeness:
    """The occupations of `old` (rows) beside those of `new` (columns).

    titles, translated: how alike their titles are in a language that both have, and in two where they have none.
    """

    old: Side
    new: Side
    titles: Scores
    translated: Scores
    same_code: Flags
    same_group: Flags

    @cached_property
    def confidence(self) -> Scores:
        """Every sign takes away its share of the doubt that the others leave."""
        doubt: Scores = (1 - self.titles) * (1 - TRANSLATED * self.translated)
        doubt = doubt * (1 - SAME_CODE * self.same_code) * (1 - SAME_GROUP * self.same_group)
        return 1 - doubt

    def positions(self, rows: pd.DataFrame) -> tuple[Positions, Positions]:
        """Where the codes of crosswalk rows stand on either side; −1 for those of other nomenclatures or codes."""
        found = []
        for there, nomenclature, code in (
            (self.old, c.FROM_NOMENCLATURE, c.FROM_CODE),
            (self.new, c.TO_NOMENCLATURE, c.TO_CODE),
        ):
            at = pd.Index(there.codes).get_indexer(pd.Index(rows[code]))
            found.append(np.where((rows[nomenclature] == there.nomenclature).to_numpy(dtype=bool), at, -1))
        return found[0], found[1]

    def signs(self, before: int, after: int) -> tuple[str, ...]:
        """The Signs that speak for a pair."""
        title = Sign.SAME_TITLE if self.titles[before, after] >= 1 else Sign.LIKE_TITLE
        told = (
            (title, self.titles[before, after] >= _NAMED_FROM),
            (Sign.TRANSLATED_TITLE, self.translated[before, after] >= _NAMED_FROM),
            (Sign.SAME_CODE, self.same_code[before, after]),
            (Sign.SAME_GROUP, self.same_group[before, after]),
        )
        return tuple(sign.value for sign, holds in told if holds)


def side(project: Project, nomenclature: str) -> Side:
    """The occupations of a nomenclature, as the last list that titles them says."""
    record = published(project)
    there = np.flatnonzero(record.nomenclatures == nomenclature)
    years = record.years[np.isin(record.editions, there)]
    listings = project.listings[np.isin(project.listings[c.REFERENCE_YEAR].to_numpy(), years)]
    listings = listings.sort_values([c.CODE, c.REFERENCE_YEAR])
    last = listings[[*TITLES, c.GROUP]].replace("", pd.NA).groupby(listings[c.CODE]).last().fillna("")
    titles = tuple(last[column].to_numpy(dtype=object) for column in TITLES)
    group = np.array([title_key(text) for text in last[c.GROUP]], dtype=object)
    return Side(nomenclature, last.index.to_numpy(dtype=object), titles, group)


def compared(old: Side, new: Side, translate: Translate | None = None) -> Likeness:
    """All occupations of one side beside all of the other."""
    pairs = zip(old.titles, new.titles, strict=True)
    titles = reduce(np.maximum, (_shared_triples(*map(_keys, pair)) for pair in pairs))
    same_group = np.equal.outer(old.group, new.group).astype(bool) & (old.group != "")[:, np.newaxis]
    same_code = np.equal.outer(old.codes, new.codes).astype(bool)
    return Likeness(old, new, titles, _translated(old, new, translate), same_code, same_group)


def _translated(old: Side, new: Side, translate: Translate | None) -> Scores:
    """The likeness of pairs that no language has both titles of."""
    found = np.zeros((len(old.codes), len(new.codes)), dtype=np.float32)
    if translate is None:
        return found
    shared = np.zeros(found.shape, dtype=bool)
    for before, after in zip(old.titles, new.titles, strict=True):
        shared |= np.logical_and.outer(before != "", after != "")
    for one, other in permutations(range(len(TITLES)), 2):
        rows, places = np.flatnonzero(old.titles[one] != ""), np.flatnonzero(new.titles[other] != "")
        if len(rows) and len(places) and not shared[np.ix_(rows, places)].all():
            said, named = old.titles[one][rows].tolist(), new.titles[other][places].tolist()
            near = translate(TITLES[one], TITLES[other], said, named)
            found[np.ix_(rows, places)] = np.maximum(found[np.ix_(rows, places)], near)
    return np.where(shared, 0, np.clip(found, 0, 1)).astype(np.float32)


def _keys(titles: Words) -> list[str]:
    return [title_key(title) for title in titles]


def _shared_triples(old: list[str], new: list[str]) -> Scores:
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
