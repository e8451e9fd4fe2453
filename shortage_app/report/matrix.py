"""The matrix domain × coverage state, in occupations or in places."""

from typing import Literal, TypeAlias

import numpy as np
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis
from shortage_app.domain.codes import COVERAGE_LABELS, Coverage
from shortage_app.report.chart import Bar, BarChart, Segment
from shortage_app.report.notes import source_notes
from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.text import N_, _, number

CountedIn: TypeAlias = Literal["occupations", "places"]
STATE_ROLES = {
    Coverage.DIRECT: "direct",
    Coverage.INDIRECT: "indirect",
    Coverage.NOT_OFFERED: "notoff",
    Coverage.NO_PRODUCT: "none",
    Coverage.OUT_OF_SCOPE: "out",
}
MOST_BARS = 20  # more would not fit on a page
STATES = (
    Coverage.DIRECT,
    Coverage.INDIRECT,
    Coverage.NOT_OFFERED,
    Coverage.NO_PRODUCT,
    Coverage.OUT_OF_SCOPE,
)


def matrix(analysis: Analysis, measure: CountedIn = "occupations", by: str = c.DOMAIN) -> Table:
    """One row a domain (or `by`: pole): its occupations by state, the share covered of those in scope, and the total.

    In places: those of offered products, each product once in every cell and once in every total, so that cells may
    add up to more; beside them the share of the places that go to occupations with a direct link.
    """
    counts = _occupations(analysis, by) if measure == "occupations" else _places(analysis, by)
    ordered = counts.sort_values(["total", by], ascending=[False, True], kind="stable") if len(counts) else counts
    table = ordered.reset_index(names=by)[[by, *STATES, "rate", "total"]]
    title = _TITLES[by]().format(year=analysis.year)
    return Table("matrix", title, (_FIRST_COLUMN[by], *_COLUMNS[measure]), table, source_notes(analysis))


def matrix_chart(analysis: Analysis) -> BarChart | None:
    """The largest domains of the matrix as lying bars of occupations by state; None without a catalogue."""
    if not analysis.has_catalogue:
        return None
    table = matrix(analysis)
    drawn = table.rows.head(MOST_BARS).to_dict("records")
    largest = _("{title}: the {count} largest").format(title=table.title, count=len(drawn))
    return BarChart(
        title=table.title if len(drawn) == len(table.rows) else largest,
        subtitle=_("Number of shortage occupations"),
        table=table,
        alternative="; ".join(
            _("{label}: {figure}").format(label=row[c.DOMAIN], figure=number(row["total"])) for row in drawn
        ),
        notes=table.notes,
        bars=tuple(
            Bar(
                str(row[c.DOMAIN]),
                tuple(
                    Segment(
                        _(COVERAGE_LABELS[state]), row[state], STATE_ROLES[state], hatched=state == Coverage.NOT_OFFERED
                    )
                    for state in STATES
                    if row[state]
                ),
                total=number(row["total"]),
            )
            for row in drawn
        ),
        vertical=False,
    )


def places_in_all(analysis: Analysis) -> int:
    """The places of all offered products that serve an occupation of the list, each product once."""
    return int(_served(analysis, c.DOMAIN).drop_duplicates(c.PRODUCT_CODE)[c.PLACES].sum())


def _occupations(analysis: Analysis, by: str) -> pd.DataFrame:
    known = with_known(analysis.listed, by)
    place, names = pd.factorize(known[by], sort=True)
    state = pd.Index([each.value for each in STATES]).get_indexer(pd.Index(map(str, known[c.COVERAGE])))
    counts = np.zeros((len(names), len(STATES)), dtype=int)
    np.add.at(counts, (place[state >= 0], state[state >= 0]), 1)
    rows = pd.DataFrame(counts, pd.Index(names, dtype="str", name=by), [each.value for each in STATES])
    rows["total"] = rows.sum(axis=1)
    in_scope = rows["total"] - rows[Coverage.OUT_OF_SCOPE]
    covered = in_scope - rows[Coverage.NO_PRODUCT]
    return rows.assign(rate=_share(covered, in_scope))


def _places(analysis: Analysis, by: str) -> pd.DataFrame:
    served = _served(analysis, by)
    cells = served.drop_duplicates([c.PRODUCT_CODE, by, c.COVERAGE])
    rows = cells.pivot_table(c.PLACES, by, c.COVERAGE, aggfunc="sum").reindex(columns=STATES)
    everywhere = sorted(set(with_known(analysis.listed, by)[by]))
    rows = rows.reindex(index=pd.Index(everywhere, dtype="str", name=by)).fillna(0).astype(int).rename(columns=str)
    total = served.drop_duplicates([c.PRODUCT_CODE, by]).groupby(by)[c.PLACES].sum()
    rows["total"] = total.reindex(rows.index).fillna(0).astype(int)
    return rows.assign(rate=_share(rows[Coverage.DIRECT], rows["total"]))


def _served(analysis: Analysis, by: str) -> pd.DataFrame:
    """Each offered product beside each listed occupation that it serves: product_code, places, `by`, coverage."""
    running = analysis.products[analysis.products[c.OFFERED].to_numpy(bool)]
    known = with_known(analysis.listed, by)
    pairs = analysis.links[[c.PRODUCT_CODE, c.OCCUPATION_CODE]].merge(running[[c.PRODUCT_CODE, c.PLACES]])
    pairs = pairs.merge(known[[c.CODE, by, c.COVERAGE]], left_on=c.OCCUPATION_CODE, right_on=c.CODE)
    return pairs.assign(**{c.PLACES: pairs[c.PLACES].fillna(0).astype(float)})


def _share(part: pd.Series, whole: pd.Series) -> pd.Series:
    found: pd.Series = (part / whole.where(whole > 0)).astype("Float64")
    return found


_TITLES = {
    c.DOMAIN: lambda: _("Action domain × coverage of the shortage occupations of {year}"),
    c.POLE: lambda: _("Pole × coverage of the shortage occupations of {year}"),
}
_FIRST_COLUMN = {
    c.DOMAIN: TableColumn(c.DOMAIN, N_("Action domain"), width=36),
    c.POLE: TableColumn(c.POLE, N_("Training and employment pole"), width=36),
}


def _columns(rate: str, *, summed: bool) -> tuple[TableColumn, ...]:
    counts = (
        TableColumn(state.value, COVERAGE_LABELS[state], Format.INTEGER, total=summed, width=11) for state in STATES
    )
    whole = TableColumn("total", N_("Total"), Format.INTEGER, total=summed)
    return (*counts, TableColumn("rate", rate, Format.PERCENT), whole)


_COLUMNS = {
    "occupations": _columns(N_("Covered"), summed=True),
    "places": _columns(N_("Share direct"), summed=False),
}


def with_known(listed: pd.DataFrame, by: str) -> pd.DataFrame:
    """The occupations, those without a domain or a pole under words that say so."""
    unknown = _("No domain known") if by == c.DOMAIN else _("Outside the poles")
    return listed.assign(**{by: listed[by].where(listed[by].fillna("") != "", unknown)})
