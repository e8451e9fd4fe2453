"""Groups of leavers put together from figures that may be shown: linked training, everyone below a diploma.

A group is a sum of shown figures, or, where one of them is hidden, the whole less what does not belong to it. Neither
tells anything that the shown figures do not; a sum that is too small to be shown by itself is hidden all the same.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import TypeAlias

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.codes import Measure
from shortage_app.domain.disclosure import ExitFigures
from shortage_app.domain.disclosure.rule import unsafe

# What a group is made of, by column; a column that is not named takes everyone.
Chosen: TypeAlias = Mapping[str, frozenset[str]]
HIDDEN = "hidden"
_EVERYONE = "everyone"


def group_cells(figures: ExitFigures, measure: Measure, chosen: Chosen, strata: tuple[str, ...] = ()) -> pd.DataFrame:
    """n and count of a group, indexed by stratum (one row without strata); NotAViewError outside the closed list.

    Columns n and count (float, missing where hidden or not given by the source) and `hidden`.
    """
    cells = _summed(figures, measure, chosen, strata)
    for column, values in chosen.items():
        if len(values) > 1 and cells[HIDDEN].any():
            cells = _mended(cells, _without_others(figures, measure, chosen, strata, column))
    return _safe(cells, figures.threshold)


@lru_cache(maxsize=128)
def _view(figures: ExitFigures, measure: Measure, by: tuple[str, ...]) -> pd.DataFrame:
    """The rows of a view of one measure; kept, for comparisons ask for the same ones again and again."""
    rows = figures.view(by)
    return rows[(rows[c.MEASURE] == measure).to_numpy()]


def _summed(figures: ExitFigures, measure: Measure, chosen: Chosen, strata: tuple[str, ...]) -> pd.DataFrame:
    """The sum over everything chosen; missing where a part is."""
    rows = _view(figures, measure, (*chosen, *strata))
    for column, values in chosen.items():
        rows = rows[rows[column].isin(values).to_numpy()]
    keys = [rows[name] for name in strata] or [pd.Series(_EVERYONE, index=rows.index)]
    parts = pd.DataFrame({name: rows[name].astype("Float64").to_numpy(float, na_value=0) for name in (c.N, c.COUNT)})
    parts[HIDDEN] = (rows[c.SUPPRESSED] == "yes").to_numpy()
    parts["missing"] = rows[c.N].isna().to_numpy(bool)
    summed = parts.groupby([key.to_numpy(dtype=object) for key in keys], sort=False).sum()
    known = summed.pop("missing") == 0
    summed[HIDDEN] = summed[HIDDEN] > 0
    summed[[c.N, c.COUNT]] = summed[[c.N, c.COUNT]].where(known)
    return summed


def _without_others(
    figures: ExitFigures, measure: Measure, chosen: Chosen, strata: tuple[str, ...], column: str
) -> pd.DataFrame:
    """The same group as everyone, less those with the other values of a column."""
    rest = {name: values for name, values in chosen.items() if name != column}
    others = frozenset(_view(figures, measure, (*chosen, *strata))[column]) - chosen[column]
    whole = _summed(figures, measure, rest, strata)
    if not others:
        return whole
    less = _summed(figures, measure, {**chosen, column: others}, strata).reindex(whole.index)
    apart = whole[[c.N, c.COUNT]] - less[[c.N, c.COUNT]]
    return apart.assign(**{HIDDEN: whole[HIDDEN] | less[HIDDEN]})


def _mended(cells: pd.DataFrame, other_way: pd.DataFrame) -> pd.DataFrame:
    """The cells, those that are hidden taken from the other way to the same sum."""
    other_way = other_way.reindex(cells.index)
    return cells.where(~cells[HIDDEN], other_way).astype({HIDDEN: bool})


def _safe(cells: pd.DataFrame, threshold: int) -> pd.DataFrame:
    """The cells without those too small to be shown by themselves."""
    n, count = (cells[name].fillna(0).to_numpy().astype("int64") for name in (c.N, c.COUNT))
    small = unsafe(n, count, threshold)
    return cells.assign(
        **{name: cells[name].mask(small) for name in (c.N, c.COUNT)}, **{HIDDEN: cells[HIDDEN].to_numpy() | small}
    )
