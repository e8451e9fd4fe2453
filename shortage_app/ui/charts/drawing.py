"""What every drawing of a chart is: it arranges itself for a size, paints, and says what can be pointed at."""

from typing import Protocol

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

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
