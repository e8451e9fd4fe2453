"""What was said of products and occupations, year by year: what is settled, what it teaches, what contradicts."""

from typing import Final

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.carry_over import CARRIED_COLUMNS, carry_over
from shortage_app.domain.codes import Verdict
from shortage_app.domain.frames import typed_frame
from shortage_app.domain.occupations import TITLES
from shortage_app.domain.project import Project
from shortage_app.domain.said_links import ORIGIN_DECISION, said_links

SAID: Final = "said"  # the verdicts that contradict each other, joined by ";"
PAIR: Final = (c.PRODUCT_CODE, c.OCCUPATION_CODE)
LESSON_COLUMNS: Final = {
    c.PRODUCT_CODE: "str",
    **dict.fromkeys(TITLES, "str"),
    c.DOMAIN: "str",
    c.OCCUPATION_CODE: "str",
    c.ACCEPTED: "bool",
}


def pairs_of(rows: pd.DataFrame) -> pd.MultiIndex:
    """Product and occupation of each row."""
    return pd.MultiIndex.from_frame(rows[list(PAIR)])


def catalogue(project: Project, year: int) -> pd.DataFrame:
    """The products of a catalogue year as they were imported."""
    return project.products[(project.products[c.CATALOGUE_YEAR] == year).to_numpy()]


def spoken_links(project: Project, year: int) -> pd.DataFrame:
    """Everything said of links in any year, in the occupation codes of the list of `year`."""
    return said_links(project, year).rows


def put_aside(project: Project, year: int) -> pd.DataFrame:
    """What was put aside in a catalogue year, in the occupation codes of its list: a link beside it stays as it is."""
    links = spoken_links(project, year)
    own = links[c.CATALOGUE_YEAR].fillna(year) == year
    return links[(own & (links[c.STRENGTH] == Verdict.ASIDE)).to_numpy()]


def settled(project: Project, year: int) -> pd.MultiIndex:
    """The pairs of a catalogue year that wait for nobody.

    Decided for the year or for every year, put aside in it, direct by the catalogue; or refused in an earlier year for
    the same product, unless a code of the catalogue makes a link of it again.
    """
    links = spoken_links(project, year)
    said_of_all = said_links(project, year)
    first = said_of_all.taken(said_of_all.first_said(catalogue(project, year)[c.PRODUCT_CODE], year))
    said = first[(first[c.ORIGIN] == ORIGIN_DECISION) | (first[c.STRENGTH] == Verdict.DIRECT)]
    aside = put_aside(project, year)
    refused = links[((links[c.CATALOGUE_YEAR].fillna(year) < year) & (links[c.STRENGTH] == Verdict.REFUSED)).to_numpy()]
    refused = refused[~pairs_of(refused).isin(pairs_of(first))]
    return pairs_of(pd.concat([said, aside, refused])).unique()


def lessons(project: Project, year: int) -> pd.DataFrame:
    """What decided links teach for a year, also those of other catalogues, the latest word last: LESSON_COLUMNS.

    Taken are decisions and what a catalogue calls direct; a code in a catalogue alone teaches nothing.
    """
    links = spoken_links(project, year)
    decided = (links[c.ORIGIN] == ORIGIN_DECISION) & (links[c.STRENGTH] != Verdict.ASIDE)
    by_catalogue = (links[c.ORIGIN] != ORIGIN_DECISION) & (links[c.STRENGTH] == Verdict.DIRECT)
    said = links[(decided | by_catalogue).to_numpy()]
    said = said.assign(decided=said[c.ORIGIN] == ORIGIN_DECISION)
    said = said.sort_values(["decided", c.CATALOGUE_YEAR, c.DECIDED_ON], na_position="first", kind="stable")
    taught = _with_product(said, project.products)
    taught[c.ACCEPTED] = taught[c.STRENGTH] != Verdict.REFUSED
    return typed_frame(LESSON_COLUMNS, {name: taught[name].to_numpy() for name in LESSON_COLUMNS})


def _with_product(links: pd.DataFrame, products: pd.DataFrame) -> pd.DataFrame:
    """The links with titles and domain of their product: in the catalogue of their year, else in the latest."""
    named = [c.PRODUCT_CODE, *TITLES, c.DOMAIN]
    latest = products.sort_values(c.CATALOGUE_YEAR, kind="stable").drop_duplicates(c.PRODUCT_CODE, keep="last")
    year = links[c.CATALOGUE_YEAR].fillna(
        links[c.PRODUCT_CODE].map(latest.set_index(c.PRODUCT_CODE)[c.CATALOGUE_YEAR]).astype("Int64")
    )
    known = links.assign(**{c.CATALOGUE_YEAR: year}).dropna(subset=[c.CATALOGUE_YEAR])
    found: pd.DataFrame = known.astype({c.CATALOGUE_YEAR: "int64"}).merge(
        products[[c.CATALOGUE_YEAR, *named]], on=[c.CATALOGUE_YEAR, c.PRODUCT_CODE]
    )
    return found


def carried(project: Project, year: int) -> pd.DataFrame:
    """The links of the catalogue before that wait to be confirmed in this one (carry_over.CARRIED_COLUMNS)."""
    years = project.products[c.CATALOGUE_YEAR]
    earlier = years[years < year]
    if earlier.empty:
        return typed_frame(CARRIED_COLUMNS)
    before = catalogue(project, int(earlier.max()))
    found = carry_over(spoken_links(project, year), before, catalogue(project, year))
    return found[~pairs_of(found).isin(settled(project, year))].reset_index(drop=True)


def conflicts(project: Project, year: int) -> pd.DataFrame:
    """The pairs of which different things are said with equal right: product_code, occupation_code, said.

    Decisions of one level (for the year, else for every year) that differ, as where two codes were merged; a decision
    for every year that the catalogue's "direct", or a later decision, contradicts. A decision for the year made since
    settles it.
    """
    products = catalogue(project, year)
    links = spoken_links(project, year)
    links = links[(links[c.CATALOGUE_YEAR].fillna(year) == year).to_numpy()]
    links = links[(links[c.PRODUCT_CODE].isin(products[c.PRODUCT_CODE]) & (links[c.STRENGTH] != Verdict.ASIDE))]
    decided = links[c.ORIGIN] == ORIGIN_DECISION
    equal = links[(decided | (links[c.STRENGTH] == Verdict.DIRECT)).to_numpy()]
    equal = equal.assign(own=(decided & links[c.CATALOGUE_YEAR].notna()).reindex(equal.index))
    settled_on = equal[equal["own"]].groupby(list(PAIR))[c.DECIDED_ON].max().rename("settled_on")
    equal = equal.join(settled_on, on=list(PAIR))
    later = equal["settled_on"].isna() | equal["own"] | (equal[c.DECIDED_ON] > equal["settled_on"].fillna(""))
    counted = equal[later.to_numpy()].drop_duplicates([*PAIR, c.STRENGTH])
    several = counted[counted.duplicated(list(PAIR), keep=False)].sort_values([*PAIR, c.STRENGTH])
    joined = several.groupby(list(PAIR))[c.STRENGTH].agg(";".join)
    return joined.rename(SAID).reset_index().astype("str")
