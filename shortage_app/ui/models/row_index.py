"""Which rows of a table are shown, and in which order: two numpy arrays, so that 50 000 rows take milliseconds."""

from typing import Any

import numpy as np
import numpy.typing as npt

from shortage_app.ui.models.columns import SEARCHED, ColumnValues, Mask, Positions, plain
from shortage_app.ui.visit import Filters


def order_of(ranks: npt.NDArray[Any], *, descending: bool) -> Positions:
    """The rows in the order of their ranks; equal ones keep their order, missing ones stay last either way."""
    missing = np.isnan(ranks) if ranks.dtype.kind == "f" else ranks < 0
    known = np.flatnonzero(~missing)
    keys = -ranks[known] if descending else ranks[known]
    return np.concatenate([known[np.argsort(keys, kind="stable")], np.flatnonzero(missing)])


def rows_kept(columns: dict[str, ColumnValues], filters: Filters, length: int) -> Mask:
    """The rows that filters leave; a filter on a column that the table does not have leaves all."""
    kept = np.ones(length, dtype=np.bool_)
    for name, chosen in filters.values.items():
        if name in columns:
            kept &= columns[name].among(chosen)
    words = plain(filters.words.strip())
    if words:
        searched = [values.containing(words) for values in columns.values() if values.column.format in SEARCHED]
        kept &= np.logical_or.reduce(searched) if searched else False
    return kept
