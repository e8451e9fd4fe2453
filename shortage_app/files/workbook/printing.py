"""Paper: A4 across, as wide as the page, header rows repeated, title and page number on every sheet."""

from openpyxl.worksheet.header_footer import _HeaderFooterPart
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from shortage_app.files.workbook import palette
from shortage_app.files.workbook.styles import FONT
from shortage_app.files.write_values import writable
from shortage_app.report.workbook import Workbook

# Centimetres in inches, as paper is measured in the file.
_SIDE, _END, _HEADER = 1.2 / 2.54, 1.8 / 2.54, 0.8 / 2.54
_LONGEST = 100  # of each end: header and footer hold 255 characters, codes included
_PAGE_NUMBER = "&P / &N"


def set_up_page(sheet: Worksheet, workbook: Workbook) -> None:
    """Set margins, scale, header and footer of a sheet."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = int(sheet.PAPERSIZE_A4)
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(left=_SIDE, right=_SIDE, top=_END, bottom=_END, header=_HEADER, footer=_HEADER)
    sheet.HeaderFooter.scaleWithDoc = False
    header, footer = sheet.oddHeader, sheet.oddFooter
    if header is not None and footer is not None:
        _say(header.left, _plain(workbook.title))
        _say(header.right, _plain(workbook.banner))
        _say(footer.left, _plain(workbook.footer))
        _say(footer.right, _PAGE_NUMBER)


def _plain(words: str) -> str:
    """Words as they are: an ampersand is no code, and a digit in front no size of letters."""
    return f" {writable(words)[:_LONGEST]}".replace("&", "&&").replace("\n", " ") if words else ""


def _say(part: _HeaderFooterPart, words: str) -> None:
    if words:
        part.text, part.size, part.font, part.color = words, 8, f"{FONT},Regular", palette.TEXT_HINT
