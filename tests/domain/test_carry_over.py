"""Links are carried to the next catalogue as proposals, by code, predecessor and title."""

from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from shortage_app.domain.carry_over import CARRIED_COLUMNS, carry_over
from tests.domain.strategies import frame


def product(year: int, code: str, title: str = "", **more: object) -> dict[str, object]:
    return {"catalogue_year": year, "product_code": code, "title_fr": title, **more}


def link(code: str, occupation: str, year: int | None = 2019, **more: object) -> dict[str, object]:
    return {
        "catalogue_year": year,
        "product_code": code,
        "occupation_code": occupation,
        "strength": "direct",
        "origin": "decision",
        **more,
    }


def carried(
    links: list[dict[str, object]], old: list[dict[str, object]], new: list[dict[str, object]]
) -> list[tuple[str, str, str, str]]:
    rows = carry_over(frame("links", links), frame("products", old), frame("products", new))
    assert not rows["confirmed"].any()
    return list(
        rows[["product_code", "occupation_code", "carried_from", "carried_by"]].itertuples(index=False, name=None)
    )


def test_a_product_keeps_its_links_under_its_code() -> None:
    assert carried([link("P1", "A")], [product(2019, "P1")], [product(2020, "P1")]) == [
        ("P1", "A", "P1", "product_code")
    ]


def test_a_successor_inherits_by_the_predecessor_that_the_catalogue_names() -> None:
    new = [product(2020, "P2", predecessor_code="P1")]
    assert carried([link("P1", "A")], [product(2019, "P1")], new) == [("P2", "A", "P1", "predecessor_code")]


def test_a_title_carries_links_whatever_its_gender_form_and_accents() -> None:
    old, new = [product(2019, "P1", "Maçon / Maçonne")], [product(2020, "P2", "MACON (H/F)")]
    assert carried([link("P1", "A")], old, new) == [("P2", "A", "P1", "title")]


def test_a_dutch_title_carries_links_too() -> None:
    old, new = [product(2019, "P1", title_nl="Metselaar")], [product(2020, "P2", title_nl="metselaar")]
    assert carried([link("P1", "A")], old, new) == [("P2", "A", "P1", "title")]


def test_a_title_that_two_products_bear_carries_nothing() -> None:
    old = [product(2019, "P1", "Maçon"), product(2019, "P2", "Maçonne")]
    assert carried([link("P1", "A")], old, [product(2020, "P3", "Maçon")]) == []
    assert carried([link("P1", "A")], old[:1], [product(2020, "P3", "Maçon"), product(2020, "P4", "Maçonne")]) == []


def test_the_code_goes_before_the_predecessor_and_the_predecessor_before_the_title() -> None:
    old = [product(2019, "P1"), product(2019, "P2"), product(2019, "P3", "Maçon")]
    links = [link("P1", "A"), link("P2", "B"), link("P3", "C")]
    new = [
        product(2020, "P1", "Maçonne", predecessor_code="P2"),
        product(2020, "P9", "Maçon de façade", predecessor_code="P2"),
    ]
    assert carried(links, old, new) == [("P1", "A", "P1", "product_code"), ("P9", "B", "P2", "predecessor_code")]


def test_what_is_linked_in_the_new_year_already_is_not_proposed() -> None:
    old, new = [product(2019, "P1")], [product(2020, "P1")]
    assert carried([link("P1", "A"), link("P1", "A", 2020), link("P1", "B")], old, new) == [
        ("P1", "B", "P1", "product_code")
    ]


def test_a_link_for_every_year_is_proposed_only_where_the_code_changes() -> None:
    old = [product(2019, "P1"), product(2019, "P2")]
    new = [product(2020, "P1"), product(2020, "P3", predecessor_code="P2")]
    assert carried([link("P1", "A", None), link("P2", "A", None)], old, new) == [("P3", "A", "P2", "predecessor_code")]


def test_a_carried_link_keeps_its_strength_and_who_decided_it_and_is_of_the_new_year() -> None:
    links = frame("links", [link("P1", "A", decided_by="Ann", decided_on="2019-10-01", nomenclature="ROME", note="x")])
    rows = carry_over(links, frame("products", [product(2019, "P1")]), frame("products", [product(2020, "P1")]))
    expected = links.assign(catalogue_year=2020, carried_from="P1", carried_by="product_code", confirmed=False)
    assert_frame_equal(rows, expected.astype(CARRIED_COLUMNS))


def test_an_empty_catalogue_carries_nothing() -> None:
    nothing = frame("products", [])
    rows = carry_over(frame("links", [link("P1", "A")]), nothing, frame("products", [product(2020, "P1")]))
    assert rows.empty
    assert list(rows) == list(CARRIED_COLUMNS)


codes = st.sampled_from(["P1", "P2", "P3", "P4"])


@given(
    st.lists(st.tuples(codes, st.sampled_from("AB"), st.sampled_from([2019, 2020, None])), max_size=8),
    st.lists(codes, unique=True, min_size=1),
    st.dictionaries(codes, codes, min_size=1),
)
def test_every_proposal_has_a_link_in_the_old_year_and_none_in_the_new(
    said: list[tuple[str, str, int | None]], before: list[str], after: dict[str, str]
) -> None:
    links = frame("links", [link(code, occupation, year) for code, occupation, year in said])
    old = frame("products", [product(2019, code) for code in before])
    new = frame("products", [product(2020, code, predecessor_code=earlier) for code, earlier in after.items()])
    given_links, given_old, given_new = links.copy(), old.copy(), new.copy()

    rows = carry_over(links, old, new)

    held = {(code, occupation) for code, occupation, year in said if year != 2020}
    held_next = {(code, occupation) for code, occupation, year in said if year != 2019}
    for row in rows.itertuples():
        assert (row.carried_from, row.occupation_code) in held
        assert (row.product_code, row.occupation_code) not in held_next
    assert not rows.duplicated(["product_code", "occupation_code"]).any()
    assert_frame_equal(links, given_links)
    assert_frame_equal(old, given_old)
    assert_frame_equal(new, given_new)
