"""The mappings remembered: how files of each shape are read without asking; one that is wrong is forgotten here."""

from typing import cast

from PySide6.QtWidgets import QWidget

from shortage_app.domain import columns as c
from shortage_app.domain.project import Project
from shortage_app.report.provenance import mapping_roles, mappings
from shortage_app.text import _
from shortage_app.ui import tokens
from shortage_app.ui.dialogs.sheet import SIDE, Sheet
from shortage_app.ui.session import Session
from shortage_app.ui.verbs import Workspace
from shortage_app.ui.widgets.buttons import push_button
from shortage_app.ui.widgets.empty_state import EmptyState
from shortage_app.ui.widgets.labels import ElidedLabel, Label, separator
from shortage_app.ui.widgets.table_view import TableView
from shortage_app.workflow.mappings import forget
from shortage_app.workflow.workspaces import OpenWorkspace

SIZE = (760, 600)


class MappingsDialog(Sheet):
    """Shapes of files above, the columns of the one picked below; forgetting can be undone."""

    guide_chapter = "data"

    def __init__(self, window: QWidget, session: Session) -> None:
        super().__init__(window, *SIZE)
        self._session, self._project = session, Project()
        self.hint = Label(tokens.TABLE, "text2", wrap=True)
        self.hint.setContentsMargins(SIDE, 12, SIDE, 12)
        self.table, self.roles = TableView(several=False), TableView()
        self.nothing = EmptyState()
        self.forget_button, close = push_button(self._forget, "delete"), push_button(self.reject)
        self.table.row_selected.connect(lambda _row: self._tell_roles())
        self._rule, self._of = separator(), ElidedLabel(tokens.PANEL_TITLE)
        self._of.setContentsMargins(SIDE, 12, SIDE, 12)
        self.body.addWidget(self.hint)
        for part, stretch in ((self.table, 1), (self._rule, 0), (self._of, 0), (self.roles, 1), (self.nothing, 1)):
            self.body.addWidget(part, stretch)
        self.say(_("Remembered mappings"))
        self.hint.setText(_("A file with the same headers, whatever their years, is read in the same way."))
        self.nothing.say(_("No mapping is remembered yet: an import remembers its own where that is ticked."))
        self.table.setAccessibleName(_("Remembered mappings"))
        self.roles.setAccessibleName(_("Columns"))
        self.forget_button.setText(_("Forget"))
        close.setText(_("Close"))
        self.end_with(self.forget_button, close)
        session.workspace_changed.connect(self._tell)
        self._tell(session.workspace)

    def _tell(self, workspace: Workspace | None) -> None:
        self._project = workspace.project if workspace is not None else Project()
        some = len(self._project.mappings) > 0
        for part in (self.hint, self.table, self._rule, self._of, self.roles):
            part.setVisible(some)
        self.nothing.setVisible(not some)
        self.table.show_table(mappings(self._project))
        if some and self.table.currentIndex().row() < 0:
            self.table.selectRow(0)
        self._tell_roles()

    def _tell_roles(self) -> None:
        kind, shape = self._picked
        self.forget_button.setEnabled(bool(kind))
        row = self.table.currentIndex().row()
        file = str(self.table.table_model.value(row, c.FILE)) if row >= 0 else ""
        self._of.setText(_("Columns of “{file}”").format(file=file))
        self.roles.show_table(mapping_roles(self._project, kind, shape))

    @property
    def _picked(self) -> tuple[str, str]:
        """Kind and shape of the row picked; "" for none."""
        row, model = self.table.currentIndex().row(), self.table.table_model
        if row < 0:
            return "", ""
        return str(model.value(row, c.KIND)), str(model.value(row, c.SHAPE))

    def _forget(self) -> None:
        kind, shape = self._picked
        if kind:
            words = _("Forgetting a mapping")
            self._session.change(lambda workspace, _: forget(cast(OpenWorkspace, workspace), kind, shape), words)
