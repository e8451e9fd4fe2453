"""Sentences of report as text on a page: what can be said, what cannot, with links to the rows they speak of."""

import re
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from shortage_app.report.sentence import Sentence, Tone
from shortage_app.ui import tokens
from shortage_app.ui.widgets.labels import IconLabel, Label, RichLabel
from shortage_app.ui.widgets.layouts import clear

# tone: icon, colour role
MARKS = {
    Tone.ESTABLISHED: ("check", "direct"),
    Tone.NOT_ESTABLISHED: ("cross", "none"),
    Tone.WARNING: ("warning", "notoff"),
}
_TOGETHER = re.compile(r"(?<=\bn) (?==)|(?<=\bn =) (?=\d)|(?<=\d) (?=point|punt)|(?<=\bIC) (?=95)|(?<=95%) (?=CI)")


def unbroken(words: str) -> str:
    """Words in which no line ends between a figure and what it counts: « n = 5 », « 6,0 points », « IC 95 % »."""
    return _TOGETHER.sub("\N{NO-BREAK SPACE}", words)


def as_html(sentence: Sentence) -> str:
    """A sentence with its lead in bold; a link where it has a key."""
    lead = f"<b>{escape(unbroken(sentence.lead))}</b> " if sentence.lead else ""
    body = escape(unbroken(sentence.text))
    if sentence.key:
        body = f'<a href="{escape(sentence.key)}" style="text-decoration:none">{body}</a>'
    return lead + body


class SentenceList(QWidget):
    """Sentences one below the other, each with the icon of its tone."""

    opened = Signal(str)  # the key of a sentence

    def __init__(self, style: tuple[int, bool] = tokens.TABLE) -> None:
        super().__init__()
        self._style = style
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)

    def show_sentences(self, sentences: Sequence[Sentence]) -> None:
        """Show these sentences."""
        clear(self._grid)
        for row, sentence in enumerate(sentences):
            self._grid.addWidget(self._words(sentence), row, 1)
            if sentence.tone in MARKS:
                self._grid.addWidget(IconLabel(*MARKS[sentence.tone]), row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.setRowStretch(len(sentences), 1)

    def _words(self, sentence: Sentence) -> Label:
        words = RichLabel(self._style, "text2", wrap=True)
        words.setText(as_html(sentence))
        words.setAccessibleName(f"{sentence.lead} {sentence.text}".strip())
        if sentence.key:
            words.setTextInteractionFlags(
                Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
            )
            words.linkActivated.connect(self.opened)
        return words
