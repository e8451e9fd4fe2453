"""Exits of persons, one integer a cell, to the counts that are kept (METHOD section 3).

The unit is a person, once per cohort, by the last exit of that cohort: by exit date, and on the same day, or without
dates, by the order of the file. Kept are the counts by cohort × product × gender × education level and, apart, by
cohort × domain × gender × age band and by cohort × domain × gender × commune; never the full cross, whose cells would
be people.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.project import STORED_COLUMNS, empty
from shortage_app.files.reading.said import Findings

MISSING = -1
SMALL = {
    c.COHORT_YEAR: np.int16, c.PRODUCT_CODE: np.int32, c.GENDER: np.int16, c.EDUCATION_LEVEL: np.int16,
    c.COMMUNE: np.int32, c.EXIT_DATE: np.int32, c.AGE: np.int16, c.POSITIVE_EXIT: np.int8, c.TO_WORK: np.int8,
    c.TO_WORK_1M: np.int8, c.MONTHS_TO_WORK: np.int16, c.STILL_WORKING_12M: np.int8,
}  # fmt: skip
# The bands of the employment service's own tables; the first ends below 25, the last is open.
AGE_BANDS = ("15-24", "25-29", "30-39", "40-49", "50+")
BAND_STARTS = (25, 30, 40, 50)
WITHIN = 12  # months in which a job counts as an exit to work
SMALL_GRID = 1_000_000  # numbers: 8 MB
BLOCK = 32_768  # exits
SPREAD = np.uint64(0x9E3779B97F4A7C15)  # 2^64 by the golden ratio: numbers near each other end far apart

Integers = npt.NDArray[np.integer]
Flags = npt.NDArray[np.bool_]
UNKNOWN = "unknown"
_Dimension = tuple[str, Integers, Sequence[str] | None]  # name, codes or numbers, and the texts the codes stand for


@dataclass(frozen=True, eq=False)
class _Outcomes:
    """The outcome of each exit as a code; `counted[code, place]` says whether `names[place]` counts such an exit."""

    codes: npt.NDArray[np.uint16]
    names: Sequence[str]
    counted: Flags


@dataclass(frozen=True, eq=False)
class _Cross:
    """A view of the exits: the codes of each dimension with their texts, and the counts, one of each a cell."""

    codes: Mapping[str, tuple[Integers, Sequence[str] | None]]
    counts: Mapping[str, Integers]


def earlier_exits(people: npt.NDArray[np.uint64], cohorts: Integers | None, days: Integers | None) -> Flags:
    """The exits after which the person left again in the same cohort; changes `people` in place, to spare memory."""
    earlier = np.zeros(len(people), dtype=bool)
    if cohorts is None or len(people) == 0:
        return earlier
    for start in range(0, len(people), BLOCK):  # in another cohort a person is another unit
        people[start : start + BLOCK] ^= cohorts[start : start + BLOCK].astype(np.uint64) * SPREAD
    several = np.flatnonzero(_alike(people.view(np.uint32)[::2]))  # few leave twice
    keys = (people[several],) if days is None else (days[several], people[several])
    ordered = several[np.lexsort(keys)]
    again = people[ordered[:-1]] == people[ordered[1:]]
    earlier[ordered[:-1][again]] = True
    return earlier


def _alike(halves: npt.NDArray[np.uint32]) -> Flags:
    """Which people share half of their number with another: all who are the same, and a few strangers."""
    in_order = np.sort(halves)  # and not argsort: half the memory
    twice = in_order[1:][in_order[1:] == in_order[:-1]]
    del in_order
    return pd.Index(halves).isin(twice)


def without(columns: dict[str, Integers], gone: Flags) -> dict[str, Integers]:
    """The columns without some rows, whose places the last rows take: counting asks for no order, nor for a copy."""
    left = len(gone) - int(np.count_nonzero(gone))
    holes, instead = np.flatnonzero(gone[:left]), left + np.flatnonzero(~gone[left:])
    for values in columns.values():
        values[holes] = values[instead]
    return {name: values[:left] for name, values in columns.items()}


def count_exits(
    columns: dict[str, Integers], texts: Mapping[str, Sequence[str]], domains: Mapping[str, str], findings: Findings
) -> pd.DataFrame:
    """The counts of some last exits in the form of the stored exits: one row each, texts as places in `texts`.

    `columns` is emptied on the way, so that the exits of persons and their counts never take memory together.
    """
    if len(columns.get(c.COHORT_YEAR, ())) == 0:
        return empty("exits")
    crosses = _crosses(columns, texts, domains, _outcomes(_measures(columns, findings)))
    columns.clear()
    return pd.concat([_stored(_frame(cross)) for cross in crosses], ignore_index=True)


def _crosses(
    columns: Mapping[str, Integers],
    texts: Mapping[str, Sequence[str]],
    domains: Mapping[str, str],
    outcomes: _Outcomes,
) -> list[_Cross]:
    """The three views that are kept."""
    products = texts[c.PRODUCT_CODE]
    known = {product: domains.get(product, "") for product in products}
    names = list(dict.fromkeys(known.values()))
    of_product = np.array([names.index(known[product]) for product in products], dtype=np.int32)
    cohort: _Dimension = (c.COHORT_YEAR, columns[c.COHORT_YEAR], None)
    gender: _Dimension = (c.GENDER, columns[c.GENDER], texts[c.GENDER])
    product: _Dimension = (c.PRODUCT_CODE, columns[c.PRODUCT_CODE], products)
    level: _Dimension = (c.EDUCATION_LEVEL, columns[c.EDUCATION_LEVEL], texts[c.EDUCATION_LEVEL])
    domain: _Dimension = (c.DOMAIN, of_product[columns[c.PRODUCT_CODE]], names)
    found = [_cross((cohort, product, gender, level), outcomes)]
    if c.AGE in columns:
        band: _Dimension = (c.AGE_BAND, _bands(columns[c.AGE]), [*AGE_BANDS, UNKNOWN])
        found.append(_cross((cohort, domain, gender, band), outcomes))
    if c.COMMUNE in columns:
        communes = texts[c.COMMUNE]
        known_commune = np.where(columns[c.COMMUNE] == MISSING, np.int32(len(communes)), columns[c.COMMUNE])
        commune: _Dimension = (c.COMMUNE, known_commune, [*communes, UNKNOWN])
        found.append(_cross((cohort, domain, gender, commune), outcomes))
    return found


def _bands(ages: Integers) -> Integers:
    """The place of each age in AGE_BANDS; after the last for an unknown age."""
    band_of = np.searchsorted(BAND_STARTS, np.arange(int(ages.max()) + 2), side="right").astype(np.int8)
    band_of[MISSING] = len(AGE_BANDS)
    return band_of[ages]


def _measures(columns: Mapping[str, Integers], findings: Findings) -> dict[str, Flags]:
    """Which exits each count counts; a count whose column the file does not have is left out."""
    count = len(columns.get(c.COHORT_YEAR, ()))
    found: dict[str, Flags] = {c.LEAVERS: np.ones(count, dtype=bool)}
    months = columns.get(c.MONTHS_TO_WORK)
    within = (months >= 0) & (months <= WITHIN) if months is not None else np.zeros(count, dtype=bool)
    signs = {name: columns[name] == 1 for name in (c.TO_WORK_1M, c.STILL_WORKING_12M) if name in columns}
    if c.POSITIVE_EXIT in columns:
        found[c.POSITIVE] = columns[c.POSITIVE_EXIT] == 1
    if c.TO_WORK in columns or months is not None:
        told = columns[c.TO_WORK] if c.TO_WORK in columns else np.where(within, 1, MISSING if months is None else 0)
        works = (told == 1) | within
        for sign in signs.values():
            works |= sign
        if c.TO_WORK in columns and (contradicted := int(np.count_nonzero(works & (told == 0)))):
            findings.add("work_contradicted", count=contradicted)
        found[c.TO_WORK] = works
        found[c.UNKNOWN_OUTCOME] = (told == MISSING) & ~works
    found |= signs
    if months is not None:
        starts = {c.DELAY_0_3: (MISSING, 3), c.DELAY_3_6: (3, 6), c.DELAY_6_12: (6, WITHIN)}
        found |= {name: (months > above) & (months <= most) for name, (above, most) in starts.items()}
    return found


def _outcomes(measures: dict[str, Flags]) -> _Outcomes:
    """The outcomes that occur: few, so that all counts are made at once; empties `measures` to spare memory."""
    names = list(measures)
    codes = np.zeros(len(measures[c.LEAVERS]), dtype=np.uint16)
    for place, name in enumerate(names):
        codes |= measures.pop(name).astype(np.uint16) << np.uint16(place)
    seen = np.flatnonzero(np.bincount(codes))
    place_of = np.zeros(int(seen[-1]) + 1, dtype=np.uint16)
    place_of[seen] = np.arange(len(seen))
    return _Outcomes(place_of[codes], names, (seen[:, None] >> np.arange(len(names)) & 1).astype(bool))


def _cross(dimensions: Sequence[_Dimension], outcomes: _Outcomes) -> _Cross:
    """The combinations that occur, with their counts."""
    bases = [int(values.min()) for _name, values, _texts in dimensions]
    sizes = [int(values.max()) - base + 1 for (_name, values, _texts), base in zip(dimensions, bases, strict=True)]
    pairs, exits = _occurring(_keys(dimensions, bases, sizes, outcomes), math.prod(sizes) * len(outcomes.counted))
    found, outcome = np.divmod(pairs, len(outcomes.counted))
    starts = np.flatnonzero(np.diff(found, prepend=-1))  # the numbers are in order
    cells = found[starts]
    counts = {
        name: np.add.reduceat(exits * counts[outcome], starts)
        for name, counts in zip(outcomes.names, outcomes.counted.T, strict=True)
    }
    codes: dict[str, tuple[Integers, Sequence[str] | None]] = {}
    for (name, _values, texts), base, size in reversed(list(zip(dimensions, bases, sizes, strict=True))):
        cells, rest = np.divmod(cells, size)
        codes[name] = rest + base, texts
    return _Cross(dict(reversed(codes.items())), counts)


def _keys(
    dimensions: Sequence[_Dimension], bases: Sequence[int], sizes: Sequence[int], outcomes: _Outcomes
) -> npt.NDArray[np.int64]:
    """One number an exit for its combination and outcome, made in blocks that stay near the processor."""
    several = [*zip((values for _name, values, _texts in dimensions), sizes, strict=True)]
    several.append((outcomes.codes, len(outcomes.counted)))
    first = 0
    for base, size in zip((*bases, 0), (*sizes, len(outcomes.counted)), strict=True):
        first = first * size + base
    keys = np.zeros(len(outcomes.codes), dtype=np.int64)
    for start in range(0, len(keys), BLOCK):
        block = keys[start : start + BLOCK]
        for values, size in several:
            block *= size
            block += values[start : start + BLOCK]
        block -= first
    return keys


def _occurring(keys: npt.NDArray[np.int64], possible: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The numbers that occur, in order, and how often; counted in a grid where that takes no more memory than they."""
    if possible > max(len(keys), SMALL_GRID):
        return np.unique(keys, return_counts=True)
    grid = np.bincount(keys)
    occurring = np.flatnonzero(grid)
    return occurring, grid[occurring]


def _frame(cross: _Cross) -> pd.DataFrame:
    """A view with its texts, in their order."""
    keys = {
        name: codes if texts is None else np.array(texts, dtype=object)[codes]
        for name, (codes, texts) in cross.codes.items()
    }
    return pd.DataFrame({**keys, **cross.counts}).sort_values(list(keys), ignore_index=True)


def _stored(part: pd.DataFrame) -> pd.DataFrame:
    """A part with every column of the stored exits."""
    columns: dict[str, pd.Series] = {}
    for name, kind in STORED_COLUMNS["exits"].items():
        values = part[name] if name in part else [("" if kind == "str" else None)] * len(part)
        columns[name] = pd.Series(values, dtype=kind)
    return pd.DataFrame(columns)
