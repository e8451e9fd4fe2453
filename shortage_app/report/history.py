"""Structural and emerging occupations edition by edition, as a chart."""

from dataclasses import replace

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis
from shortage_app.domain.codes import EditionStatus
from shortage_app.report import tables
from shortage_app.report.chart import Bar, BarChart, Segment
from shortage_app.report.notes import source_notes
from shortage_app.report.table import Table
from shortage_app.text import _, number, pgettext

NOT_DRAWN = (c.NOMENCLATURE, "left", "discontinued")  # of the table of the editions


def editions_chart(analysis: Analysis) -> BarChart:
    """One stacked bar a calendar year up to the reference year; a year without figures is hatched and says why."""
    editions = analysis.editions[analysis.editions[c.REFERENCE_YEAR] <= analysis.year]
    first = int(editions[c.REFERENCE_YEAR].min()) if len(editions) else analysis.year
    title = _("Structural and emerging, {first}–{last}").format(first=first, last=analysis.year)
    return BarChart(
        title=title,
        subtitle=_("Number of shortage occupations"),
        table=_table(analysis, title),
        alternative=_alternative(editions),
        bars=tuple(_bar(row, analysis.year) for _i, row in editions.iterrows()),
        notes=source_notes(analysis),
    )


def _table(analysis: Analysis, title: str) -> Table:
    """The figures of the chart: the table of the editions up to the year, without what the chart does not show."""
    whole = tables.editions(analysis)
    columns = tuple(column for column in whole.columns if column.name not in NOT_DRAWN)
    rows = whole.rows[(whole.rows[c.REFERENCE_YEAR] <= analysis.year).to_numpy()].reset_index(drop=True)
    return replace(whole, title=title, columns=columns, rows=rows[[column.name for column in columns]])


def _bar(row: pd.Series, year: int) -> Bar:
    own = int(row[c.REFERENCE_YEAR])
    if row[c.STATUS] != EditionStatus.PUBLISHED:
        none = row[c.STATUS] == EditionStatus.NONE_PUBLISHED
        return Bar(str(own), (), missing=_("no edition published") if none else _("not imported"), strong=own == year)
    parts = (
        Segment(
            pgettext("the shortage occupations", "Structural"), int(row["structural"]), "struct", f"structural@{own}"
        ),
        Segment(pgettext("the shortage occupations", "Emerging"), int(row["emerging"]), "emerg", f"emerging@{own}"),
        Segment(
            pgettext("the shortage occupations", "Undetermined"),
            int(row["undetermined"]),
            "out",
            f"undetermined@{own}",
            hatched=True,
        ),
    )
    shown = tuple(part for part in parts if part.value)
    return Bar(str(own), shown, total=number(int(row["listed"])), strong=own == year, key=f"listed@{own}")


def _alternative(editions: pd.DataFrame) -> str:
    told = [
        _("{year}: {listed} listed, {structural} structural, {emerging} emerging").format(
            year=int(row[c.REFERENCE_YEAR]),
            listed=int(row["listed"]),
            structural=int(row["structural"]),
            emerging=int(row["emerging"]),
        )
        for _i, row in editions[editions[c.STATUS] == EditionStatus.PUBLISHED].iterrows()
    ]
    return "; ".join(told)
