"""Figures of exits that were published by others, or by this program before: shown as they came.

Nothing is added up from them, and what their source hid stays hidden. A figure that this workspace would hide for
itself is hidden too; what else to hide beside it was chosen where the counts were known.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.codes import EDUCATION_LABELS, EVERYONE, GENDER_LABELS, Measure
from shortage_app.domain.disclosure.figures import ExitFigures, Shown
from shortage_app.domain.disclosure.rule import unsafe
from shortage_app.domain.exit_views import POPULATION_COLUMNS, TOTAL
from shortage_app.domain.exits import PRODUCT_ATTRIBUTES, Integers

GROUPS = (c.SHORTAGE_LINK, c.DOMAIN, c.POLE)  # the columns of a figure that may name its group


def published(rows: pd.DataFrame, cohort: int, threshold: int) -> ExitFigures:
    """The figures of a cohort out of those of a Project's `exit_figures` that are of it."""
    named = [*GROUPS, c.GENDER, c.EDUCATION_LEVEL]
    rows = rows.assign(**rows[named].replace(EVERYONE, ""))
    genders, levels = (_named(rows[name], known) for name, known in _SPLITS.items())
    groups, sets, set_of_row = _sets(rows)
    place = (set_of_row, _places(rows[c.GENDER], genders), _places(rows[c.EDUCATION_LEVEL], levels))
    shape = (1 + max(int(one.max(initial=0)) for one in sets.values()), len(genders) + 1, len(levels) + 1)
    return ExitFigures(
        cohort=cohort,
        threshold=threshold,
        genders=genders,
        levels=levels,
        left_out=(),
        assumed_job_oriented=False,
        too_young=(),
        groups=groups,
        units=pd.DataFrame({name: pd.Series(dtype="str") for name in PRODUCT_ATTRIBUTES}).assign(job_oriented=[]),
        all_sets=sets,
        job_sets=sets,
        shown={measure: _shown(rows, measure, place, shape, threshold) for measure in Measure},
        unknown=None,
    )


_SPLITS = {c.GENDER: GENDER_LABELS, c.EDUCATION_LEVEL: EDUCATION_LABELS}


def _named(column: "pd.Series[str]", known: dict[str, str]) -> tuple[str, ...]:
    """The categories of a column, known ones in their order, then the others; blank is everyone."""
    present = set(column.unique()) - {""}
    return tuple([name for name in known if name in present] + sorted(present - set(known)))


def _places(column: "pd.Series[str]", names: Sequence[str]) -> Integers:
    """The place of each row among the categories; everyone comes last."""
    codes = pd.Index(list(names), dtype="str").get_indexer(pd.Index(column)).astype(np.int64)
    return np.where(codes < 0, len(names), codes)


def _sets(rows: pd.DataFrame) -> tuple[dict[str, pd.DataFrame], dict[str, Integers], Integers]:
    """The groups of each population, the set of each group, and the set of each row; set 0 is of everyone."""
    filled = rows[list(GROUPS)] != ""
    groups: dict[str, pd.DataFrame] = {}
    sets: dict[str, Integers] = {}
    set_of_row, next_set = np.zeros(len(rows), dtype=np.int64), 1
    for name, columns in POPULATION_COLUMNS.items():
        own = (filled == [column in columns for column in GROUPS]).all(axis=1).to_numpy()
        known = name != TOTAL and set(columns) <= set(GROUPS) and bool(own.any())
        keys = (
            rows.loc[own if known else [], list(columns)] if known else pd.DataFrame(columns=list(columns), dtype="str")
        )
        groups[name] = keys.drop_duplicates().sort_values(list(columns)).reset_index(drop=True) if known else keys
        sets[name] = np.arange(next_set, next_set + len(groups[name]), dtype=np.int64)
        if known:
            set_of_row[own] = next_set + rows[own].groupby(list(columns), sort=True).ngroup().to_numpy()
        next_set += len(groups[name])
    groups[TOTAL], sets[TOTAL] = pd.DataFrame(index=range(1)), np.zeros(1, dtype=np.int64)
    return groups, sets, set_of_row


def _shown(
    rows: pd.DataFrame,
    measure: Measure,
    place: tuple[Integers, Integers, Integers],
    shape: tuple[int, int, int],
    threshold: int,
) -> Shown:
    """The figures of a measure in their cells; one without a number is given only where its source hid it."""
    own = (rows[c.MEASURE] == measure).to_numpy()
    at = tuple(part[own] for part in place)
    n, count = (rows.loc[own, name].fillna(0).to_numpy(np.int64) for name in (c.N, c.COUNT))
    known = rows.loc[own, [c.N, c.COUNT]].notna().all(axis=1).to_numpy()
    hidden_there = (rows.loc[own, c.SUPPRESSED] != "").to_numpy()
    hidden = hidden_there | (known & unsafe(n, count, threshold))
    shown = known & ~hidden
    cubes = []
    for values in (np.where(shown, n, 0), np.where(shown, count, 0), hidden, known | hidden_there):
        cube = np.zeros(shape, dtype=values.dtype)
        cube[at] = values
        cubes.append(cube)
    return Shown(*cubes)
