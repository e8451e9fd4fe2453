"""Conditional formats: states in their colours, gaps and warnings, as rules that follow when a planner edits a cell."""

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from shortage_app.domain import columns as c
from shortage_app.files.workbook import palette
from shortage_app.report.table import Format, TableColumn
from shortage_app.text import _

# A gap is chronic from three editions on (METHOD section 6).
CHRONIC = 3


def add_conditions(sheet: Worksheet, column: TableColumn, cells: str) -> None:
    """Add to `cells` the rules that a column of this kind has."""
    if column.format is Format.CHOICE:
        for code, label in column.labels.items():
            if code in palette.PILLS:
                sheet.conditional_formatting.add(cells, _equals(_(label), palette.PILLS[code]))
    elif column.name == c.FRAGILE:
        sheet.conditional_formatting.add(cells, _equals(_("Yes"), palette.WARNING))
    elif column.name == c.CHRONIC_EDITIONS:
        sheet.conditional_formatting.add(cells, _rule("greaterThanOrEqual", str(CHRONIC), palette.GAP))


def _equals(words: str, colours: tuple[str, str]) -> Rule:
    quoted = words.replace('"', '""')
    return _rule("equal", f'"{quoted}"', colours)


def _rule(operator: str, formula: str, colours: tuple[str, str]) -> Rule:
    fill, ink = colours
    look = DifferentialStyle(font=Font(color=ink), fill=PatternFill("solid", start_color=fill, end_color=fill))
    return Rule(type="cellIs", operator=operator, formula=[formula], dxf=look)  # type: ignore[arg-type]
