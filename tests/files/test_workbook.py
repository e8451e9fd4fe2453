"""The annual workbook, read back."""

import datetime
import os
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from shortage_app import text
from shortage_app.files.workbook.chart_data import Look, chart_data
from shortage_app.files.workbook.write import table_xlsx, workbook_bytes
from shortage_app.report.chart import Bar, BarChart, Bullet, BulletChart, BulletRow, Segment
from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.report.workbook import KeyFigure, Sheet, Workbook
from tests.files.workbook_sample import CARDS, FUNNEL_TABLE, HIDDEN_RATE, OCCUPATIONS, SAMPLE, picture

SNAPSHOT = Path(__file__).parent / "snapshots" / "workbook.txt"


def read(content: bytes):
    return load_workbook(BytesIO(content))


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def body(content: bytes, sheet: str, table: str) -> list[tuple[object, ...]]:
    """The cells of an Excel table without its header."""
    found = read(content)[sheet]
    return [tuple(cell.value for cell in row) for row in found[found.tables[table].ref]][1:]


def test_the_workbook_looks_as_it_did_when_a_person_last_looked():
    shown = picture(workbook_bytes(SAMPLE))
    if os.environ.get("SHORTAGE_UPDATE_SNAPSHOTS"):
        SNAPSHOT.parent.mkdir(exist_ok=True)
        SNAPSHOT.write_text(shown, encoding="utf-8")
    assert shown == SNAPSHOT.read_text(encoding="utf-8")


def test_the_same_description_gives_the_same_bytes():
    assert workbook_bytes(SAMPLE) == workbook_bytes(SAMPLE)


def test_only_the_document_properties_differ_between_two_moments():
    later = replace(SAMPLE, properties=replace(SAMPLE.properties, created=None))
    one, other = parts(workbook_bytes(SAMPLE)), parts(workbook_bytes(later))
    assert [name for name in one if one[name] != other[name]] == ["docProps/core.xml"]


def test_cells_hold_native_values_and_words_for_codes():
    first, second = ("No", "Yes", 2012, datetime.datetime(2020, 6, 30)), ("Yes", None, None, None)
    assert body(workbook_bytes(SAMPLE), "Occupations", "occupations") == [
        ("0110", "Cook", "■▒■", "Structural", "Quantitative; Working conditions", "Direct link", 1240, 0.625, *first),
        ("=1+1", "Driver, “heavy”", "□–?", "Emerging – new", None, "No product", None, "hidden", *second),
    ]


def test_a_second_reader_sees_the_same_values():
    sheet = CalamineWorkbook.from_filelike(BytesIO(workbook_bytes(SAMPLE))).get_sheet_by_name("Occupations")
    rows = sheet.to_python(skip_empty_area=False)
    start = next(place for place, row in enumerate(rows) if row[0] == "Code")
    assert [row[:8] for row in rows[start + 1 : start + 4]] == [
        ["0110", "Cook", "■▒■", "Structural", "Quantitative; Working conditions", "Direct link", 1240.0, 0.625],
        ["=1+1", "Driver, “heavy”", "□–?", "Emerging – new", "", "No product", "", "hidden"],
        ["Total", "", "", "", "", "", 1240.0, ""],
    ]


def test_what_lies_under_a_hidden_figure_is_in_no_part_of_the_file():
    digits = str(HIDDEN_RATE)[:8].encode()
    assert [name for name, part in parts(workbook_bytes(SAMPLE)).items() if digits in part] == []
    assert digits not in table_xlsx(OCCUPATIONS)


def test_charts_keep_no_copy_of_their_figures():
    charts = [part for name, part in parts(workbook_bytes(SAMPLE)).items() if name.startswith("xl/charts/")]
    assert len(charts) == 4
    assert not any(b"Cache" in part or b"<v>" in part for part in charts)


