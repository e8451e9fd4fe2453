"""The example ships the published indicators: targets, breaks, and figures that do not agree, said and not smoothed."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from shortage_app import cli
from shortage_app.domain import columns as c
from shortage_app.domain.analysis import analyse
from shortage_app.domain.indicators import SERIES
from shortage_app.files.workbook.write import write_workbook
from shortage_app.report.annual import ShownYear, annual_workbook
from shortage_app.report.indicator_charts import headline, series_chart, target_chart
from shortage_app.report.indicators import (
    Family,
    differences,
    families,
    indicator_table,
    period_for,
    remarks,
    standing,
    with_targets,
)
from shortage_app.text import LANGUAGES, set_language
from shortage_app.workflow.importing import Request, import_files
from shortage_app.workflow.workspaces import OpenWorkspace, create

EXITS = Family("Sortie vers l’emploi", "Durée de l’emploi")
APPLICANTS = Family("Candidats à la formation", "")
STRATEGIC = [
    "Sortie positive", "Sortie vers l’emploi", "Durabilité à 12 mois", "Délai d’insertion",
    "Invitations aux séances d’information", "Candidats à la formation",
]  # fmt: skip


def test_the_six_strategic_indicators_have_targets_and_come_first(made_example: OpenWorkspace) -> None:
    project = made_example.project
    assert [family.indicator for family in with_targets(project)] == STRATEGIC
    assert tuple(families(project)[:6]) == with_targets(project)


@pytest.mark.parametrize(
    ("year", "words"),
    [(2018, "2018: 3 of 7 targets met"), (2019, "2019: 1 of 7 targets met"),
     (2020, "2020: 1 of 6 targets met, 1 not comparable"), (2025, "2020: 1 of 6 targets met, 1 not comparable")],
)  # fmt: skip
def test_the_targets_met_are_those_of_the_report_and_none_across_the_break(
    made_example: OpenWorkspace, year: int, words: str
) -> None:
    project = made_example.project
    assert standing(project, period_for(project, year)).words == words


def test_a_chart_is_by_year_realised_with_its_cohort(made_example: OpenWorkspace) -> None:
    chart = target_chart(made_example.project, Family("Durabilité à 12 mois", ""), "2020")
    assert [(row.label, row.sublabel, row.missing) for row in chart.rows] == [
        ("2016", "", "n/a"), ("2017", "cohort 2015", ""), ("2018", "cohort 2016", ""), ("2019", "cohort 2017", ""),
        ("2020", "cohort 2018", ""),
    ]  # fmt: skip
    assert [row.bullets[0].figures for row in chart.rows[1:]] == [
        ("64.8", "", ""), ("57.7", "65", "−7.3"), ("62.2", "65", "−2.8"), ("63.8", "65", "−1.2")
    ]  # fmt: skip
    assert [row.strong for row in chart.rows] == [False] * 4 + [True]


def test_exits_of_at_least_a_month_lie_inside_all_exits(made_example: OpenWorkspace) -> None:
    chart = target_chart(made_example.project, EXITS, "2020")
    assert [[bullet.value for bullet in row.bullets] for row in chart.rows] == [
        [63.9, 54.7], [65.3, 57.2], [67.1, 58.6], [66.6, 57.9], [59.9, 52.4]
    ]  # fmt: skip
    assert "Wide bar: total. Narrow bar: min. 1 month." in chart.notes


def test_a_break_is_drawn_and_its_target_is_not_called_met(made_example: OpenWorkspace) -> None:
    chart = target_chart(made_example.project, APPLICANTS, "2020")
    assert [row.broken for row in chart.rows] == ["", "", "", "", "break in the series"]
    assert chart.rows[-1].bullets[0].figures == ("16,272", "15,000", "–")
    assert headline(made_example.project, APPLICANTS, "2020") == ("16,272", "not_comparable", "target 15,000")


def test_published_figures_that_do_not_agree_are_said(made_example: OpenWorkspace) -> None:
    told = [sentence.text for sentence in differences(made_example.project)]
    assert told == [
        "FPI-E – stagiaires entrés, 2019: 1,553 as a whole, but 1,187 by domaine: a difference of 366 that the "
        "source does not explain.",
        "FPI-E – stagiaires entrés, Informatique, 2020: the published variation is +4.9, computed from the values it "
        "is +13, or +9.2%.",
    ]


def test_the_remark_of_the_year_is_said_once(made_example: OpenWorkspace) -> None:
    assert remarks(made_example.project, "2020") == [
        "suivi en partie pendant la crise du COVID-19 : comparer avec prudence"
    ]
    assert remarks(made_example.project, "2018") == []


def test_categories_are_shown_beside_the_period_before(made_example: OpenWorkspace) -> None:
    chart = series_chart(made_example.project, Family("FPI-E – stagiaires entrés", "Domaine"))
    assert chart.headings == ("2020", "2019", "Variation")
    assert [bullet.value for bullet in chart.rows[0].bullets] == [107, 110]
    assert chart.rows[0].bullets[1].figures == ("110", "107", "+3")


def test_every_series_has_a_chart_with_words_for_who_does_not_see_it(made_example: OpenWorkspace) -> None:
    charts = [series_chart(made_example.project, family) for family in families(made_example.project)]
    assert len(charts) == 17
    assert all(chart.rows and chart.alternative and len(chart.table.rows) for chart in charts)


def test_the_command_line_gives_every_value_with_its_variation(
    made_example: OpenWorkspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["table", str(made_example.path), "indicators"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert len(rows) == len(made_example.project.indicators)
    positive = {row["period"]: row for row in rows if row["indicator"] == "Sortie positive"}
    expected = {"value": "70.4", "target": "73", "target_gap": "-2.6", "target_state": "not_met", "variation": "-2.4"}
    assert {name: positive["2020"][name] for name in expected} == expected


def test_the_workbook_has_the_table_the_charts_and_the_differences(made_example: OpenWorkspace) -> None:
    analysis = analyse(made_example.project, 2019)
    book = annual_workbook([ShownYear(analysis, None, None)])
    sheet = next(sheet for sheet in book.sheets if sheet.name == "Indicators")
    assert sheet.charts[0].title == "Sortie positive"
    assert len(sheet.charts) == 6
    assert sheet.tables[0].rows.equals(indicator_table(made_example.project).rows)
    assert len(sheet.sentences) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_of_the_workbook_reads_back_as_the_same_indicators(
    made_example: OpenWorkspace, tmp_path: Path, language: str
) -> None:
    set_language(language)
    book = annual_workbook([ShownYear(analyse(made_example.project, 2019), None, None)])
    sheet = next(sheet for sheet in book.sheets if sheet.tables and sheet.tables[0].name == "indicators")
    path = tmp_path / "book.xlsx"
    write_workbook(replace(book, sheets=(sheet,)), path)
    done = import_files(create(tmp_path / "w.shortage"), Request("indicators", (path,)))
    again, before = done.workspace.project.indicators, made_example.project.indicators
    order = [*SERIES, c.PERIOD]
    pd.testing.assert_frame_equal(
        again.sort_values(order, ignore_index=True), before.sort_values(order, ignore_index=True)
    )
