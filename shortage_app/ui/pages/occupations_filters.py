"""Above the table of occupations: words, group, cause, coverage, and chips of status with their counts."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from shortage_app.domain import columns as c
from shortage_app.domain.codes import EMERGING_STATUSES, LISTED_STATUSES, Status
from shortage_app.text import _, pgettext
from shortage_app.ui import tokens
from shortage_app.ui.models import cells
from shortage_app.ui.models.table_model import TableModel
from shortage_app.ui.visit import Filters
from shortage_app.ui.widgets.buttons import push_button
from shortage_app.ui.widgets.choices import FilterChips, FilterChoice
from shortage_app.ui.widgets.fields import SearchField
from shortage_app.ui.widgets.flow import Flow
from shortage_app.ui.widgets.labels import Label
from shortage_app.ui.widgets.layouts import clear

EMERGING = frozenset(map(str, EMERGING_STATUSES))
IN_VIEW = (c.GROUP, c.CAUSES, c.COVERAGE, c.STATUS)  # the columns with a control of their own
LEAST_WORDS = 160  # px


class StatusChips(FilterChips):
    """The statuses with their counts; offered anew only on a change, so that the keyboard stays where it is."""

    def __init__(self) -> None:
        super().__init__()
        self._offered: tuple[object, object] = ((), None)
        self.value_chosen.connect(self._note)

    def show_counts(self, counts: dict[str, int], chosen: frozenset[object] | None) -> None:
        """Show how many occupations each status has, and which chip holds."""
        choices = tuple((value, words, str(count)) for value, words, count in _status_choices(counts))
        if (choices, chosen) != self._offered:
            self._offered = (choices, chosen)
            self.offer(choices, chosen)

    def _note(self, chosen: object) -> None:
        self._offered = (self._offered[0], chosen)


def _status_choices(counts: dict[str, int]) -> Sequence[tuple[frozenset[object] | None, str, int]]:
    """All, structural, emerging and its three kinds, undetermined, and what left; the last only where there is any."""

    def chip(words: str, *statuses: str) -> tuple[frozenset[object] | None, str, int]:
        return frozenset(statuses), words, sum(counts.get(status, 0) for status in statuses)

    always = [
        (None, pgettext("the shortage occupations", "All"), sum(counts.get(status, 0) for status in LISTED_STATUSES)),
        chip(_("Structural"), Status.STRUCTURAL.value),
        chip(_("Emerging"), *EMERGING),
        chip(pgettext("of the emerging occupations", "new"), Status.EMERGING_FIRST.value),
        chip(pgettext("of the emerging occupations", "returning"), Status.EMERGING_RETURNING.value),
        chip(pgettext("of the emerging occupations", "already listed"), Status.EMERGING_CONTINUING.value),
        chip(_("Undetermined"), Status.UNDETERMINED.value),
    ]
    gone = [
        chip(pgettext("occupations that left the list", "Left"), Status.LEFT.value),
        chip(_("Discontinued"), Status.DISCONTINUED.value),
    ]
    return [*always, *(choice for choice in gone if choice[0] is not None and choice[0] & counts.keys())]


class OccupationFilters(QWidget):
    """Rows of controls; they show the filters they are given and ask for others. `before_reset`: one more button."""

    asked = Signal(object)  # Filters
    left_downwards = Signal()

    def __init__(self, before_reset: QWidget) -> None:
        super().__init__()
        self._filters = Filters()
        self.words = SearchField("Ctrl+F")
        self.words.setMinimumWidth(LEAST_WORDS)
        self.words.textChanged.connect(self._ask_words)
        self.words.left_downwards.connect(self.left_downwards)
        self.choices = {name: FilterChoice() for name in (c.GROUP, c.CAUSES, c.COVERAGE)}
        self.reset = push_button(lambda: self.asked.emit(Filters()), "reset")
        self.status_words = Label(tokens.TABLE, "text2")
        self.statuses = StatusChips()
        self.statuses.value_chosen.connect(partial(self._ask_values, c.STATUS))
        self._others = Flow()
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.MARGIN, 0, tokens.MARGIN, 8)
        column.setSpacing(8)
        column.addLayout(self._first_row(before_reset))
        column.addLayout(self._second_row())

    def _first_row(self, before_reset: QWidget) -> Flow:
        row = Flow()
        row.add(self.words, 3, shrinks=True)
        for name, choice in self.choices.items():
            choice.values_chosen.connect(partial(self._ask_values, name))
            row.add(choice, 2)
        row.add(before_reset)
        row.add(self.reset)
        return row

    def _second_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.status_words.setFixedHeight(tokens.CONTROL_SMALL)
        row.addWidget(self.status_words, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.statuses)
        row.addLayout(self._others)
        row.addStretch(1)
        return row

    def retranslate(self) -> None:
        """Say the fixed words."""
        self.words.setPlaceholderText(_("Filter by title or code"))
        self.words.setAccessibleName(_("Filter by title or code"))
        names = {
            c.GROUP: (_("Group"), pgettext("the groups", "All")),
            c.CAUSES: (_("Cause"), pgettext("the causes", "All")),
            c.COVERAGE: (_("Coverage"), pgettext("the kinds of coverage", "All")),
        }
        for name, choice in self.choices.items():
            choice.say(*names[name])
        self.reset.setText(_("Reset"))
        self.status_words.setText(_("Status"))

    def show_filters(self, filters: Filters, shown: TableModel, whole: TableModel) -> None:
        """Show filters and what they would leave: `shown` is the table, `whole` also has the occupations gone."""
        self._filters = filters
        if self.words.text() != filters.words:
            self.words.setText(filters.words)
        for name, choice in self.choices.items():
            choice.offer(shown.choices(name), filters.values.get(name))
        rows = whole.table.rows[c.STATUS] if whole.table is not None else ()
        counts = dict.fromkeys(rows, 0) | {value: count for value, _words, count in whole.choices(c.STATUS)}
        self.statuses.show_counts(counts, filters.values.get(c.STATUS))
        self.reset.setEnabled(filters != Filters())
        self._show_others(filters, shown)

    def _show_others(self, filters: Filters, shown: TableModel) -> None:
        """Filters on columns without a control: what they keep, and a click takes them away."""
        clear(self._others)
        columns = {column.name: column for column in shown.columns}
        for name, kept in filters.values.items():
            if name in columns and name not in IN_VIEW:
                values = ", ".join(cells.words(columns[name], value) for value in sorted(kept, key=str))
                words = _("{name}: {values}").format(name=_(columns[name].label), values=values)
                self._others.addWidget(self._removable(name, words))

    def _removable(self, name: str, words: str) -> QPushButton:
        button = push_button(partial(self._ask_values, name, None), "cross", small=True)
        button.setText(words)
        button.setToolTip(_("Show all again"))
        button.setAccessibleName(_("{filter} – show all again").format(filter=words))
        return button

    def _ask_words(self, words: str) -> None:
        if words != self._filters.words:
            self.asked.emit(Filters(words, self._filters.values))

    def _ask_values(self, name: str, kept: frozenset[object] | None) -> None:
        self.asked.emit(self._filters.narrowed(name, kept))
