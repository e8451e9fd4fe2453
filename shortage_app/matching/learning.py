"""What accepted and refused links teach: the nearest decided products, and a linear classifier for each occupation.

Neighbours know much from few links, classifiers more from many: their weight rises as links are decided. Titles keep
their jargon here: "Ingénieur diplômé" and "CAP" say a lot about where a product leads.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from shortage_app.domain.titles import title_key
from shortage_app.matching.index import Floats, Positions, Sparse
from shortage_app.matching.progress import Progress, step
from shortage_app.matching.words import features_in_order, stem, words

if TYPE_CHECKING:
    from sklearn.feature_extraction.text import TfidfVectorizer

_DOMAIN_WEIGHT: Final = 0.5  # of the domain, beside 1 for the title
_NEIGHBOURS: Final = 30
_POWER: Final = 4  # a neighbour half as near has a sixteenth of the voice
# With so many decided products, classifiers have half their weight; with 100 a quarter, with 4 000 nearly all.
_HALF_AT: Final = 300


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
class Learned:
    """Decided products by feature, and the classifiers of the occupations numbered in `classified`."""

    decided: Decided
    title_terms: "TfidfVectorizer"
    domain_terms: "TfidfVectorizer"
    matrix: Sparse
    classified: Positions
    weights: Floats
    bias: Floats

    def evidence(self, products: Texts) -> tuple[Floats, Floats]:
        """For each product and occupation: what speaks for it (0 to 3); how near its nearest refusal is (0 to 1)."""
        rows = _features(products, self.title_terms, self.domain_terms)
        near = np.asarray((rows @ self.matrix.T).toarray(), dtype=np.float32)
        learned = self._neighbours(near)
        weight = self.matrix.shape[0] / (self.matrix.shape[0] + _HALF_AT)
        # −1 is what a classifier says of a product that it knows nothing for
        learned[:, self.classified] += weight * np.clip(rows @ self.weights + self.bias + 1, 0, 2)
        return learned, _nearest(near, self.decided.refused)

    def alike(self, product: Texts, occupation: int, count: int) -> list[tuple[str, bool, float]]:
        """The nearest decided products that speak for or against an occupation: title, verdict, nearness."""
        near = (_features(product, self.title_terms, self.domain_terms) @ self.matrix.T).toarray()[0]
        accepted, refused = _flags(self.decided.accepted, occupation), _flags(self.decided.refused, occupation)
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


def learn(decided: Decided, progress: Progress) -> Learned:
    """Learn from decided products, at least one; raises Cancelled."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    title_terms = TfidfVectorizer(analyzer=_title_features, sublinear_tf=True, dtype=np.float32)
    domain_terms = TfidfVectorizer(analyzer=_domain_features, dtype=np.float32)
    title_terms.fit([*decided.texts.titles, "x"])  # "x": a vocabulary must not be empty
    domain_terms.fit([*decided.texts.domains, "x"])
    matrix = _features(decided.texts, title_terms, domain_terms)
    classified, weights, bias = _classifiers(matrix, decided, progress)
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


def _classifiers(matrix: Sparse, decided: Decided, progress: Progress) -> tuple[Positions, Floats, Floats]:
    """A linear support vector classifier for each occupation accepted for some products and not for others."""
    from sklearn.svm import LinearSVC

    occupations = np.flatnonzero(decided.accepted.sum(axis=0))
    linked = np.diff(decided.accepted.indptr) > 0
    classified: list[int] = []
    weights = np.zeros((matrix.shape[1], len(occupations)), dtype=np.float32)
    bias = np.zeros(len(occupations), dtype=np.float32)
    for done, occupation in enumerate(occupations):
        step(progress, done, len(occupations))
        accepted, refused = (_flags(verdicts, int(occupation)) for verdicts in (decided.accepted, decided.refused))
        teaching = linked | refused
        if accepted.sum() == teaching.sum():
            continue
        lesson = matrix if teaching.all() else matrix[teaching]  # a copy of many rows costs as much as the fit
        fitted = LinearSVC(random_state=0).fit(lesson, accepted[teaching])
        weights[:, len(classified)], bias[len(classified)] = fitted.coef_[0], fitted.intercept_[0]
        classified.append(int(occupation))
    return np.array(classified, dtype=np.intp), weights[:, : len(classified)], bias[: len(classified)]


def _flags(verdicts: Sparse, occupation: int) -> npt.NDArray[np.bool_]:
    return np.asarray(verdicts[:, [occupation]].toarray()[:, 0] > 0)
