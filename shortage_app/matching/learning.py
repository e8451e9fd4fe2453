"""What accepted and refused links teach: the nearest decided products, and a linear classifier for each occupation.

Neighbours know much from few links, classifiers more from many: their weight rises as links are decided. Titles keep
their jargon here: "Ingénieur diplômé" and "CAP" say a lot about where a product leads.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
import numpy.typing as npt

from shortage_app.domain.titles import title_key
from shortage_app.matching.index import Floats, Positions, Sparse
from shortage_app.matching.words import features_in_order, stem, words
from shortage_app.progress import Progress, step

if TYPE_CHECKING:
    from sklearn.feature_extraction.text import TfidfVectorizer

Flags: TypeAlias = npt.NDArray[np.bool_]

_DOMAIN_WEIGHT: Final = 0.5  # of the domain, beside 1 for the title
_NEIGHBOURS: Final = 30
_POWER: Final = 4  # a neighbour half as near has a sixteenth of the voice
_CLASSIFIERS: Final = 2.0
# With so many decided products, classifiers have half their weight; with 100 a quarter, with 4 000 nearly all.
_HALF_AT: Final = 300
# The titles of the occupations are lessons too, each worth this much of a decided product: 0.15 to 0.6 are as good.
_OWN_TITLE: Final = 0.3
_TOLERANCE: Final = 1e-2  # finer takes longer and ranks no better


@dataclass(frozen=True, eq=False)
class Texts:
    """What is known of products in words: all titles of each joined, and its domain."""

    titles: Sequence[str]
    domains: Sequence[str]


@dataclass(frozen=True, eq=False)
class Decided:
    """Products with at least one decided link: accepted and refused occupations (columns) of each (row), as 0 and 1."""

    texts: Texts
    accepted: Sparse
    refused: Sparse


@dataclass(frozen=True, eq=False)
class Lesson:
    """What classifiers are fitted on: decided products first, then titles of the occupations (`owner` says whose)."""

    matrix: Sparse
    decided: Decided
    owner: Positions

    def about(self, occupation: int) -> "tuple[Sparse, Flags, Floats]":
        """The rows that teach about an occupation, which of them lead to it, and how much each is worth.

        Products with accepted links, those for which this very occupation was refused, and all titles.
        """
        accepted, refused = (flags(part, occupation) for part in (self.decided.accepted, self.decided.refused))
        linked = np.diff(self.decided.accepted.indptr) > 0
        teaching = np.concatenate([linked | refused, np.ones(len(self.owner), dtype=bool)])
        leads = np.concatenate([accepted, self.owner == occupation])
        worth = np.where(np.arange(len(teaching)) < len(accepted), 1, _OWN_TITLE).astype(np.float32)
        rows = self.matrix if teaching.all() else self.matrix[teaching]  # a copy of many rows costs as much as a fit
        return rows, leads[teaching], worth[teaching]


@dataclass(frozen=True, eq=False)
class Learned:
    """Decided products by feature, and the classifiers of the occupations numbered in `classified`."""

    decided: Decided
    title_terms: "TfidfVectorizer"
    domain_terms: "TfidfVectorizer"
    matrix: Sparse
    classified: Positions
    weights: Floats
    bias: Floats

    @property
    def weight(self) -> float:
        """How far to trust the classifiers, from 0 to 1."""
        products = int(self.matrix.shape[0])
        return products / (products + _HALF_AT)

    def evidence(self, products: Texts) -> tuple[Floats, Floats]:
        """For each product and occupation: what speaks for it (0 to 5); how near its nearest refusal is (0 to 1)."""
        rows = _features(products, self.title_terms, self.domain_terms)
        near = np.asarray((rows @ self.matrix.T).toarray(), dtype=np.float32)
        learned = self._neighbours(near)
        # −1 is what a classifier says of a product that it knows nothing for
        learned[:, self.classified] += _CLASSIFIERS * self.weight * np.clip(rows @ self.weights + self.bias + 1, 0, 2)
        return learned, _nearest(near, self.decided.refused)

    def alike(self, product: Texts, occupation: int, count: int) -> list[tuple[str, bool, float]]:
        """The nearest decided products that speak for or against an occupation: title, verdict, nearness."""
        near = (_features(product, self.title_terms, self.domain_terms) @ self.matrix.T).toarray()[0]
        accepted, refused = flags(self.decided.accepted, occupation), flags(self.decided.refused, occupation)
        speaking = np.flatnonzero((accepted | refused) & (near > 0))
        nearest = speaking[np.argsort(-near[speaking], kind="stable")[:count]]
        titles = self.decided.texts.titles
        return [(titles[row], bool(accepted[row]), min(1.0, float(near[row]))) for row in nearest]

    def _neighbours(self, near: Floats) -> Floats:
        """The occupations of the nearest decided products, by nearness; little when even the nearest is far."""
        count = min(_NEIGHBOURS, near.shape[1])
        kept = np.partition(near, near.shape[1] - count, axis=1)[:, -count]
        voices = np.where(near >= kept[:, np.newaxis], near, 0) ** _POWER
        votes = voices @ _shared_out(self.decided.accepted)
        nearest = np.minimum(near.max(axis=1, keepdims=True), 1)
        return np.asarray(votes / np.maximum(voices.sum(axis=1, keepdims=True), 1e-9) * nearest, dtype=np.float32)


def learn(decided: Decided, titles: Sequence[str], owner: Positions, progress: Progress) -> Learned:
    """Learn from decided products, at least one, beside the occupations' own titles; raises Cancelled."""
    from scipy.sparse import csr_array, vstack
    from sklearn.feature_extraction.text import TfidfVectorizer

    title_terms = TfidfVectorizer(analyzer=_title_features, sublinear_tf=True, dtype=np.float32)
    domain_terms = TfidfVectorizer(analyzer=_domain_features, dtype=np.float32)
    title_terms.fit([*decided.texts.titles, *titles])
    domain_terms.fit([*decided.texts.domains, "x"])  # "x": a vocabulary must not be empty
    matrix = _features(decided.texts, title_terms, domain_terms)
    # what a title says, a domain may say: "Soudage" as a domain speaks for the titles with "soudeur"
    own = _features(Texts(titles, titles), title_terms, domain_terms)
    lesson = Lesson(csr_array(vstack([matrix, own])), decided, owner)
    classified, weights, bias = _classifiers(lesson, progress)
    return Learned(decided, title_terms, domain_terms, matrix, classified, weights, bias)


