"""Lying bars with a tick at their target, one row a period or category, and the figures in columns at the right."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from shortage_app.report.chart import Bullet, BulletChart, BulletRow
from shortage_app.ui import painting, theme, tokens
from shortage_app.ui.charts.drawing import PaintedDrawing
from shortage_app.ui.charts.marks import Mark, Word
from shortage_app.ui.qt import override

HEAD, PITCH = 20, 33
THICK, INNER, TICK = 16, 8, 22  # px: a bar, the bar inside it, the height of a tick
TICK_WIDTH, HALO = 2.5, 1.5
APART = 12  # px between labels, bars and figures
LABELS_MOST = 0.34  # of the width: longer labels of categories are cut
MISSING_WIDTH = 0.7


@dataclass(frozen=True)
class _Piece:
    """A bar or a tick to paint."""

    box: QRectF
    role: str
    outlined: bool = False


class Bullets(PaintedDrawing):
    """Draws a BulletChart. The tick of a target has a halo at its inner side: what exceeds it is seen."""

    def __init__(self, chart: BulletChart) -> None:
        super().__init__()
        self._chart = chart
        self._pieces: list[_Piece] = []
        self.ticks: list[QRectF] = []
        self._missing: list[QRectF] = []
        self.breaks: list[tuple[float, float]] = []
        self._axis = QRectF()
        self.natural_height = HEAD + len(chart.rows) * PITCH + 4
        self.setMinimumHeight(self.natural_height)

    @override
    def arrange(self, width: int, height: int) -> None:
        self.marks, self.words = [], []
        self._pieces, self.ticks, self._missing, self.breaks = [], [], [], []
        left = self._labels_width(width) + APART
        ends = self._column_ends(width)
        right = ends[0] - self._column_width(0) - APART
        self._axis = QRectF(left, HEAD, max(right - left, 40), len(self._chart.rows) * PITCH)
        for heading, end in zip(self._chart.headings, ends, strict=True):
            self.words.append(Word(heading, QPointF(end, 8), tokens.AXIS, "text2", side=-1))
        for position, row in enumerate(self._chart.rows):
            self._row(row, HEAD + PITCH * (position + 0.5), ends)

    def _labels_width(self, width: int) -> float:
        bold = theme.metrics(tokens.TABLE_BOLD).horizontalAdvance
        small = theme.metrics(tokens.AXIS).horizontalAdvance
        widest = max((max(bold(row.label), small(row.sublabel)) for row in self._chart.rows), default=0)
        return min(widest, width * LABELS_MOST)

    def _column_width(self, column: int) -> float:
        metrics = theme.metrics(tokens.TABLE_BOLD)
        figures = [bullet.figures[column] for row in self._chart.rows for bullet in row.bullets]
        if column == 0:
            figures += [row.missing for row in self._chart.rows]
        heading = theme.metrics(tokens.AXIS).horizontalAdvance(self._chart.headings[column])
        return max([heading, *(metrics.horizontalAdvance(words) for words in figures)])

    def _column_ends(self, width: int) -> list[float]:
        """Where the three columns of figures end; one without figures takes no room."""
        ends = [float(width)]
        for column in (2, 1):
            taken = self._column_width(column)
            ends.insert(0, ends[0] - (taken + APART if taken else 0))
        return ends

    def _scale(self) -> float:
        reach = [value for row in self._chart.rows for bullet in row.bullets for value in (bullet.value, bullet.target)]
        return self._axis.width() / (max((value for value in reach if value is not None), default=0) or 1)

    def _row(self, row: BulletRow, middle: float, ends: list[float]) -> None:
        self._label(row, middle)
        if row.broken:
            self.breaks.append((middle - PITCH / 2, self._axis.right()))
        if row.missing:
            box = QRectF(self._axis.left(), middle - THICK / 2, self._axis.width() * MISSING_WIDTH, THICK)
            self._missing.append(box)
            self.words.append(Word(row.missing, QPointF(ends[0], middle), tokens.TABLE, "text2", side=-1))
            self.marks.append(Mark(box, f"{row.label}: {row.missing}"))
            return
        for position, bullet in enumerate(row.bullets):
            self._bar(row, bullet, middle, inside=position > 0)
        self._figures(row, middle, ends)

    def _label(self, row: BulletRow, middle: float) -> None:
        style = tokens.TABLE_BOLD if row.strong else tokens.TABLE
        offset = -6.5 if row.sublabel else -0.5
        words = theme.metrics(style).elidedText(
            row.label, Qt.TextElideMode.ElideRight, ceil(self._axis.left() - APART) + 2
        )
        self.words.append(Word(words, QPointF(0, middle + offset), style))
        if row.sublabel:
            self.words.append(Word(row.sublabel, QPointF(0, middle + 8), tokens.AXIS, "text3"))

    def _bar(self, row: BulletRow, bullet: Bullet, middle: float, *, inside: bool) -> None:
        if bullet.value is None:
            return
        scale, nested = self._scale(), len(row.bullets) > 1
        thick = INNER if inside else THICK
        length = max(round(bullet.value * scale), 1)
        box = QRectF(self._axis.left(), round(middle - thick / 2), length, thick)
        dark = "struct" if row.strong else "seq2"
        self._pieces.append(_Piece(box, "seq3" if nested and not inside else dark, nested and not inside))
        name = f"{row.label}, {bullet.label}" if bullet.label else row.label
        told = " · ".join(words for words in bullet.figures if words)
        words = ", ".join(part for part in (told, row.broken) if part)
        self.marks.append(Mark(box, f"{name}: {words}" if words else name))
        if bullet.target is not None:
            high = INNER + 4 if inside else TICK
            place = self._axis.left() + bullet.target * scale
            self.ticks.append(QRectF(place - TICK_WIDTH / 2, middle - high / 2, TICK_WIDTH, high))

    def _figures(self, row: BulletRow, middle: float, ends: list[float]) -> None:
        told = [bullet for bullet in row.bullets if any(bullet.figures)]
        for line, bullet in enumerate(told):
            offset = 15 * (line - (len(told) - 1) / 2) - 0.5
            for words, end, role in zip(bullet.figures, ends, ("text", "text2", "text"), strict=True):
                style = tokens.TABLE_BOLD if row.strong and role == "text" else tokens.TABLE
                self.words.append(Word(words, QPointF(end, middle + offset), style, role, side=-1))

    @override
    def draw(self, painter: QPainter) -> None:
        for piece in self._pieces:
            painter.fillRect(piece.box, theme.colour(piece.role))
            if piece.outlined:
                painting.outline(painter, piece.box, painting.line(theme.colour("struct")))
        for box in self._missing:
            painting.hatch(painter, box, painting.faint("out"))
            painting.outline(painter, box, painting.line(theme.colour("ctl"), dashed=True))
        painter.fillRect(QRectF(self._axis.left() - 1, HEAD, 1, self._axis.height()), theme.colour("ctl"))
        for tick in self.ticks:
            painter.fillRect(tick.adjusted(-HALO, 0, 0, 0), theme.colour("surface"))  # beyond it, the excess stays seen
            painter.fillRect(tick, theme.colour("text"))
        self._draw_breaks(painter)

    def _draw_breaks(self, painter: QPainter) -> None:
        """A dashed line across the chart where a new series starts."""
        painter.setPen(painting.line(theme.colour("notoff"), 1.5, dashed=True))
        for y, right in self.breaks:
            painter.drawLine(QLineF(0, round(y), right, round(y)))
