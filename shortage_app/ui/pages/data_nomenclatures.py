"""The nomenclatures of the lists with the years of their editions, and the way into the crosswalk between them."""

from pathlib import Path
from typing import TYPE_CHECKING

from shortage_app.domain import columns as c
from shortage_app.domain.codes import CrosswalkState
from shortage_app.domain.project import Project
from shortage_app.report.crosswalk import crosswalk, nomenclature_table
from shortage_app.text import _, ngettext, number
from shortage_app.ui.session import Session
from shortage_app.ui.widgets import asking
from shortage_app.ui.widgets.buttons import describe, icon_button, push_button
from shortage_app.ui.widgets.panel import Panel
from shortage_app.ui.widgets.table_view import TableView
from shortage_app.workflow.crosswalk import reviewed
from shortage_app.workflow.exporting import write_table

if TYPE_CHECKING:
    import pandas as pd


class NomenclaturePanel(Panel):
    """Says how many rows of the crosswalk wait for a person, opens their review, saves the crosswalk as a table."""

    def __init__(self, session: Session) -> None:
        super().__init__(flush=True)
        self._session = session
        self.table = TableView(several=False)
        self.export_button = icon_button(self._ask_export, "export")
        self._counted: tuple[object, ...] = ()  # the frames that what waits was counted in
        self._reviewed: pd.DataFrame | None = None
        self.review_button = push_button(self.open_review, "check", small=True)
        self.add_action(self.export_button)
        self.add_action(self.review_button)
        self.body.addWidget(self.table, 1)

    def retranslate(self) -> None:
        """Say the fixed words."""
        self.say(_("Nomenclatures"))
        self.review_button.setText(_("Review the crosswalk…"))
        describe(self.export_button, _("Export the crosswalk…"))

    def show_project(self, project: Project) -> None:
        """Show the nomenclatures; what waits is counted off the window's thread, for titles are compared."""
        self.export_button.setEnabled(len(project.crosswalk) > 0)
        held = (project.crosswalk, project.listings, project.editions, project.products)
        if not _same(held, self._counted):
            self._counted, self._reviewed = held, None
            self._session.tasks.start(
                "crosswalk count",
                lambda progress: reviewed(project, progress),
                lambda rows: self._take_review(project, rows),
            )
        self._show_rows(project)

    def _take_review(self, project: Project, rows: "pd.DataFrame") -> None:
        self._reviewed = rows
        self._show_rows(project)

    def _show_rows(self, project: Project) -> None:
        """The rows proposed wait like those stored: the table and the words above it count both."""
        self.table.show_table(nomenclature_table(project, self._reviewed))
        if self._reviewed is None:
            return
        count = int((self._reviewed[c.STATE] == CrosswalkState.WAITING).sum())
        words = ngettext("{count} row to review", "{count} rows to review", count) if count else _("nothing to review")
        proposed = len(self._reviewed) - len(project.crosswalk)
        if proposed > 0:  # else the rows counted here would seem to be more than those imported
            by_program = ngettext(
                "{words}, {n} of them proposed, not imported",
                "{words}, {n} of them proposed, not imported",
                proposed,
            )
            words = by_program.format(words=words, n=number(proposed))
        self.say(_("Nomenclatures"), words.format(count=number(count)))

    def open_review(self) -> None:
        """Open the review of the crosswalk."""
        from shortage_app.ui.dialogs.crosswalk_dialog import CrosswalkDialog

        CrosswalkDialog(self.window(), self._session).open()

    def _ask_export(self) -> None:
        if self._session.workspace is None:
            return
        proposed = self._session.workspace.path.with_name(_("Crosswalk") + ".xlsx")
        chosen = asking.for_new_file(self, _("Export the crosswalk"), proposed, "*.xlsx;;*.csv")
        if chosen:
            self.export_to(chosen)

    def export_to(self, path: Path) -> None:
        """Save the crosswalk as a table that can be imported again; an Excel file unless its name ends in .csv."""
        assert self._session.workspace is not None
        table = crosswalk(self._session.workspace.project)  # which may be newer than what the page shows
        form = "csv" if path.suffix == ".csv" else "xlsx"
        target = path.with_suffix(f".{form}")
        self._session.tasks.start(
            "crosswalk export",
            lambda _progress: write_table(table, target, form),
            lambda _none: None,
            self._session.failed.emit,
            _("Exporting the crosswalk"),
        )


def _same(held: tuple[object, ...], counted: tuple[object, ...]) -> bool:
    """Whether the very same frames: a change of the workspace keeps those that it does not touch."""
    return len(held) == len(counted) and all(one is other for one, other in zip(held, counted, strict=True))
