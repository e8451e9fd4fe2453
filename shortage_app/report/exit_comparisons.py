"""Gaps between groups of leavers, raw and adjusted side by side, with what is adjusted for and what is left out."""

from collections.abc import Sequence

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis
from shortage_app.domain.codes import MEASURE_LABELS, Measure
from shortage_app.domain.comparisons import Comparison
from shortage_app.domain.intervals import Interval
from shortage_app.report.chart import Point, PointChart, PointRow
from shortage_app.report.exit_contrasts import CONTRAST_LABELS, Compared, Contrast, compared, contrasts_of
from shortage_app.report.exit_figures import Population, population_words
from shortage_app.report.figures import signed
from shortage_app.report.notes import exit_notes
from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.text import N_, _, ngettext, percent

ADJUSTED_FOR = {
    c.EDUCATION_LEVEL: N_("education level"),
    c.GENDER: N_("gender"),
    c.SHORTAGE_LINK: N_("shortage link"),
}
_FLAGS = {"yes": N_("Yes"), "no": N_("No")}
_COLUMNS = (
    TableColumn("comparison", N_("Comparison"), width=26),
    TableColumn("n_first", N_("First group, n"), Format.INTEGER, hidden_by="hidden_raw"),
    TableColumn("n_second", N_("Second group, n"), Format.INTEGER, hidden_by="hidden_raw"),
    TableColumn("first", N_("First group, rate"), Format.PERCENT, hidden_by="hidden_raw"),
    TableColumn("second", N_("Second group, rate"), Format.PERCENT, hidden_by="hidden_raw"),
    TableColumn("raw", N_("Raw gap, points"), Format.NUMBER, hidden_by="hidden_raw", signed=True),
    TableColumn("raw_low", N_("Raw gap, CI low"), Format.NUMBER, hidden_by="hidden_raw", signed=True),
    TableColumn("raw_high", N_("Raw gap, CI high"), Format.NUMBER, hidden_by="hidden_raw", signed=True),
    TableColumn("raw_kept", N_("Raw gap of the strata kept"), Format.NUMBER, hidden_by="hidden_adjusted", signed=True),
    TableColumn("adjusted", N_("Adjusted gap, points"), Format.NUMBER, hidden_by="hidden_adjusted", signed=True),
    TableColumn("adjusted_low", N_("Adjusted gap, CI low"), Format.NUMBER, hidden_by="hidden_adjusted", signed=True),
    TableColumn("adjusted_high", N_("Adjusted gap, CI high"), Format.NUMBER, hidden_by="hidden_adjusted", signed=True),
    TableColumn("adjusted_for", N_("Adjusted for"), width=24),
    TableColumn("kept", N_("Share of leavers kept"), Format.PERCENT, hidden_by="hidden_raw"),
    TableColumn("hidden_raw", N_("Raw gap hidden"), Format.CHOICE, _FLAGS, shown=False),
    TableColumn("hidden_adjusted", N_("Adjusted gap hidden"), Format.CHOICE, _FLAGS, shown=False),
)


def comparison_chart(
    analysis: Analysis, cohort: int, measure: Measure, population: Population, contrast: Contrast
) -> PointChart:
    """Raw (hollow) and adjusted (filled) gaps; a contrast the population does not have gives women − men."""
    known = contrast if contrast in contrasts_of(population) else Contrast.GENDER
    rows = compared(analysis, cohort, measure, population, known)
    title = _title(analysis, cohort, measure, population, known)
    notes = (*exit_notes(analysis, cohort), *adjustment_notes(rows))
    frame = pd.DataFrame([_table_row(row) for row in rows], columns=[column.name for column in _COLUMNS])
    return PointChart(
        title=title,
        subtitle=_subtitle(rows),
        table=Table("exit_comparisons", title, _COLUMNS, frame, notes),
        alternative="; ".join(_told(row) for row in rows),
        rows=tuple(_point_row(row) for row in rows),
        difference=True,
        notes=notes,
    )


def _title(analysis: Analysis, cohort: int, measure: Measure, population: Population, contrast: Contrast) -> str:
    told = {
        "contrast": _(CONTRAST_LABELS[contrast]),
        "measure": _(MEASURE_LABELS[measure]),
        "cohort": cohort,
        "population": population_words(analysis, cohort, population),
    }
    if told["population"]:
        return _("{contrast}, in points: {measure}, leavers of {cohort}, {population}").format(**told)
    return _("{contrast}, in points: {measure}, leavers of {cohort}").format(**told)


