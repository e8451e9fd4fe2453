"""The matrix domain × coverage state, in occupations or in places."""

from typing import Literal, TypeAlias

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis
from shortage_app.domain.codes import COVERAGE_LABELS, Coverage
from shortage_app.report.notes import source_notes
from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.text import N_, _

CountedIn: TypeAlias = Literal["occupations", "places"]
STATES = (
    Coverage.DIRECT,
    Coverage.INDIRECT,
    Coverage.NOT_OFFERED,
    Coverage.NO_PRODUCT,
    Coverage.OUT_OF_SCOPE,
)


def matrix(analysis: Analysis, measure: CountedIn = "occupations", by: str = c.DOMAIN) -> Table:
    """One row a domain (or `by`: pole): its occupations, or places, by state; the share covered of those in scope."""
    known = with_known(analysis.listed, by)
    weight = pd.Series(1, index=known.index) if measure == "occupations" else known[c.PLACES].fillna(0).astype(int)
    counts = pd.crosstab(known[by], known[c.COVERAGE], weight, aggfunc="sum").reindex(columns=STATES).fillna(0)
    rows = counts.astype(int).rename(columns=str)
    rows["total"] = rows.sum(axis=1)
    in_scope = rows["total"] - rows[Coverage.OUT_OF_SCOPE]
    covered = in_scope - rows[Coverage.NO_PRODUCT]
    rows["rate"] = (covered / in_scope.where(in_scope > 0)).astype("Float64")
    rows = rows.sort_values(["total", by], ascending=[False, True], kind="stable") if len(rows) else rows
    table = rows.reset_index(names=by)[[by, *STATES, "rate", "total"]]
    title = _TITLES[by]().format(year=analysis.year)
    return Table("matrix", title, (_FIRST_COLUMN[by], *_MATRIX_COLUMNS), table, source_notes(analysis))


_TITLES = {
    c.DOMAIN: lambda: _("Action domain × coverage of the shortage occupations of {year}"),
    c.POLE: lambda: _("Pole × coverage of the shortage occupations of {year}"),
}
_FIRST_COLUMN = {
    c.DOMAIN: TableColumn(c.DOMAIN, N_("Action domain"), width=36),
    c.POLE: TableColumn(c.POLE, N_("Training and employment pole"), width=36),
}
_MATRIX_COLUMNS = (
    *(TableColumn(state.value, COVERAGE_LABELS[state], Format.INTEGER, total=True, width=11) for state in STATES),
    TableColumn("rate", N_("Covered"), Format.PERCENT),
    TableColumn("total", N_("Total"), Format.INTEGER, total=True),
)


def with_known(listed: pd.DataFrame, by: str) -> pd.DataFrame:
    """The occupations, those without a domain or a pole under words that say so."""
    unknown = _("No domain known") if by == c.DOMAIN else _("Outside the poles")
    return listed.assign(**{by: listed[by].where(listed[by].fillna("") != "", unknown)})
