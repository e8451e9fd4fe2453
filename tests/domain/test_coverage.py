"""Coverage against a slow recount, and the rules of METHOD section 6 one by one."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shortage_app.domain import columns as c
from shortage_app.domain import coverage
from shortage_app.domain.change import conform

YEAR = 2019


def catalogue(*products: dict[str, object]) -> pd.DataFrame:
    rows = [{c.CATALOGUE_YEAR: YEAR, c.PRODUCT_CODE: f"P{i}"} | product for i, product in enumerate(products)]
    return coverage.offered(
        conform(
            "products",
            pd.DataFrame(
                rows,
                columns=[
                    c.CATALOGUE_YEAR,
                    c.PRODUCT_CODE,
                    *sorted({key for product in products for key in product} - {c.CATALOGUE_YEAR, c.PRODUCT_CODE}),
                ],
            ),
        )
    )


def linked(*links: tuple[str, str, str]) -> pd.DataFrame:
    return conform("links", pd.DataFrame(links, columns=[c.PRODUCT_CODE, c.OCCUPATION_CODE, c.STRENGTH]))


def occupations(*codes: str, in_scope: bool = True, offers: float = 100) -> pd.DataFrame:
    return pd.DataFrame(
        {c.CODE: list(codes), c.IN_SCOPE: in_scope, c.OFFERS_RECEIVED: pd.array([offers] * len(codes), dtype="Float64")}
    )


def state(products: pd.DataFrame, links: pd.DataFrame, **kwargs: object) -> str:
    return str(coverage.coverage(occupations("A", **kwargs), products, links)[c.COVERAGE].iloc[0])


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({c.OFFERED: True, c.PLACES: 0}, (True, False)),
        ({c.OFFERED: False, c.PLACES: 20}, (False, False)),
        ({c.PLACES: 20}, (True, False)),
        ({c.PLACES: 0, c.SESSIONS: 0, c.FIRST_SESSION: 2010}, (False, False)),
        ({c.SESSIONS: 2}, (True, False)),
        ({c.FIRST_SESSION: 2010, c.LAST_SESSION: 2018}, (False, False)),
        ({c.FIRST_SESSION: 2010}, (True, False)),
        ({c.LAST_SESSION: 2019}, (True, False)),
        ({}, (True, True)),
    ],
)
def test_a_product_is_offered_as_said_else_by_places_else_by_sessions_else_assumed(
    told: dict[str, object], expected: tuple[bool, bool]
) -> None:
    row = catalogue(told).iloc[0]
    assert (row[c.OFFERED], row[coverage.OFFER_ASSUMED]) == expected


def test_a_direct_link_to_another_provider_covers_but_is_not_counted_as_direct() -> None:
    products = catalogue({c.PROVIDER_TYPE: "other", c.PLACES: 5})
    assert state(products, linked(("P0", "A", "direct"))) == "indirect"


def test_a_direct_link_that_is_not_offered_beside_an_offered_indirect_one_is_indirect() -> None:
    products = catalogue({c.PROVIDER_TYPE: "partner", c.PLACES: 0}, {c.PROVIDER_TYPE: "partner", c.PLACES: 5})
    assert state(products, linked(("P0", "A", "direct"), ("P1", "A", "indirect"))) == "indirect"


def test_out_of_scope_goes_before_any_link() -> None:
    assert state(catalogue({c.PLACES: 5}), linked(("P0", "A", "direct")), in_scope=False) == "out_of_scope"


def test_a_linked_product_that_did_not_run_leaves_the_occupation_not_offered() -> None:
    assert state(catalogue({c.PLACES: 0}), linked(("P0", "A", "direct"))) == "not_offered"


def test_without_any_link_there_is_no_product() -> None:
    assert state(catalogue({c.PLACES: 5}), linked()) == "no_product"


def test_a_decision_goes_before_the_catalogue_and_one_of_the_year_before_one_of_every_year() -> None:
    links = linked(("P0", "A", "direct"), ("P0", "A", "indirect"), ("P0", "A", "direct"))
    links[c.ORIGIN] = ["catalogue", "decision", "decision"]
    links[c.CATALOGUE_YEAR] = pd.array([YEAR, YEAR, None], dtype="Int64")
    held = coverage.effective_links(links, catalogue({}), YEAR)
    assert held[[c.STRENGTH, c.ORIGIN]].to_numpy().tolist() == [["indirect", "decision"]]


def test_links_of_another_year_and_of_unknown_products_do_not_hold() -> None:
    links = linked(("P0", "A", "direct"), ("P9", "A", "direct"))
    links[c.CATALOGUE_YEAR] = pd.array([YEAR - 1, YEAR], dtype="Int64")
    assert coverage.effective_links(links, catalogue({}), YEAR).empty


def test_the_shortage_link_of_a_product_is_its_closest_link_to_a_listed_occupation() -> None:
    links = linked(("P0", "A", "indirect"), ("P0", "B", "direct"), ("P1", "B", "direct"), ("P2", "A", "direct"))
    found = coverage.with_shortage_link(catalogue({}, {}, {}, {}), links, pd.Series(["A"]))
    assert list(found[c.SHORTAGE_LINK]) == ["indirect", "none", "direct", "none"]


def test_inputs_stay_as_they_were() -> None:
    products, links, listed = catalogue({c.PLACES: 5}), linked(("P0", "A", "direct")), occupations("A")
    before = [frame.copy(deep=True) for frame in (products, links, listed)]
    coverage.coverage(listed, products, coverage.effective_links(links, products, YEAR))
    for frame, copy in zip((products, links, listed), before, strict=True):
        pd.testing.assert_frame_equal(frame, copy)


PRODUCT = st.fixed_dictionaries(
    {
        c.OFFERED: st.sampled_from([True, False]),
        c.PROVIDER: st.sampled_from(["", "X", "Y"]),
        c.PROVIDER_TYPE: st.sampled_from(["own_centre", "partner", "other", ""]),
        c.PLACES: st.sampled_from([None, 0, 5, 12]),
        c.HOURS: st.sampled_from([None, 40.0]),
    }
)
LINK = st.tuples(
    st.sampled_from(["P0", "P1", "P2", "P3"]), st.sampled_from(["A", "B", "Z"]), st.sampled_from(["direct", "indirect"])
)


@given(
    st.lists(PRODUCT, min_size=1, max_size=4),
    st.lists(LINK, max_size=8, unique_by=lambda link: link[:2]),
    st.booleans(),
    st.sampled_from([None, 0.0, 50.0]),
)
def test_coverage_equals_a_slow_recount(
    products: list[dict[str, object]], links: list[tuple[str, str, str]], in_scope: bool, offers: float | None
) -> None:
    listed = occupations("A", "B", in_scope=in_scope, offers=offers)
    frame = catalogue(*products)
    found = coverage.coverage(listed, frame, coverage.effective_links(linked(*links), frame, YEAR))
    known = {f"P{i}": product for i, product in enumerate(products)}
    expected = [_recount(code, known, links, in_scope, offers) for code in ("A", "B")]
    assert found.astype(object).where(found.notna(), None).to_dict("records") == expected


def _recount(
    code: str,
    products: dict[str, dict[str, object]],
    links: list[tuple[str, str, str]],
    in_scope: bool,
    offers: float | None,
) -> dict[str, object]:
    own = [(products[p], strength) for p, o, strength in links if o == code and p in products]
    running = [(p, strength) for p, strength in own if p[c.OFFERED]]
    direct = [p for p, s in running if s == "direct" and p[c.PROVIDER_TYPE] != "other"]
    providers = {p[c.PROVIDER] for p, _s in running} - {""}
    places = [p[c.PLACES] for p, _s in running if p[c.PLACES] is not None]
    hours = [p[c.HOURS] for p, _s in running if p[c.HOURS] is not None]
    if not in_scope:
        reached = "out_of_scope"
    elif direct:
        reached = "direct"
    else:
        reached = "indirect" if running else "not_offered" if own else "no_product"
    return {
        c.COVERAGE: reached,
        c.PRODUCTS: len(own),
        coverage.OFFERED_PRODUCTS: len(running),
        c.PROVIDERS: len(providers),
        c.DIRECT_PRODUCTS: len(direct),
        c.PLACES: sum(places) if places else None,
        c.HOURS: sum(hours) if hours else None,
        c.PLACES_PER_100_OFFERS: 100 * sum(places) / offers if places and offers else None,
        c.FRAGILE: len(running) == 1 or (len(running) > 0 and len(providers) == 1),
    }


@given(st.lists(PRODUCT, min_size=1, max_size=4), st.lists(LINK, max_size=8, unique_by=lambda link: link[:2]), LINK)
def test_one_more_link_never_lowers_coverage(
    products: list[dict[str, object]], links: list[tuple[str, str, str]], more: tuple[str, str, str]
) -> None:
    order = ["no_product", "not_offered", "indirect", "direct"]
    frame, listed = catalogue(*products), occupations("A", "B")
    before = coverage.coverage(listed, frame, coverage.effective_links(linked(*links), frame, YEAR))[c.COVERAGE]
    after = coverage.coverage(listed, frame, coverage.effective_links(linked(*links, more), frame, YEAR))[c.COVERAGE]
    assert all(order.index(b) <= order.index(a) for b, a in zip(before, after, strict=True))
