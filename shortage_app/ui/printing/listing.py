"""Tables on paper: columns that share the width of the page, rows as high as their words, the header on every page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from shortage_app.report.paper import Listing
from shortage_app.report.table import Format, TableColumn
from shortage_app.text import _
from shortage_app.ui import painting, theme, tokens
from shortage_app.ui.models import cells
from shortage_app.ui.printing.piece import Piece, words_piece
from shortage_app.ui.printing.widths import PADDING, breakable, cut, spans

LEAST_HEIGHT, ABOVE = 20, 3
_WRAPPED = int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True)
class _Cell:
    """The words of a cell in its column; `pill` is the code to paint as one, `hidden` paints the chip."""

    words: str
    place: tuple[float, float]  # left edge and width
    right: bool
    pill: str = ""
    hidden: bool = False

    def height(self, *, bold: bool) -> float:
        """How high the cell must be."""
        if self.pill or self.hidden:
            return LEAST_HEIGHT
        room = QRectF(0, 0, self.place[1] - 2 * PADDING, 10_000).toRect()
        metrics = theme.metrics(tokens.TABLE_BOLD if bold else tokens.TABLE)
        return float(metrics.boundingRect(room, _WRAPPED, self.words).height()) + 2 * ABOVE


def listing_pieces(listing: Listing) -> list[Piece]:
    """A piece a row, each with the header to stand above it at the top of a page."""
    columns = [listing.table.column(name) for name in listing.columns]
    records = listing.table.rows.to_dict("records")
    if not records:
        return [words_piece(_("No rows."), tokens.TABLE, "text2")]
    headers = [_(column.label) for column in columns]
    words = [[_words(row, column) for row in records] for column in columns]
    places = spans(listing.widths, headers, words)
    head = _row_piece(
        [_Cell(*cell) for cell in zip(headers, places, map(cells.is_number, columns), strict=True)], bold=True
    )
    pills = [_all_pills(records, column, place[1]) for column, place in zip(columns, places, strict=True)]
    rows = (
        [
            _cell(row, column, cut(words[at][line], places[at][1], listing.lines), places[at], pill=pills[at])
            for at, column in enumerate(columns)
        ]
        for line, row in enumerate(records)
    )
    return [Piece(head.height, head.paint, follows=True), *(_row_piece(row, head=head) for row in rows)]


def _hidden(row: Mapping[Any, Any], column: TableColumn) -> bool:
    return bool(column.hidden_by) and row[column.hidden_by] == "yes"


def _words(row: Mapping[Any, Any], column: TableColumn) -> str:
    if _hidden(row, column):
        return cells.hidden_words()
    value = row[column.name]
    return breakable(cells.words(column, None if pd.isna(value) else value))


def _all_pills(records: Sequence[Mapping[Any, Any]], column: TableColumn, width: float) -> bool:
    """Whether every value of a column has a pill, and room for it: all are painted so, or none."""
    codes = {row[column.name] for row in records} if column.format is Format.CHOICE else set()
    return bool(codes) and all(
        code in painting.PILLS and painting.pill_width(cells.words(column, code)) + PADDING <= width for code in codes
    )


def _cell(row: Mapping[Any, Any], column: TableColumn, words: str, place: tuple[float, float], *, pill: bool) -> _Cell:
    code = str(row[column.name]) if pill else ""
    return _Cell(words, place, cells.is_number(column), code, _hidden(row, column))


def _row_piece(row: list[_Cell], *, bold: bool = False, head: Piece | None = None) -> Piece:
    height = max(LEAST_HEIGHT, *(cell.height(bold=bold) for cell in row))

    def paint(painter: QPainter, box: QRectF) -> None:
        if bold:
            painter.fillRect(box, theme.colour("header"))
        for cell in row:
            left, width = cell.place
            _paint(painter, cell, QRectF(box.left() + left, box.top(), width, box.height()), bold=bold)
        painter.fillRect(QRectF(box.left(), box.bottom() - 0.75, box.width(), 0.75), theme.colour("border"))

    return Piece(height, paint, head=head)


def _paint(painter: QPainter, cell: _Cell, box: QRectF, *, bold: bool) -> None:
    middle = box.top() + LEAST_HEIGHT / 2
    if cell.pill:
        painting.pill(painter, cell.pill, cell.words, QPointF(box.left() + PADDING - 2, middle))
        return
    if cell.hidden:
        width = painting.hidden_chip_width(cell.words)
        painting.hidden_chip(painter, cell.words, QPointF(box.right() - PADDING - width, middle))
        return
    painter.setFont(theme.font(tokens.TABLE_BOLD if bold else tokens.TABLE))
    painter.setPen(theme.colour("text"))
    side = Qt.AlignmentFlag.AlignRight if cell.right else Qt.AlignmentFlag.AlignLeft
    flags = int(side) | int(Qt.AlignmentFlag.AlignTop) | _WRAPPED
    painter.drawText(box.adjusted(PADDING, ABOVE, -PADDING, 4), flags, cell.words)
