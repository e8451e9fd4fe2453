"""Widths of the columns of a printed table: shares of the page, no column narrower than its longest word."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt

from shortage_app.ui import theme, tokens
from shortage_app.ui.printing.piece import WIDTH

PADDING = 5
LONG_WORD, PART = 22, 32  # characters: a longer word without blanks may be broken, in parts of so many
_BREAK = "\N{ZERO WIDTH SPACE}"
_MAY_BREAK_AFTER = "_./-\\"


def breakable(words: str) -> str:
    """Words in which a file name or a fingerprint may go on on the next line, where nobody sees a sign of it."""
    return " ".join(_broken(word) if len(word) > LONG_WORD else word for word in words.split(" "))


def _broken(word: str) -> str:
    for sign in _MAY_BREAK_AFTER:
        word = word.replace(sign, sign + _BREAK)
    parts = (part[start : start + PART] for part in word.split(_BREAK) for start in range(0, max(len(part), 1), PART))
    return _BREAK.join(parts)


def spans(shares: Sequence[int], headers: Sequence[str], cells: Sequence[Sequence[str]]) -> list[tuple[float, float]]:
    """Left edge and width of each column: by its share, widened to its longest word at the cost of the others."""
    least = [_least(header, column) for header, column in zip(headers, cells, strict=True)]
    widths = [WIDTH * share / sum(shares) for share in shares]
    missing = sum(max(need - width, 0) for need, width in zip(least, widths, strict=True))
    spare = sum(max(width - need, 0) for need, width in zip(least, widths, strict=True)) or 1
    taken = min(missing / spare, 1)
    fitted = [max(need, width - taken * (width - need)) for need, width in zip(least, widths, strict=True)]
    scale = WIDTH / sum(fitted)
    lefts = [scale * sum(fitted[:place]) for place in range(len(fitted))]
    return [(left, scale * width) for left, width in zip(lefts, fitted, strict=True)]


def cut(words: str, width: float, lines: int) -> str:
    """Words that fit so many lines of a column, with an ellipsis where some were left out; 0 lines: all of them."""
    metrics = theme.metrics(tokens.TABLE)
    room = QRectF(0, 0, width - 2 * PADDING, 10_000).toRect()

    def fits(text: str) -> bool:
        height = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height()
        return height <= lines * metrics.lineSpacing() + 1

    if not lines or fits(words):
        return words
    kept = words.split(" ")
    while len(kept) > 1 and not fits(" ".join(kept) + "…"):
        kept.pop()
    return " ".join(kept).rstrip(" ,;(") + "…"


def _least(header: str, column: Sequence[str]) -> float:
    bold, plain = theme.metrics(tokens.TABLE_BOLD), theme.metrics(tokens.TABLE)
    heads = (bold.horizontalAdvance(word) for word in header.split())
    words = {word for text in column for word in text.replace(_BREAK, " ").split(" ")}
    longest = max((plain.horizontalAdvance(word) for word in words), default=0)
    return max(longest, *heads, 0) + 2 * PADDING + 1
