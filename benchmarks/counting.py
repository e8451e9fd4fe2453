"""Counting the exits of ten million people from their codes, beside numpy.bincount alone."""

from collections.abc import Iterator, Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from benchmarks.measure import Row, median_seconds, peak_mb
from shortage_app.domain import columns as c
from shortage_app.files.reading.person_counts import MISSING, count_exits
from shortage_app.files.reading.said import Findings

EXITS, REPEATS, REACH = 10_000_000, 3, 2.0
COHORTS, PRODUCTS, DOMAINS, GENDERS, LEVELS, COMMUNES, AGES, DELAYS = 10, 1_000, 16, 2, 6, 19, 60, 14
VIEWS, COUNTS = 3, 9  # by product and level, by age, by commune; leavers, positive, to work, …
Integers = npt.NDArray[np.integer]


def rows() -> Iterator[Row]:
    """All counts of the three views, beside as many counts of keys that are ready."""
    columns = invented(EXITS)
    before = peak_mb()
    ours = median_seconds(lambda: counted(columns), REPEATS)
    peak = peak_mb()
    ready = columns[c.COHORT_YEAR].astype(np.int64)
    for name, size in ((c.PRODUCT_CODE, PRODUCTS), (c.GENDER, GENDERS), (c.EDUCATION_LEVEL, LEVELS)):
        ready *= size
        ready += columns[name]
    ready -= ready.min()
    bare = median_seconds(lambda: np.bincount(ready), REPEATS) * VIEWS * COUNTS
    baseline, note = f"numpy.bincount, {VIEWS * COUNTS} times", f"{peak - before:.0f} MB beyond the codes"
    yield Row("counts from codes", f"{EXITS} exits", ours, baseline, bare, REACH, peak, note)


def counted(columns: Mapping[str, Integers]) -> pd.DataFrame:
    """The counts of some last exits."""
    texts = {
        c.PRODUCT_CODE: [f"P{n}" for n in range(PRODUCTS)],
        c.GENDER: [f"G{n}" for n in range(GENDERS)],
        c.EDUCATION_LEVEL: [f"L{n}" for n in range(LEVELS)],
        c.COMMUNE: [f"C{n}" for n in range(COMMUNES)],
    }
    domains = {f"P{n}": f"D{n % DOMAINS}" for n in range(PRODUCTS)}
    return count_exits(dict(columns), texts, domains, Findings(""))


def invented(exits: int, seed: int = 1) -> dict[str, Integers]:
    """The columns of so many last exits, as small integers."""
    random = np.random.default_rng(seed)

    def drawn(low: int, high: int, kind: type[np.integer]) -> Integers:
        return random.integers(low, high, exits, dtype=kind)

    flags = (c.POSITIVE_EXIT, c.TO_WORK, c.TO_WORK_1M, c.STILL_WORKING_12M)
    return {
        c.COHORT_YEAR: drawn(2010, 2010 + COHORTS, np.int16),
        c.PRODUCT_CODE: drawn(0, PRODUCTS, np.int32),
        c.GENDER: drawn(0, GENDERS, np.int16),
        c.EDUCATION_LEVEL: drawn(0, LEVELS, np.int16),
        c.COMMUNE: drawn(MISSING, COMMUNES, np.int32),
        c.AGE: drawn(18, 18 + AGES, np.int16),
        c.MONTHS_TO_WORK: drawn(MISSING, DELAYS, np.int16),
        **{flag: drawn(MISSING, 2, np.int8) for flag in flags},
    }
