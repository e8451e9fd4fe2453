"""The closed list of views of a cohort's exits: one population, split by gender, education level, both or neither."""

from collections.abc import Iterable
from dataclasses import dataclass

from shortage_app.domain import columns as c

DOMAIN_BY_LINK = f"{c.DOMAIN}+{c.SHORTAGE_LINK}"
TOTAL = ""

# The columns that name a group of each population, in the order in which people meet them.
POPULATION_COLUMNS: dict[str, tuple[str, ...]] = {
    TOTAL: (),
    c.SHORTAGE_LINK: (c.SHORTAGE_LINK,),
    c.DOMAIN: (c.DOMAIN,),
    DOMAIN_BY_LINK: (c.DOMAIN, c.SHORTAGE_LINK),
    c.TRAINING_TYPE: (c.TRAINING_TYPE,),
    c.PROVIDER: (c.PROVIDER,),
    c.POLE: (c.POLE,),
    c.PRODUCT_CODE: (c.PRODUCT_CODE,),
    c.AGE_BAND: (c.AGE_BAND,),
    c.COMMUNE: (c.COMMUNE,),
}
WITHOUT_LEVELS = (c.AGE_BAND, c.COMMUNE)  # no education level is kept with them
SPLITS = (c.GENDER, c.EDUCATION_LEVEL)


class NotAViewError(ValueError):
    """What was asked for is not in the closed list of views."""


@dataclass(frozen=True)
class View:
    """One view of the closed list; `columns` stand in the order asked for."""

    population: str
    by_gender: bool
    by_level: bool
    columns: tuple[str, ...]


def view(by: Iterable[str]) -> View:
    """The view by these columns, domain and shortage link perhaps joined by "+"; NotAViewError if there is none."""
    columns = tuple(column for name in by if name for column in name.split("+"))
    groups = frozenset(columns) - frozenset(SPLITS)
    population = next((name for name, own in POPULATION_COLUMNS.items() if frozenset(own) == groups), None)
    by_level = c.EDUCATION_LEVEL in columns
    if population is None or len(columns) > len(set(columns)) or (by_level and population in WITHOUT_LEVELS):
        raise NotAViewError(", ".join(columns))
    return View(population, c.GENDER in columns, by_level, columns)


def all_views() -> tuple[View, ...]:
    """Every view there is."""
    splits = ((), (c.GENDER,), (c.EDUCATION_LEVEL,), SPLITS)
    return tuple(
        view((*columns, *split))
        for population, columns in POPULATION_COLUMNS.items()
        for split in splits
        if not (population in WITHOUT_LEVELS and c.EDUCATION_LEVEL in split)
    )
