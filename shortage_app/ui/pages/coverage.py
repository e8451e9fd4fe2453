"""Coverage: the matrix of domains and states, the ranked gaps, and the occupations behind a cell."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

from shortage_app.domain import columns as c
from shortage_app.domain.codes import COVERAGE_LABELS, LISTED_STATUSES, Coverage
from shortage_app.report import gaps, matrix, tables
from shortage_app.text import _, ngettext
from shortage_app.ui import tokens
from shortage_app.ui.page import Page
from shortage_app.ui.pages.coverage_queue import LinkQueue
from shortage_app.ui.qt import override
from shortage_app.ui.session import Filters, Session
from shortage_app.ui.widgets.buttons import Segments, icon_button, push_button
from shortage_app.ui.widgets.choices import TickChip
from shortage_app.ui.widgets.empty_state import EmptyState
from shortage_app.ui.widgets.measures import DataBarDelegate
from shortage_app.ui.widgets.panel import Panel
from shortage_app.ui.widgets.table_foot import TableFoot
from shortage_app.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from shortage_app.domain.analysis import Analysis

GAPS = frozenset({Coverage.NOT_OFFERED.value, Coverage.NO_PRODUCT.value})


class CoveragePage(Page):
    """Mock-up 3: matrix over gaps at the left, the queue of links at the right."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.measure = Segments(("occupations", "places"))
        self.measure.chosen.connect(lambda _value: self._show_matrix())
        self.structural_only = TickChip()
        self.structural_only.toggled.connect(lambda _on: self._show_matrix())
        self.head.addWidget(self.measure)
        self.head.addWidget(self.structural_only)
        self._build_matrix()
        self._build_list()
        self.queue = LinkQueue(session)
        self.nothing = EmptyState()
        left = _split(Qt.Orientation.Vertical, (self.domains, 430), (self.rows, 290))
        self.split = _split(Qt.Orientation.Horizontal, (left, 848), (self.queue, 400))
        self.body.addWidget(self.split, 1)
        self.body.addWidget(self.nothing, 1)

    def _build_matrix(self) -> None:
        self.domains = Panel(flush=True)
        self.matrix = TableView(matrix=True, several=False)
        self.matrix.clicked.connect(lambda index: self._open_cell(index.row(), index.column()))
        self.matrix.activated.connect(lambda index: self._open_cell(index.row(), index.column()))
        self.copy_matrix = icon_button(self.matrix.copy_all, "copy")
        self.domains.add_action(self.copy_matrix)
        self.domains.body.addWidget(self.matrix, 1)
        self.domains.body.addWidget(TableFoot(self.matrix))

    def _build_list(self) -> None:
        self.rows = Panel(flush=True)
        self.list = TableView()
        self.list.row_selected.connect(lambda row: self.session.select("occupation", str(row[c.CODE])))
        self.list.row_opened.connect(lambda _row: self.session.show_page("occupations"))
        self.show_gaps = push_button(self._show_gaps, "reset", small=True)
        self.copy_list = icon_button(self.list.copy_all, "copy")
        self.rows.add_action(self.show_gaps)
        self.rows.add_action(self.copy_list)
        self.rows.body.addWidget(self.list, 1)
        self.rows.body.addWidget(TableFoot(self.list))

    def retranslate(self) -> None:
        """Say every fixed text again."""
        super().retranslate()
        self.measure.say("occupations", _("Occupations"))
        self.measure.say("places", _("Places"))
        self.structural_only.setText(_("Structural only"))
        self.domains.say(_("Action domain × coverage"), _("Click a cell to see its occupations"))
        self.show_gaps.setText(_("Show the gaps"))
        self.queue.retranslate()

    def show_analysis(self, analysis: "Analysis") -> None:
        """Show the matrix and the gaps; without a list or a catalogue say which of them is missing."""
        known = analysis.figures.covered is not None
        self.split.setVisible(known)
        self.nothing.setVisible(not known)
        if not known:
            self.nothing.say(_missing(analysis))
            self.subheading.setText("")
            return
        listed = ngettext(
            "{count} shortage occupation of {year}", "{count} shortage occupations of {year}", analysis.figures.listed
        )
        self.subheading.setText(
            _("{occupations} and the catalogue of {year}").format(
                occupations=listed.format(count=analysis.figures.listed, year=analysis.year), year=analysis.year
            )
        )
        self._show_matrix()
        self._show_gaps()
        self.queue.show_analysis(analysis)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Give the queue the keyboard, so that its keys work from the first moment."""
        super().showEvent(event)
        self.queue.setFocus()

    def open_rows(self, key: str) -> bool:
        """Show the occupations of one or more coverage states."""
        states = frozenset(key.split("+"))
        if not states <= {state.value for state in Coverage}:
            return False
        self._show_rows(states)
        return True

    def _show_matrix(self) -> None:
        analysis = self.session.analysis
        if analysis is None or analysis.figures.covered is None:
            return
        measure: matrix.CountedIn = "places" if self.measure.value == "places" else "occupations"
        table = matrix.matrix(analysis, measure, structural_only=self.structural_only.isChecked())
        self.matrix.show_table(table)
        longest = max((int(table.rows[state].max()) for state in matrix.STATES if len(table.rows)), default=1)
        for state in matrix.STATES:
            filled = state is not Coverage.OUT_OF_SCOPE
            self.matrix.paint_column(
                state.value, DataBarDelegate(self.matrix, _ROLES[state], longest=max(longest, 1), filled=filled)
            )

    def _open_cell(self, row: int, column: int) -> None:
        name = self.matrix.table_model.columns[column].name
        domain = str(self.matrix.table_model.value(row, c.DOMAIN))
        states = frozenset({name}) if name in set(matrix.STATES) else frozenset(state.value for state in Coverage)
        self._show_rows(states, domain)

    def _show_gaps(self) -> None:
        analysis = self.session.analysis
        if analysis is None:
            return
        table = gaps.gaps(analysis)
        self.rows.say(
            _("Without offer, most pressing first"),
            ngettext("{count} occupation", "{count} occupations", len(table.rows)).format(count=len(table.rows)),
        )
        self.list.show_table(table)
        self.list.filter(Filters())
        self.show_gaps.setVisible(False)

    def _show_rows(self, states: frozenset[str], domain: str = "") -> None:
        analysis = self.session.analysis
        if analysis is None:
            return
        table = tables.coverage(analysis)
        rows = table.rows.assign(**{c.DOMAIN: matrix.with_known_domain(table.rows)[c.DOMAIN]})
        rows = rows[rows[c.STATE].isin(states) & (rows[c.DOMAIN].eq(domain) | (domain == ""))]
        if self.structural_only.isChecked():
            rows = rows[rows[c.STATUS] == LISTED_STATUSES[0]]
        named = ", ".join(
            _(COVERAGE_LABELS[state]) for state in matrix.STATES if state in states and len(states) < len(matrix.STATES)
        )
        count = ngettext("{count} occupation", "{count} occupations", len(rows)).format(count=len(rows))
        self.rows.say(" · ".join(part for part in (domain, named) if part) or _("All occupations"), count)
        self.list.show_table(tables.make("coverage", table.title, tables.COVERAGE_COLUMNS, rows, table.notes))
        self.show_gaps.setVisible(True)


def _split(orientation: Qt.Orientation, *parts: tuple[QWidget, int]) -> QSplitter:
    """Widgets with their first sizes, the borders between them to be dragged."""
    split = QSplitter(orientation)
    split.setChildrenCollapsible(False)
    split.setHandleWidth(tokens.GAP)
    for position, (widget, _size) in enumerate(parts):
        split.addWidget(widget)
        split.setStretchFactor(position, 0 if position else 1)
    split.setSizes([size for _widget, size in parts])
    return split


_ROLES = {
    Coverage.DIRECT: "direct",
    Coverage.INDIRECT: "indirect",
    Coverage.NOT_OFFERED: "notoff",
    Coverage.NO_PRODUCT: "none",
    Coverage.OUT_OF_SCOPE: "out",
}


def _missing(analysis: "Analysis") -> str:
    if not analysis.figures.listed:
        return _("No list for {year}. Import the edition or choose another year.").format(year=analysis.year)
    return _("No training catalogue for {year}. Import it to see what is covered.").format(year=analysis.year)
