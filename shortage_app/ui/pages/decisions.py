"""Decisions: the register of what will be done for each occupation, kept and carried on from year to year."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from shortage_app.domain import columns as c
from shortage_app.domain.codes import DecisionState
from shortage_app.domain.decisions import Decision, decisions_of, found
from shortage_app.report.decisions import OVERDUE, carrying, decisions, of_occupation, standing
from shortage_app.report.table import Table
from shortage_app.text import _
from shortage_app.ui import tokens
from shortage_app.ui.dialogs.decision_dialog import DecisionDialog, log_decision
from shortage_app.ui.keys import register_keys
from shortage_app.ui.page import Page
from shortage_app.ui.pages.decisions_filters import DecisionFilters
from shortage_app.ui.pages.decisions_inspector import DecisionInspector
from shortage_app.ui.pages.due_delegate import DueDelegate
from shortage_app.ui.session import Session
from shortage_app.ui.turns import Turns
from shortage_app.ui.visit import OCCUPATION, Filters
from shortage_app.ui.widgets.buttons import push_button
from shortage_app.ui.widgets.empty_state import EmptyState
from shortage_app.ui.widgets.key_hints import KeyHints
from shortage_app.ui.widgets.labels import IconLabel, Label
from shortage_app.ui.widgets.table_foot import TableFoot
from shortage_app.ui.widgets.table_view import TableView
from shortage_app.workflow.deciding import carry_over, delete, set_state
from shortage_app.workflow.workspaces import OpenWorkspace

if TYPE_CHECKING:
    from shortage_app.domain.analysis import Analysis

KEY_OF_STATE = {
    "O": DecisionState.OPEN,
    "P": DecisionState.IN_PROGRESS,
    "C": DecisionState.DONE,
    "X": DecisionState.DROPPED,
}
INSPECTOR_WIDTH = 326


class DecisionsPage(Page):
    """The decisions of the year looked at, or of others where the filter says so."""

    flush = True

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._filters, self._year, self._filling = Filters(), 0, False
        self._turns = Turns(self)
        self._build_table()
        self.copy = push_button(self.table.copy_all, "copy")
        self.log = push_button(lambda: log_decision(self.window(), session), "plus", kind="primary")
        self.head.addWidget(self.copy)
        self.head.addWidget(self.log)
        self._build_body()
        self.inspector = DecisionInspector()
        self.inspector.edit.clicked.connect(self._edit)
        self.inspector.occupation.clicked.connect(self._open_occupation)
        self.inspector.other_list.line_opened.connect(self._show_other)
        self.set_inspector(self.inspector)
        self.splitter.setSizes([10 * INSPECTOR_WIDTH, INSPECTOR_WIDTH])
        QShortcut(QKeySequence("Ctrl+F"), self, self._go_to_words)

    def _build_table(self) -> None:
        self.filters = DecisionFilters()
        self.filters.asked.connect(self._filter)
        self.filters.reset_asked.connect(lambda: self._filter(self._of_the_year()))
        self.filters.words.left_downwards.connect(self._go_to_table)
        self.table = TableView()
        self.table.row_selected.connect(lambda row: self.session.select(OCCUPATION, row[c.OCCUPATION_CODE]))
        self.table.rows_changed.connect(self._inspect)
        self.table.row_opened.connect(lambda _row: self._edit())
        self.table.filters_changed.connect(self._filter)
        for key, state in KEY_OF_STATE.items():
            self._on_table(key, partial(self.set_state, state))
        self._on_table("Del", self._delete)

    def _on_table(self, key: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(key), self.table, act)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _build_body(self) -> None:
        self.none_shown, self.nothing = EmptyState(), EmptyState()
        self.rows = QStackedWidget()
        for part in (self.table, self.none_shown, self.nothing):
            self.rows.addWidget(part)
        self.hints = KeyHints()
        foot = TableFoot(self.table, words=False)
        row = foot.layout()
        assert isinstance(row, QHBoxLayout)
        row.addWidget(self.hints)
        self.content = QWidget()
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.waiting = self._build_waiting()
        for widget in (self.filters, self.waiting, self.rows, foot):
            column.addWidget(widget, int(widget is self.rows))
        self.body.addWidget(self.content, 1)

    def _build_waiting(self) -> QFrame:
        """The line that says what earlier years left open."""
        line = QFrame()
        line.setProperty("kind", "foot")
        self.waiting_words = Label(tokens.TABLE, wrap=True)
        self.show_waiting = push_button(self._show_earlier, "show", small=True)
        self.carry = push_button(self._carry, "forward", small=True)
        row = QHBoxLayout(line)
        row.setContentsMargins(tokens.MARGIN, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(IconLabel("info", "accent"))
        row.addWidget(self.waiting_words, 1)
        row.addWidget(self.show_waiting)
        row.addWidget(self.carry)
        return line

    def retranslate(self) -> None:
        """Say every fixed text again."""
        super().retranslate()
        self.copy.setText(_("Copy for Excel"))
        self.log.setText(_("Log a decision…"))
        self.show_waiting.setText(_("Show them"))
        self.nothing.say(
            _("No decision has been noted yet. Note here what will be done for an occupation, by whom and by when."),
            (_("Log a decision…"), lambda: log_decision(self.window(), self.session)),
        )
        self.hints.show_hints(register_keys())
        self.filters.retranslate()
        self.inspector.retranslate()

    # What is shown

    def show_analysis(self, analysis: "Analysis") -> None:
        """Show the register; a year that was gone to is the one the filter keeps, rows asked for come before it."""
        if analysis.year != self._year:
            asked = not self._year and self._filters != Filters()
            self._year = analysis.year
            self._filters = self._filters if asked else self._of_the_year()
        self.session.tasks.start(
            "decisions", lambda _progress: _register(analysis), self._show, self.session.failed.emit
        )

    def _show(self, register: "_Register") -> None:
        self._turns.take(lambda: self._show_heading(register), lambda: self._show_rows(register.table), self._inspect)

    def _show_heading(self, register: "_Register") -> None:
        self.subheading.setText(register.standing)
        self.waiting.setVisible(bool(register.carrying))
        self.waiting_words.setText(register.carrying)
        self.carry.setText(_("Carry over to {year}").format(year=self._year))

    def _show_rows(self, table: Table) -> None:
        selected = self._selected()
        self._filling = True
        self.table.show_table(table)
        self.table.paint_column(c.DUE, DueDelegate(self.table))
        self._filter(self._filters)
        self._select([decision.key for decision in selected])
        self._filling = False

    def _of_the_year(self) -> Filters:
        return Filters().narrowed(c.YEAR, frozenset({self._year}))

    def _filter(self, filters: Filters) -> None:
        self._filters = filters
        model = self.table.table_model
        if model.table is None:
            return  # rows were asked for before the register came
        self.table.filter(filters)
        self.filters.show_filters(filters, model, can_reset=filters != self._of_the_year())
        if model.rowCount():
            self.rows.setCurrentWidget(self.table)
        elif model.table.rows.empty:
            self.rows.setCurrentWidget(self.nothing)
        else:
            self._say_none_shown()

    def _say_none_shown(self) -> None:
        everything = (_("Show all years"), partial(self._filter, Filters()))
        if self._filters == self._of_the_year():
            log = (_("Log a decision…"), partial(log_decision, self.window(), self.session))
            self.none_shown.say(_("The register of {year} is empty.").format(year=self._year), log, everything)
        else:
            self.none_shown.say(_("No decision matches the filters."), everything)
        self.rows.setCurrentWidget(self.none_shown)

    def _inspect(self) -> None:
        """Explain the decision chosen; not while the table is filled, when one row after another is selected."""
        if self._filling:
            return
        analysis, chosen = self.session.analysis, self._selected()
        if analysis is None or len(chosen) != 1:
            self.inspector.show_hint()
            return
        title = str(self.table.table_model.value(self.table.selected_rows()[0], c.TITLE))
        every = of_occupation(analysis.project, chosen[0].occupation_code)
        self.inspector.show_decision(title, chosen[0], every)

    # Selection

    def _selected(self) -> list[Decision]:
        """The selected decisions, as they stand in the project that is shown."""
        model, analysis = self.table.table_model, self.session.analysis
        if analysis is None or model.table is None:
            return []
        keys = [self._key(model.values_of(row)) for row in self.table.selected_rows()]
        return [decision for key in keys if (decision := found(analysis.project, *key)) is not None]

    def _key(self, row: dict[str, Any]) -> tuple[str, int, str]:
        return row[c.OCCUPATION_CODE], row[c.YEAR], row[c.KIND]

    def _select(self, keys: Sequence[tuple[str, int, str]]) -> None:
        """Select a decision wherever it stands now; else the first for the occupation picked."""
        model = self.table.table_model
        rows = range(model.rowCount())
        picked = self.session.selection
        wanted = [row for row in rows if self._key(model.values_of(row)) in keys]
        others = [row for row in rows if (OCCUPATION, model.value(row, c.OCCUPATION_CODE)) == picked]
        first = next(iter([*wanted, *others, *rows]), None)
        if first is not None:
            self.table.selectRow(first)

    def _show_other(self, key: str) -> None:
        """Show another decision for the same occupation, whatever the filters."""
        year, kind = key.split(" ", 1)
        (chosen,) = self._selected()
        self._filter(Filters())
        self._select([(chosen.occupation_code, int(year), kind)])

    # Commands

    @property
    def start(self) -> QWidget:
        return self.table

    def open_rows(self, key: str) -> bool:
        """Show all decisions, those overdue, or those for an occupation ("decisions:0692101")."""
        asked, _colon, code = key.partition(":")
        if asked not in ("decisions", OVERDUE):
            return False
        filters = Filters(code)
        self._filter(filters.narrowed(OVERDUE, frozenset({True})) if asked == OVERDUE else filters)
        return True

    def _open_occupation(self) -> None:
        """The occupation of the decision shown: another may have been picked on another page."""
        for chosen in self._selected()[:1]:
            self.session.open_occupation(chosen.occupation_code)

    def _edit(self) -> None:
        analysis, chosen = self.session.analysis, self._selected()
        if analysis is not None and len(chosen) == 1 and self.session.may_change():
            DecisionDialog(self.window(), self.session, analysis, chosen[0]).open()

    def _change(self, verb: Callable[[OpenWorkspace], OpenWorkspace]) -> None:
        self.session.change(
            lambda workspace, _progress: verb(cast(OpenWorkspace, workspace)), words=_("Changing the register")
        )

    def set_state(self, state: DecisionState) -> None:
        """Change the state of the decisions selected."""
        chosen = [decision for decision in self._selected() if decision.state != state]
        if chosen:
            self._change(lambda workspace: set_state(workspace, chosen, state))

    def _delete(self) -> None:
        chosen = self._selected()
        if chosen:
            self._change(lambda workspace: delete(workspace, chosen))

    def _carry(self) -> None:
        year = self._year
        self._change(lambda workspace: carry_over(workspace, year))

    def _show_earlier(self) -> None:
        """The open decisions of the years before."""
        analysis = self.session.analysis
        if analysis is not None:
            years = {one.year for one in decisions_of(analysis.project.decisions) if one.year < self._year}
            states = frozenset(str(state) for state in (DecisionState.OPEN, DecisionState.IN_PROGRESS))
            self._filter(Filters(values={c.YEAR: frozenset(years), c.STATE: states}))

    def _go_to_words(self) -> None:
        self.filters.words.setFocus()
        self.filters.words.selectAll()

    def _go_to_table(self) -> None:
        self.table.setFocus()
        if not self.table.selected_rows() and self.table.table_model.rowCount():
            self.table.selectRow(0)


@dataclass(frozen=True)
class _Register:
    """What the page shows of the register; `carrying` says what earlier years left open."""

    table: Table
    standing: str
    carrying: str


def _register(analysis: "Analysis") -> _Register:
    project, year = analysis.project, analysis.year
    return _Register(_on_page(decisions(project)), standing(project, year).words, carrying(project, year))


def _on_page(table: Table) -> Table:
    """The register as wide as its words, with a note of a few words, for the inspector says all of it.

    The year has room for its filter sign.
    """
    widths = {c.NOTE: 26, c.YEAR: 8, c.KIND: 0, c.STATE: 0}
    columns = tuple(replace(column, width=widths.get(column.name, column.width)) for column in table.columns)
    return replace(table, columns=columns)
