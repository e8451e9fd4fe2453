"""What can be pointed at in a drawing, and the words written in it."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from shortage_app.ui import theme, tokens


@dataclass(frozen=True)
class Mark:
    """A place in a drawing with what it says; `key` opens the rows behind it, "" where there are none to open."""

    box: QRectF
    words: str
    key: str = ""


@dataclass(frozen=True)
class Word:
    """Words at a place: `side` −1 ends there, 0 is centred there, 1 starts there; `upright` reads upwards."""

    words: str
    place: QPointF
    style: tuple[int, bool] = tokens.TABLE
    role: str = "text"
    side: int = 1
    upright: bool = False
    ground: str = ""  # the role painted behind, so that hatching does not cross the words

    @property
    def width(self) -> float:
        """How wide the words are, in px."""
        return theme.width(self.words, self.style)


def write(painter: QPainter, word: Word) -> None:
    """Write words with their middle line at their place."""
    painter.save()
    painter.translate(word.place)
    if word.upright:
        painter.rotate(-90)
    height = theme.metrics(word.style).height()
    left = {-1: -word.width, 0: -word.width / 2, 1: 0.0}[word.side]
    box = QRectF(left, -height / 2, word.width + 1, height)
    if word.ground:
        painter.fillRect(box.adjusted(-2, 2, 2, -2), theme.colour(word.ground))
    painter.setFont(theme.font(word.style))
    painter.setPen(theme.colour(word.role))
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, word.words)
    painter.restore()


def on_bar(role: str) -> str:
    """The role of words that stand on a bar of a role."""
    return {"seq2": "on_seq2", "seq3": "text"}.get(role, "on_bar")
