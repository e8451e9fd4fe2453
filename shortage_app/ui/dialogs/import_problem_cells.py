"""How a problem of a file is painted: its sign, its words on the lines its row has, what can be done as links."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from shortage_app.domain.problem import Severity
from shortage_app.text import _
from shortage_app.ui import icons, theme, tokens
from shortage_app.ui.dialogs.import_lines import ACTS, REPAIR, SIGN, WHAT, Line, ProblemModel
from shortage_app.ui.qt import override

Index = QModelIndex | QPersistentModelIndex
ROW, NO_ACTS = 24, 32
PAD, BETWEEN = 8, 16  # px around words, between links
SIGNS = {
    Severity.WARNING: ("warning", "notoff"),
    Severity.REFUSED: ("cross", "none"),
    Severity.FATAL: ("error", "none"),
}


class ProblemDelegate(QStyledItemDelegate):
    """Words, a sign for how grave it is, and what can be done as links."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, ProblemModel)
        line, rect = model.lines[index.row()], option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("sel"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("border"))
        if index.column() == SIGN:
            name, role = ("check", "direct") if line.accepted is not None else SIGNS[line.problem.severity]
            icons.draw(painter, name, QPoint(rect.left() + 8, rect.top() + (rect.height() - ROW) // 2 + 4), role, 15)
        elif index.column() == ACTS:
            painter.setFont(theme.font(tokens.TABLE))
            painter.setPen(theme.colour("accent"))
            for words, box in link_boxes(line, rect).items():
                painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), words)
        else:
            quiet = index.column() != WHAT or line.accepted is not None
            _paint_words(painter, rect, str(index.data() or ""), "text2" if quiet else "text")
        painter.restore()

    @override
    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() == QEvent.Type.ToolTip and index.isValid() and index.column() in (WHAT, REPAIR):
            QToolTip.showText(event.globalPos(), str(index.data() or ""), view)
            return True
        return super().helpEvent(event, view, option, index)


def _paint_words(painter: QPainter, rect: QRect, words: str, role: str) -> None:
    """Words on one line where they have the room, else on as many as the row has."""
    room, metrics = rect.adjusted(PAD, 0, -PAD, -1), theme.metrics(tokens.TABLE)
    painter.setFont(theme.font(tokens.TABLE))
    painter.setPen(theme.colour(role))
    if rect.height() > ROW and metrics.horizontalAdvance(words) > room.width() + 1:
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap), words)
        return
    elided = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width() + 1)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), elided)


def links_width(line: Line) -> int:
    """The width of the cell that holds the links of a line."""
    metrics = theme.metrics(tokens.TABLE)
    widths = [metrics.horizontalAdvance(words) + BETWEEN for words in link_words(line)]
    return sum(widths) + BETWEEN if widths else NO_ACTS


def link_words(line: Line) -> list[str]:
    """The links of a line, from the right: the way to the cell, and before it what can be done."""
    return [words for words in (_("Go to cell") if line.goes else "", line.act) if words]


def link_boxes(line: Line, rect: QRect) -> dict[str, QRect]:
    """Where the links of a line stand, from the right: the way to the cell, and before it what can be done."""
    boxes: dict[str, QRect] = {}
    right = rect.right() - 12
    metrics = theme.metrics(tokens.TABLE)
    for words in link_words(line):
        width = metrics.horizontalAdvance(words)
        boxes[words] = QRect(right - width, rect.top(), width + 4, rect.height() - 1)
        right -= width + BETWEEN
    return boxes
