"""How long leavers took to their first job: shares within 3, 6 and 12 months, among those who exited to work."""

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis
from shortage_app.domain.codes import GENDER_LABELS, Measure
from shortage_app.report.chart import Bar, BarChart, Segment
from shortage_app.report.exit_figures import (
    ALL,
    MEN,
    WOMEN,
    Figures,
    Population,
    figures,
    gender_words,
    population_words,
)
from shortage_app.report.linked_exits import spoken_n
from shortage_app.report.notes import exit_notes
from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.text import N_, _, percent

DELAYS = (Measure.DELAY_0_3, Measure.DELAY_3_6, Measure.DELAY_6_12)
DELAY_WORDS = {
    Measure.DELAY_0_3: N_("0–3 months"),
    Measure.DELAY_3_6: N_("3–6 months"),
    Measure.DELAY_6_12: N_("6–12 months"),
}
DELAY_ROLES = {Measure.DELAY_0_3: "struct", Measure.DELAY_3_6: "seq2", Measure.DELAY_6_12: "seq3"}
GENDERS = (WOMEN, MEN, ALL)


def delay_chart(analysis: Analysis, cohort: int, population: Population) -> BarChart:
    """Bars of women, men and everyone; hidden as a whole where one of the three shares is."""
    found = figures(analysis, cohort, population)
    whole = found.get((ALL, ALL, DELAYS[0]))
    told = {"cohort": cohort, "population": population_words(analysis, cohort, population)}
    title = _("Time to first job, leavers of {cohort}")
    title = (_("Time to first job, leavers of {cohort}: {population}") if told["population"] else title).format(**told)
    table = _table(analysis, cohort, found, title)
    return BarChart(
        title=title,
        subtitle="" if whole is None or whole.n is None else spoken_n(whole.n),
        table=table,
        alternative=_alternative(found),
        bars=tuple(_bar(found, gender) for gender in GENDERS),
        vertical=False,
        share=True,
        notes=(*table.notes, _("Shares of those who exited to work within twelve months.")),
    )


def _table(analysis: Analysis, cohort: int, found: Figures, title: str) -> Table:
    columns = (
        TableColumn(c.GENDER, N_("Gender"), Format.CHOICE, GENDER_LABELS | {ALL: N_("Overall")}),
        *(TableColumn(delay.value, DELAY_WORDS[delay], Format.PERCENT, hidden_by=c.SUPPRESSED) for delay in DELAYS),
        TableColumn(c.SUPPRESSED, N_("Hidden"), Format.CHOICE, {"yes": N_("Yes"), "no": N_("No")}, shown=False),
    )
    rows = pd.DataFrame([_row(found, gender) for gender in GENDERS], columns=[column.name for column in columns])
    return Table("delays", title, columns, rows, exit_notes(analysis, cohort))


def _row(found: Figures, gender: str) -> list[object]:
    shown = _shares(found, gender)
    parts: list[float | None] = [*shown] if shown else [None] * len(DELAYS)
    return [gender, *parts, "yes" if not shown and _hidden(found, gender) else "no"]


def _shares(found: Figures, gender: str) -> list[float] | None:
    """The three shares, or None unless all of them may be shown: two of them would give the third."""
    own = [found.get((ALL, gender, delay)) for delay in DELAYS]
    rates = [figure.rate.value for figure in own if figure is not None and figure.rate is not None]
    return rates if len(rates) == len(DELAYS) else None


def _hidden(found: Figures, gender: str) -> bool:
    return any(found[ALL, gender, delay].hidden for delay in DELAYS if (ALL, gender, delay) in found)


def _bar(found: Figures, gender: str) -> Bar:
    shares, label, strong = _shares(found, gender), gender_words(gender), gender == ALL
    if shares is None:
        return Bar(label, (), missing=_("hidden") if _hidden(found, gender) else _("no figure"), strong=strong)
    segments = tuple(
        Segment(_(DELAY_WORDS[delay]), share, DELAY_ROLES[delay]) for delay, share in zip(DELAYS, shares, strict=True)
    )
    return Bar(label, segments, strong=strong)


def _alternative(found: Figures) -> str:
    told = []
    for bar in (_bar(found, gender) for gender in GENDERS):
        parts = [
            _("{label}: {figure}").format(label=segment.label, figure=percent(segment.value))
            for segment in bar.segments
        ]
        told.append(_("{label}: {figure}").format(label=bar.label, figure=", ".join(parts) or bar.missing))
    return "; ".join(told)
