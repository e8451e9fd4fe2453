"""What the search finds in the data: the occupations and the training products of the year looked at."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from shortage_app.domain import columns as c
from shortage_app.domain.judged_links import put_aside
from shortage_app.report.titles import titles
from shortage_app.text import language
from shortage_app.ui.entries import Hit
from shortage_app.ui.models.columns import all_plain, plain
from shortage_app.ui.session import Session
from shortage_app.ui.visit import OCCUPATION, OCCUPATIONS, PRODUCT, Filters

if TYPE_CHECKING:
    import pandas as pd

    from shortage_app.domain.analysis import Analysis

LEAST_LETTERS = 2  # one letter is in nearly every title
OF_A_KIND = 12  # hits of one kind: the rest is for narrower words
AT_ONCE = 5_000  # rows that are read within a letter typed; more are read in another thread
_TITLES = (c.TITLE_FR, c.TITLE_NL, c.TITLE_EN)
Rows = dict[str, list[tuple[str, str, str]]]


class RecordSearch:
    """Finds rows by code or title in any of the three languages, and shows them in the spoken one.

    `again` searches for the same words once rows that were not there yet have come.
    """

    def __init__(self, session: Session, again: Callable[[], object]) -> None:
        self._session, self._again = session, again
        self._known: tuple[object, str] = (None, "")
        self._rows: Rows = {}

    def __call__(self, words: str) -> Iterable[Hit]:
        """The rows in which every word stands: first titles that begin with them, the shorter before the longer."""
        analysis = self._session.analysis
        asked = plain(words)
        wanted = asked.split()
        if analysis is None or len(words) < LEAST_LETTERS:
            return
        self._read(analysis)
        for kind, rows in self._rows.items():
            found = [row for row in rows if all(word in row[2] for word in wanted)]
            found.sort(key=partial(by_nearness, asked))
            for title, code, _searched in found[:OF_A_KIND]:
                icon = "occupations" if kind == OCCUPATION else "data"
                yield Hit(title, code, icon, partial(self._show, kind, code))

    def _read(self, analysis: "Analysis") -> None:
        if self._known == (analysis, language()):
            return
        self._known = (analysis, language())
        if len(analysis.occupations) + len(analysis.products) <= AT_ONCE:
            self._rows = _all_rows(analysis)
        else:
            self._rows = {}
            known = self._known
            self._session.tasks.start(
                "search", lambda _progress: _all_rows(analysis), lambda rows: self._take(known, rows)
            )

    def _take(self, known: tuple[object, str], rows: Rows) -> None:
        if known == self._known:  # else others were read meanwhile
            self._rows = rows
            self._again()

    def _show(self, kind: str, code: str) -> None:
        """An occupation in its row; of a product the occupations that it serves, or that were put aside for it."""
        analysis = self._session.analysis
        if kind == OCCUPATION:
            self._session.open_occupation(code)
            return
        if analysis is not None:
            kept = _occupations_of(analysis, code) & frozenset(analysis.listed[c.CODE])
            if kept:
                self._session.filter(Filters().narrowed(c.CODE, kept))
        self._session.show_page(OCCUPATIONS)
        self._session.select(kind, code)


def by_nearness(asked: str, row: tuple[str, str, str]) -> tuple[int, int]:
    """Titles that begin with what is asked come first, nearest in length; then those in which a word does."""
    title = plain(row[0])
    if title.startswith(asked):
        return 0, len(title)
    return (1 if f" {asked}" in title else 2), 0


def _occupations_of(analysis: "Analysis", product: str) -> frozenset[str]:
    said = (analysis.links, put_aside(analysis.project, analysis.year))
    return frozenset().union(*(rows.loc[rows[c.PRODUCT_CODE] == product, c.OCCUPATION_CODE] for rows in said))


def _all_rows(analysis: "Analysis") -> Rows:
    return {
        OCCUPATION: _searchable(analysis.occupations, c.CODE),
        PRODUCT: _searchable(analysis.products, c.PRODUCT_CODE),
    }


def _searchable(rows: "pd.DataFrame", code: str) -> list[tuple[str, str, str]]:
    """Title, code and what is searched of each row, in the order of the titles."""
    columns = [rows[column].fillna("").tolist() for column in (code, *_TITLES)]
    searched = all_plain([" ".join(parts) for parts in zip(*columns, strict=True)])
    return sorted(set(zip(titles(rows).tolist(), columns[0], searched, strict=True)))
