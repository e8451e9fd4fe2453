"""How alike the occupations of two nomenclatures are: by title, in translation, by code and by group."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
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
from shortage_app.progress import UNWATCHED, Progress, step

Scores: TypeAlias = npt.NDArray[np.float32]
# How near titles are to those known: from 0 to 1, a row each
Near: TypeAlias = Callable[[Sequence[str]], Scores]
# From one column (language) to titles of another
Translate: TypeAlias = Callable[[str, str, Sequence[str]], Near]

# How far each sign goes towards certainty: "Maçon" and "Maçonne" are surely one; titles that share half of their letter
# triples, with one code and in one group, reach 1 − 0.5 × 0.7 × 0.9 = 0.69.
SAME_CODE: Final = 0.3
SAME_GROUP: Final = 0.1
TRANSLATED: Final = 0.9  # a translation is never as sure as the same words
_NAMED_FROM: Final = 0.2  # a likeness below this is no reason
# Compared at once, so that memory stays whatever the size: 8 MB for each kind of likeness, a fifth of a second.
_PAIRS: Final = 2_000_000


@dataclass(frozen=True, eq=False)
class Side:
    """The occupations of one nomenclature: codes in order, titles in each language, key of their group."""

    nomenclature: str
    codes: Words
    titles: tuple[Words, ...]
    group: Words


@dataclass(frozen=True, eq=False)
class Likeness:
    """Some occupations of the old nomenclature (rows) beside all of the new (columns).

    titles, translated: how alike their titles are in a language that both have, and in two where they have none.
    """

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

    def signs(self, row: int, after: int) -> tuple[str, ...]:
        """The Signs that speak for a pair."""
        title = Sign.SAME_TITLE if self.titles[row, after] >= 1 else Sign.LIKE_TITLE
        told = (
            (title, self.titles[row, after] >= _NAMED_FROM),
            (Sign.TRANSLATED_TITLE, self.translated[row, after] >= _NAMED_FROM),
            (Sign.SAME_CODE, self.same_code[row, after]),
            (Sign.SAME_GROUP, self.same_group[row, after]),
        )
        return tuple(sign.value for sign, holds in told if holds)


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two nomenclatures to be compared, as many occupations of the old one at a time as memory bears."""

    old: Side
    new: Side
    translate: Translate | None = None
    _translators: dict[tuple[int, int], Near] = field(default_factory=dict)

    def blocks(self, old: Positions, progress: Progress = UNWATCHED) -> Iterator[tuple[Positions, Likeness]]:
        """These occupations of the old nomenclature beside all of the new, some at a time; raises Cancelled."""
        size = max(1, _PAIRS // max(1, len(self.new.codes)))
        for start in range(0, len(old), size):
            step(progress, start, len(old))
            block = old[start : start + size]
            yield block, self._compared(block)

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

    def _compared(self, rows: Positions) -> Likeness:
        titles = (known.shared(said[rows]) for known, said in zip(self._triples, self.old.titles, strict=True))
        (old_code, new_code), (old_group, new_group) = self._codes, self._groups
        same_group = np.equal.outer(old_group[rows], new_group) & (self.old.group[rows] != "")[:, np.newaxis]
        same_code = np.equal.outer(old_code[rows], new_code)
        return Likeness(reduce(np.maximum, titles), self._translated(rows), same_code, same_group.astype(bool))

    @cached_property
    def _triples(self) -> "tuple[_Triples, ...]":
        return tuple(_Triples.of(titles) for titles in self.new.titles)

    @cached_property
    def _codes(self) -> tuple[Positions, Positions]:
        return _numbered(self.old.codes, self.new.codes)

    @cached_property
    def _groups(self) -> tuple[Positions, Positions]:
        return _numbered(self.old.group, self.new.group)

    def _translated(self, block: Positions) -> Scores:
        """The likeness of pairs that no language has both titles of."""
        found = np.zeros((len(block), len(self.new.codes)), dtype=np.float32)
        shared = np.zeros(found.shape, dtype=bool)
        for before, after in zip(self.old.titles, self.new.titles, strict=True):
            shared |= np.logical_and.outer(before[block] != "", after != "")
        if self.translate is None or shared.all():
            return found
        for one, other in permutations(range(len(TITLES)), 2):
            said, places = self.old.titles[one][block], np.flatnonzero(self.new.titles[other] != "")
            rows = np.flatnonzero(said != "")
            if len(rows) and len(places) and not shared[np.ix_(rows, places)].all():
                near = self._translator(self.translate, one, other)(said[rows].tolist())
                found[np.ix_(rows, places)] = np.maximum(found[np.ix_(rows, places)], near)
        return np.where(shared, 0, np.clip(found, 0, 1)).astype(np.float32)

    def _translator(self, translate: Translate, one: int, other: int) -> Near:
        if (one, other) not in self._translators:
            named = self.new.titles[other]
            self._translators[one, other] = translate(TITLES[one], TITLES[other], named[named != ""].tolist())
        return self._translators[one, other]


@dataclass(frozen=True, eq=False)
class _Triples:
    """Where each triple of letters stands in titles, and how many each title has."""

    places: dict[str, Positions]
    sizes: Scores

    @classmethod
    def of(cls, titles: Words) -> "_Triples":
        found: dict[str, list[int]] = {}
        sizes = np.zeros(len(titles), dtype=np.float32)
        for place, title in enumerate(titles):
            triples = _triples(title)
            sizes[place] = len(triples)
            for triple in triples:
                found.setdefault(triple, []).append(place)
        return cls({triple: np.array(places, dtype=np.intp) for triple, places in found.items()}, sizes)

    def shared(self, titles: Words) -> Scores:
        """The share of letter triples that titles (rows) have in common with these (Dice), 0 where one is missing."""
        shared = np.zeros((len(titles), len(self.sizes)), dtype=np.float32)
        sizes = np.zeros(len(titles), dtype=np.float32)
        for row, title in enumerate(titles):
            triples = _triples(title)
            sizes[row] = len(triples)
            places = [self.places[triple] for triple in triples if triple in self.places]
            if places:
                shared[row] = np.bincount(np.concatenate(places), minlength=len(self.sizes))
        both: Scores = np.maximum(np.add.outer(sizes, self.sizes), 1)
        return 2 * shared / both


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


def _numbered(old: Words, new: Words) -> tuple[Positions, Positions]:
    """The same number for the same words."""
    numbers = pd.factorize(np.concatenate([old, new]))[0]
    return numbers[: len(old)], numbers[len(old) :]


def _triples(title: str) -> set[str]:
    padded = f" {title_key(title)} "
    return {padded[start : start + 3] for start in range(len(padded) - 2)}
