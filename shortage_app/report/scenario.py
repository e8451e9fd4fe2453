"""What a scenario, or two, would change in a year: figures, occupations, domains, the steps and the gaps left.

Every table and the workbook say in their title or notes that the figures are imagined: they never pass for the offer.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis
from shortage_app.domain.codes import Coverage, ShortageLink
from shortage_app.domain.coverage import OFFERED_PRODUCTS
from shortage_app.domain.scenario import Scenario, workable
from shortage_app.domain.scenarios import analysed, scenarios_of
from shortage_app.report import gaps
from shortage_app.report.attention import chronic
from shortage_app.report.chart import BarChart
from shortage_app.report.columns import COLUMNS
from shortage_app.report.funnel import funnel
from shortage_app.report.matrix import matrix
from shortage_app.report.notes import source_notes, synthetic_note, threshold_note
from shortage_app.report.scenario_steps import step_words
from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.report.titles import titles
from shortage_app.report.workbook import Properties, Sheet, Workbook
from shortage_app.text import N_, _, language, ngettext

FIGURES = {
    "in_scope": N_("In the action domain"),
    "covered": N_("Covered by a product"),
    "direct": N_("Direct link"),
    "indirect": N_("Indirect only"),
    "not_offered": N_("Not offered"),
    "no_product": N_("No product"),
    "without_offer": N_("Without offer"),
    "fragile": N_("Fragile: one product or one provider"),
    "chronic": N_("Chronic gaps"),
    "places": N_("Places that serve shortage occupations"),
}


@dataclass(frozen=True, eq=False)
class Sides:
    """A year as it is, and as each of some scenarios would have it."""

    base: Analysis
    scenarios: tuple[Scenario, ...]

    @property
    def analyses(self) -> tuple[Analysis, ...]:
        """That of the year as it is first, then one a scenario."""
        base = self.base
        return (base, *(analysed(base.project, scenario, base.method) for scenario in self.scenarios))

    @property
    def mark(self) -> str:
        """What tells these figures from those of the offer."""
        names = ", ".join(_("“{name}”").format(name=scenario.name) for scenario in self.scenarios)
        return ngettext(
            "Scenario {names}: imagined figures; the data of {year} are unchanged.",
            "Scenarios {names}: imagined figures; the data of {year} are unchanged.",
            len(self.scenarios),
        ).format(names=names, year=self.base.year)

    @property
    def heads(self) -> tuple[str, ...]:
        """What stands above the columns of each side."""
        return (_("As it is"), *(scenario.name for scenario in self.scenarios))

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes of every table, the mark first."""
        return (self.mark, *source_notes(self.base))


def figures(analysis: Analysis) -> dict[str, int | None]:
    """The figures that a scenario can move, by the keys of FIGURES; None where coverage is not known."""
    listed, products = analysis.listed, analysis.products
    if analysis.figures.covered is None:
        return dict.fromkeys(FIGURES)
    serving = products[c.OFFERED].to_numpy(bool) & (products[c.SHORTAGE_LINK] != ShortageLink.NONE).to_numpy(bool)
    said: dict[str, int | None] = {name: getattr(analysis.figures, name, None) for name in FIGURES}
    return said | {
        "fragile": int((listed[c.FRAGILE].fillna(False).astype(bool) & listed[c.IN_SCOPE].astype(bool)).sum()),
        "chronic": len(chronic(analysis)),
        "places": int(products.loc[serving, c.PLACES].fillna(0).sum()),
    }


