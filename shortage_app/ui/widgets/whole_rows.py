"""The place of a table that leaves empty at its lower edge what is no whole row: a slice of one says nothing."""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from shortage_app.ui.qt import override
from shortage_app.ui.widgets.table_view import TableView


class WholeRows(QWidget):
    """Holds one table, as high as its headings and the whole rows for which there is room."""

    def __init__(self, view: TableView) -> None:
        super().__init__()
        self.setProperty("kind", "surface")
        self._view = view
        view.setParent(self)
        view.rows_changed.connect(self._fit)
        view.viewport().installEventFilter(self)

    def _fit(self) -> None:
        row, rows = self._view.verticalHeader().defaultSectionSize(), self._view.table_model.rowCount()
        room = self.height() - self._view.height() + self._view.viewport().height()
        cut = room % row if 0 < room < row * rows else 0
        self._view.setGeometry(0, 0, self.width(), self.height() - cut)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Headings of two lines, and a bar to scroll sideways, take from the room of the rows."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        return self._view.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return self._view.minimumSizeHint()
