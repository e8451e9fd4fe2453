"""Asks whether exits are deleted for good, and the copies that hold them too."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from shortage_app.text import _, ngettext, number
from shortage_app.ui import tokens
from shortage_app.ui.dialogs.sheet import Sheet
from shortage_app.ui.widgets.buttons import push_button
from shortage_app.ui.widgets.labels import Label
from shortage_app.workflow.deleting import copies_kept


class DeleteExitsDialog(Sheet):
    """What goes, what cannot be undone, and a box for the copies."""

    guide_chapter = "privacy"

    confirmed = Signal(bool)  # whether the copies go too

    def __init__(self, window: QWidget, path: Path) -> None:
        super().__init__(window, 560, 280)
        self.say(_("Delete exits for good"))
        self._copies = QCheckBox()
        self._lay_out(copies_kept(path))

    def _lay_out(self, copies: int) -> None:
        self.hold_words_and_fields()
        told = Label(tokens.BODY, wrap=True)
        told.setText(
            _(
                "Every count of leavers will be deleted from this workspace and overwritten in the file. This cannot "
                "be undone, nor can any change made before it. The copies kept beside the workspace hold the counts "
                "too."
            )
        )
        words = ngettext(
            "Also delete the copy beside the workspace",
            "Also delete the {n} copies beside the workspace",
            copies,
        )
        self._copies.setText(words.format(n=number(copies)))
        self.body.addWidget(told)
        if copies:
            self.body.addWidget(self._copies, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        cancel, delete = push_button(self.reject), push_button(self._confirm, "delete")
        cancel.setText(_("Cancel"))
        delete.setText(_("Delete for good"))
        self.end_with(delete, cancel)

    def _confirm(self) -> None:
        self.accept()
        self.confirmed.emit(self._copies.isChecked())
