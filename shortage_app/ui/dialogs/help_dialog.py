"""The guide beside the window: contents at the left, a chapter at the right, a search through all of them."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from shortage_app import text
from shortage_app.text import _, ngettext, number
from shortage_app.ui import focus_order, guide, theme, tokens
from shortage_app.ui.dialogs.guide_text import GuideText, plain_text
from shortage_app.ui.dressing import dress
from shortage_app.ui.qt import override
from shortage_app.ui.trail import Trail
from shortage_app.ui.widgets.buttons import describe, icon_button
from shortage_app.ui.widgets.fields import SearchField
from shortage_app.ui.widgets.labels import Label

SIZE = (960, 720)
CONTENTS = 240  # px


class HelpDialog(QDialog):
    """Stays open while one works; shown again, it goes to the chapter asked for. Esc closes it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        dress(self)
        self.resize(*SIZE)
        self._trail: Trail[str] = Trail()
        self._name = guide.START
        self.contents, self.reading = QListWidget(), GuideText()
        self.search = SearchField("Ctrl+F")
        self.hits = Label(tokens.TABLE, "text2")
        self.back_button = icon_button(self.back, "back")
        self.forward_button = icon_button(self.forward, "forward")
        self._lay_out()
        self.contents.currentRowChanged.connect(lambda row: self.show_chapter(guide.CHAPTERS[max(row, 0)]))
        self.reading.chapter_asked.connect(self.show_chapter)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(lambda: self.go_on(1))
        for keys, act in (
            ("Ctrl+F", self._go_search), ("F3", lambda: self.go_on(1)), ("Shift+F3", lambda: self.go_on(-1)),
            ("Alt+PgUp", self.back), ("Alt+PgDown", self.forward),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self, act)
        self._retranslate()

    # Reading

    @property
    def chapter(self) -> str:
        """The name of the chapter shown."""
        return self._name

    def show_chapter(self, name: str) -> None:
        """Show a chapter; the one read before is a step back."""
        if name != self._name and name in guide.CHAPTERS:
            self._trail.leave(self._name)
            self._show(name)

    def back(self) -> None:
        """The chapter read before."""
        self._return_to(self._trail.back(self._name))

    def forward(self) -> None:
        """The chapter from which one came back."""
        self._return_to(self._trail.forward(self._name))

    def _return_to(self, name: str | None) -> None:
        if name is not None:
            self._show(name)

    def _show(self, name: str) -> None:
        self._name, self._at = name, -1
        row = guide.CHAPTERS.index(name)
        self.contents.setCurrentRow(row)
        self.reading.show_chapter(guide.chapters(text.language())[row])
        self.back_button.setEnabled(self._trail.can_go_back)
        self.forward_button.setEnabled(self._trail.can_go_forward)

    # Searching

    def _go_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _search(self, words: str) -> None:
        """Count the words in every chapter, mark them in this one and go to the first."""
        read = guide.chapters(text.language())
        asked = bool(words.strip())
        self._counts = [len(guide.found(plain_text(chapter), words)) if asked else 0 for chapter in read]
        for row, (chapter, count) in enumerate(zip(read, self._counts, strict=True)):
            self.contents.item(row).setText(f"{chapter.title} ({number(count)})" if count else chapter.title)
        total = sum(self._counts)
        told = ngettext("Found once", "Found {count} times", total) if total else _("Nothing found.")
        self.hits.setText(told.format(count=number(total)) if asked else "")
        self._at = -1
        self.reading.mark(words)
        if total:
            self.go_on(1)

    def go_on(self, by: int) -> None:
        """To the next place of the words searched for (by 1) or the one before (−1), chapter after chapter."""
        row, size = guide.CHAPTERS.index(self._name), len(guide.CHAPTERS)
        if not any(self._counts):
            return
        self._at += by if self._at >= 0 or by > 0 else 0
        if not 0 <= self._at < self._counts[row]:
            rows = [(row + by * step) % size for step in range(1, size + 1)]
            row = next(row for row in rows if self._counts[row])
            self.show_chapter(guide.CHAPTERS[row])
            self._at = 0 if by > 0 else self._counts[row] - 1
        self.reading.go_to(self._at)

    # Building

    def _lay_out(self) -> None:
        self._counts, self._at = [0] * len(guide.CHAPTERS), -1
        self.contents.setFont(theme.font(tokens.BODY))
        self.contents.setFixedWidth(CONTENTS)
        for _name in guide.CHAPTERS:
            QListWidgetItem("", self.contents)
        head = QFrame()
        head.setProperty("kind", "foot")
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        for widget in (self.back_button, self.forward_button, self.search, self.hits):
            row.addWidget(widget)
        row.addStretch(1)
        self.search.setFixedWidth(320)
        side = QFrame()
        side.setProperty("kind", "surface")
        inset = QHBoxLayout(side)
        inset.setContentsMargins(12, 16, 0, 12)
        inset.addWidget(self.contents)
        middle = QHBoxLayout()
        middle.setSpacing(1)
        middle.addWidget(side)
        middle.addWidget(self.reading, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addLayout(middle, 1)

    def _retranslate(self) -> None:
        self.setWindowTitle(_("Guide"))
        self.contents.setAccessibleName(_("Contents"))
        self.search.setAccessibleName(_("Search the guide"))
        self.search.setPlaceholderText(_("Search the guide"))
        describe(self.back_button, _("Back"), "Alt+PgUp")
        describe(self.forward_button, _("Forward to the next view"), "Alt+PgDn")
        self._search(self.search.text())
        self._show(self._name)

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        return focus_order.walk(self, forward=forward)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


def show_guide(window: QWidget, chapter: str, words: str = "") -> None:
    """Open the guide at a chapter, or bring the open one there; at the first place of some words in it."""
    dialog = window.findChild(HelpDialog) or HelpDialog(window)
    dialog.show_chapter(chapter)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    dialog.reading.setFocus()
    if words:  # once the chapter is laid out
        QTimer.singleShot(0, dialog.reading, lambda: dialog.reading.go_to_words(words))