def _title_features(title: str) -> list[str]:
    return features_in_order(words(title))


def _domain_features(domain: str) -> list[str]:
    return [*(stem(word) for word in words(domain)), f"#{title_key(domain)}"] if domain else []


def _features(texts: Texts, title_terms: "TfidfVectorizer", domain_terms: "TfidfVectorizer") -> Sparse:
    from scipy.sparse import csr_array, hstack

    parts = title_terms.transform(texts.titles), domain_terms.transform(texts.domains) * _DOMAIN_WEIGHT
    return csr_array(hstack(parts))


def _shared_out(accepted: Sparse) -> Sparse:
    """A product with four occupations gives each half a voice."""
    from scipy.sparse import csr_array

    rows = csr_array(accepted, dtype=np.float32)
    sizes = np.diff(rows.indptr)
    rows.data = np.repeat(1 / np.sqrt(np.maximum(sizes, 1)), sizes).astype(np.float32)
    return rows


def _nearest(near: Floats, refused: Sparse) -> Floats:
    """The nearness of the nearest product for which an occupation was refused."""
    nearest = np.zeros((near.shape[0], refused.shape[1]), dtype=np.float32)
    rows, occupations = refused.nonzero()
    for row, occupation in zip(rows, occupations, strict=True):
        np.maximum(nearest[:, occupation], near[:, row], out=nearest[:, occupation])
    return np.minimum(nearest, 1)


def _classifiers(lesson: Lesson, progress: Progress) -> tuple[Positions, Floats, Floats]:
    """A linear support vector classifier for each occupation that was accepted for some product."""
    from sklearn.svm import LinearSVC

    occupations = np.flatnonzero(lesson.decided.accepted.sum(axis=0))
    weights = np.zeros((lesson.matrix.shape[1], len(occupations)), dtype=np.float32)
    bias = np.full(len(occupations), -1, dtype=np.float32)
    for done, occupation in enumerate(occupations):
        step(progress, done, len(occupations))
        rows, leads, worth = lesson.about(int(occupation))
        if not leads.all():
            fitted = LinearSVC(tol=_TOLERANCE, random_state=0).fit(rows, leads, worth)
            weights[:, done], bias[done] = fitted.coef_[0], fitted.intercept_[0]
    return occupations, weights, bias


def flags(verdicts: Sparse, occupation: int) -> Flags:
    """Which products have this verdict on an occupation."""
    return np.asarray(verdicts[:, [occupation]].toarray()[:, 0] > 0)
