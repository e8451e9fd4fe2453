"""An analysis through filters: its figures are those of a recount, and nothing else changes."""

import pandas as pd
import pytest

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis, analyse
from shortage_app.domain.narrowed import Lens, narrowed
from tests.report import small_lists


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analyse(small_lists.project(), 2019)


def states(analysis: Analysis) -> dict[str, str]:
    listed = analysis.listed
    return dict(zip(listed[c.CODE], listed[c.COVERAGE], strict=True))


def test_without_a_filter_it_is_the_very_same(analysis: Analysis) -> None:
    assert narrowed(analysis, Lens()) is analysis


def test_structural_occupations_alone(analysis: Analysis) -> None:
    seen = narrowed(analysis, Lens(structural_only=True))
    assert set(states(seen)) == {"1", "5", "7"}
    assert (seen.figures.listed, seen.figures.in_scope, seen.figures.direct) == (3, 2, 2)


def test_an_occupation_is_kept_by_any_of_its_causes(analysis: Analysis) -> None:
    assert set(states(narrowed(analysis, Lens(causes=frozenset({"qualitative"}))))) == {"1"}
    assert set(states(narrowed(analysis, Lens(causes=frozenset({"quantitative", "working_conditions"}))))) == {
        "1",
        "3",
        "7",
    }


def test_the_offer_of_one_provider_covers_less_and_the_list_stays_whole(analysis: Analysis) -> None:
    seen = narrowed(analysis, Lens(providers=frozenset({"Y"})))
    assert states(seen) == {
        "1": "indirect", "2": "indirect", "3": "no_product", "4": "no_product", "5": "out_of_scope", "7": "no_product"
    }  # fmt: skip
    assert (seen.figures.listed, seen.figures.covered, seen.figures.without_offer) == (6, 2, 3)
    assert set(seen.products[c.PRODUCT_CODE]) == {"P2"}
    assert set(seen.links[c.PRODUCT_CODE]) == {"P2"}


def test_a_training_type_that_nobody_offers_covers_nothing(analysis: Analysis) -> None:
    seen = narrowed(analysis, Lens(training_types=frozenset({"language"})))
    assert (seen.figures.covered, seen.figures.no_product) == (0, 5)


def test_the_whole_analysis_stays_as_it_was(analysis: Analysis) -> None:
    before = analysis.occupations.copy(deep=True)
    narrowed(analysis, Lens(True, frozenset({"quantitative"}), frozenset({""}), frozenset({"X"}), frozenset()))
    pd.testing.assert_frame_equal(analysis.occupations, before)
