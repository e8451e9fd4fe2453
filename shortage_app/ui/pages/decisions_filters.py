"""Above the register: words, year, state, kind, owner, and whether only what is overdue is shown."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shortage_app.domain import columns as c
from shortage_app.report.decisions import OVERDUE
from shortage_app.text import _, pgettext
from shortage_app.ui import tokens
from shortage_app.ui.models.table_model import TableModel
from shortage_app.ui.visit import Filters
from shortage_app.ui.widgets.buttons import push_button
from shortage_app.ui.widgets.choices import FilterChoice, TickChip
from shortage_app.ui.widgets.fields import SearchField
from shortage_app.ui.widgets.flow import Flow

LEAST_WORDS = 160  # px
ROOM = {c.YEAR: 2, c.STATE: 2, c.KIND: 2, c.OWNER: 3}  # « Verantwoordelijke: Alle » is long


class DecisionFilters(QWidget):
    """One row of controls; they show the filters they are given and ask for others."""

    asked = Signal(object)  # Filters
    reset_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._filters = Filters()
        self.words = SearchField("Ctrl+F")
        self.words.setMinimumWidth(LEAST_WORDS)
        self.words.textChanged.connect(self._ask_words)
        self.choices = {name: FilterChoice() for name in (c.YEAR, c.STATE, c.KIND, c.OWNER)}
        self.overdue = TickChip()
        self.overdue.clicked.connect(lambda on: self._ask(OVERDUE, frozenset({True}) if on else None))
        self.reset = push_button(self.reset_asked.emit, "reset")
        row = Flow(self)
        row.setContentsMargins(tokens.MARGIN, 0, tokens.MARGIN, 8)
        row.add(self.words, 2, shrinks=True)
        for name, choice in self.choices.items():
            choice.values_chosen.connect(partial(self._ask, name))
            row.add(choice, ROOM[name])
        row.add(self.overdue)
        row.add(self.reset)

    def retranslate(self) -> None:
        """Say the fixed words."""
        self.words.setPlaceholderText(pgettext("a command", "Filter"))
        self.words.setAccessibleName(_("Filter by title, note or code"))
        for name, (words, all_of_them) in _names().items():
            self.choices[name].say(words, all_of_them)
        self.overdue.setText(_("Overdue"))
        self.reset.setText(_("Reset"))

    def show_filters(self, filters: Filters, shown: TableModel, *, can_reset: bool) -> None:
        """Show filters, and of each column the values that the other filters leave, those chosen always among them."""
        self._filters = filters
        if self.words.text() != filters.words:
            self.words.setText(filters.words)
        for name, choice in self.choices.items():
            chosen = filters.values.get(name)
            offered = shown.choices(name)
            offered += [(value, str(value), 0) for value in chosen or () if value not in {each[0] for each in offered}]
            choice.offer(offered, chosen)
        self.overdue.setChecked(OVERDUE in filters.values)
        self.reset.setEnabled(can_reset)

    def _ask_words(self, words: str) -> None:
        if words != self._filters.words:
            self.asked.emit(Filters(words, self._filters.values))

    def _ask(self, name: str, kept: frozenset[object] | None) -> None:
        self.asked.emit(self._filters.narrowed(name, kept))


def _names() -> Mapping[str, tuple[str, str]]:
    """What each choice is called, and the word for all of its values."""
    return {
        c.YEAR: (_("Year"), pgettext("the years", "All")),
        c.STATE: (_("State"), pgettext("the states", "All")),
        c.KIND: (_("Decision"), pgettext("the decisions", "All")),
        c.OWNER: (_("Owner"), pgettext("the owners", "All")),
    }
