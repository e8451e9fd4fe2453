"""Short lists on a page: one line an occupation or product, opened by a click or Return."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from shortage_app.ui import painting, theme, tokens
from shortage_app.ui.qt import override

Index = QModelIndex | QPersistentModelIndex
TALL_ROW = 40
GLYPH_ROOM, GAP = 20, 10
BEFORE_BAR = 8
CELL, PITCH = 10, 11  # of a strip, as in tables
_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Line:
    """One line: glyph (name, role) at the left, a title, at the right a strip of states, a remark, a figure, a pill.

    `below` stands under the title; then the title is the quiet one. `key` is what opening it gives.
    """

    title: str
    key: str = ""
    glyph: tuple[str, str] = ("", "")
    below: str = ""
    strip: tuple[str, ...] = ()
    remark: str = ""
    figure: str = ""
    pill: tuple[str, str] = ("", "")

    @property
    def words(self) -> str:
        """All its words, for screen readers and tool tips."""
        return " · ".join(part for part in (self.title, self.below, self.remark, self.figure, self.pill[1]) if part)


@dataclass(frozen=True)
class _Columns:
    """How wide each column of a list is, in px: as its widest line needs; measured once, not at each line painted."""

    glyphs: bool
    pills: float
    figures: int
    strip: int  # cells


def _columns_of(lines: Sequence[Line]) -> _Columns:
    return _Columns(
        glyphs=any(line.glyph[0] for line in lines),
        pills=max(map(painting.pill_width, {line.pill[1] for line in lines if line.pill[0]}), default=0.0),
        figures=widest(line.figure for line in lines),
        strip=max((len(line.strip) for line in lines), default=0),
    )


class _Lines(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: Sequence[Line] = ()
        self.columns = _columns_of(())
        self.tall = False

    def take(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.columns = _columns_of(lines)
        self.tall = any(line.below for line in lines)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Lines are walked and opened; nothing is selected in them, and a screen reader need not say so each time."""
        return super().flags(index) & ~Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
        return self.lines[index.row()].words if role in wanted else None


class LineList(QListView):
    """Shows lines; whole ones only, more of them by wheel and arrow keys, or with a bar where it is `scrolled`."""

    line_opened = Signal(str)  # its key

    def __init__(self, *, scrolled: bool = False) -> None:
        super().__init__()
        self._model = _Lines()
        self._remark_room, self._scrolled = 0, scrolled
        self.setModel(self._model)
        self.setItemDelegate(_LineDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if scrolled:
            self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        else:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._open)
        self.entered.connect(self._point)

    @property
    def lines(self) -> Sequence[Line]:
        """The lines shown."""
        return self._model.lines

    @property
    def columns(self) -> _Columns:
        """How wide the columns of the lines are."""
        return self._model.columns

    @property
    def remark_room(self) -> int:
        """The px kept for remarks."""
        return self._remark_room

    def show_lines(self, lines: Sequence[Line], remark_room: int = 0) -> None:
        """Show these lines; `remark_room` px are kept for remarks, so that several lists stand in the same columns."""
        self._remark_room = max(remark_room, widest(line.remark for line in lines))
        self._model.take(lines)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if lines else Qt.FocusPolicy.NoFocus)
        self._fit()

    def fit_all(self) -> None:
        """Be exactly as high as the lines, as inside something that scrolls."""
        self.setFixedHeight(self.row_height() * len(self.lines))

    def row_height(self) -> int:
        """The height of a line in px."""
        return TALL_ROW if self._model.tall else tokens.ROW

    def _fit(self) -> None:
        """Leave at the lower edge what is no whole line; where a bar says that there is more, room before it."""
        if self._scrolled:
            self.setViewportMargins(0, 0, BEFORE_BAR, 0)
        else:
            self.setViewportMargins(0, 0, 0, self.height() % self.row_height())

    def _point(self, index: QModelIndex) -> None:
        opens = bool(self.lines[index.row()].key)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and self.lines[index.row()].key:
            self.line_opened.emit(self.lines[index.row()].key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.row_height())

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, self.row_height() * max(len(self.lines), 1))


class _LineDelegate(QStyledItemDelegate):
    """Paints a line; remarks, figures and strips stand in columns as wide as the widest of the list."""

    def __init__(self, view: LineList) -> None:
        super().__init__(view)
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, self._view.row_height())

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = QRectF(option.rect)
        line = self._view.lines[index.row()]
        painter.save()
        if line.key and option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.colour("subtle"))
        if self._view.columns.glyphs:
            self._glyph(painter, line, box)
            box.setLeft(box.left() + GLYPH_ROOM)
        self._titles(painter, line, box.adjusted(0, 0, -self._right_side(painter, line, box), 0))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painting.focus_ring(painter, QRectF(option.rect))
        painter.restore()

    def _glyph(self, painter: QPainter, line: Line, box: QRectF) -> None:
        name, role = line.glyph
        if name:
            painting.glyph(painter, name, QRectF(box.left() + 1, box.center().y() - 4, 8, 8), theme.colour(role))

    def _right_side(self, painter: QPainter, line: Line, box: QRectF) -> float:
        """Paint what stands at the right, from the edge inwards; gives the room it takes."""
        taken = 0.0
        columns = self._view.columns
        if columns.pills:
            width = painting.pill_width(line.pill[1])
            if line.pill[0]:
                painting.pill(painter, *line.pill, QPointF(box.right() - width, box.center().y()))
            taken += (columns.pills if columns.figures else width) + GAP
        rooms = columns.figures, self._view.remark_room
        sides = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
        for words, room, side in zip((line.figure, line.remark), rooms, sides, strict=True):
            if room:
                column = QRectF(box.right() - taken - room, box.top(), room + 1, box.height())
                _write(painter, words, column, "text2", side)
                taken += room + GAP
        if columns.strip:
            taken += columns.strip * PITCH
            self._strip(painter, line.strip, box.right() - taken + (columns.strip - len(line.strip)) * PITCH, box)
            taken += GAP
        return taken

    def _strip(self, painter: QPainter, states: Sequence[str], left: float, box: QRectF) -> None:
        top = round(box.center().y() - CELL / 2)
        for position, state in enumerate(states):
            painting.year_cell(painter, state, QRectF(round(left) + position * PITCH, top, CELL, CELL))

    def _titles(self, painter: QPainter, line: Line, room: QRectF) -> None:
        if not line.below:
            _write(painter, line.title, room, "text")
            return
        middle = room.center().y()
        _write(painter, line.title, QRectF(room.left(), middle - 18, room.width(), 18), "text2")
        _write(painter, line.below, QRectF(room.left(), middle, room.width(), 18), "text")


def widest(words: Iterable[str]) -> int:
    """How wide the widest of several words is in a line, in px."""
    return max(map(advance, set(words)), default=0)


def advance(words: str) -> int:
    """How wide words are in a line, in px."""
    return theme.metrics(tokens.TABLE).horizontalAdvance(words) if words else 0


def _write(
    painter: QPainter, words: str, box: QRectF, role: str, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> None:
    painter.setFont(theme.font(tokens.TABLE))
    painter.setPen(theme.colour(role))
    elided = theme.metrics(tokens.TABLE).elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()) + 1)
    painter.drawText(box.adjusted(0, -1, 0, -1), side | Qt.AlignmentFlag.AlignVCenter, elided)