def compared(sides: Sides) -> Table:
    """One row a figure: as it is, then under each scenario with the difference."""
    said = [figures(analysis) for analysis in sides.analyses]
    columns = [TableColumn("figure", N_("Figure"), Format.CHOICE, FIGURES, width=36)]
    rows = pd.DataFrame({"figure": list(FIGURES)})
    for place, (head, values) in enumerate(zip(sides.heads, said, strict=True)):
        name = _side("value", place)
        rows[name] = pd.array(list(values.values()), dtype="Int64")
        columns.append(TableColumn(name, head, Format.INTEGER, width=14))
        if place:
            rows[_side("change", place)] = rows[name] - rows[_side("value", 0)]
            columns.append(TableColumn(_side("change", place), N_("Difference"), Format.INTEGER, width=10, signed=True))
    title = _("What would change in {year}").format(year=sides.base.year)
    return Table("scenario_figures", title, tuple(columns), rows, sides.notes)


def funnels(sides: Sides) -> tuple[BarChart, ...]:
    """The funnel of each side, each headed by what it is of and bearing the mark."""
    drawn = ((head, funnel(analysis)) for head, analysis in zip(sides.heads, sides.analyses, strict=True))
    return tuple(
        replace(
            chart,
            title=_("{side}, {year}").format(side=head, year=sides.base.year),
            table=replace(chart.table, notes=sides.notes),
            notes=sides.notes,
        )
        for head, chart in drawn
        if chart is not None
    )


_OF_OCCUPATION = (c.STATE, c.FRAGILE, OFFERED_PRODUCTS, c.PLACES)


def changed_occupations(sides: Sides) -> Table:
    """The listed occupations whose state, fragility, products or places would be others, side by side."""
    listed = [analysis.listed.rename(columns={c.COVERAGE: c.STATE}) for analysis in sides.analyses]
    rows = pd.DataFrame({c.CODE: listed[0][c.CODE], c.TITLE: titles(listed[0]), c.DOMAIN: listed[0][c.DOMAIN]})
    columns = [COLUMNS[c.CODE], COLUMNS[c.TITLE], replace(COLUMNS[c.DOMAIN], shown=False)]
    for name in _OF_OCCUPATION:
        for place, (head, own) in enumerate(zip(sides.heads, listed, strict=True)):
            rows[_side(name, place)] = own[name].array
            label = _("{figure} – {side}").format(figure=_(COLUMNS[name].label), side=head)
            shown = name != OFFERED_PRODUCTS
            columns.append(replace(COLUMNS[name], name=_side(name, place), label=label, total=False, shown=shown))
    moved = pd.Series(False, index=rows.index)
    for name in _OF_OCCUPATION:
        for place in range(1, len(listed)):
            before, then = rows[_side(name, 0)], rows[_side(name, place)]
            moved |= (before != then).fillna(False) | (before.isna() != then.isna())
    title = _("Occupations whose coverage would change in {year}").format(year=sides.base.year)
    return Table("scenario_occupations", title, tuple(columns), rows[moved].reset_index(drop=True), sides.notes)


def domains(sides: Sides) -> Table:
    """One row a domain: in scope, covered and without offer as it is and under each scenario."""
    counted = [_by_domain(analysis) for analysis in sides.analyses]
    rows = pd.DataFrame({"in_scope": counted[0]["in_scope"]})
    columns = [COLUMNS[c.DOMAIN], TableColumn("in_scope", N_("In the action domain"), Format.INTEGER, total=True)]
    for name, label in (("covered", N_("Covered")), ("without_offer", N_("Without offer"))):
        for place, (head, own) in enumerate(zip(sides.heads, counted, strict=True)):
            rows[_side(name, place)] = own[name]
            label_here = _("{figure} – {side}").format(figure=_(label), side=head)
            columns.append(TableColumn(_side(name, place), label_here, Format.INTEGER, total=True))
    rows = (
        rows[rows["in_scope"] > 0]
        .sort_values(["in_scope", c.DOMAIN], ascending=[False, True], kind="stable")
        .reset_index()
    )
    title = _("Action domains as they would be in {year}").format(year=sides.base.year)
    return Table("scenario_domains", title, tuple(columns), rows, sides.notes)


