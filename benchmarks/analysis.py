"""The whole Analysis of a year, at the agency's size and at that of a continent."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from benchmarks.measure import Row, median_seconds
from shortage_app.domain import columns as c
from shortage_app.domain.analysis import analyse
from shortage_app.domain.change import conform
from shortage_app.domain.project import Method, Project

SMALL_REACH, LARGE_REACH = 0.05, 5.0  # seconds (PERFORMANCE)
REPEATS_LARGE = 3


def rows() -> Iterator[Row]:
    """A change of year, of method, and a first analysis; then the same eighty times larger."""
    yield from _sized(occupations=250, years=15, products=5_000, counts=200_000, reach=SMALL_REACH)
    yield from _sized(occupations=20_000, years=20, products=100_000, counts=2_000_000, reach=LARGE_REACH)


def _sized(occupations: int, years: int, products: int, counts: int, reach: float) -> Iterator[Row]:
    project = invented(occupations, years, products, counts)
    size = f"{occupations} × {years}, {products} products"
    last = int(project.editions[c.REFERENCE_YEAR].max())
    fresh = [project.changed() for _repeat in range(3)]
    yield Row("analysis, first", size, median_seconds(lambda: analyse(fresh.pop(), last), 3), reach=reach)
    analyse(project, last)
    methods = iter([Method(consecutive=n) for n in (4, 5, 6, 7, 8)])
    yield Row(
        "analysis, change of method", size, median_seconds(lambda: analyse(project, last, next(methods))), reach=reach
    )
    others = iter([last - n for n in range(1, 6)])
    yield Row("analysis, change of year", size, median_seconds(lambda: analyse(project, next(others))), reach=reach)


def invented(occupations: int, years: int, products: int, counts: int, seed: int = 1) -> Project:
    """A random project of the sizes asked for; products are spread over the catalogue years."""
    random = np.random.default_rng(seed)
    known = np.arange(2026 - years, 2026)
    listed = random.random((occupations, years)) < 0.5
    occupation, year = np.nonzero(listed)
    codes = np.array([f"{n:07d}" for n in range(occupations)], dtype=object)
    own = np.array([f"P{n}" for n in range(products)], dtype=object)
    product_years = np.repeat(known, products // years)
    named = np.tile(own[: products // years], years)
    linked = random.integers(0, len(named), 2 * len(named))
    return Project(
        editions=conform(
            "editions", pd.DataFrame({c.REFERENCE_YEAR: known, c.NOMENCLATURE: "N", c.STATUS: "published"})
        ),
        listings=conform(
            "listings",
            pd.DataFrame(
                {
                    c.REFERENCE_YEAR: known[year],
                    c.CODE: codes[occupation],
                    c.TITLE_FR: codes[occupation],
                    c.GROUP: "G",
                    c.OFFERS_RECEIVED: random.integers(0, 500, len(year)).astype(float),
                }
            ),
        ),
        products=conform(
            "products",
            pd.DataFrame(
                {
                    c.CATALOGUE_YEAR: product_years,
                    c.PRODUCT_CODE: named,
                    c.TITLE_FR: named,
                    c.PROVIDER: "X",
                    c.PROVIDER_TYPE: "partner",
                    c.DOMAIN: "D",
                    c.PLACES: random.integers(0, 30, len(named)).astype(float),
                }
            ),
        ),
        links=conform(
            "links",
            pd.DataFrame(
                {
                    c.CATALOGUE_YEAR: product_years[linked],
                    c.PRODUCT_CODE: named[linked],
                    c.OCCUPATION_CODE: codes[random.integers(0, occupations, len(linked))],
                    c.STRENGTH: random.choice(["direct", "indirect"], len(linked)),
                    c.ORIGIN: "catalogue",
                }
            ),
        ),
        exits=conform(
            "exits",
            pd.DataFrame(
                {
                    c.COHORT_YEAR: random.choice(known, counts),
                    c.PRODUCT_CODE: named[random.integers(0, len(named), counts)],
                    c.GENDER: random.choice(["female", "male"], counts),
                    c.EDUCATION_LEVEL: "higher",
                    c.LEAVERS: 3,
                    c.TO_WORK: 2,
                }
            ),
        ),
    )
