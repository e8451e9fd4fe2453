"""Job exits of one cohort and population: dumbbells by level, group or cohort, delays, and a table of gaps."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis
from shortage_app.domain.codes import GENDER_LABELS, MEASURE_LABELS, Measure
from shortage_app.domain.exit_cohort import cohorts_of
from shortage_app.report.chart import Point, PointChart, PointRow
from shortage_app.report.exit_figures import (
    ALL,
    MEN,
    ROLES,
    SPLIT_WORDS,
    WOMEN,
    Figure,
    Figures,
    Population,
    figures,
    gap,
    gender_words,
    group_figures,
    group_words,
    level_words,
    levels_of,
    population_words,
    rate_words,
)
from shortage_app.report.figures import signed
from shortage_app.report.notes import exit_notes
from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.text import N_, _, ngettext

MOST_ROWS = 20  # of groups in a chart: of 147 products, the 20 with most leavers; the table has all


class RowsBy(StrEnum):
    """What the rows of the chart and the table are."""

    LEVEL = "level"
    GROUP = "group"
    COHORT = "cohort"


@dataclass(frozen=True, eq=False)
class _Rows:
    """The rows to show by key, with their words, their figures, and why there is no figure where it is known.

    opens: what a row opens, as a column with "=" and the row's key; "" for nothing.
    """

    words: Mapping[str, str]
    figures: Figures
    reasons: Mapping[str, str]
    heading: str
    opens: str = ""


@dataclass(frozen=True, eq=False)
class ExitRates:
    """Rates of women and men, one row a level, group or cohort, as chart and as table."""

    chart: PointChart
    table: Table


def exit_rates(
    analysis: Analysis, cohort: int, measure: Measure, population: Population, rows_by: RowsBy = RowsBy.LEVEL
) -> ExitRates:
    """The chart and the table; NotAViewError cannot occur, for populations are of the closed list."""
    rows = _ROWS[rows_by](analysis, cohort, population)
    title = _title(analysis, cohort, measure, population, rows_by)
    table = _gap_table(analysis, cohort, measure, rows, title)
    return ExitRates(_dumbbells(analysis, cohort, measure, rows, table), table)


def _by_level(analysis: Analysis, cohort: int, population: Population) -> _Rows:
    found = figures(analysis, cohort, population)
    words = {level: level_words(level) for level in levels_of(found)}
    return _Rows(words | {ALL: _("Overall")}, found, {}, N_("Education level"))


def _by_group(analysis: Analysis, cohort: int, population: Population) -> _Rows:
    split = population.split or c.SHORTAGE_LINK
    of_split = Population(split, shortage_link=population.shortage_link if split == c.DOMAIN else "")
    found = group_figures(analysis, cohort, of_split)
    words = {value: name for value, name in group_words(analysis, cohort, split).items() if value}
    return _Rows(words | {ALL: _("Overall")}, found, {}, N_("Group"), split)


def _by_cohort(analysis: Analysis, cohort: int, population: Population) -> _Rows:
    """One row a cohort, oldest first; those too young for a measure say so."""
    found: dict[tuple[str, str, str], Figure] = {}
    reasons: dict[str, str] = {}
    cohorts = cohorts_of(analysis.project)
    for year in cohorts:
        own = figures(analysis, year, population)
        found |= {(str(year), gender, measure): one for (row, gender, measure), one in own.items() if row == ALL}
        reasons |= {f"{year}/{measure}": _("too early to know") for measure in analysis.exits(year).too_young}
    return _Rows({str(year): str(year) for year in cohorts}, found, reasons, N_("Cohort"), c.COHORT_YEAR)


_ROWS = {RowsBy.LEVEL: _by_level, RowsBy.GROUP: _by_group, RowsBy.COHORT: _by_cohort}


def _title(analysis: Analysis, cohort: int, measure: Measure, population: Population, rows_by: RowsBy) -> str:
    whole = Population(shortage_link=population.shortage_link if population.split == c.DOMAIN else "")
    told = {
        "measure": _(MEASURE_LABELS[measure]),
        "cohort": cohort,
        "population": population_words(analysis, cohort, whole if rows_by is RowsBy.GROUP else population),
        "rows": _(SPLIT_WORDS[population.split or c.SHORTAGE_LINK]),
    }
    if rows_by is RowsBy.COHORT:
        text = _("{measure}, by cohort: {population}") if told["population"] else _("{measure}, by cohort")
    elif rows_by is RowsBy.GROUP and told["population"]:
        text = _("{measure}, leavers of {cohort}, {rows}: {population}")
    elif rows_by is RowsBy.GROUP:
        text = _("{measure}, leavers of {cohort}, {rows}")
    elif not told["population"]:
        text = _("{measure}, leavers of {cohort}")
    else:
        text = _("{measure}, leavers of {cohort}: {population}")
    return text.format(**told)


def _dumbbells(analysis: Analysis, cohort: int, measure: Measure, rows: _Rows, table: Table) -> PointChart:
    drawn, left = _drawn(rows, measure)
    more = ngettext(
        "{count} group with fewer leavers stands in the table only.",
        "{count} groups with fewer leavers stand in the table only.",
        left,
    )
    return PointChart(
        title=table.title,
        table=table,
        alternative=_alternative(rows, measure),
        rows=tuple(_point_row(rows, key, measure) for key in drawn),
        notes=(*exit_notes(analysis, cohort), *([more.format(count=left)] if left else [])),
    )


def _drawn(rows: _Rows, measure: Measure) -> tuple[list[str], int]:
    """The rows of the chart in their order, and how many there is no room for."""
    groups = [key for key in rows.words if key != ALL]
    sizes = {key: _size(rows.figures.get((key, ALL, measure))) for key in groups}
    kept = set(sorted(groups, key=lambda key: -sizes[key])[:MOST_ROWS])
    return [key for key in rows.words if key in kept or key == ALL], len(groups) - len(kept)


def _size(figure: Figure | None) -> int:
    return 0 if figure is None or figure.n is None else figure.n


def _point_row(rows: _Rows, key: str, measure: str) -> PointRow:
    strong = key == ALL
    shown = [rows.figures.get((key, gender, measure)) for gender in (WOMEN, MEN)]
    opens = f"{rows.opens}={key}" if rows.opens and key else ""
    points = tuple(_point(figure, gender, opens) for figure, gender in zip(shown, (WOMEN, MEN), strict=True))
    apart = gap(rows.figures, key, measure)
    label = rows.words[key]
    if apart is None:
        hidden = _("gap not published") if any(figure and figure.hidden for figure in shown) else ""
        reason = rows.reasons.get(f"{key}/{measure}", "" if any(_size(figure) for figure in shown) else _("no figure"))
        return PointRow(label, points, subremark=hidden or reason, strong=strong)
    points_apart = _("{gap} pts").format(gap=signed(100 * apart.value, 1))
    interval = _("CI [{low}; {high}]").format(low=signed(100 * apart.low, 1), high=signed(100 * apart.high, 1))
    if apart.established:
        return PointRow(label, points, _("{gap} · established").format(gap=points_apart), interval, strong)
    return PointRow(label, points, points_apart, _("not established · {interval}").format(interval=interval), strong)


def _point(figure: Figure | None, gender: str, opens: str) -> Point:
    label, role = _(GENDER_LABELS[gender]), ROLES[gender]
    if figure is None:
        return Point(label, role)
    if figure.hidden:
        return Point(label, role, hidden=_("hidden"))
    if figure.rate is None:
        return Point(label, role, n=figure.n)
    return Point(label, role, *figure.rate, n=figure.n, key=opens)


def _alternative(rows: _Rows, measure: str) -> str:
    told = []
    for key, words in rows.words.items():
        for gender in (WOMEN, MEN):
            figure = rows.figures.get((key, gender, measure))
            if figure is not None:
                told.append(
                    _("{level}, {gender}: {rate}").format(
                        level=words, gender=gender_words(gender), rate=rate_words(figure)
                    )
                )
    return "; ".join(told)


_HIDDEN_COLUMNS = {"hidden_women": N_("Women hidden"), "hidden_men": N_("Men hidden"), "hidden_gap": N_("Gap hidden")}


def _gap_table(analysis: Analysis, cohort: int, measure: Measure, rows: _Rows, title: str) -> Table:
    columns = (TableColumn("level", rows.heading, width=28), *_GAP_COLUMNS)
    lines = pd.DataFrame(
        [_gap_row(rows, key, measure) for key in rows.words], columns=[column.name for column in columns]
    )
    return Table("exit_gaps", title, columns, lines, exit_notes(analysis, cohort))


def _gap_columns() -> tuple[TableColumn, ...]:
    found = []
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
        TableColumn(name, label, Format.NUMBER, hidden_by="hidden_gap", signed=True)
        for name, label in (
            ("gap", N_("Gap W − M, points")),
            ("gap_low", N_("Gap, CI low")),
            ("gap_high", N_("Gap, CI high")),
        )
    )
    flags = {"yes": N_("Yes"), "no": N_("No")}
    found.extend(TableColumn(name, label, Format.CHOICE, flags, shown=False) for name, label in _HIDDEN_COLUMNS.items())
    return tuple(found)


_GAP_COLUMNS = _gap_columns()


def _gap_row(rows: _Rows, key: str, measure: str) -> list[object]:
    women, men = (rows.figures.get((key, gender, measure)) for gender in (WOMEN, MEN))
    apart = gap(rows.figures, key, measure)
    apart_parts = [None] * 3 if apart is None else [100 * part for part in apart]
    flags = [_yes(women is not None and women.hidden), _yes(men is not None and men.hidden)]
    return [rows.words[key], *_parts(women), *_parts(men), *apart_parts, *flags, _yes("yes" in flags)]


def _parts(figure: Figure | None) -> list[object]:
    if figure is None or figure.rate is None:
        return [None if figure is None else figure.n, None, None, None]
    return [figure.n, *figure.rate]


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"
