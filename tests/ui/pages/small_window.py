"""The window on the real pages, with the small lists as its workspace."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from shortage_app.domain.analysis import analyse
from shortage_app.domain.project import Project
from shortage_app.ui.app import Program, build
from shortage_app.ui.pages import PAGES
from shortage_app.ui.session import Verbs
from shortage_app.ui.settings import Settings
from tests.report import small_lists
from tests.screens.camera import SIZE
from tests.ui.samples import SampleWorkspace


def opened(qtbot: QtBot, settings: Settings, page: str, project: Project | None = None) -> Program:
    """A shown window that looks at a page, everything worked out."""
    workspace = SampleWorkspace(Path("small.shortage"), project or small_lists.project())
    verbs = Verbs(analyse=analyse, open=lambda _: workspace, create=lambda _: workspace, example=lambda _: workspace)
    program = build([], verbs, PAGES, settings)
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
        return quiet > 3

    qtbot.waitUntil(is_quiet, timeout=10_000)
