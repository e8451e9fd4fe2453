"""What bars by year and rows of points stand on: layers of lines, shapes, blocks, chips and words, all in px."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen

from shortage_app.ui import painting, theme
from shortage_app.ui.charts.drawing import PaintedDrawing
from shortage_app.ui.qt import override


@dataclass(frozen=True)
class Shape:
    """A path with its pen and its brush, None for neither; `smooth` where it has slanted or round sides."""

    path: QPainterPath
    pen: QPen | None = None
    brush: QBrush | None = None
    smooth: bool = False


class Plot(PaintedDrawing):
    """A drawing in layers, the lowest first: `grid`, `shapes`, `blocks`, `chips`, `samples` and words."""

    def __init__(self) -> None:
        super().__init__()
        self.grid: list[tuple[QRectF, str]] = []  # box, colour role
        self.shapes: list[Shape] = []
        self.blocks: list[tuple[QRectF, str]] = []
        self.chips: list[tuple[str, QPointF, str]] = []  # hidden figures: words, place, role
        self.samples: list[tuple[QRectF, str, bool]] = []  # of a legend: box, role, whether hatched

    def clear_plot(self) -> None:
        """Take away everything drawn."""
        for things in (self.marks, self.words, self.grid, self.shapes, self.blocks, self.chips, self.samples):
            things.clear()

    @override
    def draw(self, painter: QPainter) -> None:
        for box, role in self.grid:
            painter.fillRect(box, theme.colour(role))
        for shape in self.shapes:
            self._draw_shape(painter, shape)
        for box, role in self.blocks:
            painter.fillRect(box, theme.colour(role))
        for words, place, role in self.chips:
            painting.hidden_chip(painter, words, place, role)
        for box, role, hatched in self.samples:
            painting.sample(painter, box, role, hatched=hatched)

    def _draw_shape(self, painter: QPainter, shape: Shape) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, shape.smooth)
        painter.setPen(shape.pen if shape.pen is not None else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(shape.brush if shape.brush is not None else QBrush())
        painter.drawPath(shape.path)
        painter.restore()


def boxes_path(boxes: list[QRectF]) -> QPainterPath:
    """Boxes side by side."""
    path = QPainterPath()
    for box in boxes:
        path.addRect(box)
    return path
