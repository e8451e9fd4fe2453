"""The tables of coverage against counts made slowly, product by product."""

from collections import defaultdict

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shortage_app.domain import columns as c
from shortage_app.domain import gaps as ranking
from shortage_app.domain.analysis import Analysis, analyse
from shortage_app.domain.project import Method, Project
from shortage_app.report import depth, funnel, gaps, matrix, reverse
from shortage_app.report.coverage_tables import OF_COVERAGE, decided_links
from tests.domain.strategies import edition, frame
from tests.report import small_lists

YEAR = 2019


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analyse(small_lists.project(), YEAR)


catalogues = st.lists(
    st.fixed_dictionaries(
        {
            "places": st.sampled_from([None, 0.0, 8.0, 20.0]),
            "hours": st.sampled_from([None, 100.0, 250.0]),
            "provider": st.sampled_from(["", "X", "Y"]),
            "provider_type": st.sampled_from(["own_centre", "partner", "other"]),
            "domain": st.sampled_from(["D", "E"]),
            "pole": st.sampled_from(["", "Pole"]),
        }
    ),
    min_size=1,
    max_size=6,
)
linked = st.dictionaries(
    st.tuples(st.integers(0, 5), st.sampled_from("ABC")), st.sampled_from(["direct", "indirect"]), max_size=8
)


def project(products: list[dict[str, object]], links: dict[tuple[int, str], str]) -> Project:
    return Project(
        editions=frame("editions", [edition(YEAR)]),
        listings=frame(
            "listings",
            [{"reference_year": YEAR, "code": code, "title_fr": code, "offers_received": 40.0} for code in "ABC"],
        ),
        products=frame(
            "products",
            [{"catalogue_year": YEAR, "product_code": f"P{n}", **product} for n, product in enumerate(products)],
        ),
        links=frame(
            "links",
            [
                {"catalogue_year": YEAR, "product_code": f"P{n}", "occupation_code": code, "strength": strength,
                 "origin": "decision"} for (n, code), strength in links.items()
            ],
        ),
    )  # fmt: skip


def runs(product: dict[str, object]) -> bool:
    return product["places"] is None or float(str(product["places"])) > 0


@settings(deadline=None, max_examples=40)
@given(catalogues, linked)
def test_fragile_is_what_a_recount_calls_so(
    products: list[dict[str, object]], links: dict[tuple[int, str], str]
) -> None:
    offered: dict[str, list[dict[str, object]]] = defaultdict(list)
    for n, code in links:
        if n < len(products) and runs(products[n]):
            offered[code].append(products[n])
    expected = {
        code
        for code, those in offered.items()
        if len(those) == 1 or len({product["provider"] for product in those if product["provider"]}) == 1
    }
    table = depth.fragile(analyse(project(products, links), YEAR))
    assert set(table.rows[c.CODE]) == expected


@settings(deadline=None, max_examples=40)
@given(catalogues, linked, st.sampled_from(reverse.BY))
def test_reverse_coverage_is_what_a_recount_finds(
    products: list[dict[str, object]], links: dict[tuple[int, str], str], by: str
) -> None:
    serving = {n for n, _code in links}
    expected: dict[str, list[float]] = defaultdict(lambda: [0, 0, 0, 0])
    for n, product in enumerate(products):
        if runs(product):
            counted = expected[str(product.get(by, ""))]
            places = float(str(product["places"] or 0))
            counted[0] += 1
            counted[1] += n in serving
            counted[2] += places
            counted[3] += places * (n in serving)
    table = reverse.shares(analyse(project(products, links), YEAR), by).rows
    found = {
        row[by]: [row["products"], row["serving"], row["places"], row["serving_places"]] for _i, row in table.iterrows()
    }
    assert found == dict(expected)
    for _i, row in table.iterrows():
        whole = expected[row[by]][2]
        assert pd.isna(row["places_share"]) if not whole else row["places_share"] == expected[row[by]][3] / whole


@settings(deadline=None, max_examples=40)
@given(catalogues, linked)
def test_idle_products_serve_none_and_with_those_that_serve_are_all_that_run(
    products: list[dict[str, object]], links: dict[tuple[int, str], str]
) -> None:
    analysis = analyse(project(products, links), YEAR)
    idle = set(reverse.idle(analysis).rows[c.PRODUCT_CODE])
    serving = {f"P{n}" for n, _code in links}
    assert idle == {f"P{n}" for n, product in enumerate(products) if runs(product)} - serving


def test_depth_counts_places_and_hours_per_hundred_offers() -> None:
    products: list[dict[str, object]] = [{"places": 20.0, "hours": 300.0}, {"places": 8.0, "hours": None}]
    table = depth.depth(analyse(project(products, {(0, "A"): "direct", (1, "A"): "indirect"}), YEAR))
    (row,) = table.rows.to_dict("records")
    assert (row[c.CODE], row[c.PLACES], row[c.PLACES_PER_100_OFFERS]) == ("A", 28, 70)
    assert row[depth.HOURS_PER_100_OFFERS] == 750


