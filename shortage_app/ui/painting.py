"""Small things painted the same everywhere: glyphs, pills, hatching, chips, year cells, intervals.

A glyph, a hatch or an outline always doubles a colour, so that nothing is said by colour alone.
"""

from collections.abc import Callable, Mapping
from math import ceil
from types import MappingProxyType

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QTransform

from shortage_app.domain.codes import (
    Coverage,
    CrosswalkState,
    DecisionState,
    ShortageLink,
    Status,
    Strength,
    TargetState,
    Verdict,
    YearState,
)
from shortage_app.ui import theme, tokens

# code: (kind of pill, glyph); the codes of these enumerations never clash
PILLS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        Status.STRUCTURAL: ("struct", "square"),
        Status.EMERGING_FIRST: ("new", "plus"),
        Status.EMERGING_RETURNING: ("returning", "return"),
        Status.EMERGING_CONTINUING: ("new", "equal"),
        Status.UNDETERMINED: ("undetermined", "question"),
        Status.LEFT: ("out", "dash"),
        Status.DISCONTINUED: ("out", "cross"),
        Coverage.DIRECT: ("direct", "dot"),
        Coverage.INDIRECT: ("indirect", "half"),
        Coverage.NOT_OFFERED: ("returning", "ring"),
        Coverage.NO_PRODUCT: ("none", "cross"),
        Coverage.OUT_OF_SCOPE: ("out", "dash"),
        Strength.DIRECT: ("direct", "dot"),
        Strength.INDIRECT: ("indirect", "half"),
        ShortageLink.NONE: ("out", "dash"),
        Verdict.ASIDE: ("undetermined", "question"),
        DecisionState.OPEN: ("undetermined", "ring"),
        DecisionState.IN_PROGRESS: ("indirect", "half"),
        DecisionState.DONE: ("direct", "dot"),
        DecisionState.DROPPED: ("out", "cross"),
        DecisionState.CARRIED: ("out", "return"),
        TargetState.MET: ("direct", "dot"),
        TargetState.NOT_MET: ("none", "cross"),
        TargetState.NOT_COMPARABLE: ("undetermined", "dash"),
        CrosswalkState.WAITING: ("undetermined", "question"),
        CrosswalkState.APPROVED: ("direct", "dot"),
        CrosswalkState.REFUSED: ("none", "cross"),
    }
)
DASHED = frozenset({str(Coverage.NOT_OFFERED)})


def line(colour: QColor, width: float = 1, *, dashed: bool = False) -> QPen:
    """A pen of square ends, dashed 3 on 2 off where asked."""
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dashed:
        pen.setDashPattern([3 / width, 2 / width])
    return pen


def faint(role: str) -> QColor:
    """The colour of a role, half as strong: for hatching behind words."""
    made = QColor(theme.colour(role))
    made.setAlphaF(0.55)
    return made


def hatching(colour: QColor) -> QBrush:
    """Diagonal hatching: nothing stands here."""
    return QBrush(colour, Qt.BrushStyle.BDiagPattern)


def hatch(painter: QPainter, box: QRectF, colour: QColor, step: float = 5) -> None:
    """Fill a box with 45° lines `step` px apart, clean at any scale and in files."""
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(line(colour))
    start, reach = -box.height(), box.height()
    count = int((box.width() + reach) / step) + 1
    for index in range(count):
        x = box.left() + start + index * step
        painter.drawLine(QLineF(x, box.bottom(), x + reach, box.top()))
    painter.restore()


def sample(painter: QPainter, box: QRectF, role: str, *, hatched: bool) -> None:
    """Paint a small box as a bar of this role is painted."""
    colour = theme.colour(role)
    if hatched:
        hatch(painter, box, colour, 4)
        outline(painter, box, line(colour))
    else:
        painter.fillRect(box, colour)


def outline(painter: QPainter, box: QRectF, pen: QPen, radius: float = 0) -> None:
    """An outline of one pixel that lies inside the box."""
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inside = box.adjusted(0.5, 0.5, -0.5, -0.5)
    if radius:
        painter.drawRoundedRect(inside, radius, radius)
    else:
        painter.drawRect(inside)


