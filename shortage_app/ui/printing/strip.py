"""The years of an occupation on paper: a cell a year with its state, and what the cells mean."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from shortage_app.domain.codes import YEAR_STATE_LABELS, YearState
from shortage_app.report.time_line import TimeLine
from shortage_app.text import _, pgettext
from shortage_app.ui import painting, theme, tokens
from shortage_app.ui.printing.piece import WIDTH, Piece

CELL, PITCH, YEARS_AT, LEGEND_AT, HEIGHT = 20, 38, 22, 44, 62
LEGEND_CELL = 11
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def strip_piece(line: TimeLine) -> Piece:
    """The latest years that the page is wide enough for, each cell with its year below."""
    return Piece(HEIGHT, lambda painter, box: _paint(painter, box, line))


def _paint(painter: QPainter, box: QRectF, line: TimeLine) -> None:
    years = line.years[-(WIDTH // PITCH) :]
    for place, year in enumerate(years):
        left = box.left() + place * PITCH
        state = line.states[year - line.years[0]]
        cell = QRectF(left + (PITCH - CELL) / 2, box.top(), CELL, CELL)
        painting.year_cell(painter, state, cell)
        if year in line.structural and state == YearState.LISTED:
            painter.setFont(theme.font(tokens.TABLE_BOLD))
            painter.setPen(theme.colour("surface"))
            painter.drawText(cell, _CENTRE, _structural_mark())
        painter.setFont(theme.font((tokens.AXIS[0], year == years[-1])))
        painter.setPen(theme.colour("text" if year == years[-1] else "text2"))
        painter.drawText(QRectF(left, box.top() + YEARS_AT, PITCH, 14), _CENTRE, str(year))
    states = {line.states[year - line.years[0]] for year in years}
    _paint_legend(painter, box, [state for state in YearState if state in states], bool(line.structural & {*years}))


def _paint_legend(painter: QPainter, box: QRectF, states: list[YearState], structural: bool) -> None:
    left, top = box.left() + (PITCH - CELL) / 2, box.top() + LEGEND_AT
    painter.setFont(theme.font(tokens.AXIS))
    metrics = theme.metrics(tokens.AXIS)
    for state in states:
        painting.year_cell(painter, state, QRectF(left, top + 1, LEGEND_CELL, LEGEND_CELL))
        left = _write(painter, left + LEGEND_CELL + 5, top, _(YEAR_STATE_LABELS[state]))
    if structural:
        words = _("{mark}: structural").format(mark=_structural_mark())
        painter.setPen(theme.colour("text2"))
        painter.drawText(QRectF(left, top, metrics.horizontalAdvance(words) + 2, 14), _LEFT, words)


def _write(painter: QPainter, left: float, top: float, words: str) -> float:
    """Write a word of the legend; where the next may begin."""
    width = theme.metrics(tokens.AXIS).horizontalAdvance(words) + 2
    painter.setFont(theme.font(tokens.AXIS))
    painter.setPen(theme.colour("text2"))
    painter.drawText(QRectF(left, top, width, 14), _LEFT, words)
    return left + width + 16


def _structural_mark() -> str:
    return pgettext("short for structural", "S")
