"""The workbook of the example comes back through the ordinary import: what each table says is what was stored."""

from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis, analyse
from shortage_app.files.reading import ReadOptions, read_table
from shortage_app.text import LANGUAGES, speaking
from shortage_app.workflow.exporting import Order, export


@pytest.fixture(scope="module")
def analysis(made_example) -> Analysis:
    return analyse(made_example.project, 2019)


@pytest.fixture(scope="module", params=LANGUAGES)
def workbook(request, made_example, tmp_path_factory) -> tuple[Path, str]:
    path = tmp_path_factory.mktemp("back") / f"{request.param}.xlsx"
    export(made_example.project, Order((2019,), request.param), path)
    return path, request.param


def read_back(workbook: tuple[Path, str], table: str, kind: str) -> pd.DataFrame:
    path, language = workbook
    sheets = {name: sheet.title for sheet in openpyxl.load_workbook(path) for name in sheet.tables}
    with speaking(language):
        reading = read_table(path, kind, ReadOptions(sheet=sheets[table]))
    assert [problem.message for problem in reading.problems if problem.severity != "warning"] == []
    return reading.table.reset_index(drop=True)


def assert_same(came: pd.DataFrame, stored: pd.DataFrame, columns: list[str], key: list[str]) -> None:
    came, stored = (frame.sort_values(key)[columns].reset_index(drop=True) for frame in (came, stored))
    pd.testing.assert_frame_equal(came.astype(object), stored.astype(object), check_dtype=False)


def test_the_list_comes_back_whole(workbook, analysis) -> None:
    columns = [c.CODE, c.TITLE_FR, c.TITLE_NL, c.TITLE_EN, c.GROUP, c.DOMAIN, c.CAUSES, c.OFFERS_RECEIVED, c.FILL_RATE]
    columns += [c.MEDIAN_DAYS, c.JOBSEEKERS, c.IN_SCOPE, c.NOTE]
    assert_same(read_back(workbook, "occupations", "shortage-list"), analysis.listed, columns, [c.CODE])


def test_the_catalogue_comes_back_whole(workbook, analysis) -> None:
    columns = [c.PRODUCT_CODE, c.DOMAIN, c.PROVIDER, c.PROVIDER_TYPE, c.TRAINING_TYPE, c.POLE, c.PLACES, c.HOURS]
    columns += [c.SESSIONS, c.OFFERED]
    came = read_back(workbook, "products", "catalogue")
    assert c.OCCUPATION_CODES not in came or not came[c.OCCUPATION_CODES].astype(bool).any()
    assert_same(came, analysis.products, columns, [c.PRODUCT_CODE])


def test_the_links_come_back_whole(workbook, analysis) -> None:
    columns = [c.PRODUCT_CODE, c.OCCUPATION_CODE, c.NOMENCLATURE, c.STRENGTH, c.DECIDED_BY, c.DECIDED_ON, c.NOTE]
    stored = analysis.links[analysis.links[c.OCCUPATION_CODE].isin(analysis.listed[c.CODE])]
    assert_same(read_back(workbook, "links", "links"), stored, columns, [c.PRODUCT_CODE, c.OCCUPATION_CODE])


def test_the_indicators_come_back_whole(workbook, made_example) -> None:
    columns = [c.INDICATOR, c.DIMENSION, c.CATEGORY, c.PERIOD, c.COHORT, c.VALUE, c.TARGET, c.UNIT, c.SERIES_BREAK]
    came = read_back(workbook, "indicators", "indicators")
    assert_same(came, made_example.project.indicators, columns, [c.INDICATOR, c.DIMENSION, c.CATEGORY, c.PERIOD])
