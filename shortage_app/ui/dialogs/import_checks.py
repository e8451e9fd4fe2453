"""The main page of the import dialog: the preview under its roles, what is asked, what is wrong, what becomes of it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from shortage_app.text import _
from shortage_app.ui.dialogs import import_questions
from shortage_app.ui.dialogs.import_preview import PreviewView
from shortage_app.ui.dialogs.import_problems import ProblemPanel
from shortage_app.ui.dialogs.import_questions import Saying
from shortage_app.ui.dialogs.import_summary import PreviewHead, QuestionBar, RowSummary
from shortage_app.ui.widgets.empty_state import EmptyState
from shortage_app.workflow.candidate import Candidate, State
from shortage_app.workflow.importing import Report
from shortage_app.workflow.marks import Place
from shortage_app.workflow.preview import Foreseen

BELOW = 10  # px free over the foot where no summary stands there


class ChecksPage(QWidget):
    """Shows a file; whatever is said of it on this page is a function of the file, emitted as such."""

    said = Signal(object)  # Saying: Candidate → Candidate

    def __init__(self, let_go: Callable[[], object]) -> None:
        super().__init__()
        self._let_go = let_go
        self._marked: Report | None = None
        self._head = PreviewHead()
        self.question = QuestionBar()
        self.preview = PreviewView()
        self.problems = ProblemPanel()
        self.summary = RowSummary()
        self._refusal = EmptyState()
        self._split = split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.preview)
        split.addWidget(self.problems)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        split.setSizes([372, 190])
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._head)
        column.addWidget(self.question)
        column.addWidget(split, 1)
        column.addWidget(self._refusal, 1)
        column.addWidget(self.summary)
        self._wire()

    def _wire(self) -> None:
        table = self.problems.table
        self.preview.role_chosen.connect(lambda index, role: self._say(lambda file: file.with_role(index, role)))
        self.preview.header_chosen.connect(lambda row: self._say(lambda file: file.under_header(row)))
        self.preview.cell_chosen.connect(table.pick)
        self.preview.rows_said.connect(lambda repair: self._say(lambda file: file.by_hand(repair)))
        table.applied.connect(lambda problem, repair: self._say(lambda file: file.mended(problem, repair)))
        table.taken_back.connect(lambda accepted: self._say(lambda file: file.unmended(accepted)))
        table.cell_asked.connect(self._go_to)
        self.problems.all_applied.connect(lambda: self._say(Candidate.all_mended))

    def _say(self, saying: Saying) -> None:
        self.said.emit(saying)

    def _go_to(self, place: Place) -> None:
        first = self.preview.cells.number(0) if self.preview.cells.rowCount() else 0
        self.preview.go_to(place.rows[0] if place.rows else first, place.column or 0)

    def show_file(self, file: Candidate, report: Report | None) -> None:
        """Show another file, or the same with something else known of it."""
        self._marked = report
        self.preview.show_file(file, report, import_questions.empty_words(file))
        self._head.show_file(file)
        self.problems.show_file(file, report)
        ask = import_questions.question_of(file, self._say, self._let_go)
        refused = ask is not None and ask.grave
        for part in (self._head, self._split):
            part.setVisible(not refused)
        self._refusal.setVisible(refused)
        if ask is not None and refused:
            self._refusal.say(ask.words, *ask.answers)
        self.question.ask(ask.words if ask and not refused else "", ask.answers if ask else ())

    def show_foreseen(self, file: Candidate, report: Report | None, foreseen: Foreseen | None) -> None:
        """Show what the file would change; what only that brings to light is marked too."""
        self.summary.show_report(report if file.state is not State.UNREADABLE else None, foreseen)
        self._column.setContentsMargins(0, 0, 0, BELOW if self.summary.isHidden() else 0)
        if report is not None and self._marked is not None and report.reading is not self._marked.reading:
            self._marked = report
            self.preview.show_marks(report)
            self.problems.show_file(file, report)

    def show_failure(self, reason: str) -> None:
        """Say that nothing was imported."""
        self.question.ask(_("Nothing was imported: {reason}").format(reason=reason), grave=True)
