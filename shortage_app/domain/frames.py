"""Frames whose columns and types are declared, with rows or without."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd


def typed_frame(types: Mapping[str, str], values: Mapping[str, Any] | None = None) -> pd.DataFrame:
    """A frame of the declared columns, in their order; without `values` it has no rows."""
    values = values or {}
    return pd.DataFrame({name: pd.array(values.get(name, ()), dtype=kind) for name, kind in types.items()})


def whole_numbers(values: npt.NDArray[np.integer[Any]], known: npt.NDArray[np.bool_]) -> pd.arrays.IntegerArray:
    """Whole numbers, missing where they are not `known`."""
    return pd.arrays.IntegerArray(values.astype(np.int64), ~known)
