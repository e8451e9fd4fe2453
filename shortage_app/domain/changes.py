"""What changed between two editions, one row a change, with counts that add up (METHOD section 4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.codes import ChangeKind
from shortage_app.domain.crosswalk import NO_SUCCESSOR, Pairs, fates, successions
from shortage_app.domain.frames import typed_frame
from shortage_app.domain.history import LISTED_STATE, NOT_ASSESSED_STATE, States, carried_states
from shortage_app.domain.occupations import TITLES, listings_of
from shortage_app.domain.project import Method, Project
from shortage_app.domain.published import IN_DOUBT, NOT_LISTED, Flags, Positions, Published, Words, published
from shortage_app.domain.titles import title_key

CHANGES: Final = {
    c.KIND: "str",
    c.NOMENCLATURE: "str",
    c.CODE: "str",
    c.FROM_NOMENCLATURE: "str",
    c.FROM_CODE: "str",
    c.RETITLED: "boolean",
}


@dataclass(frozen=True, eq=False)
class _Rows:
    """A kind, the occupations it happened to, those they come from (_NOWHERE for most kinds), whose title changed."""

    kind: ChangeKind
    occupations: Positions
    origins: Positions
    retitled: Flags


_NOWHERE: Final = -1


@dataclass(frozen=True)
class Reconciliation:
    """How the list of `since` becomes that of `year`; a rename moves no count.

    listed_since + entered_first + entered_returning + entered_not_assessed − left − discontinued − no_longer_assessed
    + added_by_splits − absorbed_by_mergers = listed_year.
    """

    since: int
    year: int
    listed_since: int
    entered_first: int
    entered_returning: int
    entered_not_assessed: int
    left: int
    discontinued: int
    no_longer_assessed: int
    added_by_splits: int
    absorbed_by_mergers: int
    listed_year: int

    @property
    def terms(self) -> tuple[tuple[str, int], ...]:
        """The names of the terms between the two lists, each with what it adds."""
        coming = ("entered_first", "entered_returning", "entered_not_assessed", "added_by_splits")
        going = ("left", "discontinued", "no_longer_assessed", "absorbed_by_mergers")
        return (*((name, getattr(self, name)) for name in coming), *((name, -getattr(self, name)) for name in going))


@lru_cache(maxsize=8)
def changes(project: Project, year: int, since: int, method: Method) -> pd.DataFrame:
    """One row a change from the edition of `since` to that of `year`, by kind and code: the columns of CHANGES.

    entered_*: no predecessor was listed in `since`. not_assessed if nothing is known of it in `since`; else first if it
        was never listed in the known history before, returning if it was.
    left, discontinued: as in classify, under the code of `since`. no_longer_assessed: no successor is listed in `year`,
        but one of them is not assessed.
    renamed, split, merged: a pair of occupations listed in `since` and in `year`. split where the old one has several
        successors on the list, merged where the new one has several predecessors on it, a row for each where both hold;
        else renamed, where the code or the title is another one.
    retitled: the title is another one, gender forms apart, in the first language in which both lists name it.

    Kept for the last few asked for. Without a row when one of the editions was not published and imported. ValueError
    unless `since` is before `year`.
    """
    record = published(project)
    editions = _both_editions(record, since, year)
    if editions is None:
        return typed_frame(CHANGES)
    then, now = editions
    leading = successions(record, now)
    listed, fate = fates(record, then, now, leading)
    kept = _both_listed(record, leading[int(record.editions[then])].whole, then, now)
    entrants = np.setdiff1d(record.listed(now), kept.after)
    states = carried_states(record, now, leading, method)[entrants - record.of(int(record.editions[now])).start]
    rows = [
        *_entered(entrants, states, then),
        _ended(ChangeKind.LEFT, listed[fate == NOT_LISTED]),
        _ended(ChangeKind.DISCONTINUED, listed[fate == NO_SUCCESSOR]),
        _ended(ChangeKind.NO_LONGER_ASSESSED, listed[fate == IN_DOUBT]),
        *_continued(record, kept, _retitled(project, record, kept, since, year)),
    ]
    return _frame(record, rows)


def reconciliation(project: Project, year: int, since: int, method: Method) -> Reconciliation:
    """The changes from `since` to `year` as counts; all 0 when one of the editions cannot be read."""
    found = changes(project, year, since, method)
    record = published(project)
    editions = _both_editions(record, since, year)
    listed_since, listed_year = (len(record.listed(edition)) for edition in editions) if editions else (0, 0)
    count = {kind: int((found[c.KIND] == kind).sum()) for kind in ChangeKind}
    split, merged = found[found[c.KIND] == ChangeKind.SPLIT], found[found[c.KIND] == ChangeKind.MERGED]
    return Reconciliation(
        since=since,
        year=year,
        listed_since=listed_since,
        entered_first=count[ChangeKind.ENTERED_FIRST],
        entered_returning=count[ChangeKind.ENTERED_RETURNING],
        entered_not_assessed=count[ChangeKind.ENTERED_NOT_ASSESSED],
        left=count[ChangeKind.LEFT],
        discontinued=count[ChangeKind.DISCONTINUED],
        no_longer_assessed=count[ChangeKind.NO_LONGER_ASSESSED],
        added_by_splits=len(split) - split[c.FROM_CODE].nunique(),
        absorbed_by_mergers=len(merged) - merged[c.CODE].nunique(),
        listed_year=listed_year,
    )


def _both_editions(record: Published, since: int, year: int) -> tuple[int, int] | None:
    if since >= year:
        raise ValueError(f"changes run forward: {since} is not before {year}")
    then, now = record.year(since), record.year(year)
    return None if then is None or now is None else (then, now)


def _both_listed(record: Published, pairs: Pairs, then: int, now: int) -> Pairs:
    """The pairs that continue a listing. Two codes of one nomenclature on both lists continue each by itself."""
    was, is_now = _flags(record, record.listed(then)), _flags(record, record.listed(now))
    apart = (pairs.before != pairs.after) & is_now[pairs.before] & was[pairs.after]
    return pairs.where(was[pairs.before] & is_now[pairs.after] & ~apart)


def _entered(entrants: Positions, states: States, then: int) -> Iterator[_Rows]:
    """What the history, a row an entrant, says of those without a listed predecessor."""
    not_assessed = states[:, then] == NOT_ASSESSED_STATE
    before = (states[:, :then] == LISTED_STATE).any(axis=1)
    for kind, which in (
        (ChangeKind.ENTERED_FIRST, ~not_assessed & ~before),
        (ChangeKind.ENTERED_RETURNING, ~not_assessed & before),
        (ChangeKind.ENTERED_NOT_ASSESSED, not_assessed),
    ):
        yield _ended(kind, entrants[which])


def _ended(kind: ChangeKind, occupations: Positions) -> _Rows:
    return _Rows(kind, occupations, np.full(len(occupations), _NOWHERE), np.zeros(len(occupations), dtype=bool))


def _continued(record: Published, kept: Pairs, retitled: Flags) -> Iterator[_Rows]:
    """The pairs that are more than the same code and title again."""
    split = np.bincount(kept.before, minlength=1)[kept.before] > 1
    merged = np.bincount(kept.after, minlength=1)[kept.after] > 1
    renamed = ~split & ~merged & (retitled | (record.codes[kept.before] != record.codes[kept.after]))
    for kind, which in ((ChangeKind.RENAMED, renamed), (ChangeKind.MERGED, merged), (ChangeKind.SPLIT, split)):
        order = np.lexsort((kept.before[which], kept.after[which]))
        yield _Rows(kind, kept.after[which][order], kept.before[which][order], retitled[which][order])


def _retitled(project: Project, record: Published, kept: Pairs, since: int, year: int) -> Flags:
    """Whether each pair has another title, gender forms apart, in the first language in which both lists name it."""
    before = _titles(project, since, record.codes[kept.before])
    after = _titles(project, year, record.codes[kept.after])
    told = (before != "") & (after != "")
    pairs, first = np.arange(len(kept)), told.argmax(axis=1)
    differs: Flags = told.any(axis=1) & (before[pairs, first] != after[pairs, first])
    for pair in np.flatnonzero(differs):
        differs[pair] = title_key(before[pair, first[pair]]) != title_key(after[pair, first[pair]])
    return differs


def _titles(project: Project, year: int, codes: Words) -> Words:
    """The titles of codes on the list of a year, a column each language."""
    rows = listings_of(project, year)[[c.CODE, *TITLES]].drop_duplicates(c.CODE).set_index(c.CODE)
    return rows.to_numpy(dtype=object)[rows.index.get_indexer(pd.Index(codes))]


def _frame(record: Published, rows: list[_Rows]) -> pd.DataFrame:
    occupation = np.concatenate([part.occupations for part in rows])
    origin = np.concatenate([part.origins for part in rows])
    nowhere = origin == _NOWHERE
    kinds = np.array([part.kind for part in rows], dtype=object)
    values = {
        c.KIND: np.repeat(kinds, [len(part.occupations) for part in rows]),
        c.NOMENCLATURE: record.nomenclatures[record.nomenclature[occupation]],
        c.CODE: record.codes[occupation],
        c.FROM_NOMENCLATURE: np.where(nowhere, "", record.nomenclatures[record.nomenclature[origin]]),
        c.FROM_CODE: np.where(nowhere, "", record.codes[origin]),
        c.RETITLED: np.concatenate([part.retitled for part in rows]),
    }
    return typed_frame(CHANGES, values)


def _flags(record: Published, occupations: Positions) -> Flags:
    flags = np.zeros(len(record.codes), dtype=bool)
    flags[occupations] = True
    return flags
