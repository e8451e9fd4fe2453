"""What is wrong in the file looked at: each with its place, its repair, and the way to its cell."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAccessible, QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from shortage_app.domain.problem import Severity
from shortage_app.report.import_words import repair_words
from shortage_app.text import _, ngettext, number
from shortage_app.ui import theme, tokens
from shortage_app.ui.dialogs.import_lines import ACTS, PLACE, REPAIR, SIGN, WHAT, Line, ProblemModel, lines_of
from shortage_app.ui.dialogs.import_problem_cells import NO_ACTS, PAD, ROW, ProblemDelegate, link_boxes, links_width
from shortage_app.ui.qt import override
from shortage_app.ui.widgets.buttons import push_button
from shortage_app.ui.widgets.column_widths import levelled
from shortage_app.ui.widgets.fields import key_cap
from shortage_app.ui.widgets.labels import ElidedLabel, Label
from shortage_app.workflow.candidate import Candidate, State
from shortage_app.workflow.importing import Report

Index = QModelIndex | QPersistentModelIndex
HEAD = 38
MOST_PLACE, LEAST_WORDS = 160, 120  # px
MOST_LINES, LOOKED_AT = 3, 200  # of a row; rows whose words say how wide and how high they should be


class ProblemTable(QTableView):
    """Return goes to the cell, A applies the repair, R takes it back; a click on a link does the same."""

    applied = Signal(object, object)  # Problem, Repair
    taken_back = Signal(object)  # Accepted
    cell_asked = Signal(object)  # Place

    def __init__(self) -> None:
        super().__init__()
        self._problems = ProblemModel(self)
        self._quiet = False
        self._lengths: dict[tuple[int, int], int] = {}  # px, by row and column
        self._links = NO_ACTS
        self.setModel(self._problems)
        self.setItemDelegate(ProblemDelegate(self))
        self.setProperty("framed", True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(_("Problems"))
        self._dress()
        self.selectionModel().currentRowChanged.connect(self._tell_cell)

    def _dress(self) -> None:
        rows, head = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(ROW)
        rows.setDefaultSectionSize(ROW)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setFixedHeight(26)
        head.setFont(theme.font(tokens.TABLE_BOLD))
        head.setHighlightSections(False)
        head.setMinimumSectionSize(24)
        head.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(SIGN, 32)

    @property
    def lines(self) -> Sequence[Line]:
        """What is shown."""
        return self._problems.lines

    def show_lines(self, lines: list[Line]) -> None:
        """Show other problems; the place in the list stays."""
        row = self.currentIndex().row()
        self._quiet = True
        self._problems.show_lines(lines)
        self._measure()
        self._share()
        if lines:
            self.selectRow(min(max(row, 0), len(lines) - 1))
        self._quiet = False

    def step(self, by: int) -> None:
        """Go to the next problem that has a cell, or the one before."""
        order = range(1, len(self.lines) + 1)
        rows = [(self.currentIndex().row() + by * way) % max(len(self.lines), 1) for way in order]
        row = next((row for row in rows if self.lines[row].goes), -1)
        if row >= 0:
            self._quiet = True
            self.selectRow(row)
            self._quiet = False
            self.scrollTo(self.currentIndex())
            self.setFocus()  # its keys mend what was gone to
            self.cell_asked.emit(self.lines[row].place)

    def pick(self, row: int, column: int) -> None:
        """Select the problem of a cell, without going there."""
        found = (
            place
            for place, line in enumerate(self.lines)
            if row in line.place.rows and line.place.column in (None, column)
        )
        place = next(found, -1)
        if place >= 0:
            self._quiet = True
            self.selectRow(place)
            self._quiet = False

    def act(self, row: int) -> None:
        """Apply the repair of a line or take it back; where there are several ways, ask which."""
        line = self.lines[row]
        if line.accepted is not None:
            self.taken_back.emit(line.accepted)
        elif len(line.problem.repairs) == 1:
            self.applied.emit(line.problem, line.problem.repairs[0])
        elif line.ways:
            self._ask(row)

    def _ask(self, row: int) -> None:
        """All ways to mend a line, to choose from."""
        line, menu = self.lines[row], QMenu(self)
        for repair in line.ways:
            action = menu.addAction(repair_words(repair, line.problem, line.table))
            action.triggered.connect(lambda _=False, repair=repair: self.applied.emit(line.problem, repair))
        menu.popup(self.viewport().mapToGlobal(self.visualRect(self._problems.index(row, REPAIR)).bottomLeft()))

    def _tell_cell(self, current: QModelIndex) -> None:
        if current.isValid() and not self._quiet and self.lines[current.row()].goes:
            self.cell_asked.emit(self.lines[current.row()].place)

    def _link_at(self, place: QPoint) -> tuple[int, str]:
        index = self.indexAt(place)
        if not index.isValid() or index.column() != ACTS:
            return -1, ""
        boxes = link_boxes(self.lines[index.row()], self.visualRect(index))
        return index.row(), next((words for words, box in boxes.items() if box.contains(place)), "")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._share()
        super().resizeEvent(event)

    def _measure(self) -> None:
        """Note how long the words of the first lines are: widths are shared anew whenever the table gets another."""
        metrics = theme.metrics(tokens.TABLE)
        self._lengths = {
            (row, column): metrics.horizontalAdvance(str(self._problems.index(row, column).data() or ""))
            for row in range(min(len(self.lines), LOOKED_AT))
            for column in (PLACE, WHAT, REPAIR)
        }
        self._links = max((links_width(line) for line in self.lines[:LOOKED_AT]), default=NO_ACTS)

    def _share(self) -> None:
        """Place and links get what they need; problem and repair share the rest, and what is long has more lines."""
        self.setColumnWidth(PLACE, min(self._asked(PLACE), MOST_PLACE))
        self.setColumnWidth(ACTS, self._links)
        left = self.viewport().width() - sum(self.columnWidth(column) for column in (SIGN, PLACE, ACTS))
        asked = [self._asked(column) for column in (WHAT, REPAIR)]
        repair = levelled(asked, [LEAST_WORDS, self._heading(REPAIR)], sum(asked) - left)[1]
        self.setColumnWidth(REPAIR, repair)
        for row in range(min(len(self.lines), LOOKED_AT)):
            lines = max(self._lines_of(row, WHAT, left - repair), self._lines_of(row, REPAIR, repair))
            self.setRowHeight(row, ROW + (lines - 1) * theme.metrics(tokens.TABLE).lineSpacing())

    def _asked(self, column: int) -> int:
        """The width that the words of a column and its heading need."""
        longest = max((length for (_row, each), length in self._lengths.items() if each == column), default=0)
        return max(self._heading(column), longest + 2 * PAD + 2)

    def _heading(self, column: int) -> int:
        words = str(self._problems.headerData(column, Qt.Orientation.Horizontal))
        return theme.metrics(tokens.TABLE_BOLD).horizontalAdvance(words) + 2 * PAD + 12

    def _lines_of(self, row: int, column: int, width: int) -> int:
        """How many lines the words of a cell take in a width."""
        if self._lengths[row, column] <= width - 2 * PAD + 1:
            return 1
        metrics, words = theme.metrics(tokens.TABLE), str(self._problems.index(row, column).data() or "")
        flags = int(Qt.TextFlag.TextWordWrap)
        height = metrics.boundingRect(QRect(0, 0, width - 2 * PAD, 1000), flags, words).height()
        return min(round(height / metrics.lineSpacing()), MOST_LINES)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        row = self.currentIndex().row()
        if 0 <= row < len(self.lines) and self.lines[row].ways and self.lines[row].accepted is None:
            self._ask(row)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = bool(self._link_at(event.position().toPoint())[1])
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        row, words = self._link_at(event.position().toPoint())
        if words and words == self.lines[row].act:
            self.act(row)
        elif words:
            self.cell_asked.emit(self.lines[row].place)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        line = self.lines[row] if 0 <= row < len(self.lines) else None
        if line is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.cell_asked.emit(line.place)
        elif event.key() == (Qt.Key.Key_A if line.accepted is None else Qt.Key.Key_R):
            self.act(row)
        else:
            super().keyPressEvent(event)


class _Keys(QWidget):
    """The two keys that walk through the problems."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(70, 18)

    @override
    def paintEvent(self, event: QEvent) -> None:
        painter = QPainter(self)
        key_cap(painter, "F8", self.width() - 1, self.height() / 2, "text2")
        key_cap(painter, _("Shift+F8"), self.width() - 28, self.height() / 2, "text2")
        painter.end()


