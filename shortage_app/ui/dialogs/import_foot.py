"""The foot of the import dialog: what is being done and how far it is, and the buttons."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from shortage_app.text import _, ngettext, number
from shortage_app.ui import tokens
from shortage_app.ui.dialogs.import_questions import left_out_words
from shortage_app.ui.dialogs.import_work import ImportWork
from shortage_app.ui.widgets.buttons import push_button
from shortage_app.ui.widgets.labels import ElidedLabel


class ImportFoot(QWidget):
    """Told by the dialog what goes on; its buttons only say that they were pressed."""

    import_asked = Signal()
    turned = Signal()  # to what will change, or back
    cancelled = Signal()

    def __init__(self, work: ImportWork) -> None:
        super().__init__()
        self._work = work
        self._doing = ElidedLabel(tokens.TABLE, "text2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(160)
        self.stop = push_button(self._stop_or_go_on, small=True)
        self.turn = push_button(self.turned.emit)
        self.bring_in = push_button(self.import_asked.emit, kind="primary")
        self.cancel = push_button(self.cancelled.emit)
        self.cancel.setText(_("Cancel"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._doing, 1)
        row.addWidget(self._bar)
        row.addWidget(self.stop)
        row.addSpacing(24)
        for button in (self.turn, self.bring_in, self.cancel):
            row.addWidget(button)
        for button in (self.stop, self.turn, self.bring_in, self.cancel):
            button.setAutoDefault(False)
        self.show_reading("", 0, 0)

    def show_work(self, *, on_changes: bool, importing: bool) -> None:
        """What can be done now."""
        work, rows = self._work, self._work.rows
        self.turn.setText(_("Back") if on_changes else _("What will change"))
        self.turn.setVisible(bool(work.files))
        self.turn.setEnabled(not importing and (on_changes or rows > 0))
        self.cancel.setEnabled(not importing)
        words = ngettext("Import {n} row", "Import {n} rows", rows).format(n=number(rows))
        self.bring_in.setText(words if rows else _("Import"))
        self.bring_in.setEnabled(work.settled and rows > 0 and not importing)
        self.stop.setText(_("Go on") if work.is_stopped else _("Stop"))
        self.stop.setVisible(work.is_stopped or (self._bar.isVisibleTo(self) and not importing))
        if not self._bar.isVisibleTo(self):
            stopped = _("Reading was stopped; nothing was imported.")
            self._doing.setText(stopped if work.is_stopped else left_out_words(work.files.values()))

    def show_reading(self, words: str, done: int, total: int) -> None:
        """What is being done ("" for nothing), and how far it is."""
        self._bar.setVisible(bool(words))
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        steps = _("{task}: {done} / {total}").format(task=words, done=number(done), total=number(total))
        said = steps if total else words
        self._doing.setText(said)
        self._bar.setAccessibleName(said)

    def _stop_or_go_on(self) -> None:
        if self._work.is_stopped:
            self._work.go_on()
        else:
            self._work.stop()
