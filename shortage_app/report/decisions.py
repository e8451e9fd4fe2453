"""The register of decisions as a table, and what is to be said of it in a sentence."""

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from shortage_app.domain import codes
from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis
from shortage_app.domain.decisions import LISTED, Decision, decisions_of, is_open, is_overdue, to_carry
from shortage_app.domain.part import PartialAnalysis
from shortage_app.domain.project import Project
from shortage_app.report.columns import COLUMNS
from shortage_app.report.notes import synthetic_note
from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.report.tables import all_titles
from shortage_app.text import N_, _, ngettext

OVERDUE = "overdue"
_COLUMNS = (
    COLUMNS[c.OCCUPATION_CODE],
    TableColumn(c.TITLE, N_("Occupation"), width=44),
    TableColumn(c.YEAR, N_("Year"), Format.YEAR),
    TableColumn(c.KIND, N_("Decision"), Format.CHOICE, codes.DECISION_KIND_LABELS, width=24),
    TableColumn(c.STATE, N_("State"), Format.CHOICE, codes.DECISION_STATE_LABELS, width=16),
    COLUMNS[c.OWNER],
    COLUMNS[c.DUE],
    TableColumn(OVERDUE, N_("Overdue"), Format.FLAG, shown=False),
    replace(COLUMNS[c.NOTE], width=44),
    replace(COLUMNS[c.DECIDED_ON], shown=False),
    replace(COLUMNS[c.DECIDED_BY], shown=False),
    replace(COLUMNS[c.CHANGED_ON], shown=False),
    replace(COLUMNS[c.CHANGED_BY], shown=False),
    replace(COLUMNS[c.CARRIED_FROM_YEAR], shown=False),
)


def decisions(project: Project, year: int | None = None, today: date | None = None) -> Table:
    """The register, of one year or of all: the latest year first, then what is still open, then the most urgent."""
    rows = project.decisions
    if year is not None:
        rows = rows[(rows[c.YEAR] == year).to_numpy()]
    day = (today or date.today()).isoformat()
    known = all_titles(project, rows[c.OCCUPATION_CODE].unique()).to_dict()
    table = rows.copy()
    table[c.TITLE] = pd.Series([known.get(code, code) for code in rows[c.OCCUPATION_CODE]], rows.index, "str")
    table[OVERDUE] = is_overdue(rows, day)
    table["closed"] = ~is_open(rows)
    table["urgency"] = rows[c.DUE].where(rows[c.DUE] != "", "9999")  # a decision without a day comes last
    table = table.sort_values(
        [c.YEAR, "closed", "urgency", c.TITLE], ascending=[False, True, True, True], kind="stable"
    )
    title = _("Decisions") if year is None else _("Decisions of {year}").format(year=year)
    notes = (synthetic_note(),) if project.synthetic else ()
    names = [column.name for column in _COLUMNS]
    return Table("decisions", title, _COLUMNS, table[names].reset_index(drop=True), notes)


def decisions_of_year(analysis: Analysis) -> Table:
    """The register of the year for its workbook, with a note on what earlier years left open.

    Of an analysis limited to a pole or domain only the decisions for its occupations.
    """
    table, waiting = decisions(analysis.project, analysis.year), to_carry(analysis.project, analysis.year)
    if isinstance(analysis, PartialAnalysis):
        own = analysis.occupations[c.CODE]
        table = replace(table, rows=_among(table.rows, own))
        waiting = _among(waiting, own)
    told = ngettext(
        "{count} open decision of earlier years has not been carried over.",
        "{count} open decisions of earlier years have not been carried over.",
        len(waiting),
    ).format(count=len(waiting))
    return replace(table, notes=(*table.notes, told)) if len(waiting) else table


def _among(rows: pd.DataFrame, occupations: "pd.Series[str]") -> pd.DataFrame:
    return rows[rows[c.OCCUPATION_CODE].isin(occupations).to_numpy()].reset_index(drop=True)


@dataclass(frozen=True)
class Standing:
    """How many decisions of a year there are, are open and are overdue."""

    noted: int
    open: int
    overdue: int

    @property
    def words(self) -> str:
        """As one line: « 7 decisions · 4 open · 1 overdue »."""
        parts = [ngettext("{count} decision", "{count} decisions", self.noted).format(count=self.noted)]
        if self.noted:
            parts.append(_("{count} open").format(count=self.open))
        if self.overdue:
            parts.append(_("{count} overdue").format(count=self.overdue))
        return " · ".join(parts)


def standing(project: Project, year: int | None = None, today: date | None = None) -> Standing:
    """How the decisions of a year stand; without a year those of all years."""
    rows = project.decisions if year is None else project.decisions[(project.decisions[c.YEAR] == year).to_numpy()]
    day = (today or date.today()).isoformat()
    return Standing(len(rows), int(is_open(rows).sum()), int(is_overdue(rows, day).sum()))


def carrying(project: Project, year: int) -> str:
    """What earlier years left open and could be carried over to a year, in a sentence; "" for nothing."""
    waiting = to_carry(project, year)
    if waiting.empty:
        return ""
    gone = int((~waiting[LISTED]).sum())
    sentence = ngettext(
        "{count} open decision of earlier years is not in the register of {year} yet.",
        "{count} open decisions of earlier years are not in the register of {year} yet.",
        len(waiting),
    ).format(count=len(waiting), year=year)
    if not gone:
        return sentence
    aside = ngettext(
        "{count} is for an occupation that is no longer listed.",
        "{count} are for occupations that are no longer listed.",
        gone,
    ).format(count=gone)
    return f"{sentence} {aside}"


def of_occupation(project: Project, code: str) -> list[Decision]:
    """The decisions for an occupation, the latest year first."""
    rows = project.decisions[(project.decisions[c.OCCUPATION_CODE] == code).to_numpy()]
    return decisions_of(rows.sort_values([c.YEAR, c.DECIDED_ON], ascending=False, kind="stable"))


def kind_words(kind: str) -> str:
    """A kind of decision as a person reads it; one of the planner's own as she wrote it."""
    return _(codes.DECISION_KIND_LABELS[kind]) if kind in codes.DECISION_KIND_LABELS else kind


def state_words(state: str) -> str:
    """The state of a decision as a person reads it."""
    return _(codes.DECISION_STATE_LABELS[state]) if state in codes.DECISION_STATE_LABELS else state


def owners(project: Project) -> list[str]:
    """The owners named so far, in order."""
    return sorted({str(owner) for owner in project.decisions[c.OWNER] if owner}, key=str.casefold)
