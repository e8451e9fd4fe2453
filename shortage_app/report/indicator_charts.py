"""Charts of published indicators: bars against targets by period, and categories against the period before."""

from collections.abc import Mapping
from typing import Any, TypeAlias

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.codes import TargetState
from shortage_app.domain.indicators import PERCENT, PREVIOUS_PERIOD, TARGET_GAP, TARGET_STATE, VARIATION
from shortage_app.domain.project import Project
from shortage_app.domain.targets import by_hand
from shortage_app.report.chart import Bullet, BulletChart, BulletRow
from shortage_app.report.figures import signed
from shortage_app.report.indicators import Family, decimals_of, indicator_table, periods_with_targets, rows_of
from shortage_app.report.table import Table
from shortage_app.text import N_, _, ngettext, number, percent

_Row: TypeAlias = Mapping[Any, Any]

MOST_BARS = 2  # beside each other in one row: the second lies inside the first
MOST_CATEGORIES = 20
# The categories of the strategic indicators of Actiris and Bruxelles Formation, as their reports write them.
_COMMON = {
    "total": N_("total"),
    "totaal": N_("total"),
    "au moins 1 mois": N_("min. 1 month"),
    "min. 1 mois": N_("min. 1 month"),
    "min. 1 maand": N_("min. 1 month"),
}


def target_chart(project: Project, family: Family, period: str) -> BulletChart:
    """Bars by period against the targets: of the one series that has them, or of two, the second inside the first."""
    rows = rows_of(project, family)
    aimed = _lead(rows)
    periods = sorted(set(rows[c.PERIOD]) | set(periods_with_targets(project)))  # all cards have the same rows
    by_period = {(row[c.PERIOD], row[c.CATEGORY]): row for row in rows.to_dict("records")}
    lines = tuple(
        _period_row([by_period[one, name] for name in aimed if (one, name) in by_period], one, strong=one == period)
        for one in periods
    )
    return BulletChart(
        title=_title(family, aimed),
        table=_table(project, family),
        alternative="; ".join(_told(line) for line in lines),
        notes=(*_notes(rows, aimed), *_by_hand(project, family, aimed)),
        rows=lines,
        headings=(_("Value"), _("Target"), _("Gap")),
        percent=_unit(rows) == PERCENT,
    )


def _lead(rows: pd.DataFrame) -> list[str]:
    """The categories drawn: those that have targets, two at most."""
    aimed = rows.loc[rows[c.TARGET].notna(), c.CATEGORY].drop_duplicates()
    return list(aimed.astype(str))[:MOST_BARS]


def _title(family: Family, aimed: list[str]) -> str:
    if len(aimed) == 1 and aimed[0]:
        return _("{indicator}, {category}").format(indicator=family.indicator, category=aimed[0])
    return family.indicator


def _period_row(rows: list[_Row], period: str, *, strong: bool) -> BulletRow:
    known = [row for row in rows if not pd.isna(row[c.VALUE])]
    if not known:
        aims = [number(float(row[c.TARGET])) for row in rows if not pd.isna(row[c.TARGET])]
        aimed = _("target {target}").format(target=" / ".join(aims)) if aims else ""
        return BulletRow(period, (), sublabel=aimed, missing=_("n/a"), strong=strong)
    cohort = str(known[0][c.COHORT])
    return BulletRow(
        period,
        tuple(_against_target(row) for row in known),
        sublabel=_("cohort {cohort}").format(cohort=cohort) if cohort else "",
        broken=_("break in the series") if known[0][c.SERIES_BREAK] is True else "",
        strong=strong,
    )


def _against_target(row: _Row) -> Bullet:
    decimals = decimals_of(str(row[c.UNIT]))
    value = float(row[c.VALUE])
    if pd.isna(row[c.TARGET]):
        return Bullet(str(row[c.CATEGORY]), value, None, (number(value, decimals), "", ""))
    target = float(row[c.TARGET])
    comparable = row[TARGET_STATE] != TargetState.NOT_COMPARABLE
    gap = signed(float(row[TARGET_GAP]), decimals) if comparable else "–"
    return Bullet(str(row[c.CATEGORY]), value, target, (number(value, decimals), number(target), gap))


