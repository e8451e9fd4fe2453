"""Job exits of one cohort and one population: dumbbells, delays, a table of gaps, and what can be said of them.

Everything is made of the protected figures of Analysis.exits: a figure that is hidden there has no position here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis
from shortage_app.domain.codes import EDUCATION_LABELS, GENDER_LABELS, MEASURE_LABELS, Measure
from shortage_app.domain.intervals import Estimate, difference
from shortage_app.report.chart import Bar, BarChart, Point, PointChart, PointRow, Segment
from shortage_app.report.figures import signed
from shortage_app.report.notes import exit_notes
from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.text import N_, _, number, percent

DELAYS = (Measure.DELAY_0_3, Measure.DELAY_3_6, Measure.DELAY_6_12)
DELAY_WORDS = {
    Measure.DELAY_0_3: N_("0–3 months"),
    Measure.DELAY_3_6: N_("3–6 months"),
    Measure.DELAY_6_12: N_("6–12 months"),
}
DELAY_ROLES = {Measure.DELAY_0_3: "struct", Measure.DELAY_3_6: "seq2", Measure.DELAY_6_12: "seq3"}
ROLES = {"female": "women", "male": "men"}
WOMEN, MEN, ALL = "female", "male", ""


@dataclass(frozen=True)
class Population:
    """Whose exits are shown: all leavers, or those of one domain, one shortage link, or both (the closed list)."""

    domain: str = ""
    shortage_link: str = ""

    @property
    def chosen(self) -> dict[str, str]:
        """The columns that name the population, with their values."""
        return {n: v for n, v in ((c.DOMAIN, self.domain), (c.SHORTAGE_LINK, self.shortage_link)) if v}


class Interval(NamedTuple):
    """A rate, or a difference of two, with its 95% interval."""

    value: float
    low: float
    high: float

    @property
    def established(self) -> bool:
        """Whether the interval of a difference leaves out 0."""
        return self.low > 0 or self.high < 0

    def minus(self, other: "Interval") -> "Interval":
        """The difference of two rates, with Newcombe's interval."""
        apart = difference(_estimate(self), _estimate(other))
        return Interval(float(apart.value), float(apart.low), float(apart.high))


def _estimate(rate: Interval) -> Estimate:
    return Estimate(np.asarray(rate.value), np.asarray(rate.low), np.asarray(rate.high))


@dataclass(frozen=True)
class Figure:
    """One rate as it may be shown; `rate` is None where it is hidden or there is none."""

    n: int | None
    rate: Interval | None
    hidden: bool


@dataclass(frozen=True, eq=False)
class ExitReport:
    """Everything of the page for one measure, cohort and population."""

    by_level: PointChart
    delays: BarChart
    table: Table


def exit_report(analysis: Analysis, cohort: int, measure: Measure, population: Population) -> ExitReport:
    """The charts and the table; view errors of the closed list cannot occur, for populations are of the list."""
    found = figures(analysis, cohort, population)
    table = _gap_table(analysis, cohort, measure, found)
    return ExitReport(_dumbbells(analysis, cohort, measure, found, table), _delays(analysis, cohort, found), table)


Figures = Mapping[tuple[str, str, str], Figure]


def figures(analysis: Analysis, cohort: int, population: Population) -> Figures:
    """Every figure of a population by (level, gender, measure); "" stands for all levels, or all genders."""
    found: dict[tuple[str, str, str], Figure] = {}
    for split in ((), (c.GENDER,), (c.EDUCATION_LEVEL,), (c.GENDER, c.EDUCATION_LEVEL)):
        rows = analysis.exits(cohort).view((*population.chosen, *split))
        for name, value in population.chosen.items():
            rows = rows[rows[name] == value]
        for row in rows.to_dict("records"):
            found[row.get(c.EDUCATION_LEVEL, ALL), row.get(c.GENDER, ALL), row[c.MEASURE]] = _figure(row)
    return found


def _figure(row: Mapping[Any, Any]) -> Figure:
    if row[c.SUPPRESSED] == "yes":
        return Figure(None, None, True)
    n = None if pd.isna(row[c.N]) else int(row[c.N])
    if pd.isna(row[c.RATE]):
        return Figure(n, None, False)
    return Figure(n, Interval(float(row[c.RATE]), float(row[c.LOW]), float(row[c.HIGH])), False)


