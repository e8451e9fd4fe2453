"""The cells of a file as they stand in it, under the roles of their columns, with what is wrong marked on them."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QPainter, QPaintEvent, QPolygon, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from shortage_app.domain.problem import Repair, Severity
from shortage_app.text import _
from shortage_app.ui import painting, theme, tokens
from shortage_app.ui.dialogs.import_cells import PreviewModel, marks_with
from shortage_app.ui.dialogs.import_menu import CellPicked, row_acts
from shortage_app.ui.dialogs.import_roles import GridCorner, RoleClass, RoleHeader
from shortage_app.ui.qt import override
from shortage_app.ui.widgets.column_widths import widened
from shortage_app.workflow.candidate import Candidate
from shortage_app.workflow.importing import Report
from shortage_app.workflow.marks import Mark

Index = QModelIndex | QPersistentModelIndex
ROW, NUMBERS = 23, 48
NARROWEST, LEAST_TITLE, WIDEST_CLASS, WIDEST = 64, 160, 170, 230
ALMOST = 5  # what is left of the room is shared by all columns where it is less than this part of it
SAMPLE = 200  # rows whose cells say how wide a column should be
CORNER = 9  # px of the triangle that marks a cell
MARK_ROLES = {Severity.WARNING: "notoff", Severity.REFUSED: "none", Severity.FATAL: "none"}


class _CellDelegate(QStyledItemDelegate):
    """Ground by what becomes of the row and the cell, words, and a corner where something is to be known."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, PreviewModel)
        row, column = index.row(), index.column()
        mark, fate, rect = model.mark(row, column), model.fate(row), option.rect
        painter.save()
        role_class = model.class_of_column(column)
        ground, ink = _colours(mark, fate, role_class)
        painter.fillRect(rect, ground)
        for line in (QRect(rect.left(), rect.bottom(), rect.width(), 1), QRect(rect.right(), rect.top(), 1, ROW)):
            painter.fillRect(line, theme.colour("border"))
        right = model.is_number(row, column) or role_class is RoleClass.MEASURE  # the numbers of a CSV are words
        _paint_words(painter, rect, str(index.data() or ""), ink, right=right)
        _paint_corner(painter, rect, mark)
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painting.focus_ring(painter, QRectF(rect).adjusted(0, 0, -1, -1))
        painter.restore()


def _colours(mark: Mark, fate: str, role_class: RoleClass) -> tuple[QColor, QColor]:
    """The ground and the ink of a cell."""
    if fate == "refused":
        ground, ink, _edge = theme.pill_colours("none")
        return ground or theme.colour("surface"), ink
    if fate or role_class is RoleClass.IGNORED:
        return theme.colour("subtle"), theme.colour("text3")
    if mark.severity is not None:
        ground, _ink, _edge = theme.pill_colours("returning" if mark.severity is Severity.WARNING else "none")
        return ground or theme.colour("surface"), theme.colour("text")
    if mark.read_as is not None:
        ground, ink, _edge = theme.pill_colours("direct")
        return ground or theme.colour("surface"), ink
    return theme.colour("surface"), theme.colour("text")


def _paint_words(painter: QPainter, rect: QRect, words: str, ink: QColor, *, right: bool) -> None:
    room = rect.adjusted(8, 0, -9, -1)
    elided = theme.metrics(tokens.TABLE).elidedText(
        words.replace("\n", " "), Qt.TextElideMode.ElideRight, room.width() + 1
    )
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.setFont(theme.font(tokens.TABLE))
    painter.setPen(ink)
    painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), elided)


def _paint_corner(painter: QPainter, rect: QRect, mark: Mark) -> None:
    role = MARK_ROLES[mark.severity] if mark.severity is not None else "direct" if mark.read_as is not None else ""
    if role:
        paint_corner(painter, QPoint(rect.right(), rect.top()), role)


