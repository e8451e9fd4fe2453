"""The workbook of a year as a frozen description: which sheets, with which figures, charts, tables and words.

Every text stands in the language spoken when the description was made; files/workbook draws it in that language.
"""

from dataclasses import dataclass, field
from datetime import datetime

from shortage_app.report.chart import Chart
from shortage_app.report.sentence import Card, Sentence
from shortage_app.report.table import Format, Table


@dataclass(frozen=True)
class KeyFigure:
    """A card whose figure is a cell of its own.

    `name` is the figure's code as in JSON ("listed", "structural"): the cell is a named range of that name, and
    "{{name}}" in a template is filled with it. `value` is native; where it is None (hidden, or not known) the cell
    holds the card's own words.
    """

    name: str
    card: Card
    value: float | str | None
    format: Format = Format.INTEGER


@dataclass(frozen=True, eq=False)
class Sheet:
    """One sheet: a page of cards, charts and sentences when it has no table, else its tables.

    On a page the sentences stand below the first chart's table, and the notes at the end; on a sheet of tables
    sentences stand above them, notes below, and charts at their right.
    """

    name: str
    title: str = ""  # "": the name
    subtitle: str = ""
    cards: tuple[KeyFigure, ...] = ()
    charts: tuple[Chart, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.cards and self.tables:
            raise ValueError(f"cards stand on a page of their own, not above the tables of {self.name}")

    @property
    def is_page(self) -> bool:
        """Whether it is laid out as a page rather than as a table that can grow."""
        return not self.tables


@dataclass(frozen=True)
class Properties:
    """What a file says of itself; `created` is the only part that differs between two exports of the same data."""

    author: str = ""
    subject: str = ""
    keywords: str = ""
    description: str = ""
    created: datetime | None = None


@dataclass(frozen=True, eq=False)
class Workbook:
    """The annual workbook: `banner` stands on every sheet (synthetic data), `footer` on every page (threshold).

    `facts` are further values that a template may ask for by name, such as ("year", "2019").
    """

    title: str
    language: str
    sheets: tuple[Sheet, ...]
    properties: Properties = field(default_factory=Properties)
    banner: str = ""
    footer: str = ""
    facts: tuple[tuple[str, float | str], ...] = ()

    @property
    def figures(self) -> tuple[KeyFigure, ...]:
        """The key figures of all sheets, in reading order."""
        return tuple(figure for sheet in self.sheets for figure in sheet.cards)

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables of all sheets, in reading order."""
        return tuple(table for sheet in self.sheets for table in sheet.tables)
