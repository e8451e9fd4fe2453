"""The overview's panel of what changed since another edition: entered, gone, renamed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from shortage_app.domain.analysis import Analysis
from shortage_app.domain.codes import CHANGE_LABELS, ChangeKind, Coverage
from shortage_app.report.occupation_page import COVERAGE_WORDS
from shortage_app.report.tables import changes
from shortage_app.report.what_changed import Entrant, Gone, Renaming, WhatChanged, kept_history, reconciled
from shortage_app.text import _, ngettext
from shortage_app.ui import tokens
from shortage_app.ui.models.clipboard import mime_data
from shortage_app.ui.models.table_model import TableModel
from shortage_app.ui.pages.line_list import Line, LineList
from shortage_app.ui.pages.symbols import Symbol, Symbols
from shortage_app.ui.qt import override
from shortage_app.ui.session import Session
from shortage_app.ui.turns import Turns
from shortage_app.ui.widgets.buttons import describe, icon_button, link_button
from shortage_app.ui.widgets.labels import Label, separator
from shortage_app.ui.widgets.panel import Panel

KIND_GLYPHS = {
    ChangeKind.ENTERED_FIRST: ("plus", "emerg"),
    ChangeKind.ENTERED_RETURNING: ("return", "notoff"),
    ChangeKind.ENTERED_NOT_ASSESSED: ("question", "text3"),
}
HEAD = 22  # px of a heading, with a link or without
GONE_GLYPHS = {ChangeKind.DISCONTINUED: ("cross", "text3"), ChangeKind.NO_LONGER_ASSESSED: ("question", "text3")}


class Column(QWidget):
    """A heading with symbols and a link at its right, a line, and a list."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = Label(tokens.TABLE_BOLD)
        self.symbols = Symbols()
        self.remark = Label(tokens.TABLE, "text2")
        self.list = LineList()
        self.note = Label(tokens.TABLE, "text3", wrap=True)
        self.head = QHBoxLayout()
        self.head.setSpacing(10)
        self.heading.setFixedHeight(HEAD)
        self.head.addWidget(self.heading)
        self.head.addWidget(self.symbols, 1)
        self.head.addWidget(self.remark)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self.head)
        column.addWidget(separator())
        column.addWidget(self.list, 1)
        column.addWidget(self.note)
        self.note.hide()

    def say(self, heading: str) -> None:
        """The heading, which names the list too."""
        self.heading.setText(heading)
        self.list.setAccessibleName(heading)


