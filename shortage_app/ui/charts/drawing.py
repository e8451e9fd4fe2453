"""What every drawing of a chart is: it arranges itself for a size, paints, and says what can be pointed at."""

from typing import Protocol

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from shortage_app.report.chart import BarChart, Chart
from shortage_app.ui.charts.marks import Mark, Word, write
from shortage_app.ui.qt import override


class Drawing(Protocol):
    """A widget that draws one chart."""

    marks: list[Mark]
    natural_height: int  # px it needs and does not want more of; 0: as much as there is

    def arrange(self, width: int, height: int) -> None:
        """Lay everything out for a size."""

    def paint_on(self, painter: QPainter, size: QSize) -> None:
        """Paint on something else than the screen, from (0, 0)."""


class PaintedDrawing(QWidget):
    """A drawing by QPainter alone: arrange() fills `marks` and `words`, draw() paints the rest."""

    def __init__(self) -> None:
        super().__init__()
        self.marks: list[Mark] = []
        self.words: list[Word] = []
        self.natural_height = 0

    def arrange(self, width: int, height: int) -> None:
        """Lay everything out for a size."""
        raise NotImplementedError

    def draw(self, painter: QPainter) -> None:
        """Paint what is not words."""
        raise NotImplementedError

    def paint_on(self, painter: QPainter, size: QSize) -> None:
        """Paint on something else than the screen, from (0, 0)."""
        self.arrange(size.width(), size.height())
        self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        self.draw(painter)
        for word in self.words:
            write(painter, word)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.arrange(self.width(), self.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint(painter)
        painter.end()


def drawing_of(chart: Chart) -> tuple[QWidget, Drawing]:
    """The drawing of a chart, as a widget and as what it can do; pyqtgraph is loaded here where it is needed."""
    if isinstance(chart, BarChart):
        if chart.vertical:
            from shortage_app.ui.charts.upright_bars import UprightBars

            upright = UprightBars(chart)
            return upright, upright
        from shortage_app.ui.charts.funnel import Funnel
        from shortage_app.ui.charts.share_bars import ShareBars

        lying = ShareBars(chart) if chart.share else Funnel(chart)
        return lying, lying
    from shortage_app.ui.charts.point_rows import PointRows

    points = PointRows(chart)
    return points, points


def box_between(x0: float, x1: float, y0: float, y1: float) -> QRectF:
    """The box between two corners, in whichever order."""
    return QRectF(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))
