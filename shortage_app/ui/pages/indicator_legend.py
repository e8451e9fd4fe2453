"""What the bars of the indicators stand for, drawn as the charts draw them before the words."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shortage_app.ui import painting, theme, tokens
from shortage_app.ui.qt import override

BAR = QSize(32, 10)
BESIDE, BETWEEN, TICK = 8, 16, 16  # px; the last is the height of the tick of a target


class IndicatorLegend(QWidget):
    """Three samples: the period with its target, the other periods, what is not there."""

    spoken_role = QAccessible.Role.StaticText

    def __init__(self) -> None:
        super().__init__()
        self._words: Sequence[str] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_words(self, period: str, others: str, missing: str) -> None:
        """The words of each sample."""
        self._words = (period, others, missing)
        self.setAccessibleName(" · ".join(self._words))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = theme.metrics(tokens.TABLE)
        words = sum(metrics.horizontalAdvance(each) + BAR.width() + BESIDE + BETWEEN for each in self._words)
        return QSize(max(words - BETWEEN, 0) + 2, 20)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font(tokens.TABLE))
        left = 0.0
        samples: tuple[Callable[[QPainter, QRectF], None], ...] = (_aimed, _other, _missing)
        for draw, words in zip(samples, self._words, strict=False):
            draw(painter, QRectF(left, (self.height() - BAR.height()) / 2, BAR.width(), BAR.height()))
            left += BAR.width() + BESIDE
            painter.setPen(theme.colour("text2"))
            painter.drawText(round(left), 15, words)
            left += theme.metrics(tokens.TABLE).horizontalAdvance(words) + BETWEEN
        painter.end()


def _aimed(painter: QPainter, box: QRectF) -> None:
    painter.fillRect(box.adjusted(0, 0, -3, 0), theme.colour("struct"))
    painter.fillRect(QRectF(box.right() - 3, box.center().y() - TICK / 2, 2.5, TICK), theme.colour("text"))


def _other(painter: QPainter, box: QRectF) -> None:
    painter.fillRect(box, theme.colour("seq2"))


def _missing(painter: QPainter, box: QRectF) -> None:
    painting.hatch(painter, box, painting.faint("ctl"))
    painting.outline(painter, box, painting.line(theme.colour("ctl"), dashed=True))
