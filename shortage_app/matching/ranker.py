"""Suggested links: ranked by titles, domain, codes and what decided links teach; never links by themselves.

Frames come with the columns of project.STORED_COLUMNS that are named below; those that are absent are taken as blank.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.frames import typed_frame
from shortage_app.matching.block import SUGGESTION_COLUMNS, Block, compare, texts
from shortage_app.matching.coded import Meanings, meanings
from shortage_app.matching.evidence import PARTS
from shortage_app.matching.index import Floats, Positions
from shortage_app.matching.learning import Decided, Learned, learn
from shortage_app.matching.memory import Memory, content_key
from shortage_app.matching.occupations import TITLES, Occupations, build_occupations
from shortage_app.progress import UNWATCHED, Progress, step

_OCCUPATION: Final = (c.CODE, *TITLES, c.GROUP, c.DOMAIN)
_VOCABULARY: Final = (c.CODE, *TITLES)
_PRODUCT: Final = (c.PRODUCT_CODE, *TITLES, c.DOMAIN, c.OCCUPATION_CODES)
_DECIDED: Final = (c.PRODUCT_CODE, *TITLES, c.DOMAIN)
_BLOCK: Final = 256  # products compared at once: a few dozen megabytes, and a word of progress every quarter second
_ALIKE: Final = 3  # decided products named as reasons


@dataclass(frozen=True)
class Explanation:
    """Why an occupation is suggested for a product: the parts of the score, which add up to it, and what they rest on.

    `terms` are pairs of like words (product, occupation). `alike` holds decided products: their titles, whether the
    occupation was accepted for them, and how near they are (0 to 1).
    """

    score: float
    parts: Mapping[str, float]
    product_title: str
    occupation_title: str
    terms: tuple[tuple[str, str], ...]
    alike: tuple[tuple[str, bool, float], ...]


@dataclass(frozen=True, eq=False)
class Ranker:
    """What suggests links: the occupations, what codes mean, what was learned (None: nothing yet), what is decided."""

    occupations: Occupations
    meaning: Meanings
    learned: Learned | None
    decided: Mapping[str, Sequence[int]]
    key: str
    _memory: Memory = field(default_factory=Memory)

    @cached_property
    def _number(self) -> Mapping[str, int]:
        return {code: at for at, code in enumerate(self.occupations.codes)}

    def suggest(self, products: pd.DataFrame, best: int = 5, progress: Progress = UNWATCHED) -> pd.DataFrame:
        """The best occupations of each product, products in their order, the best first: SUGGESTION_COLUMNS.

        products: product_code, title_fr, title_nl, title_en, domain, occupation_codes (joined by ";").
        score lies between 0 and 1, and its parts add up to it; terms are pairs of like words (product, occupation).
        A pair of codes that is decided already is left out. Raises Cancelled.
        """
        complete = _complete(products, _PRODUCT)

        def ranked() -> pd.DataFrame:
            blocks = self._blocks(complete, progress)
            found = [block.suggestions(*_best(block.open_scores(self.decided), best)) for block in blocks]
            return _joined(found)

        return self._memory.recall(("occupations", best, content_key(complete)), ranked)

    def suggest_products(self, products: pd.DataFrame, best: int = 5, progress: Progress = UNWATCHED) -> pd.DataFrame:
        """The best products of each occupation, occupations in their order, the best first: SUGGESTION_COLUMNS."""
        complete = _complete(products, _PRODUCT)

        def ranked() -> pd.DataFrame:
            found = []
            for block in self._blocks(complete, progress):
                occupation, product = _best(block.open_scores(self.decided).T, best)
                found.append(block.suggestions(product, occupation))
            return self._best_of_each_occupation(_joined(found), best)

        return self._memory.recall(("products", best, content_key(complete)), ranked)

    def judge(self, products: pd.DataFrame, pairs: pd.DataFrame, progress: Progress = UNWATCHED) -> pd.DataFrame:
        """Score and evidence of the pairs (product_code, occupation_code) that are known: SUGGESTION_COLUMNS."""
        complete = _complete(products, _PRODUCT)
        asked = complete[complete[c.PRODUCT_CODE].isin(pairs[c.PRODUCT_CODE])].reset_index(drop=True)
        known = pairs[pairs[c.OCCUPATION_CODE].isin(self._number)]
        found = []
        for block in self._blocks(asked, progress):
            at = {code: row for row, code in enumerate(block.products[c.PRODUCT_CODE])}
            here = known[known[c.PRODUCT_CODE].isin(at)]
            rows = np.array([at[code] for code in here[c.PRODUCT_CODE]], dtype=np.intp)
            columns = np.array([self._number[code] for code in here[c.OCCUPATION_CODE]], dtype=np.intp)
            found.append(block.suggestions(rows, columns))
        return _joined(found)

    def explain(self, product: pd.DataFrame, occupation_code: str) -> Explanation:
        """Why an occupation would be suggested for the first product of a frame, decided or not.

        Raises KeyError for an occupation that the ranker does not know.
        """
        occupation = self._number[occupation_code]
        block = self._compare(_complete(product.head(1), _PRODUCT))
        row = block.suggestions(np.array([0]), np.array([occupation])).iloc[0]
        alike = self.learned.alike(texts(block.products), occupation, _ALIKE) if self.learned else []
        return Explanation(
            score=row[c.SCORE],
            parts={part: row[part] for part in PARTS},
            product_title=row[c.PRODUCT_TITLE],
            occupation_title=row[c.OCCUPATION_TITLE],
            terms=row[c.TERMS],
            alike=tuple(alike),
        )

    def _blocks(self, products: pd.DataFrame, progress: Progress) -> Iterator[Block]:
        for start in range(0, len(products) if self.occupations.codes else 0, _BLOCK):
            step(progress, start, len(products))
            yield self._compare(products.iloc[start : start + _BLOCK])
        step(progress, len(products), len(products))

    def _compare(self, products: pd.DataFrame) -> Block:
        return compare(products, self.occupations, self.meaning, self.learned)

    def _best_of_each_occupation(self, ranked: pd.DataFrame, best: int) -> pd.DataFrame:
        order = ranked[c.OCCUPATION_CODE].map(self._number).to_numpy()
        by_score = ranked.iloc[np.lexsort((-ranked[c.SCORE].to_numpy(), order))]
        return by_score.groupby(c.OCCUPATION_CODE, sort=False).head(best).reset_index(drop=True)


def fit(
    occupations: pd.DataFrame,
    vocabulary: pd.DataFrame | None = None,
    decided: pd.DataFrame | None = None,
    crosswalk: pd.DataFrame | None = None,
    progress: Progress = UNWATCHED,
    memory: Memory | None = None,
) -> Ranker:
    """A ranker over these occupations.

    occupations: code, title_fr, title_nl, title_en, group, domain.
    vocabulary: code and titles; further titles of the occupations with these codes (synonyms), and, whatever the code,
    phrases for translating where a row has titles in two languages (the ISCO labels, say).
    decided: product_code, titles, domain, occupation_code, accepted (bool), also of earlier catalogues.
    crosswalk: as in a Project, to read codes of an earlier nomenclature.
    With a memory, what was fitted on the same content is taken from there. Raises Cancelled.
    """
    memory = memory or Memory()
    named = _complete(occupations, _OCCUPATION)
    extra = _complete(vocabulary, _VOCABULARY)
    lessons = _lessons(decided)
    codes = crosswalk if crosswalk is not None else pd.DataFrame()
    side_key = content_key(named, extra)
    key = content_key(named, extra, lessons, codes)

    def fitted() -> Ranker:
        step(progress, 0, 1)
        side = memory.recall(("occupations", side_key), lambda: build_occupations(named, extra))
        number = {code: at for at, code in enumerate(side.codes)}
        known = lessons[lessons[c.OCCUPATION_CODE].isin(side.codes)]
        places = known[c.OCCUPATION_CODE].map(number).astype(int)
        learned = (
            learn(_decided(known, places, len(side.codes)), side.index.titles, side.owner, progress)
            if len(known)
            else None
        )
        pairs = {str(code): rows.tolist() for code, rows in places.groupby(known[c.PRODUCT_CODE]) if code}
        return Ranker(side, meanings(side.codes, crosswalk), learned, pairs, key)

    return memory.recall(("ranker", key), fitted)


def _complete(frame: pd.DataFrame | None, columns: Sequence[str]) -> pd.DataFrame:
    """The frame with exactly these columns as text, blank where absent or missing."""
    there = pd.DataFrame() if frame is None else frame
    filled = there.reindex(columns=list(columns))
    return filled.astype(object).where(filled.notna(), "").astype("str").reset_index(drop=True)


def _lessons(decided: pd.DataFrame | None) -> pd.DataFrame:
    """The last verdict on each product and occupation."""
    lessons = _complete(decided, (*_DECIDED, c.OCCUPATION_CODE))
    accepted: npt.ArrayLike = [] if decided is None else decided[c.ACCEPTED].astype(bool).to_numpy()
    lessons[c.ACCEPTED] = np.array(accepted, dtype=bool)
    return lessons.drop_duplicates([*_DECIDED, c.OCCUPATION_CODE], keep="last").reset_index(drop=True)


def _decided(lessons: pd.DataFrame, occupation: pd.Series, occupations: int) -> Decided:
    """The products of lessons, each once, with the occupations accepted and refused."""
    from scipy.sparse import csr_array

    products = lessons.groupby(list(_DECIDED), sort=False).ngroup().to_numpy()
    accepted = np.asarray(lessons[c.ACCEPTED], dtype=bool)
    first = lessons[~pd.Series(products).duplicated().to_numpy()]

    places = occupation.to_numpy()
    by_verdict = [
        csr_array((np.ones(int(rows.sum()), np.int8), (products[rows], places[rows])), shape=(len(first), occupations))
        for rows in (accepted, ~accepted)
    ]
    return Decided(texts(first), *by_verdict)


def _best(score: Floats, count: int) -> tuple[Positions, Positions]:
    """The `count` best columns of each row that have any score, as rows and columns; of equals the first."""
    count = min(count, score.shape[1])
    columns = np.argsort(-score, axis=1, kind="stable")[:, :count]
    rows = np.repeat(np.arange(len(score)), count)
    chosen = columns.ravel()
    there = score[rows, chosen] > 0
    return rows[there], chosen[there]


def _joined(found: Sequence[pd.DataFrame]) -> pd.DataFrame:
    return pd.concat(found, ignore_index=True) if found else typed_frame(SUGGESTION_COLUMNS)
