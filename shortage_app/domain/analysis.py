"""Analysis: everything that is shown or written of one reference year, made by one pure function."""

from dataclasses import asdict, dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from shortage_app.domain import changes, classification, coverage, exit_cohort, occupations
from shortage_app.domain import columns as c
from shortage_app.domain.catalogue import catalogue_of
from shortage_app.domain.chronic import editions_without_offer
from shortage_app.domain.codes import EMERGING_STATUSES, LISTED_STATUSES, Coverage, Status
from shortage_app.domain.project import Method, Project

if TYPE_CHECKING:
    from shortage_app.domain.disclosure import ExitFigures

CHRONIC_FROM = 3  # editions in a row without an offered product (METHOD section 6)


@dataclass(frozen=True)
class KeyFigures:
    """The figures of a year. Those of coverage are None where there is no list or no catalogue of the year."""

    listed: int
    structural: int
    emerging: int
    emerging_first: int
    emerging_returning: int
    emerging_continuing: int
    undetermined: int
    left: int
    discontinued: int
    in_scope: int
    out_of_scope: int
    covered: int | None
    direct: int | None
    indirect: int | None
    not_offered: int | None
    no_product: int | None
    without_offer: int | None


@dataclass(frozen=True, eq=False)
class Analysis:
    """One reference year of a project, read by one method.

    occupations: one row an occupation that is listed, left or was discontinued: code, nomenclature, titles, group,
        domain, pole, causes, offers_received …, in_scope, the columns of classification.classify and those of
        coverage.COVERAGE_COLUMNS (missing for left and discontinued ones, and without a catalogue), chronic_editions.
    products: the catalogue of the year with offered, offer_assumed, shortage_link and the number of listed occupations.
    links: the links that hold in the year (coverage.effective_links), to listed occupations or not.
    editions: counts per calendar year (classification.edition_counts).
    """

    project: Project
    year: int
    method: Method
    nomenclature: str
    edition_status: str
    has_catalogue: bool
    occupations: pd.DataFrame
    products: pd.DataFrame
    links: pd.DataFrame
    editions: pd.DataFrame
    figures: KeyFigures = field(repr=False)

    @cached_property
    def previous(self) -> int | None:
        """The reference year of the edition before this one."""
        return occupations.previous_edition(self.project, self.year)

    @cached_property
    def listed(self) -> pd.DataFrame:
        """The occupations on the list of the year; not to be changed."""
        return self.occupations[self.occupations[c.STATUS].isin(LISTED_STATUSES)]

    def changes_since(self, since: int) -> pd.DataFrame:
        """What changed between the edition of `since` and this one (changes.changes)."""
        return changes.changes(self.project, self.year, since, self.method)

    def exits(self, cohort: int) -> "ExitFigures":
        """The protected figures of a cohort: the only way to any figure of exits."""
        return exit_cohort.protected(self.project, cohort, self.method.threshold)


@lru_cache(maxsize=16)
def analyse(project: Project, year: int, method: Method | None = None) -> Analysis:
    """Everything of `year`, read by `method` (default: the project's own); kept for the last few calls."""
    method = method or project.method
    products, links = catalogue_of(project, year)
    table = _occupations(project, year, method, products, links)
    has_catalogue = len(products) > 0
    return Analysis(
        project=project,
        year=year,
        method=method,
        nomenclature=occupations.nomenclature_of(project, year),
        edition_status=occupations.edition_status(project, year),
        has_catalogue=has_catalogue,
        occupations=table,
        products=products,
        links=links,
        editions=classification.edition_counts(project, method),
        figures=figures_of(table, has_catalogue),
    )


def _occupations(
    project: Project, year: int, method: Method, products: pd.DataFrame, links: pd.DataFrame
) -> pd.DataFrame:
    """Classification, description and coverage of each occupation, side by side."""
    statuses = classification.classify(project, year, method)
    now = occupations.described_edition(project, year)
    domain = now[c.DOMAIN].where(now[c.DOMAIN] != "", coverage.products_domain(now, products, links))
    covered = now.assign(**{c.DOMAIN: domain})
    if len(products):
        covered = covered.join(coverage.coverage(now, products, links))
        runs = pd.Series(editions_without_offer(project, year, now[c.CODE]), index=now.index, dtype="Int64")
        covered[c.CHRONIC_EDITIONS] = runs.where(now[c.IN_SCOPE])  # what is out of scope lacks no offer
    else:
        covered = covered.reindex(columns=[*covered.columns, *coverage.COVERAGE_COLUMNS, c.CHRONIC_EDITIONS])
    gone = _gone(project, year, statuses)
    covered[c.NOMENCLATURE] = occupations.nomenclature_of(project, year)
    described = pd.concat([covered, gone]) if len(gone) else covered
    described = described.drop(columns=[c.REFERENCE_YEAR, c.ASSESSED])
    return _beside(statuses, described)


def _beside(statuses: pd.DataFrame, described: pd.DataFrame) -> pd.DataFrame:
    """Each occupation with its description, where there is one: a merge by nomenclature and code, in half its time."""
    keys, wanted = (list(zip(frame[c.NOMENCLATURE], frame[c.CODE], strict=True)) for frame in (described, statuses))
    place = {key: at for at, key in enumerate(keys)}
    assert len(place) == len(keys)  # a code stands once in a list
    found = described.drop(columns=[c.NOMENCLATURE, c.CODE]).reset_index(drop=True)
    found = found.reindex([place.get(key, -1) for key in wanted]).set_axis(statuses.index)
    return pd.concat([statuses, found], axis=1)


def _gone(project: Project, year: int, statuses: pd.DataFrame) -> pd.DataFrame:
    """What the previous edition said of the occupations that left or were discontinued."""
    codes = statuses.loc[statuses[c.STATUS].isin([Status.LEFT, Status.DISCONTINUED]), c.CODE]
    previous = occupations.previous_edition(project, year)
    if previous is None or codes.empty:
        return project.listings.iloc[:0]
    described = occupations.described_edition(project, previous)
    return described[described[c.CODE].isin(codes)].assign(
        **{c.NOMENCLATURE: occupations.nomenclature_of(project, previous)}
    )


def figures_of(table: pd.DataFrame, has_catalogue: bool) -> KeyFigures:
    """The key figures of rows of Analysis.occupations."""
    by_status = table[c.STATUS].value_counts()
    counts = {status.value: int(by_status.get(status, 0)) for status in Status}
    listed = table[table[c.STATUS].isin(LISTED_STATUSES)]
    in_scope = int(listed[c.IN_SCOPE].astype(bool).sum())
    known = has_catalogue and len(listed) > 0
    by_state = listed[c.COVERAGE].value_counts()
    states = {state.value: int(by_state.get(state, 0)) if known else None for state in Coverage}
    return KeyFigures(
        listed=len(listed),
        emerging=sum(counts[status] for status in EMERGING_STATUSES),
        in_scope=in_scope,
        covered=in_scope - (states["no_product"] or 0) if known else None,
        without_offer=(states["not_offered"] or 0) + (states["no_product"] or 0) if known else None,
        **counts,
        **(states | {"out_of_scope": len(listed) - in_scope}),  # type: ignore[arg-type]
    )


def as_json(analysis: Analysis) -> dict[str, object]:
    """The key figures under the names of the command line's contract, with the year and the method."""
    return {"year": analysis.year, **asdict(analysis.figures), "method": asdict(analysis.method)}
