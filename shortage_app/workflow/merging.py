"""Two workspaces compared and merged: what the other one decided, taken over where a person says so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.codes import DECISION_KIND_LABELS, DECISION_STATE_LABELS, RELATION_LABELS, STRENGTH_LABELS
from shortage_app.domain.merge import Difference, Side, compare, merged
from shortage_app.domain.project import STORED_COLUMNS, Project
from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.report.titles import titles
from shortage_app.text import N_, _, day_words
from shortage_app.workflow.workspaces import OpenWorkspace, open_workspace, perform

__all__ = ["Comparison", "Difference", "Side", "compare_with", "differences_table", "merge"]

FRAME_LABELS = {"links": N_("Link"), "decisions": N_("Decision"), "crosswalk": N_("Crosswalk")}
ANSWER_LABELS = {Side.MINE.value: N_("Keep mine"), Side.THEIRS.value: N_("Take theirs"), "": N_("To decide")}
_COLUMNS = (
    TableColumn("place", N_("No."), Format.INTEGER, shown=False),
    TableColumn("frame", N_("Kind"), Format.CHOICE, labels=FRAME_LABELS),
    TableColumn("where", N_("Subject"), width=40),
    TableColumn("mine", N_("Here"), width=58),
    TableColumn("theirs", N_("There"), width=58),
    TableColumn("answer", N_("Result"), Format.CHOICE, labels=ANSWER_LABELS, width=14),
)


@dataclass(frozen=True, eq=False)
class Comparison:
    """What another workspace decided that this one did not, or otherwise."""

    path: Path
    differences: tuple[Difference, ...]

    @property
    def new(self) -> tuple[Difference, ...]:
        """Decided only there."""
        return tuple(difference for difference in self.differences if not difference.is_conflict)

    @property
    def conflicts(self) -> tuple[Difference, ...]:
        """Decided here and there, and not alike."""
        return tuple(difference for difference in self.differences if difference.is_conflict)


def compare_with(workspace: OpenWorkspace, other: Path) -> Comparison:
    """Compare with another workspace; WorkspaceError where that one cannot be read."""
    return Comparison(other, compare(workspace.project, open_workspace(other).project))


def merge(workspace: OpenWorkspace, comparison: Comparison, choices: Mapping[Difference, Side]) -> OpenWorkspace:
    """Take over what is new there, and the conflicts for which `choices` says so; one change, that can be undone."""
    change = merged(comparison.differences, choices, comparison.path.name)
    return perform(workspace, change) if change.replacements else workspace


def differences_table(
    comparison: Comparison, project: Project, choices: Mapping[Difference, Side] | None = None
) -> Table:
    """Every difference in a row: what it is about, what each side says, and which of them will stand."""
    named, chosen = _titles(project), choices or {}
    rows = [
        {
            "place": place,
            "frame": difference.frame,
            "where": _where(difference, named),
            "mine": _answer(difference.frame, difference.mine) or "\N{EN DASH}",
            "theirs": _answer(difference.frame, difference.theirs),
            "answer": _standing(difference, chosen),
        }
        for place, difference in enumerate(comparison.differences)
    ]
    frame = pd.DataFrame(rows, columns=[column.name for column in _COLUMNS])
    title = _("Differences with “{name}”").format(name=comparison.path.name)
    return Table("differences", title, _COLUMNS, frame)


def _standing(difference: Difference, choices: Mapping[Difference, Side]) -> str:
    if difference in choices:
        return choices[difference].value
    return "" if difference.is_conflict else Side.THEIRS.value


def _where(difference: Difference, titles: Mapping[str, str]) -> str:
    """The key in words: codes with the titles that are known, a year in brackets."""
    value = dict(zip(STORED_COLUMNS[difference.frame], difference.theirs[0], strict=True))
    if difference.frame == "crosswalk":
        return f"{value[c.FROM_NOMENCLATURE]} {value[c.FROM_CODE]} → {value[c.TO_NOMENCLATURE]} {value[c.TO_CODE]}"
    occupation = _named(value[c.OCCUPATION_CODE], titles)
    if difference.frame == "decisions":
        return f"{occupation} ({value[c.YEAR]})"
    year = f" ({value[c.CATALOGUE_YEAR]})" if value[c.CATALOGUE_YEAR] is not None else ""
    return f"{_named(value[c.PRODUCT_CODE], titles)} → {occupation}{year}"


def _answer(frame: str, rows: Sequence[tuple[object, ...]]) -> str:
    return " · ".join(filter(None, (_said(frame, dict(zip(STORED_COLUMNS[frame], row, strict=True))) for row in rows)))


def _said(frame: str, value: Mapping[str, object]) -> str:
    """What one row says, shortly."""
    if frame == "links":
        strength = str(value[c.STRENGTH])
        parts = [_(STRENGTH_LABELS.get(strength, strength)), str(value[c.DECIDED_BY]), str(value[c.NOTE])]
    elif frame == "decisions":
        kind, state = str(value[c.KIND]), str(value[c.STATE])
        parts = [_(DECISION_KIND_LABELS.get(kind, kind)), _(DECISION_STATE_LABELS.get(state, state))]
        parts += [str(value[c.OWNER]), day_words(value[c.DUE]), str(value[c.NOTE])]
    else:
        relation = str(value[c.RELATION])
        approved = _("approved") if value[c.APPROVED] else _("not approved")
        parts = [_(RELATION_LABELS.get(relation, relation)), approved]
    return ", ".join(filter(None, parts))


def _named(code: object, titles: Mapping[str, str]) -> str:
    return f"{code} {titles[str(code)]}" if str(code) in titles else str(code)


def _titles(project: Project) -> dict[str, str]:
    """A title for every code of an occupation or a product, the latest."""
    listed = project.listings.sort_values(c.REFERENCE_YEAR, kind="stable")
    offered = project.products.sort_values(c.CATALOGUE_YEAR, kind="stable")
    pairs = ((offered[c.PRODUCT_CODE], titles(offered)), (listed[c.CODE], titles(listed)))
    return {code: title for codes, words in pairs for code, title in zip(codes, words, strict=True)}
