"""The list of changes: what was done and when; back or forward to any of them in one go."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from shortage_app.text import _, ngettext, number
from shortage_app.ui import tokens
from shortage_app.ui.dialogs.sheet import Sheet
from shortage_app.ui.qt import override
from shortage_app.ui.session import Session
from shortage_app.ui.tasks import Progress
from shortage_app.ui.verbs import Workspace
from shortage_app.ui.widgets.buttons import push_button
from shortage_app.ui.widgets.labels import Label, separator
from shortage_app.ui.widgets.table_view import TableView
from shortage_app.workflow.travelling import NOW, NUMBER, STATE, UNDONE, go_to, steps_table
from shortage_app.workflow.workspaces import OpenWorkspace


class ChangesDialog(Sheet):
    """The row chosen is the state one goes to; nothing happens before the button, and all of it can be undone again."""

    def __init__(self, window: QWidget, session: Session) -> None:
        super().__init__(window, 760, 520)
        self._session = session
        self.table = TableView(several=False)
        self.foreseen = Label(tokens.BODY, "text2", wrap=True)
        self.foreseen.setContentsMargins(16, 12, 16, 12)
        self._close_button, self.go = push_button(self.reject), push_button(self._go, "history", kind="primary")
        self.body.addWidget(separator())  # parts the title from the headings
        self.body.addWidget(self.table, 1)
        self.body.addWidget(separator())
        self.body.addWidget(self.foreseen)
        self.end_with(self.go, self._close_button)
        self.table.row_selected.connect(lambda _row: self._foresee())
        self.table.row_opened.connect(lambda _row: self._go())
        self._tell()

    def _tell(self) -> None:
        self.say(_("List of changes"))
        self._close_button.setText(_("Close"))
        workspace, row = self._session.workspace, self.table.currentIndex().row()
        if isinstance(workspace, OpenWorkspace):
            self.table.show_table(steps_table(workspace))
        if row < 0:
            self.table.select_row(STATE, NOW)
        self._foresee()

    def _steps_to_go(self) -> int:
        """How many changes are taken back (above 0) or done again (below 0) on the way to the row chosen."""
        model, chosen = self.table.table_model, self.table.currentIndex().row()
        if chosen < 0:
            return 0
        wanted = int(model.value(chosen, NUMBER))
        steps = [(int(model.value(row, NUMBER)), str(model.value(row, STATE))) for row in range(model.rowCount())]
        back = sum(step > wanted and state != UNDONE for step, state in steps)
        again = sum(step <= wanted and state == UNDONE for step, state in steps)
        return back - again

    def _foresee(self) -> None:
        steps = self._steps_to_go()
        self.go.setEnabled(steps != 0)
        self.go.setText(_("Do again up to here") if steps < 0 else _("Go back to this point"))
        self.foreseen.setText(_foreseen(steps))

    def _go(self) -> None:
        steps = self._steps_to_go()
        if steps == 0:
            return
        wanted = int(self.table.table_model.value(self.table.currentIndex().row(), NUMBER))

        def verb(workspace: Workspace, _progress: Progress) -> Workspace:
            assert isinstance(workspace, OpenWorkspace)
            return go_to(workspace, wanted)

        self.accept()
        self._session.change(verb, _("Going through the changes"), _gone(steps))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._tell()


def _foreseen(steps: int) -> str:
    if steps == 0:
        return _("Choose the change to go back to; later ones are undone and can be redone.")
    if steps < 0:
        words = ngettext("{n} change will be done again.", "{n} changes will be done again.", -steps)
    else:
        words = ngettext(
            "{n} change will be undone; it can be done again.",
            "{n} changes will be undone; they can be done again.",
            steps,
        )
    return words.format(n=number(abs(steps)))


def _gone(steps: int) -> str:
    if steps < 0:
        return ngettext("{n} change done again", "{n} changes done again", -steps).format(n=number(-steps))
    return ngettext("{n} change undone", "{n} changes undone", steps).format(n=number(steps))
