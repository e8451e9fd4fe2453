"""The annual workbook, beside openpyxl write-only with the same cells and no format."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl

from benchmarks.measure import Row, medians_in_turn
from shortage_app.files.workbook.write import write_workbook
from shortage_app.report.annual import annual_workbook
from shortage_app.text import speaking
from shortage_app.workflow import example
from shortage_app.workflow.exporting import Order, export, shown_years

YEAR, REACH = 2019, 2.5


def rows() -> Iterator[Row]:
    """The example's workbook of 2019."""
    with tempfile.TemporaryDirectory() as folder:
        project, order = example.write(Path(folder) / "example").project, Order((YEAR,), "fr")
        path, plain = Path(folder) / "annual.xlsx", Path(folder) / "plain.xlsx"
        export(project, order, path)
        cells = {
            sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)]
            for sheet in openpyxl.load_workbook(path).worksheets
        }
        size = f"{sum(len(row) for sheet in cells.values() for row in sheet)} cells"
        with speaking(order.language):
            book = annual_workbook(shown_years(project, order))
        bare, written, whole = medians_in_turn(
            (lambda: _plain(cells, plain), lambda: write_workbook(book, path), lambda: export(project, order, path))
        )
        yield Row("write the annual workbook", size, written, "openpyxl write-only", bare, REACH)
        yield Row("export it: describe, then write", size, whole, "openpyxl write-only", bare, REACH)


def _plain(cells: dict[str, list[list[object]]], path: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    for name, lines in cells.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    book.save(path)
