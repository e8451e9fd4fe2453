"""The matrix domain × coverage state, in occupations or in places."""

from typing import Literal, TypeAlias

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis
from shortage_app.domain.codes import COVERAGE_LABELS, Coverage, Status
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


def matrix(analysis: Analysis, measure: CountedIn = "occupations", *, structural_only: bool = False) -> Table:
    """One row a domain: its occupations (or places) by state, the share covered of those in scope, and the total."""
    known = with_known_domain(analysis.listed)
    if structural_only:
        known = known[known[c.STATUS] == Status.STRUCTURAL]
    weight = pd.Series(1, index=known.index) if measure == "occupations" else known[c.PLACES].fillna(0).astype(int)
    counts = pd.crosstab(known[c.DOMAIN], known[c.COVERAGE], weight, aggfunc="sum").reindex(columns=STATES).fillna(0)
    rows = counts.astype(int).rename(columns=str)
    rows["total"] = rows.sum(axis=1)
    in_scope = rows["total"] - rows[Coverage.OUT_OF_SCOPE]
    covered = in_scope - rows[Coverage.NO_PRODUCT]
    rows["rate"] = (covered / in_scope.where(in_scope > 0)).astype("Float64")
    rows = rows.sort_values(["total", c.DOMAIN], ascending=[False, True], kind="stable") if len(rows) else rows
    title = _("Action domain × coverage of the shortage occupations of {year}").format(year=analysis.year)
    table = rows.reset_index(names=c.DOMAIN)[[c.DOMAIN, *STATES, "rate", "total"]]
    return Table("matrix", title, _MATRIX_COLUMNS, table, source_notes(analysis))


_MATRIX_COLUMNS = (
    TableColumn(c.DOMAIN, N_("Action domain"), width=36),
    *(TableColumn(state.value, COVERAGE_LABELS[state], Format.INTEGER, total=True, width=16) for state in STATES),
    TableColumn("rate", N_("Covered"), Format.PERCENT),
    TableColumn("total", N_("Total"), Format.INTEGER, total=True),
)


def with_known_domain(listed: pd.DataFrame) -> pd.DataFrame:
    """The occupations, those without a domain under words that say so."""
    return listed.assign(**{c.DOMAIN: listed[c.DOMAIN].where(listed[c.DOMAIN] != "", _("No domain known"))})
