"""What every page of the window is."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from shortage_app.text import _
from shortage_app.ui import focus_order, tokens
from shortage_app.ui.dressing import dress
from shortage_app.ui.entries import Hit, PageEntry
from shortage_app.ui.qt import override
from shortage_app.ui.session import Session
from shortage_app.ui.settings import Settings
from shortage_app.ui.widgets.folding import Folding
from shortage_app.ui.widgets.labels import ElidedLabel, Heading
from shortage_app.ui.widgets.layouts import ScrolledContent

__all__ = ["Hit", "Page", "PageEntry"]

if TYPE_CHECKING:
    from shortage_app.domain.analysis import Analysis


class Page(QWidget):
    """One page: a title row over a body; a subclass says what is in it and shows an Analysis.

    A subclass builds its widgets in __init__, speaks in retranslate() and fills them in show_analysis(). Both are
    called again when the language changes, so neither needs to listen to anything.
    `flush`: the body reaches the edges and does not scroll, as a page that is one large table.
    """

    flush = False

    def __init__(self, session: Session) -> None:
        super().__init__()
        dress(self)
        self.session = session
        self.heading = Heading(tokens.PAGE_TITLE)
        self.subheading = ElidedLabel(tokens.BODY, "text2")
        self.head = QHBoxLayout()
        self.body = QVBoxLayout()
        self._source = ""
        self._shown: Analysis | None = None
        self._narrow: bool | None = None  # not laid out yet
        self._folding: Folding | None = None
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._lay_out()

    def introduce(self, entry: PageEntry, settings: Settings) -> None:
        """Take the page's name from the rail, lay it out as it was left, and speak for the first time."""
        # Late: with pandas, which the first paint does without
        from shortage_app.ui.charts.chart_panel import ChartPanel
        from shortage_app.ui.widgets.table_view import TableView

        self._source = entry.label
        self.setObjectName(entry.name)
        self._splitter.restoreState(settings.state(f"splitter/{entry.name}"))
        for number, view in enumerate(self.findChildren(TableView)):
            view.columns.remember_in(settings, f"{entry.name}/{number}")
        for number, panel in enumerate(self.findChildren(ChartPanel)):
            panel.remember_in(settings, f"{entry.name}/chart {number}")
        self.retranslate()

    def note_layout(self, settings: Settings) -> None:
        """Remember how the page is left; its tables do so themselves."""
        settings.remember_state(f"splitter/{self.objectName()}", self._splitter.saveState())

    def show_analysis(self, analysis: "Analysis") -> None:
        """Show an analysis; the widgets are there and speak the right language."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say every fixed text again in the language spoken now; a subclass calls this one first."""
        self.heading.setText(_(self._source))
        self.setAccessibleName(_(self._source))
        if self._folding is not None:
            self._folding.chip.setText(_("Details"))

    @property
    def start(self) -> QWidget:
        """Where the keyboard starts: the page itself, from which Tab goes to its first control."""
        return self

    def open_rows(self, key: str) -> bool:
        """Show the rows behind a key of a card, mark or sentence; False where the page does not know the key."""
        return False

    def search(self, words: str) -> Iterable[Hit]:
        """What on this page answers a search."""
        return ()

    def set_inspector(self, inspector: QWidget) -> None:
        """Put the side area at the right of the page, full height; where the page is narrow it is folded away."""
        self._splitter.addWidget(inspector)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self._folding = Folding(inspector, lambda: self.start)
        self.head.addWidget(self._folding.chip)
        QShortcut(QKeySequence("Ctrl+Shift+I"), self, self._folding.turn)

    def unfold_inspector(self) -> None:
        """Show the side area where it is folded away."""
        if self._folding is not None:
            self._folding.unfold()

    def adapt(self, *, narrow: bool) -> None:
        """Lay out for a narrow page or a wide one; a subclass whose parts give way says how."""

    @property
    def is_scrolled(self) -> bool:
        """Whether it is looked at further down than its top."""
        body = self._splitter.widget(0)
        return isinstance(body, QScrollArea) and body.verticalScrollBar().value() > 0

    @property
    def is_wider_than_seen(self) -> bool:
        """Whether it has to be scrolled sideways, which no page should."""
        body = self._splitter.widget(0)
        return isinstance(body, QScrollArea) and body.horizontalScrollBar().maximum() > 0

    @property
    def splitter(self) -> QSplitter:
        """Body and inspector."""
        return self._splitter

    def take(self, analysis: "Analysis") -> None:
        """Show an analysis now, or as soon as the page is seen."""
        self._shown = None
        if self.isVisible():
            self._bring_up_to_date(analysis)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Next, not now: a page seen for the first time was built a moment ago, and the window is to answer in between.
        QTimer.singleShot(0, self, self.catch_up)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < tokens.NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self.adapt(narrow=narrow)
            if self._folding is not None:
                self._folding.adapt(narrow=narrow)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+F filters the first table by text; a page with a field of its own goes there by a shortcut."""
        if not (event.matches(QKeySequence.StandardKey.Find) and self._ask_words()):
            super().keyPressEvent(event)

    def _ask_words(self) -> bool:
        from shortage_app.ui.widgets.table_view import TableView

        parts = focus_order.in_reading_order(self)
        tables = (part for part in parts if isinstance(part, TableView) and part.offers_words and part.isVisible())
        first = next(tables, None)
        if first is not None:
            first.words_asked.emit()
        return first is not None

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            if self.session.analysis is not None:
                self.take(self.session.analysis)

    def catch_up(self) -> None:
        """Show the latest analysis now, where the page is looked at and does not show it yet."""
        if self.isVisible():
            self._bring_up_to_date(self.session.analysis)

    def _bring_up_to_date(self, analysis: "Analysis | None") -> None:
        if analysis is not None and analysis is not self._shown:
            self.show_analysis(analysis)
            self._shown = analysis

    def _lay_out(self) -> None:
        margin = tokens.MARGIN
        content = ScrolledContent("page", stacks=True)
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, margin if not self.flush else 8, 0, 0 if self.flush else margin)
        inner.setSpacing(8)
        inner.addWidget(self._head_row(margin))
        self.body.setSpacing(tokens.GAP)
        self.body.setContentsMargins(*((0, 0, 0, 0) if self.flush else (margin, 0, margin, 0)))
        inner.addLayout(self.body, 1)
        self._splitter.addWidget(content if self.flush else _scrolled(content))
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._splitter)

    def _head_row(self, margin: int) -> QWidget:
        row = QWidget()
        row.setFixedHeight(tokens.CONTROL)
        self.head.setContentsMargins(margin, 0, margin, 0)
        self.head.setSpacing(8)
        self.heading.setContentsMargins(0, 0, 0, 2)
        self.head.addWidget(self.heading)
        self.head.addSpacing(8)
        self.head.addWidget(self.subheading, 1)
        row.setLayout(self.head)
        return row


def _scrolled(content: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(content)
    return scroll
