"""Pages that show the samples as the mock-ups lay them out."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from shortage_app.text import N_, _
from shortage_app.ui import tokens
from shortage_app.ui.charts.chart_panel import ChartPanel
from shortage_app.ui.page import Page, PageEntry
from shortage_app.ui.session import Session
from shortage_app.ui.widgets.buttons import push_button
from shortage_app.ui.widgets.card import CardRow
from shortage_app.ui.widgets.choices import Choice
from shortage_app.ui.widgets.inspector import Inspector
from shortage_app.ui.widgets.labels import PillLabel, separator
from shortage_app.ui.widgets.panel import Panel
from shortage_app.ui.widgets.sentences import SentenceList
from shortage_app.ui.widgets.table_foot import TableFoot
from shortage_app.ui.widgets.table_view import TableView
from tests.ui import samples


class SampleOverview(Page):
    """Mock-up 1: cards, funnel, bars."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.compared = Choice()
        self.head.addWidget(self.compared)
        self.cards = CardRow(group=3)
        self.cards.opened.connect(session.ask_rows)
        self.funnel, self.years = ChartPanel(), ChartPanel()
        self.sentences = SentenceList()
        self.funnel.body.addWidget(separator())
        self.funnel.body.addWidget(self.sentences)
        self.years.mark_activated.connect(session.ask_rows)
        panels = QHBoxLayout()
        panels.setSpacing(tokens.GAP)
        panels.addWidget(self.funnel, 1)
        panels.addWidget(self.years, 1)
        self.funnel.setFixedHeight(280)
        self.years.setFixedHeight(280)
        self.body.addWidget(self.cards)
        self.body.addLayout(panels)
        self.body.addStretch(1)

    def retranslate(self) -> None:
        super().retranslate()
        self.compared.setAccessibleName(_("Compare with"))

    def show_analysis(self, analysis: object) -> None:
        self.subheading.setText("Liste 2019 de view.brussels · catalogue de formation 2019")
        self.compared.offer([(2018, "2018"), (2017, "2017")], 2018)
        self.cards.show_cards(samples.cards())
        self.funnel.show_chart(samples.funnel())
        self.years.show_chart(samples.per_year())
        self.sentences.show_sentences(samples.sentences()[1:2])


class SampleOccupations(Page):
    """Mock-up 2: a table that reaches the edges, and the inspector."""

    flush = True

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.table = TableView()
        self.columns = push_button(lambda: self.table.column_menu().popup(self.columns.pos()), "columns", small=True)
        self.copy = push_button(self.table.copy_all, "copy", small=True)
        self.head.addWidget(self.columns)
        self.head.addWidget(self.copy)
        self.body.setSpacing(0)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(TableFoot(self.table))
        self.inspector = Inspector()
        self.inspector.setFixedWidth(326)
        self.pill = PillLabel()
        self.inspector.marks.addWidget(self.pill)
        self.why = self.inspector.add_section()
        self.why.body.addWidget(SentenceList())
        self.set_inspector(self.inspector)
        self.table.row_selected.connect(lambda row: session.select("occupation", row["code"]))
        session.selection_changed.connect(lambda _kind, code: self._inspect(code))

    def retranslate(self) -> None:
        super().retranslate()
        self.columns.setText(_("Columns"))
        self.copy.setText(_("Copy for Excel"))
        self.why.say(_("Why structural?"))

    def show_analysis(self, analysis: object) -> None:
        self.subheading.setText("112 fonctions critiques en 2019")
        self.table.show_table(samples.occupations(copies=8))

    def _inspect(self, code: str) -> None:
        self.table.select_row("code", code)
        self.inspector.title.setText(code)
        self.pill.say("structural", "Structurel")


class SampleExits(Page):
    """Mock-up 4: points, shares, differences, sentences."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.dumbbells = ChartPanel()
        self.delays, self.differences = ChartPanel(compact=True), ChartPanel(compact=True)
        self.said = Panel()
        self.sentences = SentenceList(tokens.TABLE)
        self.said.body.addWidget(self.sentences)
        grid = QGridLayout()
        grid.setSpacing(tokens.GAP)
        grid.addWidget(self.dumbbells, 0, 0, 2, 1)
        grid.addWidget(self.delays, 0, 1)
        grid.addWidget(self.differences, 1, 1)
        grid.addWidget(self.said, 2, 1)
        grid.setColumnStretch(0, 816)
        grid.setColumnStretch(1, 480)
        self.delays.setFixedHeight(160)
        self.differences.setFixedHeight(176)
        self.body.addLayout(grid)
        self.body.addStretch(1)

    def retranslate(self) -> None:
        super().retranslate()
        self.said.say(_("What can be said"))

    def show_analysis(self, analysis: object) -> None:
        self.subheading.setText("Sortants 2019, suivis 12 mois après la formation")
        self.dumbbells.show_chart(samples.dumbbells())
        self.delays.show_chart(samples.delays())
        self.differences.show_chart(samples.differences())
        self.sentences.show_sentences(samples.sentences())


PAGES = (
    PageEntry("overview", "overview", N_("Overview"), lambda: SampleOverview),
    PageEntry("occupations", "occupations", N_("Occupations"), lambda: SampleOccupations),
    PageEntry("exits", "exits", N_("Exits to work"), lambda: SampleExits),
)
