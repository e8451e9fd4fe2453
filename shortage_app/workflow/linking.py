"""What a planner decides of links: one change each, with who and when."""

import getpass
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.change import Change, Replacement, conform
from shortage_app.domain.codes import Verdict
from shortage_app.domain.occupations import nomenclature_of
from shortage_app.domain.said_links import ORIGIN_DECISION
from shortage_app.text import N_
from shortage_app.workflow.workspaces import OpenWorkspace, perform

__all__ = ["Judged", "Verdict", "decide", "decide_all", "planner", "undoes_links"]


@dataclass(frozen=True)
class Judged:
    """A product, an occupation, and what was decided of them; `title` is what undo names the product by."""

    product_code: str
    occupation_code: str
    verdict: Verdict
    title: str = ""
    note: str = ""


def decide(workspace: OpenWorkspace, year: int, judged: Judged, by: str = "") -> OpenWorkspace:
    """Decide one link of a year, in the place of what was decided of it for that year."""
    change = Change(
        _NAMES[judged.verdict],
        (_decisions(workspace, year, [judged], by),),
        parts={"product": judged.title or judged.product_code},
    )
    return perform(workspace, change)


def decide_all(workspace: OpenWorkspace, year: int, judged: Iterable[Judged], by: str = "") -> OpenWorkspace:
    """Decide several links of a year as one change, so one step of undo."""
    several = list(judged)
    if not several:
        return workspace
    if len(several) == 1:
        return decide(workspace, year, several[0], by)
    change = Change(_NAME_OF_SEVERAL, (_decisions(workspace, year, several, by),), parts={"count": len(several)})
    return perform(workspace, change)


def undoes_links(workspace: OpenWorkspace) -> bool:
    """Whether undo() would take back what was decided of links."""
    done = workspace.state.history.done
    return bool(done) and done[-1].name in (*_NAMES.values(), _NAME_OF_SEVERAL)


def planner() -> str:
    """Who decides: the name under which the user is known to the computer, "" where it has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


_NAME_OF_SEVERAL = N_("Decide {count} links")
_NAMES = {
    Verdict.DIRECT: N_("Link “{product}” directly"),
    Verdict.INDIRECT: N_("Link “{product}” indirectly"),
    Verdict.REFUSED: N_("Reject a link of “{product}”"),
    Verdict.ASIDE: N_("Put a link of “{product}” aside"),
}


def _decisions(workspace: OpenWorkspace, year: int, judged: list[Judged], by: str) -> Replacement:
    rows = pd.DataFrame(
        {
            c.CATALOGUE_YEAR: year,
            c.PRODUCT_CODE: [each.product_code for each in judged],
            c.OCCUPATION_CODE: [each.occupation_code for each in judged],
            c.NOMENCLATURE: nomenclature_of(workspace.project, year),
            c.STRENGTH: [each.verdict.value for each in judged],
            c.ORIGIN: ORIGIN_DECISION,
            c.DECIDED_BY: by or planner(),
            c.DECIDED_ON: date.today().isoformat(),
            c.NOTE: [each.note for each in judged],
        }
    )
    rows = rows.drop_duplicates([c.PRODUCT_CODE, c.OCCUPATION_CODE], keep="last")
    keys = [c.CATALOGUE_YEAR, c.PRODUCT_CODE, c.OCCUPATION_CODE, c.ORIGIN]
    return Replacement("links", rows[keys], conform("links", rows))
