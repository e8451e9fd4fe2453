"""A small workbook made by hand, with one of everything, and a picture of a written workbook as text."""

import zipfile
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from xml.etree.ElementTree import Element, fromstring

import pandas as pd
from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.worksheet.worksheet import Worksheet

from shortage_app.domain import codes
from shortage_app.report.chart import Bar, BarChart, Point, PointChart, PointRow, Segment
from shortage_app.report.sentence import Card, Sentence
from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.report.workbook import KeyFigure, Properties, Sheet, Workbook

HIDDEN_RATE = 0.123456789  # still in the frame under a hidden figure: it must not reach any file

OCCUPATIONS = Table(
    "occupations",
    "Two shortage occupations in 2019",
    (
        TableColumn("code", "Code", Format.CODE),
        TableColumn("title", "Title"),
        TableColumn("strip", "Editions", Format.STRIP, years=(2017, 2018, 2019)),
        TableColumn("status", "Status", Format.CHOICE, codes.STATUS_LABELS),
        TableColumn("causes", "Causes", Format.CHOICES, codes.CAUSE_LABELS),
        TableColumn("coverage", "Coverage", Format.CHOICE, codes.COVERAGE_LABELS),
        TableColumn("places", "Places", Format.INTEGER, total=True),
        TableColumn("rate", "Exit to work", Format.PERCENT, hidden_by="suppressed"),
        TableColumn("suppressed", "Hidden", Format.FLAG, shown=False),
        TableColumn("fragile", "Fragile", Format.FLAG),
        TableColumn("since", "Structural since", Format.YEAR),
        TableColumn("published", "Published", Format.DATE),
    ),
    pd.DataFrame(
        {
            "code": ["0110", "=1+1"],
            "title": ["Cook", "Driver, “heavy”"],
            "strip": ["listed;no_edition;listed", "not_listed;not_assessed;unknown"],
            "status": ["structural", "emerging_first"],
            "causes": ["quantitative;working_conditions", ""],
            "coverage": ["direct", "no_product"],
            "places": pd.array([1240.0, None], dtype="Float64"),
            "rate": pd.array([0.625, HIDDEN_RATE], dtype="Float64"),
            "suppressed": ["no", "yes"],
            "fragile": pd.array([True, None], dtype="boolean"),
            "since": pd.array([2012, None], dtype="Int64"),
            "published": ["2020-06-30", ""],
        }
    ),
    ("Threshold: 5.",),
)
FUNNEL_TABLE = Table(
    "funnel",
    "From list to training, 2019",
    (TableColumn("step", "Step"), TableColumn("count", "Occupations", Format.INTEGER)),
    pd.DataFrame({"step": ["On the list", "Direct link"], "count": [112, 78]}),
)
FUNNEL = BarChart(
    "From list to training, 2019",
    FUNNEL_TABLE,
    "Of 112 occupations, 49 have a direct link, 28 an indirect one, and 1 is not offered.",
    bars=(
        Bar("On the list", (Segment("On the list", 112, "listed"),)),
        Bar(
            "Direct link",
            (
                Segment("Direct link", 49, "direct"),
                Segment("Indirect only", 28, "indirect"),
                Segment("Not offered", 1, "notoff", hatched=True),
            ),
            remainder=34,
        ),
    ),
    vertical=False,
)
EDITIONS = BarChart(
    "Structural and emerging",
    FUNNEL_TABLE,
    "In 2019, 70 structural and 42 emerging; no edition in 2018.",
    bars=(
        Bar("2018", (), missing="no edition"),
        Bar("2019", (Segment("Structural", 70, "struct"), Segment("Emerging", 42, "emerg")), strong=True),
    ),
)
RATES = PointChart(
    "Exit to work by education and gender, cohort 2019",
    FUNNEL_TABLE,
    "Women 50 %, men 66 % with upper secondary; women below are hidden.",
    rows=(
        PointRow(
            "≤ 1st stage", (Point("Women", "women", HIDDEN_RATE, hidden="hidden"), Point("Men", "men", 0.5, 0.4, 0.6))
        ),
        PointRow("CESS", (Point("Women", "women", 0.5, 0.39, 0.61), Point("Men", "men", 0.66, 0.59, 0.72))),
    ),
)
GAP = PointChart(
    "Direct link minus not linked, in points",
    FUNNEL_TABLE,
    "Raw 6 points, adjusted 4.",
    rows=(
        PointRow(
            "Women",
            (Point("Raw", "women", 0.06, -0.01, 0.12, filled=False), Point("Adjusted", "women", 0.04, -0.02, 0.1)),
        ),
    ),
    difference=True,
)
CARDS = (
    KeyFigure("listed", Card("Shortage occupations", "112", "listed", "+12 vs 2018", "20 in, 8 out"), 112),
    KeyFigure("covered_share", Card("Covered", "87.6%", "direct"), 78 / 89, Format.PERCENT),
    KeyFigure("rate", Card("Exit to work", "hidden"), None, Format.PERCENT),
)
SAMPLE = Workbook(
    "Shortage occupations & training, 2019",
    "en",
    (
        Sheet(
            "Synthesis",
            "Shortage occupations and training, 2019",
            "List of 2019, catalogue of 2019",
            CARDS,
            (FUNNEL, EDITIONS),
            (Sentence("89 − 78 = 11 have no product; the 12th did not run.", "Why 12 and not 11?"),),
            notes=("Structural: three editions in a row.",),
        ),
        Sheet("Occupations", tables=(OCCUPATIONS,)),
        Sheet(
            "Exits", "Exits of 2019", charts=(RATES, GAP), tables=(FUNNEL_TABLE, replace(OCCUPATIONS, title="Again"))
        ),
    ),
    Properties("The agency", "Year 2019", "shortage", "Made from two files", datetime(2025, 1, 31, 12)),
    banner="Synthetic data",
    footer="Threshold 5",
)


