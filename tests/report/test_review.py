"""A link that waits, in the words of who reads it: its titles, and what else its product is linked to or was not."""

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import analyse
from shortage_app.report.review import spoken_titles, waiting_link
from shortage_app.text import speaking
from tests.domain.strategies import frame
from tests.report import small_lists


def beside(product: str, occupation: str) -> str:
    """What is said beside the product of a pair, where P1 was put aside for Baker (2) and Mason (3)."""
    known = small_lists.project()
    aside = [{**small_lists.link("P1", code, "aside"), "origin": "decision"} for code in ("2", "3")]
    links = pd.concat([known.links, frame("links", aside)], ignore_index=True)
    pair = {
        c.PRODUCT_CODE: product, c.OCCUPATION_CODE: occupation, c.PRODUCT_TITLE: "", c.OCCUPATION_TITLE: "",
        c.TERMS: (), c.SCORE: 0.5, c.TITLE_PART: 0.5, c.LEARNED_PART: 0.0, c.CODE_PART: 0.0, c.DOMAIN_PART: 0.0,
        "why": "suggested", "proposed": "indirect",
    }  # fmt: skip
    return waiting_link(analyse(known.changed(links=links), 2019), pair).product.beside


def test_a_product_says_what_else_it_is_linked_to_and_what_was_put_aside_of_it() -> None:
    assert (
        beside("P1", "4") == "Other occupations: Cook (direct), Waiter (direct), Baker (put aside), Mason (put aside)"
    )


def test_the_pair_itself_is_not_among_the_other_occupations() -> None:
    assert beside("P1", "3") == "Other occupations: Cook (direct), Waiter (direct), Baker (put aside)"


def test_a_product_without_another_link_says_nothing() -> None:
    assert beside("P3", "4") == ""


def test_the_titles_of_a_link_are_in_the_language_spoken_whatever_was_compared() -> None:
    product = small_lists.product("P1") | {"product_code": "P9", "title_fr": "Cuisine", "title_nl": "Koken"}
    analysis = analyse(small_lists.project().changed(products=frame("products", [product])), 2019)
    pair = {c.PRODUCT_CODE: "P9", c.OCCUPATION_CODE: "1", c.PRODUCT_TITLE: "Cuisine", c.OCCUPATION_TITLE: "Chef"}
    with speaking("nl"):
        assert spoken_titles(analysis, pair)[0] == "Koken"
    with speaking("fr"):
        assert spoken_titles(analysis, pair)[0] == "Cuisine"
    gone = {**pair, c.PRODUCT_CODE: "P0", c.OCCUPATION_CODE: "0"}
    assert spoken_titles(analysis, gone) == ("Cuisine", "Chef")
