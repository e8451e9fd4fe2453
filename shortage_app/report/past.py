"""What an occupation was before: former codes, titles and groups, and its causes edition by edition."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.codes import Relation
from shortage_app.domain.occupations import TITLES
from shortage_app.domain.titles import title_key
from shortage_app.report import years as y
from shortage_app.report.register import Register, Row, known, title_of
from shortage_app.text import N_, _, ngettext


@dataclass(frozen=True)
class FormerName:
    """How an occupation stood on other lists: the years in words, code, title and group."""

    years: str
    code: str
    title: str
    group: str


@dataclass(frozen=True)
class Past:
    """Sentences on former codes, the names it had that it has no longer, and its causes by year."""

    carried: tuple[str, ...]
    names: tuple[FormerName, ...]
    causes: Mapping[int, frozenset[str]]


def past_of(register: Register, row: Row) -> Past:
    """The past of a row of Analysis.occupations, over every approved change of nomenclature."""
    by_code = register.predecessors.get(row[c.NOMENCLATURE])
    predecessors = by_code[row[c.CODE]] if by_code is not None else []
    listings = _own_listings(register, row, predecessors)
    causes: dict[int, frozenset[str]] = {}
    for listing in listings:
        year = listing[c.REFERENCE_YEAR]
        causes[year] = causes.get(year, frozenset()) | frozenset(filter(None, listing[c.CAUSES].split(";")))
    return Past(tuple(_carried(register, predecessors)), tuple(_names(listings, row)), causes)


def _own_listings(register: Register, row: Row, predecessors: list[Row]) -> list[Row]:
    """The listings of the code and of its predecessors, each in the editions of its nomenclature, oldest first."""
    codes = {(row[c.NOMENCLATURE], row[c.CODE])}
    codes |= {(before[c.FROM_NOMENCLATURE], before[c.FROM_CODE]) for before in predecessors}
    found = [
        listing for nomenclature, code in sorted(codes) for listing in _listings(register, nomenclature, code)
        if listing[c.REFERENCE_YEAR] <= register.analysis.year
    ]  # fmt: skip
    return sorted(found, key=lambda listing: int(listing[c.REFERENCE_YEAR]))


def _listings(register: Register, nomenclature: str, code: str) -> list[Row]:
    return [
        listing for listing in register.listings[code]
        if register.nomenclatures.get(listing[c.REFERENCE_YEAR]) == nomenclature
        and (pd.isna(listing[c.ASSESSED]) or listing[c.ASSESSED])
    ]  # fmt: skip


# Sentences on the crosswalk

_MERGED = {
    "any": N_("Merged from {names}: listed in a year if any of them was."),
    "all": N_("Merged from {names}: listed in a year only if all of them were."),
}


def _carried(register: Register, predecessors: list[Row]) -> Iterator[str]:
    """One sentence a former nomenclature and relation, the nearest first."""
    for (nomenclature, relation), rows in groupby(
        predecessors, lambda row: (row[c.FROM_NOMENCLATURE], row[c.RELATION])
    ):
        codes = [row[c.FROM_CODE] for row in rows]
        names = ", ".join(_named(register, nomenclature, code) for code in codes)
        if relation == Relation.MERGED:
            text = _(_MERGED[register.analysis.method.merged])
        elif relation == Relation.SPLIT:
            text = ngettext(
                "Split from {names}: every successor keeps those years.",
                "Split from parts of {names}: every successor keeps those years.",
                len(codes),
            )
        elif relation == Relation.SAME:
            text = _("The same code stood in {nomenclature} before: {names}.")
        else:
            text = _("Its earlier years are those of {names}, renamed.")
        yield text.format(names=names, nomenclature=nomenclature)


def _named(register: Register, nomenclature: str, code: str) -> str:
    """A former code with the last title it stood under, and its nomenclature."""
    listings = _listings(register, nomenclature, code)
    if not listings:
        return _("{code} ({nomenclature})").format(code=code, nomenclature=nomenclature)
    title = title_of(listings[-1])
    return _("{code} {title} ({nomenclature})").format(code=code, title=title, nomenclature=nomenclature)


# Former names


def _names(listings: list[Row], row: Row) -> Iterator[FormerName]:
    """The names that differ from today's in code, title (gender forms apart) or group, the latest first."""
    column = next((name for name in TITLES if known(row[name])), c.TITLE_FR)
    today = (row[c.CODE], title_key(str(row[column])), row[c.GROUP])
    found: dict[tuple[str, str, str], list[Row]] = {}
    for listing in _in_one_language(listings, column):
        key = (listing[c.CODE], title_key(listing[column] or title_of(listing)), listing[c.GROUP])
        found.setdefault(key, []).append(listing)
    for key, rows in reversed(found.items()):
        if key != today:
            years = y.spoken_years(int(listing[c.REFERENCE_YEAR]) for listing in rows)
            yield FormerName(years, key[0], title_of(rows[-1]), key[2])


def _in_one_language(listings: list[Row], column: str) -> list[Row]:
    """Without the lists that are in another language, where the code stands on others: a translation is no new name."""
    spoken = {listing[c.CODE] for listing in listings if listing[column]}
    return [listing for listing in listings if listing[column] or listing[c.CODE] not in spoken]
