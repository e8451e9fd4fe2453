"""What another workspace decided, beside what this one did; nothing changes before it is asked for."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shortage_app.text import _, ngettext, number
from shortage_app.ui import tokens
from shortage_app.ui.dialogs.sheet import SIDE, Sheet
from shortage_app.ui.session import Session
from shortage_app.ui.tasks import Progress
from shortage_app.ui.verbs import Workspace
from shortage_app.ui.widgets.buttons import push_button
from shortage_app.ui.widgets.labels import Label, separator
from shortage_app.ui.widgets.table_view import TableView
from shortage_app.workflow.merging import Comparison, Difference, Side, compare_with, differences_table, merge
from shortage_app.workflow.workspaces import OpenWorkspace

COMPARING = "compare"


class MergeDialog(Sheet):
    """A row a difference; the rows selected are given one answer. What is undecided stays as it is here."""

    def __init__(self, window: QWidget, session: Session, other: Path) -> None:
        super().__init__(window, 1280, 600)
        self._session, self._other = session, other
        self._comparison: Comparison | None = None
        self._choices: dict[Difference, Side] = {}
        self._told = Label(tokens.BODY, wrap=True)
        self._table = TableView()
        self._mine = push_button(lambda: self._answer(Side.MINE), small=True)
        self._theirs = push_button(lambda: self._answer(Side.THEIRS), small=True)
        self._merge = push_button(self._carry_out, "link", kind="primary")
        self._here, self._there = Label(tokens.TABLE, wrap=True), Label(tokens.TABLE, wrap=True)
        self._whole = QWidget()  # what both say of the row chosen: answers are longer than cells
        self._table.rows_changed.connect(self._enable)
        self._lay_out()
        self._enable()
        self._compare()

    def _lay_out(self) -> None:
        self.say(_("Merge “{name}” into this workspace").format(name=self._other.name))
        self._told.setText(_("Comparing…"))
        self._table.setAccessibleName(_("Differences"))
        self._mine.setText(_("Keep mine"))
        self._theirs.setText(_("Take theirs"))
        self._merge.setText(_("Merge"))
        head = QHBoxLayout()
        head.setContentsMargins(SIDE, 12, SIDE, 12)
        head.setSpacing(8)
        head.addWidget(self._told, 1)
        for button in (self._mine, self._theirs):
            head.addWidget(button)
        top = QWidget()
        top.setLayout(head)
        cancel = push_button(self.reject)
        cancel.setText(_("Cancel"))
        for part in (top, separator()):
            self.body.addWidget(part)
        self.body.addWidget(self._table, 1)
        whole = QVBoxLayout(self._whole)
        whole.setContentsMargins(SIDE, 12, SIDE, 12)
        whole.setSpacing(4)
        for part in (self._here, self._there):
            whole.addWidget(part)
        self.body.addWidget(self._whole)
        self.end_with(self._merge, cancel)

    def _compare(self) -> None:
        workspace, other = self._session.workspace, self._other
        assert isinstance(workspace, OpenWorkspace)
        self.finished.connect(lambda _result: self._session.tasks.cancel(COMPARING))
        self._session.tasks.start(
            COMPARING, lambda _progress: compare_with(workspace, other), self._show, self._fail, _("Comparing")
        )

    def _show(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._told.setText(" ".join(_sentences(comparison)))
        self._fill()
        self._table.select_row("answer", "")  # the first that waits for her
        self._table.setFocus()

    def _fail(self, error: Exception) -> None:
        self.reject()
        self._session.failed.emit(error)

    def _fill(self) -> None:
        workspace = self._session.workspace
        if self._comparison is not None and workspace is not None:
            self._table.show_table(differences_table(self._comparison, workspace.project, self._choices))
        self._enable()

    def _enable(self) -> None:
        found = self._comparison.differences if self._comparison is not None else ()
        self._merge.setEnabled(bool(found))
        for button in (self._mine, self._theirs):
            button.setEnabled(bool(self._selected()))
        self._tell_whole()

    def _tell_whole(self) -> None:
        """Say both answers in full where one row is chosen."""
        rows, model = self._table.selected_rows(), self._table.table_model
        self._whole.setVisible(len(rows) == 1)
        if len(rows) == 1:
            mine, theirs = (str(model.value(rows[0], name)) for name in ("mine", "theirs"))
            self._here.setText(_("Here: {answer}").format(answer=mine))
            self._there.setText(_("There: {answer}").format(answer=theirs))

    def _selected(self) -> list[Difference]:
        if self._comparison is None:
            return []
        rows = {index.row() for index in self._table.selectionModel().selectedRows()}
        places = [self._table.table_model.values_of(row)["place"] for row in sorted(rows)]
        return [self._comparison.differences[int(str(place))] for place in places]

    def _answer(self, side: Side) -> None:
        self._choices |= dict.fromkeys(self._selected(), side)
        self._fill()

    def _carry_out(self) -> None:
        comparison, choices = self._comparison, dict(self._choices)
        if comparison is None:
            return

        def verb(workspace: Workspace, _progress: Progress) -> Workspace:
            assert isinstance(workspace, OpenWorkspace)
            return merge(workspace, comparison, choices)

        self.accept()
        self._session.change(verb, _("Merging"))


def _sentences(comparison: Comparison) -> list[str]:
    new, conflicts = len(comparison.new), len(comparison.conflicts)
    if not comparison.differences:
        return [_("Everything that “{name}” decided stands here too.").format(name=comparison.path.name)]
    told = [
        ngettext(
            "{n} decision exists only there and will be added.",
            "{n} decisions exist only there and will be added.",
            new,
        ),
        ngettext(
            "{n} was decided differently: choose which one to keep; until then yours stands.",
            "{n} were decided differently: choose which ones to keep; until then yours stand.",
            conflicts,
        ),
    ]
    counts = (new, conflicts)
    return [words.format(n=number(count)) for words, count in zip(told, counts, strict=True) if count]