def test_a_total_is_left_out_where_a_cell_of_its_column_is_hidden():
    rates = replace(
        OCCUPATIONS, columns=tuple(replace(column, total=column.name == "rate") for column in OCCUPATIONS.columns)
    )
    sheet = read(table_xlsx(rates)).worksheets[0]
    last = sheet.tables["occupations"].ref.split(":L")[1]
    assert [cell.value for cell in sheet[int(last) + 1]] == ["Total", *[None] * 11]


def test_key_figures_have_names_that_point_to_their_cells():
    book = read(workbook_bytes(SAMPLE))
    values = {}
    for name, defined in book.defined_names.items():
        (sheet, cell), *_ = defined.destinations
        values[name] = book[sheet][cell.replace("$", "")].value
    assert values == {"listed": 112, "covered_share": 78 / 89, "rate": "hidden"}


def test_names_of_tables_and_ranges_never_meet():
    figures = (replace(CARDS[0], name="funnel"), replace(CARDS[0], name="R1C1"), replace(CARDS[0], name="AB12"))
    book = read(
        workbook_bytes(Workbook("t", "en", (Sheet("A", cards=figures), Sheet("B", tables=(FUNNEL_TABLE,) * 2))))
    )
    assert [*book.defined_names, *book["B"].tables] == ["funnel", "_R1C1", "_AB12", "funnel_2", "funnel_3"]


def test_a_table_without_rows_is_still_a_table():
    empty = Table("nothing", "Nothing", FUNNEL_TABLE.columns, FUNNEL_TABLE.rows.iloc[:0])
    sheet = read(table_xlsx(empty)).worksheets[0]
    assert sheet.tables["nothing"].ref == "A3:B4"
    assert [cell.value for cell in sheet["A"]] == ["Nothing", None, "Step", None, None, "* No rows."]


def test_headers_that_are_the_same_are_told_apart():
    columns = (
        TableColumn("a", "Title"),
        TableColumn("b", "TITLE"),
        TableColumn("c", "Title (2)"),
        TableColumn("d", "Title"),
    )
    table = Table("t", "T", columns, pd.DataFrame({name: ["x"] for name in "abcd"}))
    assert read(table_xlsx(table)).worksheets[0].tables["t"].column_names == [
        "Title",
        "TITLE (2)",
        "Title (2) (2)",
        "Title (3)",
    ]


def test_the_language_of_the_workbook_is_spoken_in_it_and_afterwards_the_old_one():
    spoken = []

    class Listening(dict):
        def __getitem__(self, code):
            spoken.append(text.language())
            return "Structural"

    listening = Listening(structural="Structural")
    column = TableColumn("status", "Status", Format.CHOICE, listening)
    table = Table("t", "T", (column,), pd.DataFrame({"status": ["structural"]}))
    content = workbook_bytes(Workbook("t", "nl", (Sheet("S", tables=(table,)),)))
    assert (set(spoken), text.language(), read(content).properties.language) == ({"nl"}, "en", "nl")


def test_cards_and_tables_do_not_share_a_sheet():
    with pytest.raises(ValueError, match="page of their own"):
        Sheet("S", cards=(KeyFigure("x", CARDS[0].card, 1),), tables=(FUNNEL_TABLE,))


def test_a_share_fills_its_axis_and_a_legend_names_what_bars_do_not():
    segments = (Segment("0–3", 0.5, "seq1"), Segment("3–6", 0.3, "seq2"), Segment("6–12", 0.2, "seq3"))
    delay = BarChart(
        "Delay", FUNNEL_TABLE, "Half within three months", bars=(Bar("Women", segments),), vertical=False, share=True
    )
    chart = parts(workbook_bytes(Workbook("t", "en", (Sheet("A", charts=(delay,)),))))["xl/charts/chart1.xml"]
    assert b'<max val="1" />' in chart and b"<legendPos" in chart and b'orientation val="maxMin"' in chart


