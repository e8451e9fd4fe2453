"""A successor that a person names: a row of the crosswalk that no likeness of titles has proposed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.change import Change
from shortage_app.domain.codes import CrosswalkState, Relation
from shortage_app.domain.crosswalk_review import nomenclatures, state_of
from shortage_app.domain.project import Project
from shortage_app.report.titles import nomenclature_titles
from shortage_app.text import N_, _
from shortage_app.workflow.intake import Told, intake
from shortage_app.workflow.linking import planner
from shortage_app.workflow.workspaces import OpenWorkspace, perform


class NoSuccessor(ValueError):
    """Two codes of which the second cannot succeed the first; the text says why."""


@dataclass(frozen=True)
class Code:
    """An occupation as a nomenclature names it."""

    nomenclature: str
    code: str


def candidates(project: Project) -> tuple[Mapping[Code, str], Mapping[Code, str]]:
    """The titles of the codes that may have a successor, and of those that may be one: of nomenclatures in use."""
    ranks = _ranks(project)
    titles = {Code(*key): title for key, title in nomenclature_titles(project).items() if key[0] in ranks}
    last = max(ranks.values(), default=0)
    older = {code: title for code, title in titles.items() if ranks[code.nomenclature] < last}
    return older, {code: title for code, title in titles.items() if ranks[code.nomenclature] > 0}


def succeed(workspace: OpenWorkspace, before: Code, after: Code, relation: Relation) -> OpenWorkspace:
    """Say that a code continues in another, as an approved row of an imported crosswalk would; NoSuccessor if not."""
    check_successor(workspace.project, before, after)
    row = pd.DataFrame(
        {
            c.FROM_NOMENCLATURE: [before.nomenclature],
            c.FROM_CODE: [before.code],
            c.TO_NOMENCLATURE: [after.nomenclature],
            c.TO_CODE: [after.code],
            c.RELATION: [relation.value],
            c.APPROVED: [True],
            c.DECIDED_BY: [planner()],
            c.DECIDED_ON: [date.today().isoformat()],
        }
    )
    taken = intake("crosswalk", row, workspace.project, Told())
    parts: dict[str, str | int] = {"before": before.code, "after": after.code}
    return perform(workspace, Change(N_("Add the successor {before} → {after}"), taken.replacements, parts=parts))


def check_successor(project: Project, before: Code, after: Code) -> None:
    """NoSuccessor where the second code cannot succeed the first, or does so already."""
    ranks = _ranks(project)
    if ranks.get(after.nomenclature, -1) <= ranks.get(before.nomenclature, -1):
        raise NoSuccessor(_("The successor must stand in a later nomenclature than the old code."))
    rows = project.crosswalk
    same = (
        (rows[c.FROM_NOMENCLATURE] == before.nomenclature)
        & (rows[c.FROM_CODE] == before.code)
        & (rows[c.TO_NOMENCLATURE] == after.nomenclature)
        & (rows[c.TO_CODE] == after.code)
    )
    if (state_of(rows[same]) == CrosswalkState.APPROVED).any():
        raise NoSuccessor(_("This successor stands in the crosswalk already."))


def _ranks(project: Project) -> dict[str, int]:
    """The nomenclatures of editions, in the order in which they came into use."""
    known = nomenclatures(project)
    return {name: rank for rank, name in enumerate(known.loc[known[c.FIRST_YEAR].notna(), c.NOMENCLATURE])}
