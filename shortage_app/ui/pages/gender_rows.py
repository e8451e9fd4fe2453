"""Exits of women and men after the products of one occupation: two points with their intervals, in a narrow place."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shortage_app.report.chart import Point
from shortage_app.report.linked_exits import spoken_n
from shortage_app.text import _, number, percent
from shortage_app.ui import painting, theme, tokens
from shortage_app.ui.charts.axes import share_ticks
from shortage_app.ui.qt import override

ROW, AXIS = 24, 16
BESIDE = 10  # px between label, plot and words
CAP = 4


class GenderRows(QWidget):
    """One row a point; a hidden figure is a chip beside the plot, never a place in it."""

    spoken_role = QAccessible.Role.Chart

    def __init__(self) -> None:
        super().__init__()
        self._points: Sequence[Point] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_points(self, points: Sequence[Point]) -> None:
        """Show these points."""
        self._points = points
        self.setFixedHeight(self.sizeHint().height())
        self.setAccessibleName(
            "; ".join(_("{label}: {figure}").format(label=p.label, figure=_words(p)) for p in points)
        )
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, ROW * len(self._points) + (AXIS if self._shown() else 0))

    def _shown(self) -> list[Point]:
        return [point for point in self._points if point.value is not None]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        metrics = theme.metrics(tokens.TABLE)
        left = max((metrics.horizontalAdvance(point.label) for point in self._points), default=0) + BESIDE
        right = self.width() - max((_words_width(point) for point in self._points), default=0)
        plot = QRectF(left, 0, right - BESIDE - left, ROW * len(self._points))
        ticks = self._ticks()
        if self._shown():
            self._paint_axis(painter, plot, ticks)
        for position, point in enumerate(self._points):
            self._paint_row(painter, point, plot, ticks, ROW * (position + 0.5))
        painter.end()

    def _ticks(self) -> list[float]:
        ends = [end for point in self._shown() for end in (point.low, point.high) if end is not None]
        return share_ticks(min(ends, default=0.0), max(ends, default=1.0))

    def _paint_axis(self, painter: QPainter, plot: QRectF, ticks: list[float]) -> None:
        painter.setFont(theme.font(tokens.AXIS))
        for tick in ticks:
            x = round(_place(tick, plot, ticks)) + 0.5
            painter.setPen(painting.line(theme.colour("border")))
            painter.drawLine(QLineF(x, 0, x, plot.height()))
            painter.setPen(theme.colour("text2"))
            room = QRectF(x - 20, plot.height(), 40, AXIS)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, number(100 * tick))

    def _paint_row(self, painter: QPainter, point: Point, plot: QRectF, ticks: list[float], middle: float) -> None:
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        room = QRectF(0, middle - 10, self.width(), 19)
        painter.setFont(theme.font(tokens.TABLE))
        painter.setPen(theme.colour("text"))
        painter.drawText(room, left | Qt.AlignmentFlag.AlignVCenter, point.label)
        if point.value is None:
            painting.hidden_chip(painter, point.hidden, QPointF(plot.right() + BESIDE, middle))
            return
        painter.drawText(room, right | Qt.AlignmentFlag.AlignVCenter, _words(point))
        low, value, high = (_place(end or 0.0, plot, ticks) for end in (point.low, point.value, point.high))
        colour = theme.colour(point.role)
        painter.setPen(painting.line(colour, 1.5))
        painter.drawLine(QLineF(low, middle, high, middle))
        for end in (low, high):
            painter.drawLine(QLineF(end, middle - CAP, end, middle + CAP))
        sign = "dot" if point.role == "women" else "square"
        painting.glyph(painter, sign, QRectF(value - 5, middle - 5, 10, 10), colour)


def _place(value: float, plot: QRectF, ticks: list[float]) -> float:
    return plot.left() + (value - ticks[0]) / (ticks[-1] - ticks[0]) * plot.width()


def _words_width(point: Point) -> int:
    if point.value is None:
        return painting.hidden_chip_width(point.hidden) + 2
    return theme.metrics(tokens.TABLE).horizontalAdvance(_words(point))


def _words(point: Point) -> str:
    if point.value is None:
        return point.hidden
    return _("{rate} {n}").format(rate=percent(point.value), n=spoken_n(point.n or 0))
