"""Disclosure control of a cohort: choosing what to show, and the proof by linear programming."""

from collections.abc import Iterator
from functools import partial

import numpy as np
import pandas as pd

from benchmarks.measure import Row, median_seconds, medians_in_turn
from benchmarks.reserves import lines_alone
from shortage_app.domain import columns as c
from shortage_app.domain.change import conform
from shortage_app.domain.codes import EDUCATION_LABELS
from shortage_app.domain.disclosure import ExitFigures, protect
from shortage_app.domain.disclosure_audit import AuditReport, audit
from shortage_app.domain.exits import CohortCounts, cohort_counts

REACH, AUDIT_REACH = 1.0, 60.0  # seconds (PERFORMANCE)
TO_THE_END = 600.0  # seconds by the clock that the audit is left, however busy the machine is
SIZES = 400, 1_000  # products
LEAVERS_EACH = 38  # of a product, as in the example
THRESHOLD = 5


def rows() -> Iterator[Row]:
    """A cohort of the example's size, and one of 1 000 products."""
    cohorts = {products: invented(products) for products in SIZES}
    for products, counts in cohorts.items():
        seconds, alone = medians_in_turn([partial(protect, counts, THRESHOLD), lines_alone(counts, THRESHOLD)], 3)
        yield Row("disclosure control", _size(products), seconds, reach=REACH, note=f"lines alone: {alone:.2g} s")
    for products, counts in cohorts.items():
        yield _audited(_size(products), protect(counts, THRESHOLD))


def _audited(size: str, figures: ExitFigures) -> Row:
    reports: list[AuditReport] = []
    seconds = median_seconds(lambda: reports.append(audit(figures, TO_THE_END)), 1)
    return Row("disclosure audit", size, seconds, reach=AUDIT_REACH, note=_note(reports[0]))


def _size(products: int) -> str:
    return f"{products} products × 2 × 6"


def _note(report: AuditReport) -> str:
    return (
        f"{report.hidden} hidden counts, {len(report.narrow)} narrow, {report.undecided} undecided, "
        f"{report.below} below the threshold"
    )


def invented(products: int, seed: int = 1) -> CohortCounts:
    """A random cohort: products of very different sizes, by gender and level."""
    random = np.random.default_rng(seed)
    codes = np.array([f"P{n}" for n in range(products)], dtype=object)
    known = pd.DataFrame({
        c.PRODUCT_CODE: codes,
        c.DOMAIN: random.choice([f"D{n}" for n in range(16)], products),
        c.SHORTAGE_LINK: random.choice(["direct", "indirect", "none"], products),
        c.TRAINING_TYPE: random.choice(["qualifying", "upskilling", "basic", "language"], products),
        c.PROVIDER: random.choice([f"O{n}" for n in range(28)], products),
        c.POLE: random.choice(["", "P", "Q", "R", "S"], products),
    })  # fmt: skip
    cells = pd.MultiIndex.from_product([codes, ["female", "male"], list(EDUCATION_LABELS)[:6]]).to_frame(index=False)
    cells.columns = pd.Index([c.PRODUCT_CODE, c.GENDER, c.EDUCATION_LEVEL])
    size = np.repeat(random.gamma(1.5, LEAVERS_EACH / 1.5, products), 12) / 12
    leavers = random.poisson(size)
    working = random.binomial(leavers, 0.6)
    exits = cells.assign(
        **{
            c.COHORT_YEAR: 2019,
            c.LEAVERS: leavers,
            c.POSITIVE: working + random.binomial(leavers - working, 0.3),
            c.TO_WORK: working,
            c.TO_WORK_1M: random.binomial(working, 0.9),
        }
    )
    return cohort_counts(conform("exits", exits), known, 2019)
