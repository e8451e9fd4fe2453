"""The window on the real pages, with the small lists as its workspace."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from shortage_app.domain.analysis import analyse
from shortage_app.domain.change import Change, Replacement
from shortage_app.domain.project import FRAMES, Project
from shortage_app.ui.actions import wire
from shortage_app.ui.app import Program, build
from shortage_app.ui.pages import PAGES
from shortage_app.ui.settings import Settings
from shortage_app.ui.verbs import Verbs, Workspace
from shortage_app.workflow.workspaces import OpenWorkspace, create, perform
from tests.report import small_lists
from tests.screens.camera import SIZE
from tests.ui.samples import SampleWorkspace


def opened(qtbot: QtBot, settings: Settings, page: str, project: Project | None = None) -> Program:
    """A shown window that looks at a page, everything worked out."""
    return shown(qtbot, settings, page, SampleWorkspace(Path("small.shortage"), project or small_lists.project()))


def stored(path: Path, project: Project) -> OpenWorkspace:
    """A project in a file, where changes can be kept."""
    frames = {name: getattr(project, name) for name in FRAMES}
    filled = {name: frame for name, frame in frames.items() if len(frame)}
    whole = Change("", tuple(Replacement(name, frame.iloc[:, :1], frame) for name, frame in filled.items()))
    return perform(create(path), whole)


def shown(qtbot: QtBot, settings: Settings, page: str, workspace: Workspace) -> Program:
    """A shown window that looks at a page of a workspace, with the commands that open dialogs."""
    verbs = Verbs(analyse=analyse, open=lambda _: workspace, create=lambda _: workspace, example=lambda _: workspace)
    program = build([], verbs, PAGES, settings)
    wire(program.window)
    qtbot.addWidget(program.window)
    program.window.resize(*SIZE)
    with qtbot.waitActive(program.window):
        program.window.show()
        program.window.activateWindow()
    program.session.show_page(page)
    program.session.take(workspace)
    settled(qtbot, program)
    return program


def settled(qtbot: QtBot, program: Program) -> None:
    """Wait until nothing is worked out any more, and what was is shown."""
    quiet = 0

    def is_quiet() -> bool:
        nonlocal quiet
        quiet = 0 if program.session.tasks.names else quiet + 1
        return quiet > 12  # what is worked out is shown in several turns

    qtbot.waitUntil(is_quiet, timeout=60_000)  # the first suggestions load scikit-learn
