"""The crosswalk as a person reviews it: every row known or proposed, its state, its signs, and what it would change."""

from typing import Final

import numpy as np
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.change import conform
from shortage_app.domain.classification import classify
from shortage_app.domain.codes import CrosswalkState
from shortage_app.domain.frames import typed_frame
from shortage_app.domain.likeness import Comparison, Translate, side
from shortage_app.domain.project import STORED_COLUMNS, Method, Project
from shortage_app.domain.proposals import breaks, proposed_rows
from shortage_app.progress import UNWATCHED, Progress

KEYS: Final = (c.FROM_NOMENCLATURE, c.FROM_CODE, c.TO_NOMENCLATURE, c.TO_CODE)
REVIEW: Final = {**STORED_COLUMNS["crosswalk"], c.STATE: "str", c.SIGNS: "str", c.TITLE_LIKENESS: "Float64"}
CONSEQUENCES: Final = {c.NOMENCLATURE: "str", c.CODE: "str", c.STATUS: "str", c.STATUS_THEN: "str"}
NOMENCLATURES: Final = {
    c.NOMENCLATURE: "str",
    c.FIRST_YEAR: "Int64",
    c.LAST_YEAR: "Int64",
    c.EDITIONS: "int64",
    c.CODES: "int64",
}


def review(project: Project, translate: Translate | None = None, progress: Progress = UNWATCHED) -> pd.DataFrame:
    """The rows of the crosswalk, then those proposed at each change of nomenclature: the columns of REVIEW.

    state: CrosswalkState. signs: what speaks for a row (codes.Sign), joined by ";". title_likeness: of the titles in
    the language where they are most alike, missing where a code stands on no list. Raises Cancelled.
    """
    followed = breaks(project)
    pairs = dict.fromkeys((*_pairs(project.crosswalk), *followed))
    parts = [typed_frame(REVIEW)]
    for old, new in pairs:
        comparison = Comparison(side(project, old), side(project, new), translate)
        held = project.crosswalk[_between(project.crosswalk, old, new)]
        follows = (old, new) in followed
        proposed = proposed_rows(project.crosswalk, comparison, progress) if follows else held.iloc[:0]
        parts.append(_told(pd.concat([held, proposed], ignore_index=True), comparison, progress))
    return pd.concat(parts, ignore_index=True)


def state_of(rows: pd.DataFrame) -> pd.Series:
    """The CrosswalkState of rows of the crosswalk: one that nobody approved or refused waits."""
    approved = rows[c.APPROVED].to_numpy(dtype=bool, na_value=False)
    refused = ~approved & (rows[c.DECIDED_ON] != "").to_numpy(dtype=bool)
    states = np.select([approved, refused], [CrosswalkState.APPROVED, CrosswalkState.REFUSED], CrosswalkState.WAITING)
    return pd.Series(states.astype(object), index=rows.index, dtype="str")


def with_rows(project: Project, rows: pd.DataFrame) -> Project:
    """The project with rows of the crosswalk in the place of those of the same codes."""
    crosswalk = pd.concat([project.crosswalk, conform("crosswalk", rows)]).drop_duplicates(list(KEYS), keep="last")
    return project.changed(crosswalk=crosswalk.reset_index(drop=True))


def consequences(project: Project, year: int, method: Method, then: Project) -> pd.DataFrame:
    """Whose status in the edition of `year` would be another one: the columns of CONSEQUENCES.

    status, status_then: "" where it does not stand in the edition, nor among those gone since the one before.
    """
    keys = [c.NOMENCLATURE, c.CODE]
    before, after = (classify(each, year, method)[[*keys, c.STATUS]] for each in (project, then))
    both = before.merge(after.rename(columns={c.STATUS: c.STATUS_THEN}), on=keys, how="outer").fillna("")
    changed = both[(both[c.STATUS] != both[c.STATUS_THEN]).to_numpy(dtype=bool)]
    return typed_frame(CONSEQUENCES, {name: changed[name].to_numpy() for name in CONSEQUENCES})


def nomenclatures(project: Project) -> pd.DataFrame:
    """Each nomenclature with the years of its editions, in order: the columns of NOMENCLATURES.

    first_year, last_year: missing for one that only the crosswalk names. codes: different ones on its lists.
    """
    editions = project.editions[(project.editions[c.NOMENCLATURE] != "").to_numpy()]
    years = editions.groupby(c.NOMENCLATURE)[c.REFERENCE_YEAR].agg(["min", "max", "size"]).sort_values("min")
    named = dict.fromkeys(
        [*years.index, *project.crosswalk[c.FROM_NOMENCLATURE], *project.crosswalk[c.TO_NOMENCLATURE]]
    )
    listed = project.listings.merge(editions[[c.REFERENCE_YEAR, c.NOMENCLATURE]], on=c.REFERENCE_YEAR)
    codes = listed.groupby(c.NOMENCLATURE)[c.CODE].nunique()
    rows = years.reindex(list(named))
    values = {
        c.NOMENCLATURE: list(named),
        c.FIRST_YEAR: rows["min"].to_numpy(),
        c.LAST_YEAR: rows["max"].to_numpy(),
        c.EDITIONS: rows["size"].fillna(0).to_numpy(dtype=np.int64),
        c.CODES: codes.reindex(list(named)).fillna(0).to_numpy(dtype=np.int64),
    }
    return typed_frame(NOMENCLATURES, values)


def _pairs(crosswalk: pd.DataFrame) -> list[tuple[str, str]]:
    named = crosswalk[[c.FROM_NOMENCLATURE, c.TO_NOMENCLATURE]].drop_duplicates()
    return list(named.itertuples(index=False, name=None))


def _between(crosswalk: pd.DataFrame, old: str, new: str) -> np.ndarray:
    between = (crosswalk[c.FROM_NOMENCLATURE] == old) & (crosswalk[c.TO_NOMENCLATURE] == new)
    return between.to_numpy(dtype=bool)


def _told(rows: pd.DataFrame, comparison: Comparison, progress: Progress) -> pd.DataFrame:
    """The rows of one pair of nomenclatures with their state and signs."""
    before, after = comparison.positions(rows)
    signs, likeness = np.full(len(rows), "", dtype=object), pd.array([pd.NA] * len(rows), dtype="Float64")
    known = np.flatnonzero((before >= 0) & (after >= 0))
    for block, alike in comparison.blocks(np.unique(before[known]), progress):
        for at in known[np.isin(before[known], block)]:
            place = int(np.searchsorted(block, before[at])), int(after[at])
            signs[at] = ";".join(alike.signs(*place))
            likeness[at] = round(float(alike.titles[place]), 2)
    told = rows.copy()
    told[c.STATE] = state_of(rows)
    told[c.SIGNS] = pd.Series(signs, index=rows.index, dtype="str")
    told[c.TITLE_LIKENESS] = likeness
    return told[list(REVIEW)]
