"""Real exits with suppression marks (NCSES 2019): marks stay hidden and are never 0; the gap by degree is shown."""

import importlib.util

import pandas as pd
import pytest

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis, analyse
from shortage_app.domain.codes import Measure
from shortage_app.report.exit_figures import Population
from shortage_app.report.exit_sentences import exit_sentences
from shortage_app.report.exits import RowsBy, exit_rates
from shortage_app.workflow.importing import Request, import_files
from shortage_app.workflow.workspaces import create
from tests.domain.realdata import needs_real_data, real

pytestmark = [pytest.mark.realdata, needs_real_data]
TO_WORK = Measure.EXIT_TO_WORK
COLUMNS = {"cohort_year": "Cohort", "domain": "Field", "gender": "Gender", "education_level": "Degree",
           "leavers": "Leavers", "to_work": "In work"}  # fmt: skip
# Where the publisher put an S instead of the number in work: field, gender, degree.
MARKED = {
    ("Mathematical sciences", "male", "bachelor"), ("Physical and related sciences", "female", "bachelor"),
    ("Biological/ life sciences", "male", "master"), ("Mathematical sciences", "male", "master"),
}  # fmt: skip


@pytest.fixture(scope="module")
def analysis(tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    """The published tables, prepared as a planner would get them, imported."""
    folder = tmp_path_factory.mktemp("real_exits")
    spec = importlib.util.spec_from_file_location("prepare", real("prepare.py"))
    assert spec is not None and spec.loader is not None
    prepare = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(prepare)
    prepare.exits(folder)
    path = folder / "exits_by_gender_and_degree.csv"
    done = import_files(create(folder / "w.shortage"), Request("exits", (path,), columns=COLUMNS))
    assert [(report.refused, report.reading.counts.imported) for report in done.readings] == [(0, 48)]
    return analyse(done.workspace.project, 2019)


def figures(analysis: Analysis, *by: str) -> pd.DataFrame:
    view = analysis.exits(2019).view(by)
    return view[view[c.MEASURE] == TO_WORK]


def test_a_mark_of_the_publisher_stays_hidden_and_is_never_0(analysis: Analysis) -> None:
    rows = figures(analysis, c.DOMAIN, c.GENDER, c.EDUCATION_LEVEL)
    rows = rows[~rows[c.DOMAIN].str.startswith("All SEH")]  # the table of doctors, without a mark
    names = rows[c.DOMAIN].str.split(" / ").str[-1]
    marked = [key in MARKED for key in zip(names, rows[c.GENDER], rows[c.EDUCATION_LEVEL], strict=True)]
    assert sum(marked) == len(MARKED)
    assert (rows.loc[marked, c.SUPPRESSED] == "yes").all()
    assert rows.loc[marked, [c.N, c.COUNT, c.RATE, c.LOW, c.HIGH]].isna().all(axis=None)
    assert not (rows.loc[rows[c.N].fillna(0) > 0, c.COUNT] == 0).any()


def test_no_sum_over_a_mark_is_shown(analysis: Analysis) -> None:
    rows = figures(analysis, c.GENDER, c.EDUCATION_LEVEL).set_index([c.GENDER, c.EDUCATION_LEVEL])[c.SUPPRESSED]
    for gender, degree in {(gender, degree) for _field, gender, degree in MARKED}:
        assert rows[gender, degree] == "yes"
    assert (figures(analysis)[c.SUPPRESSED] == "yes").all()


def test_the_gap_by_degree_is_shown_where_no_mark_stands(analysis: Analysis) -> None:
    chart = exit_rates(analysis, 2019, TO_WORK, Population()).chart
    told = {row.label: (row.remark, row.subremark, [point.hidden for point in row.points]) for row in chart.rows}
    assert told["doctorate"] == ("−3.2 pts · established", "CI [−3.5; −2.9]", ["", ""])
    assert told["bachelor"][1:] == ("gap not published", ["hidden", "hidden"])
    field = next(name for name in analysis.exits(2019).groups[c.DOMAIN][c.DOMAIN] if name.endswith("Health"))
    chart = exit_rates(analysis, 2019, TO_WORK, Population(c.DOMAIN, field), RowsBy.LEVEL).chart
    assert all(row.remark for row in chart.rows if row.label == "master")
    assert any("doctorate" in sentence.text for sentence in exit_sentences(analysis, 2019, TO_WORK, Population()))
