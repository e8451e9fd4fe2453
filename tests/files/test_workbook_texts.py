"""Whatever a text or a name is, the workbook holds it and opens."""

import csv
import io
import json
import os
import re

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from shortage_app.files.workbook.names import Names
from shortage_app.files.workbook.write import table_xlsx
from shortage_app.files.write_csv import csv_bytes
from shortage_app.files.write_json import json_bytes
from shortage_app.files.write_values import FORMULA_STARTS, writable
from shortage_app.report.table import Table, TableColumn

often = settings(max_examples=1000 if os.environ.get("SHORTAGE_DEEP") else 25, deadline=None)
anything = st.text(st.characters(), max_size=30)
nasty = st.sampled_from(
    ["=1+1", "_x0041_", "_x005F_x0041_", "a\r\nb", " a ", "]]>", "<b>&amp;", "\ud83d", "'", '"', "#N/A", "1e5"]
)
texts = st.lists(anything | nasty, min_size=1, max_size=8)


def table(values: list[str]) -> Table:
    columns = (TableColumn("n", "N"), TableColumn("word", "Word"))
    return Table("t", "T", columns, pd.DataFrame({"n": ["x"] * len(values), "word": pd.Series(values, dtype=object)}))


@often
@given(texts)
def test_every_text_that_can_be_written_comes_back_from_a_workbook(values):
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(table_xlsx(table(values)))).get_sheet_by_index(0)
    rows = sheet.to_python(skip_empty_area=False)
    start = next(place for place, row in enumerate(rows) if row == ["N", "Word"]) + 1
    assert [row[1] for row in rows[start : start + len(values)]] == [writable(value) for value in values]


@often
@given(texts)
def test_every_text_comes_back_from_csv_and_json_and_none_is_a_formula(values):
    rows = list(csv.reader(io.StringIO(csv_bytes(table(values)).decode(), newline="")))[1:]
    assert not any(word.startswith(FORMULA_STARTS) for _n, word in rows)
    clean = [writable(value) for value in values]
    assert [word for _n, word in rows] == [f"'{word}" if word.startswith(FORMULA_STARTS) else word for word in clean]
    assert [row["word"] for row in json.loads(json_bytes(table(values)))] == clean


@often
@given(st.lists(anything | st.sampled_from(["History", "a/b", "''", "A" * 40, "a" * 40]), max_size=12))
def test_sheet_names_are_legal_and_distinct_whatever_is_asked_for(wanted):
    names = Names()
    given_names = [names.sheet(name) for name in wanted]
    assert len({name.casefold() for name in given_names}) == len(wanted)
    for name in given_names:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not re.search(r"[\[\]:*?/\\\x00-\x1f]", name) and name.strip("'") == name
        assert name.casefold() not in ("history", "historique", "geschiedenis")


@often
@given(st.lists(anything | st.sampled_from(["A1", "R1C1", "r", "c", "XFD9", "1st", "a b"]), max_size=12))
def test_names_of_ranges_are_legal_and_distinct_whatever_is_asked_for(wanted):
    names = Names()
    given_names = [names.range(name) for name in wanted]
    assert len({name.casefold() for name in given_names}) == len(wanted)
    for name in given_names:
        assert re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,254}", name)
        assert not re.fullmatch(r"[A-Za-z]{1,3}\d+|[Rr](\d+)?([Cc](\d+)?)?|[Cc](\d+)?", name)
