"""The keys of the queue of links, painted as they stand on a keyboard."""

from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from shortage_app.ui import theme, tokens
from shortage_app.ui.keys import queue_keys
from shortage_app.ui.qt import override
from shortage_app.ui.widgets.fields import key_cap


class KeyLegend(QWidget):
    """The keys of the queue, as they stand on a keyboard."""

    spoken_role = QAccessible.Role.StaticText

    def __init__(self) -> None:
        super().__init__()
        self._words: tuple[tuple[tuple[str, ...], str], ...] = ()
        self.setFixedHeight(24)

    def retranslate(self) -> None:
        """Say what each key does."""
        self._words = tuple((tuple(keys.split()), words) for keys, words in queue_keys())
        self.setAccessibleName(", ".join(f"{' '.join(keys)} {words}" for keys, words in self._words))
        self.setToolTip(self.accessibleName())
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        metrics, left = theme.metrics(tokens.AXIS), 0
        for keys, words in self._words:
            for key in keys:
                left += metrics.horizontalAdvance(key) + 9
                key_cap(painter, key, left, self.height() / 2)
                left += 3
            painter.setFont(theme.font(tokens.AXIS))
            painter.setPen(theme.colour("text2"))
            painter.drawText(left + 2, self.height() // 2 + 4, words)
            left += metrics.horizontalAdvance(words) + 8
        painter.end()
