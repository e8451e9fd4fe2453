"""A block of a paper as pieces of a page."""

from functools import singledispatch

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter

from shortage_app.report.chart import Chart, PointChart
from shortage_app.report.paper import Block, Cards, Drawn, Heading, Listing, Marks, Paragraph, Remarks, Years
from shortage_app.report.sentence import Card
from shortage_app.ui import painting, theme, tokens
from shortage_app.ui.charts.kinds import drawing_of
from shortage_app.ui.charts.legend import legend_width, paint_legend, roles_named
from shortage_app.ui.printing.listing import listing_pieces
from shortage_app.ui.printing.piece import WIDTH, Piece, gap, heading_piece, words_piece
from shortage_app.ui.printing.strip import strip_piece

CARDS_A_ROW, CARD_HEIGHT = 4, 84
_KEPT = gap(4, follows=True)  # below a heading, which stays with what comes next
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


@singledispatch
def pieces_of(block: Block) -> list[Piece]:
    """The pieces of a block, with the room above and below it."""
    raise TypeError(type(block))


@pieces_of.register
def _heading(block: Heading) -> list[Piece]:
    return [gap(12), heading_piece(block.text, block.remark), _KEPT]


@pieces_of.register
def _paragraph(block: Paragraph) -> list[Piece]:
    return [words_piece(block.sentence.text, lead=block.sentence.lead), gap(5)]


@pieces_of.register
def _marks(block: Marks) -> list[Piece]:
    return [_pills(block.marks), gap(4)]


@pieces_of.register
def _key_figures(block: Cards) -> list[Piece]:
    rows = (block.cards[start : start + CARDS_A_ROW] for start in range(0, len(block.cards), CARDS_A_ROW))
    return [piece for row in rows for piece in (_cards(row), gap(tokens.CARD_GAP))]


@pieces_of.register
def _years(block: Years) -> list[Piece]:
    return [strip_piece(block.line), gap(4)]


@pieces_of.register
def _listing(block: Listing) -> list[Piece]:
    return [gap(4), *listing_pieces(block), gap(8)]


@pieces_of.register
def _remarks(block: Remarks) -> list[Piece]:
    return [gap(8), *(words_piece(note, tokens.AXIS, "text3") for note in block.notes)]


@pieces_of.register
def _drawn(block: Drawn) -> list[Piece]:
    """The chart under its title and subtitle."""
    chart = block.chart
    widget, drawing = drawing_of(chart)
    height = drawing.natural_height or block.height
    widget.deleteLater()
    piece = Piece(height, lambda painter, box: _paint_chart(painter, chart, box))
    if not block.titled:
        return [piece, gap(4)]
    head = heading_piece(chart.title, "" if isinstance(chart, PointChart) else chart.subtitle)
    legend = [_legend(chart)] if isinstance(chart, PointChart) and not chart.difference else []
    return [gap(10), head, *legend, _KEPT, piece, gap(8)]


def _pills(marks: tuple[tuple[str, str], ...]) -> Piece:
    def paint(painter: QPainter, box: QRectF) -> None:
        left = box.left()
        for code, words in marks:
            left = painting.pill(painter, code, words, QPointF(left, box.center().y())).right() + 8

    return Piece(tokens.PILL + 2, paint)


def _cards(cards: tuple[Card, ...]) -> Piece:
    width = (WIDTH - (CARDS_A_ROW - 1) * tokens.CARD_GAP) / CARDS_A_ROW

    def paint(painter: QPainter, box: QRectF) -> None:
        for place, card in enumerate(cards):
            left = box.left() + place * (width + tokens.CARD_GAP)
            _paint_card(painter, card, QRectF(left, box.top(), width, box.height()))

    return Piece(CARD_HEIGHT, paint)


def _paint_card(painter: QPainter, card: Card, box: QRectF) -> None:
    painting.outline(painter, box, painting.line(theme.colour("border")), tokens.RADIUS)
    if card.role:
        painter.fillRect(QRectF(box.left(), box.top() + 4, 3, box.height() - 8), theme.colour(card.role))
    inside = box.adjusted(12, 7, -6, -4)
    for words, style, role, below in (
        (card.label, tokens.TABLE, "text2", 0),
        (card.value, tokens.KPI, "text", 14),
        (card.detail, tokens.AXIS, "text2", 56),
    ):
        painter.setFont(theme.font(style))
        painter.setPen(theme.colour(role))
        painter.drawText(inside.adjusted(0, below, 0, 0), _LEFT, words)
    beside = theme.metrics(tokens.KPI).horizontalAdvance(card.value) + 8
    painter.setFont(theme.font(tokens.AXIS))
    painter.setPen(theme.colour("text2"))
    painter.drawText(inside.adjusted(beside, 32, 0, 0), _LEFT, card.change)


def _legend(chart: PointChart) -> Piece:
    roles = roles_named(chart)

    def paint(painter: QPainter, box: QRectF) -> None:
        paint_legend(painter, roles, QPointF(box.right() - legend_width(roles), box.center().y()))

    return Piece(24, paint, follows=True)


def _paint_chart(painter: QPainter, chart: Chart, box: QRectF) -> None:
    widget, drawing = drawing_of(chart)
    painter.save()
    painter.translate(box.topLeft())
    drawing.paint_on(painter, QSize(int(box.width()), int(box.height())))
    painter.restore()
    widget.deleteLater()
