"""A table is saved from its menu with the rows that are shown, in their order, as Excel or either CSV."""

from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.ui.visit import Filters
from shortage_app.ui.widgets.table_view import TableView

CHOICES = {
    "xlsx": "Save as Excel…",
    "belgian": "Save as CSV for Belgian Excel (;)…",
    "rfc": "Save as CSV (RFC 4180)…",
}


@pytest.fixture
def view(qtbot) -> TableView:
    columns = (
        TableColumn("code", "Code", Format.CODE),
        TableColumn("rate", "Rate", Format.PERCENT, hidden_by="hidden"),
        TableColumn("hidden", "Hidden", shown=False),
    )
    rows = pd.DataFrame({"code": ["01", "02", "03"], "rate": [0.25, 0.5, 0.125], "hidden": ["no", "no", "yes"]})
    view = TableView()
    qtbot.addWidget(view)
    view.show_table(Table("t", "Rates: 2019/2020", columns, rows))
    view.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    view.filter(Filters(values={"code": frozenset({"02", "03"})}))
    return view


def save(view: TableView, monkeypatch, path: str, choice: str) -> str:
    """Save by the menu; gives the name that was proposed."""
    proposed = []

    def answer(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        proposed.append(name)
        return path, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    menu = view.menu_of_column(0)
    next(action for action in menu.actions() if action.text() == CHOICES[choice]).trigger()
    return Path(proposed[0]).name


def test_excel_gets_the_shown_rows_with_real_numbers_and_the_word_for_hidden(view, monkeypatch, tmp_path) -> None:
    assert save(view, monkeypatch, str(tmp_path / "out"), "xlsx") == "Rates- 2019-2020.xlsx"
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]
    cells = [tuple(cell.value for cell in row) for row in sheet[sheet.tables["t"].ref]]
    assert cells == [("Code", "Rate", "Hidden"), ("03", "hidden", "yes"), ("02", 0.5, "no")]


def test_both_forms_of_csv_leave_a_hidden_figure_empty(view, monkeypatch, tmp_path) -> None:
    save(view, monkeypatch, str(tmp_path / "be.csv"), "belgian")
    save(view, monkeypatch, str(tmp_path / "rfc.csv"), "rfc")
    assert (tmp_path / "be.csv").read_bytes().decode("utf-8-sig").splitlines() == [
        "code;rate;hidden", "03;;yes", "02;0,5;no",
    ]  # fmt: skip
    assert (tmp_path / "rfc.csv").read_text().splitlines() == ["code,rate,hidden", "03,,yes", "02,0.5,no"]


def test_what_cannot_be_written_is_said_over_the_table(view, monkeypatch, tmp_path) -> None:
    save(view, monkeypatch, str(tmp_path / "gone" / "out.xlsx"), "xlsx")
    said = view.findChild(QMessageBox)
    assert said is not None and "The folder is not there." in said.text()
