"""How each column is headed and shown, wherever it stands: label, format and labels of its codes."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from shortage_app.domain import codes, coverage, gaps, inputs
from shortage_app.domain import columns as c
from shortage_app.domain.inputs import Kind
from shortage_app.report.table import Format, TableColumn
from shortage_app.text import N_, _

_BY_KIND = {
    Kind.CODE: Format.CODE,
    Kind.CODES: Format.TEXT,
    Kind.TEXT: Format.TEXT,
    Kind.NUMBER: Format.NUMBER,
    Kind.INTEGER: Format.INTEGER,
    Kind.COUNT: Format.INTEGER,
    Kind.YEAR: Format.YEAR,
    Kind.DATE: Format.DATE,
    Kind.FLAG: Format.FLAG,
    Kind.CHOICE: Format.CHOICE,
    Kind.CHOICES: Format.CHOICES,
}
_THREE_VALUED: Mapping[str, str] = MappingProxyType(
    {
        "yes": N_("Yes"),
        "no": N_("No"),
        "undetermined": N_("Undetermined"),
    }
)
_YES_NO: Mapping[str, str] = MappingProxyType({"yes": N_("Yes"), "no": N_("No")})
CHANGE_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "entered_first": N_("Entered – new"),
        "entered_returning": N_("Entered – returning"),
        "left": N_("Left the list"),
        "entered_not_assessed": N_("Entered – not assessed before"),
        "no_longer_assessed": N_("No longer assessed"),
        "renamed": N_("Renamed"),
        "merged": N_("Merged"),
        "split": N_("Split"),
        "discontinued": N_("Discontinued"),
    }
)
SEVERITY_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "warning": N_("Warning"),
        "refused": N_("Row rejected"),
        "fatal": N_("File not read"),
    }
)
# Counts and micro-data of exits are one kind.
KIND_LABELS: Mapping[str, str] = MappingProxyType(
    {table.kind: table.label for table in inputs.INPUT_TABLES} | {"exits": N_("Exits to work")}
)

EDITION_COUNTS = {
    "listed": N_("Shortage occupations"),
    "structural": N_("Structural"),
    "emerging": N_("Emerging"),
    "emerging_first": N_("Emerging – new"),
    "emerging_returning": N_("Emerging – returning"),
    "emerging_continuing": N_("Emerging – already listed"),
    "undetermined": N_("Undetermined"),
    "left": N_("Left the list"),
    "discontinued": N_("Discontinued"),
}
_YEAR_STATES: Mapping[str, str] = {
    codes.YearState.LISTED: N_("listed"),
    codes.YearState.NOT_LISTED: N_("not listed"),
    codes.YearState.NOT_ASSESSED: N_("not assessed"),
    codes.YearState.NO_EDITION: N_("no edition"),
    codes.YearState.UNKNOWN: N_("not imported"),
}
_OWN = (
    TableColumn(c.CODE, N_("Code"), Format.CODE, width=10),
    TableColumn(c.TITLE, N_("Title"), width=44),
    TableColumn(c.STATUS, N_("Status"), Format.CHOICE, codes.STATUS_LABELS),
    TableColumn(c.STRIP, N_("Years"), Format.STRIP, _YEAR_STATES),
    TableColumn(c.RULE_CONSECUTIVE, N_("Rule 1: in a row"), Format.CHOICE, _THREE_VALUED),
    TableColumn(c.RULE_WINDOW, N_("Rule 2: in the window"), Format.CHOICE, _THREE_VALUED),
    TableColumn(c.LISTINGS_IN_WINDOW, N_("Listings in the window"), Format.INTEGER),
    TableColumn(c.STRUCTURAL_SINCE, N_("Structural since"), Format.YEAR),
    TableColumn(c.COVERAGE, N_("Coverage"), Format.CHOICE, codes.COVERAGE_LABELS),
    TableColumn(c.STATE, N_("Coverage"), Format.CHOICE, codes.COVERAGE_LABELS),
    TableColumn(c.PRODUCTS, N_("Linked products"), Format.INTEGER),
    TableColumn(coverage.OFFERED_PRODUCTS, N_("Products offered"), Format.INTEGER),
    TableColumn(c.PROVIDERS, N_("Providers"), Format.INTEGER),
    TableColumn(c.DIRECT_PRODUCTS, N_("Products with a direct link"), Format.INTEGER),
    TableColumn(c.PLACES_PER_100_OFFERS, N_("Places per 100 offers"), Format.NUMBER),
    TableColumn("hours_per_100_offers", N_("Hours per 100 offers"), Format.INTEGER),
    TableColumn(c.HOURS, N_("Hours"), Format.FIGURE),
    TableColumn(c.FRAGILE, N_("Fragile"), Format.FLAG),
    TableColumn(c.CHRONIC_EDITIONS, N_("Editions without offer"), Format.INTEGER, width=10),
    TableColumn(c.EXPLANATION, N_("Why"), width=70),
    TableColumn("rank", N_("Rank"), Format.INTEGER, width=6),
    TableColumn(gaps.DEMAND_NOT_MET, N_("Job offers not filled"), Format.INTEGER, width=10),
    TableColumn(gaps.PRIORITY, N_("Priority"), Format.PERCENT),
    TableColumn(gaps.DEMAND, N_("Part of demand"), Format.PERCENT, shown=False),
    TableColumn(gaps.STRUCTURAL, N_("Part of structural"), Format.PERCENT, shown=False),
    TableColumn(gaps.CHRONIC, N_("Part of chronic"), Format.PERCENT, shown=False),
    TableColumn(gaps.CAUSE, N_("Part of causes"), Format.PERCENT, shown=False),
    TableColumn("nearest", N_("Nearest product"), width=20),
    TableColumn(c.SCORE, N_("Score"), Format.NUMBER, width=6),
    TableColumn(c.SHORTAGE_LINK, N_("Shortage link"), Format.CHOICE, codes.SHORTAGE_LINK_LABELS),
    TableColumn(c.OCCUPATIONS, N_("Shortages served"), Format.INTEGER),
    TableColumn(c.ORIGIN, N_("Origin"), Format.CHOICE, {"catalogue": N_("Catalogue"), "decision": N_("Decision")}),
    TableColumn("product_title", N_("Training product"), width=44),
    TableColumn("occupation_title", N_("Occupation"), width=44),
    TableColumn("change", N_("Change"), Format.CHOICE, CHANGE_LABELS),
    TableColumn(c.FROM_CODE, N_("Old code"), Format.CODE),
    TableColumn("from_title", N_("Old title"), width=44),
    TableColumn(c.MEASURE, N_("Measure"), Format.CHOICE, codes.MEASURE_LABELS),
    TableColumn(c.N, N_("n"), Format.INTEGER, hidden_by=c.SUPPRESSED),
    TableColumn(c.COUNT, N_("Count"), Format.INTEGER, hidden_by=c.SUPPRESSED),
    TableColumn(c.RATE, N_("Rate"), Format.PERCENT, hidden_by=c.SUPPRESSED),
    TableColumn(c.LOW, N_("95% CI, low"), Format.PERCENT, hidden_by=c.SUPPRESSED),
    TableColumn(c.HIGH, N_("95% CI, high"), Format.PERCENT, hidden_by=c.SUPPRESSED),
    TableColumn(c.SUPPRESSED, N_("Hidden"), Format.CHOICE, _YES_NO),
    TableColumn("edition", N_("Edition"), Format.CHOICE, codes.EDITION_STATUS_LABELS | {"unknown": N_("Unknown")}),
    TableColumn(c.FILE, N_("File"), width=44),
    TableColumn(c.SHEET, N_("Sheet")),
    TableColumn(c.HEADER_ROW, N_("Header row"), Format.INTEGER),
    TableColumn(c.ROW, N_("Row"), Format.INTEGER),
    TableColumn(c.COLUMN, N_("Column")),
    TableColumn(c.VALUE, N_("Value")),
    TableColumn(c.SEVERITY, N_("Severity"), Format.CHOICE, SEVERITY_LABELS),
    TableColumn(c.KIND, N_("Kind"), Format.CHOICE, KIND_LABELS),
    TableColumn("rule", N_("Rule"), Format.CODE, shown=False),
    TableColumn("message", N_("Problem"), width=70),
    TableColumn(c.SHA256, N_("SHA-256"), Format.CODE, width=34),
    TableColumn(c.ROWS, N_("Rows"), Format.INTEGER, total=True),
    TableColumn(c.IMPORTED, N_("Imported"), Format.INTEGER, total=True),
    TableColumn(c.REFUSED, N_("Rejected rows"), Format.INTEGER, total=True),
    TableColumn(c.IGNORED, N_("Ignored"), Format.INTEGER, total=True),
    TableColumn(c.IMPORTED_AT, N_("Imported at")),
    TableColumn(c.YEAR, N_("Year"), Format.YEAR),
    *(TableColumn(name, label, Format.INTEGER) for name, label in EDITION_COUNTS.items()),
)


def _declared() -> dict[str, TableColumn]:
    """The columns of the input tables, overruled by those of this module."""
    found: dict[str, TableColumn] = {}
    for table in inputs.INPUT_TABLES:
        for column in table.columns:
            found.setdefault(column.name, TableColumn(column.name, column.label, _BY_KIND[column.kind], column.labels))
    for name in (c.NOMENCLATURE, c.FROM_NOMENCLATURE, c.TO_NOMENCLATURE):
        found[name] = replace(found[name], labels=codes.NOMENCLATURE_LABELS)
    return found | {column.name: column for column in _OWN}


COLUMNS: Mapping[str, TableColumn] = MappingProxyType(_declared())


def nomenclature_words(name: str) -> str:
    """The name of a nomenclature, or that lists name none."""
    return _(codes.NOMENCLATURE_LABELS[name]) if name in codes.NOMENCLATURE_LABELS else name
