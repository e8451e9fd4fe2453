"""The legend of a point chart: the symbol of each role with its interval line, and words that explain the line."""

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shortage_app.report.chart import PointChart
from shortage_app.text import _
from shortage_app.ui import painting, theme, tokens
from shortage_app.ui.qt import override

GLYPHS = {"women": "dot", "men": "square"}  # any other role is a diamond
SYMBOL, WORDS_AT, APART = 33, 41, 16


class PointLegend(QWidget):
    """Names the symbols that stand in a point chart."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[tuple[str, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_chart(self, chart: PointChart) -> None:
        """Name the roles of a chart, once each, in the order in which they come."""
        named = {point.role: point.label for row in chart.rows for point in row.points}
        self._entries = list(named.items())
        self.updateGeometry()
        self.update()

    def _line_words(self) -> str:
        return _("lines: 95% CI")

    @override
    def sizeHint(self) -> QSize:
        bold = theme.metrics((13, True))
        width = sum(WORDS_AT + bold.horizontalAdvance(words) + APART for _role, words in self._entries)
        return QSize(width + theme.metrics(tokens.TABLE).horizontalAdvance(self._line_words()) + 2, 24)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left, middle = 0.0, self.height() / 2
        for role, words in self._entries:
            self._draw_symbol(painter, role, left, middle)
            painter.setFont(theme.font((13, True)))
            painter.setPen(theme.colour(role))
            width = theme.metrics((13, True)).horizontalAdvance(words)
            place = QRectF(left + WORDS_AT, 0, width + 2, self.height() - 1)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
            left += WORDS_AT + width + APART
        painter.setFont(theme.font(tokens.TABLE))
        painter.setPen(theme.colour("text3"))
        place = QRectF(left, 0, self.width() - left, self.height() - 1)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self._line_words())
        painter.end()

    def _draw_symbol(self, painter: QPainter, role: str, left: float, middle: float) -> None:
        colour = theme.colour(role)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(painting.line(colour, 1.5))
        painter.drawLine(QPointF(left, middle), QPointF(left + SYMBOL, middle))
        for end in (left + 0.75, left + SYMBOL - 0.75):
            painter.drawLine(QLineF(end, middle - 4, end, middle + 4))
        box = QRectF(left + SYMBOL / 2 - 6, middle - 6, 12, 12)
        painting.glyph(painter, GLYPHS.get(role, "diamond"), box, colour)
