"""What calamine does not give of an xlsx sheet: error cells, formulas without a value, hidden rows, zero formats.

calamine returns "" for an error cell and for a formula that was never computed, and drops number formats. The text of
the sheet part is searched for them; most sheets hold none, and the search then costs a fraction of the parsing.
"""

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from shortage_app.files.guard.cells import SheetMarks
from shortage_app.files.guard.package import column_letters, column_number, pieces

WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
STYLES = "xl/styles.xml"
MAX_MARKS = 100_000  # cells named one by one; a sheet with more errors than this is no table

_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*["']([^"']*)["']""")
_HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\s([^>]*\bhidden\s*=\s*["'](?:1|true)["'][^>]*)>""")
_HIDDEN_COLUMN = re.compile(rb"""<(?:\w+:)?col\s([^>]*\bhidden\s*=\s*["'](?:1|true)["'][^>]*)>""")
_ERROR = re.compile(rb"""<(?:\w+:)?c\s([^>]*\bt\s*=\s*["']e["'][^>]*)>(.*?)</(?:\w+:)?c>""", re.DOTALL)
_FORMULA = re.compile(rb"""<(?:\w+:)?c\s([^>]*[^>/])>\s*<(?:\w+:)?f\b(.*?)</(?:\w+:)?c>""", re.DOTALL)
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|t)(?:\s[^>]*)?>([^<]+)<")
_REFERENCE = re.compile(r"([A-Z]+)(\d+)")
_LAST_COLUMN = 16_384


def parts_of_sheets(path: Path) -> dict[str, str]:
    """The zip part of each worksheet, by the sheet's name."""
    from defusedxml import ElementTree

    with zipfile.ZipFile(path) as package:
        book = ElementTree.fromstring(package.read(WORKBOOK))
        relations = ElementTree.fromstring(package.read(RELATIONS))
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    found = {}
    for sheet in book.iter():
        if sheet.tag.endswith("}sheet"):
            key = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")
            target = targets.get(key, "")
            found[sheet.get("name", "")] = target.lstrip("/") if target.startswith("/") else _inside_xl(target)
    return found


def _inside_xl(target: str) -> str:
    return str(PurePosixPath("xl") / target)


def marks(path: Path, part: str) -> SheetMarks:
    """Error cells, formulas without a value, hidden rows and columns of a sheet part."""
    errors: dict[tuple[int, int], str] = {}
    hidden_rows: set[int] = set()
    hidden_columns: set[int] = set()
    with zipfile.ZipFile(path) as package:
        for piece in pieces(package, part):
            if b"hidden" in piece:
                hidden_rows.update(int(_attributes(tag).get("r", 0)) for tag in _HIDDEN_ROW.findall(piece))
                hidden_columns.update(*(_span(tag) for tag in _HIDDEN_COLUMN.findall(piece)))
            if len(errors) < MAX_MARKS:
                errors |= _errors(piece)
    return SheetMarks((), frozenset(hidden_rows), frozenset(hidden_columns), errors, looked=True)


def _errors(piece: bytes) -> dict[tuple[int, int], str]:
    """The cells of a piece that hold an error, or a formula without a value ("=")."""
    found = {}
    if b't="e"' in piece:
        for tag, content in _ERROR.findall(piece):
            value = _VALUE.search(content)
            found[_place(tag)] = value.group(1).decode("utf-8", "replace") if value else "#"
    if b"<f" in piece or b":f" in piece:
        for tag, content in _FORMULA.findall(piece):
            if not _VALUE.search(content) and _attributes(tag).get("t") != "e":
                found[_place(tag)] = "="
    found.pop((0, 0), None)
    return found


def zero_formats(path: Path, part: str, columns: Iterable[int]) -> dict[tuple[int, int], int]:
    """The cells of the columns whose number format is zeros alone ("00000"), with the number of zeros."""
    widths = _zero_styles(path)
    if not widths:
        return {}
    letters = b"|".join(column_letters(column).encode() for column in columns)
    cell = re.compile(rb"""<(?:\w+:)?c\s([^>]*?\br\s*=\s*["'](?:""" + letters + rb""")\d+["'][^>]*)>""")
    found = {}
    with zipfile.ZipFile(path) as package:
        for piece in pieces(package, part):
            for tag in cell.findall(piece):
                width = widths.get(_attributes(tag).get("s", ""))
                if width:
                    found[_place(tag)] = width
    return found


def _zero_styles(path: Path) -> dict[str, int]:
    """The numbers of the cell styles that show zeros alone, each with how many."""
    from defusedxml import ElementTree

    with zipfile.ZipFile(path) as package:
        if STYLES not in package.namelist():
            return {}
        root = ElementTree.fromstring(package.read(STYLES))
    formats = {tag.get("numFmtId"): tag.get("formatCode", "") for tag in root.iter() if tag.tag.endswith("}numFmt")}
    zeros = {key: len(code) for key, code in formats.items() if code and set(code) == {"0"} and len(code) > 1}
    styles = [style for tag in root.iter() if tag.tag.endswith("}cellXfs") for style in tag]
    return {
        str(place): zeros[style.get("numFmtId")] for place, style in enumerate(styles) if style.get("numFmtId") in zeros
    }


def is_1904(path: Path) -> bool:
    """Whether the workbook counts its days from 1904, as old Macs did."""
    with zipfile.ZipFile(path) as package:
        return re.search(rb"""\bdate1904\s*=\s*["'](?:1|true)["']""", package.read(WORKBOOK)) is not None


def _attributes(tag: bytes) -> dict[str, str]:
    return {name.decode(): value.decode("utf-8", "replace") for name, value in _ATTRIBUTE.findall(tag)}


def _place(tag: bytes) -> tuple[int, int]:
    match = _REFERENCE.fullmatch(_attributes(tag).get("r", ""))
    return (int(match[2]), column_number(match[1])) if match else (0, 0)


def _span(tag: bytes) -> range:
    """The columns a <col> tag speaks of; one that hides the unused rest of the sheet hides nothing."""
    attributes = _attributes(tag)
    first, last = int(attributes.get("min", 0)), int(attributes.get("max", 0))
    return range(0) if last >= _LAST_COLUMN else range(first, last + 1)
