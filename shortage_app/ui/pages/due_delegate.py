"""The day a decision is due; one that is past while the decision is open says so with a sign."""

from typing import Any

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QPainter

from shortage_app.report.decisions import OVERDUE
from shortage_app.report.table import TableColumn
from shortage_app.text import _
from shortage_app.ui import icons
from shortage_app.ui.models import cells
from shortage_app.ui.models.table_model import TableModel
from shortage_app.ui.qt import override
from shortage_app.ui.widgets.delegates import PADDING, CellDelegate, Index

SIGN = 12


class DueDelegate(CellDelegate):
    """A warning sign in the colour of what is missing before the day, with a tool tip."""

    @override
    def paint_value(self, painter: QPainter, column: TableColumn, value: Any, box: QRectF, index: Index) -> None:
        if not _is_overdue(index):
            super().paint_value(painter, column, value, box, index)
            return
        icons.draw(
            painter, "warning", QPoint(int(box.left()) + PADDING, int(box.center().y()) - SIGN // 2), "none", SIGN
        )
        room = box.adjusted(SIGN + 4, 0, 0, 0)
        self.paint_words(painter, cells.words(column, value), room, right=False)

    @override
    def wanted_width(self, column: TableColumn, value: Any, *, hidden: bool) -> int:
        return super().wanted_width(column, value, hidden=hidden) + SIGN + 4

    @override
    def extra_tip(self, index: Index) -> str:
        return _("Overdue") if _is_overdue(index) else ""


def _is_overdue(index: Index) -> bool:
    model = index.model()
    assert isinstance(model, TableModel)
    return bool(model.value(index.row(), OVERDUE))