def test_bars_start_at_zero_even_where_all_are_nearly_as_long():
    bars = tuple(Bar(label, (Segment(label, value, "listed"),)) for label, value in (("Listed", 178), ("Covered", 171)))
    funnel = BarChart("Funnel", FUNNEL_TABLE, "178, of which 171 covered", bars=bars, vertical=False)
    chart = parts(workbook_bytes(Workbook("t", "en", (Sheet("A", charts=(funnel,)),))))["xl/charts/chart1.xml"]
    assert b'<min val="0" />' in chart


def test_a_bar_of_one_segment_names_it_where_the_bar_is_called_otherwise():
    bars = (
        Bar("Covered", (Segment("Covered", 171, "listed"),)),
        Bar("Direct link", (Segment("Indirect only", 171, "indirect"),)),
    )
    data = chart_data(BarChart("Funnel", FUNNEL_TABLE, "171 covered", bars=bars, vertical=False))
    assert (data.legend, data.categories) == (False, ("Covered", "Direct link\nIndirect only 171"))
    domains = tuple(Bar(name, (Segment("Indirect only", 3, "indirect"),)) for name in ("Wood", "Metal"))
    data = chart_data(BarChart("Matrix", FUNNEL_TABLE, "Two domains", bars=domains, vertical=False))
    assert (data.legend, data.categories) == (True, ("Wood", "Metal"))


def test_a_table_too_wide_for_a_page_says_what_it_leaves_out():
    wide = TableColumn("step", "Step"), *(TableColumn(f"n{n}", f"Count {n}", Format.INTEGER) for n in range(20))
    rows = pd.DataFrame([["On the list", *range(20)]], columns=[column.name for column in wide])
    chart = replace(SAMPLE.sheets[0].charts[0], table=Table("wide", "Wide", wide, rows))
    sheet = read(workbook_bytes(Workbook("t", "en", (Sheet("A", charts=(chart,)),)))).worksheets[0]
    assert [cell.value for cell in sheet[5] if cell.value is not None] == ["On the list", *range(12)]
    assert sheet["A6"].value == "8 further columns of this table do not fit on the page."


def test_a_note_stands_once_on_a_sheet():
    noted = replace(SAMPLE.sheets[0].charts[0], notes=("Source: the list.", "Synthetic data"))
    pages = (Sheet("A", charts=(noted, replace(noted, title="B")), notes=("Source: the list.", "Synthetic data")),)
    sheet = read(workbook_bytes(replace(SAMPLE, sheets=pages))).worksheets[0]
    values = [cell.value for row in sheet.iter_rows() for cell in row]
    assert (values.count("Source: the list."), values.count("Synthetic data")) == (1, 1)


def test_a_sheet_of_the_example_size_is_quick_to_read_back_with_every_row():
    rows = pd.DataFrame({"step": [f"{n}" for n in range(3000)], "count": range(3000)})
    content = table_xlsx(replace(FUNNEL_TABLE, rows=rows))
    assert body(content, "funnel", "funnel") == [(f"{n}", n) for n in range(3000)]


def test_bars_against_targets_are_bars_beside_hollow_ones_and_a_missing_value_is_blank() -> None:
    rows = (
        BulletRow("2018", (), missing="n/a"),
        BulletRow("2019", (Bullet("", 50.0, 80.0),), "cohort 2018"),
        BulletRow("2020", (Bullet("", 100.0, 80.0),), broken="break in the series"),
    )
    data = chart_data(BulletChart("Exits", FUNNEL_TABLE, "Exits", rows=rows))
    assert data.categories == ("2018\nn/a", "2019\ncohort 2018", "2020\nbreak in the series")
    assert [(series.label, series.look, series.values) for series in data.series] == [
        ("Value", Look.SOLID, (None, 50.0, 100.0)), ("Target", Look.HOLLOW, (None, 80.0, 80.0))
    ]  # fmt: skip
    book = replace(SAMPLE, sheets=(Sheet("Indicators", charts=(BulletChart("Exits", FUNNEL_TABLE, "A", rows=rows),)),))
    chart = read(workbook_bytes(book))["Indicators"]._charts[0]
    assert (chart.type, chart.grouping, len(chart.series)) == ("bar", "clustered", 2)