def _by_domain(analysis: Analysis) -> pd.DataFrame:
    """The matrix of domains and states, added up: in scope, covered, without offer."""
    counts = matrix(analysis).rows.set_index(c.DOMAIN)
    in_scope = counts["total"] - counts[Coverage.OUT_OF_SCOPE]
    return pd.DataFrame(
        {
            "in_scope": in_scope,
            "covered": in_scope - counts[Coverage.NO_PRODUCT],
            "without_offer": counts[Coverage.NO_PRODUCT] + counts[Coverage.NOT_OFFERED],
        }
    )


def gaps_left(sides: Sides, place: int = 1) -> Table:
    """The occupations that a scenario leaves without an offered product, most pressing first."""
    table = gaps.gaps(sides.analyses[place])
    title = _("Without offer under the scenario {name}").format(name=_("“{name}”").format(name=sides.heads[place]))
    return replace(table, name=_side("scenario_gaps", place), title=title, notes=sides.notes)


def steps(sides: Sides) -> Table:
    """The steps of each scenario in order, and whether the catalogue still allows them."""
    rows = [
        {
            c.SCENARIO: scenario.name,
            c.PLACE: place,
            c.STEP: step_words(step, sides.base),
            "possible": step not in workable(sides.base.project, scenario)[1],
        }
        for scenario in sides.scenarios
        for place, step in enumerate(scenario.steps, 1)
    ]
    columns = (
        TableColumn(c.SCENARIO, N_("Scenario"), width=24),
        TableColumn(c.PLACE, N_("Step"), Format.INTEGER, width=6),
        TableColumn(c.STEP, N_("What is done"), width=70),
        TableColumn("possible", N_("Possible in the catalogue"), Format.FLAG, width=12),
    )
    frame = pd.DataFrame(rows, columns=[column.name for column in columns])
    return Table("scenario_steps", _("Steps of the scenario"), columns, frame, sides.notes)


def scenarios(analysis: Analysis) -> Table:
    """One row a scenario of the year with the figures it would give; the first row, without a name, is as it is."""
    sides = Sides(analysis, scenarios_of(analysis.project, analysis.year))
    rows = pd.DataFrame(
        {
            c.SCENARIO: ["", *(one.name for one in sides.scenarios)],
            "steps": [0, *(len(one.steps) for one in sides.scenarios)],
        }
    )
    said = [figures(one) for one in sides.analyses]
    for name in FIGURES:
        rows[name] = pd.array([values[name] for values in said], dtype="Int64")
    columns = (
        TableColumn(c.SCENARIO, N_("Scenario"), width=24),
        TableColumn("steps", N_("Steps"), Format.INTEGER),
        *(TableColumn(name, label, Format.INTEGER) for name, label in FIGURES.items()),
    )
    title = _("Scenarios of {year}").format(year=analysis.year)
    notes = (sides.mark, *source_notes(analysis)) if sides.scenarios else source_notes(analysis)
    return Table("scenarios", title, columns, rows, notes)


def scenario_workbook(sides: Sides, *, created: datetime | None = None) -> Workbook:
    """The workbook of a comparison; the mark stands on every sheet and page."""
    tables: Sequence[tuple[str, Table]] = (
        (_("Comparison"), compared(sides)),
        (_("Steps"), steps(sides)),
        (_("Occupations"), changed_occupations(sides)),
        (_("Domains"), domains(sides)),
        *((_("Gaps {number}").format(number=n), gaps_left(sides, n)) for n in range(1, len(sides.scenarios) + 1)),
    )
    synthetic = (synthetic_note(),) if sides.base.project.synthetic else ()
    return Workbook(
        title=sides.mark,
        language=language(),
        sheets=tuple(Sheet(name, title=table.title, tables=(table,)) for name, table in tables),
        properties=Properties(author="Bruxelles Formation", subject=sides.mark, created=created),
        banner=" ".join((sides.mark, *synthetic)),
        footer=threshold_note(sides.base.method),
    )


def _side(name: str, place: int) -> str:
    """The column of a figure for one side: "places_base", "places_1", "places_2"."""
    return f"{name}_{place or 'base'}"
