"""Exits to work: rates by education level and gender with their intervals, delays, the table, and what can be said."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shortage_app.domain import columns as c
from shortage_app.domain.codes import MEASURE_LABELS, SHORTAGE_LINK_LABELS, Measure, ShortageLink
from shortage_app.report.exit_sentences import exit_sentences
from shortage_app.report.exits import ExitReport, Population, exit_report
from shortage_app.report.notes import threshold_note
from shortage_app.report.sentence import Sentence
from shortage_app.text import N_, _
from shortage_app.ui import tokens
from shortage_app.ui.charts.chart_panel import ChartPanel
from shortage_app.ui.page import Page
from shortage_app.ui.session import Session
from shortage_app.ui.widgets.buttons import Segments, icon_button
from shortage_app.ui.widgets.choices import Choice
from shortage_app.ui.widgets.empty_state import EmptyState
from shortage_app.ui.widgets.labels import Label
from shortage_app.ui.widgets.panel import Panel
from shortage_app.ui.widgets.sentences import SentenceList
from shortage_app.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from shortage_app.domain.analysis import Analysis

SHOWN_MEASURES = (Measure.EXIT_TO_WORK, Measure.EXIT_TO_WORK_1M, Measure.POSITIVE_EXIT, Measure.DURABILITY)
SHORT_WORDS = {
    Measure.EXIT_TO_WORK: MEASURE_LABELS[Measure.EXIT_TO_WORK],
    Measure.EXIT_TO_WORK_1M: N_("min. 1 month"),
    Measure.POSITIVE_EXIT: MEASURE_LABELS[Measure.POSITIVE_EXIT],
    Measure.DURABILITY: MEASURE_LABELS[Measure.DURABILITY],
}
EVERY_LINK = "all"
DUMBBELL_ROW, DUMBBELLS_REST, DELAYS_HEIGHT = 43, 108, 168


@dataclass(frozen=True, eq=False)
class ShownExits:
    """What the page shows of one choice: the domains there are, the one chosen, charts, table and sentences."""

    domains: tuple[str, ...]
    domain: str
    report: ExitReport
    sentences: tuple[Sentence, ...]


def shown_exits(analysis: "Analysis", cohort: int, measure: Measure, domain: str, link: str) -> ShownExits:
    """Everything of the page; a domain that the cohort does not have is left for all domains."""
    names = tuple(sorted(name for name in analysis.exits(cohort).view((c.DOMAIN,))[c.DOMAIN].unique() if name))
    population = Population(domain if domain in names else "", link)
    report = exit_report(analysis, cohort, measure, population)
    return ShownExits(names, population.domain, report, exit_sentences(analysis, cohort, measure, population))


class ExitsPage(Page):
    """Mock-up 4. A population is one of the closed list: all, one link, one domain, or one link in one domain."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.measure = Segments(tuple(measure.value for measure in SHOWN_MEASURES))
        self.cohort, self.domain = Choice(), Choice()
        self.link = Segments((EVERY_LINK, *(link.value for link in ShortageLink)))
        for chosen in (self.measure.chosen, self.link.chosen, self.cohort.value_chosen, self.domain.value_chosen):
            chosen.connect(lambda _value: self._show())
        self._labels = {name: Label(tokens.TABLE, "text2") for name in ("measure", "cohort", "link", "domain")}
        self.controls = QWidget()
        self._lay_out_controls()
        self.dumbbells, self.delays = ChartPanel(), ChartPanel(compact=True)
        self.figures, self.said = Panel(flush=True), Panel()
        self.table, self.sentences = TableView(), SentenceList(tokens.TABLE)
        self.copy = icon_button(self.table.copy_all, "copy")
        self.hint = Label(tokens.TABLE, "text2", wrap=True)
        self.content, self.nothing = QWidget(), EmptyState()
        self._lay_out_panels()

    def _lay_out_controls(self) -> None:
        row = QHBoxLayout(self.controls)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.GAP)
        for name, widget in (
            ("measure", self.measure),
            ("cohort", self.cohort),
            ("link", self.link),
            ("domain", self.domain),
        ):
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(self._labels[name])
            column.addWidget(widget)
            self._labels[name].setBuddy(widget)
            row.addLayout(column)
        row.addStretch(1)

    def _lay_out_panels(self) -> None:
        self.figures.add_action(self.copy)
        self.figures.body.addWidget(self.table, 1)
        self.figures.body.addWidget(self.hint)
        self.hint.setContentsMargins(tokens.MARGIN, 4, tokens.MARGIN, 8)
        self.said.body.addWidget(self.sentences)
        self.said.body.addStretch(1)
        self.delays.setFixedHeight(DELAYS_HEIGHT)
        columns = QHBoxLayout(self.content)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(tokens.GAP)
        for panels, share in (((self.dumbbells, self.figures), 816), ((self.delays, self.said), 480)):
            column = QVBoxLayout()
            column.setSpacing(tokens.GAP)
            for panel, stretch in zip(panels, (0, 1), strict=True):
                column.addWidget(panel, stretch)
            columns.addLayout(column, share)
        self.body.addWidget(self.controls)
        self.body.addWidget(self.content, 1)
        self.body.addWidget(self.nothing, 1)

    def retranslate(self) -> None:
        """Say every fixed text again."""
        super().retranslate()
        for name, words in (
            ("measure", _("Measure")),
            ("cohort", _("Cohort")),
            ("link", _("Link with a shortage occupation")),
            ("domain", _("Action domain")),
        ):
            self._labels[name].setText(words)
        for measure in SHOWN_MEASURES:
            self.measure.say(measure.value, _(SHORT_WORDS[measure]))
        self.link.say(EVERY_LINK, _("All training"))
        for link in ShortageLink:
            self.link.say(link.value, _(SHORTAGE_LINK_LABELS[link]))
        self.figures.say(_("Table"), _("Wilson intervals of rates, Newcombe intervals of gaps"))
        self.said.say(_("What can be said"))

    def show_analysis(self, analysis: "Analysis") -> None:
        """Offer the cohorts and domains there are, then show the figures."""
        exits = analysis.project.exits
        cohorts = sorted(map(int, exits[c.COHORT_YEAR].unique()), reverse=True)
        for part, there in ((self.controls, bool(cohorts)), (self.content, bool(cohorts)), (self.nothing, not cohorts)):
            part.setVisible(there)
        if not cohorts:
            self.nothing.say(_("No exits have been imported yet. Import them to see the rates of leavers."))
            return
        wanted = analysis.year if analysis.year in cohorts else cohorts[0]
        self.cohort.offer([(cohort, str(cohort)) for cohort in cohorts], wanted)
        self.hint.setText(threshold_note(analysis.method))
        self._show()

    def _show(self) -> None:
        """Work the figures out off the window's thread: choosing what to hide takes seconds, once a cohort."""
        analysis = self.session.analysis
        cohort = self.cohort.currentData()
        if analysis is None or not isinstance(cohort, int):
            return
        measure = Measure(self.measure.value)
        link = "" if self.link.value == EVERY_LINK else str(self.link.value)
        domain = str(self.domain.currentData() or "")
        self.subheading.setText(_("Leavers of {cohort}, followed for 12 months after training").format(cohort=cohort))
        self.session.tasks.start(
            "exits",
            lambda _progress: shown_exits(analysis, cohort, measure, domain, link),
            self._show_figures,
            words=_("Working out the exits"),
        )

    def _show_figures(self, shown: ShownExits) -> None:
        self.domain.offer([("", _("All domains")), *((name, name) for name in shown.domains)], shown.domain)
        self.dumbbells.setFixedHeight(DUMBBELLS_REST + DUMBBELL_ROW * len(shown.report.by_level.rows))
        self.dumbbells.show_chart(shown.report.by_level)
        self.delays.show_chart(shown.report.delays)
        self.table.show_table(shown.report.table)
        self.sentences.show_sentences(list(shown.sentences))
