"""Indicators: those with targets as cards, what does not add up, and every other series with its chart."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from shortage_app.domain import columns as c
from shortage_app.domain.project import Project
from shortage_app.report.indicator_charts import series_chart
from shortage_app.report.indicator_page import Aims, EverySeries, aims, every_series
from shortage_app.report.indicators import Family
from shortage_app.report.notes import synthetic_note
from shortage_app.text import _, language, ngettext
from shortage_app.ui import tokens
from shortage_app.ui.charts.chart_panel import ChartPanel
from shortage_app.ui.page import Page
from shortage_app.ui.pages.indicator_card import IndicatorCard
from shortage_app.ui.pages.indicator_legend import IndicatorLegend
from shortage_app.ui.qt import override
from shortage_app.ui.session import Session
from shortage_app.ui.turns import Turns
from shortage_app.ui.widgets.buttons import describe, icon_button, push_button
from shortage_app.ui.widgets.choices import Choice
from shortage_app.ui.widgets.empty_state import EmptyState
from shortage_app.ui.widgets.labels import ElidedLabel, IconLabel, Label
from shortage_app.ui.widgets.layouts import SideBySide, clear
from shortage_app.ui.widgets.panel import Panel
from shortage_app.ui.widgets.sentences import SentenceList
from shortage_app.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from shortage_app.domain.analysis import Analysis

IN_A_ROW, IN_A_NARROW_ROW = 3, 2
TABLE_LEAST = 360


class IndicatorsPage(Page):
    """Mock-up 5, by year realised; below the cards the other series, whatever was imported."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.copy = push_button(self._copy_all, "copy")
        self.edit = push_button(lambda: self.session.command_asked.emit("edit_targets"), "indicators")
        self.head.addWidget(self.edit)
        self.head.addWidget(self.copy)
        self.standing, self.remark = Label(tokens.PANEL_TITLE), ElidedLabel(tokens.TABLE)
        self.warning = IconLabel("warning", "notoff")
        self.legend = IndicatorLegend()
        self.cards: list[IndicatorCard] = []
        self._in_a_row = IN_A_ROW
        self.told, self.sentences = Panel(), SentenceList(tokens.TABLE)
        self.series, self.table = Panel(flush=True), TableView(several=False)
        self.all_rows = TableView()
        self.all_rows.hide()
        self.chart, self.family = ChartPanel(), Choice()
        self.copy_series = icon_button(self.table.copy_all, "copy")
        self.content, self.nothing = QWidget(), EmptyState()
        self._turns = Turns(self)
        self._families: tuple[Family, ...] = ()
        self._chosen: Family | None = None
        self._told_of: tuple[Project | None, str] = (None, "")
        self.table.row_selected.connect(lambda row: self._choose(Family(str(row[c.INDICATOR]), str(row[c.DIMENSION]))))
        self.family.value_chosen.connect(lambda place: self._choose(self._families[int(str(place))]))
        self._lay_out_content()

    def _lay_out_content(self) -> None:
        self.grid = QGridLayout()
        self.grid.setSpacing(tokens.GAP)
        self.told.body.addWidget(self.sentences)
        self.series.add_action(self.copy_series)
        self.series.body.addWidget(self.table, 1)
        self.table.setMinimumHeight(TABLE_LEAST)
        self.chart.body.insertWidget(0, self.family)
        self.chart.body.addStretch(1)
        lower = SideBySide(tokens.NARROW)
        lower.row.addWidget(self.series, 5)
        lower.row.addWidget(self.chart, 2)
        whole = QVBoxLayout(self.content)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(tokens.GAP)
        whole.addWidget(self._banner())
        whole.addLayout(self.grid)
        whole.addWidget(self.told)
        whole.addWidget(lower)
        whole.addStretch(1)
        self.body.addWidget(self.content)
        self.body.addWidget(self.nothing, 1)

    def _banner(self) -> QFrame:
        banner = QFrame()
        banner.setProperty("kind", "panel")
        said = QWidget()
        words = QHBoxLayout(said)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(8)
        words.addWidget(self.standing)
        words.addSpacing(8)
        words.addWidget(self.warning)
        words.addWidget(self.remark, 1)
        parts = SideBySide(tokens.NARROW, spacing=8)
        parts.row.addWidget(said, 1)
        parts.row.addWidget(self.legend)
        row = QHBoxLayout(banner)
        row.setContentsMargins(tokens.MARGIN, 8, tokens.MARGIN, 8)
        row.addWidget(parts)
        return banner

    def retranslate(self) -> None:
        """Say every fixed text again."""
        super().retranslate()
        self.edit.setText(_("Edit targets…"))
        self.copy.setText(_("Copy for Excel"))
        self.told.say(_("Published and computed"), _("shown as they are, not smoothed"))
        self.series.say(_("All series, latest period"), _("Click a row for its chart"))
        describe(self.copy_series, _("Copy for Excel"))

    def show_analysis(self, analysis: "Analysis") -> None:
        """Show the indicators as they stand in the reference year, or the latest before it."""
        project = analysis.project
        there = len(project.indicators) > 0
        for part, shown in ((self.content, there), (self.edit, there), (self.copy, there), (self.nothing, not there)):
            part.setVisible(shown)
        if not there:
            self._forget()
            self.subheading.setText("")
            words = _("No indicators have been imported yet. Import them to see them against their targets.")
            self.nothing.say(words, (_("Import…"), self.session.ask_import))
            return
        self._work_out(project, analysis.year)

    def _work_out(self, project: Project, year: int) -> None:
        tasks, failed = self.session.tasks, self.session.failed.emit
        tasks.start("aims", lambda _progress: aims(project, year), lambda told: self._show_aims(project, told), failed)
        if (project, language()) != self._told_of:  # the rest is the same whatever the year
            self._told_of = (project, language())
            tasks.start("series", lambda _progress: every_series(project), self._show_series, failed)

    def _show_aims(self, project: Project, told: Aims) -> None:
        self._show_heading(project, told)
        self._show_cards(told)

    def _forget(self) -> None:
        """What is still worked out of the workspace before is not to come into one without indicators."""
        for name in ("aims", "series"):
            self.session.tasks.cancel(name)
        self._told_of = (None, "")

    def _show_series(self, told: EverySeries) -> None:
        """Show what does not depend on the year."""
        self.told.setVisible(bool(told.differences))
        self.sentences.show_sentences(list(told.differences))
        self.table.show_table(told.latest)
        self.all_rows.show_table(told.values)
        self._families = told.families
        self.family.offer([(place, family.words) for place, family in enumerate(self._families)], 0)
        kept = self._chosen if self._chosen in self._families else None
        self._choose(kept or told.first)

    def _show_heading(self, project: Project, told: Aims) -> None:
        periods = told.realised
        text = ngettext(
            "{count} indicator with targets, realised {first}–{last}",
            "{count} indicators with targets, realised {first}–{last}",
            len(told.indicators),
        )
        words = text.format(count=len(told.indicators), first=periods[0], last=periods[-1]) if periods else ""
        note = synthetic_note() if project.synthetic else ""
        self.subheading.setText(" · ".join(part for part in (words, note) if part))
        self.standing.setText(told.standing)
        words = _("value {period} and target").format(period=told.period)
        self.legend.show_words(words, _("other periods"), _("not available"))
        self.warning.setVisible(bool(told.remarks))
        self.remark.setText(" · ".join(told.remarks))

    def _show_cards(self, told: Aims) -> None:
        if len(told.indicators) != len(self.cards):
            clear(self.grid)
            self.cards = [IndicatorCard() for _indicator in told.indicators]
            self._place_cards()
        shown = zip(self.cards, told.indicators, strict=True)
        self._turns.take(*(partial(card.show_aim, aim) for card, aim in shown))

    @override
    def adapt(self, *, narrow: bool) -> None:
        """Fewer cards beside each other in a narrow window."""
        self._in_a_row = IN_A_NARROW_ROW if narrow else IN_A_ROW
        self._place_cards()

    def _place_cards(self) -> None:
        while self.grid.count():
            self.grid.takeAt(0)
        for place, card in enumerate(self.cards):
            self.grid.addWidget(card, *divmod(place, self._in_a_row))
        for column in range(IN_A_ROW):
            self.grid.setColumnStretch(column, int(column < self._in_a_row))

    def _choose(self, family: Family) -> None:
        """Show the chart of a family."""
        analysis = self.session.analysis
        if analysis is None or family not in self._families:
            return
        self._chosen = family
        self.family.setCurrentIndex(self._families.index(family))
        chart = series_chart(analysis.project, family)
        self.chart.show_chart(chart)

    def _copy_all(self) -> None:
        self.all_rows.copy_all()
