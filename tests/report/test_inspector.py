"""What the inspector says: rules, time line, products, and the past carried over a change of nomenclature."""

import pandas as pd
import pytest

from shortage_app.domain.analysis import analyse
from shortage_app.domain.project import Method, Project
from shortage_app.report.inspector import Inspected, LinkedProduct, RuleLine, inspected
from shortage_app.report.past import FormerName
from shortage_app.report.register import register
from shortage_app.report.time_line import DrawnWindow
from tests.domain.strategies import edition, frame, step
from tests.report import small_lists


def inspect(code: str, project: Project | None = None, year: int = 2019, method: Method | None = None) -> Inspected:
    found = inspected(register(analyse(project or small_lists.project(), year, method)), code)
    assert found is not None
    return found


def test_the_first_rule_decides_where_both_hold() -> None:
    cook = inspect("1")
    assert (cook.title, cook.status, cook.coverage, cook.identity) == ("Cook", "structural", "direct", "1 · Trades")
    assert cook.question == "Why structural in 2019?"
    assert cook.rules == (
        RuleLine("Rule 1: 3 editions in a row", "yes", "applied"),
        RuleLine("Rule 2: 3 of the last 5 years", "yes", "also met"),
    )


def test_the_second_rule_decides_alone_where_a_row_is_broken() -> None:
    assert inspect("7").rules == (
        RuleLine("Rule 1: 3 editions in a row", "no", "not met"),
        RuleLine("Rule 2: 3 of the last 5 years", "yes", "applied"),
    )


def test_the_windows_of_the_rules_are_drawn_on_their_years() -> None:
    line = inspect("7").line
    assert line.windows == (DrawnWindow("Rule 1", 2017, 2019, "2 of 3"), DrawnWindow("Rule 2", 2015, 2019, "4 of 5"))
    assert line.structural == {2018, 2019}
    assert line.causes["quantitative"] == {2015, 2016, 2018, 2019}
    assert line.words_of(2017) == "2017: Not listed"
    assert line.words_of(2019) == "2019: Listed, structural, Quantitative"


def test_the_window_that_ends_before_the_year_is_drawn_so() -> None:
    found = inspect("7", method=Method(window_includes_reference=False))
    assert found.line.windows[1] == DrawnWindow("Rule 2", 2014, 2018, "3 of 5")
    assert found.rules[1].label == "Rule 2: 3 of the 5 years before"


def test_products_stand_with_the_closest_first() -> None:
    products = inspect("1").products
    assert products.remark == "50 places in 2019"
    assert products.shown == (
        LinkedProduct("P1", "Cooking", "40 pl.", "direct"),
        LinkedProduct("P2", "Kitchen work", "10 pl.", "indirect"),
    )
    assert inspect("4").products.shown == (LinkedProduct("P3", "Painting", "0 pl.", "not_offered"),)
    assert inspect("3").products.shown == ()
    assert inspect("1", year=2018).products.remark == "no catalogue of 2018"


def test_a_link_put_aside_stands_last_and_is_neither_counted_nor_told_twice() -> None:
    known = small_lists.project()
    aside = [{**small_lists.link(code, "2", "aside"), "origin": "decision"} for code in ("P1", "P2")]
    links = pd.concat([known.links, frame("links", aside)], ignore_index=True)
    before, after = inspect("2").products, inspect("2", known.changed(links=links)).products
    assert (after.remark, after.shown[:-1]) == (before.remark, before.shown)  # P2 is linked
    assert (after.shown[-1].code, after.shown[-1].state) == ("P1", "aside")


def test_one_gone_has_a_time_line_without_rules() -> None:
    waiter = inspect("6")
    assert (waiter.status, waiter.question, waiter.rules, waiter.line.windows) == (
        "left",
        "Why is it gone in 2019?",
        (),
        (),
    )


def test_a_code_the_year_does_not_know_is_not_inspected() -> None:
    assert inspected(register(analyse(small_lists.project(), 2019)), "99") is None


# Former codes, names and groups


def over_a_break(relations: dict[str, str], merged: str = "any") -> Project:
    """Cook and Pastry cook of 2018, and a Chef of 2019 in another nomenclature."""
    old = [
        {"reference_year": 2018, "code": code, "title_fr": title, "group": "Horeca", "causes": cause}
        for code, title, cause in (("1", "Cook", "quantitative"), ("2", "Pastry cook", "qualitative"))
    ]
    new = {"reference_year": 2019, "code": "9", "title_fr": "Chef", "title_nl": "Chef-kok", "group": "Hotels"}
    return Project(
        editions=frame("editions", [edition(2018, "A"), edition(2019, "B")]),
        listings=frame("listings", [*old, new]),
        crosswalk=frame("crosswalk", [step(f"A {code}", "B 9", relation) for code, relation in relations.items()]),
        method=Method(merged=merged),  # type: ignore[arg-type]
    )


def test_a_renamed_code_keeps_its_years_causes_and_names() -> None:
    past = inspect("9", over_a_break({"1": "renamed"})).past
    assert past.carried == ("Its earlier years are those of 1 Cook (A), renamed.",)
    assert past.names == (FormerName("2018", "1", "Cook", "Horeca"),)
    assert past.causes == {2018: {"quantitative"}, 2019: frozenset()}


@pytest.mark.parametrize(("setting", "said"), [("any", "if any of them was"), ("all", "only if all of them were")])
def test_merged_occupations_say_how_their_years_are_read(setting: str, said: str) -> None:
    past = inspect("9", over_a_break({"1": "merged", "2": "merged"}, setting)).past
    assert past.carried == (f"Merged from 1 Cook (A), 2 Pastry cook (A): listed in a year {said}.",)
    assert past.causes[2018] == {"quantitative", "qualitative"}


def test_a_title_in_another_language_is_no_former_name() -> None:
    dutch = {"reference_year": 2018, "code": "9", "title_nl": "Chef-kok", "group": "Hotels NL"}
    project = over_a_break({})
    listings = [*project.listings.to_dict("records"), dutch]
    same = project.changed(
        editions=frame("editions", [edition(2018, "B"), edition(2019, "B")]), listings=frame("listings", listings)
    )
    found = inspect("9", same)
    assert found.past.names == ()
    assert found.other_titles == "Chef-kok"
