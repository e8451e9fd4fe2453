"""What was made before, remembered by the content it was made of."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Final, TypeVar

import pandas as pd

Made = TypeVar("Made")
_KEPT: Final = 6


class Memory:
    """The last few things made; the same content gives the same thing again. One session owns one."""

    def __init__(self) -> None:
        self._made: OrderedDict[Hashable, Any] = OrderedDict()

    def recall(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What was made for `key`, made now when it is new or forgotten."""
        made: Made = self._made.pop(key) if key in self._made else make()
        self._made[key] = made
        while len(self._made) > _KEPT:
            self._made.popitem(last=False)
        return made


def content_key(*frames: pd.DataFrame) -> str:
    """The same for frames with the same columns, types and rows, and for no others."""
    digest = hashlib.blake2b(digest_size=16)
    for frame in frames:
        digest.update(repr([(name, str(kind)) for name, kind in frame.dtypes.items()]).encode())
        digest.update(pd.util.hash_pandas_object(frame, index=False).to_numpy().tobytes())
    return digest.hexdigest()
