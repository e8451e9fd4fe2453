"""What the occupation codes of a catalogue say about a product, also those of an earlier nomenclature."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.matching.index import Floats

SEPARATOR: Final = ";"  # between the codes of one product
# An unapproved row of the crosswalk is a guess: it speaks as loud as it is sure, and no louder than half.
_UNAPPROVED: Final = 0.5

Meanings = Mapping[str, Sequence[tuple[int, float]]]


def meanings(codes: Sequence[str], crosswalk: pd.DataFrame | None) -> Meanings:
    """What each code means: the occupations (by number) it names or leads to, and how surely (0 to 1)."""
    number = {code: position for position, code in enumerate(codes)}
    found: dict[str, list[tuple[int, float]]] = {code: [(position, 1.0)] for code, position in number.items()}
    if crosswalk is None:
        return found
    approved = crosswalk[c.APPROVED].fillna(False).astype(bool)
    sure = crosswalk[c.CONFIDENCE].fillna(1).astype(float).clip(0, 1) * _UNAPPROVED
    rows = zip(crosswalk[c.FROM_CODE], crosswalk[c.TO_CODE], approved, sure, strict=True)
    for before, after, certain, confidence in rows:
        if after in number and before != after:
            found.setdefault(before, []).append((number[after], 1.0 if certain else confidence))
    return found


def code_evidence(occupation_codes: Sequence[str], meaning: Meanings, occupations: int) -> Floats:
    """For each product (row, its codes joined by ";") and occupation: 1 where a code names it, 0 where none does."""
    evidence = np.zeros((len(occupation_codes), occupations), dtype=np.float32)
    for row, joined in enumerate(occupation_codes):
        for code in joined.split(SEPARATOR):
            for occupation, sure in meaning.get(code.strip(), ()):
                evidence[row, occupation] = max(evidence[row, occupation], sure)
    return evidence
