"""Links keep their meaning over a change of nomenclature."""

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.carried_links import carried_links
from shortage_app.domain.change import conform


def crosswalk(*rows: tuple[str, str, str, str, str, bool]) -> pd.DataFrame:
    names = [c.FROM_NOMENCLATURE, c.FROM_CODE, c.TO_NOMENCLATURE, c.TO_CODE, c.RELATION, c.APPROVED]
    return conform("crosswalk", pd.DataFrame(rows, columns=names))


def links(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return conform("links", pd.DataFrame(rows, columns=[c.PRODUCT_CODE, c.NOMENCLATURE, c.OCCUPATION_CODE]))


def codes(found: pd.DataFrame) -> set[tuple[str, str]]:
    return set(zip(found[c.PRODUCT_CODE], found[c.OCCUPATION_CODE], strict=True))


def test_a_link_follows_approved_rows_to_every_successor_over_several_breaks() -> None:
    rows = crosswalk(
        ("a", "1", "b", "x", "split", True), ("a", "1", "b", "y", "split", True), ("b", "x", "c", "X", "same", True)
    )
    assert codes(carried_links(links(("P", "a", "1")), rows, "b")) == {("P", "x"), ("P", "y")}
    assert codes(carried_links(links(("P", "a", "1")), rows, "c")) == {("P", "X")}


def test_broader_and_unapproved_rows_carry_no_link() -> None:
    rows = crosswalk(("a", "1", "b", "x", "broader", True), ("a", "2", "b", "y", "same", False))
    assert carried_links(links(("P", "a", "1"), ("Q", "a", "2")), rows, "b").empty


def test_a_link_without_a_nomenclature_is_of_the_edition_and_the_same_code_elsewhere_is_not() -> None:
    found = carried_links(links(("P", "", "1"), ("Q", "b", "2"), ("R", "a", "1")), crosswalk(), "b")
    assert codes(found) == {("P", "1"), ("Q", "2")}


def test_rows_that_lead_in_a_circle_come_to_an_end() -> None:
    rows = crosswalk(("a", "1", "b", "x", "same", True), ("b", "x", "a", "1", "same", True))
    assert carried_links(links(("P", "a", "1")), rows, "c").empty
