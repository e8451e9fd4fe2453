"""Lying bars from the list to the training on offer: label, figure, bar, what is left, notes with links."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from shortage_app.report.chart import Bar, BarChart, Segment
from shortage_app.text import number
from shortage_app.ui import painting, theme, tokens
from shortage_app.ui.charts.drawing import PaintedDrawing
from shortage_app.ui.charts.marks import Mark, Word
from shortage_app.ui.qt import override

PITCH, THICK = 40, 24
FIGURE_END, BARS_START = 220, 232  # px from the left: where the figures end and the bars start
BARS_TO_NOTES = 16
NOTE_LEAST = 160
FIGURE = (18, True)


@dataclass(frozen=True)
class _Piece:
    box: QRectF
    segment: Segment


class Funnel(PaintedDrawing):
    """Draws a lying BarChart; bars, segments and notes open their rows."""

    def __init__(self, chart: BarChart) -> None:
        super().__init__()
        self._chart = chart
        self._pieces: list[_Piece] = []
        self._remainders: list[QRectF] = []
        self._missing: list[QRectF] = []
        self.natural_height = len(chart.bars) * PITCH + 8
        self.setMinimumHeight(self.natural_height)

    @override
    def arrange(self, width: int, height: int) -> None:
        self.marks, self.words, self._pieces, self._remainders, self._missing = [], [], [], [], []
        notes = max([NOTE_LEAST, *(self._notes_width(bar) for bar in self._chart.bars)])
        room = max(width - BARS_START - BARS_TO_NOTES - notes, 40)
        longest = max((_reach(bar) for bar in self._chart.bars), default=0) or 1
        for row, bar in enumerate(self._chart.bars):
            middle = row * PITCH + PITCH / 2
            self._label(bar, middle)
            self._bar(bar, middle, room / longest)
            self._notes(bar, middle, BARS_START + room + BARS_TO_NOTES)

    def _notes_width(self, bar: Bar) -> float:
        return max((theme.metrics(tokens.TABLE).horizontalAdvance(words) for words, _ in bar.notes), default=0)

    def _label(self, bar: Bar, middle: float) -> None:
        offset = -6.5 if bar.sublabel else 0
        self.words.append(Word(bar.label, QPointF(0, middle + offset), tokens.TABLE_BOLD))
        if bar.sublabel:
            self.words.append(Word(bar.sublabel, QPointF(0, middle + 8.5), tokens.AXIS, "text2"))
        self.words.append(Word(bar.total, QPointF(FIGURE_END, middle - 0.5), FIGURE, side=-1))
        if bar.key:
            box = QRectF(0, middle - PITCH / 2 + 2, FIGURE_END, PITCH - 4)
            self.marks.append(Mark(box, f"{bar.label} {bar.total}", bar.key))

    def _bar(self, bar: Bar, middle: float, scale: float) -> None:
        left, top = float(BARS_START), round(middle - THICK / 2)
        if bar.missing:
            box = QRectF(left, top, 120, THICK)
            self._missing.append(box)
            self.words.append(Word(bar.missing, box.center(), tokens.TABLE, "text2", 0, ground="surface"))
            return
        for segment in bar.segments:
            length = segment.value * scale
            box = QRectF(round(left), top, max(round(left + length) - round(left), 2 if segment.value else 0), THICK)
            self._pieces.append(_Piece(box, segment))
            words = f"{segment.label}: {number(segment.value)}"
            self.marks.append(Mark(box.adjusted(-2, 0, 2, 0) if box.width() < 6 else box, words, segment.key))
            left += length
        if bar.remainder:
            end = round(left + bar.remainder * scale)
            self._remainders.append(QRectF(round(left), top, end - round(left), THICK))

    def _notes(self, bar: Bar, middle: float, left: float) -> None:
        first = middle - 8 * (len(bar.notes) - 1)
        for line, (words, key) in enumerate(bar.notes):
            word = Word(words, QPointF(left, first + 16 * line - 0.5), tokens.TABLE, "accent" if key else "text2")
            self.words.append(word)
            if key:
                self.marks.append(Mark(QRectF(left - 2, word.place.y() - 8, word.width + 4, 16), words, key))

    @override
    def draw(self, painter: QPainter) -> None:
        for number_, piece in enumerate(self._pieces):
            self._draw_piece(painter, piece, first=number_ == 0)
        for box in self._remainders:
            painting.outline(painter, box, painting.line(theme.colour("ctl"), dashed=True))
        for box in self._missing:
            painting.hatch(painter, box, theme.colour("border"))
            painting.outline(painter, box, painting.line(theme.colour("ctl"), dashed=True))

    def _draw_piece(self, painter: QPainter, piece: _Piece, *, first: bool) -> None:
        colour = theme.colour(piece.segment.role)
        if piece.segment.hatched:
            painting.hatch(painter, piece.box, colour, 4)
            painting.outline(painter, piece.box, painting.line(colour))
            return
        gap = 0 if first or piece.box.left() <= BARS_START else 1  # the ground shows between two segments
        painter.fillRect(piece.box.adjusted(gap, 0, 0, 0), colour)


def _reach(bar: Bar) -> float:
    return sum(segment.value for segment in bar.segments) + bar.remainder
