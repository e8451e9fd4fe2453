"""What stands where something is still being worked out: what, how far it is, and a button that stops it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from shortage_app.text import _, number
from shortage_app.ui import tokens
from shortage_app.ui.widgets.buttons import push_button
from shortage_app.ui.widgets.labels import Label

BAR_WIDTH = 280
ABOVE = 120  # px: words in the middle of a high page would be out of sight


class Waiting(QWidget):
    """Words, why it takes a while below them, a bar, and a button."""

    def __init__(self, stop: Callable[[], object]) -> None:
        super().__init__()
        self._words, self._why = Label(tokens.PANEL_TITLE, "text2", wrap=True), Label(tokens.TABLE, "text3", wrap=True)
        self.bar, self.stop = QProgressBar(), push_button(stop)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(BAR_WIDTH)
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addSpacing(ABOVE)
        for label in (self._words, self._why):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        for widget in (self.bar, self.stop):
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(widget)
            row.addStretch(1)
            column.addLayout(row)
        column.addStretch(1)

    def say(self, words: str, why: str) -> None:
        """Say what is awaited, and why it takes a while; how far it is, is not known yet."""
        self._words.setText(words)
        self._why.setText(why)
        self.stop.setText(_("Cancel"))
        self.setAccessibleName(words)
        self.follow(0, 0)

    def follow(self, done: int, total: int) -> None:
        """Show how far it is; a total of 0 for unknown."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        steps = _("{done} / {total}").format(done=number(done), total=number(total)) if total else ""
        self.bar.setAccessibleName(steps or self._words.text())
