"""Data: where every figure comes from, which years have an edition, in which nomenclature, what was wrong in files."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from shortage_app.domain import columns as c
from shortage_app.domain.codes import EditionStatus
from shortage_app.domain.project import Project
from shortage_app.report import provenance, tables
from shortage_app.report.table import Format, Table
from shortage_app.text import _, ngettext
from shortage_app.ui import tokens
from shortage_app.ui.page import Page
from shortage_app.ui.pages.data_nomenclatures import NomenclaturePanel
from shortage_app.ui.pages.fingerprint_delegate import FingerprintDelegate
from shortage_app.ui.session import Session
from shortage_app.ui.turns import Turns
from shortage_app.ui.verbs import Workspace
from shortage_app.ui.visit import Filters
from shortage_app.ui.widgets.buttons import push_button
from shortage_app.ui.widgets.labels import Label
from shortage_app.ui.widgets.layouts import SideBySide
from shortage_app.ui.widgets.panel import Panel
from shortage_app.ui.widgets.table_foot import TableFoot
from shortage_app.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from shortage_app.domain.analysis import Analysis

NOMENCLATURES = 150  # px: two or three nomenclatures
AROUND_ROWS = tokens.PANEL_HEAD + 40 + 10 + tokens.STATUS_BAR  # px: head, headings, a bar to scroll, foot
SOURCE_ROWS, ROWS = 7, 5  # at least seen of each list


class DataPage(Page):
    """Sources, editions by year with “none published”, nomenclatures with their crosswalk, problems."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.none_published = push_button(self._note_no_edition, "edit")
        self.import_data = push_button(session.ask_import, "import", kind="primary")
        self.head.addWidget(self.none_published)
        self.head.addWidget(self.import_data)
        self.sources, self.editions, self.problems = Panel(flush=True), Panel(flush=True), Panel(flush=True)
        self.source_table, self.edition_table, self.problem_table = TableView(), TableView(several=False), TableView()
        self.nomenclatures = NomenclaturePanel(session)
        self.edition_table.row_selected.connect(self._edition_selected)
        self.problem_foot = TableFoot(self.problem_table)
        self.no_problem, self.kind_table = Label(tokens.BODY, wrap=True), TableView(several=False)
        self.no_problem.setContentsMargins(tokens.MARGIN, 0, tokens.MARGIN, 8)
        self.kind_table.row_opened.connect(self._show_kind)
        self.kind_foot = TableFoot(self.kind_table)
        self.mappings_button = push_button(self.open_mappings, "link", small=True)
        self.sources.add_action(self.mappings_button)
        for panel, parts in (
            (self.sources, (self.source_table, TableFoot(self.source_table))),
            (self.editions, (self.edition_table, TableFoot(self.edition_table))),
            (self.problems, (self.problem_table, self.problem_foot, self.no_problem, self.kind_table, self.kind_foot)),
        ):
            for part in parts:
                panel.body.addWidget(part, int(isinstance(part, TableView)))
        self._turns = Turns(self)
        self._lay_out_panels()
        self._selected_year = 0

    def _lay_out_panels(self) -> None:
        """Sources over the lists; in a narrow window each list has a line of its own."""
        lists = QWidget()
        column = QVBoxLayout(lists)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GAP)
        column.addWidget(self.editions, 1)
        column.addWidget(self.nomenclatures)
        lower = SideBySide(tokens.NARROW)
        lower.row.addWidget(lists, 1)
        lower.row.addWidget(self.problems, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(tokens.GAP)
        split.addWidget(self.sources)
        split.addWidget(lower)
        self.nomenclatures.setFixedHeight(NOMENCLATURES)
        for panel, rows in ((self.sources, SOURCE_ROWS), (self.editions, ROWS), (self.problems, ROWS)):
            panel.setMinimumHeight(AROUND_ROWS + rows * tokens.ROW)
        self.body.addWidget(split, 1)

    def retranslate(self) -> None:
        """Say every fixed text again."""
        super().retranslate()
        self.import_data.setText(_("Import data…"))
        self.none_published.setText(_("Mark as no edition"))
        self.editions.say(_("Editions by year"))
        self.nomenclatures.retranslate()
        self.no_problem.setText(_("Every row of the files was taken, or left out by a stated rule."))
        self.mappings_button.setText(_("Remembered mappings…"))

    def show_analysis(self, analysis: "Analysis") -> None:
        """Fill the three tables from the project."""
        project = analysis.project
        self.sources.say(
            _("Sources"),
            ngettext("{count} file", "{count} files", len(project.sources)).format(count=len(project.sources)),
        )
        self.problems.say(
            _("Problems"),
            ngettext("{count} problem", "{count} problems", len(project.problems)).format(count=len(project.problems)),
        )
        wrong = len(project.problems) > 0
        for part, shown in (
            (self.problem_table, wrong), (self.problem_foot, wrong),
            (self.no_problem, not wrong), (self.kind_table, not wrong), (self.kind_foot, not wrong),
        ):  # fmt: skip
            part.setVisible(shown)
        self._edition_selected({})
        self._turns.take(
            lambda: self._show_sources(project),
            lambda: self.edition_table.show_table(tables.editions(analysis)),
            lambda: self.nomenclatures.show_project(project),
            lambda: self._show_problems(project),
        )

    def _show_sources(self, project: Project) -> None:
        self.source_table.show_table(_dated(provenance.sources(project)))
        self.source_table.paint_column(c.SHA256, FingerprintDelegate(self.source_table))

    def _show_problems(self, project: Project) -> None:
        """What was wrong; where nothing was, what the files of each kind gave, which adds up."""
        if len(project.problems):
            self.problem_table.show_table(provenance.problems(project))
        else:
            self.kind_table.show_table(provenance.by_kind(project))

    def _show_kind(self, row: dict[str, object]) -> None:
        """Only the files of a kind among the sources; all of them when it is opened again."""
        only = Filters().narrowed(c.KIND, frozenset({row[c.KIND]}))
        self.source_table.filter(Filters() if self.source_table.table_model.filters == only else only)

    def open_mappings(self) -> None:
        """Open the list of mappings remembered."""
        from shortage_app.ui.dialogs.mappings_dialog import MappingsDialog

        MappingsDialog(self.window(), self.session).open()

    def _edition_selected(self, row: dict[str, object]) -> None:
        """A year of which nothing is known may be noted as one without an edition."""
        unknown = row.get("edition") not in (None, EditionStatus.PUBLISHED.value, EditionStatus.NONE_PUBLISHED.value)
        self._selected_year = int(str(row[c.REFERENCE_YEAR])) if unknown else 0
        self.none_published.setEnabled(unknown)

    def _note_no_edition(self) -> None:
        from shortage_app.workflow.workspaces import OpenWorkspace, no_edition

        year = self._selected_year

        def note(workspace: Workspace, _progress: object) -> Workspace:
            assert isinstance(workspace, OpenWorkspace)
            return no_edition(workspace, year)

        self.session.change(note, words=_("Noting a year without an edition"))


def _dated(table: Table) -> Table:
    """With the moment of each import as people of the language write it, and fingerprints that may give way."""
    formats = {c.IMPORTED_AT: Format.DATE, c.SHA256: Format.TEXT}
    columns = tuple(replace(column, format=formats.get(column.name, column.format)) for column in table.columns)
    return replace(table, columns=columns)
