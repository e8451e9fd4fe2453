"""The fingerprint of a file: its beginning, by which files are told apart, and all of it in the tool tip."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QPainter

from shortage_app.report.table import TableColumn
from shortage_app.ui.qt import override
from shortage_app.ui.widgets.delegates import CellDelegate

Index = QModelIndex | QPersistentModelIndex
LETTERS = 12


class FingerprintDelegate(CellDelegate):
    """Paints the first letters; what is copied is whole."""

    @override
    def paint_value(self, painter: QPainter, column: TableColumn, value: Any, box: QRectF, index: Index) -> None:
        self.paint_words(painter, str(value or "")[:LETTERS], box, right=False, role="text2")

    @override
    def wanted_width(self, column: TableColumn, value: Any, *, hidden: bool) -> int:
        return super().wanted_width(column, str(value or "")[:LETTERS], hidden=hidden)

    @override
    def extra_tip(self, index: Index) -> str:
        return str(index.data())