def levels_of(found: Figures) -> list[str]:
    """The education levels that occur, known ones in their order, then the others."""
    present = {level for level, _gender, _measure in found if level}
    return [level for level in EDUCATION_LABELS if level in present] + sorted(present - set(EDUCATION_LABELS))


def level_words(level: str) -> str:
    """The words for an education level; one that is not known stands as it came."""
    return _(EDUCATION_LABELS[level]) if level in EDUCATION_LABELS else level or _("Overall")


def gap(found: Figures, level: str, measure: str) -> Interval | None:
    """Women minus men with Newcombe's interval; None unless both may be shown."""
    women, men = (found.get((level, gender, measure)) for gender in (WOMEN, MEN))
    if women is None or men is None or women.rate is None or men.rate is None:
        return None
    return women.rate.minus(men.rate)


def _dumbbells(analysis: Analysis, cohort: int, measure: Measure, found: Figures, table: Table) -> PointChart:
    rows = [_point_row(found, level, measure) for level in levels_of(found)]
    title = _("{measure}: by education level and gender, leavers of {cohort}").format(
        measure=_(MEASURE_LABELS[measure]), cohort=cohort
    )
    return PointChart(
        title=title,
        subtitle=_("lines: 95% CI"),
        table=table,
        alternative=_alternative(found, measure),
        rows=(*rows, _point_row(found, ALL, measure, strong=True)),
        notes=exit_notes(analysis, cohort),
    )


def _point_row(found: Figures, level: str, measure: str, *, strong: bool = False) -> PointRow:
    points = tuple(_point(found.get((level, gender, measure)), gender) for gender in (WOMEN, MEN))
    apart = gap(found, level, measure)
    if apart is None:
        shown = [found.get((level, gender, measure)) for gender in (WOMEN, MEN)]
        remark = _("gap not published") if any(figure and figure.hidden for figure in shown) else ""
        return PointRow(level_words(level), points, subremark=remark, strong=strong)
    points_apart = _("{gap} pts").format(gap=signed(100 * apart.value, 1))
    interval = _("CI [{low}; {high}]").format(low=signed(100 * apart.low, 1), high=signed(100 * apart.high, 1))
    if apart.established:
        return PointRow(level_words(level), points, _("{gap} · established").format(gap=points_apart), interval, strong)
    return PointRow(
        level_words(level), points, points_apart, _("not established · {interval}").format(interval=interval), strong
    )


def _point(figure: Figure | None, gender: str) -> Point:
    label, role = _(GENDER_LABELS[gender]), ROLES[gender]
    if figure is None:
        return Point(label, role)
    if figure.hidden:
        return Point(label, role, hidden=_("hidden"))
    if figure.rate is None:
        return Point(label, role, n=figure.n)
    return Point(label, role, *figure.rate, n=figure.n)


def _alternative(found: Figures, measure: str) -> str:
    told = []
    for level in (*levels_of(found), ALL):
        for gender in (WOMEN, MEN):
            figure = found.get((level, gender, measure))
            if figure is not None:
                told.append(
                    _("{level}, {gender}: {rate}").format(
                        level=level_words(level), gender=_(GENDER_LABELS[gender]), rate=_rate_words(figure)
                    )
                )
    return "; ".join(told)


def _rate_words(figure: Figure) -> str:
    if figure.hidden:
        return _("hidden")
    if figure.rate is None:
        return _("no figure")
    return _("{rate} of {n}").format(rate=percent(figure.rate.value), n=number(figure.n or 0))


def _delays(analysis: Analysis, cohort: int, found: Figures) -> BarChart:
    genders = (WOMEN, MEN, ALL)
    bars = tuple(_delay_bar(found, gender) for gender in genders)
    whole = found.get((ALL, ALL, DELAYS[0]))
    subtitle = "" if whole is None or whole.n is None else _("among exits to work, n = {n}").format(n=number(whole.n))
    title = _("Time to first job, leavers of {cohort}").format(cohort=cohort)
    rows = pd.DataFrame([_delay_row(found, gender) for gender in genders], columns=["gender", *DELAYS, c.SUPPRESSED])
    columns = (
        TableColumn("gender", N_("Gender"), Format.CHOICE, GENDER_LABELS | {ALL: N_("Overall")}),
        *(TableColumn(delay.value, DELAY_WORDS[delay], Format.PERCENT, hidden_by=c.SUPPRESSED) for delay in DELAYS),
        TableColumn(c.SUPPRESSED, N_("Hidden"), Format.CHOICE, {"yes": N_("Yes"), "no": N_("No")}, shown=False),
    )
    return BarChart(
        title=title,
        subtitle=subtitle,
        table=Table("delays", title, columns, rows),
        alternative=title,
        bars=bars,
        vertical=False,
        share=True,
        notes=exit_notes(analysis, cohort),
    )


