"""The queue of links to judge: A accepts, R refuses, D and I choose the strength, the arrows move; all by keyboard."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from shortage_app.domain import columns as c
from shortage_app.domain.codes import VERDICT_LABELS, Verdict
from shortage_app.domain.review import Why
from shortage_app.report.register import Row
from shortage_app.report.review import WHY_LABELS, pair_of, spoken_titles, waiting_link
from shortage_app.text import _, ngettext, number, pgettext
from shortage_app.ui import spoken, tokens
from shortage_app.ui.pages.coverage_card import LinkCard
from shortage_app.ui.pages.coverage_keys import KeyLegend
from shortage_app.ui.pages.coverage_review import Review, proposed
from shortage_app.ui.pages.line_list import Line, LineList
from shortage_app.ui.qt import override
from shortage_app.ui.session import Session
from shortage_app.ui.tasks import Progress
from shortage_app.ui.verbs import Workspace
from shortage_app.ui.visit import OCCUPATION
from shortage_app.ui.widgets.buttons import describe, icon_button, link_button
from shortage_app.ui.widgets.choices import Choice
from shortage_app.ui.widgets.empty_state import EmptyState
from shortage_app.ui.widgets.labels import Label
from shortage_app.ui.widgets.panel import Panel

if TYPE_CHECKING:
    import pandas as pd

    from shortage_app.domain.analysis import Analysis
    from shortage_app.workflow.suggesting import Suggested, Suggester

NARROWEST, WIDEST, LOWEST, LOWEST_BELOW, UNLIMITED = 340, 440, 560, 660, 16_777_215  # px
CHOSEN = "chosen"  # instead of a reason: the occupation that is picked
SHOWN_NEXT = 60  # lines: nobody scrolls further than that, and each is painted at every step


class LinkQueue(Panel):
    """Mock-up 3, at the right: the link looked at over those that follow."""

    spoken_role = QAccessible.Role.Pane

    ranked = Signal()  # suggestions have been made; `nearest` is new

    def __init__(self, session: Session) -> None:
        super().__init__(beside=True)
        self._session = session
        self._analysis: Analysis | None = None
        self._suggester: Suggester | None = None
        self._basis: tuple[object, ...] = ()
        self._occupation = ""
        self.review = Review()
        self.nearest: pd.DataFrame | None = None
        self.setMinimumWidth(NARROWEST)
        self.limit_width(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build()
        session.workspace_changed.connect(self._follow)
        session.selection_changed.connect(self._follow_selection)
        session.failed.connect(lambda _error: self._take_back())

    def limit_width(self, limited: bool) -> None:
        """Stay narrow beside something else, or take all the room there is."""
        self.setMaximumWidth(WIDEST if limited else UNLIMITED)
        self.setMinimumHeight(LOWEST if limited else LOWEST_BELOW)

    def _build(self) -> None:
        self.before_button = icon_button(lambda: self._step(-1), "left")
        self.after_button = icon_button(lambda: self._step(1), "right")
        self.again_button = icon_button(self.suggest, "refresh")
        for button in (self.before_button, self.after_button):
            self.add_action(button)
        self.reasons = Choice()
        self.reasons.value_chosen.connect(self._narrow)
        self.card = LinkCard()
        self.card.accept_button.clicked.connect(self.accept)
        self.card.refuse_button.clicked.connect(self.refuse)
        self.nothing = EmptyState()
        self.next_name, self.order = Label(tokens.TABLE_BOLD), Label(tokens.TABLE, "text2")
        self.next = LineList()
        self.next.line_opened.connect(self._look_at)
        self.batch_button = link_button(self._ask_batch)
        self.aside_button = link_button(self.put_aside)
        self.undo_button = link_button(self._session.undo)
        self.keys = KeyLegend()
        chosen = QHBoxLayout()
        chosen.addWidget(self.reasons, 1)
        chosen.addWidget(self.again_button)
        self.body.addLayout(chosen)
        self.body.addWidget(self.card)
        self.body.addWidget(self.nothing, 1)
        self.body.addLayout(_ends(self.next_name, self.order))
        self.body.addWidget(self.next, 1)
        self.body.addLayout(_ends(self.batch_button, self.aside_button, self.undo_button))
        self.body.addWidget(self.keys)
        self.head.setContentsMargins(12, 0, 8, 0)
        self.body.setContentsMargins(12, 0, 12, 8)
        self.body.setSpacing(6)
        self.next.setMinimumHeight(1)  # in a low window the lines that follow give way, never the words of the card

    def retranslate(self) -> None:
        """Say the fixed words."""
        describe(self.before_button, _("The link before"), "↑")
        describe(self.after_button, _("The link after"), "↓")
        describe(self.again_button, _("Rank again with what was decided since"))
        self.reasons.setAccessibleName(_("Which links"))
        self.next_name.setText(_("Next"))
        self.order.setText(_("by descending score"))
        self.next.setAccessibleName(_("The links that follow"))
        self.batch_button.setText(_("Accept a batch…"))
        self.aside_button.setText(pgettext("a command", "Put aside"))
        self.aside_button.setToolTip(_("Decide this link later (S)"))
        self.undo_button.setText(_("Undo"))
        self.undo_button.setToolTip("Ctrl+Z")
        self.card.retranslate()
        self.keys.retranslate()
        self._show()

    # What waits

    def show_analysis(self, analysis: "Analysis") -> None:
        """Follow another year or another workspace; suggestions are made anew where what they rest on is new."""
        self._analysis = analysis
        project = analysis.project
        basis = (project.products, project.listings, project.editions, project.crosswalk, project.domains)
        if analysis.year == self.review.year and _same(basis, self._basis):
            self._show()
        else:
            self._basis = basis
            self.suggest()

    def suggest(self) -> None:
        """Rank what waits, off the window's thread, with all that was decided until now."""
        analysis = self._analysis
        if analysis is None:
            return

        def job(progress: Progress) -> "Suggested":
            from shortage_app.workflow.suggesting import Suggester

            self._suggester = self._suggester or Suggester()
            return self._suggester.suggest(analysis, progress)

        self._session.tasks.start(
            "suggest", job, self._take, failed=self._session.failed.emit, words=_("Suggesting links")
        )
        self._show()

    def _take(self, suggested: "Suggested") -> None:
        workspace = self._session.workspace
        if workspace is not None and suggested.year == self._session.year:
            self.review.take(suggested, workspace.project)
            self.nearest = suggested.nearest
            self._show()
            self.ranked.emit()

    def _follow(self, workspace: Workspace | None) -> None:
        if workspace is not None:
            self.review.follow(workspace.project)
            self._show()

    def _take_back(self) -> None:
        self.review.forget_sent()
        self._show()

    # What a planner does

    def accept(self) -> None:
        """Accept the link looked at, as strong as chosen."""
        self._decide(self.card.chosen)

    def refuse(self) -> None:
        """Refuse it."""
        self._decide(Verdict.REFUSED)

    def put_aside(self) -> None:
        """Leave it for later."""
        self._decide(Verdict.ASIDE)

    def _decide(self, verdict: Verdict) -> None:
        row = self.review.current
        if row is not None:
            self.review.send([pair_of(row)])
            self._show()
            self._carry_out([(row, verdict)])

    def accept_above(self, rows: "list[Row]") -> None:
        """Accept several links as they are proposed, as one change."""
        self.review.send([pair_of(row) for row in rows])
        self._show()
        self._carry_out([(row, proposed(row)) for row in rows])

    def _carry_out(self, judged: list[tuple[Row, Verdict]]) -> None:
        year = self.review.year

        def verb(workspace: Workspace, _progress: Progress) -> Workspace:
            from shortage_app.workflow import linking
            from shortage_app.workflow.workspaces import OpenWorkspace

            assert isinstance(workspace, OpenWorkspace)
            links = [linking.Judged(*pair_of(row), verdict, str(row[c.PRODUCT_TITLE])) for row, verdict in judged]
            return linking.decide_all(workspace, year, links)

        self._session.change(verb, _("Deciding links"))

    def _step(self, by: int) -> None:
        self.review.step(by)
        self._show()

    def _look_at(self, key: str) -> None:
        product, occupation = key.split("|")
        self.review.look_at((product, occupation))
        self._show()
        self.setFocus()

    def _narrow(self, why: object) -> None:
        self.review.narrow(*(("", self._occupation) if why == CHOSEN else (str(why),)))
        self._show()
        self.setFocus()

    def _follow_selection(self, kind: str, code: str) -> None:
        """The occupation picked on any page can be looked at alone."""
        self._occupation = code if kind == OCCUPATION else ""
        if self.reasons.currentData() == CHOSEN:
            self.review.narrow(occupation=self._occupation)
        self._show()

    def _ask_batch(self) -> None:
        from shortage_app.ui.pages.coverage_batch import BatchLinks

        analysis = self._analysis
        if analysis is not None:
            named = partial(spoken_titles, analysis)
            BatchLinks(self.window(), self.review.open_rows, named, self.accept_above).open()

    # Showing

    def _show(self) -> None:
        left = ngettext("{n} left", "{n} left", self.review.count())
        judged = ngettext("{n} reviewed", "{n} reviewed", self.review.judged)
        busy = self._session.tasks.is_running("suggest")
        told = " · ".join((left.format(n=number(self.review.count())), judged.format(n=number(self.review.judged))))
        self.say(_("Links to review"), _("being ranked…") if busy and not self.review.year else told)
        self._offer_reasons()
        row = self.review.current
        for part in (self.card, self.next_name, self.order, self.next, self.batch_button, self.aside_button):
            part.setVisible(row is not None)
        self.nothing.setVisible(row is None)
        if row is None:
            ranking, done = _("Links are being ranked…"), _("All suggested links have been dealt with.")
            self.nothing.say(ranking if busy else done)
        elif self._analysis is not None:
            link = waiting_link(self._analysis, row)
            self.card.show_link(link)
            if link.spoken != self.accessibleDescription():
                self.setAccessibleDescription(link.spoken)
                spoken.announce(self, link.spoken)
            self.next.show_lines([_line(self._analysis, following) for following in self.review.following[:SHOWN_NEXT]])
        self.undo_button.setVisible(self._session.undoes_links)
        self.undo_button.setToolTip(f"{self._session.undo_name} (Ctrl+Z)")

    def _offer_reasons(self) -> None:
        chosen = self.reasons.currentData() or ""
        words = [("", pgettext("the links", "All"))] + [(why.value, _(WHY_LABELS[why])) for why in Why]
        counted = [(value, said, self.review.count(value)) for value, said in words]
        if self._occupation:
            counted.append((CHOSEN, _("The occupation chosen"), self.review.count(occupation=self._occupation)))
        entry = _("{value} ({rows})")
        self.reasons.offer(
            [
                (value, entry.format(value=said, rows=number(n)))
                for value, said, n in counted
                if n or value in ("", chosen)
            ],
            chosen,
        )

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.card.light(on=True)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.card.light(on=False)

    # Keys: single letters count only while the queue has the focus, so that they never surprise who types elsewhere

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts: dict[int, Callable[[], None]] = {
            Qt.Key.Key_A: self.accept,
            Qt.Key.Key_R: self.refuse,
            Qt.Key.Key_S: self.put_aside,
            Qt.Key.Key_D: lambda: self.card.choose(Verdict.DIRECT),
            Qt.Key.Key_I: lambda: self.card.choose(Verdict.INDIRECT),
            Qt.Key.Key_Down: lambda: self._step(1),
            Qt.Key.Key_Up: lambda: self._step(-1),
        }
        act = acts.get(event.key()) if not event.modifiers() & _WITH_OTHERS else None
        if act is None or self.review.current is None:
            super().keyPressEvent(event)
        else:
            act()


_WITH_OTHERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def _same(basis: Sequence[object], other: Sequence[object]) -> bool:
    """Whether the very same frames: a change of the workspace keeps those that it does not touch."""
    return len(basis) == len(other) and all(one is two for one, two in zip(basis, other, strict=True))


def _line(analysis: "Analysis", row: Row) -> Line:
    product, occupation = spoken_titles(analysis, row)
    verdict = proposed(row)
    code = verdict.value if verdict in (Verdict.DIRECT, Verdict.INDIRECT) else "none"
    return Line(
        title=product,
        below=f"↔ {occupation}",
        key="|".join(pair_of(row)),
        figure=number(row[c.SCORE], 2),
        pill=(code, _(VERDICT_LABELS[verdict])),
    )


def _ends(*widgets: QWidget) -> QHBoxLayout:
    """Widgets at both ends of a row."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for number_, widget in enumerate(widgets):
        if number_ == len(widgets) - 1:
            row.addStretch(1)
        row.addWidget(widget)
    return row
