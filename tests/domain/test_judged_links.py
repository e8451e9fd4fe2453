"""What is settled, what waits, what contradicts: rule by rule."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import analyse
from shortage_app.domain.codes import Coverage
from shortage_app.domain.coverage import effective_links
from shortage_app.domain.judged_links import SAID, carried, conflicts, lessons, settled
from shortage_app.domain.project import Project
from tests.domain.strategies import edition, frame

BEST_FIRST = [Coverage.DIRECT, Coverage.INDIRECT, Coverage.NOT_OFFERED, Coverage.NO_PRODUCT]


def listing(code: str, year: int = 2019) -> dict[str, object]:
    return {"reference_year": year, "code": code, "title_fr": f"Occupation {code}"}


def product(code: str, year: int = 2019, **more: object) -> dict[str, object]:
    return {"catalogue_year": year, "product_code": code, "title_fr": f"Product {code}", "places": 10.0, **more}


def said(code: str, occupation: str, strength: str, year: int | None = 2019, **more: object) -> dict[str, object]:
    return {
        "catalogue_year": year, "product_code": code, "occupation_code": occupation, "strength": strength,
        "origin": "decision", **more,
    }  # fmt: skip


def by_catalogue(code: str, occupation: str, strength: str = "indirect", year: int = 2019) -> dict[str, object]:
    return said(code, occupation, strength, year, origin="catalogue")


def project(*links: dict[str, object], years: tuple[int, ...] = (2018, 2019)) -> Project:
    return Project(
        editions=frame("editions", [edition(year) for year in years]),
        listings=frame("listings", [listing(code, year) for year in years for code in "AB"]),
        products=frame("products", [product(code, year) for year in years for code in ("P1", "P2")]),
        links=frame("links", list(links)),
    )


def linked(*links: dict[str, object]) -> set[tuple[str, str, str]]:
    made = project(*links)
    rows = effective_links(made.links, made.products[made.products[c.CATALOGUE_YEAR] == 2019], 2019)
    return set(rows[[c.PRODUCT_CODE, c.OCCUPATION_CODE, c.STRENGTH]].itertuples(index=False, name=None))


def test_a_refusal_takes_away_the_link_that_a_code_makes() -> None:
    assert linked(by_catalogue("P1", "A")) == {("P1", "A", "indirect")}
    assert linked(by_catalogue("P1", "A"), said("P1", "A", "none")) == set()


def test_what_is_put_aside_leaves_the_link_as_it_is() -> None:
    assert linked(by_catalogue("P1", "A"), said("P1", "A", "aside")) == {("P1", "A", "indirect")}
    assert linked(said("P1", "A", "aside")) == set()


def test_a_refusal_for_the_year_goes_before_a_link_for_every_year() -> None:
    assert linked(said("P1", "A", "direct", None), said("P1", "A", "none")) == set()
    assert linked(said("P1", "A", "none", None), said("P1", "A", "direct")) == {("P1", "A", "direct")}


def test_settled_is_what_was_decided_put_aside_called_direct_or_refused_before() -> None:
    made = project(
        said("P1", "A", "indirect"),
        said("P1", "B", "aside"),
        by_catalogue("P2", "A", "direct"),
        said("P2", "B", "none", 2018),
    )
    assert set(settled(made, 2019)) == {("P1", "A"), ("P1", "B"), ("P2", "A"), ("P2", "B")}
    assert set(settled(project(by_catalogue("P2", "B"), said("P1", "A", "direct", 2018)), 2019)) == set()


def test_codes_teach_nothing_decisions_and_direct_links_do() -> None:
    made = project(
        by_catalogue("P1", "A"),
        by_catalogue("P1", "B", "direct"),
        said("P2", "A", "none", 2018),
        said("P2", "B", "aside"),
        said("P2", "A", "indirect", None),
    )
    taught = lessons(made, 2019)
    assert set(taught[[c.PRODUCT_CODE, c.OCCUPATION_CODE, c.ACCEPTED]].itertuples(index=False, name=None)) == {
        ("P1", "B", True),
        ("P2", "A", False),
        ("P2", "A", True),
    }
    assert taught[c.TITLE_FR].tolist() == ["Product P1", "Product P2", "Product P2"]


def test_the_latest_word_on_a_pair_is_taught_last() -> None:
    made = project(said("P1", "A", "direct", 2018), said("P1", "A", "none", 2019))
    assert lessons(made, 2019)[c.ACCEPTED].tolist() == [True, False]


def test_links_judged_in_the_catalogue_before_wait_to_be_confirmed() -> None:
    made = project(said("P1", "A", "direct", 2018), said("P2", "A", "indirect", 2018), said("P2", "A", "none", 2019))
    found = carried(made, 2019)
    assert found[[c.PRODUCT_CODE, c.OCCUPATION_CODE, c.STRENGTH]].to_numpy().tolist() == [["P1", "A", "direct"]]
    assert carried(made, 2018).empty


def test_a_judgement_is_not_lost_where_the_new_catalogue_only_names_the_code() -> None:
    made = project(said("P1", "A", "direct", 2018), by_catalogue("P1", "A", year=2019))
    assert carried(made, 2019)[c.STRENGTH].tolist() == ["direct"]


def test_a_refusal_waits_to_be_confirmed_only_where_the_new_catalogue_makes_a_link_again() -> None:
    refused = said("P1", "A", "none", 2018)
    assert carried(project(refused), 2019).empty
    assert ("P1", "A") in settled(project(refused), 2019)
    again = project(refused, by_catalogue("P1", "A"))
    assert carried(again, 2019)[c.STRENGTH].tolist() == ["none"]
    assert ("P1", "A") not in settled(again, 2019)


def test_a_decision_for_every_year_that_the_catalogue_calls_direct_is_a_conflict_until_the_year_decides() -> None:
    disputed = [said("P1", "A", "none", None), by_catalogue("P1", "A", "direct")]
    found = conflicts(project(*disputed), 2019)
    assert found.to_numpy().tolist() == [["P1", "A", "direct;none"]]
    assert list(found) == [c.PRODUCT_CODE, c.OCCUPATION_CODE, SAID]
    assert conflicts(project(*disputed, said("P1", "A", "none", decided_on="2020-01-02")), 2019).empty


def test_a_later_word_for_every_year_contradicts_an_earlier_one_for_the_year() -> None:
    own = said("P1", "A", "none", decided_on="2020-01-02")
    later = said("P1", "A", "direct", None, decided_on="2020-02-01")
    earlier = said("P1", "A", "direct", None, decided_on="2019-02-01")
    assert len(conflicts(project(own, later), 2019)) == 1
    assert conflicts(project(own, earlier), 2019).empty


def test_a_code_that_the_planner_refuses_is_no_conflict() -> None:
    assert conflicts(project(said("P1", "A", "none", None), by_catalogue("P1", "A")), 2019).empty


def test_two_merged_codes_that_were_judged_differently_are_a_conflict() -> None:
    made = project(
        said("P1", "X", "direct", None, nomenclature="old"), said("P1", "Y", "none", None, nomenclature="old")
    )
    rows = [
        {"from_nomenclature": "old", "from_code": code, "to_nomenclature": "N1", "to_code": "A", "relation": "merged",
         "approved": True} for code in "XY"
    ]  # fmt: skip
    made = made.changed(crosswalk=frame("crosswalk", rows))
    nomenclature = str(made.editions[c.NOMENCLATURE].iloc[-1])
    made.crosswalk[c.TO_NOMENCLATURE] = nomenclature
    assert conflicts(made, 2019)[SAID].tolist() == ["direct;none"]


strengths = st.sampled_from(["direct", "indirect", "none", "aside"])
statements = st.lists(
    st.builds(
        said,
        st.sampled_from(["P1", "P2"]),
        st.sampled_from(["A", "B"]),
        strengths,
        st.sampled_from([2018, 2019, None]),
    )
    | st.builds(by_catalogue, st.sampled_from(["P1", "P2"]), st.sampled_from(["A", "B"])),
    max_size=6,
)


def states(made: Project) -> pd.Series:
    listed = analyse(made, 2019).listed
    return listed.set_index(c.CODE)[c.COVERAGE]


@given(statements, st.sampled_from(["P1", "P2"]), st.sampled_from(["A", "B"]))
def test_accepting_a_link_never_lowers_coverage(before: list[dict[str, object]], code: str, occupation: str) -> None:
    had = states(project(*before))
    others = [link for link in before if (link["product_code"], link["occupation_code"]) != (code, occupation)]
    pair = [link for link in before if link not in others]
    accepted = said(code, occupation, "direct")
    kept = [link for link in pair if link["origin"] != "decision" or link["catalogue_year"] != 2019]
    has = states(project(*others, *kept, accepted))
    assert all(BEST_FIRST.index(has[each]) <= BEST_FIRST.index(had[each]) for each in "AB")
    assert has[occupation] == Coverage.DIRECT


@given(statements)
def test_states_are_exclusive_and_add_up_to_the_list(links: list[dict[str, object]]) -> None:
    figures = analyse(project(*links), 2019).figures
    assert figures.direct is not None and figures.indirect is not None
    assert figures.not_offered is not None and figures.no_product is not None
    counted = figures.direct + figures.indirect + figures.not_offered + figures.no_product + figures.out_of_scope
    assert counted == figures.listed == 2
    assert figures.covered == figures.in_scope - figures.no_product
