"""The map of keys: every shortcut of the program, and what it does."""

from PySide6.QtWidgets import QGridLayout, QWidget

from shortage_app.text import _
from shortage_app.ui import tokens
from shortage_app.ui.dialogs.sheet import Sheet
from shortage_app.ui.widgets.buttons import push_button
from shortage_app.ui.widgets.labels import Label
from shortage_app.ui.widgets.layouts import ReadingArea


class KeysDialog(Sheet):
    """Two columns: keys, words."""

    guide_chapter = "keyboard"

    def __init__(self, window: QWidget, keys: list[tuple[str, str]]) -> None:
        super().__init__(window, 520, 640)
        self.say(_("Keyboard map"))
        self.body.addWidget(_scrolled([*keys, *_everywhere()]))
        close = push_button(self.accept)
        close.setText(_("Close"))
        self.foot.addStretch(1)
        self.foot.addWidget(close)


def _everywhere() -> list[tuple[str, str]]:
    """Keys that are no command of the window but work in its parts."""
    return [
        (_("Tab"), _("Next control")),
        (_("Menu key"), _("Menu of a table column: order, values, columns")),
        (_("Arrow keys in a chart"), _("Next bar or point")),
        (_("Return"), _("Open the rows behind a card, a bar or a row")),
        ("Ctrl+C", _("Copy with headings")),
        (_("Esc"), _("Close")),
    ]


def _scrolled(keys: list[tuple[str, str]]) -> ReadingArea:
    content = QWidget()
    content.setProperty("kind", "page")
    grid = QGridLayout(content)
    grid.setContentsMargins(24, 16, 24, 16)
    grid.setHorizontalSpacing(24)
    for row, line in enumerate(keys):
        for column, (words, style) in enumerate(zip(line, (tokens.TABLE_BOLD, tokens.BODY), strict=True)):
            label = Label(style)
            label.setText(words)
            grid.addWidget(label, row, column)
    grid.setColumnStretch(1, 1)
    scroll = ReadingArea()
    scroll.setWidgetResizable(True)
    scroll.setAccessibleName(_("Keyboard map"))
    scroll.setWidget(content)
    return scroll
