"""The workbook in the making: its sheets, the names already taken, and the sheet of the figures of its charts."""

from typing import Any

from openpyxl import Workbook as Book
from openpyxl.chart._chart import ChartBase
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor, TwoCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from shortage_app.files.workbook import palette
from shortage_app.files.workbook.canvas import Canvas
from shortage_app.files.workbook.chart_data import chart_data, place_chart_data
from shortage_app.files.workbook.charts import figure_format, native_chart
from shortage_app.files.workbook.names import Names
from shortage_app.files.workbook.printing import set_up_page
from shortage_app.files.workbook.styles import Styles
from shortage_app.report.chart import Chart
from shortage_app.report.workbook import Workbook
from shortage_app.text import _

# Of a chart placed by a template: 16 by 8.5 centimetres, in EMU.
_CHART_SIZE = (5_760_000, 3_060_000)
_CLEAR = 38_100  # three points, so as not to cover the line above


class Draft:
    """A workbook of openpyxl being filled from a description."""

    def __init__(self, workbook: Workbook, book: Book | None = None) -> None:
        self.workbook = workbook
        self.book = book or _blank_book()
        self.names = Names(self.book.sheetnames, (*self.book.defined_names, *_tables(self.book)))
        self.alternatives: dict[ChartBase, tuple[str, str]] = {}
        self._styles = Styles(self.book)
        self._chart_figures: Canvas | None = None
        self._next_figures = 1

    def new_sheet(self, name: str) -> Canvas:
        """A new sheet at the end, under a legal name near to `name`."""
        sheet = self.book.create_sheet(self.names.sheet(name))
        sheet.sheet_view.showGridLines = False
        set_up_page(sheet, self.workbook)
        return Canvas(sheet, self._styles)

    def known_sheet(self, name: str) -> Canvas | None:
        """The sheet of a template that has this name already."""
        for sheet in self.book.worksheets:
            if sheet.title.casefold() == name.casefold():
                return self.canvas_of(sheet)
        return None

    def canvas_of(self, sheet: Worksheet) -> Canvas:
        """A sheet of the workbook to write on."""
        return Canvas(sheet, self._styles)

    def name_cell(self, name: str, canvas: Canvas, row: int, column: int) -> None:
        """Give a cell a name of its own in the workbook."""
        place = f"{quote_sheetname(canvas.sheet.title)}!${get_column_letter(column)}${row}"
        legal = self.names.range(name)
        self.book.defined_names[legal] = DefinedName(legal, attr_text=place)

    def add_chart(self, canvas: Canvas, chart: Chart, anchor: OneCellAnchor | TwoCellAnchor) -> None:
        """Draw a chart at its anchor, with its figures on the sheet of chart data."""
        figures = self._figures_canvas()
        data = chart_data(chart)
        cells = place_chart_data(figures, chart.title, data, figure_format(chart), self._next_figures)
        self._next_figures = cells.after + 1
        native: Any = native_chart(chart, data, cells)
        native.anchor = anchor
        canvas.sheet.add_chart(native)
        self.alternatives[native] = (chart.title, chart.alternative)

    def finish(self) -> None:
        """Put the sheet of chart data last, and open the workbook at its first sheet."""
        if self._chart_figures:
            self.book.move_sheet(self._chart_figures.sheet, len(self.book.worksheets))
        self.book.active = 0
        for sheet in self.book.worksheets:
            sheet.sheet_view.tabSelected = sheet is self.book.worksheets[0]

    def _figures_canvas(self) -> Canvas:
        if self._chart_figures is None:
            self._chart_figures = self.new_sheet(_("Chart data"))
            self._chart_figures.sheet.sheet_properties.tabColor = palette.AXIS
        return self._chart_figures


def over_cells(place: tuple[int, int], size: tuple[int, int]) -> TwoCellAnchor:
    """A place over cells, corner and size as (row, column): filled whatever the width of letters of the reader."""
    row, column = place[0] - 1, place[1] - 1
    start = AnchorMarker(col=column, row=row, rowOff=_CLEAR)
    end = AnchorMarker(col=column + size[1], row=row + size[0])
    return TwoCellAnchor(editAs="oneCell", _from=start, to=end)


def at_cell(row: int, column: int) -> OneCellAnchor:
    """A place of the usual size of a chart with its corner at a cell, whatever the width of the columns there."""
    corner = AnchorMarker(col=column - 1, row=row - 1)
    return OneCellAnchor(_from=corner, ext=XDRPositiveSize2D(*_CHART_SIZE))


def _blank_book() -> Book:
    book = Book()
    book.remove(book.worksheets[0])
    book.calculation.fullCalcOnLoad = False  # there is no formula, and Excel would ask to save on closing
    return book


def _tables(book: Book) -> list[str]:
    return [name for sheet in book.worksheets for name in sheet.tables]
