"""The matrix of action domains, or poles, and coverage states; a cell opens the occupations behind it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from shortage_app.domain import columns as c
from shortage_app.domain.codes import Coverage
from shortage_app.report import matrix
from shortage_app.text import _, number
from shortage_app.ui.pages.coverage_bars import StatesDelegate
from shortage_app.ui.widgets.buttons import describe, icon_button
from shortage_app.ui.widgets.choices import Choice
from shortage_app.ui.widgets.delegates import CellDelegate
from shortage_app.ui.widgets.measures import DataBarDelegate
from shortage_app.ui.widgets.panel import Panel
from shortage_app.ui.widgets.table_foot import TableFoot
from shortage_app.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from shortage_app.domain.analysis import Analysis

EVERY_STATE = frozenset(state.value for state in Coverage)


class MatrixPanel(Panel):
    """Told what to show by the page."""

    cell_opened = Signal(str, str, frozenset)  # column (domain or pole), its value, states

    def __init__(self) -> None:
        super().__init__(flush=True, beside=True)
        self._analysis: Analysis | None = None
        self._measure: matrix.CountedIn = "occupations"
        self.view = TableView(matrix=True, several=False)
        self.view.clicked.connect(lambda index: self._open_cell(index.row(), index.column()))
        self.view.activated.connect(lambda index: self._open_cell(index.row(), index.column()))
        self.by = Choice()
        self.by.value_chosen.connect(lambda _value: self._show())
        self.copy_button = icon_button(self.view.copy_all, "copy")
        self.add_action(self.by)
        self.add_action(self.copy_button)
        self.body.addWidget(self.view, 1)
        self.foot = TableFoot(self.view, words=False)
        self.body.addWidget(self.foot)

    def retranslate(self) -> None:
        """Say the fixed words."""
        chosen = self.by.currentData() or c.DOMAIN
        self.by.offer(((c.DOMAIN, _("By action domain")), (c.POLE, _("By pole"))), chosen)
        self.by.setAccessibleName(_("Rows of the matrix"))
        describe(self.copy_button, _("Copy for Excel"))
        self._say()

    def show_analysis(self, analysis: "Analysis", measure: matrix.CountedIn) -> None:
        """Show an analysis, counted in occupations or in places."""
        self._analysis, self._measure = analysis, measure
        self._show()

    def _say(self) -> None:
        names = {c.DOMAIN: _("Action domain × coverage"), c.POLE: _("Pole × coverage")}
        hint = _("Click a cell to see its occupations")
        if self._measure == "places" and self._analysis is not None:
            hint = _("{places} places; a product counts in each column, once in the total").format(
                places=number(matrix.places_in_all(self._analysis))
            )
        self.say(names[self.by.currentData()], hint)

    def _show(self) -> None:
        if self._analysis is None:
            return
        self._say()
        table = matrix.matrix(self._analysis, self._measure, self.by.currentData())
        self.view.show_table(table)
        in_places = self._measure == "places"
        self.foot.say_whole(number(matrix.places_in_all(self._analysis)) if in_places else "")
        longest = max((int(table.rows[state].max()) for state in matrix.STATES if len(table.rows)), default=1)
        bars: dict[str, CellDelegate] = {state.value: self._bar(state, max(longest, 1)) for state in matrix.STATES}
        whole = table.rows["total"]
        bars["total"] = StatesDelegate(self.view, float(whole.max()) if len(whole) else 1)
        self.view.paint_columns(bars)

    def _bar(self, state: Coverage, longest: int) -> DataBarDelegate:
        filled, hatched = state is not Coverage.OUT_OF_SCOPE, state is Coverage.NOT_OFFERED
        return DataBarDelegate(self.view, matrix.STATE_ROLES[state], longest, filled=filled, hatched=hatched)

    def _open_cell(self, row: int, column: int) -> None:
        name = self.view.table_model.columns[column].name
        by = str(self.by.currentData())
        states = frozenset({name}) if name in EVERY_STATE else EVERY_STATE
        self.cell_opened.emit(by, str(self.view.table_model.value(row, by)), states)
