"""Lying bars of equal length whose segments are shares of one: the delay before the first job."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from shortage_app.report.chart import Bar, BarChart, Segment
from shortage_app.text import number, percent
from shortage_app.ui import painting, theme, tokens
from shortage_app.ui.charts.drawing import PaintedDrawing
from shortage_app.ui.charts.marks import Mark, Word, on_bar
from shortage_app.ui.qt import override

HEAD, PITCH, THICK = 22, 28, 20
LABELS_TO_BARS = 16
INSIDE = 8


class ShareBars(PaintedDrawing):
    """Draws a BarChart of shares: names of the segments above the first bar, percentages inside."""

    def __init__(self, chart: BarChart) -> None:
        super().__init__()
        self._chart = chart
        self._pieces: list[tuple[QRectF, Segment]] = []
        self._hidden: list[tuple[str, QPointF]] = []
        self.natural_height = HEAD + len(chart.bars) * PITCH
        self.setMinimumHeight(self.natural_height)

    @override
    def arrange(self, width: int, height: int) -> None:
        self.marks, self.words, self._pieces, self._hidden = [], [], [], []
        start = 72.0
        for bar in self._chart.bars:
            start = max(start, theme.metrics(_style(bar)).horizontalAdvance(bar.label) + LABELS_TO_BARS)
        named = False
        for row, bar in enumerate(self._chart.bars):
            top = HEAD + row * PITCH
            self.words.append(Word(bar.label, QPointF(0, top + THICK / 2 - 0.5), _style(bar)))
            if bar.missing:
                self._hidden.append((bar.missing, QPointF(start, top + THICK / 2)))
                self.marks.append(Mark(QRectF(start, top, width - start, THICK), f"{bar.label}: {bar.missing}"))
            else:
                self._bar(bar, QRectF(start, top, width - start, THICK), named=named)
                named = True

    def _bar(self, bar: Bar, room: QRectF, *, named: bool) -> None:
        whole = sum(segment.value for segment in bar.segments) or 1
        left = room.left()
        for position, segment in enumerate(bar.segments):
            end = left + room.width() * segment.value / whole
            box = QRectF(round(left), room.top(), round(end) - round(left), THICK)
            self._pieces.append((box, segment))
            self.marks.append(Mark(box, f"{bar.label}, {segment.label}: {percent(segment.value)}", segment.key))
            self._figure(segment, box)
            if not named:
                unit = " (%)" if position == 0 else ""
                self.words.append(Word(segment.label + unit, QPointF(box.left() + 1, 9), tokens.TABLE, "text2"))
            left = end

    def _figure(self, segment: Segment, box: QRectF) -> None:
        word = Word(
            number(100 * segment.value, 1),
            QPointF(box.left() + INSIDE, box.center().y() - 0.5),
            role=on_bar(segment.role),
        )
        if word.width + 2 * INSIDE <= box.width():
            self.words.append(word)

    @override
    def draw(self, painter: QPainter) -> None:
        for box, segment in self._pieces:
            painter.fillRect(box, theme.colour(segment.role))
            # The lightest step of the sequence is near the ground, so every step has the outline of the darkest.
            painting.outline(painter, box, painting.line(theme.colour("struct")))
        for words, place in self._hidden:
            painting.hidden_chip(painter, words, place)


def _style(bar: Bar) -> tuple[int, bool]:
    return tokens.TABLE_BOLD if bar.strong else tokens.TABLE
