"""The example shows the published findings (METHOD section 7), each in a chart and in its sentence."""

import pytest

from shortage_app.domain.analysis import Analysis, analyse
from shortage_app.domain.codes import Measure
from shortage_app.domain.exit_cohort import last_known_year
from shortage_app.report.chart import Point, PointChart
from shortage_app.report.exit_comparisons import comparison_chart
from shortage_app.report.exit_contrasts import Contrast
from shortage_app.report.exit_figures import Population
from shortage_app.report.exit_sentences import exit_sentences
from shortage_app.report.exits import RowsBy, exit_rates
from shortage_app.report.sentence import Tone
from shortage_app.workflow.workspaces import OpenWorkspace

TO_WORK = Measure.EXIT_TO_WORK
EVERYONE = Population()


@pytest.fixture
def analysis(made_example: OpenWorkspace) -> Analysis:
    return analyse(made_example.project, 2019)


def gaps(chart: PointChart) -> dict[str, tuple[Point, Point]]:
    """Raw and adjusted gap by row."""
    return {row.label: (row.points[0], row.points[1]) for row in chart.rows}


def value(point: Point) -> float:
    assert point.value is not None
    return point.value


def low(point: Point) -> float:
    assert point.low is not None
    return point.low


def said(analysis: Analysis, words: str) -> str:
    """The one established sentence that holds some words."""
    told = exit_sentences(analysis, 2019, TO_WORK, EVERYONE)
    found = [sentence for sentence in told if words in sentence.text]
    assert [sentence.tone for sentence in found] == [Tone.ESTABLISHED]
    return found[0].text


def test_training_linked_to_a_shortage_occupation_helps_and_slightly_more_when_direct(analysis: Analysis) -> None:
    every = gaps(comparison_chart(analysis, 2019, TO_WORK, EVERYONE, Contrast.EVERY))
    linked, direct = every["Linked − not linked"], every["Direct − indirect"]
    assert all(low(point) > 0 for point in (*linked, *direct))
    assert value(direct[0]) < value(linked[0])
    assert "stands at +8.4 points against other training (n = 6,826;" in said(analysis, "training linked to a shortage")
    assert "stands at +7.1 points against an indirect one (n = 1,607;" in said(analysis, "a direct link")


def test_men_exit_more_often_and_the_gap_is_smaller_after_linked_training(analysis: Analysis) -> None:
    by_link = gaps(comparison_chart(analysis, 2019, TO_WORK, EVERYONE, Contrast.GENDER))
    assert value(by_link["Overall"][0]) < value(by_link["Linked training"][0]) < 0
    assert value(by_link["Not linked"][0]) < value(by_link["Linked training"][0])
    assert "the gap between women and men is smaller after linked training" in said(analysis, "smaller")
    assert "55.1% of women (n = 3,796) and 62.6% of men (n = 6,752)" in said(analysis, "of women")


def test_the_initial_diploma_weighs_more_than_the_shortage_link(analysis: Analysis) -> None:
    every = gaps(comparison_chart(analysis, 2019, TO_WORK, EVERYONE, Contrast.EVERY))
    diploma, link = every["CESS − less than CESS"][1], every["Linked − not linked"][1]
    assert link.high is not None
    assert low(diploma) > link.high
    assert "the initial diploma weighs more than the shortage link" in said(analysis, "weighs more")


def test_the_chart_of_raw_and_adjusted_gaps_says_what_is_adjusted_for_and_what_is_not(analysis: Analysis) -> None:
    chart = comparison_chart(analysis, 2019, TO_WORK, EVERYONE, Contrast.DIRECT)
    told = " ".join(chart.notes)
    assert chart.subtitle == "adjusted for: education level"
    assert "Overall: adjusted for education level, over all leavers." in told
    assert "age and time out of work are not taken into account" in told
    assert chart.rows[-1].points[1].hidden == ""


def test_every_sentence_but_the_last_names_measure_and_cohort(analysis: Analysis) -> None:
    told = exit_sentences(analysis, 2019, TO_WORK, EVERYONE)
    assert len(told) == 8
    assert all(sentence.text.startswith("Exit to work, total, leavers of 2019: ") for sentence in told[:-1])


def test_results_are_known_up_to_a_year_after_the_last_cohort_and_its_durability_is_too_early(
    analysis: Analysis,
) -> None:
    assert last_known_year(analysis.project.exits) == 2025
    assert analysis.exits(2024).too_young == (Measure.DURABILITY,)
    chart = exit_rates(analysis, 2024, Measure.DURABILITY, EVERYONE).chart
    assert "Too early to know for the leavers of 2024: 12-month durability." in chart.notes
    assert {row.subremark for row in chart.rows} == {"no figure"}


def test_a_gender_too_rare_to_be_shown_is_named_in_the_notes(analysis: Analysis) -> None:
    notes = exit_rates(analysis, 2019, TO_WORK, EVERYONE, RowsBy.GROUP).chart.notes
    assert "Left out of all figures of 2019, being too few: Other gender." in notes
    assert any("fewer than 5 people" in note for note in notes)
