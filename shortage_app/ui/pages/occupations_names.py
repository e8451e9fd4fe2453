"""Looking occupations up by words: in their code and in their titles in every language, not in what else a row says."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.occupations import TITLES
from shortage_app.report.titles import titles
from shortage_app.ui.models.columns import all_plain, plain
from shortage_app.ui.visit import Filters


class OccupationNames:
    """The names of the rows of Analysis.occupations, made ready once for many searches."""

    def __init__(self, occupations: pd.DataFrame) -> None:
        self._occupations = occupations
        columns = [occupations[column].fillna("").tolist() for column in (c.CODE, *TITLES)]
        self._names = list(
            zip(columns[0], all_plain([" ".join(row) for row in zip(*columns, strict=True)]), strict=True)
        )

    def are_of(self, occupations: pd.DataFrame) -> bool:
        """Whether these are the names of these very rows."""
        return self._occupations is occupations

    def found(self, words: str) -> Iterator[tuple[str, str]]:
        """Code and title, in the language spoken now, of the occupations that these words name."""
        wanted = plain(words).split()
        for (code, name), title in zip(self._names, titles(self._occupations), strict=True):
            if all(word in name for word in wanted):
                yield code, title

    def by_code(self, filters: Filters) -> Filters:
        """The filters with their words as the codes they name."""
        wanted = plain(filters.words).split()
        if not wanted:
            return replace(filters, words="")
        codes = frozenset(code for code, name in self._names if all(word in name for word in wanted))
        kept = filters.values.get(c.CODE)
        return replace(filters, words="").narrowed(c.CODE, codes if kept is None else codes & kept)


def in_words(kept: Filters, before: Filters) -> Filters:
    """Filters that came from the table, which knows the words as codes only, with the words as they were."""
    return replace(kept, words=before.words).narrowed(c.CODE, before.values.get(c.CODE))
