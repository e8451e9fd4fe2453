"""How near titles of one language are to titles of another, by the phrases that stand in both."""

from collections.abc import Callable, Sequence

import numpy as np

from shortage_app.matching.index import Floats, build_index
from shortage_app.matching.phrasebook import build_phrasebook


def translated_likeness(named: Sequence[str], phrases: Sequence[tuple[str, str]]) -> Callable[[Sequence[str]], Floats]:
    """How near titles (a row each) are to those of `named` (a column each), from 0 to 1, in another language.

    Phrases go from theirs to that of `named`; without any it is 0 everywhere. What they say of a title is trusted as
    far as one of them is near to it.
    """
    if not phrases:
        return lambda said: np.zeros((len(said), len(named)), dtype=np.float32)
    index = build_index(named, np.arange(len(named)))
    book = build_phrasebook([one for one, _other in phrases], [other for _one, other in phrases], index)

    def near(said: Sequence[str]) -> Floats:
        query, trust = book.translation(said)
        found: Floats = np.clip(index.compared(query).to_titles * trust, 0, 1)
        return found

    return near
