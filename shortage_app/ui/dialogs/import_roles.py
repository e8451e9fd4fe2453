"""The head of the preview: for each column a choice of its role, how sure that is, and its header in the file."""

from collections.abc import Callable, Mapping
from enum import Enum

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from shortage_app.domain.inputs import InputTable, Kind
from shortage_app.text import _, percent, pgettext
from shortage_app.ui import painting, theme, tokens
from shortage_app.ui.qt import override
from shortage_app.ui.widgets.choices import Choice
from shortage_app.workflow.candidate import Candidate
from shortage_app.workflow.marks import ColumnFound, as_text

BAND, CHOICES, SURENESS, HEADER = 3, 34, 20, 23  # px of each line of the head
TINT = 0.13


class RoleClass(Enum):
    """What a column says of a row, with the colour role of the class."""

    IDENTIFIER = "struct"
    TITLE = "direct"
    CLASS = "women"
    MEASURE = "men"
    IGNORED = "out"


CLASS_LABELS: Mapping[RoleClass, Callable[[], str]] = {
    RoleClass.IDENTIFIER: lambda: _("Identifier"),
    RoleClass.TITLE: lambda: _("Title"),
    RoleClass.CLASS: lambda: _("Classification"),
    RoleClass.MEASURE: lambda: _("Measure"),
    RoleClass.IGNORED: lambda: pgettext("a column", "Ignored"),  # one: French agrees
}
_CLASSES = {
    Kind.CODE: RoleClass.IDENTIFIER,
    Kind.CODES: RoleClass.IDENTIFIER,
    Kind.NUMBER: RoleClass.MEASURE,
    Kind.INTEGER: RoleClass.MEASURE,
    Kind.COUNT: RoleClass.MEASURE,
}


def class_of(table: InputTable | None, role: str) -> RoleClass:
    """The class of a role of a table."""
    if not role or table is None:
        return RoleClass.IGNORED
    column = next((column for column in table.columns if column.name == role), None)
    if column is None:
        return RoleClass.IGNORED
    if column.kind is Kind.TEXT and role.startswith("title"):
        return RoleClass.TITLE
    return _CLASSES.get(column.kind, RoleClass.CLASS)


def tint(role_class: RoleClass) -> QColor:
    """The ground of a class, under words."""
    made = QColor(theme.colour(role_class.value))
    made.setAlphaF(TINT)
    return made


