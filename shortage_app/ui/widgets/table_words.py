"""The field that narrows a table to the rows with some words: in its foot, when Ctrl+F or the menu asks for it."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent

from shortage_app.text import _
from shortage_app.ui.qt import override
from shortage_app.ui.widgets.fields import SearchField
from shortage_app.ui.widgets.table_view import TableView

WIDTH, HEIGHT = 220, 24  # px


class TableWords(SearchField):
    """Seen while it has the keyboard or leaves rows out; Esc takes every row back."""

    def __init__(self, view: TableView) -> None:
        super().__init__("Ctrl+F")
        self._view = view
        self.setFixedSize(WIDTH, HEIGHT)
        self.hide()
        self._name()
        view.offers_words = True
        view.words_asked.connect(self.ask)
        view.rows_changed.connect(self._follow)
        self.left_downwards.connect(view.setFocus)
        self.textChanged.connect(self._narrow)

    def ask(self) -> None:
        """Take the keyboard."""
        self.show()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _narrow(self, words: str) -> None:
        filters = replace(self._view.table_model.filters, words=words)
        if filters != self._view.table_model.filters:
            self._view.filter(filters)
            self._view.filters_changed.emit(filters)

    def _follow(self) -> None:
        """Another table may have come, of which everything is shown."""
        words = self._view.table_model.filters.words
        if words != self.text():
            self.setText(words)
        self.setVisible(bool(words) or self.hasFocus())

    def _name(self) -> None:
        self.setPlaceholderText(_("Filter the rows"))
        self.setAccessibleName(_("Filter the rows"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setVisible(bool(self.text()))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
