"""The legend of a point chart: the symbol of each role with its interval line, and words that explain the line."""

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shortage_app.report.chart import PointChart
from shortage_app.text import _
from shortage_app.ui import painting, theme, tokens
from shortage_app.ui.qt import override

GLYPHS = {"women": "dot", "men": "square"}  # any other role is a diamond
SYMBOL, WORDS_AT, APART = 33, 41, 16
NAME = (13, True)
HEIGHT = 24


def roles_named(chart: PointChart) -> list[tuple[str, str]]:
    """The roles of a chart with their names, once each, in the order in which they come."""
    return list({point.role: point.label for row in chart.rows for point in row.points}.items())


def legend_width(roles: list[tuple[str, str]]) -> int:
    """How wide the legend of these roles is, in px."""
    return _names_width(roles) + APART + theme.metrics(tokens.TABLE).horizontalAdvance(_line_words()) + 2


def _names_width(roles: list[tuple[str, str]]) -> int:
    names = (theme.metrics(NAME).horizontalAdvance(words) for _role, words in roles)
    return sum(WORDS_AT + width + APART for width in names) - APART + 2


def paint_legend(painter: QPainter, roles: list[tuple[str, str]], place: QPointF, *, lines: bool = True) -> None:
    """Paint a legend with its left middle at a place; `lines`: it says what the lines are."""
    left = place.x()
    for role, words in roles:
        _paint_symbol(painter, role, left, place.y())
        width = theme.metrics(NAME).horizontalAdvance(words)
        _write(painter, words, NAME, role, QRectF(left + WORDS_AT, place.y() - 12, width + 2, HEIGHT - 1))
        left += WORDS_AT + width + APART
    if not lines:
        return
    words = _line_words()
    room = QRectF(left, place.y() - 12, theme.metrics(tokens.TABLE).horizontalAdvance(words) + 2, HEIGHT - 1)
    _write(painter, words, tokens.TABLE, "text3", room)


def _line_words() -> str:
    return _("lines: 95% CI")


def _write(painter: QPainter, words: str, style: tuple[int, bool], role: str, room: QRectF) -> None:
    painter.setFont(theme.font(style))
    painter.setPen(theme.colour(role))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)


def _paint_symbol(painter: QPainter, role: str, left: float, middle: float) -> None:
    colour = theme.colour(role)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(painting.line(colour, 1.5))
    painter.drawLine(QPointF(left, middle), QPointF(left + SYMBOL, middle))
    for end in (left + 0.75, left + SYMBOL - 0.75):
        painter.drawLine(QLineF(end, middle - 4, end, middle + 4))
    box = QRectF(left + SYMBOL / 2 - 6, middle - 6, 12, 12)
    painting.glyph(painter, GLYPHS.get(role, "diamond"), box, colour)


class PointLegend(QWidget):
    """Names the symbols that stand in a point chart, and where a long title leaves room for it what the lines are."""

    spoken_role = QAccessible.Role.StaticText

    def __init__(self) -> None:
        super().__init__()
        self._roles: list[tuple[str, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def show_chart(self, chart: PointChart) -> None:
        """Name the roles of a chart."""
        self._roles = roles_named(chart)
        self.setMaximumWidth(legend_width(self._roles))
        self.setToolTip(_line_words())
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_names_width(self._roles), HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        lines = self.width() >= legend_width(self._roles)
        left = 0 if lines else self.width() - _names_width(self._roles)
        paint_legend(painter, self._roles, QPointF(left, self.height() / 2), lines=lines)
        painter.end()
