"""A part of an analysis says of its occupations what the whole says of them, and the parts make the whole."""

import pandas as pd
import pytest

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis, analyse
from shortage_app.domain.codes import EditionStatus
from shortage_app.domain.part import Part, part_of, parts

TECHNICITY = Part("pole", "Technicity")


@pytest.fixture
def whole(made_example) -> Analysis:
    return analyse(made_example.project, 2019)


def test_the_domains_of_a_year_make_up_its_list(whole) -> None:
    by_domain = [part_of(whole, part) for part in parts(whole) if part.column == "domain"]
    assert sum(one.figures.listed for one in by_domain) == whole.figures.listed
    assert sum(one.figures.covered for one in by_domain) == whole.figures.covered
    assert pd.concat([one.listed for one in by_domain])[c.CODE].is_unique


def test_a_part_keeps_status_and_coverage_of_the_whole(whole) -> None:
    own = part_of(whole, TECHNICITY).occupations
    same = whole.occupations[whole.occupations[c.CODE].isin(own[c.CODE])].reset_index(drop=True)
    pd.testing.assert_frame_equal(own, same)


def test_the_counts_of_each_edition_are_those_of_the_part_in_that_year(whole) -> None:
    editions = part_of(whole, TECHNICITY).editions.set_index(c.REFERENCE_YEAR)
    published = editions.index[editions[c.STATUS] == EditionStatus.PUBLISHED]
    told = {year: (editions.loc[year, "listed"], editions.loc[year, "emerging"]) for year in published}
    counted = {}
    for year in published:
        figures = part_of(analyse(whole.project, year), TECHNICITY).figures
        counted[year] = (figures.listed, figures.emerging)
    assert told == counted
    assert editions.loc[2021, "listed"] is pd.NA


def test_changes_of_the_parts_are_the_changes_of_the_whole(whole) -> None:
    found = pd.concat([part_of(whole, part).changes_since(2018) for part in parts(whole) if part.column == "domain"])
    assert set(found[c.CODE]) == set(whole.changes_since(2018)[c.CODE])


def test_products_of_other_poles_stay_where_they_serve_the_part(whole) -> None:
    own = part_of(whole, TECHNICITY)
    assert (own.products[c.POLE] == TECHNICITY.value).any()
    others = own.products[own.products[c.POLE] != TECHNICITY.value]
    assert set(others[c.PRODUCT_CODE]) <= set(own.links[c.PRODUCT_CODE])
    assert set(own.links[c.OCCUPATION_CODE]) <= set(own.occupations[c.CODE])
