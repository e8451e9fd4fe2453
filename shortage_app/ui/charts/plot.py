"""What the drawings by pyqtgraph stand on: one box with axes of our own, and words written in whole pixels."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame

from shortage_app.ui import painting, theme
from shortage_app.ui.charts.library import pg
from shortage_app.ui.charts.marks import Mark, Word, write
from shortage_app.ui.qt import override


class Plot(pg.GraphicsView):  # type: ignore[misc]
    """A view of pyqtgraph without mouse, menu and axes: arrange() lays out items, marks and words for a size.

    The axis of the groups counts in px, the axis of the values in values; place() says which box they fill.
    Below the items lie the lines of `grid`, above them the boxes of `blocks`, the chips and the words, all in px.
    """

    def __init__(self) -> None:
        super().__init__(background=None)
        self.natural_height = 0
        self.marks: list[Mark] = []
        self.words: list[Word] = []
        self.grid: list[tuple[QRectF, str]] = []  # box, colour role
        self.blocks: list[tuple[QRectF, str]] = []
        self.chips: list[tuple[str, QPointF, str]] = []  # hidden figures: words, place, role
        self.samples: list[tuple[QRectF, str, bool]] = []  # of a legend: box, role, whether hatched
        self.setFrameShape(QFrame.Shape.NoFrame)
        for widget in (self, self.viewport()):
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        self._view_box = pg.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0)
        self._view_box.setZValue(-1)
        self.addItem(self._view_box)

    def arrange(self, width: int, height: int) -> None:
        """Lay everything out for a size."""
        raise NotImplementedError

    def clear_plot(self) -> None:
        """Take away everything drawn."""
        self._view_box.clear()
        for things in (self.marks, self.words, self.grid, self.blocks, self.chips, self.samples):
            things.clear()

    def place(self, box: QRectF, x: tuple[float, float], y: tuple[float, float], *, downwards: bool = False) -> None:
        """Fill a box of the view with ranges of values."""
        self._view_box.setGeometry(box)
        self._view_box.invertY(downwards)
        self._view_box.setRange(xRange=x, yRange=y, padding=0, disableAutoRange=True)

    def plot(self, item: pg.GraphicsObject) -> None:
        """Put an item of pyqtgraph into the box."""
        self._view_box.addItem(item, ignoreBounds=True)

    def paint_on(self, painter: QPainter, size: QSize) -> None:
        """Paint on something else than the screen, from (0, 0)."""
        # Only a view that is shown lays itself out; this one is shown nowhere.
        self.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setMinimumSize(0, 0)
        self.resize(size)
        self.show()
        whole = QRectF(0, 0, size.width(), size.height())
        self.render(painter, whole, whole.toRect())
        self.hide()

    @override
    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if event is not None:  # pyqtgraph calls it without one while it is being made
            self.arrange(self.width(), self.height())

    @override
    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        painter.fillRect(rect, theme.colour("surface"))
        for box, role in self.grid:
            painter.fillRect(box, theme.colour(role))

    @override
    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        for box, role in self.blocks:
            painter.fillRect(box, theme.colour(role))
        for words, place, role in self.chips:
            painting.hidden_chip(painter, words, place, role)
        for box, role, hatched in self.samples:
            painting.sample(painter, box, role, hatched=hatched)
        for word in self.words:
            write(painter, word)
