"""The workbook of the example, imported into an empty workspace, gives the analysis that it was made of."""

import os
from pathlib import Path

import pandas as pd
import pytest

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis, analyse
from shortage_app.domain.coverage import COVERAGE_COLUMNS
from shortage_app.domain.project import STORED_COLUMNS, Project
from shortage_app.report.exit_figures import Population
from shortage_app.report.exit_sheet import exit_gaps_sheet
from shortage_app.text import LANGUAGES, _, speaking
from shortage_app.workflow.analysing import NoSuchView, table
from shortage_app.workflow.auditing import audit_cohort
from shortage_app.workflow.exporting import Order, export, write_table
from shortage_app.workflow.importing import Import, Request, import_all, import_files
from shortage_app.workflow.workspaces import create

DEEP = bool(os.environ.get("SHORTAGE_DEEP"))
KINDS = ("shortage-list", "catalogue", "links", "exits", "indicators", "decisions")
OF_COVERAGE = ("listed", "in_scope", "covered", "direct", "indirect", "not_offered", "no_product", "without_offer")
HISTORY = {c.CHRONIC_EDITIONS}  # of earlier catalogues, which the workbook of a year does not hold
SPLITS = ((), (c.GENDER,), (c.EDUCATION_LEVEL,), (c.GENDER, c.EDUCATION_LEVEL))


@pytest.fixture(scope="module")
def before(made_example) -> Analysis:
    return analyse(made_example.project, 2019)


@pytest.fixture(scope="module", params=LANGUAGES)
def came(request, made_example, tmp_path_factory) -> Import:
    """What the import found by itself: no sheet, year or nomenclature is said."""
    folder = tmp_path_factory.mktemp("back")
    export(made_example.project, Order((2019,), request.param), folder / "book.xlsx")
    with speaking(request.param):
        requests = [Request(kind, (folder / "book.xlsx",)) for kind in KINDS]
        return import_all(create(folder / "empty.shortage"), requests)


@pytest.fixture(scope="module")
def after(came) -> Analysis:
    return analyse(came.workspace.project, 2019)


def assert_same(came: pd.DataFrame, stored: pd.DataFrame, columns: list[str], key: list[str]) -> None:
    came, stored = (frame.sort_values(key)[columns].reset_index(drop=True) for frame in (came, stored))
    pd.testing.assert_frame_equal(came.astype(object), stored.astype(object), check_dtype=False)


def test_no_row_is_refused(came) -> None:
    assert [(report.request.kind, report.reading.counts.refused) for report in came.readings] == [
        (kind, 0) for kind in KINDS
    ]


def test_the_list_comes_back_with_its_coverage(before, after) -> None:
    described = [*STORED_COLUMNS["listings"], c.NOMENCLATURE, *COVERAGE_COLUMNS]
    columns = [name for name in described if name in before.listed and name not in HISTORY]
    assert_same(after.listed, before.listed, columns, [c.CODE])
    for name in OF_COVERAGE:
        assert (name, getattr(after.figures, name)) == (name, getattr(before.figures, name))


def test_the_catalogue_and_its_links_come_back(before, after) -> None:
    assert_same(after.products, before.products, list(before.products), [c.PRODUCT_CODE])
    columns = [name for name in STORED_COLUMNS["links"] if name != c.ORIGIN]  # who said so is kept, but not the file
    stored = before.links[before.links[c.OCCUPATION_CODE].isin(before.listed[c.CODE])]
    assert_same(after.links, stored, columns, [c.PRODUCT_CODE, c.OCCUPATION_CODE])


def test_indicators_and_decisions_come_back(made_example, after) -> None:
    stored = made_example.project
    key = [c.INDICATOR, c.DIMENSION, c.CATEGORY, c.PERIOD]
    assert_same(after.project.indicators, stored.indicators, list(STORED_COLUMNS["indicators"]), key)
    decisions = stored.decisions[(stored.decisions[c.YEAR] == 2019).to_numpy()]
    assert len(decisions) > 0
    columns = list(STORED_COLUMNS["decisions"])
    assert_same(after.project.decisions, decisions, columns, [c.OCCUPATION_CODE, c.KIND])


@pytest.mark.parametrize("population", [(), (c.SHORTAGE_LINK,)])
@pytest.mark.parametrize("split", SPLITS)
def test_exits_come_back_and_those_that_were_hidden_as_hidden(before, after, population, split) -> None:
    told, back = (analysis.exits(2019).view((*population, *split)) for analysis in (before, after))
    key = [*population, *split, c.MEASURE]
    assert_same(back, told[told[population[0]] != ""] if population else told, list(told), key)


