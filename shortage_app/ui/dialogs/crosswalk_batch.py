"""The foot of the crosswalk dialog: accept at once what is sure enough, and what that would change."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from shortage_app.report.sentence import Sentence
from shortage_app.text import _, ngettext, number
from shortage_app.ui import tokens
from shortage_app.ui.widgets.buttons import push_button
from shortage_app.ui.widgets.fields import NumberField
from shortage_app.ui.widgets.labels import ElidedLabel, Label

LEAST, MOST, FIRST = 50, 100, 90  # % of confidence


class CrosswalkBatch(QWidget):
    """Asks for a confidence, says how many rows that takes, and asks to accept them."""

    confidence_changed = Signal()
    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words, self._share = Label(tokens.TABLE), Label(tokens.TABLE)
        self.least = NumberField(LEAST, MOST, FIRST)
        self.least.valueChanged.connect(lambda _value: self.confidence_changed.emit())
        self.accept_button = push_button(self.asked.emit, "check")
        self.accept_button.setAutoDefault(False)
        self._effect = ElidedLabel(tokens.TABLE, "text2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self._words, self.least, self._share, self.accept_button):
            row.addWidget(widget)
        row.addWidget(self._effect, 1)

    @property
    def confidence(self) -> float:
        """The least confidence asked for, from 0 to 1."""
        return self.least.value() / 100

    def say(self) -> None:
        """Say the fixed words."""
        self._words.setText(_("To review, with a confidence of at least"))
        self._share.setText("%")
        self.least.setAccessibleName(_("To review, with a confidence of at least"))
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """How many rows are that sure."""
        words = ngettext("Accept {count} row", "Accept {count} rows", count)
        self.accept_button.setText(words.format(count=number(count)))
        self.accept_button.setEnabled(count > 0)
        self._effect.setText("")

    def show_effect(self, sentences: Sequence[Sentence]) -> None:
        """What accepting them would change, by year."""
        self._effect.setText(" ".join(sentence.lead or sentence.text for sentence in sentences))
