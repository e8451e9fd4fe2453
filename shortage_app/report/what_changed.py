"""What changed on the list since another edition, in three lists a planner can read, with counts that add up."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis
from shortage_app.domain.changes import Reconciliation, reconciliation
from shortage_app.domain.codes import CONTINUED_KINDS, ENTERED_KINDS, GONE_KINDS, ChangeKind
from shortage_app.domain.history import predecessors
from shortage_app.domain.occupations import earlier_editions
from shortage_app.domain.project import Project
from shortage_app.domain.titles import title_key
from shortage_app.report.occupation_page import UNKNOWN_COVERAGE, known_coverage
from shortage_app.report.titles import edition_titles
from shortage_app.text import _, ngettext


@dataclass(frozen=True)
class Entrant:
    """An occupation on the list that was not on the earlier one; `kind` is one of ENTERED_KINDS."""

    code: str
    title: str
    kind: ChangeKind
    coverage: str


@dataclass(frozen=True)
class Gone:
    """An occupation no longer on the list; `products` of this year's catalogue still lead to it, None if unknown."""

    code: str
    title: str
    kind: ChangeKind
    products: int | None


@dataclass(frozen=True)
class Renaming:
    """An occupation under another title, merged, or split; `kind` is one of CONTINUED_KINDS."""

    code: str
    before: str
    after: str
    kind: ChangeKind


@dataclass(frozen=True)
class WhatChanged:
    """Everything that changed from `since` to `year`. `only_codes` changed code and kept their title."""

    since: int
    year: int
    entered: tuple[Entrant, ...]
    gone: tuple[Gone, ...]
    renamed: tuple[Renaming, ...]
    only_codes: int
    counts: Reconciliation


def base_year(project: Project, year: int, wanted: int) -> int | None:
    """The edition to compare a year with: the one wanted if it is earlier, else the one before; None for the first."""
    earlier = earlier_editions(project, year)
    return wanted if wanted in earlier else next(iter(earlier), None)


def what_changed(analysis: Analysis, since: int) -> WhatChanged:
    """The changes since the edition of `since`, the entrants and those gone in order of title."""
    changes = analysis.changes_since(since)
    then, now = (edition_titles(analysis.project, edition) for edition in (since, analysis.year))
    only_code = (changes[c.KIND] == ChangeKind.RENAMED) & ~changes[c.RETITLED]
    told = changes[changes[c.KIND].isin(CONTINUED_KINDS) & ~only_code]
    return WhatChanged(
        since=since,
        year=analysis.year,
        entered=_entered(analysis, changes, now),
        gone=_gone(analysis, changes, then),
        renamed=tuple(
            Renaming(code, then[before], now[code], ChangeKind(kind))
            for code, before, kind in zip(told[c.CODE], told[c.FROM_CODE], told[c.KIND], strict=True)
        ),
        only_codes=int(only_code.sum()),
        counts=reconciliation(analysis.project, analysis.year, since, analysis.method),
    )


def _entered(analysis: Analysis, changes: pd.DataFrame, named: Mapping[str, str]) -> tuple[Entrant, ...]:
    listed = analysis.listed
    coverage = dict(zip(listed[c.CODE], known_coverage(listed), strict=True))
    rows = changes[changes[c.KIND].isin(ENTERED_KINDS)]
    found = [
        Entrant(code, named[code], ChangeKind(kind), coverage.get(code, UNKNOWN_COVERAGE))
        for code, kind in zip(rows[c.CODE], rows[c.KIND], strict=True)
    ]
    return tuple(sorted(found, key=lambda entrant: (ENTERED_KINDS.index(entrant.kind), title_key(entrant.title))))


def _gone(analysis: Analysis, changes: pd.DataFrame, named: Mapping[str, str]) -> tuple[Gone, ...]:
    rows = changes[changes[c.KIND].isin(GONE_KINDS)]
    products = _linked_products(analysis)
    found = [
        Gone(code, named[code], ChangeKind(kind), products.get((nomenclature, code), 0) if products else None)
        for nomenclature, code, kind in zip(rows[c.NOMENCLATURE], rows[c.CODE], rows[c.KIND], strict=True)
    ]
    return tuple(sorted(found, key=lambda gone: (GONE_KINDS.index(gone.kind), title_key(gone.title))))


def _linked_products(analysis: Analysis) -> dict[tuple[str, str], int]:
    """Products of the year's catalogue by nomenclature and code, former codes too; empty without a catalogue."""
    if not analysis.has_catalogue:
        return {}
    links = analysis.links[[c.OCCUPATION_CODE, c.PRODUCT_CODE]]
    own = links.rename(columns={c.OCCUPATION_CODE: c.FROM_CODE})
    own[c.FROM_NOMENCLATURE] = analysis.nomenclature
    former = predecessors(analysis.project, analysis.year)
    former = former.merge(links, left_on=c.CODE, right_on=c.OCCUPATION_CODE)
    keys = [c.FROM_NOMENCLATURE, c.FROM_CODE, c.PRODUCT_CODE]
    counted = pd.concat([own[keys], former[keys]]).drop_duplicates().groupby(keys[:2], as_index=False).size()
    return dict(zip(zip(counted[c.FROM_NOMENCLATURE], counted[c.FROM_CODE], strict=True), counted["size"], strict=True))


# The counts in words

_TERMS: tuple[tuple[str, Callable[[int], str]], ...] = (
    ("entered_first", lambda n: ngettext("+ {count} new", "+ {count} new", n)),
    ("entered_returning", lambda n: ngettext("+ {count} returning", "+ {count} returning", n)),
    (
        "entered_not_assessed",
        lambda n: ngettext("+ {count} not assessed before", "+ {count} not assessed before", n),
    ),
    ("added_by_splits", lambda n: ngettext("+ {count} by splits", "+ {count} by splits", n)),
    ("left", lambda n: ngettext("− {count} left", "− {count} left", n)),
    ("discontinued", lambda n: ngettext("− {count} discontinued", "− {count} discontinued", n)),
    ("no_longer_assessed", lambda n: ngettext("− {count} no longer assessed", "− {count} no longer assessed", n)),
    ("absorbed_by_mergers", lambda n: ngettext("− {count} by mergers", "− {count} by mergers", n)),
)


def reconciled(counts: Reconciliation) -> str:
    """How the earlier list becomes this one: "100 in 2018 + 13 new + 7 returning − 8 left = 112 in 2019"."""
    listed = _("{count} in {year}")
    numbers = [(words, getattr(counts, name)) for name, words in _TERMS]
    terms = [words(count).format(count=count) for words, count in numbers if count]
    return _("{before} {changes} = {after}").format(
        before=listed.format(count=counts.listed_since, year=counts.since),
        changes=" ".join(terms) or _("+ 0"),
        after=listed.format(count=counts.listed_year, year=counts.year),
    )


def kept_history(changed: WhatChanged) -> str:
    """What is said below the renamed ones: the history goes on."""
    if changed.only_codes:
        return ngettext(
            "{count} other occupation only changed code: its history is kept.",
            "{count} others only changed code: their history is kept.",
            changed.only_codes,
        ).format(count=changed.only_codes)
    return _("Their history is kept.") if changed.renamed else _("No occupation was renamed.")