def _delay_row(found: Figures, gender: str) -> list[object]:
    shown = _delay_shares(found, gender)
    parts: list[float | None] = [*shown] if shown else [None] * len(DELAYS)
    return [gender, *parts, "no" if shown else "yes"]


def _delay_shares(found: Figures, gender: str) -> list[float] | None:
    """The three shares, or None unless all of them may be shown: two of them would give the third."""
    own = [found.get((ALL, gender, delay)) for delay in DELAYS]
    if any(figure is None or figure.rate is None for figure in own):
        return None
    return [figure.rate.value for figure in own if figure is not None and figure.rate is not None]


def _delay_bar(found: Figures, gender: str) -> Bar:
    label = _(GENDER_LABELS[gender]) if gender else _("Overall")
    shares = _delay_shares(found, gender)
    if shares is None:
        hidden = any(figure.hidden for (_l, g, m), figure in found.items() if g == gender and m in DELAYS)
        return Bar(label, (), missing=_("hidden") if hidden else _("no figure"), strong=gender == ALL)
    segments = tuple(
        Segment(_(DELAY_WORDS[delay]), share, DELAY_ROLES[delay]) for delay, share in zip(DELAYS, shares, strict=True)
    )
    return Bar(label, segments, strong=gender == ALL)


_HIDDEN_COLUMNS = {"hidden_women": N_("Women hidden"), "hidden_men": N_("Men hidden"), "hidden_gap": N_("Gap hidden")}


def _gap_table(analysis: Analysis, cohort: int, measure: Measure, found: Figures) -> Table:
    rows = [_gap_row(found, level, measure) for level in (*levels_of(found), ALL)]
    title = _("{measure}, leavers of {cohort}").format(measure=_(MEASURE_LABELS[measure]), cohort=cohort)
    return Table(
        "exit_gaps",
        title,
        _GAP_TABLE,
        pd.DataFrame(rows, columns=[x.name for x in _GAP_TABLE]),
        exit_notes(analysis, cohort),
    )


def _gap_columns() -> tuple[TableColumn, ...]:
    found = [TableColumn("level", N_("Education level"), width=28)]
    for who, n, rate, low, high in (
        ("women", N_("Women, n"), N_("Women, rate"), N_("Women, CI low"), N_("Women, CI high")),
        ("men", N_("Men, n"), N_("Men, rate"), N_("Men, CI low"), N_("Men, CI high")),
    ):
        hidden = f"hidden_{who}"
        found.append(TableColumn(f"{who}_n", n, Format.INTEGER, hidden_by=hidden))
        found.extend(
            TableColumn(f"{who}_{part}", label, Format.PERCENT, hidden_by=hidden)
            for part, label in (("rate", rate), ("low", low), ("high", high))
        )
    found.extend(
        TableColumn(name, label, Format.NUMBER, hidden_by="hidden_gap")
        for name, label in (
            ("gap", N_("Gap W − M, points")),
            ("gap_low", N_("Gap, CI low")),
            ("gap_high", N_("Gap, CI high")),
        )
    )
    flags = {"yes": N_("Yes"), "no": N_("No")}
    found.extend(TableColumn(name, label, Format.CHOICE, flags, shown=False) for name, label in _HIDDEN_COLUMNS.items())
    return tuple(found)


_GAP_TABLE = _gap_columns()


def _gap_row(found: Figures, level: str, measure: str) -> list[object]:
    women, men = (found.get((level, gender, measure)) for gender in (WOMEN, MEN))
    apart = gap(found, level, measure)
    apart_parts = [None] * 3 if apart is None else [100 * part for part in apart]
    flags = [_yes(women is not None and women.hidden), _yes(men is not None and men.hidden)]
    return [level_words(level), *_parts(women), *_parts(men), *apart_parts, *flags, _yes("yes" in flags)]


def _parts(figure: Figure | None) -> list[object]:
    if figure is None or figure.rate is None:
        return [None if figure is None else figure.n, None, None, None]
    return [figure.n, *figure.rate]


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"
