"""The rows of a file for its preview, each known by its number in the file."""

from bisect import bisect_left
from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from shortage_app.report.import_words import FATES
from shortage_app.text import _
from shortage_app.ui.dialogs.import_roles import RoleClass, class_of
from shortage_app.ui.qt import override
from shortage_app.workflow.candidate import Candidate
from shortage_app.workflow.importing import Report
from shortage_app.workflow.marks import Mark, Marks, as_text, with_problems

Index = QModelIndex | QPersistentModelIndex
NO_MARK = Mark(None)


class PreviewModel(QAbstractTableModel):
    """The rows of a sheet but those of its header; rows are known by their number in the file."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._file: Candidate | None = None
        self._numbers: list[int] = []
        self._rows: list[list[object]] = []
        self._width = 0
        self._classes: list[RoleClass] = []
        self.marks: Marks = {}
        self.fates: Mapping[int, str] = {}

    def show_file(self, file: Candidate | None, report: Report | None) -> None:
        """Show another file, or the same read in another way."""
        self.beginResetModel()
        self._file = file
        self._numbers, self._rows, self._width, self._classes = [], [], 0, []
        self.marks, self.fates = {}, {}
        if file is not None:
            self._take_sheet(file)
        if file is not None and report is not None and not report.unreadable:
            self.marks = marks_with(file, report)
            self.fates = report.reading.fates
        self.endResetModel()

    def _take_sheet(self, file: Candidate) -> None:
        header = frozenset(file.layout.header_rows)
        kept = [place for place, number in enumerate(file.sheet.numbers) if number not in header]
        self._numbers = [file.sheet.numbers[place] for place in kept]
        self._rows = [file.sheet.rows[place] for place in kept]  # type: ignore[misc]
        columns = file.layout.columns
        self._width = max([len(columns), *(len(row) for row in self._rows)], default=0)
        roles = {column.index: column.role for column in columns}
        self._classes = [class_of(file.table, roles.get(index, "")) for index in range(self._width)]

    @property
    def file(self) -> Candidate | None:
        """The file shown."""
        return self._file

    def number(self, row: int) -> int:
        """The number in the file of a shown row."""
        return self._numbers[row]

    def row_of(self, number: int) -> int:
        """The shown row with a number, or the next one; −1 where none is shown."""
        return min(bisect_left(self._numbers, number), len(self._numbers) - 1)

    def text(self, row: int, column: int) -> str:
        """A cell as it stands in the file."""
        cells = self._rows[row]
        return as_text(cells[column]) if column < len(cells) else ""  # type: ignore[arg-type]

    def is_number(self, row: int, column: int) -> bool:
        """Whether the file holds a number there, which a spreadsheet sets to the right."""
        cells = self._rows[row]
        return column < len(cells) and isinstance(cells[column], int | float)

    def mark(self, row: int, column: int) -> Mark:
        """What is marked on a cell."""
        return self.marks.get((self._numbers[row], column), NO_MARK)

    def fate(self, row: int) -> str:
        """What becomes of a row: "" imported, "refused", or the rule by which it is ignored."""
        return self.fates.get(self._numbers[row], "")

    def class_of_column(self, column: int) -> RoleClass:
        """What a column says of a row."""
        return self._classes[column]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._width

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            mended = self.mark(index.row(), index.column()).read_as
            return mended if mended is not None else self.text(index.row(), index.column())
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return "\n".join(self._said(index.row(), index.column())) or None
        return None

    def _said(self, row: int, column: int) -> list[str]:
        """What is to be known of a cell: what is wrong, what it was, what becomes of its row, all of a long text."""
        mark, said = self.mark(row, column), []
        if mark.read_as is not None:
            words = _("The file says “{old}”; it is read as “{new}”.")
            said.append(words.format(old=self.text(row, column), new=mark.read_as))
        said += mark.messages
        if self.fate(row):
            said.append(_(FATES[self.fate(row)]))
        return said or [text for text in (self.text(row, column),) if len(text) > 24]

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Vertical:  # while another file comes, Qt asks for rows of the one before
            return str(self._numbers[section]) if 0 <= section < len(self._numbers) else None
        columns = self._file.layout.columns if self._file is not None else ()
        return next((f"{one.letter}. {one.header}".strip() for one in columns if one.index == section), "")


def marks_with(file: Candidate, report: Report) -> Marks:
    """The marks of a file, with those of what came to light when it was compared with what is known."""
    known = len(file.report.problems) if file.report is not None else 0
    return with_problems(file.marks, report.reading, report.problems[known:]) if report.problems[known:] else file.marks
