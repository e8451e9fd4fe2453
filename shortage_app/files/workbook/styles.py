"""How cells look: frozen styles, each registered once in the workbook and shared by every cell that has it."""

from dataclasses import dataclass, replace
from typing import Any

from openpyxl import Workbook as Book
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.worksheet import Worksheet

from shortage_app.files.workbook import palette

FONT = "Calibri"
# Every cell of a strip is as wide as the next in it, and it has the five signs.
STRIP_FONT = "Consolas"


@dataclass(frozen=True)
class Style:
    """The look of a cell; borders are given by colour, "" for none."""

    size: float = 10
    bold: bool = False
    italic: bool = False
    ink: str = palette.TEXT
    fill: str = ""
    font: str = FONT
    format: str = "General"
    align: str | None = None
    vertical: str = "center"
    wrap: bool = False
    indent: int = 0
    top: str = ""
    thick_top: str = ""
    bottom: str = ""
    right: str = ""
    quoted: bool = False  # text that Excel would else take for a formula when the cell is edited

    def but(self, **parts: object) -> "Style":
        """The same style with other parts."""
        return replace(self, **parts)  # type: ignore[arg-type]


BODY = Style(bottom=palette.BORDER)
WORDS = BODY.but(align="left", indent=1)
HEADING = Style(bold=True, fill=palette.HEADER, bottom=palette.AXIS, wrap=True)
FOOT = Style(bold=True, fill=palette.HEADER, top=palette.AXIS)
TITLE = Style(size=18, bold=True)
SECTION = Style(size=12, bold=True)
SUBTITLE = Style(size=11, ink=palette.TEXT_SECONDARY)
SENTENCE = Style(size=11)
NOTE = Style(size=9, ink=palette.TEXT_HINT)
LEAD = Style(size=11, bold=True)
BANNER = Style(size=11, bold=True, ink=palette.WARNING[1])
HIDDEN_INK = palette.TEXT_HINT


class Styles:
    """The styles of one workbook."""

    def __init__(self, book: Book) -> None:
        self._any_sheet = Worksheet(book, "styles")  # a cell registers its look with the workbook of its sheet
        self._known: dict[Style, StyleArray] = {}

    def array(self, style: Style) -> StyleArray:
        """The style as cells of this workbook hold it; shared, so never to be changed on a cell."""
        if style not in self._known:
            self._known[style] = self._registered(style)
        return self._known[style]

    def _registered(self, style: Style) -> StyleArray:
        cell: Any = Cell(self._any_sheet, row=1, column=1)
        cell.font = Font(name=style.font, size=style.size, bold=style.bold, italic=style.italic, color=style.ink)
        cell.number_format = style.format
        cell.alignment = Alignment(
            horizontal=style.align, vertical=style.vertical, wrap_text=style.wrap or None, indent=style.indent
        )
        if style.fill:
            cell.fill = PatternFill("solid", start_color=style.fill, end_color=style.fill)
        if style.top or style.thick_top or style.bottom or style.right:
            cell.border = _border(style)
        if style.quoted:
            cell.quotePrefix = True
        array: StyleArray = cell._style
        return array


def _border(style: Style) -> Border:
    top = Side("medium", color=style.thick_top) if style.thick_top else _side("thin", style.top)
    return Border(top=top, bottom=_side("thin", style.bottom), right=_side("thick", style.right))


def _side(kind: str, colour: str) -> Side:
    return Side(kind, color=colour) if colour else Side()  # type: ignore[arg-type]
