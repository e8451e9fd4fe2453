"""The foot of a table: how many rows, how many selected, and the totals of the shown rows."""

from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from shortage_app.text import _, ngettext, number
from shortage_app.ui import tokens
from shortage_app.ui.models import cells
from shortage_app.ui.qt import override
from shortage_app.ui.widgets.labels import Label
from shortage_app.ui.widgets.table_view import TableView


class TableFoot(QFrame):
    """Follows a table view."""

    def __init__(self, view: TableView) -> None:
        super().__init__()
        self.setProperty("kind", "foot")
        self.setFixedHeight(tokens.STATUS_BAR)
        self._view = view
        self._rows, self._selected = Label(tokens.TABLE, "text2"), Label(tokens.TABLE, "text2")
        self._totals = Label(tokens.TABLE, "text2", rich=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(24)
        row.addWidget(self._rows)
        row.addWidget(self._selected)
        row.addWidget(self._totals, 1, Qt.AlignmentFlag.AlignRight)
        view.rows_changed.connect(self._count)

    @property
    def labels(self) -> tuple[Label, ...]:
        """What is said, from left to right."""
        return self._rows, self._selected, self._totals

    def _count(self) -> None:
        model = self._view.table_model
        shown, selected = model.rowCount(), len(self._view.selected_rows())
        self._rows.setText(ngettext("{n} row", "{n} rows", shown).format(n=number(shown)))
        self._selected.setText(ngettext("{n} selected", "{n} selected", selected).format(n=number(selected)))
        self._selected.setVisible(selected > 0)
        totals = (
            _("{name}: {values}").format(name=_(column.label), values=f"<b>{escape(cells.words(column, total))}</b>")
            for column, total in model.totals()
        )
        self._totals.setText("&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;".join(totals))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._count()
