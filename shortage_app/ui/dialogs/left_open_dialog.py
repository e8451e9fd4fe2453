"""Asks about a workspace that a program which is gone left open."""

from PySide6.QtWidgets import QWidget

from shortage_app.text import _
from shortage_app.ui import tokens
from shortage_app.ui.dialogs.sheet import Sheet
from shortage_app.ui.widgets.buttons import push_button
from shortage_app.ui.widgets.labels import Label


class LeftOpenDialog(Sheet):
    """Accepted: go on with it; rejected: only look at it."""

    def __init__(self, window: QWidget, why: str) -> None:
        super().__init__(window, 560, 264)
        self.say(_("This workspace was left open"))
        self.hold_words_and_fields()
        told = Label(tokens.PANEL_TITLE, wrap=True)
        told.setText(why.replace("-", "\N{NON-BREAKING HYPHEN}"))  # names stay whole
        advice = Label(tokens.BODY, "text2", wrap=True)
        advice.setText(
            _(
                "This happens when a program or a computer stops in the middle of its work. Everything that was saved "
                "is there, and can still be undone. Go on with it unless somebody else is about to."
            )
        )
        for label in (told, advice):
            self.body.addWidget(label)
        self.body.addStretch(1)
        look, go_on = push_button(self.reject), push_button(self.accept, kind="primary")
        look.setText(_("Only look at it"))
        go_on.setText(_("Go on in this workspace"))
        self.end_with(go_on, look)
