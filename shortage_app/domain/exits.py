"""Counts of leavers of one cohort, as integers by unit × gender × education level, and by age band and commune.

A unit is a product, or, where the source names no product, what it says instead (a domain, a shortage link).
These are true counts: small ones stand among them. Nothing but disclosure/ reads them for display.
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.codes import EDUCATION_LABELS, GENDER_LABELS, JOB_ORIENTED_TYPES, TRAINING_TYPE_LABELS, Measure

COUNT_COLUMNS = (
    c.LEAVERS, c.POSITIVE, c.TO_WORK, c.TO_WORK_1M, c.STILL_WORKING_12M,
    c.DELAY_0_3, c.DELAY_3_6, c.DELAY_6_12, c.UNKNOWN_OUTCOME,
)  # fmt: skip
PRODUCT_ATTRIBUTES = (c.PRODUCT_CODE, c.DOMAIN, c.SHORTAGE_LINK, c.TRAINING_TYPE, c.PROVIDER, c.POLE)
UNKNOWN = "unknown"

Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class MeasureCounts:
    """Which count stands above the line of a rate, which below, and whether only job-oriented training counts."""

    count: str
    n: str
    job_oriented: bool


MEASURE_COUNTS = {
    Measure.POSITIVE_EXIT: MeasureCounts(c.POSITIVE, c.LEAVERS, False),
    Measure.EXIT_TO_WORK: MeasureCounts(c.TO_WORK, c.LEAVERS, True),
    Measure.EXIT_TO_WORK_1M: MeasureCounts(c.TO_WORK_1M, c.LEAVERS, True),
    Measure.DURABILITY: MeasureCounts(c.STILL_WORKING_12M, c.TO_WORK, True),
    Measure.DELAY_0_3: MeasureCounts(c.DELAY_0_3, c.TO_WORK, True),
    Measure.DELAY_3_6: MeasureCounts(c.DELAY_3_6, c.TO_WORK, True),
    Measure.DELAY_6_12: MeasureCounts(c.DELAY_6_12, c.TO_WORK, True),
}


@dataclass(frozen=True, eq=False)
class Cells:
    """Counts by COUNT_COLUMNS × category × gender × level: the number, whether the source hid it, or never gave it."""

    number: Integers
    hidden: Flags
    absent: Flags

    def of_genders(self, kept: Flags) -> "Cells":
        """The same counts of some genders only."""
        return Cells(self.number[:, :, kept], self.hidden[:, :, kept], self.absent[:, :, kept])


@dataclass(frozen=True, eq=False)
class CohortCounts:
    """The true counts of one cohort.

    units: one row a unit, with PRODUCT_ATTRIBUTES ("": not known); job_oriented is aligned with it.
    cells: by unit; bands: by age band, communes: by commune, both without education levels.
    assumed_job_oriented: some leavers are of training whose type nobody knows, taken as job-oriented.
    too_young: measures for which the cohort left too recently; their counts are absent.
    """

    cohort: int
    genders: tuple[str, ...]
    levels: tuple[str, ...]
    units: pd.DataFrame
    job_oriented: Flags
    cells: Cells
    band_names: tuple[str, ...]
    bands: Cells
    commune_names: tuple[str, ...]
    communes: Cells
    assumed_job_oriented: bool
    too_young: tuple[Measure, ...] = ()

    def of_genders(self, kept: Flags) -> "CohortCounts":
        """The same cohort without the other genders."""
        return replace(
            self,
            genders=tuple(np.array(self.genders, dtype=object)[kept]),
            cells=self.cells.of_genders(kept),
            bands=self.bands.of_genders(kept),
            communes=self.communes.of_genders(kept),
        )


def too_young(measure: Measure, cohort: int, last_year: int) -> bool:
    """Whether a cohort left too recently for a measure, when results are known up to the end of `last_year`.

    Exits are followed for twelve months, so results lag a year; durability starts where those end, and lags two.
    """
    lag = 2 if measure == Measure.DURABILITY else 1
    return last_year < cohort + lag


def cohort_counts(
    exits: pd.DataFrame, products: pd.DataFrame, cohort: int, last_year: int | None = None
) -> CohortCounts:
    """The counts of a cohort, from a Project's `exits` and the PRODUCT_ATTRIBUTES of its year's products.

    With `last_year`, the last year whose results are known, measures the cohort is too young for have no counts.
    """
    rows = exits[(exits[c.COHORT_YEAR] == cohort).to_numpy()]
    by_band, by_commune = (rows[c.AGE_BAND] != "").to_numpy(), (rows[c.COMMUNE] != "").to_numpy()
    main = rows[~by_band & ~by_commune]
    unit, units = _units(main, products)
    gender, genders = _known_first(rows[c.GENDER], GENDER_LABELS)
    level, levels = _known_first(main[c.EDUCATION_LEVEL], EDUCATION_LABELS)
    young = tuple(m for m in Measure if last_year is not None and too_young(m, cohort, last_year))
    cells = _tally(main, (unit, gender[~by_band & ~by_commune], level), (len(units), len(genders), len(levels)))
    band_names, bands = _margin(rows[by_band], c.AGE_BAND, gender[by_band], len(genders))
    commune_names, communes = _margin(
        rows[by_commune & ~by_band], c.COMMUNE, gender[by_commune & ~by_band], len(genders)
    )
    job_oriented, assumed = _job_oriented(units[c.TRAINING_TYPE], cells)
    return CohortCounts(
        cohort, genders, levels, units, job_oriented, _without(cells, young),
        band_names, _without(bands, young), commune_names, _without(communes, young), assumed, young,
    )  # fmt: skip


def _units(main: pd.DataFrame, products: pd.DataFrame) -> tuple[Integers, pd.DataFrame]:
    """Which unit each row counts, and the units with their attributes: the catalogue's word goes before the row's."""
    own = main[c.PRODUCT_CODE] != ""
    said = pd.DataFrame(
        {
            c.PRODUCT_CODE: main[c.PRODUCT_CODE],
            c.DOMAIN: main[c.DOMAIN].mask(own, ""),
            c.SHORTAGE_LINK: main[c.SHORTAGE_LINK].mask(own, ""),
        }
    )
    unit, keys = pd.factorize(pd.MultiIndex.from_frame(said))
    units = pd.DataFrame(list(keys), columns=list(said.columns), dtype="str")
    known = products.drop_duplicates(c.PRODUCT_CODE).set_index(c.PRODUCT_CODE)
    for column in PRODUCT_ATTRIBUTES[1:]:
        catalogue = units[c.PRODUCT_CODE].map(known[column]).astype("str").fillna("")
        units[column] = catalogue.mask(catalogue == "", _of_rows(main, column, unit, len(units)))
    return unit.astype(np.int64), units[list(PRODUCT_ATTRIBUTES)]


def _of_rows(main: pd.DataFrame, column: str, unit: npt.NDArray[np.intp], units: int) -> pd.Series:
    """What the rows of each unit say of an attribute, first word first; "" where they say nothing or cannot."""
    words = np.full(units, "", dtype=object)
    if column in main.columns:
        filled = (main[column] != "").to_numpy()
        words[unit[filled][::-1]] = main[column].to_numpy(dtype=object)[filled][::-1]
    return pd.Series(words, dtype="str")


def _known_first(column: pd.Series, known: dict[str, str]) -> tuple[Integers, tuple[str, ...]]:
    """Codes of a column and its categories: known ones in their order, then the others; blank is unknown."""
    words = column.mask(column == "", UNKNOWN)
    present = set(words.unique())
    categories = [word for word in known if word in present] + sorted(present - set(known))
    return pd.Categorical(words, categories=categories).codes.astype(np.int64), tuple(categories)


def _margin(rows: pd.DataFrame, column: str, gender: Integers, genders: int) -> tuple[tuple[str, ...], Cells]:
    names = tuple(sorted(rows[column].unique()))
    codes = pd.Categorical(rows[column], categories=list(names)).codes.astype(np.int64)
    return names, _tally(rows, (codes, gender, np.zeros_like(codes)), (len(names), genders, 1))


def _tally(rows: pd.DataFrame, codes: tuple[Integers, ...], shape: tuple[int, ...]) -> Cells:
    """Counts by COUNT_COLUMNS × the coded dimensions; a cell without a row counts nobody."""
    size = int(np.prod(shape))
    place = np.ravel_multi_index(codes, shape) if size else np.zeros(0, dtype=np.int64)
    hidden_by_source = rows[c.SUPPRESSED].to_numpy(dtype=object)
    numbers, hidden, absent = [], [], []
    for column in COUNT_COLUMNS:
        missing = rows[column].isna().to_numpy(bool)
        named = np.array([column in str(names).split(";") for names in hidden_by_source[missing]], dtype=bool)
        given = rows[column].fillna(0).to_numpy(np.float64)
        numbers.append(np.bincount(place, given, size).astype(np.int64))
        hidden.append(np.bincount(place[missing][named], minlength=size) > 0)
        absent.append(np.bincount(place[missing][~named], minlength=size) > 0)
    stacked = (np.stack(part).reshape(len(COUNT_COLUMNS), *shape) for part in (numbers, hidden, absent))
    number, hid, gone = stacked
    return Cells(number.astype(np.int64), hid.astype(bool), gone.astype(bool))


def _without(cells: Cells, measures: tuple[Measure, ...]) -> Cells:
    """The same cells, without the counts of these measures."""
    gone = [COUNT_COLUMNS.index(MEASURE_COUNTS[measure].count) for measure in measures]
    absent = cells.absent.copy()
    absent[gone] = True
    return Cells(cells.number, cells.hidden, absent)


def _job_oriented(types: pd.Series, cells: Cells) -> tuple[Flags, bool]:
    """Which units are job-oriented training, and whether that is assumed of any leaver: of types nobody knows."""
    unknown = ~types.isin(TRAINING_TYPE_LABELS).to_numpy(bool)
    leavers = COUNT_COLUMNS.index(c.LEAVERS)
    counted = (cells.number[leavers] > 0) | cells.hidden[leavers]
    return types.isin(JOB_ORIENTED_TYPES).to_numpy(bool) | unknown, bool(counted[unknown].any())