@settings(deadline=None, max_examples=40)
@given(catalogues, linked)
def test_places_count_a_product_once_in_every_cell_and_once_in_every_total(
    products: list[dict[str, object]], links: dict[tuple[int, str], str]
) -> None:
    made = project(products, links)
    domains = frame("domains", [{"occupation_code": code, "domain": "AB" if code in "AB" else "C"} for code in "ABC"])
    analysis = analyse(made.changed(domains=domains), YEAR)
    states = dict(zip(analysis.listed[c.CODE], analysis.listed[c.COVERAGE], strict=True))
    cells: dict[tuple[str, str], set[int]] = defaultdict(set)
    for n, code in links:
        if n < len(products) and runs(products[n]):
            for state in (states[code], "total"):
                cells["AB" if code in "AB" else "C", state].add(n)
    table = matrix.matrix(analysis, "places").rows.set_index(c.DOMAIN)
    for domain in ("AB", "C"):
        for state in (*matrix.STATES, "total"):
            expected = sum(float(str(products[n]["places"] or 0)) for n in cells[domain, state])
            assert table.loc[domain, state] == expected
    everywhere = cells["AB", "total"] | cells["C", "total"]
    assert matrix.places_in_all(analysis) == sum(float(str(products[n]["places"] or 0)) for n in everywhere)


def test_a_matrix_by_pole_holds_every_occupation_once(analysis: Analysis) -> None:
    table = matrix.matrix(analysis, by=c.POLE)
    assert table.rows.iloc[:, 0].tolist() == ["Outside the poles"]
    assert table.rows["total"].sum() == analysis.figures.listed


def test_the_weights_of_the_method_rank_the_gaps(analysis: Analysis) -> None:
    first = gaps.gaps(analysis).rows
    weighed = analyse(analysis.project, YEAR, Method(gap_demand=0, gap_structural=0, gap_chronic=0, gap_cause=1))
    again = gaps.gaps(weighed).rows
    assert set(first[c.CODE]) == set(again[c.CODE]) == {"3", "4"}
    assert again[ranking.PRIORITY].tolist() == again[ranking.CAUSE].tolist()
    assert again[c.CODE].tolist() == ["4", "3"]


def test_gaps_name_the_nearest_product_where_one_is_near(analysis: Analysis) -> None:
    near = pd.DataFrame(
        {
            c.OCCUPATION_CODE: ["3", "4"],
            c.PRODUCT_CODE: ["P8", "P9"],
            c.PRODUCT_TITLE: ["Bricks", "Paint"],
            c.OCCUPATION_TITLE: "",
            c.SCORE: [0.4, 0.1],
        }
    ).set_index(c.OCCUPATION_CODE, drop=False)
    rows = gaps.gaps(analysis, near).rows.set_index(c.CODE)
    assert rows["nearest"].to_dict() == {"3": "Bricks", "4": ""}
    assert rows[c.SCORE].isna().to_dict() == {"3": False, "4": True}


def test_the_funnel_is_told_in_words_exactly_where_it_does_not_add_up(analysis: Analysis) -> None:
    said = funnel.reconciliation(analysis)
    assert said is not None
    assert said.lead == "Why 2 without offer, and not 1?"
    assert "Painter" in said.text
    assert funnel.reconciliation(analyse(project([{"places": 5.0}], {(0, "A"): "direct"}), YEAR)) is None


def test_decided_links_hold_refusals_and_leave_out_what_the_catalogue_says(analysis: Analysis) -> None:
    links = [
        {
            "catalogue_year": YEAR,
            "product_code": "P2",
            "occupation_code": "3",
            "strength": "none",
            "origin": "decision",
        },
        {
            "catalogue_year": 2018,
            "product_code": "P2",
            "occupation_code": "4",
            "strength": "direct",
            "origin": "decision",
        },
        {"product_code": "P1", "occupation_code": "1", "strength": "indirect", "origin": "decision"},
    ]
    decided = pd.concat([analysis.project.links, frame("links", links)], ignore_index=True)
    rows = decided_links(analyse(analysis.project.changed(links=decided), YEAR)).rows
    assert rows[
        [c.PRODUCT_CODE, "product_title", c.OCCUPATION_CODE, "occupation_title", c.STRENGTH]
    ].to_numpy().tolist() == [
        ["P2", "Kitchen work", "3", "Mason", "none"],
        ["P1", "Cooking", "1", "Cook", "indirect"],
    ]


@pytest.mark.parametrize("name", OF_COVERAGE)
def test_every_table_is_made_without_a_catalogue_too(name: str) -> None:
    bare = small_lists.project().changed(products=frame("products", []), links=frame("links", []))
    assert OF_COVERAGE[name](analyse(bare, YEAR)).name == name
