"""What the keys do here: each key in its cap, with a word, side by side."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shortage_app.ui import theme, tokens
from shortage_app.ui.qt import override
from shortage_app.ui.widgets.fields import cap_width, key_cap

BESIDE, BETWEEN = 6, 14


class KeyHints(QWidget):
    """Keys with words; those without room at the right are left out, and the tool tip has them all."""

    spoken_role = QAccessible.Role.StaticText

    def __init__(self) -> None:
        super().__init__()
        self._hints: Sequence[tuple[str, str]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """Show keys and what each does."""
        self._hints = hints
        said = ", ".join(f"{key}: {words}" for key, words in hints)
        self.setToolTip(said)
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()

    def _width(self, key: str, words: str) -> int:
        return cap_width(key) + BESIDE + theme.metrics(tokens.TABLE).horizontalAdvance(words)

    @override
    def sizeHint(self) -> QSize:
        return QSize(sum(self._width(*hint) + BETWEEN for hint in self._hints), tokens.CONTROL_SMALL)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, tokens.CONTROL_SMALL)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = 0
        for key, words in self._hints:
            if left + self._width(key, words) > self.width():
                break
            key_cap(painter, key, left + cap_width(key), self.height() / 2)
            painter.setFont(theme.font(tokens.TABLE))
            painter.setPen(theme.colour("text2"))
            room = QRectF(left + cap_width(key) + BESIDE, 0, self.width(), self.height() - 1)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
            left += self._width(key, words) + BETWEEN
        painter.end()
