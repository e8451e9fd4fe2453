"""The table model: native values, order, filters, hidden figures, totals, the clipboard; Qt's own tester is strict."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from shortage_app import text
from shortage_app.domain import columns as c
from shortage_app.domain.codes import UNNAMED
from shortage_app.report.columns import COLUMNS
from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.ui.models import cells
from shortage_app.ui.models.clipboard import as_html, as_text
from shortage_app.ui.models.columns import all_plain, plain
from shortage_app.ui.models.row_index import order_of
from shortage_app.ui.models.table_model import HIDDEN, NATIVE, TableModel
from shortage_app.ui.visit import Filters
from shortage_app.ui.widgets.sentences import unbroken
from tests.ui import samples

ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@pytest.fixture
def model() -> TableModel:
    made = TableModel()
    made.tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)  # type: ignore[attr-defined]
    made.show(samples.occupations())
    return made


def column(model: TableModel, name: str, role: int = int(Qt.ItemDataRole.DisplayRole)) -> list[object]:
    section = model.column_index(name)
    return [model.index(row, section).data(role) for row in range(model.rowCount())]


def chosen(name: str, *values: object) -> Filters:
    return Filters().narrowed(name, frozenset(values))


def test_an_empty_model_has_nothing() -> None:
    made = TableModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert (made.rowCount(), made.columnCount(), made.totals()) == (0, 0, [])


def test_the_sort_role_gives_the_values_themselves(model: TableModel) -> None:
    assert column(model, "places", NATIVE)[:5] == [96.0, 60.0, 84.0, 36.0, None]
    assert column(model, "structural_since", NATIVE)[:2] == [2019, 2018]
    assert column(model, "code", NATIVE)[0] == "0412103"


def test_words_are_those_of_the_language_spoken_when_asked(model: TableModel) -> None:
    assert model.index(0, model.column_index("rate")).data() == "62%"
    text.set_language("fr")
    assert model.index(0, model.column_index("rate")).data() == "62\N{NARROW NO-BREAK SPACE}%"


def test_codes_are_shown_by_their_labels_and_kept_as_codes(model: TableModel) -> None:
    index = model.index(0, model.column_index("status"))
    assert (index.data(), index.data(NATIVE)) == ("Structural", "structural")


@pytest.mark.parametrize(("value", "said"), [(6.04, "+6.0"), (0.04, "0.0"), (-15.9, "−15.9"), (0, "0.0")])
def test_a_difference_above_zero_has_its_plus_on_the_screen_and_none_in_excel(value: float, said: str) -> None:
    column = TableColumn("gap", "Gap", Format.NUMBER, signed=True)
    assert cells.words(column, value) == said
    assert "+" not in cells.for_excel(column, value)


def test_no_line_of_a_sentence_ends_between_a_figure_and_what_it_counts() -> None:
    said = unbroken("10 (n = 3), 7.5 points (IC 95 %), 7 rows").split(" ")
    assert said == ["10", "(n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}3),", "7.5\N{NO-BREAK SPACE}points",
                    "(IC\N{NO-BREAK SPACE}95", "%),", "7", "rows"]  # fmt: skip


def test_a_missing_number_is_a_dash_and_a_missing_text_is_nothing() -> None:
    rows = pd.DataFrame({"n": pd.Series([None], dtype="Float64"), "t": pd.Series([""], dtype="str")})
    made = TableModel()
    made.show(Table("x", "x", (TableColumn("n", "N", Format.NUMBER), TableColumn("t", "T")), rows))
    assert [made.index(0, 0).data(), made.index(0, 1).data()] == ["\N{EN DASH}", ""]


def test_a_hidden_figure_is_one_word_everywhere(model: TableModel) -> None:
    row = model.row_where("code", "0741101")
    index = model.index(row, model.column_index("rate"))
    assert (index.data(), index.data(HIDDEN), index.data(NATIVE)) == ("hidden", True, None)
    assert "hidden" in as_text(model, [row], [index.column()])
    assert "hidden" in as_html(model, [row], [index.column()])


def test_numbers_sort_as_numbers_and_missing_ones_stay_last(model: TableModel) -> None:
    section = model.column_index("places")
    model.sort(section, ASCENDING)
    assert column(model, "places", NATIVE) == [0, 20, 36, 48, 60, 84, 96, 144, None, None, None, None, None]
    model.sort(section, DESCENDING)
    assert column(model, "places", NATIVE) == [144, 96, 84, 60, 48, 36, 20, 0, None, None, None, None, None]


def test_words_sort_without_regard_to_case_and_accents() -> None:
    made = TableModel()
    made.show(
        Table("x", "x", (TableColumn("t", "T"),), pd.DataFrame({"t": ["Épicier", "zoo", "abbé", "Ébéniste", "eau"]}))
    )
    made.sort(0, ASCENDING)
    assert column(made, "t") == ["abbé", "eau", "Ébéniste", "Épicier", "zoo"]


@given(st.lists(st.text()))
def test_words_made_plain_together_are_those_made_plain_each_alone(words: list[str]) -> None:
    assert all_plain(words) == [plain(one) for one in words]


def test_equal_rows_keep_their_order_both_ways(model: TableModel) -> None:
    section = model.column_index("group")
    model.sort(section, ASCENDING)
    ascending = [
        code for code, group in zip(column(model, "code"), column(model, "group"), strict=True) if group == "Horeca"
    ]
    model.sort(section, DESCENDING)
    descending = [
        code for code, group in zip(column(model, "code"), column(model, "group"), strict=True) if group == "Horeca"
    ]
    assert ascending == descending == ["0692101", "0692109"]


def test_sorting_keeps_hold_of_rows_that_qt_holds(model: TableModel) -> None:
    held = QPersistentModelIndex(model.index(0, model.column_index("title")))
    model.sort(model.column_index("code"), DESCENDING)
    assert held.data() == "Aide-comptable"
    assert held.row() == model.row_where("title", "Aide-comptable")


def test_no_sorting_is_the_order_of_the_table(model: TableModel) -> None:
    before = column(model, "code")
    model.sort(model.column_index("places"), ASCENDING)
    model.sort(-1, ASCENDING)
    assert column(model, "code") == before


def test_words_are_searched_in_titles_codes_and_labels(model: TableModel) -> None:
    model.filter(Filters(words="bouchere"))
    assert column(model, "title") == ["Boucher / Bouchère"]
    model.filter(Filters(words="06921"))
    assert column(model, "code") == ["0692101", "0692109"]
    model.filter(Filters(words="UNDETERMINED"))
    assert column(model, "title") == ["Dentiste"]


def test_a_filter_keeps_the_rows_with_one_of_the_values(model: TableModel) -> None:
    model.filter(chosen("group", "Horeca", "Cadres"))
    assert column(model, "group") == ["Cadres", "Horeca", "Horeca"]


def test_one_of_several_causes_is_enough(model: TableModel) -> None:
    model.filter(chosen("causes", "working_conditions"))
    assert all("working_conditions" in str(value) for value in column(model, "causes", NATIVE))
    assert model.rowCount() == 7


def test_filters_of_several_columns_hold_together(model: TableModel) -> None:
    model.filter(chosen("group", "Horeca").narrowed("status", frozenset({"structural"})))
    assert column(model, "code") == ["0692101"]


def test_a_filter_on_a_column_the_table_does_not_have_leaves_all_rows(model: TableModel) -> None:
    before = model.rowCount()
    model.filter(chosen("provider", "X"))
    assert model.rowCount() == before


def test_choices_count_the_rows_that_the_other_filters_leave(model: TableModel) -> None:
    model.filter(chosen("group", "Horeca"))
    assert model.choices("status") == [("emerging_first", "Emerging – new", 1), ("structural", "Structural", 1)]
    groups = {value: count for value, _words, count in model.choices("group")}
    assert groups["Santé-social"] == 4


def test_several_codes_in_a_cell_are_choices_of_their_own(model: TableModel) -> None:
    assert [value for value, _words, _count in model.choices("causes")] == [
        "qualitative", "quantitative", "working_conditions",
    ]  # fmt: skip


def test_totals_follow_the_filter(model: TableModel) -> None:
    model.filter(chosen("group", "Horeca"))
    assert [(total.name, value) for total, value in model.totals()] == [("places", 144)]


def test_a_column_with_a_hidden_figure_has_no_total() -> None:
    rows = pd.DataFrame({"n": [10.0, None], "hidden": ["", "yes"]})
    columns = (TableColumn("n", "N", Format.INTEGER, total=True, hidden_by="hidden"), TableColumn("hidden", "Hidden"))
    made = TableModel()
    made.show(Table("x", "x", columns, rows))
    assert made.totals() == []


def test_a_new_table_keeps_order_and_filters(model: TableModel) -> None:
    model.sort(model.column_index("title"), DESCENDING)
    model.filter(chosen("group", "Horeca"))
    before = column(model, "title")
    model.show(samples.occupations())
    assert column(model, "title") == before


def test_rows_are_found_by_their_values(model: TableModel) -> None:
    model.sort(model.column_index("title"), DESCENDING)
    row = model.row_where("code", "0692101")
    assert model.values_of(row)["title"] == "Cuisinier / Cuisinière"
    assert model.row_of_source(model.source_row(row)) == row
    assert model.row_where("code", "none such") == -1


def test_copied_text_has_headings_full_numbers_and_the_decimal_mark_of_the_language(model: TableModel) -> None:
    sections = [model.column_index(name) for name in ("code", "title", "places", "rate", "low")]
    english = as_text(model, [0, 4], sections)
    assert english == (
        "Code\tTitle\tPlaces\tExit to work\tLower limit\r\n"
        "0412103\tAide-comptable\t96\t62%\t56%\r\n0311102\tArchitecte\t\t\t\r\n"
    )
    text.set_language("fr")
    rows = pd.DataFrame({"n": [1234.5678]})
    made = TableModel()
    made.show(Table("x", "x", (TableColumn("n", "N", Format.NUMBER),), rows))
    assert as_text(made, [0], [0]) == "N\r\n1234,5678\r\n"


def test_excel_gets_real_numbers_and_codes_as_text(model: TableModel) -> None:
    html = as_html(model, [0], [model.column_index("code"), model.column_index("rate")])
    assert "<td style='mso-number-format:\"\\@\"'>0412103</td>" in html
    assert '<td x:num="0.62">62%</td>' in html


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_text_that_excel_would_run_is_copied_as_text(start: str) -> None:
    made = TableModel()
    made.show(Table("x", "x", (TableColumn("t", "T"),), pd.DataFrame({"t": [f"{start}1+1"]})))
    assert as_text(made, [0], [0]) == f"T\r\n'{start}1+1\r\n"


@given(st.lists(st.one_of(st.none(), st.integers(-5, 5)), max_size=30), st.booleans())
def test_order_is_that_of_python_with_missing_values_last(values: list[int | None], descending: bool) -> None:
    ranks = np.array([np.nan if value is None else value for value in values], dtype=float)
    known = [row for row, value in enumerate(values) if value is not None]
    missing = [row for row, value in enumerate(values) if value is None]
    expected = sorted(known, key=lambda row: -(values[row] or 0) if descending else values[row] or 0) + missing
    assert order_of(ranks, descending=descending).tolist() == expected


def test_a_model_has_no_children(model: TableModel) -> None:
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2019-06-24", "24/06/2019"),
        ("2026-11-22T15:02:42+00:00", "22/11/2026 15:02"),
        ("June 2019", "June 2019"),
        ("", ""),
    ],
)
@pytest.mark.parametrize("language", text.LANGUAGES)
def test_a_date_is_written_as_people_write_it_and_copied_as_it_is(value: str, words: str, language: str) -> None:
    text.set_language(language)
    made = TableModel()
    made.show(Table("x", "x", (TableColumn("d", "D", Format.DATE),), pd.DataFrame({"d": [value]})))
    assert made.index(0, 0).data() == words
    assert as_text(made, [0], [0]) == f"D\r\n{value}\r\n"


def test_a_strip_is_copied_with_its_years_in_words() -> None:
    column = replace(COLUMNS[c.STRIP], years=(2017, 2018, 2019))
    assert cells.for_excel(column, "not_listed;listed;listed") == "2017: not listed; 2018 to 2019: listed"


@pytest.mark.parametrize(("language", "words"), [("en", "not stated"), ("fr", "non précisée"), ("nl", "niet vermeld")])
def test_lists_that_name_no_nomenclature_say_so_in_words_of_the_language(language: str, words: str) -> None:
    text.set_language(language)
    columns = [COLUMNS[name] for name in (c.NOMENCLATURE, c.FROM_NOMENCLATURE, c.TO_NOMENCLATURE)]
    assert [cells.words(column, UNNAMED) for column in columns] == [words] * 3
    assert [cells.words(column, "REM") for column in columns] == ["REM"] * 3
