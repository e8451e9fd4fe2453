"""What the pieces of a bar stand for: a sample of each before its words, side by side."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shortage_app.ui import painting, theme, tokens
from shortage_app.ui.qt import override

Look = tuple[str, bool]  # role of the colour, and whether it is hatched, so that no two look alike in grey
SAMPLE, BESIDE, BETWEEN = 9, 4, 10


class PartsLegend(QWidget):
    """Words with their samples; those without room are left out, and the tool tip has them all."""

    def __init__(self, looks: Sequence[Look]) -> None:
        super().__init__()
        self._looks = looks
        self._words: Sequence[str] = ()
        self.setFixedHeight(18)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_words(self, words: Sequence[str]) -> None:
        """The words of each part in the order of the looks; "" for a part that is not there."""
        self._words = words
        self.setAccessibleName(self.text())
        self.setToolTip(self.text())
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Everything that is said."""
        return " · ".join(word for word in self._words if word)

    @override
    def sizeHint(self) -> QSize:
        return QSize(sum(map(self._width, self._words)), 18)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 18)

    def _width(self, words: str) -> int:
        return SAMPLE + BESIDE + theme.metrics(tokens.AXIS).horizontalAdvance(words) + BETWEEN

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font(tokens.AXIS))
        left = 0.0
        for words, (role, hatched) in zip(self._words, self._looks, strict=False):
            if not words or left + self._width(words) - BETWEEN > self.width() + 1:
                continue
            painting.sample(painter, QRectF(left, 4, SAMPLE, SAMPLE), role, hatched=hatched)
            painter.setPen(theme.colour("text2"))
            room = QRectF(left + SAMPLE + BESIDE, 0, self.width(), 17)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
            left += self._width(words)
        painter.end()
