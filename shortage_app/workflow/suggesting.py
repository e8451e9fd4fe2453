"""Suggested links of a year: what a person should look at, ranked by all that is known, and never a link by itself."""

from dataclasses import dataclass, field
from typing import Final

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis
from shortage_app.domain.carried_links import carried_links
from shortage_app.domain.codes import Coverage
from shortage_app.domain.judged_links import catalogue, lessons, pairs_of, settled, spoken_links
from shortage_app.domain.occupations import TITLES
from shortage_app.domain.project import Project
from shortage_app.domain.review import brought, queue
from shortage_app.domain.said_links import ORIGIN_DECISION
from shortage_app.matching.memory import Memory
from shortage_app.matching.ranker import Ranker, fit
from shortage_app.progress import UNWATCHED, Cancelled, Progress

__all__ = ["UNWATCHED", "Cancelled", "Progress", "Suggested", "Suggester"]

OF_A_PRODUCT: Final = 3  # occupations suggested for each product
OF_A_GAP: Final = 3  # products suggested for each occupation without an offer
# Below it about one suggestion in ten is right on the real catalogue: not worth a planner's glance.
WORTH_A_LOOK: Final = 0.3
# An occupation without an offer is worth a second glance.
WORTH_A_LOOK_FOR_A_GAP: Final = 0.2


@dataclass(frozen=True, eq=False)
class Suggested:
    """What waits for a person in a year.

    waiting: review.queue, by reason and score. nearest: the best product of each occupation without an offered product
    (matching.block.SUGGESTION_COLUMNS), indexed by occupation code.
    """

    year: int
    waiting: pd.DataFrame
    nearest: pd.DataFrame


@dataclass(frozen=True)
class Suggester:
    """Suggests links; remembers what it fitted by the content that it depends on. One window owns one."""

    memory: Memory = field(default_factory=Memory)

    def suggest(self, analysis: Analysis, progress: Progress = UNWATCHED) -> Suggested:
        """What waits for a person in the year of an analysis; raises Cancelled."""
        project, year = analysis.project, analysis.year
        occupations = analysis.listed[analysis.listed[c.IN_SCOPE].astype(bool)]
        products = _products(project, year)
        waiting = brought(project, year, occupations[c.CODE])
        ranker = self._ranker(project, year, occupations, progress)
        found = ranker.suggest(products, OF_A_PRODUCT, progress)
        for_gaps = _of_gaps(ranker.suggest_products(products, OF_A_GAP, progress), occupations)
        scored = pd.concat(
            [
                ranker.judge(products, waiting, progress),
                found[found[c.SCORE] >= WORTH_A_LOOK],
                for_gaps[for_gaps[c.SCORE] >= WORTH_A_LOOK_FOR_A_GAP],
            ],
            ignore_index=True,
        )
        return Suggested(
            year,
            queue(project, year, waiting, scored, _coded(project, year)),
            for_gaps.drop_duplicates(c.OCCUPATION_CODE).set_index(c.OCCUPATION_CODE, drop=False),
        )

    def _ranker(self, project: Project, year: int, occupations: pd.DataFrame, progress: Progress) -> Ranker:
        taught = lessons(project, year)
        done = pd.MultiIndex.from_frame(taught[[c.PRODUCT_CODE, c.OCCUPATION_CODE]]).isin(settled(project, year))
        # a pair settled in this year is suggested no more; of another year's it is learned, and may be suggested again
        taught[c.PRODUCT_CODE] = taught[c.PRODUCT_CODE].where(done, "")
        return fit(
            occupations, vocabulary(project, year), taught, project.crosswalk, progress=progress, memory=self.memory
        )


def vocabulary(project: Project, year: int) -> pd.DataFrame:
    """Every title that lists and catalogues know: code and titles.

    Titles of earlier editions stand under the codes of this one where the crosswalk leads there; all others serve as
    phrases in two languages.
    """
    nomenclature = project.editions.set_index(c.REFERENCE_YEAR)[c.NOMENCLATURE]
    listings = project.listings
    links = pd.DataFrame(
        {
            c.OCCUPATION_CODE: listings[c.CODE],
            c.NOMENCLATURE: listings[c.REFERENCE_YEAR].map(nomenclature).fillna(""),
            **{title: listings[title] for title in TITLES},
        }
    ).drop_duplicates()
    here = nomenclature.get(year, "")
    known = carried_links(links, project.crosswalk, here).rename(columns={c.OCCUPATION_CODE: c.CODE})
    phrases = project.products[list(TITLES)].drop_duplicates()
    phrases = phrases[((phrases != "").sum(axis=1) > 1).to_numpy()].assign(**{c.CODE: ""})
    return pd.concat([known, phrases], ignore_index=True)[[c.CODE, *TITLES]].drop_duplicates(ignore_index=True)


def _products(project: Project, year: int) -> pd.DataFrame:
    """The catalogue with the occupation codes that it gives each product, joined by ";"."""
    links = project.links
    own = links[((links[c.CATALOGUE_YEAR] == year).fillna(False) & (links[c.ORIGIN] != ORIGIN_DECISION)).to_numpy(bool)]
    codes = own.groupby(c.PRODUCT_CODE)[c.OCCUPATION_CODE].agg(";".join).to_dict()
    products = catalogue(project, year)
    joined = [codes.get(code, "") for code in products[c.PRODUCT_CODE]]
    return products.assign(**{c.OCCUPATION_CODES: pd.array(joined, dtype="str")})


def _coded(project: Project, year: int) -> pd.MultiIndex:
    links = spoken_links(project, year)
    own = (links[c.CATALOGUE_YEAR] == year).fillna(False) & (links[c.ORIGIN] != ORIGIN_DECISION)
    return pairs_of(links[own.to_numpy(bool)])


def _of_gaps(found: pd.DataFrame, occupations: pd.DataFrame) -> pd.DataFrame:
    without = occupations[occupations[c.COVERAGE].isin([Coverage.NO_PRODUCT, Coverage.NOT_OFFERED])]
    return found[found[c.OCCUPATION_CODE].isin(without[c.CODE])]