def _told(row: BulletRow) -> str:
    if row.missing:
        return _("{label}: {figure}").format(label=row.label, figure=row.missing)
    parts = [
        _("{value} (target {target})").format(value=bullet.figures[0], target=bullet.figures[1])
        if bullet.target is not None
        else bullet.figures[0]
        for bullet in row.bullets
    ]
    return _("{label}: {figure}").format(label=row.label, figure=", ".join(parts))


def _notes(rows: pd.DataFrame, aimed: list[str]) -> tuple[str, ...]:
    notes = []
    if len(aimed) == MOST_BARS:
        text = _("Wide bar: {outer}. Narrow bar: {inner}.")
        notes.append(text.format(outer=_category_words(aimed[0]), inner=_category_words(aimed[1])))
    of_break = rows.loc[rows[c.SERIES_BREAK].fillna(False).astype(bool), [c.PERIOD, c.NOTE]].drop_duplicates()
    for period, note in of_break.itertuples(index=False, name=None):
        text = _("Break in {period}: {note}.") if note else _("Break in {period}.")
        notes.append(text.format(period=period, note=str(note).rstrip(".")))
    return tuple(notes)


def _category_words(category: str) -> str:
    """The name of a category: one that every yearly report has, in the language spoken now; others as imported."""
    known = _COMMON.get(category.casefold())
    return _(known) if known else category


def _by_hand(project: Project, family: Family, aimed: list[str]) -> list[str]:
    """Which of the targets drawn were set by hand, for those of a file need no word."""
    ours = [key for key in by_hand(project) if key[:2] == (family.indicator, family.dimension) and key[2] in aimed]
    if not ours:
        return []
    periods = ", ".join(sorted({key[-1] for key in ours}))
    text = ngettext("Target set by hand: {periods}.", "Targets set by hand: {periods}.", len(ours))
    return [text.format(periods=periods)]


def headline(project: Project, family: Family, period: str) -> tuple[str, str, str]:
    """The figure of a period in words, the TargetState of its first series, and target and gap in words."""
    rows = rows_of(project, family)
    now = rows[(rows[c.PERIOD] == period) & rows[c.CATEGORY].isin(_lead(rows)[:1])]
    if now.empty or pd.isna(now.iloc[0][c.VALUE]):
        return _("n/a"), "", ""
    row = now.iloc[0]
    share = row[c.UNIT] == PERCENT
    value = percent(float(row[c.VALUE]) / 100) if share else number(float(row[c.VALUE]))
    if pd.isna(row[c.TARGET]):
        return value, "", _("no target")
    target = percent(float(row[c.TARGET]) / 100, 0) if share else number(float(row[c.TARGET]))
    if row[TARGET_STATE] == TargetState.NOT_COMPARABLE:
        return value, str(row[TARGET_STATE]), _("target {target}").format(target=target)
    gap = signed(float(row[TARGET_GAP]), decimals_of(str(row[c.UNIT])))
    text = _("target {target} · {gap} pts") if share else _("target {target} · {gap}")
    return value, str(row[TARGET_STATE]), text.format(target=target, gap=gap)


def second_figure(project: Project, family: Family, period: str) -> tuple[str, str]:
    """Of the second of two series that have targets, its figure of the period, and both targets; "" without it."""
    rows = rows_of(project, family)
    aimed = _lead(rows)
    now = rows[rows[c.PERIOD] == period].drop_duplicates(c.CATEGORY).set_index(c.CATEGORY).reindex(aimed)
    if len(aimed) < MOST_BARS or now[[c.VALUE, c.TARGET]].isna().any(axis=None):
        return "", ""
    value, targets = float(now[c.VALUE].iloc[1]), [float(target) for target in now[c.TARGET]]
    if _unit(rows) == PERCENT:
        told, aim = percent(value / 100), f"{number(targets[0])} / {percent(targets[1] / 100, 0)}"
    else:
        told, aim = number(value), " / ".join(number(target) for target in targets)
    return told, _("target {target}").format(target=aim)


