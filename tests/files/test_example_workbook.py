"""The workbook of the example: as it was when a person last looked, and in the form that Excel asks for."""

import os
import re
from collections.abc import Iterator
from difflib import unified_diff
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from shortage_app.files.workbook.parts import Parts
from shortage_app.workflow.exporting import Order, export
from tests.files.excel_form import faults_of

SNAPSHOT = Path(__file__).parent / "snapshots" / "example_2019.txt"
# What differs from one making of the example to the next: when a file was imported, and its fingerprint.
_MOMENT, _PRINT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d"), re.compile(r"[0-9a-f]{64}")


@pytest.fixture(scope="module")
def written(made_example, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("book") / "2019.xlsx"
    export(made_example.project, Order((2019,), "en"), path)
    return path


def test_every_cell_of_the_example_is_as_it_was_when_a_person_last_looked(written) -> None:
    """SHORTAGE_UPDATE_SNAPSHOTS=1 pytest tests/files/test_example_workbook.py writes it anew."""
    shown = picture(written.read_bytes())
    if os.environ.get("SHORTAGE_UPDATE_SNAPSHOTS"):
        SNAPSHOT.write_text(shown, encoding="utf-8")
    before = SNAPSHOT.read_text(encoding="utf-8").splitlines()
    assert [*unified_diff(before, shown.splitlines(), lineterm="", n=0)] == []


def test_excel_has_nothing_to_repair(written) -> None:
    assert faults_of(written.read_bytes()) == []


@pytest.mark.parametrize(
    ("part", "sound", "broken", "fault"),
    [
        ("xl/workbook.xml", b'name="Coverage"', b'name="OCCUPATIONS"', "sheet occupations twice"),
        ("xl/workbook.xml", b'name="listed"', b'name="R1C1"', "name R1C1 is not legal"),
        ("xl/tables/table2.xml", b' id="2"', b' id="1"', "table id 1 twice"),
        ("xl/tables/table2.xml", b'name="Linked products"', b'name="Linked"', "are not its columns"),
        ("xl/worksheets/sheet2.xml", b"<v>5</v>", b"<v>five</v>", "holds 'five' as n"),
        ("xl/worksheets/sheet2.xml", b"<v>5</v>", b"<f>4+1</f><v>5</v>", "is a formula"),
        ("xl/charts/chart1.xml", b"<gapWidth", b"<axId/><gapWidth", "parts in another order"),
        ("xl/_rels/workbook.xml.rels", b"sheet3.xml", b"sheet33.xml", "which is not there"),
    ],
)
def test_a_file_that_excel_would_repair_is_found_out(written, part, sound, broken, fault) -> None:
    parts = Parts(written.read_bytes())
    assert sound in parts.content[part]
    parts.content[part] = parts.content[part].replace(sound, broken, 1)
    assert any(fault in one for one in faults_of(parts.zipped()))


def test_a_second_reader_sees_the_same_value_of_the_same_type_in_every_cell(written) -> None:
    book, second = load_workbook(written), CalamineWorkbook.from_path(written)
    assert second.sheet_names == book.sheetnames
    seen = 0
    for sheet in book.worksheets:
        rows = second.get_sheet_by_name(sheet.title).to_python(skip_empty_area=False)
        for cell in cells_of(sheet):
            other = rows[cell.row - 1][cell.column - 1]
            own = float(cell.value) if cell.data_type == "n" else cell.value
            other = other if cell.data_type != "d" else type(own)(*other.timetuple()[:3])
            assert (sheet.title, cell.coordinate, type(own), own) == (sheet.title, cell.coordinate, type(other), other)
            seen += 1
    assert seen > 10_000


# The picture


def picture(content: bytes) -> str:
    """Every sheet row by row; a cell is its type, its value and the number of its look, listed at the end."""
    book = load_workbook(BytesIO(content))
    looks: dict[str, int] = {}
    lines = []
    for sheet in book.worksheets:
        frozen, hidden = sheet.freeze_panes, [at for at, one in sheet.column_dimensions.items() if one.hidden]
        lines += [f"== {sheet.title} · frozen {frozen} · folded {' '.join(hidden)} · charts {len(sheet._charts)}"]
        lines += [f"table {one.name} {one.ref}" for one in sheet.tables.values()]
        lines += [line for row in sheet.iter_rows() if (line := _line(row, looks))]
    lines += ["== looks", *(f"{number} {look}" for look, number in looks.items())]
    return _PRINT.sub("(sha-256)", _MOMENT.sub("(when)", "\n".join(lines))) + "\n"


def _line(row: tuple[Cell, ...], looks: dict[str, int]) -> str:
    told = [f"{_value(cell)}{looks.setdefault(_look(cell), len(looks))}" for cell in row if cell.value is not None]
    first = next((cell.coordinate for cell in row if cell.value is not None), "")
    return f"{first} {' | '.join(told)}" if told else ""


def _value(cell: Cell) -> str:
    words = str(cell.value).replace("\n", "⏎")
    return f"{words} {'' if cell.data_type == 's' else cell.data_type}"


def _look(cell: Cell) -> str:
    font, fill = cell.font, cell.fill.start_color.rgb if cell.fill.fill_type else ""
    marks = "".join(mark for mark, on in (("b", font.b), ("i", font.i), ("q", cell.quotePrefix)) if on)
    return f"[{cell.number_format}] {font.name} {font.sz:g}{marks} {font.color.rgb} {fill} {cell.alignment.horizontal}"


def cells_of(sheet: Worksheet) -> Iterator[Cell]:
    """The cells that hold something."""
    return (cell for row in sheet.iter_rows() for cell in row if cell.value is not None)
