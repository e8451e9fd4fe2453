"""Tables as CSV and JSON."""

import csv
import io
import json

import pandas as pd

from shortage_app.files.write_csv import csv_bytes
from shortage_app.files.write_json import json_bytes
from shortage_app.files.write_values import writable
from shortage_app.report.table import Format, Table, TableColumn
from tests.files.workbook_sample import HIDDEN_RATE, OCCUPATIONS

MIXED = Table(
    "mixed",
    "Mixed",
    (
        TableColumn("code", "Code", Format.CODE),
        TableColumn("label", "Label"),
        TableColumn("count", "Count", Format.INTEGER),
        TableColumn("rate", "Rate", Format.PERCENT),
        TableColumn("flag", "Flag", Format.FLAG),
        TableColumn("day", "Day", Format.DATE),
    ),
    pd.DataFrame(
        {
            "code": ["0110", "-12", "A;B"],
            "label": ['say "x", y', "line\none", "Ça – € 🙂"],
            "count": pd.array([112.0, -3.0, None], dtype="Float64"),
            "rate": [0.625, float("nan"), float("inf")],
            "flag": pd.array([True, False, None], dtype="boolean"),
            "day": [pd.Timestamp(2020, 6, 30), pd.NaT, pd.Timestamp(1899, 1, 1)],
        }
    ),
)


def test_csv_is_that_of_rfc_4180():
    assert (
        csv_bytes(MIXED)
        == (
            "code,label,count,rate,flag,day\r\n"
            '0110,"say ""x"", y",112,0.625,yes,2020-06-30\r\n'
            '\'-12,"line\none",-3,,no,\r\n'
            "A;B,Ça – € 🙂,,,,1899-01-01\r\n"
        ).encode()
    )


def test_belgian_csv_has_semicolons_decimal_commas_and_a_byte_order_mark():
    assert (
        csv_bytes(MIXED, belgian=True)
        == (
            "\ufeffcode;label;count;rate;flag;day\r\n"
            '0110;"say ""x"", y";112;0,625;yes;2020-06-30\r\n'
            '\'-12;"line\none";-3;;no;\r\n'
            '"A;B";Ça – € 🙂;;;;1899-01-01\r\n'
        ).encode()
    )


def test_json_has_values_of_their_own_type_and_null_for_what_is_missing():
    assert json.loads(json_bytes(MIXED)) == [
        {"code": "0110", "label": 'say "x", y', "count": 112, "rate": 0.625, "flag": True, "day": "2020-06-30"},
        {"code": "-12", "label": "line\none", "count": -3, "rate": None, "flag": False, "day": None},
        {"code": "A;B", "label": "Ça – € 🙂", "count": None, "rate": None, "flag": None, "day": "1899-01-01"},
    ]


def test_codes_are_never_translated_and_columns_carried_for_scripts_are_there():
    row = next(csv.DictReader(io.StringIO(csv_bytes(OCCUPATIONS).decode())))
    assert row == {
        "code": "0110",
        "title": "Cook",
        "strip": "listed;no_edition;listed",
        "status": "structural",
        "causes": "quantitative;working_conditions",
        "coverage": "direct",
        "places": "1240",
        "rate": "0.625",
        "suppressed": "no",
        "fragile": "yes",
        "since": "2012",
        "published": "2020-06-30",
    }


def test_a_hidden_figure_is_empty_whatever_the_frame_still_holds():
    hidden = json.loads(json_bytes(OCCUPATIONS))[1]
    assert (hidden["rate"], hidden["suppressed"]) == (None, "yes")
    digits = str(HIDDEN_RATE)[:8].encode()
    assert digits not in csv_bytes(OCCUPATIONS) + csv_bytes(OCCUPATIONS, belgian=True) + json_bytes(OCCUPATIONS)


def test_a_frame_that_was_written_is_as_it_was():
    before = OCCUPATIONS.rows.copy(deep=True)
    csv_bytes(OCCUPATIONS), json_bytes(OCCUPATIONS)
    pd.testing.assert_frame_equal(OCCUPATIONS.rows, before)


def test_a_table_without_rows_has_a_header_and_an_empty_list():
    empty = Table("mixed", "Mixed", MIXED.columns, MIXED.rows.iloc[:0])
    assert (csv_bytes(empty), json.loads(json_bytes(empty))) == (b"code,label,count,rate,flag,day\r\n", [])


def test_a_count_too_large_for_a_float_to_be_exact_is_not_made_a_whole_number():
    table = Table("t", "T", (TableColumn("n", "N", Format.NUMBER),), pd.DataFrame({"n": [1e300, 2.0**53, 9.0]}))
    assert json.loads(json_bytes(table)) == [{"n": 1e300}, {"n": 2.0**53}, {"n": 9}]


def test_ordinary_text_is_left_alone():
    assert writable("Cuisinier / Cuisinière\tœuvre\n中文 🙂") == "Cuisinier / Cuisinière\tœuvre\n中文 🙂"
