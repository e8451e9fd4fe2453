"""Paper: A4 across, as wide as the page, header rows repeated, title and page number on every sheet."""

import textwrap

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
# A header or footer holds 255 characters, codes included: two ends of words in the header, one in the footer.
_LONGEST, _LONGEST_ALONE = 90, 160
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
        _say(header.left, _plain(workbook.title, _LONGEST))
        _say(header.right, _plain(workbook.banner, _LONGEST))
        _say(footer.left, _plain(workbook.footer, _LONGEST_ALONE))
        _say(footer.right, _PAGE_NUMBER)


def _plain(words: str, longest: int) -> str:
    """Words as they are: an ampersand is no code, and a digit in front no size of letters."""
    told = textwrap.shorten(writable(words), longest, placeholder="…")
    return f" {told}".replace("&", "&&") if told else ""


def _say(part: _HeaderFooterPart, words: str) -> None:
    if words:
        part.text, part.size, part.font, part.color = words, 8, f"{FONT},Regular", palette.TEXT_HINT
