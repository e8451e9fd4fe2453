"""What the window does by dialog: import, export of the annual workbook, a decision logged."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from shortage_app.text import _, language
from shortage_app.ui.widgets.messages import Level, Message

if TYPE_CHECKING:
    from shortage_app.domain.analysis import Analysis
    from shortage_app.ui.tasks import Progress
    from shortage_app.ui.window import Window


def wire(window: "Window") -> None:
    """Carry out the commands that open a dialog."""
    window.commands.carry_out("import", partial(ask_import, window))
    window.commands.carry_out("export", partial(ask_export, window))
    window.commands.carry_out("log_decision", partial(ask_decision, window))
    window.files_dropped.connect(partial(ask_import, window))
    window.session.analysis_changed.connect(
        lambda analysis: window.rail.show_waiting("coverage", analysis.figures.without_offer or 0)
    )
    window.session.analysis_changed.connect(
        lambda analysis: window.status_bar.show_sources(len(analysis.project.sources))
    )
    window.session.analysis_changed.connect(partial(_count_decisions, window))


def ask_decision(window: "Window") -> None:
    """A decision for the occupation that is picked."""
    from shortage_app.ui.dialogs.decision_dialog import log_decision

    log_decision(window, window.session)


def _count_decisions(window: "Window", analysis: "Analysis") -> None:
    """Say in the rail how many decisions of the year are still open."""
    from shortage_app.report.decisions import standing

    if "decisions" in window.page_names:
        window.rail.show_waiting("decisions", standing(analysis.project, analysis.year).open)


def ask_import(window: "Window", paths: list[Path] | None = None) -> None:
    """The import dialog, on files that were dropped or are chosen there."""
    if window.session.workspace is None:
        first = _("Files are imported into a workspace. Open one, or create a new one, first.")
        window.show_message(Message(first, level=Level.INFO))
        return
    from shortage_app.ui.dialogs.import_dialog import ImportDialog

    ImportDialog(window, window.session, paths or []).open()


def ask_export(window: "Window") -> None:
    """Ask for a name and write the annual workbook of the year looked at."""
    analysis = window.session.analysis
    if analysis is None or window.session.workspace is None:
        return
    proposed = window.session.workspace.path.with_name(_("Shortage occupations {year}.xlsx").format(year=analysis.year))
    name, _kind = QFileDialog.getSaveFileName(window, _("Export annual workbook"), str(proposed), "*.xlsx")
    if not name:
        return
    path = Path(name).with_suffix(".xlsx")

    def job(progress: "Progress") -> list[str]:
        from shortage_app.workflow.exporting import Order, export

        return export(analysis.project, Order((analysis.year,), language()), path, progress=progress)

    def done(messages: list[str]) -> None:
        window.say(_("“{name}” has been written.").format(name=path.name))
        for message in messages:
            window.show_message(Message(message, level=Level.WARNING))

    window.session.tasks.start("export", job, done, words=_("Exporting the annual workbook"))
