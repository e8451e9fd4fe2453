"""Some products beside all occupations: their evidence, and the suggestions read from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.frames import typed_frame
from shortage_app.matching.coded import Meanings, code_evidence
from shortage_app.matching.evidence import PARTS, Evidence, scores
from shortage_app.matching.index import Floats, Positions
from shortage_app.matching.learning import Learned, Texts
from shortage_app.matching.matched_terms import matched_terms
from shortage_app.matching.occupations import TITLES, Occupations, TitleEvidence

SUGGESTION_COLUMNS: Final = {
    c.PRODUCT_CODE: "str",
    c.OCCUPATION_CODE: "str",
    c.SCORE: "float64",
    **dict.fromkeys(PARTS, "float64"),
    c.PRODUCT_TITLE: "str",
    c.OCCUPATION_TITLE: "str",
    c.TERMS: "object",
}


@dataclass(frozen=True, eq=False)
class Block:
    """Parts of the evidence and scores by product (row) and occupation (column)."""

    products: pd.DataFrame
    occupations: Occupations
    titles: TitleEvidence
    parts: tuple[Floats, ...]
    scores: Floats

    def open_scores(self, decided: Mapping[str, Sequence[int]]) -> Floats:
        """The scores, 0 where the link of a product (by code) and an occupation (by number) is decided already."""
        left = self.scores.copy()
        for row, code in enumerate(self.products[c.PRODUCT_CODE]):
            left[row, list(decided.get(code, ()))] = 0
        return left

    def suggestions(self, product: Positions, occupation: Positions) -> pd.DataFrame:
        """The rows of SUGGESTION_COLUMNS for these pairs, in their order; the parts of a score add up to it."""
        titles = [self.titles.titles_of(int(row), int(at)) for row, at in zip(product, occupation, strict=True)]
        evidence = [part[product, occupation].astype(float) for part in self.parts]
        score = self.scores[product, occupation].astype(float)
        share = score / np.maximum(np.sum(evidence, axis=0), 1e-9)
        values = {
            c.PRODUCT_CODE: self.products[c.PRODUCT_CODE].to_numpy(dtype=object)[product],
            c.OCCUPATION_CODE: np.array(self.occupations.codes, dtype=object)[occupation],
            c.SCORE: score,
            **{name: part * share for name, part in zip(PARTS, evidence, strict=True)},
            c.PRODUCT_TITLE: [said for said, _named in titles],
            c.OCCUPATION_TITLE: [named for _said, named in titles],
            c.TERMS: [matched_terms(said, named) for said, named in titles],
        }
        return typed_frame(SUGGESTION_COLUMNS, values)


def compare(products: pd.DataFrame, occupations: Occupations, meaning: Meanings, learned: Learned | None) -> Block:
    """All evidence on products: product_code, titles, domain, occupation_codes; blank where unknown."""
    titles = occupations.by_title(products)
    speaking = refusal = np.zeros_like(titles.evidence)
    if learned:
        speaking, refusal = learned.evidence(texts(products))
    evidence = Evidence(
        title=titles.evidence,
        learned=speaking,
        code=code_evidence(products[c.OCCUPATION_CODES].tolist(), meaning, len(occupations.codes)),
        domain=occupations.by_domain(products[c.DOMAIN].tolist(), titles.evidence),
        refusal=refusal,
    )
    parts = evidence.parts()
    return Block(products, occupations, titles, parts, scores(parts, learned.weight if learned else 0))


def texts(products: pd.DataFrame) -> Texts:
    """The titles of each product in all languages, joined, and its domain."""
    joined = products[list(TITLES)].agg(" ".join, axis=1).str.strip() if len(products) else pd.Series(dtype="str")
    return Texts(joined.tolist(), products[c.DOMAIN].tolist())
