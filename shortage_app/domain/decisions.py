"""The register of decisions: one row an occupation, year and kind; open ones go on in the next edition's."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.carried_links import carried_links
from shortage_app.domain.change import Replacement, conform
from shortage_app.domain.codes import CLOSED_STATES, DecisionState, EditionStatus
from shortage_app.domain.occupations import edition_status, listings_of, nomenclature_of, previous_edition
from shortage_app.domain.project import Project

KEY = [c.OCCUPATION_CODE, c.YEAR, c.KIND]
LISTED = "listed"
_ORIGIN = "origin"


@dataclass(frozen=True)
class Decision:
    """What was decided for an occupation in a year. Days are written 2019-12-31; decided_by is a name."""

    occupation_code: str
    year: int
    kind: str
    note: str = ""
    owner: str = ""
    due: str = ""
    state: str = DecisionState.OPEN.value
    decided_by: str = ""
    decided_on: str = ""
    changed_by: str = ""
    changed_on: str = ""
    carried_from_year: int | None = None

    @property
    def key(self) -> tuple[str, int, str]:
        """What tells it apart."""
        return self.occupation_code, self.year, self.kind


class AlreadyDecided(ValueError):
    """The register holds a decision of that kind for the occupation and year."""


def decisions_of(rows: pd.DataFrame) -> list[Decision]:
    """The decisions in rows of Project.decisions."""
    plain = rows.astype(object).where(rows.notna(), None)
    return [Decision(**{str(name): value for name, value in row.items()}) for row in plain.to_dict("records")]


def found(project: Project, code: str, year: int, kind: str) -> Decision | None:
    """The decision of a kind for an occupation and year."""
    rows = project.decisions
    same = (rows[c.OCCUPATION_CODE] == code) & (rows[c.YEAR] == year) & (rows[c.KIND] == kind)
    return next(iter(decisions_of(rows[same.to_numpy(bool)])), None)


def kept(project: Project, decision: Decision, before: Decision | None = None) -> Replacement:
    """The decision in the register, in the place of what it was before; AlreadyDecided where another stands there."""
    moved = before is None or before.key != decision.key
    if moved and found(project, *decision.key) is not None:
        raise AlreadyDecided(decision.key)
    return replaced([decision] if before is None else [before, decision], [decision])


def replaced(before: Iterable[Decision], after: Sequence[Decision]) -> Replacement:
    """Decisions in the place of others."""
    places = pd.DataFrame([decision.key for decision in before], columns=KEY)
    return Replacement("decisions", places, conform("decisions", pd.DataFrame([asdict(one) for one in after])))


def is_open(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Which decisions are still to be carried out."""
    return ~rows[c.STATE].isin(CLOSED_STATES)


def is_overdue(rows: pd.DataFrame, today: str) -> "pd.Series[bool]":
    """Which open decisions were due before a day written 2019-12-31."""
    return is_open(rows) & (rows[c.DUE] != "") & (rows[c.DUE] < today)


@lru_cache(maxsize=8)  # the page of decisions asks again in every language
def to_carry(project: Project, year: int) -> pd.DataFrame:
    """The open decisions of earlier years for occupations as the edition of `year` names them.

    The columns of Project.decisions with the code and year they would have, carried_from_year and `listed`. A decision
    follows the approved crosswalk to every successor of its occupation; one that leads nowhere, or stands in the
    register of `year` already, is left out. Of two that would stand in one place the later is taken. Nothing is
    offered for a year without an edition. Not to be changed.
    """
    return _candidates(project, year).drop_duplicates(KEY, keep="last").drop(columns=_ORIGIN).reset_index(drop=True)


def _candidates(project: Project, year: int) -> pd.DataFrame:
    """Every open earlier decision under each code it would have, by year; `origin` is its code now."""
    rows = project.decisions
    earlier = rows[(is_open(rows) & (rows[c.YEAR] < year)).to_numpy(bool)]
    if edition_status(project, year) != EditionStatus.PUBLISHED:
        earlier = rows.iloc[:0]
    spoken = earlier.copy()
    spoken[c.NOMENCLATURE] = pd.Series([_spoken_in(project, int(own)) for own in earlier[c.YEAR]], earlier.index, "str")
    spoken[_ORIGIN] = earlier[c.OCCUPATION_CODE]
    spoken[c.CARRIED_FROM_YEAR] = earlier[c.YEAR].astype("Int64")
    there = carried_links(spoken, project.crosswalk, nomenclature_of(project, year)).assign(**{c.YEAR: year})
    there = there[~pd.MultiIndex.from_frame(there[KEY]).isin(pd.MultiIndex.from_frame(rows[KEY]))]
    there[LISTED] = there[c.OCCUPATION_CODE].isin(listings_of(project, year)[c.CODE])
    return there.drop(columns=c.NOMENCLATURE).sort_values(c.CARRIED_FROM_YEAR, kind="stable")


def carried(project: Project, year: int, codes: Iterable[str] | None = None) -> tuple[list[Decision], list[Decision]]:
    """The decisions of earlier years that would end, and those of `year` that would go on in their place.

    codes: of the occupations in the edition of `year` whose decisions are carried; None for all of them.
    """
    wanted = to_carry(project, year)
    if codes is not None:
        wanted = wanted[wanted[c.OCCUPATION_CODE].isin(set(codes))]
    candidates = _candidates(project, year)
    ending = candidates[pd.MultiIndex.from_frame(candidates[KEY]).isin(pd.MultiIndex.from_frame(wanted[KEY]))]
    ends = set(zip(ending[_ORIGIN], ending[c.CARRIED_FROM_YEAR], ending[c.KIND], strict=True))
    before = [decision for decision in decisions_of(project.decisions) if decision.key in ends]
    return before, decisions_of(wanted.drop(columns=LISTED))


def _spoken_in(project: Project, year: int) -> str:
    """The nomenclature in which the register of a year names occupations: of its edition, else of the one before."""
    return nomenclature_of(project, year) or nomenclature_of(project, previous_edition(project, year) or year)
