"""Layouts whose widgets are made anew, and content that is as tall as its words at its width."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from shortage_app.ui.qt import override


def clear(layout: QLayout) -> None:
    """Take every widget out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class ScrolledContent(QWidget):
    """The content of a scroll area, as tall as it must be at its width; else it would be as tall as it likes.

    So a long list fills the room there is and scrolls by itself, and words that wrap get all their lines.
    """

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.setProperty("kind", kind)

    @override
    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return -1 if layout is None else layout.minimumHeightForWidth(width)


class ReadingArea(QScrollArea):
    """Words to read that scroll; it takes the focus, so that they can be scrolled by keyboard."""

    spoken_role = QAccessible.Role.Pane
