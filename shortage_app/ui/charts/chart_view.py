"""The view of one chart: what is pointed at or stepped to is outlined and said, and opens its rows."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QVBoxLayout, QWidget

from shortage_app.report.chart import Chart
from shortage_app.ui import painting, spoken, theme
from shortage_app.ui.charts.drawing import Drawing
from shortage_app.ui.charts.kinds import drawing_of
from shortage_app.ui.charts.marks import Mark
from shortage_app.ui.qt import override

_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class _Pointer(QWidget):
    """Lies over the drawing, takes the mouse from it, and outlines the mark that is pointed at or stepped to."""

    pointed = Signal(QPointF)
    pressed = Signal(QPointF)
    gone = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.mark: Mark | None = None
        self.framed = False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.mark is not None:
            around = self.mark.box.adjusted(-2, -2, 2, 2).intersected(QRectF(self.rect()))
            painting.outline(painter, around, painting.line(theme.colour("accent"), 2 if self.framed else 1))
        elif self.framed:
            painting.focus_ring(painter, QRectF(self.rect()))
        painter.end()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointed.emit(event.position())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(event.position())

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.gone.emit()


class ChartView(QWidget):
    """Shows a Chart; arrow keys step through its marks, Return or a click opens the rows behind one."""

    spoken_role = QAccessible.Role.Chart

    mark_activated = Signal(str)  # the key of the mark

    def __init__(self) -> None:
        super().__init__()
        self._chart: Chart | None = None
        self._widget: QWidget | None = None
        self._drawing: Drawing | None = None
        self._drawn_in = theme.tokens()
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._pointer = _Pointer(self)
        self._pointer.pointed.connect(self._point)
        self._pointer.pressed.connect(self._press)
        self._pointer.gone.connect(lambda: self._outline(-1))

    @property
    def chart(self) -> Chart | None:
        """The chart shown."""
        return self._chart

    @property
    def natural_height(self) -> int:
        """The height the chart needs and does not want more of; 0: as much as there is."""
        return self._drawing.natural_height if self._drawing is not None else 0

    @property
    def marks(self) -> list[Mark]:
        """What can be pointed at, in reading order."""
        return self._drawing.marks if self._drawing is not None else []

    def show_chart(self, chart: Chart) -> None:
        """Show a chart."""
        self._chart = chart
        self._draw()
        self.setAccessibleName(chart.alternative or chart.title)
        self._outline(-1)

    def _draw(self) -> None:
        if self._chart is None:
            return
        self._drawn_in = theme.tokens()
        before = self._widget
        self._widget, self._drawing = drawing_of(self._chart)
        self._column.addWidget(self._widget)
        if before is not None:
            before.hide()
            before.deleteLater()
        self._pointer.raise_()

    def _mark_at(self, place: QPointF) -> int:
        """The smallest mark under a place, for one may lie inside another; −1 for none."""
        found = [index for index, mark in enumerate(self.marks) if mark.box.contains(place)]
        return min(found, key=lambda index: self.marks[index].box.width() * self.marks[index].box.height(), default=-1)

    def _point(self, place: QPointF) -> None:
        index = self._mark_at(place)
        self._outline(index)
        opens = index >= 0 and bool(self.marks[index].key)
        self._pointer.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
        if index >= 0:
            QToolTip.showText(self._pointer.mapToGlobal(place.toPoint()), self.marks[index].words, self._pointer)
        else:
            QToolTip.hideText()

    def _press(self, place: QPointF) -> None:
        self._activate(self._mark_at(place))

    def _activate(self, index: int) -> None:
        if 0 <= index < len(self.marks) and self.marks[index].key:
            self.mark_activated.emit(self.marks[index].key)

    def _outline(self, index: int) -> None:
        self._current = index
        known = 0 <= index < len(self.marks)
        self._pointer.mark = self.marks[index] if known else None
        self._pointer.framed = self.hasFocus()
        self.setAccessibleDescription(self.marks[index].words if known else "")
        self._pointer.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and self.marks:
            self._outline((self._current + _STEPS[key]) % len(self.marks) if self._current >= 0 else 0)
            spoken.announce(self, self.marks[self._current].words)
        elif key in _OPENING:
            self._activate(self._current)
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._outline(self._current)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._outline(-1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pointer.setGeometry(self.rect())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._follow_theme()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow_theme()

    def _follow_theme(self) -> None:
        """Items of pyqtgraph keep the colours they were made with; Qt tells of one change of style many times."""
        if self._drawn_in is not theme.tokens():
            self._draw()

    @override
    def minimumSizeHint(self) -> QSize:
        return self._widget.minimumSize() if self._widget is not None else QSize(120, 80)
