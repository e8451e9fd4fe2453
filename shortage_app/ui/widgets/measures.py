"""Cells that draw a number: a rate with its interval, a count with its bar."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView

from shortage_app.report.table import TableColumn
from shortage_app.text import _, percent
from shortage_app.ui import painting, theme, tokens
from shortage_app.ui.models import cells
from shortage_app.ui.models.table_model import HIGH, LOW, TableModel
from shortage_app.ui.qt import override
from shortage_app.ui.widgets.delegates import PADDING, CellDelegate

Index = QModelIndex | QPersistentModelIndex


class IntervalDelegate(CellDelegate):
    """A rate in words, and on a track from 0 to 100 % its point with the 95 % interval."""

    WORDS, TRACK = 36, 44

    @override
    def paint_value(self, painter: QPainter, column: TableColumn, value: Any, box: QRectF, index: Index) -> None:
        words_box = QRectF(box.left(), box.top(), self.WORDS + PADDING, box.height())
        if value is None:
            self.paint_words(painter, cells.MISSING, words_box, right=True, role="text3")
            return
        self.paint_words(painter, percent(value, 0), words_box, right=True)
        track = QRectF(box.left() + self.WORDS + PADDING + 2, box.center().y(), box.width() - self.WORDS - 18, 0)
        painter.fillRect(QRectF(track.left(), round(track.top()), track.width(), 1), theme.colour("border"))
        low, high = self._interval(index)
        if low is not None and high is not None:
            self._paint_interval(painter, track, low, high)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("struct"))
        painter.drawEllipse(QPointF(track.left() + value * track.width(), round(track.top()) + 0.5), 3, 3)

    def _interval(self, index: Index) -> tuple[float | None, float | None]:
        model = index.model()
        assert isinstance(model, TableModel)
        values = model.values_of(index.row())
        return values.get(LOW), values.get(HIGH)

    def _paint_interval(self, painter: QPainter, track: QRectF, low: float, high: float) -> None:
        middle = round(track.top()) + 0.5
        left, right = track.left() + low * track.width(), track.left() + high * track.width()
        painter.setPen(painting.line(theme.colour("text2"), 1))
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        for end in (left, right):
            painter.drawLine(QPointF(end, middle - 3.5), QPointF(end, middle + 3.5))

    @override
    def wanted_width(self, column: TableColumn, value: Any, *, hidden: bool) -> int:
        return self.WORDS + self.TRACK + 2 * PADDING

    @override
    def extra_tip(self, index: Index) -> str:
        low, high = self._interval(index)
        if low is None or high is None:
            return ""
        return _("95% CI {low} to {high}").format(low=percent(low), high=percent(high))


class DataBarDelegate(CellDelegate):
    """A count with a bar that ends where the words begin; nothing is a dot, and an outline stands for out of scope."""

    def __init__(
        self, parent: QAbstractItemView, role: str, longest: float, *, filled: bool = True, hatched: bool = False
    ) -> None:
        super().__init__(parent)
        self._role, self._longest, self._filled, self._hatched = role, longest, filled, hatched

    @override
    def paint_value(self, painter: QPainter, column: TableColumn, value: Any, box: QRectF, index: Index) -> None:
        if not value:
            self.paint_words(painter, "·", box, right=True, role="text3")
            return
        painter.setFont(theme.font(tokens.TABLE_BOLD))
        painter.setPen(theme.colour("text"))
        words = cells.words(column, value)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box.adjusted(0, 0, -PADDING, 0), right, words)
        room = box.width() - 2 * PADDING - 28
        length = max(3.0, room * value / self._longest)
        bar = QRectF(box.right() - PADDING - 28 - length, box.center().y() - 5, length, 10)
        if self._filled:
            painting.sample(painter, bar, self._role, hatched=self._hatched)
        else:
            painting.outline(painter, bar, painting.line(theme.colour(self._role)))
