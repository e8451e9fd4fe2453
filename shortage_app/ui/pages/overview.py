"""Overview: key figures of the year, from the list to the offer, the editions, what changed, what needs attention."""

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shortage_app.domain.occupations import earlier_editions
from shortage_app.report import notes
from shortage_app.report.chart import BarChart
from shortage_app.report.overview import Overview, overview
from shortage_app.report.sentence import Sentence
from shortage_app.text import _
from shortage_app.ui import tokens
from shortage_app.ui.charts.chart_panel import ChartPanel
from shortage_app.ui.page import Page
from shortage_app.ui.pages.no_edition import has_list, say_no_list
from shortage_app.ui.pages.overview_attention import AttentionPanel
from shortage_app.ui.pages.overview_changes import ChangesPanel
from shortage_app.ui.qt import override
from shortage_app.ui.session import Session
from shortage_app.ui.turns import Turns
from shortage_app.ui.widgets.card import CardRow
from shortage_app.ui.widgets.choices import Choice
from shortage_app.ui.widgets.empty_state import EmptyState
from shortage_app.ui.widgets.labels import Label, RichLabel, separator
from shortage_app.ui.widgets.layouts import SideBySide
from shortage_app.ui.widgets.panel import Panel

if TYPE_CHECKING:
    from shortage_app.domain.analysis import Analysis

CHARTS_HEIGHT, LISTS_LEAST, LISTS_BELOW = 280, 250, 360  # px
KINDS = ("emerging_first", "emerging_returning", "emerging_continuing")  # drawn as one, so the table has them on demand
LIST_CARDS = 3  # the cards of the list stand apart from those of the offer


class OverviewPage(Page):
    """Mock-up 1; every figure opens its rows on the page of occupations."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.compare_words = Label(tokens.BODY, "text2")
        self.compare = Choice()
        self.compare.value_chosen.connect(session.compare_with)
        self.head.addWidget(self.compare_words)
        self.head.addWidget(self.compare)
        self.content, self.nothing = QWidget(), EmptyState()
        self.body.addWidget(self.content, 1)
        self.body.addWidget(self.nothing, 1)
        self._turns = Turns(self)
        self._build()
        session.compared_year_changed.connect(lambda _year: self._work_out())

    def _build(self) -> None:
        self.cards = CardRow(group=LIST_CARDS)
        self.cards.opened.connect(self.session.ask_rows)
        self.changes, self.attention = ChangesPanel(self.session), AttentionPanel(self.session)
        lower = SideBySide(tokens.NARROW)
        lower.row.addWidget(self.changes, 807)
        lower.row.addWidget(self.attention, 489)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GAP)
        column.addWidget(self.cards)
        column.addWidget(self._charts())
        column.addWidget(lower, 1)

    @override
    def adapt(self, *, narrow: bool) -> None:
        """Where one list stands below the other, both show more of what they hold."""
        for panel in (self.changes, self.attention):
            panel.setMinimumHeight(LISTS_BELOW if narrow else LISTS_LEAST)

    def _charts(self) -> SideBySide:
        self.funnel, self.no_funnel, self.editions = ChartPanel(), Panel(), ChartPanel()
        self.no_funnel_words = EmptyState()
        self.no_funnel.body.addWidget(self.no_funnel_words)
        self.why = RichLabel(tokens.TABLE, "text2", wrap=True)
        self.why.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.why.linkActivated.connect(self.session.ask_rows)
        self.why_line = separator()
        self.funnel.body.addWidget(self.why_line)
        self.funnel.body.addWidget(self.why)
        self.funnel.body.addStretch(1)
        beside = SideBySide(tokens.NARROW)
        for panel in (self.funnel, self.no_funnel, self.editions):
            panel.setFixedHeight(CHARTS_HEIGHT)
            beside.row.addWidget(panel, 1)
        for chart in (self.funnel, self.editions):
            chart.mark_activated.connect(self.session.ask_rows)
        return beside

    def retranslate(self) -> None:
        super().retranslate()
        self.compare_words.setText(_("Compare with"))
        self.compare.setAccessibleName(_("Compare with"))
        self.changes.retranslate()
        self.attention.retranslate()

    def show_analysis(self, analysis: "Analysis") -> None:
        listed = has_list(analysis)
        self.content.setVisible(listed)
        self.nothing.setVisible(not listed)
        self.subheading.setText(_subheading(analysis))
        for widget in (self.compare_words, self.compare):
            widget.setVisible(listed)
        if listed:
            self._work_out()
        else:
            say_no_list(self.nothing, analysis, self.session)

    @property
    def is_settled(self) -> bool:
        """Whether the page shows all there is of the latest analysis."""
        latest = self._shown is not None and self._shown is self.session.analysis
        turns_done = self._turns.done and self.changes.is_settled
        return latest and turns_done and not self.session.tasks.names

    def _work_out(self) -> None:
        analysis, wanted = self.session.analysis, self.session.compared_year
        if analysis is not None and has_list(analysis):
            self.session.tasks.start(
                "overview", lambda _progress: overview(analysis, wanted), self._show, self.session.failed.emit
            )

    def _show(self, shown: Overview) -> None:
        if shown.analysis is not self.session.analysis:
            return
        self._offer_years(shown)
        self._turns.take(
            lambda: self.cards.show_cards(shown.cards),
            lambda: self._show_funnel(shown),
            lambda: self.editions.show_chart(_in_room(shown.editions)),
            lambda: self.changes.show_changes(shown.analysis, shown.changed),
            lambda: self.attention.show_watches(shown.watches),
        )

    def _offer_years(self, shown: Overview) -> None:
        earlier = earlier_editions(shown.analysis.project, shown.analysis.year)
        self.compare.offer([(year, str(year)) for year in earlier], shown.base)
        for widget in (self.compare_words, self.compare):
            widget.setVisible(bool(earlier))

    def _show_funnel(self, shown: Overview) -> None:
        self.funnel.setVisible(shown.funnel is not None)
        self.no_funnel.setVisible(shown.funnel is None)
        if shown.funnel is None:
            self.no_funnel.say(_("From the list to the training offer, {year}").format(year=shown.analysis.year))
            words = _("No training catalogue of {year} has been imported: coverage is not known.")
            act = (_("Import…"), self.session.ask_import)
            self.no_funnel_words.say(words.format(year=shown.analysis.year), act)
            return
        self.funnel.show_chart(shown.funnel)
        said = shown.without_offer
        self.why.setText(_linked(said) if said is not None else "")
        for widget in (self.why_line, self.why):
            widget.setVisible(said is not None)


def _linked(sentence: Sentence) -> str:
    """The lead in bold, the sentence, and a link to the rows it speaks of."""
    see = (
        f'<a href="{escape(sentence.key)}" style="text-decoration:none">{escape(_("See"))}</a>' if sentence.key else ""
    )
    return f"<b>{escape(sentence.lead)}</b> {escape(sentence.text)} {see}"


def _subheading(analysis: "Analysis") -> str:
    text = _("List of {year} · training catalogue of {year}") if analysis.has_catalogue else _("List of {year}")
    said = text.format(year=analysis.year) if has_list(analysis) else ""
    note = notes.synthetic_note() if analysis.project.synthetic else ""
    return _("{page} · {note}").format(page=said, note=note) if said and note else said + note


def _in_room(chart: BarChart) -> BarChart:
    """The chart of the editions with the columns of its table that add up, and for which its panel has room."""
    columns = tuple(replace(column, shown=column.shown and column.name not in KINDS) for column in chart.table.columns)
    return replace(chart, table=replace(chart.table, columns=columns))
