"""Which training products answer which shortage occupation, and how (METHOD section 6).

Three separate facts: a linked product exists in the catalogue of the year; it is offered in that year; a link is
direct and its provider is an own centre or a partner. Nothing here changes a frame it is given.
"""

from collections import Counter

import numpy as np
import numpy.typing as npt
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.codes import Coverage, ShortageLink, Strength
from shortage_app.domain.said_links import coded

OFFER_ASSUMED = "offer_assumed"
OFFERED_PRODUCTS = "offered_products"
OWN_PROVIDERS = ("own_centre", "partner", "")  # a catalogue that names no provider type is the agency's own

# The depth of coverage of an occupation, beside its state. Places and hours are those of offered products.
COVERAGE_COLUMNS = (
    c.COVERAGE,
    c.PRODUCTS,
    OFFERED_PRODUCTS,
    c.PROVIDERS,
    c.DIRECT_PRODUCTS,
    c.PLACES,
    c.HOURS,
    c.PLACES_PER_100_OFFERS,
    c.FRAGILE,
)


def offered(products: pd.DataFrame) -> pd.DataFrame:
    """The products with `offered` decided and `offer_assumed` where nothing in the catalogue says so.

    In this order: the column says so; else places or sessions are above 0; else the catalogue year lies between first
    and last session, blank being open; else assumed offered.
    """
    year = products[c.CATALOGUE_YEAR].to_numpy()
    amount = products[[c.PLACES, c.SESSIONS]].max(axis=1).astype("Float64")
    first, last = products[c.FIRST_SESSION], products[c.LAST_SESSION]
    dated = (first.notna() | last.notna()).to_numpy()
    open_then = (first.fillna(0) <= year).to_numpy(bool) & (last.fillna(9999) >= year).to_numpy(bool)
    by_dates = pd.Series(pd.array(open_then, dtype="boolean"), index=products.index).where(dated)
    said = products[c.OFFERED].fillna((amount > 0).astype("boolean")).fillna(by_dates)
    decided = products.copy()
    decided[c.OFFERED] = said.fillna(True).astype(bool)
    decided[OFFER_ASSUMED] = said.isna()
    return decided


def effective_links(links: pd.DataFrame, products: pd.DataFrame, year: int) -> pd.DataFrame:
    """The links that hold in a catalogue year, one row a product and occupation.

    A decision goes before what the catalogue says, one for the year before one for every year, and then the stronger;
    links of products that are not in the catalogue are left out, and those that a decision refuses. What was put aside
    says nothing. Columns as in project.STORED_COLUMNS.
    """
    said = coded(links)
    return said.taken(said.standing(products[c.PRODUCT_CODE], year))


def first_said(links: pd.DataFrame, products: pd.DataFrame, year: int) -> pd.DataFrame:
    """What goes first of all that is said in a catalogue year of each product and occupation, refusals among it."""
    said = coded(links)
    return said.taken(said.first_said(products[c.PRODUCT_CODE], year))


def with_shortage_link(products: pd.DataFrame, links: pd.DataFrame, listed: pd.Series) -> pd.DataFrame:
    """The products with `shortage_link`, the closest link to any listed occupation: direct, indirect or none."""
    to_listed = links[links[c.OCCUPATION_CODE].isin(listed)]
    direct = to_listed.loc[to_listed[c.STRENGTH] == Strength.DIRECT, c.PRODUCT_CODE]
    codes = products[c.PRODUCT_CODE]
    link = np.select(
        [codes.isin(direct), codes.isin(to_listed[c.PRODUCT_CODE])],
        [ShortageLink.DIRECT.value, ShortageLink.INDIRECT.value],
        ShortageLink.NONE.value,
    )
    return products.assign(**{c.SHORTAGE_LINK: pd.Series(link, index=products.index, dtype="str")})


