"""What is wrong in a file, a line each: its place, what can be done about it, what was done."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from shortage_app.domain.inputs import InputTable
from shortage_app.domain.problem import Problem, Repair, Severity
from shortage_app.report.import_words import repair_words, settled_words
from shortage_app.text import _, ngettext
from shortage_app.ui.qt import override
from shortage_app.workflow.candidate import Accepted, Candidate
from shortage_app.workflow.importing import Report
from shortage_app.workflow.marks import Locator, Place

Index = QModelIndex | QPersistentModelIndex
SIGN, PLACE, WHAT, REPAIR, ACTS = range(5)


@dataclass(frozen=True)
class Line:
    """One row of the table: a problem, or a repair that was accepted."""

    problem: Problem
    place: Place
    table: InputTable
    ways: tuple[Repair, ...] = ()
    accepted: Accepted | None = None

    @property
    def repair(self) -> str:
        """What can be done, was done, or was settled of itself."""
        if self.accepted is not None:
            return repair_words(self.accepted.repair, self.problem, self.table)
        ways = [repair_words(repair, self.problem, self.table) for repair in self.problem.repairs]
        return " / ".join(ways) or (_("choose how to read it") if self.ways else settled_words(self.problem))

    @property
    def act(self) -> str:
        """The words of what a click does; "" for nothing."""
        if self.accepted is not None:
            return _("Take back")
        if not self.ways:
            return ""
        return _("Apply") if len(self.problem.repairs) == 1 else _("Choose…")

    @property
    def goes(self) -> bool:
        """Whether there is a cell to go to."""
        return bool(self.place.rows) or self.place.column is not None


def lines_of(file: Candidate, report: Report) -> list[Line]:
    """What was mended, then what is refused, then the warnings, each in the order of the file."""
    locator, table = Locator(report.reading), report.reading.input_table
    mended = [Line(one.problem, locator.place(one.problem), table, accepted=one) for one in file.accepted]
    wrong = [Line(problem, locator.place(problem), table, locator.ways(problem)) for problem in report.problems]
    return [*sorted(wrong, key=lambda line: (not line.ways, line.place.rows[:1])), *mended]


class ProblemModel(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def show_lines(self, lines: list[Line]) -> None:
        """Other problems than before."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self.lines)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else ACTS + 1

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole or not index.isValid():
            return None
        line = self.lines[index.row()]
        texts = {
            SIGN: _severity_words(line),
            PLACE: _place_words(line.place),
            WHAT: line.problem.message,
            REPAIR: line.repair,
            ACTS: ", ".join(words for words in (line.act, _("Go to cell") if line.goes else "") if words),
        }
        return texts[index.column()]

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {PLACE: _("Cell"), WHAT: _("Problem"), REPAIR: _("Proposed repair")}.get(section, "")


def _severity_words(line: Line) -> str:
    if line.accepted is not None:
        return _("Mended")
    return _("Warning") if line.problem.severity is Severity.WARNING else _("Row rejected")


def _place_words(place: Place) -> str:
    """As a spreadsheet names it, and that it is a row where no column is meant."""
    if place.letter or not place.rows:
        return place.words
    words = ngettext("Row {numbers}", "Rows {numbers}", len(place.rows))
    return words.format(numbers=place.words)
