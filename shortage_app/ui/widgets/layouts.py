"""Layouts whose widgets are made anew, and content that is as tall as its words at its width."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QScrollArea, QWidget

from shortage_app.ui import tokens
from shortage_app.ui.qt import override


def clear(layout: QLayout) -> None:
    """Take every widget out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            let_go(widget)


def let_go(widget: QWidget) -> None:
    """Hide a widget now and delete it soon."""
    widget.hide()
    widget.deleteLater()


class ScrolledContent(QWidget):
    """The content of a scroll area, as tall as it must be at its width; else it would be as tall as it likes.

    So a long list fills the room there is and scrolls by itself, and words that wrap get all their lines.
    With `stacks`, narrow content is as tall as its parts like: they stand one below the other, and it scrolls anyway.
    """

    def __init__(self, kind: str, *, stacks: bool = False) -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self._stacks = stacks

    @override
    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        if layout is None:
            return -1
        stacked = self._stacks and width < tokens.NARROW
        return layout.heightForWidth(width) if stacked else layout.minimumHeightForWidth(width)


def scrolled(content: QLayout, kind: str) -> QScrollArea:
    """A layout that scrolls where there is no room for it; what is in it takes the focus, not the area."""
    inside = ScrolledContent(kind)
    inside.setLayout(content)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


class ReadingArea(QScrollArea):
    """Words to read that scroll; it takes the focus, so that they can be scrolled by keyboard."""

    spoken_role = QAccessible.Role.Pane


class SideBySide(QWidget):
    """Parts beside each other in `row`; where there are fewer than `least` px, one below the other."""

    def __init__(self, least: int, spacing: int = tokens.GAP) -> None:
        super().__init__()
        self._least = least
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(spacing)

    @override
    def minimumSizeHint(self) -> QSize:
        items = (self.row.itemAt(place) for place in range(self.row.count()))
        widest = max((item.minimumSize().width() for item in items if item is not None), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self.row.setDirection(beside if self.width() >= self._least else below)
