"""The agency's own workbook, filled."""

import zipfile
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook as Book
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName
from python_calamine import CalamineWorkbook

from shortage_app.files.workbook.parts import OFFICE, Parts
from shortage_app.files.workbook.write import write_workbook
from shortage_app.report.workbook import Sheet
from tests.files.excel_form import faults_of
from tests.files.workbook_sample import CARDS, OCCUPATIONS, SAMPLE

LOGO = b"\x89PNG\r\n\x1a\n the agency's logo"
NAMES = 'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
PICTURE = (
    f'<xdr:pic><a:blip xmlns:a="urn:a" xmlns:r="{OFFICE}" r:embed="kept1"/>'
    '<mc:Choice xmlns:mc="urn:m" Requires="a14"/></xdr:pic>'
)
DRAWING = (
    f'<?xml version="1.0" encoding="UTF-8"?><xdr:wsDr {NAMES}><xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col>'
    "<xdr:row>0</xdr:row></xdr:from><xdr:to><xdr:col>3</xdr:col><xdr:row>8</xdr:row></xdr:to>"
    f"{PICTURE}<xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>"
).encode()


@pytest.fixture
def fill(tmp_path):
    """Fill a template with the sample: the file, and what it was said to lack."""

    def filled(template: bytes, workbook=SAMPLE) -> tuple[bytes, tuple[str, ...]]:
        (tmp_path / "template.xlsx").write_bytes(template)
        said = write_workbook(workbook, tmp_path / "out.xlsx", tmp_path / "template.xlsx")
        return (tmp_path / "out.xlsx").read_bytes(), said

    return filled


def template(book: Book) -> bytes:
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def with_logo(content: bytes, title: str) -> bytes:
    """A template with a logo on a sheet and another in its page header, as Excel would have saved it."""
    parts = Parts(content)
    sheet = parts.sheets()[title]
    for name, part, kind in (
        ("xl/media/image1.png", LOGO, "image/png"),
        ("xl/drawings/drawing1.xml", DRAWING, "application/vnd.openxmlformats-officedocument.drawing+xml"),
        ("xl/drawings/vmlDrawing1.vml", b"<xml/>", "application/vnd.openxmlformats-officedocument.vmlDrawing"),
    ):
        parts.add(name, part, kind)
    parts.relate("xl/drawings/drawing1.xml", "image", "xl/media/image1.png")
    parts.relate("xl/drawings/vmlDrawing1.vml", "image", "xl/media/image1.png")
    for tag, kind, target in (
        ("drawing", "drawing", "xl/drawings/drawing1.xml"),
        ("legacyDrawingHF", "vmlDrawing", "xl/drawings/vmlDrawing1.vml"),
    ):
        number = parts.relate(sheet, kind, target)
        parts.insert(sheet, f'<{tag} xmlns:r="{OFFICE}" r:id="{number}"/>'.encode(), (b"</worksheet>",))
    return parts.zipped()


def test_places_and_names_are_filled_in_the_look_of_the_template(fill):
    book = Book()
    sheet = book.active
    sheet["B2"], sheet["B3"], sheet["B4"] = (
        "{{ Listed }}",
        "{{year}}: {{listed}} occupations, {{covered_share}}",
        "{{rate}}",
    )
    sheet["B2"].font = Font(name="Agency Sans", bold=True)
    book.defined_names["covered_share"] = DefinedName("covered_share", attr_text="'Sheet'!$C$5")
    content, said = fill(template(book), replace(SAMPLE, facts=(("year", "2019"),)))
    filled = load_workbook(BytesIO(content))["Sheet"]
    assert [filled[cell].value for cell in ("B2", "B3", "B4", "C5")] == [
        112,
        "2019: 112 occupations, 87.6%",
        "hidden",
        78 / 89,
    ]
    assert (filled["B2"].font.name, filled["B2"].number_format, filled["C5"].number_format) == (
        "Agency Sans",
        "#,##0",
        "0.0%",
    )
    assert not any("key figures" in message for message in said)


def test_a_table_and_a_chart_stand_where_the_template_wants_them(fill):
    book = Book()
    book.active["B4"], book.active["B20"] = "{{occupations}}", "{{chart:funnel}}"
    content, _said = fill(template(book))
    filled = load_workbook(BytesIO(content))
    sheet = filled["Sheet"]
    assert (sheet.tables["occupations"].ref, sheet["B4"].value, sheet["B5"].value) == ("B4:L6", "Code", "0110")
    assert (len(sheet._charts), sheet["B20"].value) == (1, None)
    assert "Occupations" not in filled.sheetnames


def test_a_sheet_of_the_same_name_is_filled_below_what_stands_on_it(fill):
    book = Book()
    book.active.title = "Occupations"
    book.active["A1"] = "The agency"
    content, said = fill(template(book))
    filled = load_workbook(BytesIO(content))
    assert [cell.value for cell in filled["Occupations"]["A"][:6]] == [
        "The agency",
        None,
        "Two shortage occupations in 2019",
        "Synthetic data",
        None,
        "Code",
    ]
    assert filled.sheetnames == ["Occupations", "Synthesis", "Exits", "Chart data"]
    assert not any("“Occupations”" in message for message in said)


def test_a_logo_stays_byte_by_byte_and_content_begins_below_it(fill):
    book = Book()
    book.active.title = "Occupations"
    content, _said = fill(with_logo(template(book), "Occupations"))
    parts = Parts(content)
    drawing = parts.related(parts.sheets()["Occupations"], "drawing")
    image = parts.related(drawing, "image")
    assert (parts.content[drawing], parts.content[image]) == (DRAWING, LOGO)
    assert load_workbook(BytesIO(content))["Occupations"]["A11"].value == "Two shortage occupations in 2019"


