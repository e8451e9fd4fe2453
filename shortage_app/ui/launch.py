"""The window with the verbs of workflow, each imported when it is first used: the window paints before any of them."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from shortage_app.text import _

if TYPE_CHECKING:
    from shortage_app.domain.analysis import Analysis
    from shortage_app.domain.project import Method, Project
    from shortage_app.ui.app import Program
    from shortage_app.ui.settings import Settings
    from shortage_app.ui.verbs import Verbs, Workspace
    from shortage_app.workflow.workspaces import OpenWorkspace

NO_WINDOW = 2
CALM_AFTER = 1000  # ms without a job: the page that it filled is painted
LINUX_PACKAGES = (
    "libegl1 libgl1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libdbus-1-3 "
    "libfontconfig1"
)


def run(arguments: Sequence[str]) -> int:
    """Open the window on the workspace named, else on the last one, else on the example; returns the exit code."""
    trouble = _no_display()
    if trouble:
        sys.stderr.write(trouble + "\n")
        return NO_WINDOW
    from shortage_app.ui import crash, desktop

    wanted = _wanted(arguments)
    if wanted is not None and desktop.show_window_of(wanted):
        return 0
    crash.trace_faults()
    _enlarge()
    return started([str(wanted)] if wanted is not None else []).application.exec()


def started(arguments: Sequence[str]) -> "Program":
    """The window shown; what it is made of stays, so garbage is looked for only once its workspace is shown."""
    gc.disable()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy would start more, which wait busily and are never used
    program = prepared(arguments)
    from shortage_app.ui import desktop

    _after_painting(program, lambda: begin_where_files_are(program))
    desktop.wire(program.window)
    _collect_when_calm(program)
    program.window.show()
    return program


def _collect_when_calm(program: "Program") -> None:
    """Look for garbage again once nothing has been left to do for a moment, but not among what start and pages made.

    Those are some hundred thousand things that stay; a thorough look would go through them in the window's own time.
    """
    from PySide6.QtCore import QTimer

    passed_over: set[str] = set()

    def look() -> None:
        if program.session.tasks.names:
            return
        pages = set(program.window.stack.built)
        if not gc.isenabled() or pages - passed_over:
            gc.freeze()
            passed_over.update(pages)
        gc.enable()

    calm = QTimer(program.window, singleShot=True, interval=CALM_AFTER)
    calm.timeout.connect(look)
    program.session.tasks.task_ended.connect(lambda _name: calm.start())  # from the last that ended


def _enlarge() -> None:
    """Draw everything as much larger as was chosen; Qt must know before it starts."""
    from shortage_app.ui.settings import TEXT_SIZES, Settings

    size = Settings().text_size
    if size != TEXT_SIZES[0]:
        os.environ.setdefault("QT_SCALE_FACTOR", str(size / 100))


def prepared(arguments: Sequence[str]) -> "Program":
    """The window with everything it can do, not shown yet; once painted it opens its workspace."""
    from shortage_app.ui.qt_features import import_qt

    import_qt()
    from shortage_app import places
    from shortage_app.ui import auditing, crash, keeping
    from shortage_app.ui.actions import wire
    from shortage_app.ui.app import build
    from shortage_app.ui.pages import PAGES

    program = build(sys.argv[:1], verbs(), PAGES)
    crash.install()
    wire(program.window)
    keeping.wire(program.window)
    auditing.wire(program.window)
    wanted = _wanted(arguments, program.settings)

    def begin() -> None:
        from shortage_app.ui import left_picture

        left_picture.keep_when_closed(program.window)
        if wanted is not None:
            left_picture.show(program.window, wanted, lambda: program.session.open(wanted))
        else:
            program.session.open_example(places.user_data() / "example")

    _after_painting(program, begin)
    return program


def _after_painting(program: "Program", act: Callable[[], None]) -> None:
    """Do something once the window stands there."""
    from PySide6.QtCore import QTimer

    program.window.shown_first.connect(lambda: QTimer.singleShot(0, act))


def begin_where_files_are(program: "Program") -> None:
    """Dialogs that ask for a file begin beside the workspace, not in the current folder, which nobody could eject."""
    from shortage_app import places
    from shortage_app.ui.widgets import asking

    def beside(workspace: Path) -> None:
        if not workspace.is_relative_to(places.user_data()):
            asking.begin_in(workspace.parent)

    for path in reversed(program.settings.recent):
        beside(path)
    program.session.workspace_changed.connect(lambda workspace: beside(workspace.path))
    asking.hold_no_folder()


def _wanted(arguments: Sequence[str], settings: "Settings | None" = None) -> Path | None:
    """The workspace named, else the one opened last; None where there is none."""
    from shortage_app.ui.settings import Settings

    return Path(arguments[0]).absolute() if arguments else next(iter((settings or Settings()).recent), None)


def _no_display() -> str:
    """Why no window can be opened here, "" where one can."""
    from shortage_app.ui.qt_features import import_qt

    try:
        import_qt()
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:
        return _(
            "The window cannot be opened: {reason}. On Debian or Ubuntu install: {packages}. "
            "The command line works without: shortage-app --help"
        ).format(reason=error, packages=LINUX_PACKAGES)
    headless = sys.platform == "linux" and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )
    if headless:
        return _(
            "There is no display to open a window on. On a machine with one, the window also needs: {packages}. "
            "Without a display use the command line: shortage-app --help"
        ).format(packages=LINUX_PACKAGES)
    return ""


def verbs() -> "Verbs":
    """Everything the window asks of workflow."""
    from shortage_app.ui.verbs import Verbs

    return Verbs(
        analyse=_analyse,
        open=_open,
        close=_close,
        create=_create,
        example=_example,
        set_method=_set_method,
        undo=_undo,
        redo=_redo,
        undo_name=_undo_name,
        redo_name=_redo_name,
        undoes_links=_undoes_links,
    )


def _analyse(project: "Project", year: int, method: "Method") -> "Analysis":
    from shortage_app.domain.analysis import analyse

    return analyse(project, year, method)


def _open(path: Path) -> "OpenWorkspace":
    from shortage_app.workflow.opening import open_to_work

    return open_to_work(path)


def _close(workspace: "Workspace") -> None:
    from shortage_app.workflow.opening import close
    from shortage_app.workflow.workspaces import OpenWorkspace

    assert isinstance(workspace, OpenWorkspace)
    close(workspace)


def _create(path: Path) -> "OpenWorkspace":
    from shortage_app.workflow.opening import open_to_work
    from shortage_app.workflow.workspaces import create

    return open_to_work(create(path).path)


def _set_method(workspace: "Workspace", settings: dict[str, str]) -> "OpenWorkspace":
    from shortage_app.workflow.workspaces import OpenWorkspace, set_method

    assert isinstance(workspace, OpenWorkspace)
    return set_method(workspace, settings)


def _undo(workspace: "Workspace") -> "OpenWorkspace":
    from shortage_app.workflow.workspaces import OpenWorkspace, undo

    assert isinstance(workspace, OpenWorkspace)
    return undo(workspace)


def _redo(workspace: "Workspace") -> "OpenWorkspace":
    from shortage_app.workflow.workspaces import OpenWorkspace, redo

    assert isinstance(workspace, OpenWorkspace)
    return redo(workspace)


def _undo_name(workspace: "Workspace") -> str:
    from shortage_app.workflow.workspaces import OpenWorkspace, undo_name

    assert isinstance(workspace, OpenWorkspace)
    return undo_name(workspace)


def _undoes_links(workspace: "Workspace") -> bool:
    from shortage_app.workflow.linking import undoes_links
    from shortage_app.workflow.workspaces import OpenWorkspace

    assert isinstance(workspace, OpenWorkspace)
    return undoes_links(workspace)


def _redo_name(workspace: "Workspace") -> str:
    from shortage_app.workflow.workspaces import OpenWorkspace, redo_name

    assert isinstance(workspace, OpenWorkspace)
    return redo_name(workspace)


def _example(folder: Path) -> "OpenWorkspace":
    from shortage_app.workflow.example import ready
    from shortage_app.workflow.opening import open_to_work

    return open_to_work(ready(folder))
