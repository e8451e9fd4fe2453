"""Editions in a row without an offered product."""

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.change import conform
from shortage_app.domain.chronic import editions_without_offer
from shortage_app.domain.project import Project


def project(
    offers: dict[int, dict[str, int]], editions: dict[int, str], crosswalk: list[tuple[str, str]] = ()
) -> Project:
    """offers: catalogue year → occupation → places of its one product. crosswalk: pairs such as "old A", "new B"."""
    steps = [(*old.split(), *new.split()) for old, new in crosswalk]
    keys = [c.FROM_NOMENCLATURE, c.FROM_CODE, c.TO_NOMENCLATURE, c.TO_CODE]
    rows = [(year, f"P{code}", code, places) for year, own in offers.items() for code, places in own.items()]
    frame = pd.DataFrame(rows, columns=[c.CATALOGUE_YEAR, c.PRODUCT_CODE, c.OCCUPATION_CODE, c.PLACES])
    lists = pd.DataFrame({c.REFERENCE_YEAR: [year for year, name in editions.items() if name], c.CODE: "filler"})
    return Project(
        listings=conform("listings", lists),
        editions=conform(
            "editions",
            pd.DataFrame(
                {
                    c.REFERENCE_YEAR: list(editions),
                    c.NOMENCLATURE: list(editions.values()),
                    c.STATUS: ["none_published" if name == "" else "published" for name in editions.values()],
                }
            ),
        ),
        products=conform("products", frame),
        links=conform("links", frame.assign(strength="indirect", origin="catalogue")),
        crosswalk=conform(
            "crosswalk",
            pd.DataFrame(steps, columns=keys).assign(**{c.RELATION: "same", c.APPROVED: True}),
        ),
    )


def runs(project: Project, year: int, *codes: str) -> list[int]:
    return list(editions_without_offer(project, year, pd.Series(list(codes))))


def test_a_run_ends_at_the_last_edition_with_an_offered_product() -> None:
    known = project(
        {2017: {"A": 5, "Z": 1}, 2018: {"A": 0, "Z": 1}, 2019: {"A": 0, "Z": 1}},
        dict.fromkeys((2017, 2018, 2019), "old"),
    )
    assert runs(known, 2019, "A", "B", "Z") == [2, 3, 0]


def test_a_year_without_an_edition_is_passed_over() -> None:
    known = project({2018: {"Z": 1}, 2019: {"A": 5}, 2020: {"Z": 1}}, {2018: "old", 2019: "", 2020: "old"})
    assert runs(known, 2020, "A") == [2]


def test_a_year_without_a_catalogue_ends_the_run() -> None:
    known = project({2017: {"Z": 1}, 2019: {"Z": 1}}, dict.fromkeys((2017, 2018, 2019), "old"))
    assert runs(known, 2019, "A") == [1]


def test_an_occupation_is_followed_over_an_approved_change_of_nomenclature() -> None:
    known = project(
        {2018: {"A": 5}, 2019: {"Z": 1}, 2020: {"Z": 1}},
        {2018: "old", 2019: "old", 2020: "new"},
        [("old A", "new A2"), ("old B", "new B2")],
    )
    assert runs(known, 2020, "A2", "B2", "N") == [2, 3, 1]


def test_an_occupation_is_followed_over_several_changes_of_nomenclature() -> None:
    """A2 came over a nomenclature that no edition used, and its first code over a recoding before that."""
    known = project(
        {2018: {"A": 5}, 2019: {"Z": 1}, 2020: {"Z": 1}, 2021: {"Z": 1}},
        {2018: "old", 2019: "old", 2020: "mid", 2021: "new"},
        [
            ("old A", "old A0"), ("old A0", "mid A1"), ("mid A1", "between A1"), ("between A1", "new A2"),
            ("old B", "mid B1"), ("mid B1", "new B2"),
        ],
    )  # fmt: skip
    assert runs(known, 2021, "A2", "B2") == [3, 4]


def test_an_edition_that_was_not_imported_is_passed_over() -> None:
    known = project({2018: {"Z": 1}, 2019: {"A": 5}, 2020: {"Z": 1}}, dict.fromkeys((2018, 2019, 2020), "old"))
    without_list = known.changed(listings=known.listings[known.listings[c.REFERENCE_YEAR] != 2019])
    assert runs(without_list, 2020, "A") == [2]
