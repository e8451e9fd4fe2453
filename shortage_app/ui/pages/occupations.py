"""Occupations: every occupation of the year with its status, coverage and exits, and an inspector that says why."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from shortage_app.domain import columns as c
from shortage_app.report import tables
from shortage_app.report.inspector import inspected
from shortage_app.report.occupation_page import (
    GONE_STATUSES,
    Extras,
    extras,
    occupation_table,
    part,
    places_of,
    rows_behind,
    with_exits,
)
from shortage_app.report.table import Table
from shortage_app.report.what_changed import base_year
from shortage_app.text import _, ngettext, number
from shortage_app.ui import tokens
from shortage_app.ui.entries import Hit
from shortage_app.ui.models.table_model import TableModel
from shortage_app.ui.page import Page
from shortage_app.ui.pages.no_edition import has_list, say_no_list
from shortage_app.ui.pages.occupations_filters import OccupationFilters
from shortage_app.ui.pages.occupations_inspector import OccupationInspector
from shortage_app.ui.pages.occupations_names import OccupationNames, in_words
from shortage_app.ui.pages.occupations_table import OccupationTable
from shortage_app.ui.pages.symbols import Symbols, strip_symbols
from shortage_app.ui.pages.what_if import WhatIf
from shortage_app.ui.qt import override
from shortage_app.ui.session import Session
from shortage_app.ui.tasks import Progress
from shortage_app.ui.turns import Turns
from shortage_app.ui.visit import OCCUPATION, Filters
from shortage_app.ui.widgets.buttons import push_button
from shortage_app.ui.widgets.empty_state import EmptyState
from shortage_app.ui.widgets.labels import RichLabel
from shortage_app.ui.widgets.table_foot import TableFoot

if TYPE_CHECKING:
    from shortage_app.domain.analysis import Analysis

INSPECTOR_WIDTH = 328


class OccupationsPage(Page):
    """Mock-up 2. The table is worked out off the window's thread; exits and other settings come a moment later."""

    flush = True

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._extras: Extras | None = None
        self._table: Table | None = None
        self._told: Analysis | None = None  # what the table tells of
        self._shows_gone = False
        self._names: OccupationNames | None = None
        self._wanted = ""  # code of the occupation that was opened elsewhere and has not been shown yet
        self._whole = TableModel()
        self._turns = Turns(self)
        self._build_head()
        self._build_body()
        self.inspector = OccupationInspector(session)
        self.inspector.earlier.clicked.connect(lambda: self.table.step(-1))
        self.inspector.later.clicked.connect(lambda: self.table.step(1))
        self.set_inspector(self.inspector)
        self.splitter.setSizes([10 * INSPECTOR_WIDTH, INSPECTOR_WIDTH])
        self._follow_session()

    def _build_head(self) -> None:
        self.legend = Symbols()
        self.columns = push_button(self._open_columns, "columns", small=True)
        self.head.addWidget(self.legend)
        self.head.addSpacing(8)
        self.head.addWidget(self.columns)

    def _build_body(self) -> None:
        self.what_if = WhatIf()
        self.filters = OccupationFilters(self.what_if.button)
        self.table = OccupationTable()
        self.copy = push_button(self.table.copy_all, "copy", small=True)
        self.head.addWidget(self.copy)
        self.no_rows, self.no_list = EmptyState(), EmptyState()
        self.rows = QStackedWidget()
        self.rows.addWidget(self.table)
        self.rows.addWidget(self.no_rows)
        self.foot = TableFoot(self.table, words=False)
        self.places = RichLabel(tokens.TABLE, "text2")
        layout = self.foot.layout()
        assert layout is not None
        layout.addWidget(self.places)
        self.content = QWidget()
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.filters, self.what_if, self.rows, self.foot):
            column.addWidget(widget, int(widget is self.rows))
        self.body.addWidget(self.content, 1)
        self.body.addWidget(self.no_list, 1)

    def _follow_session(self) -> None:
        session = self.session
        self.table.row_selected.connect(lambda row: session.select(OCCUPATION, row[c.CODE]))
        self.table.filters_changed.connect(lambda kept: session.filter(in_words(kept, session.filters)))
        self.filters.asked.connect(session.filter)
        self.filters.left_downwards.connect(self._go_to_table)
        self.what_if.chosen.connect(self._retell)
        self.what_if.only_changed.connect(self._keep_changed)
        session.filters_changed.connect(lambda _filters: self._apply_filters())
        session.selection_changed.connect(lambda _kind, _code: self._show_selection())
        session.occupation_opened.connect(self._open_row)
        session.compared_year_changed.connect(lambda _year: self._retell())
        QShortcut(QKeySequence("Ctrl+F"), self, self._go_to_words)
        self.table.row_opened.connect(lambda _row: self.unfold_inspector())

    def retranslate(self) -> None:
        super().retranslate()
        self.legend.show_symbols(strip_symbols())
        self.columns.setText(_("Columns"))
        self.copy.setText(_("Copy for Excel"))
        self.no_rows.say(_("No occupation matches the filters."), (_("Reset"), lambda: self.session.filter(Filters())))
        self.filters.retranslate()
        self.what_if.retranslate()
        self.inspector.retranslate()

    # What is shown

    def show_analysis(self, analysis: "Analysis") -> None:
        listed = has_list(analysis)
        for widget in (self.content, self.legend, self.columns, self.copy):
            widget.setVisible(listed)
        self.no_list.setVisible(not listed)
        if not self._known(analysis):
            self._extras = None
            self.what_if.offer(())
        if listed:
            count = analysis.figures.listed
            text = ngettext("{count} shortage occupation in {year}", "{count} shortage occupations in {year}", count)
            self.subheading.setText(text.format(count=number(count), year=analysis.year))
            self._work_out(analysis)
        else:
            self.subheading.setText("")
            say_no_list(self.no_list, analysis, self.session)
            self._show_selection()

    def _known(self, analysis: "Analysis") -> bool:
        return self._extras is not None and self._extras.register.analysis is analysis

    def _work_out(self, analysis: "Analysis") -> None:
        """The table first, then with what takes longer."""
        since = base_year(analysis.project, analysis.year, self.session.compared_year)
        more, names = self._extras, self._names
        alternative = self.what_if.alternative

        def job(_progress: Progress) -> "tuple[Analysis, Table, OccupationNames]":
            table = occupation_table(analysis, since, more, alternative)
            known = names is not None and names.are_of(analysis.occupations)
            return analysis, table, names if names is not None and known else OccupationNames(analysis.occupations)

        self.session.tasks.start("occupations", job, self._show_table, self.session.failed.emit)

    def _retell(self) -> None:
        if self.session.analysis is not None and has_list(self.session.analysis):
            self._work_out(self.session.analysis)

    def _show_table(self, worked_out: "tuple[Analysis, Table, OccupationNames]") -> None:
        analysis, table, names = worked_out
        if analysis is not self.session.analysis:
            return
        self._told, self._table, self._names = analysis, table, names
        self._turns.take(self._show_rows, self._tell_rows, self._reveal)
        if not self._known(analysis):
            self.session.tasks.start("extras", lambda _progress: extras(analysis), self._take, self.session.failed.emit)

    def _show_rows(self) -> None:
        assert self._table is not None
        self._whole.show(self._table)
        self._show_part()
        self._keep_rows()
        self._select_picked()

    def _take(self, more: Extras) -> None:
        if more.register.analysis is self.session.analysis:
            self._extras = more
            self.what_if.offer(more.alternatives)
            self._retell()
            if more.awaits_exits:
                self.session.tasks.start(
                    "extras",
                    lambda _progress: with_exits(more),
                    self._take,
                    self.session.failed.emit,
                    _("Working out the exits of {cohort}").format(cohort=more.cohort),
                )

    def _show_part(self) -> None:
        """Those on the list, or those gone from it where the filters ask for these."""
        if self._table is not None:
            self._shows_gone = self._wants_gone()
            marked = self.what_if.alternative is not None
            awaited = self._extras is None or self._extras.awaits_exits
            self.table.show_occupations(part(self._table, gone=self._shows_gone), marked=marked, awaited=awaited)

    def _wants_gone(self) -> bool:
        statuses = self.session.filters.values.get(c.STATUS, frozenset())
        return bool(statuses) and statuses <= GONE_STATUSES

    def _apply_filters(self) -> None:
        if self._names is not None:
            self._keep_rows()
            self._tell_rows()

    def _keep_rows(self) -> None:
        if self._names is None:
            return
        if self._wants_gone() != self._shows_gone:
            self._show_part()
        kept = self._names.by_code(self.session.filters)
        self.table.filter(kept)
        self._whole.filter(kept)
        self.rows.setCurrentWidget(self.table if self.table.table_model.rowCount() else self.no_rows)

    def _tell_rows(self) -> None:
        """Say around the table what it shows, and what can be done with it."""
        some = self.table.table_model.rowCount() > 0
        for button in (self.columns, self.copy, self.inspector.earlier, self.inspector.later):
            button.setEnabled(some)
        self.filters.show_filters(self.session.filters, self.table.table_model, self._whole)
        self._show_totals()
        self._select_first()
        self._show_selection()

    def _show_totals(self) -> None:
        """The places of the rows shown, a product that serves several of them counted once."""
        analysis, model = self._told, self.table.table_model
        if analysis is None:
            return
        codes = model.shown(c.CODE)
        places = None if self._shows_gone else places_of(analysis, codes)
        count = "–" if places is None else f"<b>{number(places)}</b>"
        self.places.setText(_("Places {year}: {count}").format(year=analysis.year, count=count))

    # Selection

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._select_first()

    def _select_first(self) -> None:
        """Where nothing has been picked yet, the first row is."""
        if self.session.selection == ("", "") and self.table.table_model.rowCount() and self.isVisible():
            self.session.select(OCCUPATION, self.table.table_model.value(0, c.CODE))

    def _open_row(self, code: str) -> None:
        self._wanted = code
        self._reveal()

    def _reveal(self) -> None:
        """Let the filters go that leave out the row that was asked for, and say so."""
        analysis, table = self.session.analysis, self._table
        if not self._wanted or analysis is None or table is None or self._told is not analysis:
            return
        wanted, self._wanted = self._wanted, ""
        if self.session.selection != (OCCUPATION, wanted):
            return  # another was picked before there was a list to show this one in
        found = table.rows[table.rows[c.CODE] == wanted]
        if found.empty or self.table.table_model.row_where(c.CODE, wanted) >= 0:
            return
        gone = frozenset(found[c.STATUS]) & GONE_STATUSES
        self.session.filter(Filters(values={c.STATUS: gone}) if gone else Filters())
        title = str(tables.all_titles(analysis.project).get(wanted, wanted))
        self.session.told.emit(_("The filters were changed to show “{title}”.").format(title=title))

    def _select_picked(self) -> None:
        kind, code = self.session.selection
        if kind == OCCUPATION and self.table.table_model.columns:
            self.table.select_row(c.CODE, code)

    def _show_selection(self) -> None:
        self._select_picked()
        kind, code = self.session.selection
        found = inspected(self._extras.register, code) if self._extras is not None and kind == OCCUPATION else None
        if found is not None and self._extras is not None:
            exits = self._extras.exits.of(code) if self._extras.exits is not None else None
            self.inspector.show_occupation(found, exits, awaited=self._extras.awaits_exits)
        elif kind == OCCUPATION and self._extras is not None:
            self._say_not_listed(code)
        else:
            analysis = self.session.analysis
            choose = _("Choose an occupation to see why it has its status.")
            self.inspector.show_hint(choose if analysis is not None and has_list(analysis) else "")

    def _say_not_listed(self, code: str) -> None:
        analysis = self.session.analysis
        if analysis is None:
            return
        title = str(tables.all_titles(analysis.project, (code,)).get(code, code))
        words = _("It is not on the list of {year}, nor on the one before.").format(year=analysis.year)
        self.inspector.show_hint(words, title)

    # Commands

    @property
    def start(self) -> QWidget:
        return self.table

    def open_rows(self, key: str) -> bool:
        rows = rows_behind(key)
        if rows is None:
            return False
        if rows.year is not None:
            self.session.show_year(rows.year)
        self.session.filter(Filters(values=rows.values))
        return True

    def search(self, words: str) -> Iterable[Hit]:
        found = self._names.found(words) if self._names is not None else ()
        for code, title in found:
            yield Hit(title, code, "occupations", partial(self.session.open_occupation, code))

    def _keep_changed(self) -> None:
        alternative = self.what_if.alternative
        if alternative is not None:
            changed = frozenset(alternative.statuses)
            self.session.filter(self.session.filters.narrowed(c.STATUS_THEN, changed))

    def _open_columns(self) -> None:
        self.table.column_menu().popup(self.columns.mapToGlobal(self.columns.rect().bottomLeft()))

    def _go_to_words(self) -> None:
        self.filters.words.setFocus()
        self.filters.words.selectAll()

    def _go_to_table(self) -> None:
        self.table.setFocus()
        if self.table.currentIndex() == QModelIndex() and self.table.table_model.rowCount():
            self.table.selectRow(0)
