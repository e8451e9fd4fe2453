"""The example gives every published figure (METHOD section 9), and the shipped workspace is what its sources make."""

import json
from pathlib import Path

import pandas as pd
import pytest

from shortage_app import places
from shortage_app.domain import columns as c
from shortage_app.domain.analysis import analyse
from shortage_app.domain.codes import Coverage, Measure, Status
from shortage_app.domain.project import FRAMES
from shortage_app.report.funnel import reconciliation
from shortage_app.report.titles import titles
from shortage_app.workflow import example
from shortage_app.workflow.workspaces import OpenWorkspace, open_workspace

PUBLISHED = {
    2018: {"listed": 100},
    2019: {
        "listed": 112,
        "structural": 70,
        "emerging": 42,
        "emerging_first": 13,
        "emerging_returning": 7,
        "emerging_continuing": 22,
        "undetermined": 0,
        "left": 8,
        "in_scope": 89,
        "covered": 78,
        "direct": 49,
        "indirect": 28,
        "not_offered": 1,
        "no_product": 11,
        "without_offer": 12,
    },
    2020: {"listed": 111, "structural": 68},
    2022: {"listed": 113},
    2023: {"listed": 108},
    2024: {"listed": 102},
    2025: {"listed": 106},
}


@pytest.mark.parametrize("year", PUBLISHED)
def test_the_example_gives_the_published_figures(made_example: OpenWorkspace, year: int) -> None:
    figures = analyse(made_example.project, year).figures
    assert {name: getattr(figures, name) for name in PUBLISHED[year]} == PUBLISHED[year]


def test_every_row_of_the_sources_is_accounted_for_and_none_is_refused(made_example: OpenWorkspace) -> None:
    sources = made_example.project.sources
    assert (sources[c.ROWS] == sources[c.IMPORTED] + sources[c.REFUSED] + sources[c.IGNORED]).all()
    assert sources[c.REFUSED].sum() == 0
    assert made_example.project.problems[c.SEVERITY].isin(["warning"]).all()


def test_the_file_holds_what_memory_shows(made_example: OpenWorkspace) -> None:
    again = open_workspace(made_example.path).project
    for name in FRAMES:
        pd.testing.assert_frame_equal(getattr(again, name), getattr(made_example.project, name))
    assert again.synthetic


def test_the_new_and_the_gone_of_2019_are_those_of_the_report(made_example: OpenWorkspace) -> None:
    rows = analyse(made_example.project, 2019).occupations
    first, left = (set(titles(rows[rows[c.STATUS] == status])) for status in (Status.EMERGING_FIRST, Status.LEFT))
    for named, found in (
        (("Dentiste", "Chef éducateur", "Conseiller fiscal", "Gérant", "Peintre en carrosserie"), first),
        (("Maçon", "Barman", "Concierge", "Instituteur", "Ouvrier magasinier"), left),
    ):
        assert all(any(title.startswith(name) for title in found) for name in named)


def test_the_sentence_says_why_12_and_not_11(made_example: OpenWorkspace) -> None:
    analysis = analyse(made_example.project, 2019)
    sentence = reconciliation(analysis)
    (missing,) = titles(analysis.listed[analysis.listed[c.COVERAGE] == Coverage.NOT_OFFERED])
    assert sentence is not None
    assert "12" in sentence.lead
    assert missing in sentence.text


@pytest.mark.parametrize(
    ("cohort", "published"),
    [
        (
            2015,
            {
                "positive_exit": 68.0,
                "exit_to_work": 63.9,
                "exit_to_work_1m": 54.7,
                "durability": 64.8,
                "delay_0_3": 48.1,
            },
        ),
        (
            2018,
            {
                "positive_exit": 72.8,
                "exit_to_work": 66.6,
                "exit_to_work_1m": 57.9,
                "durability": 63.8,
                "delay_0_3": 50.4,
            },
        ),
        (2019, {"positive_exit": 70.4, "exit_to_work": 59.9, "exit_to_work_1m": 52.4, "delay_0_3": 54.4}),
    ],
)
def test_the_rates_of_a_cohort_are_the_published_ones(
    made_example: OpenWorkspace, cohort: int, published: dict[str, float]
) -> None:
    total = analyse(made_example.project, 2019).exits(cohort).view(()).set_index(c.MEASURE)[c.RATE]
    assert {measure: round(100 * float(total[Measure(measure)]), 1) for measure in published} == published


def test_an_example_that_cannot_be_read_whole_is_not_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sources = tmp_path / "example" / "sources"
    sources.mkdir(parents=True)
    (sources / "list.xlsx").write_bytes(b"PK half a workbook")
    step = {"kind": "shortage-list", "file": "list.xlsx", "year": 2019}
    manifest = {"imports": [step], "no_edition": []}
    (tmp_path / "example" / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    monkeypatch.setattr(places, "resources", lambda: tmp_path)
    with pytest.raises(example.ExampleNotMade, match=r"list\.xlsx"):
        example.write(tmp_path / "mine")
    assert not (tmp_path / "mine" / example.NAME).exists()
