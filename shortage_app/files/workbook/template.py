"""The agency's own workbook filled: its logo and styles stay, its named places get figures, tables and charts."""

import re
import warnings
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from openpyxl import Workbook as Book
from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.utils.exceptions import InvalidFileException

from shortage_app.files.guard.cells import Unreadable
from shortage_app.files.guard.package import check_package
from shortage_app.files.reading.texts import REFUSALS
from shortage_app.files.workbook.canvas import Canvas, cell_text
from shortage_app.files.workbook.draft import Draft, at_cell
from shortage_app.files.workbook.kept_parts import KeptParts
from shortage_app.files.workbook.listobject import place_table
from shortage_app.files.workbook.places import PLACE, Words, cells_with_places, known_words, named_cells
from shortage_app.files.workbook.refusal import TemplateUnreadable
from shortage_app.files.workbook.render import draw, finished
from shortage_app.files.workbook.values import NUMBER_FORMATS, cell_columns, totals
from shortage_app.progress import UNWATCHED, Progress, step
from shortage_app.report.chart import BarChart, BulletChart, Chart, PointChart
from shortage_app.report.table import Table
from shortage_app.report.workbook import KeyFigure, Sheet, Workbook
from shortage_app.text import _, speaking

Named: TypeAlias = KeyFigure | Table | Chart


def filled_template(
    workbook: Workbook, template: Path, progress: Progress = UNWATCHED
) -> tuple[bytes, tuple[str, ...]]:
    """The template filled with the workbook, and what it lacks, as sentences in the language spoken now.

    "{{listed}}" or a defined name "listed" gets that key figure, "{{occupations}}" the table of that name with its
    header there, "{{chart:funnel}}" the chart whose table has that name. What has no place of its own goes below
    what stands on the sheet of its name, or to a sheet of its own at the end.
    """
    book = _opened(template)
    kept = KeptParts(template.read_bytes())
    with speaking(workbook.language):
        filling = _Filling(workbook, book, kept.drawn_rows())
        filling.fill_names()
        filling.fill_places()
        filling.add_what_is_left(progress)
        content = finished(filling.draft)
    return kept.put_into(content), filling.missing()


