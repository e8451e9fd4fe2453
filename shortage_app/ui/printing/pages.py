"""Pieces put on pages: what follows stays together, the header of a table is repeated, every page is numbered."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from shortage_app.report.paper import Chapter, Paper
from shortage_app.text import _
from shortage_app.ui import theme, tokens
from shortage_app.ui.printing.blocks import pieces_of
from shortage_app.ui.printing.piece import WIDTH, Piece, gap, words_piece

PAGE_WIDTH, PAGE_HEIGHT = 794, 1123  # A4 in px at 96 dpi
LEFT = (PAGE_WIDTH - WIDTH) / 2
TOP, BOTTOM = 64.0, PAGE_HEIGHT - 60.0
HEAD_AT, FOOT_AT, LINE = 30, PAGE_HEIGHT - 44, 16


@dataclass(frozen=True, eq=False)
class Placed:
    """A piece with the top of its box."""

    top: float
    piece: Piece


Page = tuple[Placed, ...]


def chapter_pages(chapter: Chapter) -> list[Page]:
    """The pages of a chapter, which starts on one of its own."""
    title = words_piece(chapter.title, tokens.PAGE_TITLE, follows=True)
    subtitle = [words_piece(chapter.subtitle, tokens.TABLE, "text2")] if chapter.subtitle else []
    blocks = [piece for block in chapter.blocks for piece in pieces_of(block)]
    return _broken([title, *subtitle, gap(8), *blocks])


def _broken(pieces: Sequence[Piece]) -> list[Page]:
    pages: list[list[Placed]] = [[]]
    top = TOP
    for place, piece in enumerate(pieces):
        if pages[-1] and top + _together(pieces, place) > BOTTOM:
            pages.append([])
            top = TOP
            if piece.head is not None:
                pages[-1].append(Placed(top, piece.head))
                top += piece.head.height
        pages[-1].append(Placed(top, piece))
        top += piece.height
    return [tuple(page) for page in pages if page]


def _together(pieces: Sequence[Piece], place: int) -> float:
    """The height of a piece with all that must stand on its page."""
    height = pieces[place].height
    while pieces[place].follows and place + 1 < len(pieces):
        place += 1
        height += pieces[place].height
    return height


def paint_page(painter: QPainter, paper: Paper, page: Page, number: int, count: int) -> None:
    """Paint the pieces of a page between its head and its foot."""
    for placed in page:
        placed.piece.paint(painter, QRectF(LEFT, placed.top, WIDTH, placed.piece.height))
    _write(painter, paper.banner, HEAD_AT, "none", Qt.AlignmentFlag.AlignLeft)
    painter.fillRect(QRectF(LEFT, FOOT_AT - 6, WIDTH, 0.75), theme.colour("border"))
    _write(painter, paper.footer, FOOT_AT, "text2", Qt.AlignmentFlag.AlignLeft)
    told = _("{page} / {pages}").format(page=number, pages=count)
    _write(painter, told, FOOT_AT, "text2", Qt.AlignmentFlag.AlignRight)


def _write(painter: QPainter, words: str, top: float, role: str, side: Qt.AlignmentFlag) -> None:
    painter.setFont(theme.font(tokens.AXIS))
    painter.setPen(theme.colour(role))
    painter.drawText(QRectF(LEFT, top, WIDTH, LINE), side | Qt.AlignmentFlag.AlignVCenter, words)
