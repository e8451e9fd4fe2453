"""Every chart of the window can be had by its name, of whom and of what one asks."""

import pandas as pd
import pytest

from shortage_app.domain import columns as c
from shortage_app.domain.codes import Measure
from shortage_app.domain.part import Part
from shortage_app.domain.project import Project
from shortage_app.report.exit_contrasts import Contrast
from shortage_app.report.exit_figures import Population
from shortage_app.report.indicators import families, with_targets
from shortage_app.text import speaking
from shortage_app.workflow.exporting import Order
from shortage_app.workflow.figures import ALL, CHART_LABELS, CHARTS, Choice, Figure, figures
from shortage_app.workflow.papers import NothingToDraw
from tests.report import small_lists

ENGLISH = Order((2019,), "en")


@pytest.fixture(scope="module")
def project(made_example) -> Project:
    """The small lists with a domain and two cohorts, and the indicators of the example."""
    small = small_lists.project()
    exits = pd.concat([small.exits, small.exits.assign(**{c.COHORT_YEAR: 2018})], ignore_index=True)
    listings = small.listings.assign(**{c.DOMAIN: "Trades"})
    return small.changed(listings=listings, exits=exits, indicators=made_example.project.indicators)


@pytest.fixture(scope="module")
def every(project) -> list[Figure]:
    return figures(project, ALL, ENGLISH)


def titles(project, name: str, choice: Choice, order: Order = ENGLISH) -> list[str]:
    with speaking("en"):
        return [figure.chart.title for figure in figures(project, name, order, choice)]


def test_all_charts_are_those_of_every_name_each_with_a_file_of_its_own(project, every) -> None:
    names = [figure.name for figure in every]
    assert len({name.casefold() for name in names}) == len(names)
    assert len(names) == len(CHARTS) - 2 + len(with_targets(project)) + len(families(project))
    assert {name for name in CHARTS if name not in ("targets", "indicators")} <= set(names)
    assert set(CHART_LABELS) <= {ALL, *CHARTS}


def test_every_chart_has_title_words_and_figures(every) -> None:
    lacking = [
        one.name for one in every if not (one.chart.title and one.chart.alternative and len(one.chart.table.rows))
    ]
    assert lacking == []


def test_a_chart_of_exits_is_of_the_cohort_group_and_measure_asked_for(project) -> None:
    link = Population(shortage_link="direct")
    asked = Choice(2018, Measure.POSITIVE_EXIT, link, Contrast.GENDER)
    assert [titles(project, name, asked) for name in ("exits", "exits_by_domain", "exit_gaps", "delays")] == [
        ["Positive exit, leavers of 2018: Direct link"],
        ["Positive exit, leavers of 2018, by action domain: Direct link"],
        ["Women − men, in points: Positive exit, leavers of 2018, Direct link"],
        ["Time to first job, leavers of 2018: Direct link"],
    ]


def test_a_domain_has_the_exits_of_its_own_leavers(project) -> None:
    order = Order((2019,), "en", Part("domain", "Trades"))
    assert titles(project, "exits", Choice(), order) == ["Exit to work, total, leavers of 2019: Trades"]
    with pytest.raises(NothingToDraw):
        figures(project, "exits_by_domain", order)


def test_one_indicator_is_asked_for_by_name(project) -> None:
    first = families(project)[0]
    assert titles(project, "indicators", Choice(indicator=first.words.upper())) == [first.words]


@pytest.mark.parametrize(
    ("name", "choice", "said"),
    [
        ("indicators", Choice(indicator="happiness"), "No indicator is called “happiness”; there are: "),
        ("exits", Choice(population=Population("colour", "red")), "not told apart by “colour”, but by: shortage_link"),
        ("exits", Choice(population=Population(c.DOMAIN, "Magic")), "have the domain “Magic”; there are: "),
        ("exits", Choice(population=Population(c.PROVIDER, "X", "direct")), "by shortage link"),
    ],
)
def test_what_is_not_known_is_said_with_what_is(project, name, choice, said) -> None:
    with speaking("en"), pytest.raises(NothingToDraw, match=said):
        figures(project, name, ENGLISH, choice)
