"""What the window says and does so that no work is lost: who else has the workspace, copies, damage, a full check."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from shortage_app.text import _, ngettext
from shortage_app.ui.verbs import Workspace
from shortage_app.ui.widgets.messages import Level, Message
from shortage_app.ui.window import plain_message

if TYPE_CHECKING:
    from shortage_app.ui.tasks import Progress
    from shortage_app.ui.window import Window
    from shortage_app.workflow.workspaces import Opening, OpenWorkspace

NAMED_PROBLEMS = 3


def wire(window: "Window") -> None:
    """Tell how each workspace was opened, and offer what helps when something fails."""
    Keeping(window)


def _is_unexpected(error: Exception) -> bool:
    """Whether an exception is none of those by which this program speaks to a person."""
    return not isinstance(error, OSError) and not type(error).__module__.startswith("shortage_app")


def _unexpected(error: Exception) -> Message:
    """That a job failed for no reason the program knows; its report is logged, and shown on demand."""
    from shortage_app.ui.dialogs.crash_dialog import CrashDialog, report_of, write_log

    report = report_of(error)
    write_log(report)
    words = _("Something went wrong that the program did not expect.")
    return Message(words, _("Nothing was changed."), "", Level.ERROR, _("Show the report"), CrashDialog(report).exec)


class Keeping(QObject):
    """Follows the workspaces that the window opens."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._told: Opening | None = None
        window.message_of = self._message_of
        window.session.may_change = self._may_change
        window.session.workspace_changed.connect(self._tell)
        window.commands.carry_out("changes", self.show_changes)
        window.commands.carry_out("restore", self.ask_restore)
        window.commands.carry_out("merge", self.ask_merge)
        window.commands.carry_out("check_file", self.check_file)
        window.commands.carry_out("delete_exits", self.ask_delete_exits)

    # How a workspace was opened

    def _tell(self, workspace: Workspace | None) -> None:
        from shortage_app.workflow.workspaces import OpenWorkspace

        if not isinstance(workspace, OpenWorkspace) or workspace.opening is self._told:
            return
        self._told = workspace.opening
        self._window.status_bar.show_read_only(read_only=workspace.opening.barrier is not None)
        if workspace.opening.barrier is not None:
            self._tell_barrier(workspace)
        elif workspace.opening.conflicts:
            self._tell_conflicts(workspace.opening.conflicts)
        elif workspace.opening.trouble:
            self._window.show_message(Message(workspace.opening.trouble, level=Level.WARNING))

    def _tell_barrier(self, workspace: "OpenWorkspace") -> None:
        from shortage_app.workflow.opening import Hold, why_not

        barrier = workspace.opening.barrier
        if barrier is not None and barrier.hold is Hold.LEFT:
            from shortage_app.ui.dialogs.left_open_dialog import LeftOpenDialog

            dialog = LeftOpenDialog(self._window, why_not(workspace))
            dialog.accepted.connect(partial(self._take_over, workspace.path))
            dialog.rejected.connect(partial(self._tell_read_only, workspace))
            dialog.open()
        else:
            self._tell_read_only(workspace)

    def _tell_read_only(self, workspace: "OpenWorkspace") -> None:
        self._window.show_message(self._read_only(workspace))

    def _read_only(self, workspace: "OpenWorkspace") -> Message:
        from shortage_app.workflow.opening import why_not

        kept = _("You can look at everything and export it; nothing can be changed here.")
        again = partial(self._window.session.open, workspace.path)
        return Message(why_not(workspace), kept, "", Level.INFO, _("Open again"), again)

    def _may_change(self) -> bool:
        """Whether what is open can be changed; where not, say so before she fills in what could not be kept."""
        barred = self._barred()
        if barred is not None:
            self._tell_read_only(barred)
        return barred is None

    def _barred(self) -> "OpenWorkspace | None":
        """The open workspace, where it can only be read."""
        from shortage_app.workflow.workspaces import OpenWorkspace

        workspace = self._window.session.workspace
        return workspace if isinstance(workspace, OpenWorkspace) and workspace.opening.barrier is not None else None

    def _take_over(self, path: Path) -> None:
        from shortage_app.workflow.opening import open_to_work

        self._window.session.load(
            lambda _progress: open_to_work(path, left_too=True), _("Opening {name}").format(name=path.name)
        )

    def _tell_conflicts(self, found: tuple[Path, ...]) -> None:
        names = ", ".join(f"“{path.name}”" for path in found)
        words = ngettext(
            "A synchronising folder left a copy beside this workspace: {names}.",
            "A synchronising folder left {n} copies beside this workspace: {names}.",
            len(found),
        ).format(n=len(found), names=names)
        kept = _("Both were changed at the same time. Compare them, and take over what is missing here.")
        act = partial(self._compare, found[0])
        self._window.show_message(Message(words, kept, "", Level.WARNING, _("Compare…"), act))

    # What failed

    def _message_of(self, error: Exception) -> Message:
        from shortage_app.workflow.workspaces import ChangedElsewhere, DamagedWorkspace, WorkspaceError

        if not isinstance(error, WorkspaceError):
            return _unexpected(error) if _is_unexpected(error) else plain_message(error)
        kept, session = _("Nothing was changed."), self._window.session
        if isinstance(error, DamagedWorkspace) and error.path is not None:
            act = partial(self._restore_damaged, error.path)
            return Message(str(error), kept, "", Level.ERROR, _("Restore…"), act)
        if isinstance(error, ChangedElsewhere) and error.path is not None:
            return Message(str(error), kept, "", Level.ERROR, _("Open again"), partial(session.open, error.path))
        barred = self._barred()
        if error.passing and barred is not None and barred.path == error.path:
            return self._read_only(barred)  # trying again would meet the same barrier
        if error.passing:
            return Message(str(error), kept, "", Level.ERROR, _("Try again"), session.try_again)
        return Message(str(error), kept)

    # Going back

    def show_changes(self) -> None:
        """Every change, to go back to any of them."""
        if self._window.session.workspace is None:
            return
        from shortage_app.ui.dialogs.changes_dialog import ChangesDialog

        ChangesDialog(self._window, self._window.session).open()

    # Restoring

    def ask_restore(self) -> None:
        """Choose an earlier copy of the open workspace; restoring it is a change that can be undone."""
        workspace = self._window.session.workspace
        if workspace is None:
            return
        from shortage_app.ui.dialogs.restore_dialog import RestoreDialog

        dialog = RestoreDialog(self._window, workspace.path)
        dialog.copy_chosen.connect(self._restore)
        dialog.open()

    def _restore(self, copy: Path, when: str) -> None:
        def verb(workspace: Workspace, _progress: "Progress") -> Workspace:
            from shortage_app.workflow.restoring import restore
            from shortage_app.workflow.workspaces import OpenWorkspace

            assert isinstance(workspace, OpenWorkspace)
            return restore(workspace, copy, when)

        self._window.session.change(verb, _("Restoring a copy"))

    def _restore_damaged(self, path: Path) -> None:
        from shortage_app.ui.dialogs.restore_dialog import RestoreDialog

        dialog = RestoreDialog(self._window, path, damaged=True)
        dialog.copy_chosen.connect(partial(self._put_back, path))
        dialog.save_asked.connect(partial(self._save_what_can_be_read, path))
        dialog.open()

    def _put_back(self, path: Path, copy: Path, _when: str) -> None:
        def job(_progress: "Progress") -> "OpenWorkspace":
            from shortage_app.workflow.opening import open_to_work
            from shortage_app.workflow.restoring import put_back

            put_back(path, copy)
            return open_to_work(path)

        self._window.session.load(job, _("Restoring a copy"))

    def _save_what_can_be_read(self, path: Path) -> None:
        def job(_progress: "Progress") -> "OpenWorkspace":
            from shortage_app.workflow.opening import open_to_work
            from shortage_app.workflow.restoring import save_what_can_be_read

            return open_to_work(save_what_can_be_read(path).path)

        self._window.session.load(job, _("Saving what can be read"))

    # Merging

    def ask_merge(self) -> None:
        """Choose another workspace and compare it with this one."""
        from shortage_app.ui.widgets import asking
        from shortage_app.ui.window import workspace_kinds

        if self._window.session.workspace is None:
            return
        other = asking.for_file(self._window.top_bar, _("Merge another workspace"), workspace_kinds())
        if other:
            self._compare(other)

    def _compare(self, other: Path) -> None:
        workspace = self._window.session.workspace
        if workspace is None:
            return
        from shortage_app.ui.dialogs.merge_dialog import MergeDialog

        MergeDialog(self._window, self._window.session, other).open()

    # Deleting

    def ask_delete_exits(self) -> None:
        """Delete every count of leavers for good, once it was confirmed."""
        workspace = self._window.session.workspace
        if workspace is None:
            return
        from shortage_app.ui.dialogs.delete_exits_dialog import DeleteExitsDialog

        dialog = DeleteExitsDialog(self._window, workspace.path)
        dialog.confirmed.connect(self._delete_exits)
        dialog.open()

    def _delete_exits(self, copies_too: bool) -> None:
        def verb(workspace: Workspace, _progress: "Progress") -> Workspace:
            from shortage_app.workflow.deleting import delete_exits
            from shortage_app.workflow.workspaces import OpenWorkspace

            assert isinstance(workspace, OpenWorkspace)
            return delete_exits(workspace, copies_too=copies_too).workspace

        self._window.session.change(verb, _("Deleting exits"))

    # Checking

    def check_file(self) -> None:
        """Look through the whole file of the workspace, and say what was found."""
        workspace = self._window.session.workspace
        if workspace is None:
            return
        path = workspace.path

        def job(_progress: "Progress") -> tuple[str, ...]:
            from shortage_app.workflow.restoring import problems_in

            return problems_in(path)

        self._window.session.tasks.start("check_file", job, partial(self._tell_check, path), words=_("Checking"))

    def _tell_check(self, path: Path, problems: tuple[str, ...]) -> None:
        if not problems:
            self._window.say(_("“{name}” is sound.").format(name=path.name))
            return
        words = _("“{name}” is damaged: {reason}").format(name=path.name, reason="; ".join(problems[:NAMED_PROBLEMS]))
        act = partial(self._restore_damaged, path)
        self._window.show_message(Message(words, act_words=_("Restore…"), act=act))
