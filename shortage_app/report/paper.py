"""A printed document as a frozen description: chapters of blocks, which ui/printing lays out on pages.

Every text stands in the language spoken when the description was made.
"""

from dataclasses import dataclass
from typing import TypeAlias

from shortage_app.report.chart import Chart
from shortage_app.report.sentence import Card, Sentence
from shortage_app.report.table import Table
from shortage_app.report.time_line import TimeLine


@dataclass(frozen=True)
class Heading:
    """A heading within a chapter, with a remark in lighter type beside it."""

    text: str
    remark: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A sentence, its lead in bold."""

    sentence: Sentence


@dataclass(frozen=True)
class Marks:
    """Pills side by side: (code of a status, coverage or link, words)."""

    marks: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Cards:
    """Key figures side by side."""

    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Years:
    """The years of an occupation as a strip, the latest where the page is too narrow for all."""

    line: TimeLine


@dataclass(frozen=True, eq=False)
class Drawn:
    """A chart under its own title; `height` in px at 96 dpi where the chart does not set its own."""

    chart: Chart
    height: int = 220
    titled: bool = True


@dataclass(frozen=True, eq=False)
class Listing:
    """Columns of a table, its header on every page it reaches; `widths` share the page, in the order of `columns`.

    lines: how many a cell may take before its words are cut, 0 for as many as they need.
    """

    table: Table
    columns: tuple[str, ...]
    widths: tuple[int, ...]
    lines: int = 0


@dataclass(frozen=True)
class Remarks:
    """Notes in small type: method, threshold, sources."""

    notes: tuple[str, ...]


Block: TypeAlias = Heading | Paragraph | Marks | Cards | Years | Drawn | Listing | Remarks


@dataclass(frozen=True, eq=False)
class Chapter:
    """What starts on a page of its own: a title, a line under it, and its blocks."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, eq=False)
class Paper:
    """A document: `banner` stands on the head of every page (synthetic data), `footer` at the foot."""

    title: str
    language: str
    chapters: tuple[Chapter, ...]
    banner: str = ""
    footer: str = ""