class SteadyChoice(Choice):
    """A choice that a turn of the wheel scrolls past instead of changing, with room kept for its arrow."""

    def __init__(self, kind: str = "steady") -> None:
        super().__init__()
        self.setProperty("kind", kind)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class RoleHeader(QHeaderView):
    """Painted from the tokens; the choices of the columns in sight are real ones, made when first seen."""

    role_chosen = Signal(int, str)

    def __init__(self, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._file: Candidate | None = None
        self._columns: dict[int, ColumnFound] = {}
        self._header: list[list[str]] = []
        self._offered = QStandardItemModel(self)
        self._choices: dict[int, SteadyChoice] = {}
        self._offer(None)
        self.setMinimumSectionSize(48)
        self.sectionResized.connect(self._place)
        self.setSectionsClickable(False)
        parent.horizontalScrollBar().valueChanged.connect(self._place)

    def show_file(self, file: Candidate | None) -> None:
        """Show the columns of a file."""
        kind = self._file.table if self._file is not None else None
        self._file = file
        self._columns = {column.index: column for column in file.layout.columns} if file is not None else {}
        self._header = header_cells(file)
        if file is None or kind is not file.table:
            self._offer(file.table if file is not None else None)
        for index, choice in self._choices.items():
            self._show_role(index, choice)
        self.updateGeometry()
        self._place()
        self.viewport().update()

    def _offer(self, table: InputTable | None) -> None:
        """The roles of a table, in its order, after « Ignore »; all choices share them."""
        self._offered.clear()
        self._offered.appendRow(_item(_("Ignore"), ""))
        for column in table.columns if table is not None else ():
            self._offered.appendRow(_item(_(column.label), column.name))

    def _show_role(self, index: int, choice: SteadyChoice) -> None:
        column = self._columns.get(index)
        choice.setEnabled(self._file is not None and self._file.table is not None)
        choice.setCurrentIndex(max(choice.findData(column.role if column is not None else ""), 0))
        header = column.header if column is not None and column.header else self._letter(index)
        choice.setAccessibleName(_("Role of the column “{header}”").format(header=header))
        choice.setToolTip(self._tip(column))

    def _tip(self, column: ColumnFound | None) -> str:
        """The whole header, and what the column may be where that is not sure."""
        if column is None:
            return ""
        if column.role or not column.suggestion:
            sure = _("confidence {share}").format(share=percent(column.confidence, 0)) if column.role else ""
            return " · ".join(part for part in (column.header, sure) if part)
        role = class_label(self._file, column.suggestion)
        return _("“{header}” may be “{role}”, but that is not sure. Choose it to have it read.").format(
            header=column.header, role=role
        )

    def _letter(self, index: int) -> str:
        column = self._columns.get(index)
        return column.letter if column is not None else str(index + 1)

    def choice(self, index: int) -> SteadyChoice | None:
        """The choice of a column; None where it was never in sight."""
        return self._choices.get(index)

    def wanted_width(self, index: int) -> int:
        """How wide a column must be for its role and its header."""
        column = self._columns.get(index)
        if column is None:
            return 0
        words = theme.metrics(tokens.TABLE)
        role = class_label(self._file, column.role)
        header = theme.metrics(tokens.TABLE_BOLD).horizontalAdvance(self._header_words(column)[:30]) + 18
        return max(words.horizontalAdvance(role) + 44, min(header, 190))

    def _header_words(self, column: ColumnFound) -> str:
        words = " ".join(column.header.split())
        return f"{column.letter}. {words}" if words else f"{column.letter}."

    # Places

    def height_of(self, file: Candidate | None) -> int:
        """How high the head of a file is."""
        return BAND + CHOICES + SURENESS + HEADER * max(len(_header_rows(file)), 1)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.length(), self.height_of(self._file))

    def _place(self) -> None:
        """Put the choices of the columns in sight in their places, and hide the others."""
        width = self.viewport().width()
        seen = set()
        for index in self._columns:
            left, size = self.sectionViewportPosition(index), self.sectionSize(index)
            if index < self.count() and left < width and left + size > 0:
                seen.add(index)
                choice = self._choices.get(index) or self._make(index)
                choice.setGeometry(left + 4, BAND + 5, size - 9, 24)
                choice.show()
        for index, choice in self._choices.items():
            if index not in seen:
                choice.hide()

    def _make(self, index: int) -> SteadyChoice:
        choice = SteadyChoice("role")
        choice.setParent(self.viewport())
        choice.setFont(theme.font(tokens.TABLE))
        choice.setModel(self._offered)
        choice.setSizeAdjustPolicy(SteadyChoice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        choice.view().setMinimumWidth(210)
        choice.setMaxVisibleItems(24)
        self._show_role(index, choice)
        choice.value_chosen.connect(lambda role: self.role_chosen.emit(index, str(role or "")))
        self._choices[index] = choice
        return choice

    @override
    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place()

    # Painting

    @override
    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        column = self._columns.get(section)
        role_class = class_of(self._file.table if self._file is not None else None, column.role if column else "")
        painter.save()
        painter.fillRect(rect, theme.colour("surface"))
        upper = QRect(rect.left(), rect.top(), rect.width(), BAND + CHOICES + SURENESS)
        painter.fillRect(upper, tint(role_class))
        painter.fillRect(rect.left(), rect.top(), rect.width(), BAND, theme.colour(role_class.value))
        header = QRect(rect.left(), upper.bottom() + 1, rect.width(), rect.height() - upper.height())
        painter.fillRect(header, theme.colour("header"))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), theme.colour("border"))
        painter.fillRect(rect.left(), BAND + CHOICES, rect.width(), 1, theme.colour("border"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("ctl"))
        if column is not None:
            self._paint_sureness(painter, QRect(rect.left(), BAND + CHOICES, rect.width(), SURENESS), column)
            self._paint_header(painter, header, column)
        painter.restore()

    def _paint_sureness(self, painter: QPainter, rect: QRect, column: ColumnFound) -> None:
        painter.setFont(theme.font(tokens.AXIS))
        painter.setPen(theme.colour("text2"))
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        if not column.role:
            painter.drawText(rect.adjusted(8, 0, -4, 0), middle, self._unsure_words(column, rect.width() - 12))
            return
        bar = QRectF(rect.left() + 8, rect.center().y() - 3, 24, 8)
        role = class_of(self._file.table if self._file else None, column.role).value
        painter.fillRect(bar, theme.colour("surface"))
        painter.fillRect(
            QRectF(bar.left(), bar.top(), bar.width() * column.confidence, bar.height()), theme.colour(role)
        )
        painting.outline(painter, bar, painting.line(theme.colour(role)))
        painter.drawText(rect.adjusted(38, 0, 0, 0), middle, percent(column.confidence, 0))

    def _unsure_words(self, column: ColumnFound, width: int) -> str:
        """« ? Fill rate » where a column may be something but that is not sure."""
        if not column.suggestion:
            return "\N{EN DASH}"
        words = _("{role}?").format(role=class_label(self._file, column.suggestion))
        return theme.metrics(tokens.AXIS).elidedText(words, Qt.TextElideMode.ElideRight, width)

    def _paint_header(self, painter: QPainter, rect: QRect, column: ColumnFound) -> None:
        """The cells of the header as they stand in the file, a line each."""
        cells = [row[column.index] if column.index < len(row) else "" for row in self._header]
        lines = cells or [self._header_words(column)]
        painter.setFont(theme.font(tokens.TABLE_BOLD))
        painter.setPen(theme.colour("text2"))
        metrics = theme.metrics(tokens.TABLE_BOLD)
        named = next((place for place, words in enumerate(lines) if words.strip()), len(lines) - 1)
        for place, words in enumerate(lines):
            text = f"{column.letter}. {words}" if place == named and cells else words
            elided = metrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, rect.width() - 14)
            box = QRect(rect.left() + 8, rect.top() + HEADER * place, rect.width() - 12, HEADER - 1)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), elided)