def test_what_is_said_of_the_exits_is_the_same(before, after) -> None:
    with speaking("nl"):
        told, back = (exit_gaps_sheet(analysis, 2019, Population()) for analysis in (before, after))
    for one, other in zip(told.tables, back.tables, strict=True):
        pd.testing.assert_frame_equal(one.rows, other.rows)
    assert back.sentences == told.sentences


@pytest.mark.parametrize("name", ["crosswalk", "domains"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_alone_comes_back_too(made_example, tmp_path, name, language) -> None:
    with speaking(language):
        write_table(table(made_example.project, name), tmp_path / "table.xlsx", "xlsx")
        back = import_files(create(tmp_path / "w.shortage"), Request(name, (tmp_path / "table.xlsx",)))
    stored, came = (getattr(project, name) for project in (made_example.project, back.workspace.project))
    assert_same(came, stored, list(STORED_COLUMNS[name]), list(STORED_COLUMNS[name])[:4])


# Several years


@pytest.mark.parametrize("language", LANGUAGES if DEEP else ("nl",))
def test_each_year_of_a_workbook_of_several_comes_back_from_its_own_sheets(made_example, tmp_path, language) -> None:
    years = (2019, 2018)
    told = made_example.project.changed(exits=made_example.project.exits.iloc[:0])
    export(told, Order(years, language), tmp_path / "book.xlsx")
    workspace = create(tmp_path / "empty.shortage")
    with speaking(language):
        for kind, name in (("shortage-list", _("Occupations")), ("catalogue", _("Products")), ("links", _("Links"))):
            sheets = [_("{sheet} {year}").format(sheet=name, year=year) for year in years]
            requests = [Request(kind, (tmp_path / "book.xlsx",), sheet=sheet) for sheet in sheets]
            came = import_all(workspace, requests)
            assert [report.reading.counts.refused for report in came.readings] == [0, 0]
            workspace = came.workspace
    for year in years:
        before, after = analyse(told, year), analyse(workspace.project, year)
        assert [getattr(after.figures, name) for name in OF_COVERAGE] == [
            getattr(before.figures, name) for name in OF_COVERAGE
        ]
        columns = [name for name in (*COVERAGE_COLUMNS, c.TITLE_FR, c.CAUSES) if name in before.listed]
        assert_same(after.listed, before.listed, [c.CODE, *(set(columns) - HISTORY)], [c.CODE])
        assert_same(after.products, before.products, list(before.products), [c.PRODUCT_CODE])


# Hidden and other figures that came so


def figures(tmp_path: Path, rows: list[str]) -> Project:
    path = tmp_path / "figures.csv"
    path.write_text("\n".join(["Cohort;Gender;Education level;Measure;n;Count", *rows]), encoding="utf-8")
    workspace = create(tmp_path / "w.shortage")
    return import_files(workspace, Request("exits", (path,))).workspace.project


def rates(project: Project, by: tuple[str, ...] = ()) -> list[tuple[object, ...]]:
    rows = analyse(project, 2019).exits(2019).view(by)
    rows = rows[(rows[c.MEASURE] == "exit_to_work").to_numpy()]
    return [tuple(None if pd.isna(x) else x for x in row) for row in rows[[*by, c.N, c.COUNT, c.SUPPRESSED]].to_numpy()]


def test_a_published_figure_that_is_too_small_here_is_hidden(tmp_path) -> None:
    rows = ["2019;Women;Everyone;Exit to work, total;100;60", "2019;Men;Everyone;Exit to work, total;100;3"]
    assert rates(figures(tmp_path, rows), (c.GENDER,)) == [("female", 100, 60, "no"), ("male", None, None, "yes")]


def test_published_figures_are_not_added_up(tmp_path) -> None:
    rows = ["2019;Women;Everyone;Exit to work, total;100;60", "2019;Men;Everyone;Exit to work, total;100;x"]
    assert rates(figures(tmp_path, rows)) == [(None, None, "no")]


def test_published_figures_have_no_counts_to_audit(tmp_path) -> None:
    with pytest.raises(NoSuchView, match="no counts behind them"):
        audit_cohort(figures(tmp_path, ["2019;Women;Everyone;Exit to work, total;100;60"]), 2019)


def test_counts_of_a_cohort_take_the_place_of_its_published_figures(tmp_path, made_example) -> None:
    project = figures(tmp_path, ["2019;Women;Everyone;Exit to work, total;100;60"])
    both = project.changed(exits=made_example.project.exits[lambda rows: rows[c.COHORT_YEAR] == 2018])
    assert rates(both, (c.GENDER,)) == [("female", 100, 60, "no")]
    counted = project.changed(exits=made_example.project.exits[lambda rows: rows[c.COHORT_YEAR] == 2019])
    assert rates(counted)[0][0] > 5_000