def picture(content: bytes) -> str:
    """A workbook as text: sheets, cells with type and format, tables, charts, names, conditions, paper."""
    book = load_workbook(BytesIO(content))
    about = book.properties
    lines = [
        f"{about.title} | {about.creator} | {about.subject} | {about.language} | {about.created} | {about.modified}"
    ]
    lines += [f"name {name} = {one.attr_text}" for name, one in book.defined_names.items()]
    for sheet in book.worksheets:
        lines += _sheet_lines(sheet)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for name in sorted(archive.namelist()):
            if name.startswith(("xl/charts/", "xl/drawings/drawing")):
                lines += _part_lines(name, fromstring(archive.read(name)))
    return "\n".join(lines) + "\n"


def _sheet_lines(sheet: Worksheet) -> list[str]:
    widths = " ".join(
        f"{letter}:{one.width:g}{'h' if one.hidden else ''}" for letter, one in sheet.column_dimensions.items()
    )
    paper = sheet.page_setup
    return [
        "",
        f"== {sheet.title} | freeze {sheet.freeze_panes} | grid {sheet.sheet_view.showGridLines} | widths {widths}",
        f"paper {paper.orientation} {paper.fitToWidth}x{paper.fitToHeight} | area {sheet.print_area}",
        f"titles {sheet.print_title_rows}",
        f"header {sheet.oddHeader.left.text} / {sheet.oddHeader.right.text} | footer {sheet.oddFooter.left.text}",
        *(f"table {one.name} {one.ref} {one.column_names}" for one in sheet.tables.values()),
        *(_rule_line(str(area.sqref), rule) for area in sheet.conditional_formatting for rule in area.rules),
        *(_cell_line(cell) for row in sheet.iter_rows() for cell in row if cell.value is not None),
    ]


def _rule_line(cells: str, rule: Rule) -> str:
    colours = rule.dxf.fill.bgColor.rgb, rule.dxf.font.color.rgb
    return f"condition {cells} {rule.operator} {rule.formula} {colours}"


def _cell_line(cell: Cell) -> str:
    look = "".join(mark for mark, on in (("b", cell.font.b), ("i", cell.font.i), ("q", cell.quotePrefix)) if on)
    return f"{cell.coordinate} {cell.data_type} {cell.value!r} [{cell.number_format}]{look}"


def _part_lines(name: str, root: Element) -> list[str]:
    """The words, references and colours of a chart or drawing, in order."""
    told = []
    for part in root.iter():
        tag = part.tag.rpartition("}")[2]
        if tag in ("f", "t") and part.text:
            told.append(f"{tag}={part.text}")
        elif tag == "cNvPr":
            told.append(f"{part.get('name')}: {part.get('descr')}")
        elif tag in ("srgbClr", "barDir", "grouping", "errBarType", "legendPos", "prstDash", "pattFill", "min", "max"):
            told.append(f"{tag}={part.get('val') or part.get('prst')}")
    return ["", f"-- {name}", *told]
