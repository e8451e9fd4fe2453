"""The words that two titles share, as they stand in both."""

import re
from functools import lru_cache
from typing import Final

from shortage_app.matching.words import JARGON, stem, words

_WORD: Final = re.compile(r"[\w+#]+")
_SHARED_START: Final = 4  # "gestion" and "gestionnaire" share seven letters; "chef" and "chemin" only three
_SHARED_PART: Final = 0.6  # of the shorter word: "restaurant" and "restauration" share nine letters of ten


@lru_cache(maxsize=50_000)
def matched_terms(product_title: str, occupation_title: str) -> tuple[tuple[str, str], ...]:
    """Pairs of like words: of "Gestion horeca" and "Gérant horeca", (("horeca", "horeca"),)."""
    others = _terms(occupation_title)
    pairs = []
    for word, key in _terms(product_title):
        like = next((other for other, other_key in others if _alike(key, other_key)), "")
        if like:
            pairs.append((word, like))
    return tuple(pairs)


@lru_cache(maxsize=50_000)
def _terms(title: str) -> tuple[tuple[str, str], ...]:
    """The words of a title as they stand, each with its key; stop words and jargon left out."""
    keyed = ((word, " ".join(words(word))) for word in _WORD.findall(title))
    return tuple((word, key) for word, key in keyed if len(key) > 1 and key not in JARGON)


def _alike(one: str, other: str) -> bool:
    if one == other or stem(one) == stem(other):
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _SHARED_START:
        return False
    shared = next((n for n, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    # Dutch joins words: "bouw" stands in "tuinbouw"
    return shorter in longer or (shared >= _SHARED_START and shared >= _SHARED_PART * len(shorter))
