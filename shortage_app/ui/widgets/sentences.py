"""Sentences of report as text on a page: what can be said, what cannot, with links to the rows they speak of."""

import re
from collections.abc import Sequence
from html import escape
from itertools import takewhile

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from shortage_app.report.sentence import Sentence, Tone
from shortage_app.ui import tokens
from shortage_app.ui.widgets.labels import IconLabel, Label, RichLabel
from shortage_app.ui.widgets.layouts import let_go

# tone: icon, colour role
MARKS = {
    Tone.ESTABLISHED: ("check", "direct"),
    Tone.NOT_ESTABLISHED: ("cross", "none"),
    Tone.WARNING: ("warning", "notoff"),
}
MARK, WORDS = 0, 1  # columns
Look = tuple[Tone, bool]  # and whether it has a link
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
        self._looks: list[Look] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)

    def show_sentences(self, sentences: Sequence[Sentence]) -> None:
        """Show these sentences, in the labels there are as far as they look alike: Qt takes long to style new ones."""
        looks = [(sentence.tone, bool(sentence.key)) for sentence in sentences]
        alike = sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(self._looks, looks, strict=False)))
        self._make_rows(looks, alike)
        for row, sentence in enumerate(sentences):
            words = self._at(row, WORDS)
            assert isinstance(words, RichLabel)
            words.setText(as_html(sentence))
            words.setAccessibleName(f"{sentence.lead} {sentence.text}".strip())

    def _make_rows(self, looks: list[Look], start: int) -> None:
        """New labels from a row on: all of them, for keys go through labels in the order they were made."""
        for row in range(start, len(self._looks)):
            for widget in (self._at(row, MARK), self._at(row, WORDS)):
                if widget is not None:
                    self._grid.removeWidget(widget)
                    let_go(widget)
        self._grid.setRowStretch(len(self._looks), 0)
        self._looks = looks
        for row, (tone, linked) in enumerate(looks[start:], start):
            self._grid.addWidget(self._words(linked=linked), row, WORDS)
            if tone in MARKS:
                self._grid.addWidget(IconLabel(*MARKS[tone]), row, MARK, Qt.AlignmentFlag.AlignTop)
        self._grid.setRowStretch(len(looks), 1)

    def _at(self, row: int, column: int) -> QWidget | None:
        item = self._grid.itemAtPosition(row, column)
        return item.widget() if item is not None else None

    def _words(self, *, linked: bool) -> Label:
        words = RichLabel(self._style, "text2", wrap=True)
        if linked:
            words.setTextInteractionFlags(
                Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
            )
            words.linkActivated.connect(self.opened)
        return words
