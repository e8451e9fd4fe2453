"""The table of the occupations page, and which of its rows stand behind the key of a figure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd

from shortage_app.domain import codes
from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis
from shortage_app.domain.codes import EMERGING_STATUSES, LISTED_STATUSES, ChangeKind, Coverage, Status
from shortage_app.domain.frames import typed_frame
from shortage_app.report.attention import attention
from shortage_app.report.columns import COLUMNS
from shortage_app.report.linked_exits import LinkedExits, cohort_for, linked_exits
from shortage_app.report.notes import exit_notes, source_notes
from shortage_app.report.register import Register, register
from shortage_app.report.sensitivity import Alternative, alternatives_of
from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.report.titles import titles
from shortage_app.text import N_, _

STRIP_YEARS = 10  # the time line of the inspector has them all
UNKNOWN_COVERAGE = "unknown"
ATTENTION, CHANGE, EXIT = "attention", "change", "exit_to_work"
GONE_STATUSES = frozenset({Status.LEFT.value, Status.DISCONTINUED.value})

COVERAGE_WORDS = {
    Coverage.DIRECT: N_("Direct"),
    Coverage.INDIRECT: N_("Indirect"),
    Coverage.NOT_OFFERED: N_("Not offered"),
    Coverage.NO_PRODUCT: N_("No product"),
    Coverage.OUT_OF_SCOPE: N_("Out of scope"),
    UNKNOWN_COVERAGE: N_("–"),
}
ATTENTION_LABELS: Mapping[str, str] = MappingProxyType({
    "chronic": N_("Chronic gap"),
    "one_listing": N_("One listing from structural"),
    "about_to_lose": N_("About to lose structural status"),
    "single_provider": N_("Single provider"),
})  # fmt: skip


_SHOWN = (
    replace(COLUMNS[c.CODE], width=7),
    replace(COLUMNS[c.TITLE], width=0),
    replace(COLUMNS[c.GROUP], width=12),
    COLUMNS[c.STRIP],
    COLUMNS[c.STATUS],
    TableColumn(c.STATUS_THEN, N_("It would be"), Format.CHOICE, COLUMNS[c.STATUS].labels, shown=False),
    replace(COLUMNS[c.STRUCTURAL_SINCE], label=N_("Since"), width=6),
    COLUMNS[c.CAUSES],
    TableColumn(c.COVERAGE, N_("Coverage"), Format.CHOICE, COVERAGE_WORDS, width=15),
    replace(COLUMNS[c.PLACES], total=False),
    TableColumn(EXIT, N_("Exit to work"), Format.INTERVAL, width=12, hidden_by=c.SUPPRESSED),
)
_ON_DEMAND = (
    *(
        COLUMNS[name]
        for name in (
            c.DOMAIN, c.POLE, c.OFFERS_RECEIVED, c.PRODUCTS, c.PROVIDERS, c.PLACES_PER_100_OFFERS, c.CHRONIC_EDITIONS,
            c.RULE_CONSECUTIVE, c.RULE_WINDOW, c.LISTINGS_IN_WINDOW,
        )
    ),
    TableColumn(c.STRUCTURAL_SINCE_OPEN, N_("Structural earlier still, perhaps"), Format.FLAG),
    TableColumn(c.IF_LISTED_NEXT, N_("If the next edition lists it"), Format.CHOICE, COLUMNS[c.STATUS].labels),
    TableColumn(ATTENTION, N_("Needs attention"), Format.CHOICES, ATTENTION_LABELS),
    TableColumn(CHANGE, N_("Change"), Format.CHOICES, codes.CHANGE_LABELS),
    TableColumn(c.PREDECESSORS, N_("Former codes"), Format.CHOICES),
    COLUMNS[c.LOW], COLUMNS[c.HIGH], COLUMNS[c.SUPPRESSED],
)  # fmt: skip
PAGE_COLUMNS = (*_SHOWN, *(replace(column, shown=False, total=False) for column in _ON_DEMAND))


@dataclass(frozen=True, eq=False)
class Extras:
    """What takes longer to work out than the table: what other settings would change, the rows by code, exits.

    cohort: of the exits, None without any. exits: None until with_exits(), for the hidden figures take their time.
    """

    alternatives: tuple[Alternative, ...]
    register: Register
    cohort: int | None
    exits: LinkedExits | None = None

    @property
    def awaits_exits(self) -> bool:
        """Whether there are exits that have not been worked out."""
        return self.cohort is not None and self.exits is None


def extras(analysis: Analysis) -> Extras:
    """The extras of an analysis without its exits, which are those of the latest cohort up to its year."""
    return Extras(alternatives_of(analysis), register(analysis), cohort_for(analysis.project, analysis.year))


def with_exits(more: Extras) -> Extras:
    """The extras with the exits, where there are any."""
    if more.cohort is None:
        return more
    return replace(more, exits=linked_exits(more.register.analysis, more.cohort))


def occupation_table(
    analysis: Analysis, since: int | None = None, more: Extras | None = None, alternative: Alternative | None = None
) -> Table:
    """Every occupation of the year, and those that left it. `since`: the edition that changes are told against."""
    rows = analysis.occupations
    strips, years = _last_years(rows[c.STRIP], analysis.year)
    table = rows.join(_exits(more), on=c.CODE)
    table[c.TITLE] = titles(rows)
    table[c.STRIP] = strips
    table[c.COVERAGE] = known_coverage(rows)
    table[ATTENTION] = _attention(analysis)
    table[CHANGE] = _text(rows[c.CODE].map(_changes(analysis, since)))
    table[c.STATUS_THEN] = _status_then(rows, alternative)
    columns = tuple(replace(column, years=years) if column.name == c.STRIP else column for column in PAGE_COLUMNS)
    notes = source_notes(analysis)
    if more is not None and more.exits is not None:
        notes = tuple(dict.fromkeys((*notes, *exit_notes(analysis, more.exits.cohort))))
    title = _("Shortage occupations of {year}").format(year=analysis.year)
    frame = table[[column.name for column in columns]].reset_index(drop=True)
    return Table("occupations", title, columns, frame, notes)


def part(table: Table, *, gone: bool) -> Table:
    """Of that table the occupations on the list, or those gone from it."""
    rows = table.rows[table.rows[c.STATUS].isin(GONE_STATUSES).to_numpy() == gone]
    return replace(table, rows=rows.reset_index(drop=True))


def places_of(analysis: Analysis, occupations: "pd.Series[str] | list[str]") -> float | None:
    """The places offered for some occupations, a product that serves several counted once; None where none is known."""
    serving = analysis.links.loc[analysis.links[c.OCCUPATION_CODE].isin(occupations), c.PRODUCT_CODE]
    products = analysis.products[analysis.products[c.PRODUCT_CODE].isin(serving)]
    places = products.loc[products[c.OFFERED].to_numpy(bool), c.PLACES].dropna()
    return None if places.empty else float(places.sum())


# Which rows stand behind a key


@dataclass(frozen=True)
class RowsBehind:
    """The rows behind a figure: values of columns of the table, and the year, None for the one looked at."""

    values: Mapping[str, frozenset[object]]
    year: int | None = None


_IN_SCOPE = frozenset({*Coverage, UNKNOWN_COVERAGE}) - {Coverage.OUT_OF_SCOPE}
_BY_KEY: Mapping[str, tuple[str, frozenset[object]]] = MappingProxyType({
    **{status.value: (c.STATUS, frozenset({status.value})) for status in Status},
    **{state.value: (c.COVERAGE, frozenset({state.value})) for state in Coverage},
    **{reason: (ATTENTION, frozenset({reason})) for reason in ATTENTION_LABELS},
    **{kind.value: (CHANGE, frozenset({kind.value})) for kind in ChangeKind if kind.value not in GONE_STATUSES},
    "emerging": (c.STATUS, frozenset(map(str, EMERGING_STATUSES))),
    "in_scope": (c.COVERAGE, frozenset(map(str, _IN_SCOPE))),
    "covered": (c.COVERAGE, frozenset({"direct", "indirect", "not_offered"})),
    "without_offer": (c.COVERAGE, frozenset({"not_offered", "no_product"})),
    "entered": (CHANGE, frozenset({"entered_first", "entered_returning", "entered_not_assessed"})),
    "changed_code": (CHANGE, frozenset({"renamed", "merged", "split"})),
})  # fmt: skip


def rows_behind(key: str) -> RowsBehind | None:
    """What a key asks for: "covered", "indirect+not_offered", "structural@2018", "listed"; None if it is not known."""
    asked, _at, year = key.partition("@")
    values: dict[str, frozenset[object]] = {}
    for name in asked.split("+"):
        if name == "listed":
            continue
        if name not in _BY_KEY:
            return None
        column, kept = _BY_KEY[name]
        values[column] = values.get(column, frozenset()) | kept
    return RowsBehind(MappingProxyType(values), int(year) if year else None)


# Columns


def _last_years(strips: "pd.Series[str]", year: int) -> tuple[list[str], tuple[int, ...]]:
    kept = [strip.split(";")[-STRIP_YEARS:] for strip in strips]
    length = max(map(len, kept), default=1)
    return [";".join(states) for states in kept], tuple(range(year - length + 1, year + 1))


def known_coverage(rows: pd.DataFrame) -> "pd.Series[str]":
    """The coverage of rows of Analysis.occupations; without a catalogue out of scope, or UNKNOWN_COVERAGE."""
    listed = rows[c.STATUS].isin(LISTED_STATUSES).to_numpy()
    outside = listed & ~rows[c.IN_SCOPE].astype("boolean").fillna(True).to_numpy(bool)
    known = _text(rows[c.COVERAGE])
    unsaid = np.where(outside, Coverage.OUT_OF_SCOPE.value, UNKNOWN_COVERAGE)
    return known.where(known != "", pd.Series(unsaid, index=rows.index, dtype="str"))


def _attention(analysis: Analysis) -> list[str]:
    reasons = {watch.key: {item.code for item in watch.items} for watch in attention(analysis)}
    rows = analysis.occupations
    listed = rows[c.STATUS].isin(LISTED_STATUSES)
    return [
        ";".join(reason for reason, held in reasons.items() if here and code in held)
        for code, here in zip(rows[c.CODE], listed, strict=True)
    ]


def _changes(analysis: Analysis, since: int | None) -> "pd.Series[str]":
    if since is None:
        return pd.Series(dtype="str")
    changes = analysis.changes_since(since)[[c.CODE, c.KIND]].drop_duplicates()
    return changes.groupby(c.CODE)[c.KIND].agg(";".join)


def _status_then(rows: pd.DataFrame, alternative: Alternative | None) -> "pd.Series[str]":
    if alternative is None:
        return pd.Series("", index=rows.index, dtype="str")
    then = rows[c.CODE].map(alternative.statuses).where(rows[c.STATUS].isin(LISTED_STATUSES))
    return _text(then)


def _exits(more: Extras | None) -> pd.DataFrame:
    columns = {c.RATE: EXIT, c.LOW: c.LOW, c.HIGH: c.HIGH, c.SUPPRESSED: c.SUPPRESSED}
    if more is None or more.exits is None:
        return typed_frame({EXIT: "Float64", c.LOW: "Float64", c.HIGH: "Float64", c.SUPPRESSED: "str"})
    return more.exits.rates[list(columns)].rename(columns=columns)


def _text(column: "pd.Series[Any]") -> "pd.Series[str]":
    """A column of words whatever its type, for one without any word is read as numbers."""
    return column.astype(object).where(column.notna(), "").astype("str")