def paint_corner(painter: QPainter, corner: QPoint, role: str) -> None:
    """The triangle that marks a cell, with its right angle at a place."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(role))
    painter.drawPolygon(QPolygon([corner, corner - QPoint(CORNER, 0), corner + QPoint(0, CORNER)]))


def _same_sheet(before: Candidate | None, now: Candidate | None) -> bool:
    """Whether two readings show the same rows under the same header."""
    if before is None or now is None:
        return False
    places = [(file.path, file.layout.sheet, file.layout.header_rows) for file in (before, now)]
    return places[0] == places[1]


class _RowNumbers(QHeaderView):
    """The numbers of the rows in the file; a cross or a dash where a row does not go in."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(ROW)
        self.setDefaultSectionSize(ROW)
        self.setFixedWidth(NUMBERS)
        self.setSectionsClickable(True)

    @override
    def sizeHint(self) -> QSize:
        """Qt would ask for the numbers of two hundred rows, each time the table is laid out."""
        return QSize(NUMBERS, self.length())

    @override
    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        model = self.model()
        painter.save()
        painter.fillRect(rect, theme.colour("header"))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), theme.colour("ctl"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("border"))
        if isinstance(model, PreviewModel) and section < model.rowCount():
            fate = model.fate(section)
            painter.setFont(theme.font(tokens.AXIS))
            painter.setPen(theme.colour("none" if fate == "refused" else "text3"))
            right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(rect.adjusted(0, 0, -8, -1), right, str(model.number(section)))
            if fate:
                sign, role = ("cross", "none") if fate == "refused" else ("dash", "text3")
                box = QRectF(rect.left() + 5, rect.center().y() - 3, 7, 7)
                painting.glyph(painter, sign, box, theme.colour(role))
        painter.restore()


