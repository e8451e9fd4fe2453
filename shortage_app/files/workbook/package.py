"""The parts of an .xlsx file: openpyxl's, with alternative texts, and the same bytes for the same content.

openpyxl has no public way to these parts, so its writers are extended here, and nowhere else.
"""

from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, SubElement
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook as Book
from openpyxl.chart._chart import ChartBase
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from shortage_app.files.workbook.rows import rows_xml

# The first day a zip file knows: parts carry no time of their own, the document properties do.
NO_TIME = (1980, 1, 1, 0, 0, 0)


def package(book: Book, alternatives: dict[ChartBase, tuple[str, str]]) -> bytes:
    """The bytes of a workbook; `alternatives` gives the title and the alternative text of each chart."""
    content = BytesIO()
    with _TimelessZip(content, "w", ZIP_DEFLATED) as archive:
        _PackageWriter(book, archive, alternatives).write_data()
    return content.getvalue()


class _TimelessZip(ZipFile):
    def writestr(self, name: Any, data: Any, *rest: Any) -> None:
        part = ZipInfo(name, NO_TIME) if isinstance(name, str) else name
        part.compress_type = ZIP_DEFLATED
        super().writestr(part, data, *rest)


class _DescribedDrawing(SpreadsheetDrawing):
    """A drawing whose charts have a name and an alternative text for those who do not see them."""

    tagname = SpreadsheetDrawing.tagname
    __elements__ = SpreadsheetDrawing.__elements__  # not inherited: each class of openpyxl makes its own
    alternatives: dict[ChartBase, tuple[str, str]]

    def _chart_frame(self, idx: int) -> Any:
        frame = super()._chart_frame(idx)  # type: ignore[misc]
        described = frame.nvGraphicFramePr.cNvPr
        title, alternative = self.alternatives.get(self.charts[idx - 1], ("", ""))
        described.name = title or described.name
        described.descr = alternative or None
        return frame


class _SheetWriter(WorksheetWriter):
    """Writes a sheet without its rows, and that digits kept as text in it are no error to be marked in green."""

    def write_rows(self) -> None:
        self.xf.send(Element("sheetData"))

    def write_drawings(self) -> None:
        errors = Element("ignoredErrors")
        sheet: Any = self.ws
        area = sheet.calculate_dimension()
        SubElement(errors, "ignoredError", sqref=area, numberStoredAsText="1")
        self.xf.send(errors)
        super().write_drawings()


class _PackageWriter(ExcelWriter):
    _archive: ZipFile

    def __init__(self, book: Book, archive: ZipFile, alternatives: dict[ChartBase, tuple[str, str]]) -> None:
        super().__init__(book, archive)
        self._alternatives = alternatives

    def write_worksheet(self, ws: Any) -> None:
        """Write a sheet from memory: openpyxl would leave it in the temporary folder if it were killed."""
        ws._drawing = _DescribedDrawing()
        ws._drawing.alternatives = self._alternatives
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        content = BytesIO()
        writer: Any = _SheetWriter(ws, out=content)
        rows = rows_xml(ws, writer.rows())  # first: it finds the links and comments that are written after the rows
        writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], content.getvalue().replace(b"<sheetData />", rows, 1))
        self.manifest.append(ws)
