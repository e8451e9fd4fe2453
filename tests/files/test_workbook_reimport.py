"""What the workbook says comes back through the ordinary import without loss."""

import pandas as pd
import pytest

from shortage_app.domain.inputs import CATALOGUE, EXIT_COUNTS, LINKS, SHORTAGE_LIST, Column, InputTable, Kind
from shortage_app.files.reading import ReadOptions, read_table
from shortage_app.files.workbook.write import write_workbook
from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.report.workbook import Sheet, Workbook

FORMATS = {
    Kind.CODE: Format.CODE,
    Kind.CODES: Format.TEXT,
    Kind.TEXT: Format.TEXT,
    Kind.NUMBER: Format.NUMBER,
    Kind.INTEGER: Format.INTEGER,
    Kind.COUNT: Format.INTEGER,
    Kind.YEAR: Format.YEAR,
    Kind.DATE: Format.DATE,
    Kind.FLAG: Format.FLAG,
    Kind.CHOICE: Format.CHOICE,
    Kind.CHOICES: Format.CHOICES,
}
LISTED = {
    "code": ["0110", "0007", "A-1"],
    "title_fr": ["Cuisinier / Cuisinière", "=Maçon", "Chef éducateur"],
    "causes": ["quantitative;working_conditions", "qualitative", ""],
    "offers_received": [1240.0, 3.0, None],
    "fill_rate": [0.625, None, 0.0725],
    "in_scope": [True, False, None],
}
OFFERED = {
    "product_code": ["0001", "P-4417"],
    "title_fr": ["Commis de cuisine", "Gestion d’un établissement"],
    "provider_type": ["own_centre", "partner"],
    "training_type": ["qualifying", "upskilling"],
    "places": [18.0, None],
    "hours": [1200.5, 80.0],
    "occupation_codes": ["0110;0007", "0007"],
    "offered": [True, False],
}
LINKED = {
    "product_code": ["0001", "P-4417"],
    "occupation_code": ["0110", "0007"],
    "strength": ["direct", "indirect"],
    "decided_on": ["2020-02-12", ""],
}
LEFT = {
    "cohort_year": [2019, 2019, 2019],
    "product_code": ["0001", "0001", "0001"],
    "gender": ["female", "male", "male"],
    "education_level": ["upper_secondary", "abroad_not_recognised", "first_degree_or_less"],
    "leavers": [1240.0, 20.0, None],
    "to_work": [700.0, None, None],
}


@pytest.fixture
def back(tmp_path):
    """Write rows of an input table into a workbook of several sheets, and read them as a planner would."""

    def written_and_read(
        told: InputTable, rows: dict[str, list[object]], hidden_by: str = ""
    ) -> list[dict[str, object]]:
        frame = pd.DataFrame(rows)
        declared = [(name, told.column(name)) for name in rows if name != "suppressed"]
        columns = [_shown(one, hidden_by) for _name, one in declared]
        if "suppressed" in rows:
            columns.append(TableColumn("suppressed", "Suppressed", Format.FLAG, shown=False))
        table = Table(told.kind, "A table of 2019", tuple(columns), frame, ("Source: the planner.", "Threshold: 5."))
        other = Sheet("Summary", notes=("Nothing to import here.",))
        book = Workbook(
            "2019", "en", (other, Sheet("Data", tables=(table,))), banner="Synthetic data", footer="Threshold 5"
        )
        write_workbook(book, tmp_path / "book.xlsx")
        reading = read_table(tmp_path / "book.xlsx", told.kind, ReadOptions(sheet="Data"))
        assert [problem.message for problem in reading.problems if problem.severity != "warning"] == []
        return [{name: _plain(row[name]) for name, _one in declared} for row in reading.table.to_dict("records")]

    return written_and_read


def _shown(column: Column, hidden_by: str) -> TableColumn:
    """An input column as a table shows it: rates are shares, and only counts are ever hidden or summed."""
    is_count = column.kind is Kind.COUNT
    form = Format.PERCENT if column.name == "fill_rate" else FORMATS[column.kind]
    hidden_by = hidden_by if is_count else ""
    return TableColumn(column.name, column.label, form, column.labels, total=is_count, hidden_by=hidden_by)


def _plain(value: object) -> object:
    return None if pd.isna(value) else value


def _rows(columns: dict[str, list[object]]) -> list[dict[str, object]]:
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


@pytest.mark.parametrize(("told", "rows"), [(SHORTAGE_LIST, LISTED), (CATALOGUE, OFFERED), (LINKS, LINKED)])
def test_every_cell_of_an_exported_table_comes_back(back, told, rows):
    assert back(told, rows) == _rows(rows)


def test_a_hidden_count_comes_back_as_hidden_and_not_as_zero_or_missing(back, tmp_path):
    rows = {**LEFT, "suppressed": ["no", "yes", "yes"]}
    came = back(EXIT_COUNTS, rows, hidden_by="suppressed")
    assert [row["leavers"] for row in came] == [1240, None, None]
    reading = read_table(tmp_path / "book.xlsx", "exits", ReadOptions(sheet="Data"))
    assert reading.table["suppressed"].tolist() == ["", "leavers;to_work", "leavers;to_work"]
