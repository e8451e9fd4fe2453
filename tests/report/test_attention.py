"""What needs attention: each reason holds for the occupations that its rule names, and for no others."""

from shortage_app.domain.analysis import analyse
from shortage_app.report.attention import attention
from tests.domain.strategies import project_of
from tests.report import small_lists


def test_each_reason_names_its_occupations_with_a_remark() -> None:
    found = {
        watch.key: [(item.title, item.remark) for item in watch.items]
        for watch in attention(analyse(small_lists.project(), 2019))
    }
    assert found == {
        "chronic": [],
        "one_listing": [("Baker", "2017, 2019"), ("Mason", "2018, 2019")],
        "about_to_lose": [],
        "single_provider": [("Baker", "10 places"), ("Roofer", "20 places")],
    }


def test_a_structural_occupation_that_one_absence_would_end_is_warned_of() -> None:
    lists = {year: ["other", *(["x"] if year in (2016, 2017, 2020) else [])] for year in range(2010, 2021)}
    watches = {watch.key: watch for watch in attention(analyse(project_of(lists), 2020))}
    assert [(item.code, item.remark) for item in watches["about_to_lose"].items] == [("x", "2017, 2020")]
    assert watches["about_to_lose"].label == "About to lose structural status"
