"""Review of the crosswalk: every row known or proposed, accepted, refused or related wholly by keyboard."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd
from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shortage_app.domain import columns as c
from shortage_app.domain.codes import CrosswalkState, Relation
from shortage_app.domain.crosswalk_review import REVIEW, consequences, with_rows
from shortage_app.domain.project import Project
from shortage_app.report import crosswalk as report
from shortage_app.report.sentence import Sentence
from shortage_app.report.table import Table
from shortage_app.text import _, pgettext
from shortage_app.ui import tokens
from shortage_app.ui.dialogs.crosswalk_batch import CrosswalkBatch
from shortage_app.ui.dialogs.crosswalk_detail import RELATIONS, CrosswalkDetail
from shortage_app.ui.dialogs.sheet import Sheet
from shortage_app.ui.dialogs.successor_dialog import SuccessorDialog
from shortage_app.ui.qt import override
from shortage_app.ui.session import Session
from shortage_app.ui.tasks import Progress
from shortage_app.ui.verbs import Workspace
from shortage_app.ui.visit import Filters
from shortage_app.ui.widgets.buttons import describe, push_button
from shortage_app.ui.widgets.choices import Choice, FilterChips
from shortage_app.ui.widgets.labels import Label, separator
from shortage_app.ui.widgets.table_foot import TableFoot
from shortage_app.ui.widgets.table_view import TableView
from shortage_app.workflow import crosswalk as workflow
from shortage_app.workflow.succeeding import Code, succeed
from shortage_app.workflow.workspaces import OpenWorkspace

if TYPE_CHECKING:
    pass

WIDTH, HEIGHT = 1296, 792
TASKS = REVIEW_TASK, PICKED_TASK, BATCH_TASK = "crosswalk", "crosswalk picked", "crosswalk batch"
Verb = Callable[[OpenWorkspace], OpenWorkspace]

# of several rows: French agrees
_CHIPS: dict[CrosswalkState, Callable[[], str]] = {
    CrosswalkState.WAITING: lambda: pgettext("the rows", "To review"),
    CrosswalkState.APPROVED: lambda: pgettext("the rows", "Accepted"),
    CrosswalkState.REFUSED: lambda: pgettext("the rows", "Rejected"),
}


@dataclass(frozen=True, eq=False)
class _Shown:
    """The crosswalk of a project as the table shows it, row by row."""

    project: Project
    table: Table

    def rows(self, sources: list[int]) -> pd.DataFrame:
        """Some rows of the table as rows of a review."""
        return self.table.rows.iloc[sources][list(REVIEW)]


class CrosswalkDialog(Sheet):
    """The queue at the left, the row picked at the right; each decision is a change of the workspace, so undoable."""

    guide_chapter = "data"

    def __init__(self, window: QWidget, session: Session) -> None:
        super().__init__(window, WIDTH, HEIGHT)
        self._session = session
        self._shown: _Shown | None = None
        self._state: object = CrosswalkState.WAITING.value
        self._at = 0  # the row to stay at while the queue gets shorter
        self.states, self.table, self.detail, self.batch = (
            FilterChips(), TableView(), CrosswalkDetail(), CrosswalkBatch()
        )  # fmt: skip
        self.merged, self._merged_words = Choice(), Label(tokens.TABLE, "text2")
        self.undo_button = push_button(session.undo, "undo")
        self.add_button = push_button(self._ask_successor, "plus")
        self._done = push_button(self.accept)
        self._lay_out()
        self._follow()
        self._say()
        self._refresh()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 8)
        head.setSpacing(8)
        head.addWidget(self.states, 1)
        for widget in (self._merged_words, self.merged, self.undo_button):
            head.addWidget(widget)
        queue = QVBoxLayout()
        queue.setSpacing(0)
        queue.addWidget(self.table, 1)
        queue.addWidget(TableFoot(self.table))
        sides = QHBoxLayout()
        sides.setSpacing(0)
        sides.addLayout(queue, 1)
        sides.addWidget(separator(upright=True))
        sides.addWidget(self.detail)
        self.body.addLayout(head)
        self.body.addLayout(sides, 1)
        self.foot.addWidget(self.batch, 1)
        self.foot.addWidget(self.add_button)
        self.foot.addWidget(self._done)
        for button in (self.undo_button, self.add_button, self._done):
            button.setAutoDefault(False)

    def _follow(self) -> None:
        session = self._session
        self.states.value_chosen.connect(self._show_state)
        self.table.row_selected.connect(lambda _row: self._show_picked())
        self.table.rows_changed.connect(self._show_picked)
        self.detail.decided.connect(self.decide)
        self.detail.related.connect(lambda relation: self.relate(Relation(relation)))
        self.batch.confidence_changed.connect(self._show_batch)
        self.batch.asked.connect(self.accept_sure)
        self.merged.value_chosen.connect(lambda value: session.set_method({"merged": str(value)}))
        session.workspace_changed.connect(self._refresh)
        session.tasks.task_ended.connect(self._go_on)
        self.finished.connect(self._stop)
        keys: list[tuple[str, Callable[[], object]]] = [
            ("A", lambda: self.decide(True)), ("R", lambda: self.decide(False)),
            ("F8", lambda: self.table.step(1)), ("Shift+F8", lambda: self.table.step(-1)),
            ("Ctrl+Return", self.accept_sure), ("Ctrl+Z", session.undo),
            *((str(at), lambda relation=relation: self.relate(relation)) for at, relation in enumerate(RELATIONS, 1)),
        ]  # fmt: skip
        for key, act in keys:
            QShortcut(QKeySequence(key), self, act)

    def _say(self) -> None:
        self.say(_("Review of the crosswalk"))
        self._done.setText(_("Close"))
        self.undo_button.setText(_("Undo"))
        self._name_undo()
        self.add_button.setText(_("Add a successor…"))
        words = _("Merged: listed if")
        self._merged_words.setText(words)
        self.merged.setAccessibleName(words)
        self.detail.say()
        self.batch.say()

    def _name_undo(self) -> None:
        """What is undone may be a change made before the dialog was opened: the button says which."""
        change = self._session.undo_name
        self.undo_button.setEnabled(bool(change))
        describe(self.undo_button, _("Undo: {change}").format(change=change) if change else _("Undo"), "Ctrl+Z")

    # The queue

    def _refresh(self) -> None:
        """Work the rows out again, of the workspace as it now is."""
        workspace = self._session.workspace
        if workspace is None:
            self.reject()
            return
        self._name_undo()
        project = workspace.project
        self.merged.offer(
            [("any", _("any predecessor was")), ("all", _("all predecessors were"))], project.method.merged
        )
        self.merged.setEnabled(self._session.can_set_method)
        self._session.tasks.start(
            REVIEW_TASK, lambda progress: _worked_out(project, progress), self._show, self._session.failed.emit,
            _("Comparing the nomenclatures"),
        )  # fmt: skip

    def _show(self, shown: _Shown) -> None:
        first = self._shown is None
        self._shown = shown
        self.table.show_table(shown.table)
        counts = shown.table.rows[c.STATE].value_counts()
        choices: list[tuple[object, str, str]] = [
            (state.value, say(), str(counts.get(state.value, 0))) for state, say in _CHIPS.items()
        ]
        self.states.offer([*choices, (None, pgettext("the rows", "All"), str(len(shown.table.rows)))], self._state)
        self._show_state(self._state)
        self._show_batch()
        if first:
            self.table.setFocus()

    def _show_state(self, state: object) -> None:
        if state != self._state:
            self._state, self._at = state, 0
        values = {} if state is None else {c.STATE: frozenset({state})}
        self.table.filter(Filters(self.table.table_model.filters.words, values))
        last = self.table.table_model.rowCount() - 1
        self.table.clearSelection()
        if last >= 0:
            self.table.selectRow(min(self._at, last))
        self._show_picked()

    def picked(self) -> pd.DataFrame:
        """The rows picked, as rows of a review."""
        model = self.table.table_model
        sources = [model.source_row(row) for row in self.table.selected_rows()]
        return self._shown.rows(sources) if self._shown is not None else pd.DataFrame(columns=list(REVIEW))

    def _show_picked(self) -> None:
        rows, current = self.table.selected_rows(), self.table.currentIndex().row()
        if self._shown is None or not rows:
            self.detail.show_nothing()
            return
        self._at = rows[0]
        values = self.table.table_model.values_of(current if current in rows else rows[-1])
        self.detail.show_row(self._shown.project, values, len(rows))
        accepting = values[c.STATE] != CrosswalkState.APPROVED
        self._work_out(self.picked(), accepting, PICKED_TASK, self.detail.show_consequences)

    def _show_batch(self) -> None:
        if self._shown is not None:
            rows = self._sure()
            self.batch.show_count(len(rows))
            if len(rows):
                self._work_out(rows, True, BATCH_TASK, self.batch.show_effect)

    def _sure(self) -> pd.DataFrame:
        assert self._shown is not None
        return workflow.surest(self._shown.table.rows[list(REVIEW)], self.batch.confidence)

    def _work_out(self, rows: pd.DataFrame, accepting: bool, name: str, tell: Callable[[list[Sentence]], None]) -> None:
        assert self._shown is not None
        project, year = self._shown.project, self._session.year
        self._session.tasks.start(name, lambda _progress: _consequences(project, rows, year, accepting), tell)

    # Decisions

    def decide(self, approved: bool) -> None:
        """Accept or refuse the rows picked."""
        rows = self.picked()
        words = _("Noting a decision on the crosswalk")
        self._change(rows, lambda workspace: workflow.decide(workspace, rows, approved=approved), words)

    def relate(self, relation: Relation) -> None:
        """Say how the codes of the rows picked continue."""
        rows = self.picked()
        rows = rows[(rows[c.RELATION] != relation).to_numpy(dtype=bool)]
        words = _("Noting a relation of the crosswalk")
        self._change(rows, lambda workspace: workflow.relate(workspace, rows, relation), words)

    def accept_sure(self) -> None:
        """Accept every row that waits and is sure enough."""
        if self._shown is not None:
            rows = self._sure()
            words = _("Noting decisions on the crosswalk")
            self._change(rows, lambda workspace: workflow.decide(workspace, rows, approved=True), words)

    def _ask_successor(self) -> None:
        """Ask for a successor that nothing proposed, of the row picked at first."""
        if self._shown is None:
            return
        picked = self.picked()
        before = Code(*picked.iloc[0][[c.FROM_NOMENCLATURE, c.FROM_CODE]]) if len(picked) else None
        dialog = SuccessorDialog(self, self._shown.project, before)
        dialog.chosen.connect(self._add_successor)
        dialog.open()

    def _add_successor(self, before: Code, after: Code, relation: Relation) -> None:
        words = _("Adding a successor to the crosswalk")
        self._write(lambda workspace: succeed(workspace, before, after, relation), words)

    def _change(self, rows: pd.DataFrame, verb: Verb, words: str) -> None:
        """One change at a time: a key pressed again while one is written is for nothing."""
        if not (rows.empty or any(map(self._session.tasks.is_running, ("change", REVIEW_TASK)))):
            self._write(verb, words)

    def _write(self, verb: Verb, words: str) -> None:
        self.detail.let(accept=False, refuse=False)

        def act(workspace: Workspace, _progress: object) -> Workspace:
            assert isinstance(workspace, OpenWorkspace)
            return verb(workspace)

        self._session.change(act, words=words)

    def _stop(self) -> None:
        """Closed: nobody hears any more what is still being worked out."""
        for name in TASKS:
            self._session.tasks.cancel(name)

    def _go_on(self, task: str) -> None:
        if task == "change":  # also where it failed, and nothing was changed
            self._show_picked()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.isVisible():
            self._say()
            self._refresh()


def _worked_out(project: Project, progress: Progress) -> _Shown:
    return _Shown(project, report.review_table(project, workflow.reviewed(project, progress)))


def _consequences(project: Project, rows: pd.DataFrame, year: int, accepting: bool) -> list[Sentence]:
    """What deciding rows would change: in the first edition that they lead to, and in the year looked at if later."""
    led_to = project.editions[project.editions[c.NOMENCLATURE].isin(rows[c.TO_NOMENCLATURE])]
    first = int(led_to[c.REFERENCE_YEAR].min()) if len(led_to) else year
    then = with_rows(project, workflow.decided(rows, approved=accepting))
    method = project.method
    return [
        report.consequence(project, at, consequences(project, at, method, then), accepting=accepting)
        for at in sorted({first, max(first, year)})
    ]
