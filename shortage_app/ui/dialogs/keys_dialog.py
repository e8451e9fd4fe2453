"""The map of keys: every shortcut of the program, and what it does."""

from PySide6.QtWidgets import QGridLayout, QWidget

from shortage_app.text import _
from shortage_app.ui import tokens
from shortage_app.ui.dialogs.sheet import SIDE, Sheet
from shortage_app.ui.keys import Keys, crosswalk_keys, part_keys, queue_keys, register_keys
from shortage_app.ui.widgets.buttons import push_button
from shortage_app.ui.widgets.labels import Label
from shortage_app.ui.widgets.layouts import ReadingArea


class KeysDialog(Sheet):
    """Two columns: keys, words."""

    guide_chapter = "keyboard"

    def __init__(self, window: QWidget, keys: Keys) -> None:
        super().__init__(window, 560, 640)
        self.say(_("Keyboard shortcuts"))
        self.body.addWidget(_scrolled(_groups(keys)))
        close = push_button(self.accept)
        close.setText(_("Close"))
        self.end_with(close)


def _groups(commands: Keys) -> list[tuple[str, Keys]]:
    """Every key there is: heading, keys with words."""
    return [
        (_("Everywhere"), commands),
        (_("Tables, charts, dialogs"), part_keys()),
        (_("Links to review"), queue_keys()),
        (_("Decisions"), register_keys()),
        (_("Review of the crosswalk"), crosswalk_keys()),
    ]


def _scrolled(groups: list[tuple[str, Keys]]) -> ReadingArea:
    content = QWidget()
    content.setProperty("kind", "page")
    grid = QGridLayout(content)
    grid.setContentsMargins(SIDE, 16, SIDE, 16)
    grid.setHorizontalSpacing(24)
    grid.setColumnStretch(1, 1)
    for heading, keys in groups:
        head = _label(heading, tokens.PANEL_TITLE)
        head.setContentsMargins(0, 8, 0, 0)
        grid.addWidget(head, grid.rowCount(), 0, 1, 2)
        for line in keys:
            row = grid.rowCount()
            for column, (words, style) in enumerate(zip(line, (tokens.TABLE_BOLD, tokens.BODY), strict=True)):
                grid.addWidget(_label(words, style), row, column)
    scroll = ReadingArea()
    scroll.setWidgetResizable(True)
    scroll.setAccessibleName(_("Keyboard shortcuts"))
    scroll.setWidget(content)
    return scroll


def _label(words: str, style: tuple[int, bool]) -> Label:
    label = Label(style)
    label.setText(words)
    return label
