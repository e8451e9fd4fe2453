"""How the cells of a table are painted: one delegate a kind of cell, all on the same ground."""

from functools import lru_cache
from math import ceil
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from shortage_app.report.table import Format, TableColumn
from shortage_app.text import pgettext
from shortage_app.ui import painting, theme, tokens
from shortage_app.ui.models import cells
from shortage_app.ui.models.table_model import TableModel
from shortage_app.ui.qt import override

Index = QModelIndex | QPersistentModelIndex
PADDING = 8
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
# Flags as plain numbers: a cell is painted thousands of times a second, and Python's flags are slow.
_SELECTED, _FOCUSED = QStyle.StateFlag.State_Selected.value, QStyle.StateFlag.State_HasFocus.value
_SECONDARY = frozenset({Format.CODE, Format.YEAR, Format.DATE})


@lru_cache(maxsize=8192)
def _elided(words: str, room: int) -> str:
    return theme.metrics(tokens.TABLE).elidedText(words, Qt.TextElideMode.ElideRight, room)


@lru_cache(maxsize=8192)
def _length(words: str) -> int:
    return theme.metrics(tokens.TABLE).horizontalAdvance(words)


def _said(column: TableColumn, value: Any, *, hidden: bool) -> str:
    return cells.hidden_words() if hidden else cells.words(column, value)


class CellDelegate(QStyledItemDelegate):
    """A cell with words: selection, line below, words elided at the right, hidden figures as a chip."""

    def __init__(self, parent: QAbstractItemView, *, lines: bool = True, secondary: bool = False) -> None:
        super().__init__(parent)
        self._lines = lines
        self._secondary = secondary

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        rect: QRect = option.rect
        self._ground(painter, rect, option.state.value)
        model = index.model()
        assert isinstance(model, TableModel)
        column, value, hidden = model.cell(index.row(), index.column())
        box = QRectF(rect).adjusted(0, 0, 0, -1)
        if hidden:
            self._hidden(painter, column, box)
        else:
            self.paint_value(painter, column, value, box, index)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, state: int) -> None:
        if state & _SELECTED:
            painter.fillRect(rect, theme.colour("sel"))
        if self._lines:
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("border"))
        if state & _FOCUSED:
            painting.focus_ring(painter, QRectF(rect).adjusted(0, 0, 0, -1))

    def _hidden(self, painter: QPainter, column: TableColumn, box: QRectF) -> None:
        words = cells.hidden_words()
        width = painting.hidden_chip_width(words)
        left = box.right() - PADDING - width if cells.is_number(column) else box.left() + PADDING
        painting.hidden_chip(painter, words, QPointF(left, box.center().y()))

    def paint_value(self, painter: QPainter, column: TableColumn, value: Any, box: QRectF, index: Index) -> None:
        """Paint a value that is not hidden; the ground is painted."""
        words = cells.words(column, value)
        quiet = self._secondary or value is None or column.format in _SECONDARY
        self.paint_words(painter, words, box, right=cells.is_number(column), role="text2" if quiet else "text")

    def paint_words(self, painter: QPainter, words: str, box: QRectF, *, right: bool, role: str = "text") -> None:
        """Paint words elided to a box."""
        room = box.adjusted(PADDING, 0, -PADDING, 0)
        painter.setFont(theme.font(tokens.TABLE))
        painter.setPen(theme.colour(role))
        painter.drawText(room, RIGHT if right else LEFT, _elided(words, int(room.width()) + 1))

    def wanted_width(self, column: TableColumn, value: Any, *, hidden: bool) -> int:
        """How wide a cell must be to show all of it."""
        if hidden:
            return painting.hidden_chip_width(cells.hidden_words()) + PADDING + 4
        return _length(cells.words(column, value)) + 2 * PADDING

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._width_at(index), tokens.ROW)

    def _width_at(self, index: Index) -> int:
        model = index.model()
        assert isinstance(model, TableModel)
        column, value, hidden = model.cell(index.row(), index.column())
        return self.wanted_width(column, value, hidden=hidden)

    @override
    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        cut = self._width_at(index) > option.rect.width()
        QToolTip.showText(event.globalPos(), self.tool_tip(index) if cut else self.extra_tip(index), view)
        return True

    def tool_tip(self, index: Index) -> str:
        """What a cell says that is cut."""
        return str(index.data())

    def extra_tip(self, index: Index) -> str:
        """What a cell says even where it is not cut."""
        return ""


class PillDelegate(CellDelegate):
    """A code as its pill; in a selected row with a line around it, so that it is told from the ground."""

    _selected = False

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self._selected = bool(option.state.value & _SELECTED)
        super().paint(painter, option, index)

    @override
    def paint_value(self, painter: QPainter, column: TableColumn, value: Any, box: QRectF, index: Index) -> None:
        if value in painting.PILLS:
            painter.setClipRect(box)
            place = QPointF(box.left() + 4, box.center().y())
            painting.pill(painter, value, cells.choice_label(column, value), place, lined=self._selected)
        else:
            super().paint_value(painter, column, value or None, box, index)

    @override
    def wanted_width(self, column: TableColumn, value: Any, *, hidden: bool) -> int:
        return round(painting.pill_width(_said(column, value, hidden=hidden))) + PADDING


class StripDelegate(CellDelegate):
    """The states of the years as a strip of cells."""

    CELL, PITCH = 10, 11

    @override
    def paint_value(self, painter: QPainter, column: TableColumn, value: Any, box: QRectF, index: Index) -> None:
        top = ceil(box.center().y() - self.CELL / 2)
        for position, state in enumerate(str(value or "").split(cells.SEPARATOR)):
            left = box.left() + 5 + position * self.PITCH
            painting.year_cell(painter, state, QRectF(left, top, self.CELL, self.CELL))

    @override
    def wanted_width(self, column: TableColumn, value: Any, *, hidden: bool) -> int:
        return len(column.years) * self.PITCH + 12

    @override
    def extra_tip(self, index: Index) -> str:
        model = index.model()
        assert isinstance(model, TableModel)
        column, value, _ = model.cell(index.row(), index.column())
        states = str(value or "").split(cells.SEPARATOR)
        return "\n".join(
            f"{year} \N{EN DASH} {cells.choice_label(column, state)}"
            for year, state in zip(column.years, states, strict=False)
        )


def cause_marks() -> dict[str, str]:
    """The two letters of each cause, in the language spoken now."""
    return {
        "quantitative": pgettext("short for a quantitative cause", "Qt"),
        "qualitative": pgettext("short for a qualitative cause", "Ql"),
        "working_conditions": pgettext("short for working conditions as a cause", "Wc"),
    }


class CausesDelegate(CellDelegate):
    """The causes of a shortage as two letters each, always in the same place; a dot where one does not hold."""

    WIDTH, PITCH = 18, 20

    @override
    def paint_value(self, painter: QPainter, column: TableColumn, value: Any, box: QRectF, index: Index) -> None:
        causes = set(str(value or "").split(cells.SEPARATOR))
        painter.setFont(theme.font((11, True)))
        for position, (cause, mark) in enumerate(cause_marks().items()):
            place = QRectF(box.left() + 3 + position * self.PITCH, box.center().y() - 8, self.WIDTH, 16)
            holds = cause in causes
            if holds:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("header"))
                painter.drawRoundedRect(place, 2, 2)
            painter.setPen(theme.colour("text" if holds else "text3"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, mark if holds else "·")

    @override
    def wanted_width(self, column: TableColumn, value: Any, *, hidden: bool) -> int:
        return 3 * self.PITCH + 6

    @override
    def extra_tip(self, index: Index) -> str:
        return str(index.data())
