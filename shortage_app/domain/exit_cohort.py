"""The protected figures of a cohort: its counts, with what products were in the cohort's year, through disclosure."""

from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain import occupations
from shortage_app.domain.coverage import with_shortage_link
from shortage_app.domain.exits import cohort_counts
from shortage_app.domain.project import Project
from shortage_app.domain.said_links import said_links

if TYPE_CHECKING:
    from shortage_app.domain.disclosure import ExitFigures

# Whoever asks for a cohort while it is being worked out waits for it, instead of working it out as well.
_ONE_AT_A_TIME = Lock()


def protected(project: Project, cohort: int, threshold: int) -> "ExitFigures":
    """All figures of a cohort that may be shown. Kept: choosing what to hide is the longest step of an analysis."""
    with _ONE_AT_A_TIME:
        return _protected(project, cohort, threshold)


@lru_cache(maxsize=32)
def _protected(project: Project, cohort: int, threshold: int) -> "ExitFigures":
    # Late: whoever looks at the list of a year needs none of it
    from shortage_app.domain.disclosure import protect, published

    if not (project.exits[c.COHORT_YEAR] == cohort).any():
        figures = project.exit_figures
        return published(figures[(figures[c.COHORT_YEAR] == cohort).to_numpy()], cohort, threshold)
    last_year = last_known_year(project.exits)
    return protect(cohort_counts(project.exits, products_of(project, cohort), cohort, last_year), threshold)


def cohorts_of(project: Project) -> list[int]:
    """The cohorts of which there are exits, as counts or as figures that were published, oldest first."""
    frames = (project.exits, project.exit_figures)
    return sorted({int(year) for frame in frames for year in frame[c.COHORT_YEAR].unique()})


def last_known_year(exits: pd.DataFrame) -> int | None:
    """The last year whose results are known, as the exits show it; None without any.

    A cohort with exits to work has been followed for the year after it, one with durability for two: with exits to
    work of 2024 and durability of 2023, results are known up to 2025, and durability of 2024 is not.
    """
    followed = [
        exits.loc[exits[column].fillna(0) > 0, c.COHORT_YEAR].max() + years
        for column, years in ((c.POSITIVE, 1), (c.TO_WORK, 1), (c.STILL_WORKING_12M, 2))
    ]
    return max((int(year) for year in followed if not pd.isna(year)), default=None)


def products_of(project: Project, cohort: int) -> pd.DataFrame:
    """What each product was in the cohort's year: domain, training type, provider, pole, and its shortage link.

    The link is that of the cohort year's list (METHOD section 7); without a list of that year it is not known ("").
    """
    own = project.products[(project.products[c.CATALOGUE_YEAR] == cohort).to_numpy()]
    said = said_links(project, cohort)
    links = said.taken(said.standing(own[c.PRODUCT_CODE], cohort))
    listed = occupations.listings_of(project, cohort)[c.CODE]
    linked = with_shortage_link(own, links, listed)
    known = linked if len(listed) else linked.assign(**{c.SHORTAGE_LINK: ""})
    return known[[c.PRODUCT_CODE, c.DOMAIN, c.SHORTAGE_LINK, c.TRAINING_TYPE, c.PROVIDER, c.POLE]]
