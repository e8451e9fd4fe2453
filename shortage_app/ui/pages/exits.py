"""Exits to work: rates by level, group or cohort, delays, raw and adjusted gaps, the table, and what can be said."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shortage_app.domain import columns as c
from shortage_app.domain.codes import MEASURE_LABELS, Measure
from shortage_app.domain.exit_cohort import cohorts_of
from shortage_app.report.chart import BarChart, PointChart
from shortage_app.report.exit_comparisons import comparison_chart
from shortage_app.report.exit_contrasts import CONTRAST_LABELS, Contrast, contrasts_of
from shortage_app.report.exit_delays import delay_chart
from shortage_app.report.exit_figures import SPLIT_LABELS, Population, group_words
from shortage_app.report.exit_sentences import exit_sentences
from shortage_app.report.exits import ExitRates, RowsBy, exit_rates
from shortage_app.report.sentence import Sentence
from shortage_app.text import _, language
from shortage_app.ui import tokens
from shortage_app.ui.charts.chart_panel import ChartPanel
from shortage_app.ui.page import Page
from shortage_app.ui.pages.exits_choices import ExitChoices
from shortage_app.ui.session import Session
from shortage_app.ui.tasks import Progress
from shortage_app.ui.turns import Turns
from shortage_app.ui.widgets.buttons import describe, icon_button, push_button
from shortage_app.ui.widgets.choices import Choice
from shortage_app.ui.widgets.empty_state import EmptyState
from shortage_app.ui.widgets.labels import Label
from shortage_app.ui.widgets.layouts import SideBySide
from shortage_app.ui.widgets.panel import Panel
from shortage_app.ui.widgets.sentences import SentenceList
from shortage_app.ui.widgets.table_view import TableView
from shortage_app.ui.widgets.waiting import Waiting

if TYPE_CHECKING:
    from shortage_app.domain.analysis import Analysis

RATES_ROW, RATES_REST = 44, 88  # px of the dumbbells: of one row, and of head and axis
GAPS_ROW, GAPS_REST = 38, 76
DELAYS_MARGIN = 16  # px below the bars
TABLE_LEAST, NEARLY_ALL = 340, 100  # px, more than Qt asks for a table: with less, panels would lie over each other
USUAL_HEIGHT = 960  # px of the figures: who has scrolled down in them stays there while others are awaited
TASK = "exits"
SOON = 300  # ms within which figures come without a word: those of a cohort that is known


@dataclass(frozen=True)
class Asked:
    """One choice of everything that can be chosen."""

    cohort: int
    measure: Measure
    population: Population
    rows_by: RowsBy
    split: str
    contrast: Contrast


@dataclass(frozen=True, eq=False)
class ShownExits:
    """What the page shows of one choice."""

    asked: Asked
    groups: dict[str, str]
    rates: ExitRates
    delays: BarChart
    comparison: PointChart
    sentences: tuple[Sentence, ...]


def shown_exits(analysis: "Analysis", asked: Asked, progress: Progress) -> ShownExits:
    """Everything of the page; a group or link that the cohort does not have is left for everyone.

    A trend needs every cohort, each of which takes a while the first time: progress counts them and may cancel.
    """
    if asked.rows_by is RowsBy.COHORT:
        cohorts = cohorts_of(analysis.project)
        for place, cohort in enumerate(cohorts):
            progress(place, len(cohorts))
            analysis.exits(cohort)
    return _shown(analysis, asked, language())


@lru_cache(maxsize=64)  # one goes back and forth between measures and groups
def _shown(analysis: "Analysis", asked: Asked, _spoken: str) -> ShownExits:
    groups = {value: words for value, words in group_words(analysis, asked.cohort, asked.split).items() if value}
    population = asked.population
    if population.group and population.group not in groups:
        population = Population(population.split, "", population.shortage_link)
    asked = Asked(asked.cohort, asked.measure, population, asked.rows_by, asked.split, asked.contrast)
    told = (analysis, asked.cohort, asked.measure, population)
    return ShownExits(
        asked,
        groups,
        exit_rates(*told, asked.rows_by),
        delay_chart(analysis, asked.cohort, population),
        comparison_chart(*told, asked.contrast),
        exit_sentences(*told),
    )


def _followed(cohorts: Sequence[int]) -> str:
    first, last = min(cohorts), max(cohorts)
    if first == last:
        return _("Leavers of {cohort}, followed for 12 months after training").format(cohort=first)
    words = _("Leavers of {first} to {last}, followed for 12 months after training")
    return words.format(first=first, last=last)


class ExitsPage(Page):
    """Mock-up 4, with every split of the closed list; a mark of a group or cohort opens it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.choices = ExitChoices()
        self.choices.changed.connect(self._show)
        self.contrast = Choice()
        self.contrast.value_chosen.connect(lambda _value: self._show())
        self.rates, self.delays, self.gaps = ChartPanel(), ChartPanel(compact=True), ChartPanel(compact=True)
        self.rates.mark_activated.connect(self.open_rows)
        self.figures, self.said = Panel(flush=True), Panel()
        self.table, self.sentences = TableView(), SentenceList(tokens.TABLE)
        self.copy = icon_button(self.table.copy_all, "copy")
        self.copy_sentences = icon_button(self._copy_sentences, "copy")
        self.notes = Label(tokens.TABLE, "text2", wrap=True)
        self.content, self.nothing, self.waiting = SideBySide(tokens.NARROW), EmptyState(), Waiting(self._stop)
        self.check = push_button(lambda: self.session.command_asked.emit("audit"), "lock")
        self.definitions = push_button(self._define, "info")
        self.head.addWidget(self.check)
        self.head.addWidget(self.definitions)
        self._turns = Turns(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self._wait)
        self.session.tasks.task_progressed.connect(self._follow)
        self.session.tasks.task_ended.connect(self._note_end)
        self._shown_sentences: tuple[Sentence, ...] = ()
        self._lay_out_panels()

    def _lay_out_panels(self) -> None:
        self.figures.add_action(self.copy)
        self.figures.body.addWidget(self.table, NEARLY_ALL)
        self.figures.body.addWidget(self.notes)
        self.figures.body.addStretch(1)  # what the table does not need
        self.notes.setContentsMargins(tokens.MARGIN, 4, tokens.MARGIN, 8)
        self.said.add_action(self.copy_sentences)
        self.said.body.addWidget(self.sentences)
        self.said.body.addStretch(1)
        self.delays.body.setContentsMargins(tokens.MARGIN, 0, tokens.MARGIN, DELAYS_MARGIN)
        self.gaps.body.insertWidget(0, self.contrast)
        columns = self.content.row
        for panels, share in (((self.rates, self.figures), 816), ((self.delays, self.gaps, self.said), 480)):
            column = QVBoxLayout()
            column.setSpacing(tokens.GAP)
            for panel in panels:
                column.addWidget(panel, 1 if panel is panels[-1] else 0)
            columns.addLayout(column, share)
        self.body.addWidget(self.choices)
        self.body.addWidget(self.content, 1)
        self.body.addWidget(self.nothing, 1)
        self.body.addWidget(self.waiting, 1)
        self.reveal(self.waiting)

    def _define(self) -> None:
        """Open the guide where the measures are defined."""
        from shortage_app.ui.dialogs.help_dialog import show_guide

        show_guide(self.window(), "method", _(MEASURE_LABELS[Measure.POSITIVE_EXIT]))

    def retranslate(self) -> None:
        """Say every fixed text again."""
        super().retranslate()
        self.choices.retranslate()
        self.figures.say(_("Table"), _("Wilson intervals of rates, Newcombe intervals of gaps"))
        self.said.say(_("What can be said"))
        self.definitions.setText(_("Definitions"))
        self.check.setText(_("Check what is hidden"))
        tip = _("Attacks every hidden count of the cohort with everything that is shown, for a minute at most")
        self.check.setToolTip(tip)
        describe(self.copy, _("Copy for Excel"))
        describe(self.copy_sentences, _("Copy the sentences"))

    def show_analysis(self, analysis: "Analysis") -> None:
        """Offer the cohorts there are, then show the figures."""
        cohorts = cohorts_of(analysis.project)[::-1]
        for part in (self.choices, self.check):
            part.setVisible(bool(cohorts))
        if not cohorts:
            self._stop()  # figures of the workspace before would come in place of these words
            self.reveal(self.nothing)
            self.subheading.setText("")
            words = _("No exits have been imported yet. Import them to see the rates of leavers.")
            self.nothing.say(words, (_("Import…"), self.session.ask_import))
            return
        self.choices.offer_cohorts(cohorts, analysis.year if analysis.year in cohorts else cohorts[0])
        self._show()

    def open_rows(self, key: str) -> bool:
        """Look at the group or the cohort of a mark: "domain=Construction"."""
        column, _equals, value = key.partition("=")
        if not value or column not in (c.COHORT_YEAR, *SPLIT_LABELS):
            return False
        self.choices.choose(column, value)
        return True

    def _show(self) -> None:
        """Work the figures out off the window's thread: choosing what to hide takes seconds, once a cohort."""
        analysis, cohort = self.session.analysis, self.choices.chosen_cohort
        if analysis is None or cohort is None:
            return
        choices = self.choices
        contrast = Contrast(self.contrast.currentData() or Contrast.LINKED)
        asked = Asked(cohort, choices.chosen_measure, choices.population, choices.rows_by, choices.split, contrast)
        cohorts = cohorts_of(analysis.project) if asked.rows_by is RowsBy.COHORT else (cohort,)
        self.subheading.setText(_followed(cohorts))
        self.waiting.say(
            _("Working out what may be shown for {cohort}…").format(cohort=cohort),
            _("The figures to hide are chosen once per cohort, for all views together; this takes a few seconds."),
        )
        if self.content.isHidden():
            self._wait()
        else:
            self._soon.start()
        self.session.tasks.start(
            TASK,
            lambda progress: shown_exits(analysis, asked, progress),
            self._show_figures,
            words=_("Working out the exits"),
        )

    @property
    def cohort(self) -> int | None:
        """The cohort looked at."""
        return self.choices.chosen_cohort

    def reveal(self, part: QWidget) -> None:
        """Show the figures, or what stands in their place."""
        self._soon.stop()
        if part is self.waiting and self.waiting.isHidden():
            self.waiting.setMinimumHeight(USUAL_HEIGHT if self.is_scrolled else 0)
        self.check.setEnabled(part is not self.waiting)
        for each in (self.content, self.nothing, self.waiting):
            each.setVisible(each is part)

    def _wait(self) -> None:
        self.reveal(self.waiting)

    def _follow(self, name: str, done: int, total: int) -> None:
        if name == TASK:
            self.waiting.follow(done, total)

    def _stop(self) -> None:
        self.session.tasks.cancel(TASK)

    def _note_end(self, name: str) -> None:
        """Where the figures have not come by the time the task's end was heard, somebody stopped it, or it failed."""
        if name == TASK:
            QTimer.singleShot(0, self, self._offer_again)

    def _offer_again(self) -> None:
        if self.session.tasks.is_running(TASK) or (self.waiting.isHidden() and not self._soon.isActive()):
            return
        self.nothing.say(_("These figures have not been worked out."), (_("Work them out"), self._show))
        self.reveal(self.nothing)

    def _show_figures(self, shown: ShownExits) -> None:
        """The chart that was asked about first."""
        self._turns.take(
            lambda: self._show_rates(shown),
            lambda: self._show_delays(shown.delays),
            lambda: self._show_gaps(shown),
            lambda: self._show_table(shown),
        )

    def _show_rates(self, shown: ShownExits) -> None:
        asked = shown.asked
        group = asked.population.group if asked.rows_by is not RowsBy.GROUP else str(self.choices.group.currentData())
        self.choices.offer_groups(shown.groups.items(), group)
        contrasts = contrasts_of(asked.population)
        self.contrast.offer([(one.value, _(CONTRAST_LABELS[one])) for one in contrasts], asked.contrast.value)
        rates = shown.rates.chart
        self.rates.setFixedHeight(RATES_REST + RATES_ROW * max(len(rates.rows), 3))
        self.rates.show_chart(rates)
        self.reveal(self.content)

    def _show_delays(self, chart: BarChart) -> None:
        self.delays.show_chart(chart)
        self.delays.setFixedHeight(tokens.PANEL_HEAD + self.delays.view.natural_height + DELAYS_MARGIN + 2)

    def _show_gaps(self, shown: ShownExits) -> None:
        gaps = shown.comparison
        self.gaps.setFixedHeight(GAPS_REST + self.contrast.sizeHint().height() + GAPS_ROW * len(gaps.rows))
        self.gaps.show_chart(gaps)
        self.gaps.say(_("Raw and adjusted gaps"), gaps.subtitle)
        self.contrast.setAccessibleName(self.gaps.accessibleName())

    def _show_table(self, shown: ShownExits) -> None:
        self.table.show_table(shown.rates.table)
        every_row = self.table.height_of_all_rows
        self.table.setMinimumHeight(min(every_row, TABLE_LEAST))
        self.table.setMaximumHeight(every_row)
        self.notes.setText(" ".join(dict.fromkeys((*shown.rates.table.notes, *shown.comparison.notes))))
        self._shown_sentences = shown.sentences
        of_levels = _("Leavers of {cohort}, by education level").format(cohort=shown.asked.cohort)
        self.said.say(_("What can be said"), "" if shown.asked.rows_by is RowsBy.LEVEL else of_levels)
        self.sentences.show_sentences(list(shown.sentences))

    def _copy_sentences(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(sentence.text for sentence in self._shown_sentences))
