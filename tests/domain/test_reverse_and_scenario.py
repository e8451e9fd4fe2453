"""Reverse coverage against a recount; scenarios that touch nothing."""

import pandas as pd
import pytest

from shortage_app.domain import columns as c
from shortage_app.domain.change import conform
from shortage_app.domain.coverage import offered
from shortage_app.domain.project import Project
from shortage_app.domain.reverse import reverse, serving_none
from shortage_app.domain.scenario import Add, Cancel, Move, Resize, Scenario, imagined

PRODUCTS = conform(
    "products",
    pd.DataFrame(
        {
            c.CATALOGUE_YEAR: 2019,
            c.PRODUCT_CODE: ["P1", "P2", "P3", "P4"],
            c.DOMAIN: ["X", "X", "Y", "Y"],
            c.PLACES: [30.0, 10.0, None, 0.0],
            c.HOURS: [100.0, 300.0, None, 50.0],
            c.SESSIONS: [1, 1, 1, 0],
        }
    ),
)
PROJECT = Project(products=PRODUCTS)


def test_shares_are_those_of_offered_products_that_serve_a_shortage() -> None:
    products = offered(PRODUCTS).assign(**{c.SHORTAGE_LINK: ["direct", "none", "indirect", "direct"]})
    found = reverse(products, c.DOMAIN).set_index(c.DOMAIN)
    assert found.loc["X"].tolist() == [2, 1, 40, 30, 0.75, 400, 100, 0.25]
    assert found.loc["Y", [c.PRODUCTS, "serving", c.PLACES]].tolist() == [1, 1, 0]
    assert found.loc["Y", ["places_share", "hours_share"]].isna().all()
    assert list(serving_none(products)[c.PRODUCT_CODE]) == ["P2"]


def test_a_scenario_carries_out_its_steps_and_leaves_the_data_alone() -> None:
    before = PROJECT.products.copy(deep=True)
    scenario = Scenario(
        "more",
        2019,
        (
            Cancel("P1"),
            Resize("P2", 0),
            Resize("P4", 12),
            Move("P3", "Partner Z"),
            Add("N1", "New", ("A", "B"), places=8),
        ),
    )
    found = offered(imagined(PROJECT, scenario).products).set_index(c.PRODUCT_CODE)
    assert found[c.OFFERED].to_dict() == {"P1": False, "P2": False, "P3": True, "P4": True, "N1": True}
    assert found.loc["P3", c.PROVIDER] == "Partner Z"
    assert found.loc["P4", c.PLACES] == 12
    assert list(imagined(PROJECT, scenario).links[c.OCCUPATION_CODE]) == ["A", "B"]
    pd.testing.assert_frame_equal(PROJECT.products, before)


def test_a_scenario_undone_is_the_base() -> None:
    scenario = Scenario("one", 2019).with_step(Cancel("P1")).without_step(0)
    assert imagined(PROJECT, scenario) is PROJECT


def test_a_step_on_a_product_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="P9"):
        imagined(PROJECT, Scenario("bad", 2019, (Cancel("P9"),)))
