"""What a scenario, or two, would change against the year as it is; marked as imagined, and exported as such."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from shortage_app.domain.codes import Coverage
from shortage_app.domain.scenario import Scenario
from shortage_app.domain.scenarios import scenarios_of
from shortage_app.report.chart import BarChart
from shortage_app.report.scenario import Sides, changed_occupations, compared, domains, funnels, gaps_left, steps
from shortage_app.report.table import Table
from shortage_app.text import _
from shortage_app.ui import theme, tokens
from shortage_app.ui.charts.chart_panel import ChartPanel
from shortage_app.ui.dialogs.sheet import Sheet
from shortage_app.ui.session import Session
from shortage_app.ui.tasks import Progress
from shortage_app.ui.widgets import asking
from shortage_app.ui.widgets.buttons import Segments, push_button
from shortage_app.ui.widgets.choices import Choice
from shortage_app.ui.widgets.labels import IconLabel, Label
from shortage_app.ui.widgets.layouts import SideBySide, scrolled
from shortage_app.ui.widgets.table_foot import TableFoot
from shortage_app.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from shortage_app.domain.analysis import Analysis

SIZE = (1216, 784)
FUNNEL, TABLE_LEAST = 224, 220  # px: the table shows eight rows at least
GAP_KEYS = frozenset({Coverage.NO_PRODUCT.value, Coverage.NOT_OFFERED.value})
VIEWS = {
    "figures": compared,
    "occupations": changed_occupations,
    "domains": domains,
    "gaps": gaps_left,
    "steps": steps,
}


class ScenarioDialog(Sheet):
    """The tables are worked out off the window's thread; `renamed` says the scenario under another name."""

    guide_chapter = "coverage"

    renamed = Signal(object)  # Scenario

    def __init__(self, window: QWidget, session: Session, analysis: "Analysis", scenario: Scenario) -> None:
        super().__init__(window, *SIZE)
        self._session, self._analysis, self._scenario = session, analysis, scenario
        self._known = scenarios_of(analysis.project, analysis.year)
        self.view = Segments(tuple(VIEWS))
        self.view.chosen.connect(lambda _view: self._work_out())
        self.other = Choice()
        self.other.value_chosen.connect(lambda _name: self._work_out())
        self.mark = Label(tokens.TABLE_BOLD, wrap=True)
        self.table = TableView()
        self.funnels = SideBySide(tokens.NARROW)
        self.charts = (ChartPanel(compact=True), ChartPanel(compact=True))
        self.name = QLineEdit(scenario.name)
        self.name.textChanged.connect(lambda _name: self._may_rename())
        self._lay_out()
        self._say()
        self._may_rename()
        self._work_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(8)
        row.addWidget(self.view)
        row.addStretch(1)
        self.against = Label(tokens.BODY, "text2")
        row.addWidget(self.against)
        row.addWidget(self.other)
        self.body.addWidget(self._marked())
        self.body.addLayout(row)
        self.body.addWidget(self._compared(), 1)
        self.rename = push_button(self._rename, "edit")
        self.copy = push_button(self.table.copy_all, "copy")
        self.export = push_button(self._export, "table", kind="primary")
        self.name.setFont(theme.font(tokens.BODY))
        self.name.setMaximumWidth(240)
        for widget in (self.name, self.rename):
            self.foot.addWidget(widget)
        self.close_button = push_button(self.reject)
        self.end_with(self.copy, self.export, self.close_button)

    def _compared(self) -> QScrollArea:
        """The table over the funnels; where there is no room for both, they scroll."""
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(TableFoot(self.table))
        column.addWidget(self.funnels)
        self.table.setMinimumHeight(TABLE_LEAST)
        self.funnels.row.setContentsMargins(16, 12, 16, 12)
        for panel in self.charts:
            panel.mark_activated.connect(self._open_rows)
            panel.body.addStretch(1)
            panel.setFixedHeight(FUNNEL)
            self.funnels.row.addWidget(panel, 1)
        self.funnels.hide()
        return scrolled(column, "page")

    def _marked(self) -> QFrame:
        """The line that tells these figures from those of the offer."""
        line = QFrame()
        line.setProperty("kind", "foot")
        row = QHBoxLayout(line)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(IconLabel("warning", "notoff"))
        row.addWidget(self.mark, 1)
        return line

    def _say(self) -> None:
        scenario = self._scenario
        self.say(_("What “{scenario}” would change – {year}").format(scenario=scenario.name, year=scenario.year))
        words = (_("Figures"), _("Occupations"), _("Domains"), _("Gaps left"), _("Steps"))
        for view, said in zip(VIEWS, words, strict=True):
            self.view.say(view, said)
        self.against.setText(_("Compare with"))
        self.other.setAccessibleName(_("Compare with"))
        others = [(one.name, one.name) for one in self._known if one.name != self._scenario.name]
        self.other.offer([("", _("the year as it is")), *others], "")
        self.name.setAccessibleName(_("Name of the scenario"))
        self.rename.setText(_("Rename"))
        self.copy.setText(_("Copy for Excel"))
        self.export.setText(_("Export…"))
        self.close_button.setText(_("Close"))

    @property
    def sides(self) -> Sides:
        """The scenario, and the other one it is compared with."""
        chosen = str(self.other.currentData() or "")
        others = (one for one in self._known if one.name == chosen)
        return Sides(self._analysis, (self._scenario, *others))

    def _work_out(self) -> None:
        sides, make = self.sides, VIEWS[self.view.value]
        self.mark.setText(sides.mark)
        self._session.tasks.start(
            "comparison", lambda _progress: (make(sides), funnels(sides)), self._show, self._session.failed.emit
        )

    def _show(self, worked_out: tuple[Table, tuple[BarChart, ...]]) -> None:
        """The table, and under the figures the funnels of the two sides compared."""
        table, drawn = worked_out
        self.table.show_table(table)
        self.funnels.setVisible(self.view.value == "figures" and len(drawn) > 1)
        for panel, chart in zip(self.charts, drawn[-2:], strict=False):
            panel.show_chart(chart)

    def _open_rows(self, key: str) -> None:
        """What stands behind a mark of a funnel: the gaps that are left, or the occupations that change."""
        self.view.choose("gaps" if key in GAP_KEYS else "occupations")
        self._work_out()

    def _may_rename(self) -> None:
        """A name that no scenario of the year bears, this one among them."""
        name = self.name.text().strip()
        self.rename.setEnabled(bool(name) and name not in {one.name for one in self._known})

    def _rename(self) -> None:
        self.renamed.emit(Scenario(self.name.text().strip(), self._scenario.year, self._scenario.steps))
        self.accept()

    def _export(self) -> None:
        sides, session = self.sides, self._session
        plain_name = "".join(sign if sign.isalnum() else " " for sign in self._scenario.name).strip()
        proposed = _("Scenario {name}.xlsx").format(name=plain_name)
        chosen = asking.for_new_file(self, _("Export the comparison"), proposed, "*.xlsx")
        if chosen is None:
            return
        path = chosen.with_suffix(".xlsx")

        def job(_progress: Progress) -> None:
            from shortage_app.workflow.imagining import export_scenarios

            export_scenarios(sides.base, sides.scenarios, path)

        told, words = _("“{name}” has been written.").format(name=path.name), _("Exporting the comparison")
        session.tasks.start("export", job, lambda _done: session.told.emit(told), session.failed.emit, words)