class GridCorner(QWidget):
    """Where the head of the preview meets the numbers of its rows: what the lines of the head are."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[int, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_file(self, file: Candidate | None) -> None:
        """The rows of the header of a file."""
        self._rows = _header_rows(file)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("header"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.colour("ctl"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("ctl"))
        painter.setFont(theme.font(tokens.AXIS))
        painter.setPen(theme.colour("text3"))
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRect(0, BAND + CHOICES, self.width() - 8, SURENESS), right, _("conf."))
        for place, number in enumerate(self._rows):
            top = BAND + CHOICES + SURENESS + HEADER * place
            painter.drawText(QRect(0, top, self.width() - 8, HEADER), right, str(number))
        painter.end()


def class_label(file: Candidate | None, role: str) -> str:
    """What a role is called; « Ignore » for none."""
    table = file.table if file is not None else None
    column = next((one for one in table.columns if one.name == role), None) if table is not None else None
    return _(column.label) if column is not None else _("Ignore")


def _header_rows(file: Candidate | None) -> tuple[int, ...]:
    return file.layout.header_rows if file is not None else ()


def header_cells(file: Candidate | None) -> list[list[str]]:
    """The texts in the rows of the header of a file."""
    rows = _header_rows(file)
    if file is None or not rows:
        return []
    top = zip(file.sheet.numbers[: rows[-1]], file.sheet.rows[: rows[-1]], strict=True)
    found = {number: [as_text(cell) for cell in row] for number, row in top if number in rows}
    return [found[number] for number in rows if number in found]


def _item(words: str, value: str) -> QStandardItem:
    item = QStandardItem(words)
    item.setData(value, Qt.ItemDataRole.UserRole)
    return item
