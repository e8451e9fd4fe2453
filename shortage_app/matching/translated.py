"""How near titles of one language are to titles of another, by the phrases that stand in both."""

from collections.abc import Sequence

import numpy as np

from shortage_app.matching.index import Floats, build_index
from shortage_app.matching.phrasebook import build_phrasebook


def translated_likeness(said: Sequence[str], named: Sequence[str], phrases: Sequence[tuple[str, str]]) -> Floats:
    """A row each title of `said`, a column each of `named`, from 0 to 1; phrases go from the one language to the other.

    0 everywhere without phrases. What the phrases say of a title is trusted as far as one of them is near to it.
    """
    if not phrases:
        return np.zeros((len(said), len(named)), dtype=np.float32)
    index = build_index(named, np.arange(len(named)))
    book = build_phrasebook([one for one, _other in phrases], [other for _one, other in phrases], index)
    query, trust = book.translation(said)
    near: Floats = np.clip(index.compared(query).to_titles * trust, 0, 1)
    return near