def test_charts_of_the_program_join_the_drawing_of_the_template(fill):
    book = Book()
    book.active.title = "Synthesis"
    content, _said = fill(with_logo(template(book), "Synthesis"))
    parts = Parts(content)
    drawing = parts.related(parts.sheets()["Synthesis"], "drawing")
    relations = [(one.get("Id"), parts.resolve(drawing, one)) for one in parts.relations(drawing)]
    assert relations == [
        ("kept1", "xl/media/kept_image1.png"),
        ("own0", "xl/charts/chart1.xml"),
        ("own1", "xl/charts/chart2.xml"),
    ]
    written = parts.content[drawing]
    assert PICTURE.encode() in written
    assert all(f'"{number}"'.encode() in written for number in ("own0", "own1", "10001", "10002"))
    assert b"Of 112 occupations" in written


def test_the_picture_of_a_page_header_stays(fill):
    book = Book()
    book.active.title = "Occupations"
    book.active.oddHeader.center.text = "&G"
    content, _said = fill(with_logo(template(book), "Occupations"))
    parts = Parts(content)
    sheet = parts.sheets()["Occupations"]
    picture = parts.related(sheet, "vmlDrawing")
    assert (parts.content[picture], parts.content[parts.related(picture, "image")]) == (b"<xml/>", LOGO)
    tags = [parts.content[sheet].find(tag) for tag in (b"<drawing", b"<legacyDrawingHF", b"<tableParts")]
    assert tags == sorted(tags) and tags[0] > 0
    assert load_workbook(BytesIO(content))["Occupations"].oddHeader.center.text == "&G"


def test_every_part_of_a_filled_template_is_declared_once_and_every_reference_leads_somewhere(fill):
    book = Book()
    book.active.title = "Synthesis"
    book.create_sheet("Exits")["A1"] = "{{occupations}}"
    content, _said = fill(with_logo(template(book), "Exits"))
    parts = Parts(content)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert len(archive.namelist()) == len(set(archive.namelist()))
    for part in ["", *parts.content]:
        for one in parts.relations(part):
            assert parts.resolve(part, one) in parts.content, (part, one.attrib)
    assert all(parts.type_of(part) != "application/octet-stream" for part in parts.content)
    assert faults_of(content) == []
    assert CalamineWorkbook.from_filelike(BytesIO(content)).sheet_names == ["Synthesis", "Exits", "Chart data"]


def test_a_name_that_two_sheets_use_is_that_of_the_first_and_the_other_is_not_lost(fill):
    book = Book()
    book.active["A1"], book.active["P1"] = "{{occupations}}", "{{listed}}"
    synthesis = replace(SAMPLE.sheets[0], name="2018", cards=(replace(CARDS[0], value=100),))
    occupations = Sheet("Occupations 2018", tables=(replace(OCCUPATIONS, title="2018"),))
    content, _said = fill(template(book), replace(SAMPLE, sheets=(*SAMPLE.sheets[:2], synthesis, occupations)))
    filled = load_workbook(BytesIO(content))
    assert filled.sheetnames == ["Sheet", "Synthesis", "2018", "Occupations 2018", "Chart data"]
    assert [[*sheet.tables] for sheet in filled.worksheets] == [["occupations"], [], [], ["occupations_2"], []]
    assert [filled[name]["A6"].value for name in ("Synthesis", "2018")] == [78 / 89, 100]


def test_a_merged_cell_of_the_template_gives_way(fill):
    book = Book()
    book.active["A1"] = "{{occupations}}"
    book.active.merge_cells("A2:B3")
    content, _said = fill(template(book))
    sheet = load_workbook(BytesIO(content))["Sheet"]
    assert [cell.value for row in sheet["A1:B3"] for cell in row] == [
        "Code",
        "Title",
        "0110",
        "Cook",
        "=1+1",
        "Driver, “heavy”",
    ]


def test_a_formula_and_a_name_for_a_constant_are_left_alone(fill):
    book = Book()
    book.active["A1"] = '="{{listed}}"'
    book.defined_names["listed"] = DefinedName("listed", attr_text="0.21")
    content, _said = fill(template(book))
    filled = load_workbook(BytesIO(content))
    assert (filled["Sheet"]["A1"].value, filled.defined_names["listed"].attr_text) == ('="{{listed}}"', "0.21")


def test_comments_links_rich_text_and_dates_of_the_template_stay(fill):
    book = Book()
    sheet = book.active
    sheet["A1"], sheet["A2"], sheet["A3"] = "asked <by> & for", "agency", datetime(2020, 6, 30, 12)
    sheet["A1"].comment = Comment("Ask the planner", "Agency")
    sheet["A2"].hyperlink = "https://www.example.org/?a=1&b=2"
    sheet["A4"] = CellRichText("Year ", TextBlock(InlineFont(b=True), "2019"))
    sheet["A5"] = True
    sheet.row_dimensions[2].height = 33
    content, _said = fill(template(book))
    filled = load_workbook(BytesIO(content), rich_text=True)["Sheet"]
    assert [filled[f"A{row}"].value for row in range(1, 6)] == [sheet[f"A{row}"].value for row in range(1, 6)]
    assert isinstance(filled["A4"].value, CellRichText) and filled.row_dimensions[2].height == 33
    assert (filled["A1"].comment.text, filled["A2"].hyperlink.target) == (
        "Ask the planner",
        "https://www.example.org/?a=1&b=2",
    )


def test_the_template_itself_is_never_written(fill, tmp_path):
    content = template(Book())
    fill(content)
    assert (tmp_path / "template.xlsx").read_bytes() == content
    assert sorted(path.name for path in Path(tmp_path).iterdir()) == ["out.xlsx", "template.xlsx"]
