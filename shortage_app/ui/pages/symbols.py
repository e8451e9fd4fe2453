"""Symbols with their words: what the cells of a strip mean, and how many of which kind there are."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shortage_app.domain.codes import YearState
from shortage_app.text import _
from shortage_app.ui import painting, theme, tokens
from shortage_app.ui.qt import override

CELL, BESIDE, BETWEEN = 10, 4, 10
HINTED = 2  # px that the last letter may be drawn beyond what its word is measured
SHOWN_STATES = (YearState.LISTED, YearState.NOT_LISTED, YearState.NO_EDITION, YearState.NOT_ASSESSED)


@dataclass(frozen=True)
class Symbol:
    """A year state or a glyph (name and role) before its words."""

    words: str
    state: str = ""
    glyph: str = ""
    role: str = ""


class Symbols(QWidget):
    """Symbols side by side in small words; those without room are left out, and the tool tip has them all."""

    spoken_role = QAccessible.Role.StaticText

    def __init__(self, *, spaced_right: bool = False) -> None:
        super().__init__()
        self._symbols: Sequence[Symbol] = ()
        self._right = spaced_right
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_symbols(self, symbols: Sequence[Symbol]) -> None:
        """Show these symbols."""
        self._symbols = symbols
        words = ", ".join(symbol.words for symbol in symbols)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.updateGeometry()
        self.update()

    def _width(self, symbol: Symbol) -> int:
        return CELL + BESIDE + theme.metrics(tokens.AXIS).horizontalAdvance(symbol.words)

    @override
    def sizeHint(self) -> QSize:
        whole = sum(self._width(symbol) + BETWEEN for symbol in self._symbols) - BETWEEN
        return QSize(max(whole, 0) + HINTED, 18)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 18)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = float(max(self.width() - self.sizeHint().width(), 0) if self._right else 0)
        for symbol in self._symbols:
            if left + self._width(symbol) > self.width() + 1:
                break
            self._paint(painter, symbol, left)
            left += self._width(symbol) + BETWEEN
        painter.end()

    def _paint(self, painter: QPainter, symbol: Symbol, left: float) -> None:
        if symbol.state:
            painting.year_cell(painter, symbol.state, QRectF(left, 4, CELL, CELL))
        else:
            painting.glyph(painter, symbol.glyph, QRectF(left, 5, 8, 8), theme.colour(symbol.role))
        painter.setFont(theme.font(tokens.AXIS))
        painter.setPen(theme.colour("text2"))
        room = QRectF(left + CELL + BESIDE, 0, self.width(), 17)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, symbol.words)


def strip_symbols() -> tuple[Symbol, ...]:
    """What the cells of a strip mean."""
    words = (_("listed"), _("not listed"), _("no edition"), _("not assessed"))
    return tuple(Symbol(said, state=state) for said, state in zip(words, SHOWN_STATES, strict=True))
