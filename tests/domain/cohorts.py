"""Random cohorts of exits, small enough for linear programming."""

import itertools

import numpy as np
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.change import conform
from shortage_app.domain.codes import EDUCATION_LABELS
from shortage_app.domain.disclosure.ground import ByPlace
from shortage_app.domain.disclosure.rule import unsafe

GENDERS, LEVELS = ("female", "male"), tuple(EDUCATION_LABELS)[:6]
CELL = [c.PRODUCT_CODE, c.GENDER, c.EDUCATION_LEVEL]


def cohort(seed: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Exits by product × gender × 6 levels, and what the products are: job-oriented training or not."""
    random = np.random.default_rng(seed)
    size = int(random.integers(3, 9))
    products = pd.DataFrame({
        c.PRODUCT_CODE: [f"P{n}" for n in range(size)],
        c.DOMAIN: random.choice(["X", "Y"], size), c.SHORTAGE_LINK: random.choice(["direct", "indirect", "none"], size),
        c.TRAINING_TYPE: random.choice(["qualifying", "upskilling", "language"], size),
        c.PROVIDER: random.choice(list("ABC"), size), c.POLE: random.choice(["", "Z"], size),
    })  # fmt: skip
    cells = pd.DataFrame(list(itertools.product(products[c.PRODUCT_CODE], GENDERS, LEVELS)), columns=CELL)
    leavers = random.poisson(random.choice([0.5, 3, 10, 30], len(cells)))
    working = random.binomial(leavers, 0.6)
    positive = working + random.binomial(leavers - working, 0.3)
    counts = cells.assign(
        **{c.COHORT_YEAR: 2019, c.LEAVERS: leavers, c.TO_WORK: working, c.POSITIVE: positive},
    )
    return conform("exits", counts), products


def hidden_by_rows(exits: pd.DataFrame, threshold: int) -> pd.Series:
    """The cells hidden where a product with any unsafe cell is hidden whole; by cell."""
    leavers, positive = (exits[column].to_numpy("int64") for column in (c.LEAVERS, c.POSITIVE))
    small = pd.Series(unsafe(leavers, positive, threshold), index=exits.index)
    return small.groupby(exits[c.PRODUCT_CODE]).transform("any")


def by_every_place(found: ByPlace, places: int) -> np.ndarray:
    """The numbers of all places, those that are 0 too."""
    numbers = np.zeros(places)
    numbers[found.places] = found.numbers
    return numbers
