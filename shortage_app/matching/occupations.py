"""The occupations as products are compared with them: by title in any language, by group and by domain."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Final

import numpy as np
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.titles import title_key
from shortage_app.matching.index import Compared, Floats, Positions, TitleIndex, build_index
from shortage_app.matching.phrasebook import Phrasebook, build_phrasebook
from shortage_app.matching.words import trade_words, words

TITLES: Final = (c.TITLE_FR, c.TITLE_NL, c.TITLE_EN)

# A product whose trade words are a title of the occupation ("CAP fleuriste", "Fleuriste") leads to it 83 times in 100.
EQUAL_TITLE: Final = 1.0
# The domain in words beside the titles of an occupation: 0.3 to 0.7 are as good on the real catalogue.
DOMAIN_WEIGHT: Final = 0.5
SAME_DOMAIN: Final = 0.3
# Like neighbours in the group of an occupation speak for it: one right code in a hundred more among the first five.
GROUP_WEIGHT: Final = 0.3
_GROUP_SHARPNESS: Final = 10.0


@dataclass(frozen=True, eq=False)
class TitleEvidence:
    """How near products are to occupations by title; `row` finds the product's title that is nearest to each."""

    evidence: Floats
    compared: Compared
    titles: tuple[str, ...]
    row: Positions

    def titles_of(self, product: int, occupation: int) -> tuple[str, str]:
        """The title of a product and the title of an occupation that are nearest to each other; "" without titles."""
        row = int(self.row[product, occupation])
        return ("", "") if row < 0 else (self.titles[row], self.compared.nearest_title(row, occupation))


@dataclass(frozen=True, eq=False)
class Occupations:
    """The occupations in the order of `codes`; group is −1 where it is not known."""

    codes: tuple[str, ...]
    index: TitleIndex
    phrasebooks: Mapping[tuple[str, str], Phrasebook]
    equal: Mapping[Hashable, Sequence[int]]
    group: Positions
    areas: Mapping[Hashable, Sequence[int]]

    @property
    def owner(self) -> Positions:
        """The occupation of each title of the index."""
        ends = np.append(self.index.starts[1:], len(self.index.titles))
        return np.repeat(np.arange(len(self.codes)), ends - self.index.starts)

    def by_title(self, products: pd.DataFrame) -> TitleEvidence:
        """The evidence of all titles of products: the nearest counts; a translation helps where no title is near."""
        owner, titles = _rows_of(products)
        compared = self.index.compared(self.index.counts(trade_words(title) for title in titles))
        near = compared.to_occupations
        evidence = np.zeros((len(products), len(self.codes)), dtype=np.float32)
        np.maximum.at(evidence, owner, near)
        row = np.full(evidence.shape, -1, dtype=np.intp)
        for position in range(len(titles)):
            product = owner[position]
            row[product] = np.where(near[position] >= evidence[product], position, row[product])
        evidence += self._translated(products, evidence)
        for position, title in enumerate(titles):
            evidence[owner[position], list(self.equal.get(trade_words(title), ()))] += EQUAL_TITLE
        return TitleEvidence(evidence, compared, titles, row)

    def by_domain(self, domains: Sequence[str], titles: Floats) -> Floats:
        """The evidence of the products' domains, and of the occupations beside each in its group."""
        in_words = self.index.compared(self.index.counts(words(domain) for domain in domains)).to_occupations
        evidence = DOMAIN_WEIGHT * in_words
        evidence += GROUP_WEIGHT * self._agreement(titles + evidence)
        for product, domain in enumerate(domains):
            evidence[product, list(self.areas.get(title_key(domain), ()))] += SAME_DOMAIN
        return evidence

    def _translated(self, products: pd.DataFrame, direct: Floats) -> Floats:
        help_wanted = np.maximum(0, 1 - direct.max(axis=1, keepdims=True, initial=0))
        evidence = np.zeros_like(direct)
        for (said, other), phrasebook in self.phrasebooks.items():
            rows = np.flatnonzero((products[said] != "").to_numpy() & (products[other] == "").to_numpy())
            if len(rows):
                query, trust = phrasebook.translation(products[said].iloc[rows].tolist())
                near = self.index.compared(query).to_occupations * trust
                evidence[rows] = np.maximum(evidence[rows], near)
        return np.asarray(evidence * help_wanted, dtype=np.float32)

    def _agreement(self, evidence: Floats) -> Floats:
        """What the occupations of a group have on average, the best of them above all; 0 without a group."""
        known = np.flatnonzero(self.group >= 0)
        agreement = np.zeros_like(evidence)
        if len(known):
            member = np.zeros((len(known), int(self.group.max()) + 1), dtype=np.float32)
            member[np.arange(len(known)), self.group[known]] = 1
            mean = np.expm1(_GROUP_SHARPNESS * evidence[:, known]) @ (member / np.maximum(member.sum(axis=0), 1))
            agreement[:, known] = (np.log1p(mean) / _GROUP_SHARPNESS)[:, self.group[known]]
        return agreement


