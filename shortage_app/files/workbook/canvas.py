"""Cells on a worksheet: native types, text that never becomes a formula, nothing Excel would have to repair."""

import re
from datetime import date
from typing import Any

from openpyxl.cell.cell import MergedCell
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.worksheet import Worksheet

from shortage_app.files.workbook.styles import Style, Styles
from shortage_app.files.write_values import FORMULA_STARTS, writable
from shortage_app.text import _

TEXT_LENGTH = 32_767  # of a cell, in UTF-16 units
ROWS = 1_048_576  # of a sheet

_PLAIN = (int, float)  # not bool, which is an int too

# Excel reads "_x0041_" as "A"; an escaped underscore keeps such a text as it is.
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class Canvas:
    """A worksheet to write on, with the styles of its workbook."""

    def __init__(self, sheet: Worksheet, styles: Styles) -> None:
        self.sheet = sheet
        self.styles = styles

    def write(self, row: int, column: int, value: object, style: Style) -> None:
        """Write one cell; None leaves it blank, with its look."""
        self._put(row, column, value, self.styles.array(style), style)

    def write_column(self, row: int, column: int, values: list[object], style: Style) -> None:
        """Write a column of cells of one look, downwards from `row`."""
        array = self.styles.array(style)
        for place, value in enumerate(values, row):
            self._put(place, column, value, array, style)

    def write_row(self, row: int, column: int, values: list[object], style: Style) -> None:
        """Write a row of cells of one look, from `column` to the right."""
        array = self.styles.array(style)
        for place, value in enumerate(values, column):
            self._put(row, place, value, array, style)

    def _put(self, row: int, column: int, value: object, array: StyleArray, style: Style) -> None:
        cell: Any = self.sheet.cell(row, column)
        if isinstance(cell, MergedCell):
            cell = self._unmerged(row, column)
        cell._style = array
        if value is None:
            return
        if isinstance(value, str):
            if value.startswith(FORMULA_STARTS):
                cell._style = self.styles.array(style.but(quoted=True))
            _take(cell, cell_text(value), "s")  # whatever it starts with, "=" or "#N/A"
        elif type(value) in _PLAIN:
            _take(cell, value, "n")
        elif isinstance(value, int | float | date):
            cell.value = value
        else:
            raise TypeError(f"no cell for {type(value).__name__}")

    def _unmerged(self, row: int, column: int) -> Any:
        """The cell itself, where a template had merged it with others."""
        for area in list(self.sheet.merged_cells.ranges):
            if (row, column) in area.cells:
                self.sheet.unmerge_cells(area.coord)
        return self.sheet.cell(row, column)


def _take(cell: Any, value: object, kind: str) -> None:
    """Put a value into a cell whose kind is known, where openpyxl would look for it anew."""
    cell._value = value
    cell.data_type = kind


def cell_text(text: str) -> str:
    """`text` as a cell can hold it: a text too long is cut, and says so."""
    text = _ESCAPE_LIKE.sub("_x005F_", writable(text))
    if len(text) * 2 <= TEXT_LENGTH or _units(text) <= TEXT_LENGTH:
        return text
    mark = _("… (cut: too long for a cell)")
    text = text[: TEXT_LENGTH - len(mark)]
    while _units(text) + len(mark) > TEXT_LENGTH:
        text = text[: -max(1, (_units(text) + len(mark) - TEXT_LENGTH) // 2)]
    return text + mark


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
