"""The foot of a table: how many rows, how many selected, and the totals of the shown rows."""

from html import escape

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from shortage_app.text import _, ngettext, number
from shortage_app.ui import tokens
from shortage_app.ui.models import cells
from shortage_app.ui.qt import override
from shortage_app.ui.widgets.labels import Label, RichLabel
from shortage_app.ui.widgets.table_view import TableView
from shortage_app.ui.widgets.table_words import TableWords

MARGIN, APART = 16, 24  # px
BETWEEN = 6 * "&nbsp;"


class TableFoot(QFrame):
    """Follows a table view; `words`: with a field to filter by text, where the page has none."""

    def __init__(self, view: TableView, *, words: bool = True) -> None:
        super().__init__()
        self.setProperty("kind", "foot")
        self.setFixedHeight(tokens.STATUS_BAR)
        self._view = view
        self._said: list[str] = []
        self._whole = ""
        self._rows, self._selected = Label(tokens.TABLE, "text2"), Label(tokens.TABLE, "text2")
        self._totals = RichLabel(tokens.TABLE, "text2")
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(APART)
        if words:
            row.addWidget(TableWords(view))
        row.addWidget(self._rows)
        row.addWidget(self._selected)
        row.addWidget(self._totals, 1, Qt.AlignmentFlag.AlignRight)
        view.rows_changed.connect(self._count)

    @property
    def labels(self) -> tuple[Label, ...]:
        """What is said, from left to right."""
        return self._rows, self._selected, self._totals

    def say_whole(self, figure: str) -> None:
        """A total that is not the sum of the rows; "" for none."""
        self._whole = figure
        self._count()

    def _count(self) -> None:
        model = self._view.table_model
        shown, selected = model.rowCount(), len(self._view.selected_rows())
        self._rows.setText(ngettext("{n} row", "{n} rows", shown).format(n=number(shown)))
        self._selected.setText(ngettext("{n} selected", "{n} selected", selected).format(n=number(selected)))
        self._selected.setVisible(selected > 0)
        self._said = [
            _("{name}: {values}").format(name=_(column.label), values=f"<b>{escape(cells.words(column, total))}</b>")
            for column, total in model.totals()
        ]
        if self._whole:
            self._said.append(_("{name}: {values}").format(name=_("Total"), values=f"<b>{escape(self._whole)}</b>"))
        self._fit()

    def _fit(self) -> None:
        """As many totals as there is room for; the tool tip has them all."""
        layout = self.layout()
        assert layout is not None
        beside = [item.widget() for place in range(layout.count()) if (item := layout.itemAt(place)) is not None]
        others = [part for part in beside if part is not None and part is not self._totals and not part.isHidden()]
        room = self.width() - 2 * MARGIN - sum(part.sizeHint().width() + APART for part in others)
        said = list(self._said)
        self._totals.setText(BETWEEN.join(said))
        while said and self._totals.sizeHint().width() > room:
            said.pop()
            self._totals.setText(BETWEEN.join([*said, "…"]))
        self._totals.setToolTip("<br>".join(self._said) if len(said) < len(self._said) else "")

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, tokens.STATUS_BAR)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._count()