def build_occupations(occupations: pd.DataFrame, vocabulary: pd.DataFrame) -> Occupations:
    """The occupations with their own titles and those of the vocabulary that carry their code.

    Rows of the vocabulary with other codes (another nomenclature) serve as phrases where they stand in two languages.
    """
    codes = tuple(dict.fromkeys(occupations[c.CODE]))
    said = pd.concat([occupations[[c.CODE, *TITLES]], vocabulary[[c.CODE, *TITLES]]], ignore_index=True)
    owner, titles = _titles_of(said, codes)
    index = build_index(titles, owner)
    first = occupations.drop_duplicates(c.CODE)
    group = pd.Series(pd.factorize(first[c.GROUP])[0]).where((first[c.GROUP] != "").to_numpy(), -1)
    return Occupations(
        codes=codes,
        index=index,
        phrasebooks=_phrasebooks(said, index),
        equal=_positions_by((words(title), int(at)) for title, at in zip(titles, owner, strict=True)),
        group=group.to_numpy(dtype=np.intp),
        areas=_areas(first),
    )


def _titles_of(said: pd.DataFrame, codes: Sequence[str]) -> tuple[Positions, list[str]]:
    """The titles of each occupation, with its number, in order; a blank one where an occupation has no title."""
    number = {code: position for position, code in enumerate(codes)}
    found: list[dict[str, None]] = [{} for _code in codes]
    for code, *titles in said.itertuples(index=False, name=None):
        if code in number:
            found[number[code]].update(dict.fromkeys(title for title in titles if title))
    rows = [(position, title) for position, titles in enumerate(found) for title in titles or ("",)]
    return np.array([position for position, _title in rows], dtype=np.intp), [title for _position, title in rows]


def _rows_of(products: pd.DataFrame) -> tuple[Positions, tuple[str, ...]]:
    """Each title of each product, with the number of its product."""
    titles = products[list(TITLES)].to_numpy(dtype=object)
    rows = [(number, title) for number, said in enumerate(titles) for title in dict.fromkeys(said) if title]
    return np.array([number for number, _title in rows], dtype=np.intp), tuple(title for _number, title in rows)


def _phrasebooks(said: pd.DataFrame, index: TitleIndex) -> dict[tuple[str, str], Phrasebook]:
    books = {}
    for one, other in permutations(TITLES, 2):
        both = said[((said[one] != "") & (said[other] != "")).to_numpy()]
        if len(both):
            books[one, other] = build_phrasebook(both[one].tolist(), both[other].tolist(), index)
    return books


def _positions_by(rows: Iterable[tuple[Hashable, int]]) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = {}
    for key, position in rows:
        if key and position not in found.setdefault(key, []):
            found[key].append(position)
    return found


def _areas(occupations: pd.DataFrame) -> dict[Hashable, list[int]]:
    """The occupations of each domain and each group, by the key of its name."""
    names = (occupations[column].map(title_key) for column in (c.DOMAIN, c.GROUP))
    return _positions_by((key, at) for column in names for at, key in enumerate(column))
