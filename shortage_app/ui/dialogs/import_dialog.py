"""Import: files dropped or chosen at the left, the one looked at with its roles and problems, one change at the end."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from shortage_app.domain.project import Project
from shortage_app.text import _, ngettext, number
from shortage_app.ui import focus_order
from shortage_app.ui.dialogs.import_changes import ChangesPage
from shortage_app.ui.dialogs.import_checks import ChecksPage
from shortage_app.ui.dialogs.import_foot import ImportFoot
from shortage_app.ui.dialogs.import_questions import Saying
from shortage_app.ui.dialogs.import_side import ImportSide
from shortage_app.ui.dialogs.import_steps import Steps
from shortage_app.ui.dialogs.import_work import TABLES, ImportWork
from shortage_app.ui.dialogs.leave_import_dialog import LeaveImportDialog
from shortage_app.ui.dialogs.sheet import Sheet
from shortage_app.ui.qt import override
from shortage_app.ui.session import Session
from shortage_app.ui.widgets import asking
from shortage_app.ui.widgets.empty_state import EmptyState
from shortage_app.ui.widgets.labels import separator
from shortage_app.workflow.candidate import Question

if TYPE_CHECKING:
    from shortage_app.ui.window import Window

# px: of the dialog at most, of the window left free around it, and of the dialog before it takes that too
LARGEST, AROUND, ENOUGH = (1520, 1000), (176, 84), (1120, 720)


class ImportDialog(Sheet):
    """Reads while she looks; nothing is stored before she says so, and then all of it as one change."""

    guide_chapter = "import"

    def __init__(self, window: "Window", session: Session, paths: list[Path]) -> None:
        rooms = zip((window.width(), window.height()), AROUND, ENOUGH, LARGEST, strict=True)
        super().__init__(window, *(min(max(room - around, enough), most) for room, around, enough, most in rooms))
        self._told, self._session = window, session
        self._importing, self._sent, self._rows = False, False, 0
        self._years: list[int] = []
        self.work = ImportWork(session, self)
        self.steps = Steps()
        self.side = ImportSide(self.work, self.choose_files)
        self.empty = EmptyState()
        self.checks = ChecksPage(lambda: self.work.remove(self.work.looked_at))
        self.changes = ChangesPage()
        self.controls = ImportFoot(self.work)
        self.say(_("Import data"))
        self.setAcceptDrops(True)
        self._lay_out()
        self._wire()
        self._show_file()
        self.work.add(paths)

    def _lay_out(self) -> None:
        """From the outside in: what is put into something is styled anew with all that it holds."""
        top, middle, right = QFrame(), QWidget(), QWidget()
        for part in (top, right):
            part.setProperty("kind", "surface")
        self.body.addWidget(top)
        self.body.addWidget(separator())
        self.body.addWidget(middle, 1)
        self.foot.addWidget(self.controls)
        row = QHBoxLayout(top)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.steps)
        beside = QHBoxLayout(middle)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.side)
        beside.addWidget(separator(upright=True))
        beside.addWidget(right, 1)
        inner = QVBoxLayout(right)
        inner.setContentsMargins(16, 8, 16, 0)
        self.pages = QStackedWidget()
        inner.addWidget(self.pages)
        for page in (self.empty, self.checks, self.changes):
            self.pages.addWidget(page)

    def _wire(self) -> None:
        work, foot = self.work, self.controls
        work.files_changed.connect(self._show_file)
        work.file_changed.connect(lambda key: self._show_file() if key == work.looked_at else self._show_controls())
        work.foreseen_changed.connect(self._show_foreseen)
        work.reading_changed.connect(self._show_reading)
        self.side.choices.said.connect(work.say)
        self.checks.said.connect(self._say_of_file)
        self.checks.summary.changes_asked.connect(self._turn)
        foot.import_asked.connect(self.bring_in)
        foot.turned.connect(self._turn)
        foot.cancelled.connect(self.reject)
        self._session.saved.connect(self._finish)
        self._session.failed.connect(self._fail)
        for keys, by in (("F8", 1), ("Shift+F8", -1)):
            QShortcut(QKeySequence(keys), self, lambda by=by: self.checks.problems.table.step(by))

    # What she does

    def choose_files(self) -> None:
        """Ask for files."""
        endings = " ".join(f"*{ending}" for ending in sorted(TABLES))
        kinds = _("Tables ({endings});;All files (*)").format(endings=endings)
        self.work.add(asking.for_files(self, _("Choose files to import"), kinds))

    def choose_folder(self) -> None:
        """Ask for a folder, whose tables are taken."""
        folder = asking.for_folder(self, _("Choose a folder to import"))
        if folder:
            self.work.add([folder])

    def _say_of_file(self, saying: Saying) -> None:
        if self.work.current is not None and not self._importing:
            self.work.say(saying(self.work.current))

    def _turn(self) -> None:
        """From the checks to what will change, and back."""
        back = self.pages.currentWidget() is self.changes
        self.pages.setCurrentWidget(self.checks if back else self.changes)
        self._show_foreseen()

    def bring_in(self) -> None:
        """Import what is ticked and readable."""
        if not self.work.settled or self._importing:
            return
        self._importing, self._rows = True, self.work.rows
        self._years = self.work.years_of_lists
        self._show_reading(_("Importing"), 0, 0)
        self._session.when_current(self._send)  # else what is still being changed would be told as imported

    def _send(self) -> None:
        self._sent = True
        self.work.bring_in()

    def _finish(self) -> None:
        if self._sent:
            self._importing = self._sent = False
            self.accept()
            if self._years:
                self._session.show_year(max(self._years))
            words = ngettext("{n} row imported", "{n} rows imported", self._rows)
            self._told.say_changed(words.format(n=number(self._rows)))

    def _fail(self, error: Exception) -> None:
        if self._sent:
            self._importing = self._sent = False
            self._show_reading("", 0, 0)
            self.pages.setCurrentWidget(self.checks)
            self.checks.show_failure(str(error) or type(error).__name__)

    # What is shown

    def _show_file(self) -> None:
        work, file = self.work, self.work.current
        workspace = self._session.workspace
        self.side.show_work(work, workspace.project if workspace is not None else Project())
        if file is None:
            self._show_empty()
        else:
            if self.pages.currentWidget() is self.empty:
                self.pages.setCurrentWidget(self.checks)
                self.side.files.setFocus()
            self.checks.show_file(file, work.report(work.looked_at))
        self._show_foreseen()

    def _show_empty(self) -> None:
        self.pages.setCurrentWidget(self.empty)
        self.empty.say(
            _("Drop files or a folder here: lists, catalogues, exits, indicators… The kind of each is recognised."),
            (_("Choose files…"), self.choose_files),
            (_("Choose a folder…"), self.choose_folder),
        )

    def _show_foreseen(self) -> None:
        work, file = self.work, self.work.current
        if file is not None:
            foreseen = work.foreseen(work.looked_at)
            self.checks.show_foreseen(file, work.report(work.looked_at), foreseen)
            if self.pages.currentWidget() is self.changes:
                self.changes.show_file(file, foreseen)
        self._show_controls()

    def _show_controls(self) -> None:
        file, on_changes = self.work.current, self.pages.currentWidget() is self.changes
        if file is None or not file.layout.columns:
            self.steps.show_step(0)
        elif on_changes:
            self.steps.show_step(3)
        else:
            self.steps.show_step(1 if file.question is Question.KIND else 2)
        self.controls.show_work(on_changes=on_changes, importing=self._importing)

    def _show_reading(self, words: str, done: int, total: int) -> None:
        if words or not self._importing:
            self.controls.show_reading(words, done, total)
        self._show_controls()

    # Qt

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.work.current is None:
            self.empty.findChildren(QPushButton)[0].setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return is for the part that has the focus; it never imports by the way."""
        if not focus_order.press(self, event) and event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and not self._importing:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.work.add([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    @override
    def reject(self) -> None:
        """Leave, once she agrees to lose what she said of the files."""
        if self.work.said_of and not self._importing:
            question = LeaveImportDialog(self, self.work.said_of)
            question.accepted.connect(lambda: self.done(QDialog.DialogCode.Rejected))
            question.open()
        else:
            super().reject()

    @override
    def done(self, result: int) -> None:
        if not self._importing:  # storing is short, and whole or not at all
            self.work.stop()
            super().done(result)
