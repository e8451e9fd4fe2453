"""Editions in a row without an offered product."""

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.change import conform
from shortage_app.domain.chronic import editions_without_offer
from shortage_app.domain.project import Project


def project(
    offers: dict[int, dict[str, int]], editions: dict[int, str], crosswalk: list[tuple[str, str]] = ()
) -> Project:
    """offers: catalogue year → occupation → places of its one product."""
    rows = [(year, f"P{code}", code, places) for year, own in offers.items() for code, places in own.items()]
    frame = pd.DataFrame(rows, columns=[c.CATALOGUE_YEAR, c.PRODUCT_CODE, c.OCCUPATION_CODE, c.PLACES])
    return Project(
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
            pd.DataFrame(
                {
                    c.FROM_NOMENCLATURE: "old",
                    c.FROM_CODE: [old for old, _new in crosswalk],
                    c.TO_NOMENCLATURE: "new",
                    c.TO_CODE: [new for _old, new in crosswalk],
                    c.RELATION: "same",
                    c.APPROVED: True,
                }
            ),
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
        [("A", "A2"), ("B", "B2")],
    )
    assert runs(known, 2020, "A2", "B2", "N") == [2, 3, 1]
