"""What the search finds, below its field: pages, commands, and what pages answer; all by keyboard."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout

from shortage_app.text import _, number
from shortage_app.ui import spoken, theme, tokens
from shortage_app.ui.dressing import dress
from shortage_app.ui.entries import Hit
from shortage_app.ui.icons import icon
from shortage_app.ui.qt import override
from shortage_app.ui.widgets.fields import SearchField

MOST_SHOWN = 40
LEAST_WIDTH = 320  # px, below a field that is narrower
ICON = QSize(21, 16)  # an icon stands at the left of it, so that words begin below those typed in the field
Source = Callable[[str], Iterable[Hit]]


def matches(words: str, candidate: str) -> bool:
    """Whether every word of a search stands in a text, in any order."""
    text = candidate.casefold()
    return all(word in text for word in words.casefold().split())


class Finder(QFrame):
    """The list below the search field."""

    def __init__(self, field: SearchField) -> None:
        super().__init__(field.window(), Qt.WindowType.ToolTip)
        dress(self)
        self.setProperty("kind", "panel")
        self._field = field
        self._sources: list[Source] = []
        self._hits: Sequence[Hit] = ()
        self._list = QListWidget()
        self._list.setFont(theme.font(tokens.BODY))
        self._list.setIconSize(ICON)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # long words are elided
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # the code at their end stays
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMinimumHeight(1)  # Qt would have it three rows high at least
        self._list.itemClicked.connect(lambda item: self._choose(self._list.row(item)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._list)
        field.returnPressed.connect(lambda: self._choose(self._list.currentRow()))
        field.installEventFilter(self)

    def add_source(self, source: Source) -> None:
        """One more that answers searches; those added first answer first."""
        self._sources.append(source)

    @property
    def hits(self) -> Sequence[Hit]:
        """What was found last."""
        return self._hits

    def search(self, words: str) -> None:
        """Show what answers these words; nothing for no words."""
        asked = words.strip()
        found = (hit for source in self._sources for hit in source(asked)) if asked else iter(())
        different: dict[tuple[str, str], Hit] = {}
        for hit in islice(found, MOST_SHOWN):
            different.setdefault((hit.words, hit.detail), hit)  # two sources may find the same thing; the first says it
        self._hits = tuple(different.values())
        self._list.clear()
        for hit in self._hits:
            line = _("{words} – {detail}").format(words=hit.words, detail=hit.detail) if hit.detail else hit.words
            QListWidgetItem(icon(hit.icon), line, self._list).setToolTip(line)
        if asked and not self._hits:
            nothing = QListWidgetItem(icon("info"), _("Nothing found."), self._list)
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
        self._list.setCurrentRow(0 if self._hits else -1)
        self._drop_down() if asked else self.hide()
        self._say_current()

    def search_again(self) -> None:
        """Answer the same words anew, while the answer is looked at."""
        if self.isVisible():
            self.search(self._field.text())

    def _say_current(self) -> None:
        """Have a screen reader say the line one stands on, for the focus stays in the field."""
        item = self._list.item(max(self._list.currentRow(), 0))
        if item is not None and self._hits:
            words = _("{words}, {place} of {count}")
            place = number(self._list.currentRow() + 1)
            spoken.announce(self._field, words.format(words=item.text(), place=place, count=number(len(self._hits))))
        elif item is not None:
            spoken.announce(self._field, item.text())

    def _drop_down(self) -> None:
        below = self._field.mapToGlobal(self._field.rect().bottomLeft())
        rows = max(min(self._list.count(), 12), 1)
        height = rows * self._list.sizeHintForRow(0) + 2 * self._list.frameWidth() + 4
        self.setGeometry(below.x(), below.y() + 2, max(self._field.width(), LEAST_WIDTH), height)
        self.show()

    def _choose(self, row: int) -> None:
        self.hide()
        self._field.clear()
        if 0 <= row < len(self._hits):
            self._hits[row].choose()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.isVisible():
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            if event.key() in steps:
                row = self._list.currentRow() + steps[Qt.Key(event.key())]
                self._list.setCurrentRow(min(max(row, 0), self._list.count() - 1))
                self._say_current()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.hide()
        return super().eventFilter(watched, event)
