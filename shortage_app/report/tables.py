"""The named tables of the command line, which the window and the workbook show as well."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis
from shortage_app.domain.codes import GONE_KINDS, LISTED_STATUSES
from shortage_app.domain.occupations import TITLES
from shortage_app.domain.project import STORED_COLUMNS, Project
from shortage_app.report import indicators, provenance
from shortage_app.report.columns import COLUMNS
from shortage_app.report.crosswalk import crosswalk
from shortage_app.report.notes import exit_notes, source_notes
from shortage_app.report.sensitivity import sensitivity_table
from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.report.titles import edition_titles, titles
from shortage_app.report.why import explanations
from shortage_app.text import _

OCCUPATION_COLUMNS = (
    c.CODE,
    c.TITLE,
    c.GROUP,
    c.STATUS,
    c.RULE_CONSECUTIVE,
    c.RULE_WINDOW,
    c.LISTINGS_IN_WINDOW,
    c.STRUCTURAL_SINCE,
    c.CAUSES,
    c.IN_SCOPE,
    c.COVERAGE,
    c.PRODUCTS,
    c.PROVIDERS,
    c.PLACES,
    c.EXPLANATION,
)
CARRIED_COLUMNS = (
    *TITLES,
    c.DOMAIN,
    c.OFFERS_RECEIVED,
    c.FILL_RATE,
    c.MEDIAN_DAYS,
    c.JOBSEEKERS,
    c.NOTE,
    c.REFERENCE_YEAR,
    c.NOMENCLATURE,
)
CARRIED_OF_PRODUCTS = (*TITLES, c.FIRST_SESSION, c.LAST_SESSION, c.PREDECESSOR_CODE, c.CATALOGUE_YEAR)
COVERAGE_COLUMNS = (
    c.CODE,
    c.TITLE,
    c.DOMAIN,
    c.STATUS,
    c.STATE,
    c.PRODUCTS,
    c.PROVIDERS,
    c.DIRECT_PRODUCTS,
    c.PLACES,
    c.HOURS,
    c.OFFERS_RECEIVED,
    c.PLACES_PER_100_OFFERS,
    c.FRAGILE,
    c.CHRONIC_EDITIONS,
)
PRODUCT_COLUMNS = (
    c.PRODUCT_CODE,
    c.TITLE,
    c.DOMAIN,
    c.PROVIDER,
    c.PROVIDER_TYPE,
    c.TRAINING_TYPE,
    c.POLE,
    c.PLACES,
    c.HOURS,
    c.SESSIONS,
    c.OFFERED,
    c.SHORTAGE_LINK,
    c.OCCUPATIONS,
)
LINK_COLUMNS = (
    c.PRODUCT_CODE,
    "product_title",
    c.OCCUPATION_CODE,
    "occupation_title",
    c.STRENGTH,
    c.ORIGIN,
    c.NOMENCLATURE,
    c.DECIDED_BY,
    c.DECIDED_ON,
    c.NOTE,
    c.OFFERED,
    c.CATALOGUE_YEAR,
)
CHANGE_COLUMNS = ("change", c.CODE, c.TITLE, c.FROM_CODE, "from_title")
EDITION_COLUMNS = (
    c.REFERENCE_YEAR,
    "edition",
    c.NOMENCLATURE,
    "listed",
    "structural",
    "emerging",
    "emerging_first",
    "emerging_returning",
    "emerging_continuing",
    "undetermined",
    "left",
    "discontinued",
)
FIGURE_COLUMNS = (c.MEASURE, c.N, c.COUNT, c.RATE, c.LOW, c.HIGH, c.SUPPRESSED)
_SUMMED = frozenset({c.PLACES, c.HOURS})  # once each in the table of products: only there do totals count nothing twice


def make(name: str, title: str, names: Sequence[str], rows: pd.DataFrame, notes: Iterable[str] = ()) -> Table:
    """A Table of declared columns in the order of `names`, taken from `rows`."""
    return Table(name, title, tuple(COLUMNS[n] for n in names), rows[list(names)].reset_index(drop=True), tuple(notes))


def occupations(analysis: Analysis) -> Table:
    """The occupations of the year with their status, and those that left it."""
    rows = analysis.occupations.assign(**{c.TITLE: titles(analysis.occupations)})
    rows[c.EXPLANATION] = explanations(analysis.occupations, analysis.year, analysis.method)
    title = _("Shortage occupations of {year}").format(year=analysis.year)
    return make("occupations", title, OCCUPATION_COLUMNS, rows, source_notes(analysis))


def listed_occupations(analysis: Analysis) -> Table:
    """The occupations on the list alone, with all that the list said folded away: read back in, it is that list."""
    table = occupations(analysis)
    listed = table.rows[c.STATUS].isin(LISTED_STATUSES).to_numpy()
    source = analysis.occupations[listed].assign(**{c.REFERENCE_YEAR: analysis.year})
    return _carrying(replace(table, rows=table.rows[listed]), source, CARRIED_COLUMNS)


def _carrying(table: Table, source: pd.DataFrame, names: Sequence[str]) -> Table:
    """A table with further columns of the same rows folded away, so that it can be read back in."""
    carried = source[list(names)].reset_index(drop=True)
    rows = pd.concat([table.rows.reset_index(drop=True), carried], axis=1)
    folded = {name: replace(COLUMNS[name], shown=False, total=False) for name in names}
    titles_first = [folded.pop(name) for name in TITLES]  # a reader takes the first of two columns of titles
    columns = (table.columns[0], *titles_first, *table.columns[1:], *folded.values())
    return replace(table, columns=columns, rows=rows[[column.name for column in columns]])


def coverage(analysis: Analysis) -> Table:
    """State and depth of coverage of each listed occupation."""
    listed = analysis.listed
    rows = listed.assign(**{c.TITLE: titles(listed), c.STATE: listed[c.COVERAGE]})
    title = _("Coverage of the shortage occupations of {year}").format(year=analysis.year)
    return make("coverage", title, COVERAGE_COLUMNS, rows, source_notes(analysis))


def products(analysis: Analysis) -> Table:
    """The training catalogue of the year, with what each product serves."""
    rows = analysis.products.assign(**{c.TITLE: titles(analysis.products)})
    title = _("Training products of {year}").format(year=analysis.year)
    table = make("products", title, PRODUCT_COLUMNS, rows, source_notes(analysis))
    return replace(table, columns=tuple(replace(x, total=x.name in _SUMMED) for x in table.columns))


def catalogue(analysis: Analysis) -> Table:
    """The products with all that the catalogue said folded away: read back in, they are that catalogue."""
    return _carrying(products(analysis), analysis.products, CARRIED_OF_PRODUCTS)


def links(analysis: Analysis) -> Table:
    """The links that hold in the year between products and listed occupations."""
    listed, catalogue = analysis.listed, analysis.products
    by_code = pd.Series(titles(listed).to_numpy(), index=listed[c.CODE])
    by_product = pd.Series(titles(catalogue).to_numpy(), index=catalogue[c.PRODUCT_CODE])
    rows = analysis.links[analysis.links[c.OCCUPATION_CODE].isin(listed[c.CODE])]
    rows = rows.assign(
        **{
            "product_title": rows[c.PRODUCT_CODE].map(by_product),
            "occupation_title": rows[c.OCCUPATION_CODE].map(by_code),
            c.OFFERED: rows[c.PRODUCT_CODE].map(catalogue.set_index(c.PRODUCT_CODE)[c.OFFERED]),
        }
    )
    table = make("links", _("Links of {year}").format(year=analysis.year), LINK_COLUMNS, rows, source_notes(analysis))
    return replace(table, columns=tuple(replace(x, shown=x.name != c.CATALOGUE_YEAR) for x in table.columns))


def changes(analysis: Analysis, since: int | None = None) -> Table:
    """What changed since another edition (default: the one before)."""
    since = analysis.previous if since is None else since
    if since is None:
        empty = pd.DataFrame(columns=list(CHANGE_COLUMNS), dtype="str")
        return make("changes", _("No earlier edition is known."), CHANGE_COLUMNS, empty)
    rows = analysis.changes_since(since)
    then, now = (edition_titles(analysis.project, edition) for edition in (since, analysis.year))
    gone = rows[c.KIND].isin(GONE_KINDS)
    rows = rows.rename(columns={c.KIND: "change"}).assign(
        **{
            c.TITLE: [(then if is_gone else now)[code] for code, is_gone in zip(rows[c.CODE], gone, strict=True)],
            "from_title": [then.get(code, "") for code in rows[c.FROM_CODE]],
        }
    )
    title = _("Changes from {since} to {year}").format(since=since, year=analysis.year)
    return make("changes", title, CHANGE_COLUMNS, rows, source_notes(analysis))


def editions(analysis: Analysis) -> Table:
    """Counts of each calendar year up to the last edition."""
    rows = analysis.editions.rename(columns={c.STATUS: "edition"})
    return make("editions", _("Editions of the shortage list"), EDITION_COLUMNS, rows, source_notes(analysis))


def exits(analysis: Analysis, cohort: int, by: tuple[str, ...] = ()) -> Table:
    """The protected figures of a cohort by one of the closed list of views (disclosure)."""
    columns = tuple(column for name in by for column in name.split("+"))
    title = _("Job exits of the leavers of {cohort}").format(cohort=cohort)
    rows = analysis.exits(cohort).view(columns)
    return make("exits", title, (*columns, *FIGURE_COLUMNS), rows, exit_notes(analysis, cohort))


def domains(project: Project) -> Table:
    """The action domain, pole and scope of groups and occupations, as they were imported."""
    return make("domains", _("Action domains"), tuple(STORED_COLUMNS["domains"]), project.domains)


def all_titles(project: Project, codes: Iterable[str] | None = None) -> pd.Series:
    """The latest title of every code ever listed, or of these, in the language spoken now; indexed by code."""
    listings = project.listings
    if codes is not None:
        listings = listings[listings[c.CODE].isin(list(codes)).to_numpy()]
    latest = listings.sort_values(c.REFERENCE_YEAR, kind="stable").drop_duplicates(c.CODE, keep="last")
    return pd.Series(titles(latest).to_numpy(), index=latest[c.CODE])


OF_A_YEAR: dict[str, Callable[[Analysis], Table]] = {
    "occupations": occupations,
    "coverage": coverage,
    "products": products,
    "links": links,
    "changes": changes,
    "sensitivity": sensitivity_table,
    "editions": editions,
}
OF_A_PROJECT: dict[str, Callable[[Project], Table]] = {
    "problems": provenance.problems,
    "indicators": indicators.indicator_table,
    "crosswalk": crosswalk,
    "domains": domains,
}

__all__ = ["COLUMNS", "OF_A_PROJECT", "OF_A_YEAR", "Format", "Table", "TableColumn"]
