"""Key figures: a card that opens the rows behind it, and a row of them."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from shortage_app.report.sentence import Card
from shortage_app.ui import painting, theme, tokens
from shortage_app.ui.qt import override
from shortage_app.ui.widgets.layouts import SideBySide, clear

# role of a card: the glyph before its label
GLYPHS = {"struct": "square", "emerg": "square", "direct": "dot", "indirect": "half", "notoff": "ring", "none": "cross"}
HEIGHT = 88


class CardView(QAbstractButton):
    """One key figure; a click, Return or Space opens the rows behind it."""

    opened = Signal(str)  # the key of the card

    def __init__(self) -> None:
        super().__init__()
        self._card = Card("", "")
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(lambda *_: self._open())

    def show_card(self, card: Card) -> None:
        """Show a key figure."""
        self._card = card
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if card.key else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if card.key else Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(" ".join(part for part in (card.label, card.value, card.change) if part))
        self.setAccessibleDescription(card.detail)
        self.setToolTip("\n".join(part for part in (card.label, f"{card.value} {card.change}", card.detail) if part))
        self.update()

    @property
    def card(self) -> Card:
        """What is shown."""
        return self._card

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        lit = self.underMouse() and bool(self._card.key)
        painter.fillRect(self.rect(), theme.colour("subtle" if lit else "surface"))
        painting.outline(painter, QRectF(self.rect()), painting.line(theme.colour("ctl" if lit else "border")))
        self._paint_label(painter)
        self._paint_value(painter)
        self._write(painter, self._card.detail, QPointF(13, 77), tokens.TABLE, "text2", self.width() - 20)
        if self.hasFocus():
            painting.focus_ring(painter, QRectF(self.rect()))
        painter.end()

    def _paint_label(self, painter: QPainter) -> None:
        left = 13.0
        if self._card.role in GLYPHS:
            box = QRectF(12, 12, 10, 10)
            painting.glyph(painter, GLYPHS[self._card.role], box, theme.colour(self._card.role))
            left = 28
        self._write(painter, self._card.label, QPointF(left, 21), tokens.TABLE, "text2", self.width() - left - 8)

    def _paint_value(self, painter: QPainter) -> None:
        self._write(painter, self._card.value, QPointF(13, 57), tokens.KPI, "text", self.width() - 20)
        left = 13 + theme.metrics(tokens.KPI).horizontalAdvance(self._card.value) + 8
        self._write(painter, self._card.change, QPointF(left, 57), tokens.TABLE, "text2", self.width() - left - 8)

    def _write(
        self, painter: QPainter, words: str, place: QPointF, style: tuple[int, bool], role: str, room: float
    ) -> None:
        painter.setFont(theme.font(style))
        painter.setPen(theme.colour(role))
        painter.drawText(place, theme.metrics(style).elidedText(words, Qt.TextElideMode.ElideRight, round(room)))

    def _open(self) -> None:
        if self._card.key:
            self.opened.emit(self._card.key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.update()


class CardRow(QWidget):
    """Cards side by side, of equal width, with a wider gap after the first `group` of them."""

    opened = Signal(str)

    def __init__(self, group: int = 0) -> None:
        super().__init__()
        self._group = group
        self.views: list[CardView] = []
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._row = SideBySide(tokens.NARROW, tokens.GAP + tokens.CARD_GAP)
        whole.addWidget(self._row)

    def show_cards(self, cards: tuple[Card, ...]) -> None:
        """Show these key figures, in this order."""
        if len(cards) != len(self.views):
            self._rebuild(len(cards))
        for view, card in zip(self.views, cards, strict=True):
            view.show_card(card)

    def _rebuild(self, count: int) -> None:
        clear(self._row.row)
        self.views = [CardView() for _ in range(count)]
        first = self._group or count
        for cards in (self.views[:first], self.views[first:]):
            group = QWidget()
            row = QHBoxLayout(group)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(tokens.CARD_GAP)
            for view in cards:
                view.opened.connect(self.opened)
                row.addWidget(view, 1)
            if cards:
                self._row.row.addWidget(group, len(cards))
