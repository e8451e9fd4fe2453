"""Coverage: the matrix of domains and states over the lists behind it, the queue of links to judge, scenarios."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from shortage_app.domain import columns as c
from shortage_app.domain.codes import Coverage
from shortage_app.domain.narrowed import narrowed
from shortage_app.text import _, ngettext
from shortage_app.ui import tokens
from shortage_app.ui.page import Page
from shortage_app.ui.pages.coverage_filters import CoverageFilters
from shortage_app.ui.pages.coverage_lists import CoverageLists
from shortage_app.ui.pages.coverage_matrix import MatrixPanel
from shortage_app.ui.pages.coverage_queue import LinkQueue
from shortage_app.ui.pages.scenario_strip import ScenarioStrip
from shortage_app.ui.qt import override
from shortage_app.ui.session import Session
from shortage_app.ui.turns import Turns
from shortage_app.ui.widgets.buttons import Segments
from shortage_app.ui.widgets.choices import TickChip
from shortage_app.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from shortage_app.domain.analysis import Analysis


LOWEST_PANEL = 190  # px: a head, a heading, a foot and four rows
MATRIX_BELOW, LISTS_BELOW = 422, 320  # px where one stands below the other: of 15 rows and of 8


class CoveragePage(Page):
    """Mock-up 3: matrix over lists at the left, the queue of links at the right."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._turns = Turns(self)
        self.measure = Segments(("occupations", "places"))
        self.measure.chosen.connect(lambda _value: self._show())
        self.structural_only, self.filtering = TickChip(), TickChip()
        self.structural_only.toggled.connect(lambda _on: self._show())
        self.filtering.toggled.connect(self._show_filters)
        for widget in (self.measure, self.structural_only, self.filtering):
            self.head.addWidget(widget)
        self.filters = CoverageFilters()
        self.filters.changed.connect(self._show)
        self.filters.hide()
        self.matrix, self.lists = MatrixPanel(), CoverageLists(session)
        self.matrix.cell_opened.connect(self.lists.show_cell)
        self.queue = LinkQueue(session)
        self.queue.ranked.connect(lambda: self.lists.show_nearest(self.queue.nearest))
        self.nothing = EmptyState()
        left = _split(Qt.Orientation.Vertical, (self.matrix, 402), (self.lists, 217))
        self.split = _split(Qt.Orientation.Horizontal, (left, 848), (self.queue, 400))
        self.body.addWidget(self.filters)
        self.body.addWidget(self.split, 1)
        self.body.addWidget(self.nothing, 1)
        self.scenario = ScenarioStrip(session)
        self.body.addWidget(self.scenario)

    def retranslate(self) -> None:
        """Say every fixed text again."""
        super().retranslate()
        self.measure.say("occupations", _("Occupations"))
        self.measure.say("places", _("Places"))
        self.structural_only.setText(_("Structural only"))
        for part in (self.filters, self.matrix, self.lists, self.queue, self.scenario):
            part.retranslate()
        self._name_filters()

    def show_analysis(self, analysis: "Analysis") -> None:
        """Show everything of the year; without a list or a catalogue say which of them is missing."""
        known = analysis.figures.covered is not None
        self.split.setVisible(known)
        self.nothing.setVisible(not known)
        self.scenario.setVisible(known)
        if not known:
            self.nothing.say(_missing(analysis), (_("Import…"), self.session.ask_import))
            self.subheading.setText("")
            return
        self._turns.take(
            self._show,
            lambda: self.queue.show_analysis(analysis),
            lambda: self.filters.offer(analysis),
            lambda: self.scenario.show_analysis(analysis),
        )

    @property
    def start(self) -> QWidget:
        """The queue, so that its keys work from the first moment."""
        return self.queue

    @override
    def adapt(self, *, narrow: bool) -> None:
        """In a narrow window the queue stands below the matrix, and every row of the matrix is seen."""
        self.split.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)
        self.queue.limit_width(not narrow)
        for panel, below in ((self.matrix, MATRIX_BELOW), (self.lists, LISTS_BELOW)):
            panel.setMinimumHeight(below if narrow else LOWEST_PANEL)

    def open_rows(self, key: str) -> bool:
        """Show the occupations of one or more coverage states."""
        states = frozenset(key.split("+"))
        if not states <= {state.value for state in Coverage}:
            return False
        self.lists.show_cell(c.DOMAIN, "", states)
        return True

    def _show(self) -> None:
        analysis = self.session.analysis
        if analysis is None or analysis.figures.covered is None:
            return
        seen = narrowed(analysis, self.filters.lens(structural_only=self.structural_only.isChecked()))
        self.subheading.setText(_seen(seen))
        self._name_filters()
        self.matrix.show_analysis(seen, "places" if self.measure.value == "places" else "occupations")
        self.lists.show_analysis(seen)

    def _show_filters(self, on: bool) -> None:
        self.filters.setVisible(on)
        if not on:
            self.filters.reset()

    def _name_filters(self) -> None:
        count = self.filters.count
        self.filtering.setText(_("Filters ({count})").format(count=count) if count else _("Filters"))


def _seen(analysis: "Analysis") -> str:
    listed = ngettext(
        "{count} shortage occupation of {year}", "{count} shortage occupations of {year}", analysis.figures.listed
    )
    return _("{occupations} and the catalogue of {year}").format(
        occupations=listed.format(count=analysis.figures.listed, year=analysis.year), year=analysis.year
    )


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


def _missing(analysis: "Analysis") -> str:
    if not analysis.figures.listed:
        return _("No list for {year}. Import the edition or choose another year.").format(year=analysis.year)
    return _("No training catalogue for {year}. Import it to see what is covered.").format(year=analysis.year)
