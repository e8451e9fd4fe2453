"""A piece of a page: it has a height, is painted at a place, and never breaks over two pages."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTextDocument

from shortage_app.ui import theme, tokens

WIDTH = 698  # px between the margins of an A4 page


@dataclass(frozen=True, eq=False)
class Piece:
    """`paint` gets the box it may paint in. `follows` keeps it on the page of the piece after it.

    `head` is repeated above it where it comes first on a page: the header of its table.
    """

    height: float
    paint: Callable[[QPainter, QRectF], None]
    follows: bool = False
    head: "Piece | None" = None


def gap(height: float, *, follows: bool = False) -> Piece:
    """Nothing, so high."""
    return Piece(height, lambda _painter, _box: None, follows)


def words_piece(
    words: str, style: tuple[int, bool] = tokens.BODY, role: str = "text", *, lead: str = "", follows: bool = False
) -> Piece:
    """Words as wide as the page, in as many lines as they take, after a lead in bold."""
    bold = f"<b>{escape(lead)}</b> " if lead else ""
    return _text_piece(f"{bold}{escape(words)}", style, role, follows=follows)


def heading_piece(words: str, remark: str) -> Piece:
    """A heading of a chapter's part, its remark in lighter type; it stays with what it heads."""
    size = tokens.TABLE[0]
    beside = theme.colour("text2").name()
    light = f'&nbsp; <span style="font-size:{size}px; font-weight:400; color:{beside}">{escape(remark)}</span>'
    return _text_piece(escape(words) + (light if remark else ""), tokens.PANEL_TITLE, "text", follows=True)


def _text_piece(html: str, style: tuple[int, bool], role: str, *, follows: bool) -> Piece:
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(theme.font(style))
    document.setTextWidth(WIDTH)
    # A document paints in the colours of the application, which may be a dark one: say every colour.
    document.setHtml(f'<div style="color:{theme.colour(role).name()}">{html}</div>')

    def paint(painter: QPainter, box: QRectF) -> None:
        painter.save()
        painter.translate(QPointF(box.left(), box.top()))
        document.drawContents(painter)
        painter.restore()

    return Piece(document.size().height(), paint, follows)
