"""The side of the crosswalk dialog: both codes of the row picked, what speaks for it, what deciding would change."""

from collections.abc import Sequence
from html import escape
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shortage_app.domain import columns as c
from shortage_app.domain.codes import RELATION_LABELS, CrosswalkState, Relation
from shortage_app.domain.project import Project
from shortage_app.report.crosswalk import carries, signs_in_words, spoken
from shortage_app.report.sentence import Sentence
from shortage_app.text import _, ngettext, percent
from shortage_app.ui import tokens
from shortage_app.ui.widgets.buttons import describe, push_button
from shortage_app.ui.widgets.choices import Choice
from shortage_app.ui.widgets.labels import Label, RichLabel, separator
from shortage_app.ui.widgets.layouts import scrolled

WIDTH = 360
RELATIONS = tuple(Relation)


class CodeCard(QWidget):
    """One code: which side it is on, its title, what identifies it, the years on the list."""

    def __init__(self) -> None:
        super().__init__()
        self._side = Label(tokens.AXIS, "text3")
        self._title = Label(tokens.PANEL_TITLE, wrap=True)
        self._identity, self._years = Label(tokens.TABLE, "text2", wrap=True), Label(tokens.TABLE, "text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for label in (self._side, self._title, self._identity, self._years):
            column.addWidget(label)

    def show_code(self, side: str, project: Project, nomenclature: str, code: str) -> None:
        """Show a code of a nomenclature."""
        said = spoken(project, nomenclature, code)
        self._side.setText(side)
        self._title.setText(said.title)
        self._identity.setText(said.identity)
        self._years.setText(said.years)
        self.setAccessibleName(f"{side}: {said.title}, {said.identity}, {said.years}")


class CrosswalkDetail(QWidget):
    """Says everything of the rows picked and asks to accept, refuse or relate them; decides nothing itself."""

    decided = Signal(bool)
    related = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "surface")
        self.setFixedWidth(WIDTH)
        self._before, self._after = CodeCard(), CodeCard()
        self._signs, self._carries = Label(tokens.TABLE, "text2", wrap=True), Label(tokens.TABLE, "text2", wrap=True)
        self._consequence = RichLabel(tokens.TABLE, wrap=True)
        self._decided = Label(tokens.TABLE, "text3", wrap=True)
        self.relation = Choice()
        self.relation.value_chosen.connect(lambda value: self.related.emit(str(value)))
        self.accept_button = push_button(lambda: self.decided.emit(True), "check", kind="primary")
        self.refuse_button = push_button(lambda: self.decided.emit(False), "cross")
        for button in (self.accept_button, self.refuse_button):
            button.setAutoDefault(False)
        self._lay_out()
        self.show_nothing()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._before)
        column.addWidget(separator())
        column.addWidget(self._after)
        column.addWidget(separator())
        column.addWidget(self._signs)
        self._relation_words = Label(tokens.TABLE, "text2")
        row = QHBoxLayout()
        row.addWidget(self._relation_words)
        row.addWidget(self.relation, 1)
        column.addLayout(row)
        column.addWidget(self._carries)
        column.addWidget(self._decided)
        column.addStretch(1)
        column.addWidget(self._consequence)
        buttons = QHBoxLayout()
        buttons.addWidget(self.accept_button, 1)
        buttons.addWidget(self.refuse_button, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(10)
        whole.addWidget(scrolled(column, "surface"), 1)
        whole.addLayout(buttons)

    def say(self) -> None:
        """Say the fixed words."""
        self._relation_words.setText(_("Relation"))
        self.relation.setAccessibleName(_("Relation"))
        self.accept_button.setText(_("Accept"))
        self.refuse_button.setText(_("Reject"))
        describe(self.accept_button, _("Accept"), "A")
        describe(self.refuse_button, _("Reject"), "R")

    def show_nothing(self) -> None:
        """No row is picked."""
        for part in (self._before, self._after, self.relation, self._relation_words):
            part.setVisible(False)
        for label in (self._signs, self._carries, self._decided, self._consequence):
            label.setText("")
        self.let(accept=False, refuse=False)

    def show_row(self, project: Project, row: dict[str, Any], count: int) -> None:
        """Show a row of the review; `count` rows are picked, of which it is the last."""
        for part in (self._before, self._after, self.relation, self._relation_words):
            part.setVisible(True)
        self._before.show_code(_("Old code"), project, row[c.FROM_NOMENCLATURE], row[c.FROM_CODE])
        self._after.show_code(_("New code"), project, row[c.TO_NOMENCLATURE], row[c.TO_CODE])
        self._signs.setText("\n".join(_reasons(row)))
        labels = [
            (relation.value, f"{at} · {_(RELATION_LABELS[relation])}") for at, relation in enumerate(RELATIONS, 1)
        ]
        self.relation.offer(labels, row[c.RELATION])
        self._carries.setText(carries(row[c.RELATION], project.method))
        self._decided.setText(_decision(row, count))
        self.let(accept=row[c.STATE] != CrosswalkState.APPROVED or count > 1,
                 refuse=row[c.STATE] != CrosswalkState.REFUSED or count > 1)  # fmt: skip
        self._consequence.setText(_("Working out what it would change…"))

    def let(self, *, accept: bool, refuse: bool) -> None:
        """Which decisions can be taken now."""
        self.accept_button.setEnabled(accept)
        self.refuse_button.setEnabled(refuse)

    def show_consequences(self, sentences: Sequence[Sentence]) -> None:
        """What deciding would change, a sentence each year."""
        lines = []
        for sentence in sentences:
            lines += [f"<b>{escape(sentence.lead)}</b>"] if sentence.lead else []
            lines += [escape(line) for line in sentence.text.splitlines()]
        self._consequence.setText("<br>".join(lines))


def _reasons(row: dict[str, Any]) -> list[str]:
    """How sure the row is and what speaks for it, a line each."""
    confidence = row[c.CONFIDENCE]
    sure = [] if confidence is None else [_("Confidence {share}").format(share=percent(confidence))]
    return [*sure, *(signs_in_words(row[c.SIGNS], row[c.TITLE_LIKENESS]) or [_("From an imported table")])]


def _decision(row: dict[str, Any], count: int) -> str:
    if count > 1:
        words = ngettext("{count} row is picked.", "{count} rows are picked.", count)
        return words.format(count=count)
    if not row[c.DECIDED_ON]:
        return ""
    approved = row[c.STATE] == CrosswalkState.APPROVED
    words = _("Accepted by {who}, {day}") if approved else _("Rejected by {who}, {day}")
    return words.format(who=row[c.DECIDED_BY] or "–", day=row[c.DECIDED_ON])
