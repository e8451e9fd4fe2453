"""What is said of a link that waits: what else its product is linked to, and what was put aside of it."""

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import analyse
from shortage_app.report.review import waiting_link
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
