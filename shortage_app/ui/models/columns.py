"""The values of one column of a table, in the forms that showing, sorting and filtering need."""

import unicodedata
from collections.abc import Sequence
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from shortage_app.report.table import Format, TableColumn
from shortage_app.text import language
from shortage_app.ui.models import cells

Positions = npt.NDArray[np.intp]
Mask = npt.NDArray[np.bool_]
Each = TypeVar("Each")
SEVERAL = frozenset({Format.CHOICES, Format.STRIP})
SEARCHED = frozenset({Format.TEXT, Format.CODE, Format.CHOICE, Format.CHOICES})


# Latin letters with a mark → without it; a table, since thousands of titles are compared at each key pressed.
_WITHOUT_MARKS = {
    code: "".join(part for part in unicodedata.normalize("NFKD", chr(code)) if not unicodedata.combining(part))
    for code in range(0xA0, 0x250)
}


def plain(words: str) -> str:
    """Words without case and accents, as they are sorted and searched."""
    return words.casefold().translate(_WITHOUT_MARKS)


def all_plain(words: Sequence[str]) -> list[str]:
    """Each in plain words; taken together, for fifty thousand calls take longer than all of their letters."""
    together = "\n".join(words).casefold()
    for letter in {letter for letter in set(together) if ord(letter) in _WITHOUT_MARKS}:
        together = together.replace(letter, _WITHOUT_MARKS[ord(letter)])
    found = together.split("\n")
    return found if len(found) == len(words) else [plain(one) for one in words]


def in_order(found: Sequence[Each], words: Sequence[str]) -> list[Each]:
    """Things in the order of their words, without case and accents."""
    keys = all_plain(words)
    return [found[place] for place in sorted(range(len(found)), key=keys.__getitem__)]


class ColumnValues:
    """One column of a table: each form of its values is made when first asked for, and once."""

    def __init__(self, column: TableColumn, series: "pd.Series[Any]", hidden: Mask | None) -> None:
        self.column = column
        self._series = series
        self._hidden = hidden
        self._among: tuple[frozenset[object], Mask] | None = None  # asked for last: each filter is asked for again
        self._plain_by_language: dict[str, list[str]] = {}
        self._ranks_by_language: dict[str, Positions] = {}

    @cached_property
    def native(self) -> list[Any]:
        """The values as Python has them, None where one is missing."""
        if not self._series.isna().any():
            return self._series.tolist()
        values: list[Any] = self._series.to_numpy(dtype=object, na_value=None).tolist()  # type: ignore[call-overload]
        return values

    def is_hidden(self, row: int) -> bool:
        """Whether the value of a row is a hidden figure."""
        return self._hidden is not None and bool(self._hidden[row])

    @property
    def has_hidden(self) -> bool:
        """Whether any figure of the column is hidden."""
        return self._hidden is not None and bool(self._hidden.any())

    @cached_property
    def _factors(self) -> tuple[Positions, list[Any]]:
        positions, distinct = pd.factorize(self._series)
        return np.asarray(positions, dtype=np.intp), pd.Index(distinct).astype(object).tolist()

    @property
    def positions(self) -> Positions:
        """For each row, where its value stands in `distinct`; −1 where it is missing."""
        return self._factors[0]

    @property
    def distinct(self) -> list[Any]:
        """The different values, in the order in which they first come."""
        return self._factors[1]

    def ranks(self) -> npt.NDArray[Any]:
        """Numbers in the order of the values, words without case and accents; missing values are NaN or −1."""
        return self._numbers if cells.is_number(self.column) else self._ranks_of_words()

    @cached_property
    def _numbers(self) -> npt.NDArray[np.float64]:
        return self._series.to_numpy(dtype=np.float64, na_value=np.nan)

    def _plain_words(self) -> list[str]:
        """The different values in plain words; made once a language, for labels of choices differ by it."""
        spoken = language()
        if spoken not in self._plain_by_language:
            self._plain_by_language[spoken] = all_plain([cells.words(self.column, value) for value in self.distinct])
        return self._plain_by_language[spoken]

    def _ranks_of_words(self) -> Positions:
        spoken = language()
        if spoken not in self._ranks_by_language:
            keys = self._plain_words()
            rank = np.empty(len(keys) + 1, dtype=np.intp)
            rank[sorted(range(len(keys)), key=keys.__getitem__)] = np.arange(len(keys))
            rank[-1] = -1  # a missing value stands at position −1
            self._ranks_by_language[spoken] = rank[self.positions]
        return self._ranks_by_language[spoken]

    def containing(self, words: str) -> Mask:
        """The rows whose words contain `words`, without regard to case and accents."""
        found = [words in candidate for candidate in self._plain_words()]
        return np.array([*found, False], dtype=np.bool_)[self.positions]

    def among(self, chosen: frozenset[object]) -> Mask:
        """The rows whose value, or one of whose values, is among those chosen; None stands for a missing one."""
        if self._among is None or self._among[0] is not chosen:
            self._among = chosen, self._found_among(chosen)
        return self._among[1]

    def _found_among(self, chosen: frozenset[object]) -> Mask:
        if self.column.format not in SEVERAL:
            return np.array([*(value in chosen for value in self.distinct), None in chosen], dtype=np.bool_)[
                self.positions
            ]
        kept = [self._is_among(value, chosen) for value in self.distinct]
        return np.array([*kept, None in chosen], dtype=np.bool_)[self.positions]

    def _is_among(self, value: Any, chosen: frozenset[object]) -> bool:
        parts = [part for part in str(value).split(cells.SEPARATOR) if part]
        return any(part in chosen for part in parts) or (not parts and "" in chosen)

    def choices(self, shown: Mask) -> list[tuple[Any, str, int]]:
        """The different values of the shown rows in order: value, words, number of rows."""
        counts = np.bincount(self.positions[shown] + 1, minlength=len(self.distinct) + 1)
        totals: dict[Any, int] = {None: int(counts[0])} if counts[0] else {}
        for value, count in zip(self.distinct, counts[1:], strict=True):
            for part in self._parts(value):
                totals[part] = totals.get(part, 0) + int(count)
        named = [(value, self._name(value), count) for value, count in totals.items() if count]
        if cells.is_number(self.column):
            return sorted(named, key=lambda choice: (choice[0] is None, choice[0] or 0))
        return in_order(named, [words for _value, words, _count in named])

    def _parts(self, value: Any) -> list[Any]:
        if self.column.format not in SEVERAL:
            return [value]
        return [part for part in str(value).split(cells.SEPARATOR) if part] or [""]

    def _name(self, value: Any) -> str:
        return cells.words(self.column, value) or cells.MISSING
