"""What the window does by dialog: import, export, a decision logged."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from shortage_app.text import _
from shortage_app.ui.turns import Turns
from shortage_app.ui.visit import OCCUPATION
from shortage_app.ui.widgets.messages import Level, Message

if TYPE_CHECKING:
    from shortage_app.domain.analysis import Analysis
    from shortage_app.ui.verbs import Workspace
    from shortage_app.ui.window import Window

# The modules of the two largest dialogs, from those that need least.
IMPORT = ("workflow.candidate", "ui.dialogs.import_checks", "ui.dialogs.import_dialog")
EXPORT = ("ui.printing.pdf", "ui.dialogs.export_form", "ui.dialogs.export_dialog")


def wire(window: "Window") -> None:
    """Carry out the commands that open a dialog."""
    importing = partial(ask_import, window, Turns(window))
    window.commands.carry_out("import", importing)
    export = partial(window.session.when_current, partial(ask_export, window))  # the year looked at once all is loaded
    loading = Turns(window)
    window.commands.carry_out("export", lambda: loading.take(*_loading(EXPORT), export))
    window.commands.carry_out("log_decision", partial(ask_decision, window))
    window.commands.carry_out("edit_targets", partial(ask_targets, window))
    window.files_dropped.connect(importing)
    window.session.workspace_changed.connect(partial(_count_sources, window))
    window.status_bar.sources_chosen.connect(lambda: window.session.show_page("data"))
    window.session.analysis_changed.connect(partial(_count_waiting, window))


def ask_decision(window: "Window") -> None:
    """A decision for the occupation that is picked."""
    from shortage_app.ui.dialogs.decision_dialog import log_decision

    if window.session.analysis is None:
        _say_nothing_yet(window)
    else:
        log_decision(window, window.session)


def _say_nothing_yet(window: "Window") -> None:
    """Without a list there is neither a year to export nor an occupation to decide on."""
    words = _("There is nothing here yet. Import the list of a year first.")
    act = window.commands["import"].trigger
    window.show_message(Message(words, level=Level.INFO, act_words=_("Import data…"), act=act))


def _count_sources(window: "Window", workspace: "Workspace | None") -> None:
    """Say how many files were imported; where there is no list yet, nothing waits on any page."""
    project = workspace.project if workspace is not None else None
    count, synthetic = (len(project.sources), project.synthetic) if project is not None else (0, False)
    window.status_bar.show_sources(count, synthetic=synthetic)
    if not window.session.years:
        for page in window.page_names:
            window.rail.show_waiting(page, 0)


def _count_waiting(window: "Window", analysis: "Analysis") -> None:
    """Say in the rail how many occupations have no offer, and how many decisions of the year are still open."""
    from shortage_app.report.decisions import standing

    window.rail.show_waiting("coverage", analysis.figures.without_offer or 0)
    window.rail.show_waiting("decisions", standing(analysis.project, analysis.year).open)


def ask_targets(window: "Window") -> None:
    """The targets of the indicators there are."""
    workspace = window.session.workspace
    if workspace is None or workspace.project.indicators.empty:
        return
    from shortage_app.ui.dialogs.targets_dialog import TargetsDialog

    if window.session.may_change():
        TargetsDialog(window, window.session, workspace.project).open()


def ask_import(window: "Window", turns: Turns, paths: list[Path] | None = None) -> None:
    """The import dialog, on files that were dropped or are chosen there; its parts are loaded each in a turn."""
    if window.session.workspace is None:
        first = _("Files are imported into a workspace. Open one, or create a new one, first.")
        window.show_message(Message(first, level=Level.INFO))
        return
    if window.session.may_change():
        turns.take(*_loading(IMPORT), partial(_open_import, window, paths or []))


def _open_import(window: "Window", paths: list[Path]) -> None:
    from shortage_app.ui.dialogs.import_dialog import ImportDialog

    ImportDialog(window, window.session, paths).open()


def _loading(modules: tuple[str, ...]) -> list[Callable[[], object]]:
    """A step for each, since together they would hold up the window."""
    return [partial(import_module, f"shortage_app.{name}") for name in modules]


def ask_export(window: "Window") -> None:
    """The export dialog, on the year looked at."""
    analysis, workspace = window.session.analysis, window.session.workspace
    if analysis is None or workspace is None:
        _say_nothing_yet(window)
        return
    from shortage_app.ui.dialogs.export_dialog import ExportDialog
    from shortage_app.ui.dialogs.export_form import Subject

    kind, code = window.session.selection
    subject = Subject(analysis, workspace.path.parent, code if kind == OCCUPATION else "")
    ExportDialog(window, window.session, subject).open()
