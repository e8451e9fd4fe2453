"""Review the crosswalk: what waits, and what a person decides of it, with who and when."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.change import Change, Replacement
from shortage_app.domain.codes import CrosswalkState, Relation
from shortage_app.domain.crosswalk_review import KEYS, review
from shortage_app.domain.likeness import Near, Translate
from shortage_app.domain.project import STORED_COLUMNS, Project
from shortage_app.progress import UNWATCHED, Progress
from shortage_app.text import N_
from shortage_app.workflow.linking import planner
from shortage_app.workflow.workspaces import OpenWorkspace, perform

__all__ = ["CrosswalkState", "Relation", "decide", "decided", "relate", "reviewed", "surest"]

_ACCEPTED = N_("Accept {before} → {after} in the crosswalk"), N_("Accept {count} rows of the crosswalk")
_REJECTED = N_("Reject {before} → {after} in the crosswalk"), N_("Reject {count} rows of the crosswalk")


def reviewed(project: Project, progress: Progress = UNWATCHED) -> pd.DataFrame:
    """Every row of the crosswalk and every one proposed, titles of two languages compared by translation (REVIEW).

    Raises Cancelled.
    """
    return review(project, translator(project), progress)


def translator(project: Project) -> Translate:
    """Compares titles of two languages by the titles of occupations and products that stand in both."""
    titled = pd.concat([project.listings, project.products], ignore_index=True)

    def translate(one: str, other: str, named: Sequence[str]) -> Near:
        from shortage_app.matching.translated import translated_likeness

        both = titled[((titled[one] != "") & (titled[other] != "")).to_numpy()]
        phrases = dict.fromkeys(zip(both[one], both[other], strict=True))
        return translated_likeness(named, list(phrases))

    return translate


def surest(rows: pd.DataFrame, confidence: float) -> pd.DataFrame:
    """Of rows of a review those that wait and are at least as sure; of what is not known to be sure none is."""
    sure = rows[c.CONFIDENCE].fillna(0) >= confidence
    return rows[sure & (rows[c.STATE] == CrosswalkState.WAITING)]


def decided(rows: pd.DataFrame, *, approved: bool) -> pd.DataFrame:
    """The rows approved or refused, as they would be stored."""
    return _decided(rows, approved=approved, by="")


def decide(workspace: OpenWorkspace, rows: pd.DataFrame, *, approved: bool, by: str = "") -> OpenWorkspace:
    """Approve or refuse rows of a review as one change, so one step of undo."""
    if rows.empty:
        return workspace
    one, several = _ACCEPTED if approved else _REJECTED
    return _stored(workspace, one if len(rows) == 1 else several, _decided(rows, approved=approved, by=by))


def relate(workspace: OpenWorkspace, rows: pd.DataFrame, relation: Relation) -> OpenWorkspace:
    """Say how the codes of rows continue; what was decided of them stays, and is signed anew."""
    changed = rows.assign(**{c.RELATION: relation.value})
    signed = (changed[c.STATE] != CrosswalkState.WAITING).to_numpy(dtype=bool)
    changed[c.DECIDED_BY] = changed[c.DECIDED_BY].where(~signed, planner())
    changed[c.DECIDED_ON] = changed[c.DECIDED_ON].where(~signed, _today())
    return _stored(
        workspace, N_("Change the relation of {before} → {after}"), changed[list(STORED_COLUMNS["crosswalk"])]
    )


def _decided(rows: pd.DataFrame, *, approved: bool, by: str) -> pd.DataFrame:
    decided = rows[list(STORED_COLUMNS["crosswalk"])].copy()
    decided[c.APPROVED] = approved
    decided[c.DECIDED_BY] = by or planner()
    decided[c.DECIDED_ON] = _today()
    return decided


def _stored(workspace: OpenWorkspace, words: str, rows: pd.DataFrame) -> OpenWorkspace:
    """One change; `words` may name the codes of the first row, and how many there are."""
    first = rows.iloc[0]
    parts: dict[str, str | int] = {
        "before": str(first[c.FROM_CODE]),
        "after": str(first[c.TO_CODE]),
        "count": len(rows),
    }
    return perform(workspace, Change(words, (Replacement("crosswalk", rows[list(KEYS)], rows),), parts=parts))


def _today() -> str:
    return date.today().isoformat()