class _Filling:
    """A template being filled: what was put somewhere, and what was asked for in vain."""

    def __init__(self, workbook: Workbook, book: Book, drawn: Mapping[str, int]) -> None:
        self.workbook = workbook
        self._drawn = drawn
        self.draft = Draft(workbook, book)
        self._words = known_words(workbook)
        self._named = _first_of_each_name(workbook)
        self._placed: set[str] = set()
        self._unknown: list[tuple[str, str, str]] = []
        self._added: list[str] = []

    def fill_names(self) -> None:
        """Fill the cells that the template gives a name known here."""
        for name, cell in list(named_cells(self.draft.book)):
            self._fill(name.casefold(), cell)

    def fill_places(self) -> None:
        """Fill every place written in braces; a text around it stays."""
        for cell in cells_with_places(self.draft.book):
            words = str(cell.value)
            names = [name.casefold() for name in PLACE.findall(words)]
            if PLACE.fullmatch(words.strip()) and self._fill(names[0], cell):
                continue
            filled = PLACE.sub(partial(self._spoken, cell), words)
            cell.value, cell.data_type = cell_text(filled), "s"

    def add_what_is_left(self, progress: Progress) -> None:
        """Draw the sheets, or what remains of them, that have no place in the template."""
        for done, sheet in enumerate(self.workbook.sheets):
            step(progress, done, len(self.workbook.sheets))
            left = self._left(sheet)
            if left is None:
                continue
            canvas = self.draft.known_sheet(sheet.name)
            if canvas is None:
                self._added.append(sheet.name)
                draw(self.draft, self.draft.new_sheet(sheet.name), left)
            else:
                draw(self.draft, canvas, left, _row_below(canvas, self._drawn.get(canvas.sheet.title, 0)))

    def missing(self) -> tuple[str, ...]:
        """What the template lacks and what it asks for in vain, in the language spoken now."""
        asked = _(
            "The template asks for “{name}” on sheet “{sheet}”, cell {cell}: this workbook has nothing of that name."
        )
        added = _("The template has no sheet “{sheet}” and no place for what stands on it: it was added at the end.")
        nowhere = _("The template names none of these key figures: {names}.")
        figures = [figure.name for figure in self.workbook.figures if not self._is_placed(figure)]
        return (
            *(asked.format(name=name, sheet=sheet, cell=cell) for name, sheet, cell in self._unknown),
            *(added.format(sheet=name) for name in self._added),
            *([nowhere.format(names=", ".join(figures))] if figures else []),
        )

    def _fill(self, name: str, cell: Cell) -> bool:
        """Put what `name` stands for into a cell of its own; False when nothing has that name."""
        named = self._named.get(name)
        if isinstance(named, Table):
            self._place_table(named, cell)
        elif isinstance(named, BarChart | PointChart | BulletChart):
            self._place_chart(named, cell)
        elif name in self._words:
            _fill_cell(cell, self._words[name])
        else:
            return False
        self._placed.add(name)
        return True

    def _place_table(self, table: Table, cell: Cell) -> None:
        cell.value = None
        columns = [column for column in cell_columns(table) if column.column.shown]
        name = self.draft.names.range(table.name)
        place_table(self._canvas(cell), name, columns, totals(columns), cell.row, cell.column)

    def _place_chart(self, chart: Chart, cell: Cell) -> None:
        cell.value = None
        self.draft.add_chart(self._canvas(cell), chart, at_cell(cell.row, cell.column))

    def _spoken(self, cell: Cell, place: re.Match[str]) -> str:
        """The words for a place inside a text; one not known is left as it is, and noted."""
        name = place.group(1).casefold()
        if name not in self._words:
            self._unknown.append((place.group(0), cell.parent.title, cell.coordinate))
            return place.group(0)
        self._placed.add(name)
        return self._words[name].spoken()

    def _is_placed(self, thing: Named) -> bool:
        name = _name(thing)
        return name in self._placed and self._named[name] is thing

    def _canvas(self, cell: Cell) -> Canvas:
        sheet: Any = cell.parent
        return self.draft.canvas_of(sheet)

    def _left(self, sheet: Sheet) -> Sheet | None:
        """What of a sheet has not been placed yet; None when nothing that matters is left."""
        tables = tuple(table for table in sheet.tables if not self._is_placed(table))
        charts = tuple(chart for chart in sheet.charts if not self._is_placed(chart))
        cards = tuple(card for card in sheet.cards if not self._is_placed(card))
        if sheet.tables and not tables:
            return None
        if sheet.is_page and not charts and not cards and (sheet.charts or sheet.cards):
            return None
        return replace(sheet, tables=tables, charts=charts, cards=cards)


def _opened(template: Path) -> Book:
    """The template, checked before it is parsed; parts that openpyxl does not know are carried over afterwards."""
    try:
        check_package(template)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(template, rich_text=True)
    except Unreadable as refusal:
        reason = _(REFUSALS[refusal.kind]).format_map(refusal.parts)
        raise TemplateUnreadable(template, reason) from refusal
    except (OSError, KeyError, ValueError, TypeError, AttributeError, InvalidFileException) as error:
        raise TemplateUnreadable(template, _("Choose an Excel workbook (.xlsx).")) from error
    book.template = False
    for sheet in book.worksheets:
        drawn: Any = sheet
        drawn._charts, drawn._images = [], []
    return book


def _first_of_each_name(workbook: Workbook) -> dict[str, Named]:
    """What each name stands for: in a workbook of several years, what comes first."""
    charts = (chart for sheet in workbook.sheets for chart in sheet.charts)
    named: dict[str, Named] = {}
    for thing in (*workbook.figures, *workbook.tables, *charts):
        named.setdefault(_name(thing), thing)
    return named


def _name(thing: Named) -> str:
    name = f"chart:{thing.table.name}" if isinstance(thing, BarChart | PointChart | BulletChart) else thing.name
    return name.casefold()


def _fill_cell(cell: Cell, words: Words) -> None:
    """Put a value into a cell, in the look that the template gave it."""
    if isinstance(words.value, str):
        cell.value, cell.data_type = cell_text(words.value), "s"
        return
    cell.value = words.value
    if cell.number_format == "General":
        cell.number_format = NUMBER_FORMATS.get(words.format, "General")


def _row_below(canvas: Canvas, drawn: int) -> int:
    """The row after all that stands on a sheet, pictures too, and a blank one."""
    used = max((row for row, _column in canvas.sheet._cells), default=0)
    return max(used, drawn) + 2
