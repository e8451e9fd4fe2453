"""From one language to another by titles that stand in both: "Bakker" → "Bakkers" / "Boulangers" → "Boulanger"."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from shortage_app.matching.index import Floats, Sparse, TitleIndex, build_index
from shortage_app.matching.words import trade_words, words

# Chosen on the ISCO labels, each fifth translated by the others: 5 to 20 phrases and powers of 4 to 8 are as good.
_PHRASES: Final = 10
_POWER: Final = 6


@dataclass(frozen=True, eq=False)
class Phrasebook:
    """Titles of one language, and the same titles of the other as features of the occupations' index."""

    known: TitleIndex
    translated: Sparse

    def translation(self, titles: Sequence[str]) -> tuple[Sparse, Floats]:
        """Each title as features of the other language, and how far to trust that, from 0 to 1.

        The translations of the phrases nearest to a title, each by its nearness to the power of _POWER: a title with
        "Vrachtwagenchauffeur" 0.9 and "Taxichauffeur" 0.6 near speaks 0.09 of taxis.
        """
        from scipy.sparse import csr_array

        near = self.known.compared(self.known.counts(trade_words(title) for title in titles)).to_occupations
        count = min(_PHRASES, near.shape[1])
        best = np.argpartition(-near, count - 1, axis=1)[:, :count]
        weights = np.take_along_axis(near, best, axis=1)
        top = weights.max(axis=1, keepdims=True)
        weights = (weights / np.maximum(top, 1e-9)) ** _POWER
        ends = np.arange(0, weights.size + 1, count)
        chosen = csr_array((weights.ravel(), best.ravel(), ends), shape=near.shape)
        return csr_array(chosen @ self.translated), np.minimum(top, 1)


def build_phrasebook(said: Sequence[str], also: Sequence[str], index: TitleIndex) -> Phrasebook:
    """A phrasebook of titles and their translations, row by row, towards the titles of `index`."""
    return Phrasebook(build_index(said, np.arange(len(said))), index.counts(words(title) for title in also))