def series_chart(project: Project, family: Family) -> BulletChart:
    """Any family: its one series by period, or its categories in the latest period beside the one before."""
    rows = rows_of(project, family)
    categories = list(rows[c.CATEGORY].drop_duplicates())
    return _by_period(project, family, rows) if len(categories) == 1 else _by_category(project, family, rows)


def _by_period(project: Project, family: Family, rows: pd.DataFrame) -> BulletChart:
    lines = []
    for row in rows.to_dict("records"):
        line = _period_row([row], str(row[c.PERIOD]), strong=False)
        value = "" if line.missing else line.bullets[0].figures[0]
        figures = (value, "", _variation(row))
        lines.append(
            BulletRow(
                line.label,
                tuple(Bullet(bullet.label, bullet.value, bullet.target, figures) for bullet in line.bullets),
                line.sublabel,
                line.missing,
                line.broken,
            )
        )
    return _chart(project, family, rows, family.words, tuple(lines), (_("Value"), "", _("Variation")))


def _by_category(project: Project, family: Family, rows: pd.DataFrame) -> BulletChart:
    """The latest period inside the one before it: light and dark."""
    period = str(rows.loc[rows[c.VALUE].notna(), c.PERIOD].max())
    now = rows[rows[c.PERIOD] == period].head(MOST_CATEGORIES)
    earlier = max(now[PREVIOUS_PERIOD], default="")
    before = {row[c.CATEGORY]: row for row in rows[rows[c.PERIOD] == earlier].to_dict("records")}
    lines = tuple(_category_row(row, before.get(row[c.CATEGORY])) for row in now.to_dict("records"))
    title = _("{series}, {period}").format(series=family.words, period=period)
    headings = (period, earlier, _("Variation"))
    chart = _chart(project, family, rows, title, lines, headings)
    if not earlier:
        return chart
    legend = _("Wide bar: {outer}. Narrow bar: {inner}.").format(outer=earlier, inner=period)
    return BulletChart(
        chart.title, chart.table, chart.alternative, notes=(legend,), rows=lines, headings=headings,
        percent=chart.percent,
    )  # fmt: skip


def _category_row(row: _Row, before: _Row | None) -> BulletRow:
    decimals = decimals_of(str(row[c.UNIT]))
    label = str(row[c.CATEGORY]) or _("total")
    if pd.isna(row[c.VALUE]):
        return BulletRow(label, (), missing=_("n/a"))
    value = float(row[c.VALUE])
    if before is None or pd.isna(before[c.VALUE]):
        return BulletRow(label, (Bullet(label, value, None, (number(value, decimals), "", "")),))
    then = float(before[c.VALUE])
    figures = (number(value, decimals), number(then, decimals), _variation(row))
    return BulletRow(label, (Bullet(str(before[c.PERIOD]), then), Bullet(str(row[c.PERIOD]), value, None, figures)))


def _variation(row: _Row) -> str:
    """The computed variation in words: in points of a percentage, else absolute."""
    return "" if pd.isna(row[VARIATION]) else signed(float(row[VARIATION]), decimals_of(str(row[c.UNIT])))


def _chart(
    project: Project,
    family: Family,
    rows: pd.DataFrame,
    title: str,
    lines: tuple[BulletRow, ...],
    headings: tuple[str, str, str],
) -> BulletChart:
    told = "; ".join(_told(line) for line in lines)
    return BulletChart(
        title, _table(project, family), told, rows=lines, headings=headings, percent=_unit(rows) == PERCENT
    )


def _unit(rows: pd.DataFrame) -> str:
    return str(rows[c.UNIT].iloc[0]) if len(rows) else ""


def _table(project: Project, family: Family) -> Table:
    """The rows of a family in the table of all."""
    table = indicator_table(project)
    rows = rows_of(project, family).reset_index(drop=True)
    return Table("indicator", family.words, table.columns, rows, table.notes)
