"""The earlier copies of a workspace, with what each holds; one of them is restored."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shortage_app.text import _
from shortage_app.ui import tokens
from shortage_app.ui.dialogs.sheet import Sheet
from shortage_app.ui.widgets.buttons import push_button
from shortage_app.ui.widgets.labels import Label, separator
from shortage_app.ui.widgets.table_view import TableView
from shortage_app.workflow.restoring import Copy, copies_of, copies_table


class RestoreDialog(Sheet):
    """A table of copies; of a damaged workspace also what can still be read may be saved."""

    copy_chosen = Signal(Path, str)  # the file, and when it was made
    save_asked = Signal()

    def __init__(self, window: QWidget, path: Path, *, damaged: bool = False) -> None:
        super().__init__(window, 920, 480)
        self.say(_("Restore an earlier copy"))
        self._copies = copies_of(path)
        self._table = TableView(several=False)
        self._advice = Label(tokens.BODY, "text2", wrap=True)
        self._restore = push_button(self._choose, "refresh", kind="primary")
        self._lay_out(path, damaged=damaged)
        self._table.row_selected.connect(lambda _row: self._restore.setEnabled(True))
        self._table.row_opened.connect(lambda _row: self._choose())
        self._restore.setEnabled(False)
        if self._copies:
            self._table.selectRow(0)

    def _lay_out(self, path: Path, *, damaged: bool) -> None:
        self._advice.setText(_advice(path, self._copies, damaged=damaged))
        self._advice.setContentsMargins(16, 12, 16, 12)
        self._table.show_table(copies_table(self._copies))
        self._table.setAccessibleName(_("Copies of this workspace"))
        self.body.addWidget(self._advice)
        self.body.addWidget(separator())
        self.body.addWidget(self._table, 1)
        if damaged:
            save = push_button(self._save)
            save.setText(_("Save what can be read"))
            self.foot.addWidget(save)
        cancel = push_button(self.reject)
        cancel.setText(_("Cancel"))
        self._restore.setText(_("Restore this copy"))
        self.end_with(self._restore, cancel)

    def _choose(self) -> None:
        row = self._table.currentIndex().row()
        if row < 0:
            return
        name = self._table.table_model.values_of(row)["file"]
        copy = next(copy for copy in self._copies if copy.path.name == name)
        self.accept()
        self.copy_chosen.emit(copy.path, copy.when)

    def _save(self) -> None:
        self.accept()
        self.save_asked.emit()


def _advice(path: Path, copies: tuple[Copy, ...], *, damaged: bool) -> str:
    if not copies:
        return _("There is no copy of “{name}” yet. One is kept each time it is opened after a change.").format(
            name=path.name
        )
    if damaged:
        return _(
            "The copy takes the place of “{name}”. The damaged file stays beside it under another name, so that "
            "nothing is lost."
        ).format(name=path.name)
    return _("Everything in “{name}” becomes what it was then. This can be undone like any other change.").format(
        name=path.name
    )
