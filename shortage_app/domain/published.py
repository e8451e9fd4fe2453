"""What was published, as arrays: one row an occupation, one column a calendar year.

An occupation is a code of a nomenclature; everywhere below it is known by its position, in order of nomenclature and
code. A reading says in how many of two completions of the record it counts as listed: the one that takes every doubtful
year as not listed, and the one that takes it as listed (METHOD section 5).
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.codes import EditionStatus, Relation
from shortage_app.domain.project import Project

Positions: TypeAlias = npt.NDArray[np.intp]
Readings: TypeAlias = npt.NDArray[np.uint8]
Flags: TypeAlias = npt.NDArray[np.bool_]
Words: TypeAlias = npt.NDArray[np.object_]

NOT_LISTED: Final = 0
IN_DOUBT: Final = 1
LISTED: Final = 2

# In `Published.editions`, where a year has no edition that can be read
NONE_PUBLISHED: Final = -1
NOT_IMPORTED: Final = -2
_CAN_BE_READ: Final = 0


@dataclass(frozen=True, eq=False)
class Published:
    """Everything the editions and the approved crosswalk say.

    years: calendar years from the first edition to the last, none left out.
    editions: for each year the position of its nomenclature in `nomenclatures`, NONE_PUBLISHED or NOT_IMPORTED.
    nomenclature, codes: the identity of each occupation.
    readings: occupations × years, as the edition of the year says; it speaks only of codes of its own nomenclature.
    before, after: one pair a row of the crosswalk that carries history.
    """

    years: npt.NDArray[np.int64]
    editions: Positions
    nomenclatures: Words
    nomenclature: Positions
    codes: Words
    readings: Readings
    before: Positions
    after: Positions

    @property
    def imported(self) -> Positions:
        """The positions of the years whose edition can be read."""
        return np.flatnonzero(self.editions >= 0)

    def year(self, year: int) -> int | None:
        """The position of a calendar year whose edition can be read, None for any other."""
        found = np.flatnonzero((self.years == year) & (self.editions >= 0))
        return int(found[0]) if len(found) else None

    def previous(self, year: int) -> int | None:
        """The position of the last edition before that at position `year`."""
        earlier = np.flatnonzero(self.editions[:year] >= 0)
        return int(earlier[-1]) if len(earlier) else None

    def of(self, nomenclature: int) -> slice:
        """The occupations of a nomenclature."""
        start, stop = np.searchsorted(self.nomenclature, [nomenclature, nomenclature + 1])
        return slice(int(start), int(stop))

    def listed(self, year: int) -> Positions:
        """The occupations on the list of the year at position `year`."""
        own = self.of(int(self.editions[year]))
        listed: Positions = np.flatnonzero(self.readings[own, year] == LISTED) + own.start
        return listed


@lru_cache(maxsize=4)
def published(project: Project) -> Published:
    """The editions, listings and crosswalk of a project as arrays; kept for the last few projects.

    An edition without a single row in the listings was not imported. A listing counts only if the edition of its
    reference year is published; a code that stands there twice is listed if one of its rows is.
    """
    years, status, edition_names = _editions(project)
    rows = carrying_rows(project.crosswalk)
    nomenclatures, (edition, before, after) = _numbered(
        edition_names, _words(rows, c.FROM_NOMENCLATURE), _words(rows, c.TO_NOMENCLATURE)
    )
    editions = np.where(status == _CAN_BE_READ, edition, status)
    year, listed_codes, reading = _listings(project.listings, years, editions)
    codes, numbers = _numbered(listed_codes, _words(rows, c.FROM_CODE), _words(rows, c.TO_CODE))
    keys = [n * len(codes) + code for n, code in zip((editions[year], before, after), numbers, strict=True)]
    occupations = np.unique(np.concatenate(keys))
    listing, before, after = (np.searchsorted(occupations, key) for key in keys)
    readings = np.zeros((len(occupations), len(years)), dtype=np.uint8)
    np.maximum.at(readings, (listing, year), reading)
    nomenclature, code = np.divmod(occupations, max(len(codes), 1))
    changed = before != after
    return Published(
        years, editions, nomenclatures, nomenclature, codes[code], readings, before[changed], after[changed]
    )


def carrying_rows(crosswalk: pd.DataFrame) -> pd.DataFrame:
    """The rows that carry history: approved, and of any relation but broader (METHOD section 4)."""
    approved = crosswalk[c.APPROVED].to_numpy(dtype=bool, na_value=False)
    return crosswalk[approved & (crosswalk[c.RELATION] != Relation.BROADER).to_numpy(dtype=bool)]


def _editions(project: Project) -> tuple[npt.NDArray[np.int64], Positions, Words]:
    """The years from first to last edition, whether their edition can be read, and its nomenclature."""
    editions = project.editions
    reference_year = editions[c.REFERENCE_YEAR].to_numpy()
    first, stop = (reference_year.min(), reference_year.max() + 1) if len(editions) else (0, 0)
    years = np.arange(first, stop, dtype=np.int64)
    status = np.full(len(years), NOT_IMPORTED, dtype=np.intp)
    names = np.full(len(years), "", dtype=object)
    names[reference_year - first] = _words(editions, c.NOMENCLATURE)
    stated = _words(editions, c.STATUS)
    has_rows = np.isin(reference_year, project.listings[c.REFERENCE_YEAR].unique())
    status[reference_year[(stated == EditionStatus.PUBLISHED) & has_rows] - first] = _CAN_BE_READ
    status[reference_year[stated == EditionStatus.NONE_PUBLISHED] - first] = NONE_PUBLISHED
    return years, status, names


def _listings(
    listings: pd.DataFrame, years: npt.NDArray[np.int64], editions: Positions
) -> tuple[Positions, Words, Readings]:
    """Of the listings whose edition can be read: the position of the year, the code, and what they say of it."""
    reference_year = listings[c.REFERENCE_YEAR].to_numpy()
    readable = np.isin(reference_year, years[editions >= 0])
    assessed = listings[c.ASSESSED].to_numpy(dtype=bool, na_value=True)[readable]
    reading = np.where(assessed, LISTED, IN_DOUBT).astype(np.uint8)
    return np.searchsorted(years, reference_year[readable]), _words(listings, c.CODE)[readable], reading


def _numbered(*words: Words) -> tuple[Words, list[Positions]]:
    """The different words in order, and for each array of words their positions among them."""
    numbers, different = pd.factorize(np.concatenate(words), sort=True)
    ends = np.cumsum([len(part) for part in words])[:-1]
    return different.astype(object), [part.astype(np.intp) for part in np.split(numbers, ends)]


def _words(frame: pd.DataFrame, column: str) -> Words:
    return frame[column].to_numpy(dtype=object)
