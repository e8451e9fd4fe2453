"""The lists under the matrix: gaps, depth, what is fragile or chronic, reverse coverage, the funnel, a cell's rows."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy

from shortage_app.domain import columns as c
from shortage_app.domain import gaps as ranking
from shortage_app.domain.codes import COVERAGE_LABELS, Coverage
from shortage_app.report import depth, funnel, gaps, matrix, reverse, tables
from shortage_app.report.coverage_tables import decided_links
from shortage_app.report.sentence import Sentence
from shortage_app.report.table import Table
from shortage_app.text import N_, _
from shortage_app.ui.pages.coverage_bars import (
    PART_LABELS,
    PRIORITY_LOOKS,
    NearestDelegate,
    PriorityDelegate,
    ScoreDelegate,
)
from shortage_app.ui.pages.coverage_matrix import EVERY_STATE
from shortage_app.ui.pages.coverage_parts import PartsLegend
from shortage_app.ui.pages.coverage_weights import GapWeightsSheet
from shortage_app.ui.session import Session
from shortage_app.ui.visit import OCCUPATION, PRODUCT, Filters
from shortage_app.ui.widgets.buttons import describe, icon_button
from shortage_app.ui.widgets.choices import Choice
from shortage_app.ui.widgets.delegates import CellDelegate
from shortage_app.ui.widgets.panel import Panel
from shortage_app.ui.widgets.sentences import SentenceList
from shortage_app.ui.widgets.table_foot import TableFoot
from shortage_app.ui.widgets.table_view import TableView
from shortage_app.ui.widgets.whole_rows import WholeRows

if TYPE_CHECKING:
    import pandas as pd

    from shortage_app.domain.analysis import Analysis

GAPS, ROWS = "gaps", "rows"
Cell = tuple[str, str, frozenset[str]]  # of the matrix: by what, its value, the states
WIDEST_CHOICE = 320  # px: the list that opens is wide enough for every name
LISTS: dict[str, tuple[str, "Callable[[Analysis], Table]"]] = {
    GAPS: (N_("Without offer, most pressing first"), gaps.gaps),
    "depth": (N_("Depth of what is offered"), depth.depth),
    "fragile": (N_("One product or one provider"), depth.fragile),
    "chronic": (N_("Without offer for years"), depth.chronic),
    "idle": (N_("Products for no shortage"), reverse.idle),
    **{
        f"reverse:{by}": (label, partial(reverse.shares, by=by))
        for by, label in zip(
            reverse.BY,
            (
                N_("Share for shortages, by domain"),
                N_("Share for shortages, by training type"),
                N_("Share for shortages, by provider type"),
                N_("Share for shortages, by pole"),
            ),
            strict=True,
        )
    },
    "funnel": (N_("From the list to the offer"), funnel.funnel_table),
    "decided_links": (N_("Decisions on links"), decided_links),
}
# what a screen has no room for; the chooser of columns brings it back
_QUIET = frozenset({c.CODE, c.DOMAIN})
_QUIET_IN_GAPS = _QUIET | {c.OFFERS_RECEIVED, c.STATE, c.STRUCTURAL_SINCE, c.CHRONIC_EDITIONS}


def _for_screen(table: Table, quiet: frozenset[str]) -> Table:
    columns = (replace(column, shown=column.shown and column.name not in quiet) for column in table.columns)
    return replace(table, columns=tuple(columns))


class CoverageLists(Panel):
    """Told what to show by the page; knows which list is chosen."""

    def __init__(self, session: Session) -> None:
        super().__init__(flush=True, beside=True)
        self._session = session
        self._analysis: Analysis | None = None
        self._nearest: pd.DataFrame | None = None
        self._cell: Cell = (c.DOMAIN, "", EVERY_STATE)
        self._told: tuple[str, Cell | None] = ("", None)  # the list shown; another one is shown whole
        self.view = TableView()
        self.choice = Choice()
        self.choice.setMaximumWidth(WIDEST_CHOICE)
        self.choice.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.choice.value_chosen.connect(lambda _value: self._show())
        self.weights_button = icon_button(self._ask_weights, "settings")
        self.copy_button = icon_button(self.view.copy_all, "copy")
        self.sentences = SentenceList()
        self.sentences.setContentsMargins(16, 0, 16, 8)
        self.sentences.opened.connect(session.ask_rows)
        self.view.row_selected.connect(self._select)
        self.view.row_opened.connect(self._open)
        self.head.insertWidget(0, self.choice)
        self.parts = PartsLegend(PRIORITY_LOOKS)
        for action in (self.parts, self.weights_button, self.copy_button):
            self.add_action(action)
        self.body.addWidget(self.sentences)
        self.body.addWidget(WholeRows(self.view), 1)
        self.body.addWidget(TableFoot(self.view))

    def retranslate(self) -> None:
        """Say the fixed words."""
        self.choice.setAccessibleName(_("Which list"))
        describe(self.weights_button, _("What makes a gap pressing…"))
        describe(self.copy_button, _("Copy for Excel"))
        self._offer()

    @property
    def chosen(self) -> str:
        """The list shown."""
        return str(self.choice.currentData() or GAPS)

    def choose(self, name: str) -> None:
        """Show a list."""
        self._offer(name)
        self._show()

    def show_analysis(self, analysis: "Analysis") -> None:
        """Show an analysis in the list chosen."""
        self._analysis = analysis
        self._show()

    def show_nearest(self, nearest: "pd.DataFrame | None") -> None:
        """The nearest product of each gap is known now."""
        self._nearest = nearest
        if self.chosen == GAPS:
            self._show()

    def show_cell(self, by: str, value: str, states: frozenset[str]) -> None:
        """Show the occupations of a cell of the matrix; without a value those of every row."""
        self._cell = (by, value, states)
        self.choose(ROWS)

    # Showing

    def _offer(self, chosen: str = "") -> None:
        chosen = chosen or self.chosen
        offered = [(name, _(label)) for name, (label, _table) in LISTS.items()]
        if chosen == ROWS:
            offered.append((ROWS, _("The cell chosen")))
        self.choice.offer(offered, chosen)

    def _show(self) -> None:
        analysis, chosen = self._analysis, self.chosen
        if analysis is None:
            return
        nearest, cell = self._nearest, self._cell
        self._session.tasks.start(
            "coverage list",
            lambda _progress: _worked_out(analysis, chosen, nearest, cell),
            lambda told: self._tell(analysis, chosen, *told),
            self._session.failed.emit,
        )

    def _tell(self, analysis: "Analysis", chosen: str, table: Table, said: tuple[Sentence, ...]) -> None:
        self.weights_button.setVisible(chosen == GAPS and self._session.can_set_method)
        self.sentences.show_sentences(list(said))
        self.sentences.setVisible(bool(said))
        self.parts.setVisible(chosen == GAPS)
        self.parts.show_words([_(label) for label in PART_LABELS.values()])
        self.say("", {ROWS: self._cell_words(), GAPS: ""}.get(chosen, table.title))
        self.setAccessibleName(table.title)
        self.view.show_table(table)
        told = (chosen, self._cell if chosen == ROWS else None)
        if told != self._told:
            self._told = told
            self.view.filter(Filters())
        if chosen == GAPS:
            delegates: dict[str, CellDelegate] = {
                ranking.PRIORITY: PriorityDelegate(self.view, analysis.method.gap_weights),
                "nearest": NearestDelegate(self.view),
                c.SCORE: ScoreDelegate(self.view),
            }
            self.view.paint_columns({name: each for name, each in delegates.items() if name in table.rows})

    def _cell_words(self) -> str:
        _by, value, states = self._cell
        named = [_(COVERAGE_LABELS[state]) for state in matrix.STATES if state in states and states != EVERY_STATE]
        return " · ".join(part for part in (value, ", ".join(named)) if part) or _("All occupations")

    # What a planner does

    def _select(self, row: dict[str, object]) -> None:
        if c.PRODUCT_CODE in row:
            self._session.select(PRODUCT, str(row[c.PRODUCT_CODE]))
        elif c.CODE in row:
            self._session.select(OCCUPATION, str(row[c.CODE]))

    def _open(self, row: dict[str, object]) -> None:
        step = str(row.get("step", ""))
        if step in set(Coverage):
            self.show_cell(c.DOMAIN, "", frozenset({step}))
        elif step:
            self._session.ask_rows(step)
        elif c.CODE in row:
            self._session.open_occupation(str(row[c.CODE]))

    def _ask_weights(self) -> None:
        if self._session.workspace is not None:
            GapWeightsSheet(self.window(), self._session, self._session.workspace.project.method).open()


def _worked_out(
    analysis: "Analysis", chosen: str, nearest: "pd.DataFrame | None", cell: Cell
) -> tuple[Table, tuple[Sentence, ...]]:
    """The list chosen as a screen has room for it, and what is said above it."""
    sentence = funnel.reconciliation(analysis) if chosen == "funnel" else None
    said = (sentence,) if sentence else ()
    if chosen == GAPS:
        return _for_screen(gaps.gaps(analysis, nearest), _QUIET_IN_GAPS), said
    table = _rows_of_cell(analysis, cell) if chosen == ROWS else LISTS[chosen][1](analysis)
    return _for_screen(table, _QUIET) if c.CODE in table.rows else table, said


def _rows_of_cell(analysis: "Analysis", cell: Cell) -> Table:
    by, value, states = cell
    table = tables.coverage(analysis)
    known = matrix.with_known(analysis.listed, by)
    kept = known[c.COVERAGE].isin(states) & (known[by].eq(value) | (value == ""))
    return replace(table, rows=table.rows[kept.to_numpy(bool)].reset_index(drop=True))