def coverage(occupations: pd.DataFrame, products: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """State and depth of coverage of each occupation, in its order (COVERAGE_COLUMNS).

    occupations: code, in_scope, offers_received. products: of one catalogue year, after `offered`. links: effective.
    A product that serves two occupations counts in full for each.
    """
    size = len(occupations)
    occupation = pd.Index(occupations[c.CODE]).get_indexer(links[c.OCCUPATION_CODE])
    product = pd.Index(products[c.PRODUCT_CODE]).get_indexer(links[c.PRODUCT_CODE])
    known = (occupation >= 0) & (product >= 0)
    occupation, product = occupation[known], product[known]
    is_offered = products[c.OFFERED].to_numpy(bool)[product]
    own = products[c.PROVIDER_TYPE].isin(OWN_PROVIDERS).to_numpy()[product]
    is_direct = (links[c.STRENGTH] == Strength.DIRECT).to_numpy()[known] & own

    def total(weight: npt.NDArray[np.float64] | npt.NDArray[np.bool_] | None = None) -> npt.NDArray[np.float64]:
        counted = np.ones(len(occupation)) if weight is None else weight.astype(float)
        return np.bincount(occupation, weights=counted, minlength=size).astype(np.float64)

    linked, running, direct = total(), total(is_offered), total(is_offered & is_direct)
    frame = pd.DataFrame(index=occupations.index)
    frame[c.COVERAGE] = _state(occupations[c.IN_SCOPE].to_numpy(bool), linked, running, direct)
    frame[c.PRODUCTS] = linked.astype(int)
    frame[OFFERED_PRODUCTS] = running.astype(int)
    frame[c.PROVIDERS] = _providers(occupation[is_offered], products[c.PROVIDER].to_numpy()[product[is_offered]], size)
    frame[c.DIRECT_PRODUCTS] = direct.astype(int)
    for column in (c.PLACES, c.HOURS):
        amount = products[column].to_numpy(float, na_value=0.0)[product]
        frame[column] = pd.array(np.where(running > 0, total(amount * is_offered), np.nan), dtype="Float64")
        frame.loc[total(is_offered & products[column].notna().to_numpy()[product]) == 0, column] = pd.NA
    offers = occupations[c.OFFERS_RECEIVED]
    frame[c.PLACES_PER_100_OFFERS] = (100 * frame[c.PLACES] / offers.where(offers > 0)).astype("Float64")
    frame[c.FRAGILE] = (running == 1) | ((running > 0) & (frame[c.PROVIDERS] == 1).to_numpy())
    return frame[list(COVERAGE_COLUMNS)]


def _state(
    in_scope: npt.NDArray[np.bool_],
    linked: npt.NDArray[np.float64],
    running: npt.NDArray[np.float64],
    direct: npt.NDArray[np.float64],
) -> npt.NDArray[np.object_]:
    """The first of the exclusive states that holds (METHOD section 6 gives their order)."""
    return np.select(
        [~in_scope, direct > 0, running > 0, linked > 0],
        [Coverage.OUT_OF_SCOPE.value, Coverage.DIRECT.value, Coverage.INDIRECT.value, Coverage.NOT_OFFERED.value],
        Coverage.NO_PRODUCT.value,
    ).astype(object)


def _providers(occupation: npt.NDArray[np.intp], provider: npt.NDArray[np.object_], size: int) -> npt.NDArray[np.intp]:
    """How many different named providers offer a product of each occupation."""
    named = provider != ""
    pairs = pd.DataFrame({"occupation": occupation[named], "provider": provider[named]}).drop_duplicates()
    return np.bincount(pairs["occupation"], minlength=size)


def products_domain(occupations: pd.DataFrame, products: pd.DataFrame, links: pd.DataFrame) -> pd.Series:
    """The domain that most linked products of each occupation have, direct links first; "" without any."""
    domain_of = dict(zip(products[c.PRODUCT_CODE].tolist(), products[c.DOMAIN].tolist(), strict=True))
    votes: dict[str, Counter[str]] = {code: Counter() for code in occupations[c.CODE].tolist()}
    weight = np.where(links[c.STRENGTH] == Strength.DIRECT, len(links) + 1, 1)  # a direct one outweighs all others
    said = zip(links[c.OCCUPATION_CODE].tolist(), links[c.PRODUCT_CODE].tolist(), weight.tolist(), strict=True)
    for code, product, vote in said:
        if code in votes and (domain := domain_of.get(product)):
            votes[code][domain] += vote
    best = [min(given, key=lambda name: (-given[name], name), default="") for given in votes.values()]
    return pd.Series(best, index=occupations.index, dtype="str")


def product_domains(products: pd.DataFrame) -> dict[str, str]:
    """The domain of each product code in the latest catalogue that gives it one."""
    known = products[products[c.DOMAIN] != ""].sort_values(c.CATALOGUE_YEAR, kind="stable")
    return dict(zip(known[c.PRODUCT_CODE], known[c.DOMAIN], strict=True))