def adjusted_for(by: Sequence[str]) -> str:
    """The words for what a gap is adjusted for: "gender, education level"."""
    return ", ".join(_(ADJUSTED_FOR[column]) for column in by)


def _subtitle(rows: Sequence[Compared]) -> str:
    """What the last row is adjusted for; the notes say where others differ."""
    by = rows[-1].comparison.by if rows else ()
    return _("adjusted for: {columns}").format(columns=adjusted_for(by)) if by else _("no adjustment is possible")


def adjustment_notes(rows: Sequence[Compared]) -> tuple[str, ...]:
    """What each gap is adjusted for, what had to be left out, and what nothing here is adjusted for."""
    told = [_row_note(row) for row in rows]
    if any(c.EDUCATION_LEVEL in row.comparison.by for row in rows):
        told.append(_("A diploma from abroad without equivalence counts as one level, though it covers them all."))
    return (*told, not_adjusted())


def not_adjusted() -> str:
    """What no figure here takes into account."""
    return _("These gaps do not measure the effect of training: age and time out of work are not taken into account.")


def _row_note(row: Compared) -> str:
    found = row.comparison
    left = len(found.hidden) + len(found.empty)
    if found.adjusted is None:
        return _("{row}: not adjusted, for too few groups of equal composition can be shown.").format(row=row.label)
    told = {"row": row.label, "columns": adjusted_for(found.by), "kept": percent(found.kept, 0), "count": left}
    if not left:
        return _("{row}: adjusted for {columns}, over all leavers.").format(**told)
    return ngettext(
        "{row}: adjusted for {columns}, over {kept} of the leavers; {count} group is left out, hidden or empty.",
        "{row}: adjusted for {columns}, over {kept} of the leavers; {count} groups are left out, hidden or empty.",
        left,
    ).format(**told)


def _point_row(row: Compared) -> PointRow:
    found = row.comparison
    points = (
        _point(_("raw"), row.role, found.raw, filled=False, withheld=found.withheld),
        _point(_("adjusted"), row.role, found.adjusted, filled=True, withheld=_cannot_adjust(found)),
    )
    raw = _remark(found.raw, _("no figure"), (_("{gap} raw"), _("{gap} raw · established")))
    adjusted = _remark(found.adjusted, _("not adjusted"), (_("{gap} adjusted"), _("{gap} adjusted · established")))
    return PointRow(row.label, points, raw, adjusted, row.strong)


def _cannot_adjust(found: Comparison) -> bool:
    """Whether a hidden figure is the reason why there is no adjusted gap."""
    return found.adjusted is None and (found.withheld or bool(found.hidden))


def _point(label: str, role: str, gap: Interval | None, *, filled: bool, withheld: bool) -> Point:
    if gap is None:
        return Point(label, role, hidden=_("hidden") if withheld else "", filled=filled)
    return Point(label, role, *gap, filled=filled)


def _remark(gap: Interval | None, without: str, texts: tuple[str, str]) -> str:
    return without if gap is None else texts[gap.established].format(gap=signed(100 * gap.value, 1))


def _told(row: Compared) -> str:
    drawn = _point_row(row)
    words = zip(drawn.points, (drawn.remark, drawn.subremark), strict=True)
    parts = [_("{name} {figure}").format(name=p.label, figure=p.hidden) if p.hidden else remark for p, remark in words]
    return _("{label}: {figure}").format(label=row.label, figure=", ".join(parts))


def _table_row(row: Compared) -> list[object]:
    found = row.comparison
    rates = [None if rate is None else rate.value for rate in (found.first, found.second)]
    raw_kept = None if found.raw_kept is None else 100 * found.raw_kept.value
    return [
        row.label, found.n_first, found.n_second, *rates, *_points(found.raw), raw_kept, *_points(found.adjusted),
        adjusted_for(found.by), None if pd.isna(found.kept) else found.kept,
        _yes(found.withheld), _yes(_cannot_adjust(found)),
    ]  # fmt: skip


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"


def _points(gap: Interval | None) -> list[float | None]:
    return [None] * 3 if gap is None else [100 * part for part in gap]
