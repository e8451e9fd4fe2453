"""Asks once before repairs and choices made in an import are let go."""

from PySide6.QtWidgets import QWidget

from shortage_app.text import _, ngettext, number
from shortage_app.ui import tokens
from shortage_app.ui.dialogs.sheet import Sheet
from shortage_app.ui.widgets.buttons import push_button
from shortage_app.ui.widgets.labels import Label


class LeaveImportDialog(Sheet):
    """Accepted: leave the import; rejected: go on with it. Esc and Return go on, so nothing is lost by a key."""

    guide_chapter = "import"

    def __init__(self, window: QWidget, files: int) -> None:
        super().__init__(window, 520, 220)
        self.say(_("Leave the import?"))
        self.hold_words_and_fields()
        told = Label(tokens.PANEL_TITLE, wrap=True)
        words = ngettext(
            "What you repaired or chose in {n} file will not be kept.",
            "What you repaired or chose in {n} files will not be kept.",
            files,
        )
        told.setText(words.format(n=number(files)))
        advice = Label(tokens.BODY, "text2", wrap=True)
        advice.setText(_("Nothing has been imported yet. The files themselves stay as they are."))
        for label in (told, advice):
            self.body.addWidget(label)
        self.body.addStretch(1)
        discard, go_on = push_button(self.accept), push_button(self.reject, kind="primary")
        discard.setText(_("Discard"))
        go_on.setText(_("Keep editing"))
        self.end_with(discard, go_on)