def _square(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.fillRect(box.adjusted(0.5, 0.5, -0.5, -0.5).toAlignedRect(), colour)


def _dot(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(box)


def _half(painter: QPainter, box: QRectF, colour: QColor) -> None:
    ring = box.adjusted(0.75, 0.75, -0.75, -0.75)
    painter.setPen(line(colour, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(ring)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPie(ring, 90 * 16, 180 * 16)


def _ring(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setPen(line(colour, 1.5, dashed=True))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box.adjusted(0.75, 0.75, -0.75, -0.75))


def _lines(*ends: tuple[float, float, float, float]) -> Callable[[QPainter, QRectF, QColor], None]:
    def draw(painter: QPainter, box: QRectF, colour: QColor) -> None:
        painter.setPen(line(colour, box.width() / 4.5))
        for x1, y1, x2, y2 in ends:
            start = QPointF(box.left() + x1 * box.width(), box.top() + y1 * box.height())
            painter.drawLine(start, QPointF(box.left() + x2 * box.width(), box.top() + y2 * box.height()))

    return draw


def _return(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setPen(line(colour, box.width() / 5.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    arc = box.adjusted(1, 1, -0.5, -0.5)
    painter.drawArc(arc, -110 * 16, 250 * 16)
    head = QPainterPath(QPointF(box.left() - 0.2, box.top() + box.height() * 0.12))
    head.lineTo(box.left() - 0.2, box.top() + box.height() * 0.62)
    head.lineTo(box.left() + box.width() * 0.5, box.top() + box.height() * 0.4)
    head.closeSubpath()
    painter.fillPath(head, colour)


def _question(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setPen(colour)
    painter.setFont(theme.font(tokens.TABLE_BOLD))
    painter.drawText(box.adjusted(-2, -4, 2, 4), Qt.AlignmentFlag.AlignCenter, "?")


def _diamond(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    centre = box.center()
    turned = QTransform().translate(centre.x(), centre.y()).rotate(45).scale(0.75, 0.75)
    painter.drawPolygon(turned.map(box.translated(-centre)))


GLYPHS: Mapping[str, Callable[[QPainter, QRectF, QColor], None]] = MappingProxyType(
    {
        "square": _square,
        "dot": _dot,
        "half": _half,
        "ring": _ring,
        "return": _return,
        "question": _question,
        "diamond": _diamond,
        "plus": _lines((0.5, 0, 0.5, 1), (0, 0.5, 1, 0.5)),
        "cross": _lines((0.05, 0.05, 0.95, 0.95), (0.05, 0.95, 0.95, 0.05)),
        "dash": _lines((0, 0.5, 1, 0.5)),
        "equal": _lines((0, 0.28, 1, 0.28), (0, 0.72, 1, 0.72)),
    }
)


def glyph(painter: QPainter, name: str, box: QRectF, colour: QColor) -> None:
    """Paint a glyph of GLYPHS in a box (8 px in pills and cards)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    GLYPHS[name](painter, box, colour)
    painter.restore()


def pill_width(words: str) -> float:
    """How wide a pill with these words is, in px."""
    return theme.metrics(tokens.TABLE).horizontalAdvance(words) + 30


def pill(painter: QPainter, code: str, words: str, place: QPointF, *, lined: bool = False) -> QRectF:
    """Paint the pill of a code with its left middle at `place`; gives the box it takes; `lined`: edged in any case."""
    kind, sign = PILLS[code]
    ground, ink, edge = theme.pill_colours(kind)
    box = QRectF(place.x(), ceil(place.y() - tokens.PILL / 2), pill_width(words), tokens.PILL)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if ground is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, tokens.PILL / 2, tokens.PILL / 2)
    if code in DASHED:
        outline(painter, box, line(theme.colour("notoff"), dashed=True), tokens.PILL / 2 - 0.5)
    elif edge is not None or lined:
        outline(painter, box, line(edge or theme.colour("ctl")), tokens.PILL / 2 - 0.5)
    painter.restore()
    glyph(painter, sign, QRectF(box.left() + 8, box.center().y() - 4, 8, 8), ink)
    painter.setPen(ink)
    painter.setFont(theme.font(tokens.TABLE))
    painter.drawText(box.adjusted(22, -1, 0, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
    return box


def hidden_chip_width(words: str) -> int:
    """How wide the chip of a hidden figure is, in px."""
    return theme.metrics(tokens.AXIS).horizontalAdvance(words) + 14


def hidden_chip(painter: QPainter, words: str, place: QPointF, role: str = "text3") -> QRectF:
    """Paint the chip of a hidden figure with its left middle at `place`: one mark, whatever the reason."""
    box = QRectF(round(place.x()), ceil(place.y() - 8), hidden_chip_width(words), 16)
    colour = theme.colour(role)
    hatch(painter, box, faint(role))
    words_box = box.adjusted(4, 1, -4, -1)
    painter.fillRect(words_box, theme.colour("surface"))
    outline(painter, box, line(colour, dashed=True))
    painter.setPen(colour)
    painter.setFont(theme.font(tokens.AXIS))
    painter.drawText(box.adjusted(0, -1, 0, 0), Qt.AlignmentFlag.AlignCenter, words)
    return box


def year_cell(painter: QPainter, state: str, box: QRectF) -> None:
    """Paint one year of a strip: full, empty, hatched (no edition), a dash (not assessed) or a question mark."""
    ctl = theme.colour("ctl")
    match state:
        case YearState.LISTED:
            painter.fillRect(box, theme.colour("listed"))
        case YearState.NOT_LISTED:
            outline(painter, box, line(ctl))
        case YearState.NO_EDITION:
            hatch(painter, box, faint("ctl"))
            outline(painter, box, line(ctl, dashed=True))
        case YearState.NOT_ASSESSED:
            middle = round(box.center().y())
            painter.fillRect(QRectF(box.left() + 1.5, middle - 1, box.width() - 3, 2), ctl)
        case _:
            painter.setPen(ctl)
            painter.setFont(theme.font(tokens.AXIS))
            painter.drawText(box.adjusted(-2, -4, 2, 4), Qt.AlignmentFlag.AlignCenter, "?")


def focus_ring(painter: QPainter, box: QRectF, role: str = "accent") -> None:
    """The visible focus of what paints itself: two pixels inside the box."""
    painter.setPen(line(theme.colour(role), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(1, 1, -1, -1))
