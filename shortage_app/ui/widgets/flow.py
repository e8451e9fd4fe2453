"""A layout for rows of controls: what has no room on a line goes on to the next one."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from shortage_app.ui.qt import override


class Flow(QLayout):
    """Controls beside each other on as many lines as they need; those that may grow share what is left of a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._growth: list[int] = []
        self._shrinks: list[bool] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(8)

    def add(self, widget: QWidget, growth: int = 0, *, shrinks: bool = False) -> None:
        """One more control; `growth`: its part of what is left of its line.

        One that `shrinks` gets as narrow as it may be before anything goes on to the next line.
        """
        self.addWidget(widget)
        self._growth[-1], self._shrinks[-1] = growth, shrinks

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self._growth.append(0)
        self._shrinks.append(False)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        del self._growth[index], self._shrinks[index]
        return self._items.pop(index)

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        around = self.contentsMargins()
        lines = self._lines(width - around.left() - around.right())
        gaps = self.spacing() * max(len(lines) - 1, 0)
        return sum(map(self._height, lines)) + gaps + around.top() + around.bottom()

    @override
    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(map(self._wanted, shown)) + self.spacing() * max(len(shown) - 1, 0)
        return QSize(width, self._height(shown)).grownBy(self.contentsMargins())

    @override
    def minimumSize(self) -> QSize:
        least = (self._items[place].minimumSize().width() for place in self._shown())
        return QSize(max(least, default=0), self._height(self._shown())).grownBy(self.contentsMargins())

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        inside = rect.marginsRemoved(self.contentsMargins())
        around = self.contentsMargins()
        needed = self.heightForWidth(rect.width()) - around.top() - around.bottom()
        top = inside.top() + max(inside.height() - needed, 0) // 2
        for line in self._lines(inside.width()):
            self._lay_out(line, QRect(inside.left(), top, inside.width(), self._height(line)))
            top += self._height(line) + self.spacing()

    def _shown(self) -> list[int]:
        return [place for place, item in enumerate(self._items) if not item.isEmpty()]

    def _wanted(self, place: int) -> int:
        return self._items[place].sizeHint().width()

    def _needed(self, place: int) -> int:
        return self._items[place].minimumSize().width() if self._shrinks[place] else self._wanted(place)

    def _height(self, line: Sequence[int]) -> int:
        return max((self._items[place].sizeHint().height() for place in line), default=0)

    def _lines(self, width: int) -> list[list[int]]:
        """Which controls stand on each line of a width."""
        lines: list[list[int]] = []
        used = 0
        for place in self._shown():
            needed = self._needed(place) + self.spacing()
            if not lines or used + needed > width + self.spacing():
                lines.append([])
                used = 0
            lines[-1].append(place)
            used += needed
        return lines

    def _widths(self, line: Sequence[int], room: int) -> list[int]:
        """What each control of a line gets: what it needs, then up to what it asks, then its part of what is left."""
        needed, wanted = [self._needed(place) for place in line], [self._wanted(place) for place in line]
        left_over = max(room - sum(needed), 0)
        missing = sum(wanted) - sum(needed)
        given = min(left_over, missing)
        widths = [
            least + (given * (most - least) // missing if missing else 0)
            for least, most in zip(needed, wanted, strict=True)
        ]
        shares = [self._growth[place] for place in line]
        rest = left_over - given
        more = [rest * share // sum(shares) if sum(shares) else 0 for share in shares]
        grown = [min(width + extra, room) for width, extra in zip(widths, more, strict=True)]
        if any(shares):  # what the rounding left, so that the last one ends where the line does
            grown[shares.index(max(shares))] += max(room - sum(grown), 0)
        return grown

    def _lay_out(self, line: Sequence[int], room: QRect) -> None:
        left = room.left()
        for place, width in zip(line, self._widths(line, room.width() - self.spacing() * (len(line) - 1)), strict=True):
            height = self._items[place].sizeHint().height()
            self._items[place].setGeometry(QRect(left, room.top() + (room.height() - height) // 2, width, height))
            left += width + self.spacing()