class PreviewView(QTableView):
    """The grid: roles above, numbers at the left, cells below."""

    role_chosen = Signal(int, str)  # column, role ("": kept out)
    header_chosen = Signal(int)  # the number of the row that is to be the header
    cell_chosen = Signal(int, int)  # number of the row, column
    rows_said = Signal(object)  # Repair: rows left out, or taken in

    def __init__(self) -> None:
        super().__init__()
        self._cells = PreviewModel(self)
        self._words = ""
        self._begins = False  # at the first row of data, until a person goes elsewhere
        self.setModel(self._cells)
        self.roles = RoleHeader(self)
        self.setHorizontalHeader(self.roles)
        self.setVerticalHeader(_RowNumbers(self))
        self.setCornerButtonEnabled(False)
        self._corner = GridCorner(self)
        self.setItemDelegate(_CellDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setProperty("framed", True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(_("Preview of the file"))
        self.roles.role_chosen.connect(self.role_chosen)
        self.verticalScrollBar().actionTriggered.connect(self._leave_beginning)
        self.verticalHeader().sectionDoubleClicked.connect(
            lambda section: self.header_chosen.emit(self._cells.number(section))
        )
        self.selectionModel().currentChanged.connect(self._tell_cell)

    @property
    def cells(self) -> PreviewModel:
        """What is shown."""
        return self._cells

    def show_file(self, file: Candidate | None, report: Report | None, words: str = "") -> None:
        """Show a file; the same file stays where it was scrolled to. `words` stand where there is no row to show."""
        same = _same_sheet(self._cells.file, file)
        place = (self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        current = (self.currentIndex().row(), self.currentIndex().column())
        self._words = words
        self._cells.show_file(file, report)
        self.roles.show_file(file)
        self._corner.show_file(file)
        if not same:
            self._fit_columns()
            self._begins = True
            self._scroll_to_data()
        else:
            self._make_room()
            self.horizontalScrollBar().setValue(place[0])
            self.verticalScrollBar().setValue(place[1])
            if current[0] >= 0:
                self.setCurrentIndex(self._cells.index(*current))
        self.viewport().update()

    def show_marks(self, report: Report) -> None:
        """What is wrong was found out anew; cells and roles are the same."""
        file = self._cells.file
        if file is not None:
            self._cells.marks = marks_with(file, report)
            self._cells.fates = report.reading.fates
            self.viewport().update()
            self.verticalHeader().viewport().update()

    def go_to(self, number: int, column: int) -> None:
        """Show and pick a cell by the number of its row."""
        row = self._cells.row_of(number)
        if row >= 0:
            index = self._cells.index(row, max(column, 0))
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _scroll_to_data(self) -> None:
        """Begin with the first row below the header; the titles above it can be scrolled to."""
        file = self._cells.file
        header = file.layout.header_rows if file is not None else ()
        self.executeDelayedItemsLayout()
        self.scrollToTop()
        if header and self._cells.rowCount() and self._cells.number(0) < header[0]:
            first = self._cells.index(self._cells.row_of(header[-1] + 1), 0)
            self.scrollTo(first, QAbstractItemView.ScrollHint.PositionAtTop)

    def _leave_beginning(self) -> None:
        self._begins = False

    def _fit_columns(self) -> None:
        """Give every column what its first cells and its role need, and what is left to the titles."""
        metrics, model = theme.metrics(tokens.TABLE), self._cells
        self.executeDelayedItemsLayout()
        rows = [row for row in range(min(SAMPLE, model.rowCount())) if model.fate(row) in ("", "refused")]
        wanted, needed = [], []
        for column in range(model.columnCount()):
            texts = {model.text(row, column)[:60] for row in rows}
            cells = max(map(metrics.horizontalAdvance, texts), default=0) + 20
            widest = WIDEST if model.class_of_column(column) in (RoleClass.TITLE, RoleClass.IGNORED) else WIDEST_CLASS
            role = self.roles.wanted_width(column)
            needed.append(max(cells, role, NARROWEST))
            wanted.append(max(min(needed[-1], widest), role))
        titles = [column for column in range(len(wanted)) if model.class_of_column(column) is RoleClass.TITLE]
        wide = titles or [column for column, width in enumerate(wanted) if width == WIDEST]
        room = self.viewport().width() - self._bar_to_come()
        wanted = widened(wanted, needed, room - sum(wanted))
        left = room - sum(wanted)
        if not wide and 0 < left < room // ALMOST:
            wide = list(range(len(wanted)))
        for column in wide:
            wanted[column] = max(wanted[column] + left // len(wide), min(wanted[column], LEAST_TITLE))
        for column, width in enumerate(wanted):
            self.setColumnWidth(column, width)

    def _bar_to_come(self) -> int:
        """The room of the scroll bar that stands beside so many rows, where it is not there yet."""
        bar = self.verticalScrollBar()
        overflows = self._cells.rowCount() * ROW > self.viewport().height()
        return bar.sizeHint().width() if overflows and not bar.isVisible() else 0

    def _make_room(self) -> None:
        """Widen the columns whose new role needs it."""
        for column in range(self._cells.columnCount()):
            self.setColumnWidth(column, max(self.columnWidth(column), self.roles.wanted_width(column)))

    def _tell_cell(self, current: QModelIndex) -> None:
        if current.isValid():
            self._begins = False
            self.cell_chosen.emit(self._cells.number(current.row()), current.column())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():  # the cell chosen stays framed without it
            painter = QPainter(self.viewport())
            painting.focus_ring(painter, QRectF(self.viewport().rect()))
            painter.end()
        if self._words and not self._cells.rowCount():
            painter = QPainter(self.viewport())
            painter.setFont(theme.font(tokens.BODY))
            painter.setPen(theme.colour("text2"))
            room = self.viewport().rect().adjusted(48, 16, -48, -16)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._words)
            painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the first row of data at the top: with the problems below there is less room than when it was sought."""
        super().resizeEvent(event)
        if self._begins:
            self._scroll_to_data()

    @override
    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._corner.setGeometry(1, 1, self.verticalHeader().width(), self.roles.height())
        self._corner.raise_()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos()) if event.reason() == QContextMenuEvent.Reason.Mouse else self.currentIndex()
        if index.isValid():
            self.menu_of_cell(index).popup(event.globalPos())

    def menu_of_cell(self, index: Index) -> QMenu:
        """What can be said of the row of a cell, and of the rows that hold the same."""
        menu, number = QMenu(self), self._cells.number(index.row())
        action = menu.addAction(_("Row {row} is the header").format(row=number))
        action.triggered.connect(lambda: self.header_chosen.emit(number))
        menu.addSeparator()
        for words, repair in self._row_acts(index.row(), index.column()):
            act = menu.addAction(words)
            act.triggered.connect(lambda _=False, repair=repair: self.rows_said.emit(repair))
        return menu

    def _row_acts(self, row: int, column: int) -> tuple[tuple[str, Repair], ...]:
        cells, file = self._cells, self._cells.file
        if file is None:
            return ()
        return row_acts(file, CellPicked(cells.number(row), column, cells.text(row, column), cells.fate(row)))
