"""The named places of a template: "{{listed}}" in a cell, or a defined name of Excel, and what stands there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from openpyxl import Workbook as Book
from openpyxl.cell import Cell
from openpyxl.workbook.defined_name import DefinedName

from shortage_app import text
from shortage_app.report.table import Format
from shortage_app.report.workbook import Workbook

PLACE = re.compile(r"\{\{\s*([\w:. -]+?)\s*\}\}")


@dataclass(frozen=True)
class Words:
    """A value that a place can be filled with: native for a cell of its own, in words inside a text."""

    value: float | str
    format: Format = Format.TEXT

    def spoken(self) -> str:
        """The value as people write it."""
        match self.format:
            case _ if isinstance(self.value, str):
                return self.value
            case Format.PERCENT | Format.INTERVAL:
                return text.percent(self.value)
            case Format.NUMBER:
                return text.number(self.value, 1)
            case Format.INTEGER:
                return text.number(self.value)
            case _:
                return str(self.value)


def known_words(workbook: Workbook) -> dict[str, Words]:
    """What the workbook can say, by the name of its place."""
    words = {
        "title": Words(workbook.title),
        "subject": Words(workbook.properties.subject),
        "author": Words(workbook.properties.author),
        "banner": Words(workbook.banner),
        "footer": Words(workbook.footer),
        **{name.casefold(): Words(value) for name, value in workbook.facts},
    }
    for figure in reversed(workbook.figures):  # of several years, the first sheet has the name
        value = figure.card.value if figure.value is None else figure.value
        words[figure.name.casefold()] = Words(value, figure.format)
    return words


def cells_with_places(book: Book) -> list[Cell]:
    """The cells of a template whose text names places."""
    return [
        cell
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell, Cell) and isinstance(cell.value, str) and cell.data_type == "s" and PLACE.search(cell.value)
    ]


def named_cells(book: Book) -> Iterator[tuple[str, Cell]]:
    """The names defined in a template with the first cell each stands for."""
    for name, definition in _definitions(book):
        for title, area in _destinations(definition):
            if title in book.sheetnames:
                found = book[title][area.split(":")[0].replace("$", "")]
                if isinstance(found, Cell):
                    yield name, found
            break


def _definitions(book: Book) -> list[tuple[str, DefinedName]]:
    own = [(name, definition) for sheet in book.worksheets for name, definition in sheet.defined_names.items()]
    return [*book.defined_names.items(), *own]


def _destinations(definition: DefinedName) -> list[tuple[str, str]]:
    """Sheet and area of a name; none for a name that stands for a formula or a constant."""
    return list(definition.destinations) if definition.type == "RANGE" else []