class ChangesPanel(Panel):
    """Everything that changed, with the counts that add up below; every line opens its occupation."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._analysis: Analysis | None = None
        self._changed: WhatChanged | None = None
        self._turns = Turns(self)
        self.entered, self.gone, self.renamed = Column(), Column(), Column()
        self.see_entered = link_button(lambda: session.ask_rows("entered"))
        self.see_entered.setFixedHeight(HEAD)
        self.entered.head.addWidget(self.see_entered)
        for column in (self.gone, self.renamed):  # without a link to all lines, a bar says that there are more
            column.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._copy = icon_button(self.copy, "copy")
        self.add_action(self._copy)
        self.counts = Label(tokens.TABLE, "text3", wrap=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        for place, (column, share) in enumerate(((self.entered, 352), (self.gone, 192), (self.renamed, 184))):
            # The note of the last column stands on the line of the counts.
            grid.addWidget(column, 0, place, 2 if column is self.renamed else 1, 1)
            grid.setColumnStretch(place, share)
            column.list.line_opened.connect(self._open)
        grid.addWidget(self.counts, 1, 0, 1, 2)
        grid.setRowStretch(0, 1)
        self.body.addLayout(grid, 1)
        self.body.setContentsMargins(16, 0, 16, 10)

    @override
    def hasHeightForWidth(self) -> bool:
        """Its lists scroll: words that wrap take their room from them, not from the charts above."""
        return False

    def retranslate(self) -> None:
        """Say the fixed words."""
        describe(self._copy, _("Copy for Excel"))

    def show_changes(self, analysis: Analysis, changed: WhatChanged | None) -> None:
        """Show the changes; None: there is no earlier edition."""
        self._analysis, self._changed = analysis, changed
        self._turns.take()
        self._copy.setEnabled(changed is not None)
        for column in (self.entered, self.gone, self.renamed):
            column.setVisible(changed is not None)
        if changed is None:
            self.say(_("What changed"))
            self.counts.setText(_("No earlier edition is known."))
            return
        self.say(_("What changed since {year}").format(year=changed.since))
        self.counts.setText(reconciled(changed.counts))
        self._turns.take(
            lambda: self._show_entered(changed.entered),
            lambda: self._show_gone(changed.gone),
            lambda: self._show_renamed(changed),
        )

    @property
    def is_settled(self) -> bool:
        """Whether all of its lists are shown."""
        return self._turns.done

    def _show_entered(self, entered: Sequence[Entrant]) -> None:
        count = len(entered)
        self.entered.say(_("Entered {count}").format(count=count))
        self.entered.symbols.show_symbols(
            [
                Symbol(words, glyph=glyph, role=role)
                for kind, (glyph, role) in KIND_GLYPHS.items()
                if (words := _kind_words(kind, sum(entrant.kind == kind for entrant in entered)))
            ]
        )
        self.see_entered.setText(_("See all {count}").format(count=count))
        self.see_entered.setVisible(count > 0)
        self.entered.list.show_lines(
            [
                Line(entrant.title, entrant.code, KIND_GLYPHS[entrant.kind], pill=_coverage_pill(entrant.coverage))
                for entrant in entered
            ]
        )

    def _show_gone(self, gone: Sequence[Gone]) -> None:
        self.gone.say(_("Left {count}").format(count=len(gone)))
        self.gone.remark.setText(_("linked products"))
        self.gone.list.show_lines(
            [
                Line(each.title, each.code, GONE_GLYPHS.get(each.kind, ("", "")), figure=str(each.products or "–"))
                for each in gone
            ]
        )
        said = {each.kind: _(CHANGE_LABELS[each.kind]) for each in gone if each.kind in GONE_GLYPHS}
        self.gone.symbols.show_symbols(
            [Symbol(words, glyph=GONE_GLYPHS[kind][0], role=GONE_GLYPHS[kind][1]) for kind, words in said.items()]
        )

    def _show_renamed(self, changed: WhatChanged) -> None:
        self.renamed.say(_("Renamed {count}").format(count=len(changed.renamed)))
        self.renamed.list.show_lines([_renamed_line(each) for each in changed.renamed])
        self.renamed.note.setText(kept_history(changed))
        self.renamed.note.show()

    def _open(self, code: str) -> None:
        self._session.open_occupation(code)

    def copy(self) -> None:
        """Copy every change as a table for Excel."""
        if self._analysis is None or self._changed is None:
            return
        model = TableModel()
        model.show(changes(self._analysis, self._changed.since))
        QGuiApplication.clipboard().setMimeData(mime_data(model, range(model.rowCount()), range(model.columnCount())))


def _kind_words(kind: ChangeKind, count: int) -> str:
    if not count:
        return ""
    if kind == ChangeKind.ENTERED_FIRST:
        return ngettext("{count} new", "{count} new", count).format(count=count)
    if kind == ChangeKind.ENTERED_RETURNING:
        return ngettext("{count} returning", "{count} returning", count).format(count=count)
    return ngettext("{count} not assessed before", "{count} not assessed before", count).format(count=count)


def _coverage_pill(state: str) -> tuple[str, str]:
    return (state, _(COVERAGE_WORDS[state])) if state in list(Coverage) else ("", "")


def _renamed_line(each: Renaming) -> Line:
    arrow = {ChangeKind.MERGED: _("merged → {title}"), ChangeKind.SPLIT: _("split → {title}")}
    text = arrow.get(each.kind, _("→ {title}"))
    return Line(each.before, each.code, below=text.format(title=each.after))
