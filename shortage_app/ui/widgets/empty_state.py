"""What stands where there is nothing to show: why, and what to do."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shortage_app.ui import tokens
from shortage_app.ui.widgets.buttons import push_button
from shortage_app.ui.widgets.labels import Label
from shortage_app.ui.widgets.layouts import clear

WIDEST = 640  # px: longer lines are hard to read
HIGHEST = 10_000
SLACK = 2  # px that a label needs beside its words


class EmptyState(QWidget):
    """Words in the middle, and buttons below them."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Label(tokens.PANEL_TITLE, "text2", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addStretch(1)
        column.addLayout(_in_the_middle(self._words))
        column.addLayout(self._buttons)
        column.addStretch(1)

    def say(self, words: str, *actions: tuple[str, Callable[[], object]]) -> None:
        """Say why there is nothing, and offer what can be done (words, act)."""
        self._words.setText(words)
        self._words.setMaximumWidth(balanced_width(words, self._words.fontMetrics(), WIDEST))
        self.setAccessibleName(words)
        clear(self._buttons)
        self._buttons.addStretch(1)
        for position, (label, act) in enumerate(actions):
            button = push_button(act, kind="primary" if position == 0 else "")
            button.setText(label)
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)


def balanced_width(words: str, metrics: QFontMetrics, widest: int) -> int:
    """The least width at which words need no more lines than at the widest, so that none stands alone on the last."""

    def taken(width: int) -> QRect:
        return metrics.boundingRect(QRect(0, 0, width, HIGHEST), Qt.TextFlag.TextWordWrap, words)

    least, most = 1, widest
    while least < most:
        middle = (least + most) // 2
        if taken(middle).height() <= taken(widest).height():
            most = middle
        else:
            least = middle + 1
    return min(max(most, taken(most).width()) + SLACK, widest)


def _in_the_middle(words: Label) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(words, WIDEST)
    row.addStretch(1)
    return row
