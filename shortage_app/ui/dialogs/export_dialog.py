"""The export dialog: what to write and where to, how far it is, what was written and what a template lacks."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from shortage_app.text import _
from shortage_app.ui import tokens
from shortage_app.ui.dialogs.export_form import ExportForm, Subject
from shortage_app.ui.dialogs.export_work import ExportWork
from shortage_app.ui.dialogs.sheet import Sheet
from shortage_app.ui.qt import override
from shortage_app.ui.session import Session
from shortage_app.ui.widgets.buttons import push_button
from shortage_app.ui.widgets.labels import IconLabel, Label

SIZE = (640, 540)


class ExportDialog(Sheet):
    """Stays open after an export, so that the next one takes one click."""

    guide_chapter = "export"

    def __init__(self, window: QWidget, session: Session, subject: Subject) -> None:
        super().__init__(window, *SIZE)
        self._session, self._subject = session, subject
        self._written: Path | None = None
        self.form = ExportForm(subject)
        self.work = ExportWork(session.tasks, self)
        self._sign = IconLabel("info", "accent", 20)
        self._said = Label(tokens.BODY, wrap=True)
        self.open_file = push_button(self._open_file, "open", small=True)
        self.open_folder = push_button(self._open_folder, small=True)
        self._bar = QProgressBar()
        self.start = push_button(self._start, "export", kind="primary")
        self.stop = push_button(self._stop)
        self.close_button = push_button(self.reject)
        self._lay_out()
        self._wire()
        self._speak()
        self._show_running(False)

    def _lay_out(self) -> None:
        self.hold_words_and_fields()
        self.body.addWidget(self.form)
        self.body.addWidget(self._result(), 1)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(220)
        self.foot.addWidget(self._bar)
        self.end_with(self.stop, self.start, self.close_button)
        self.start.setDefault(True)

    def _result(self) -> QWidget:
        """What was written, or why nothing was; long lists of what a template lacks can be scrolled."""
        self._outcome = QWidget()
        row = QHBoxLayout(self._outcome)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        words = QScrollArea()
        words.setWidgetResizable(True)
        words.setWidget(self._said)
        words.setFrameShape(QScrollArea.Shape.NoFrame)
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(words, 1)
        buttons = QHBoxLayout()
        for button in (self.open_file, self.open_folder):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        row.addLayout(column, 1)
        return self._outcome

    def _wire(self) -> None:
        self.form.changed.connect(self._forget_outcome)
        self.work.progressed.connect(self._show_progress)
        self.work.done.connect(self._show_done)
        self.work.failed.connect(self._show_failure)

    def _speak(self) -> None:
        self.say(_("Export"))
        self.start.setText(_("Export"))
        self.stop.setText(_("Stop"))
        self.close_button.setText(_("Close"))
        self.open_file.setText(_("Open the file"))
        self.open_folder.setText(_("Open the folder"))
        self._bar.setAccessibleName(_("Progress"))

    @property
    def said(self) -> str:
        """What is said of the last export."""
        return self._said.text()

    # Doing

    def _start(self) -> None:
        wanted = self.form.wanted
        self._written = None
        self._say(_("“{name}” is being written.").format(name=wanted.path.name), "info", "accent")
        self._show_running(True)
        words = _("Exporting “{name}”").format(name=wanted.path.name)
        self.work.start(self._subject.analysis.project, wanted, words)

    def _stop(self) -> None:
        self.work.stop()
        self._say(_("The export was stopped; nothing was written."), "info", "accent")
        self._show_running(False)

    def _show_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _show_done(self, messages: list[str]) -> None:
        self._written = self.form.path
        self._show_running(False)
        told = _("“{name}” has been written.").format(name=self._written.name)
        self._say("\n\n".join([told, *messages]), *(("warning", "notoff") if messages else ("check", "direct")))

    def _show_failure(self, error: Exception) -> None:
        self._show_running(False)
        self._say(str(error) or type(error).__name__, "error", "none")

    def _say(self, words: str, icon: str, role: str) -> None:
        self._said.setText(words)
        self._sign.show_icon(icon, role)
        self._outcome.setVisible(True)
        self._outcome.setAccessibleName(words)
        written = self._written
        self.open_file.setVisible(written is not None and written.is_file())
        self.open_folder.setVisible(written is not None)

    def _forget_outcome(self) -> None:
        self._written = None
        self._outcome.setVisible(False)

    def _show_running(self, runs: bool) -> None:
        if self.form.isVisible():
            self._keep_keyboard(runs)
        self.form.setEnabled(not runs)
        self.start.setVisible(not runs)
        self.stop.setVisible(runs)
        self._bar.setVisible(runs)
        self._bar.setRange(0, 0)
        self._outcome.setVisible(bool(self._said.text()))

    def _keep_keyboard(self, runs: bool) -> None:
        """Where the next thing is likely done; on its own it would go to the button that closes the dialog."""
        following = self.stop if runs else self.start
        following.setVisible(True)
        following.setFocus()

    # After

    def _open_file(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))

    def _open_folder(self) -> None:
        if self._written is not None:
            folder = self._written if self._written.is_dir() else self._written.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    @override
    def done(self, result: int) -> None:
        self.work.stop()
        super().done(result)
