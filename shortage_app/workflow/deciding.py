"""What a person does in the register of decisions: note, amend, close, delete, carry over to the next edition."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from shortage_app.domain.change import Change
from shortage_app.domain.codes import DecisionState
from shortage_app.domain.decisions import AlreadyDecided, Decision, carried, kept, replaced
from shortage_app.text import N_, _
from shortage_app.workflow.linking import planner
from shortage_app.workflow.workspaces import OpenWorkspace, perform

__all__ = [
    "AlreadyDecided",
    "DayNotRead",
    "Decision",
    "carry_over",
    "day_of",
    "delete",
    "keep",
    "set_state",
]

_CHANGE_ONE = N_("Change the decision for {code}")


class DayNotRead(ValueError):
    """Words that are no day; its text says how a day is written."""


def day_of(words: str) -> str:
    """A day as a person writes it ("31/12/2020", "31 décembre 2020") in the form 2020-12-31; "" for nothing written."""
    if not words.strip():
        return ""
    from shortage_app.files.reading.dates import written_date  # late: with all that reads files, for a typed day only

    day = written_date(words, first_is_day=True)
    if day is None:
        raise DayNotRead(_("“{words}” is not a day. Write it as 31/12/2020.").format(words=words.strip()))
    return day.isoformat()


def keep(workspace: OpenWorkspace, decision: Decision, before: Decision | None = None) -> OpenWorkspace:
    """Note a decision, or amend the one it was before; AlreadyDecided where another of its kind stands there."""
    signed = _noted(decision) if before is None else _amended(decision)
    name = N_("Log a decision for {code}") if before is None else _CHANGE_ONE
    change = Change(name, (kept(workspace.project, signed, before),), parts={"code": decision.occupation_code})
    return perform(workspace, change)


def set_state(workspace: OpenWorkspace, decisions: Sequence[Decision], state: DecisionState) -> OpenWorkspace:
    """Say how far decisions have come."""
    after = [_amended(replace(one, state=state.value)) for one in decisions]
    return perform(workspace, _named(_CHANGE_ONE, N_("Change {count} decisions"), decisions, after))


def delete(workspace: OpenWorkspace, decisions: Sequence[Decision]) -> OpenWorkspace:
    """Take decisions out of the register."""
    one, several = N_("Delete the decision for {code}"), N_("Delete {count} decisions")
    return perform(workspace, _named(one, several, decisions, []))


def carry_over(workspace: OpenWorkspace, year: int, codes: Iterable[str] | None = None) -> OpenWorkspace:
    """Let open decisions of earlier years go on in the register of `year`; in their own they end as carried over."""
    ending, going_on = carried(workspace.project, year, codes)
    closed = [_amended(replace(one, state=DecisionState.CARRIED.value)) for one in ending]
    moved = replaced([*ending, *going_on], [*closed, *going_on])
    return perform(workspace, Change(N_("Carry decisions over to {year}"), (moved,), parts={"year": year}))


def _named(one: str, several: str, before: Sequence[Decision], after: Sequence[Decision]) -> Change:
    """The change of some decisions, named after the occupation where it is one; never after a person."""
    parts: dict[str, str | int] = {"code": before[0].occupation_code, "count": len(before)}
    return Change(one if len(before) == 1 else several, (replaced(before, after),), parts=parts)


def _noted(decision: Decision) -> Decision:
    return replace(decision, decided_by=planner(), decided_on=date.today().isoformat())


def _amended(decision: Decision) -> Decision:
    return replace(decision, changed_by=planner(), changed_on=date.today().isoformat())
