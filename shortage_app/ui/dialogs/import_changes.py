"""The last step of an import: for the file looked at, what is new, renamed, changed, gone and as before."""

from typing import Any

import pandas as pd
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from shortage_app.domain import columns as c
from shortage_app.report.import_changes import GROUP_LABELS, change_table, column_of, compared_words
from shortage_app.report.table import TableColumn
from shortage_app.text import _, number, pgettext
from shortage_app.ui import tokens
from shortage_app.ui.models import cells
from shortage_app.ui.widgets.choices import FilterChips
from shortage_app.ui.widgets.delegates import cause_marks
from shortage_app.ui.widgets.labels import Label
from shortage_app.ui.widgets.table_foot import TableFoot
from shortage_app.ui.widgets.table_view import TableView
from shortage_app.workflow.candidate import Candidate
from shortage_app.workflow.preview import DIFFERS, GROUPS, VALUES, Differences, Foreseen


class ChangesPage(QWidget):
    """A sentence, a chip for each kind of change, and the rows."""

    def __init__(self) -> None:
        super().__init__()
        self._foreseen: Foreseen | None = None
        self._title = Label(tokens.PANEL_TITLE)
        self._title.setText(_("What will change"))
        self._compared = Label(tokens.BODY, "text2", wrap=True)
        self.chips = FilterChips()
        self.chips.value_chosen.connect(self._filter)
        self.table = TableView(several=True)
        foot = TableFoot(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(8)
        for widget in (self._title, self._compared, self.chips):
            column.addWidget(widget)
        self._framed = QFrame()
        self._framed.setProperty("framed", True)
        rows = QVBoxLayout(self._framed)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.setSpacing(0)
        rows.addWidget(self.table, 1)
        rows.addWidget(foot)
        column.addWidget(self._framed, 1)
        self._rest = QWidget()
        column.addWidget(self._rest, 1)

    def show_file(self, file: Candidate | None, foreseen: Foreseen | None) -> None:
        """Show what a file would change, as far as that is known."""
        if foreseen is self._foreseen and foreseen is not None:
            return
        self._foreseen = foreseen
        known = foreseen is not None and not foreseen.question
        self._compared.setText(self._words(file, foreseen))
        counts = foreseen.counts if foreseen is not None else {}
        total = number(sum(counts.values()))
        chips = [(group, _(GROUP_LABELS[group]), number(counts[group])) for group in GROUPS if group in counts]
        self.chips.offer([(None, pgettext("the changes", "All"), total), *chips], None)
        listed = known and foreseen is not None and bool(len(foreseen.rows))
        for widget in (self.chips, self._framed):
            widget.setVisible(listed)
        self._rest.setVisible(not listed)
        if listed:
            self._filter(None)

    def _filter(self, group: object) -> None:
        if self._foreseen is not None:
            kinds = None if group is None else GROUPS[str(group)]
            rows = self._foreseen.rows
            said = rows.assign(**{DIFFERS: rows[VALUES].map(difference_words).astype("str")})
            self.table.show_table(change_table(said, _("What will change"), kinds))

    @staticmethod
    def _words(file: Candidate | None, foreseen: Foreseen | None) -> str:
        if file is None:
            return ""
        if foreseen is None and file.goes_in:
            return _("It is being compared with what is known…")
        if foreseen is None or foreseen.question:
            return _("“{file}” is not imported: it is not ticked, or something must be said of it first.").format(
                file=file.path.name
            )
        words = compared_words(foreseen)
        if file.kind == "exits":
            counts = _("Exits are kept as counts; they are shown on the page of exits, where small counts are hidden.")
            return _("{sentence}. {more}").format(sentence=words, more=counts)
        begun = words[:1].lower() + words[1:]  # in the middle of a sentence
        return _("{file}: {sentence}.").format(file=file.path.name, sentence=begun)


def difference_words(values: Differences) -> str:
    """What differs in a row: “Offers received: 27 → 99; Causes: Ql → Qt, Ql”."""
    return "; ".join(
        _("{column}: {before} → {after}").format(
            column=_(column_of(name).label), before=_said(column_of(name), before), after=_said(column_of(name), after)
        )
        for name, before, after in values
    )


def _said(column: TableColumn, value: Any) -> str:
    if column.name == c.CAUSES and isinstance(value, str):
        marks = cause_marks()
        return ", ".join(marks.get(cause, cause) for cause in value.split(cells.SEPARATOR) if cause) or cells.MISSING
    return cells.words(column, None if pd.isna(value) else value) or cells.MISSING