class ProblemPanel(QWidget):
    """A head with counts and what mends all, over the table."""

    all_applied = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.table = ProblemTable()
        self._title = Label(tokens.PANEL_TITLE)
        self._title.setText(_("Problems"))
        self._counts = CountPill()
        self._mendable = ElidedLabel(tokens.TABLE, "text3")
        self._walk = Label(tokens.TABLE, "text3")
        self._walk.setText(_("previous / next"))
        self.all = push_button(self.all_applied.emit, small=True)
        self._keys = _Keys()
        self._keys.setFixedSize(92, 18)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._counts)
        head.addWidget(self._mendable, 1)
        head.addWidget(self._walk)
        head.addWidget(self._keys)
        head.addWidget(self.all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.table, 1)

    def show_file(self, file: Candidate | None, report: Report | None) -> None:
        """Show what is wrong in a file."""
        lines = lines_of(file, report) if file is not None and report is not None and not report.unreadable else []
        self.table.show_lines(lines)
        for part in (self.table, self._walk, self._keys, self.all):
            part.setVisible(bool(lines))
        self.setMaximumHeight(16777215 if lines else HEAD)
        self.setVisible(bool(lines) or (file is not None and file.state is State.READY))
        count = sum(line.accepted is None for line in lines)
        refused = any(line.problem.severity is not Severity.WARNING and line.accepted is None for line in lines)
        self._counts.say(
            ngettext("{n} problem", "{n} problems", count).format(n=number(count)), grave=refused, shown=count > 0
        )
        mendable = len(file.mendable) if file is not None else 0
        words = ngettext("{n} can be repaired with one click", "{n} can be repaired with one click", mendable)
        nothing = _("Nothing to look at.") if file is not None and file.state is State.READY and not lines else ""
        self._mendable.setText(words.format(n=number(mendable)) if mendable else nothing)
        self.all.setText(_("Apply all ({n})").format(n=number(mendable)))
        self.all.setEnabled(mendable > 0)


class CountPill(QWidget):
    """A count on the ground of a warning, or of a refusal."""

    spoken_role = QAccessible.Role.StaticText

    def __init__(self) -> None:
        super().__init__()
        self._words, self._kind = "", "returning"
        self.setFixedHeight(tokens.PILL)

    def say(self, words: str, *, grave: bool, shown: bool) -> None:
        """Show words, as grave as they are."""
        self._words, self._kind = words, "none" if grave else "returning"
        self.setAccessibleName(words)
        self.setFixedWidth(theme.metrics(tokens.TABLE).horizontalAdvance(words) + 18)
        self.setVisible(shown)
        self.update()

    @override
    def paintEvent(self, event: QEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, ink, _edge = theme.pill_colours(self._kind)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground or theme.colour("surface"))
        painter.drawRoundedRect(self.rect(), tokens.PILL / 2, tokens.PILL / 2)
        painter.setPen(ink)
        painter.setFont(theme.font(tokens.TABLE))
        painter.drawText(self.rect().adjusted(0, -1, 0, 0), int(Qt.AlignmentFlag.AlignCenter), self._words)
        painter.end()
