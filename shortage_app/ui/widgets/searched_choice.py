"""Choosing among many: a field that lists what holds the words typed."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from shortage_app.ui import theme, tokens
from shortage_app.ui.dressing import dress_list
from shortage_app.ui.models.columns import plain
from shortage_app.ui.qt import override

MOST_SHOWN = 12


class SearchedChoice(QLineEdit):
    """Lists the values that hold what is typed anywhere in their words; `value` is None until one of them is meant."""

    def __init__(self) -> None:
        super().__init__()
        self.setFont(theme.font(tokens.BODY))
        self._values: dict[str, object] = {}

    def offer(self, values: Iterable[tuple[object, str]], chosen: object = None) -> None:
        """Offer values with their words, one of them chosen."""
        self._values = {words: value for value, words in values}
        listed = QCompleter(sorted(self._values, key=plain), self)
        listed.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        listed.setFilterMode(Qt.MatchFlag.MatchContains)
        listed.setMaxVisibleItems(MOST_SHOWN)
        self.setCompleter(listed)
        dress_list(listed)
        self.setText(next((words for words, value in self._values.items() if value == chosen), ""))
        self.setCursorPosition(0)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Where all words are picked as the keyboard comes, their beginning is what is seen of long ones."""
        super().focusInEvent(event)
        if self.selectedText() == self.text():
            self.setSelection(len(self.text()), -len(self.text()))

    @property
    def value(self) -> object:
        """The value meant: its words stand there whole, or what stands there is in the words of no other."""
        typed = self.text().strip()
        if typed in self._values:
            return self._values[typed]
        meant = [value for words, value in self._values.items() if plain(typed) in plain(words)] if typed else []
        return meant[0] if len(meant) == 1 else None
