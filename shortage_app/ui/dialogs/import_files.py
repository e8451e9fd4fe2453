"""The list of files at the left of the import dialog, and where more of them can be dropped or chosen."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QListView,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from shortage_app.text import N_, _, ngettext, number
from shortage_app.ui import icons, painting, theme, tokens
from shortage_app.ui.dialogs.import_work import ImportWork
from shortage_app.ui.qt import override
from shortage_app.workflow.candidate import Candidate, Question, State

Index = QModelIndex | QPersistentModelIndex
ROW = 48
SHOWN_AT_ONCE = 4
_SIGNS = {
    State.WAITING: ("history", "text3"),
    State.QUESTION: ("help", "accent"),
    State.UNREADABLE: ("error", "none"),
    State.READY: ("check", "direct"),
}
_QUESTIONS = {
    Question.KIND: lambda: _("say what it holds"),
    Question.ENCODING: lambda: _("choose its letters"),
    Question.COLUMNS: lambda: _("columns are missing"),
    Question.YEAR: lambda: _("choose its year"),
    Question.NOMENCLATURE: lambda: _("say its nomenclature"),
}


_KINDS = {
    "shortage-list": N_("list"),
    "catalogue": N_("catalogue"),
    "links": N_("links"),
    "exits": N_("exits"),
    "crosswalk": N_("crosswalk"),
    "indicators": N_("indicators"),
    "domains": N_("domains"),
    "decisions": N_("decisions"),
}


def state_words(file: Candidate, problems: int, twin: str) -> str:
    """What is said under the name of a file."""
    kind = _(_KINDS[file.kind]) if file.kind else ""
    match file.state:
        case State.WAITING:
            said = _("waiting")
        case State.UNREADABLE:
            return _("cannot be read")
        case State.QUESTION:
            assert file.question is not None
            said = _QUESTIONS[file.question]()
        case _ if twin:
            said = _("the same as {file}").format(file=twin)
        case _ if problems:
            said = ngettext("{n} problem", "{n} problems", problems).format(n=number(problems))
        case _:
            rows = ngettext("{n} row", "{n} rows", file.rows).format(n=number(file.rows))
            said = _("{rows}, ready").format(rows=rows)
    return " · ".join(part for part in (kind, said) if part)


class _FileModel(QAbstractListModel):
    """The files in the order in which they came; the check box says whether a file is taken along."""

    def __init__(self, work: ImportWork, parent: QWidget) -> None:
        super().__init__(parent)
        self.work = work
        self.keys: list[int] = []

    def show_files(self) -> None:
        """Other files than before."""
        self.beginResetModel()
        self.keys = list(self.work.files)
        self.endResetModel()

    def show_file(self, key: int) -> None:
        """Something else is known of one file."""
        if key in self.keys:
            place = self.index(self.keys.index(key))
            self.dataChanged.emit(place, place)

    def words(self, key: int) -> str:
        """What is said of a file under its name."""
        report = self.work.report(key)
        return state_words(self.work.files[key], len(report.problems) if report else 0, self.work.twin_of(key))

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self.keys)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        key = self.keys[index.row()]
        file = self.work.files[key]
        if role == Qt.ItemDataRole.DisplayRole:
            return file.path.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{file.path}\n{self.words(key)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{file.path.name}: {self.words(key)}"
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if _is_taken(file) else Qt.CheckState.Unchecked
        return None

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.work.tick(self.keys[index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        checkable = Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | checkable


class _FileDelegate(QStyledItemDelegate):
    """Box to tick, name, kind and state, and a sign of the state."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, _FileModel)
        key = model.keys[index.row()]
        file = model.work.files[key]
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("sel"))
        if index.row() + 1 < model.rowCount():  # the last one ends at the frame
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("border"))
        if state & QStyle.StateFlag.State_HasFocus:
            painting.focus_ring(painter, rect.toRectF().adjusted(0, 0, 0, -1))
        _paint_box(painter, tick_box(rect), _is_taken(file))
        self._paint_words(painter, rect, file, model.words(key))
        name, role = _SIGNS[file.state]
        report = model.work.report(key)
        if file.state is State.READY and report is not None and report.problems:
            name, role = "warning", "notoff"
        icons.draw(painter, name, QPoint(rect.right() - 23, rect.top() + 8), role)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, file: Candidate, said: str) -> None:
        room = rect.adjusted(32, 6, -30, 0)
        role = "text" if file.ticked else "text3"
        lines = ((tokens.BODY, file.path.name, role), (tokens.TABLE, said, "text2" if file.ticked else "text3"))
        for line, (style, words, colour) in enumerate(lines):
            wide = room.adjusted(0, 0, 24 * line, 0)
            elide = Qt.TextElideMode.ElideRight if line else Qt.TextElideMode.ElideMiddle
            painter.setFont(theme.font(style))
            painter.setPen(theme.colour(colour))
            elided = theme.metrics(style).elidedText(words, elide, wide.width())
            painter.drawText(wide.left(), wide.top() + 14 + 19 * line, elided)

    @override
    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click on the box ticks; anywhere else it only looks at the file."""
        if event.type() != QEvent.Type.MouseButtonRelease or not isinstance(event, QMouseEvent):
            return False
        on_box = tick_box(option.rect).adjusted(-6, -6, 6, 6).contains(event.position().toPoint())
        if on_box:
            _toggle(index)
        return on_box


def _is_taken(file: Candidate) -> bool:
    """Whether a file goes in, now or as soon as it is read or its question answered."""
    return file.ticked and file.state is not State.UNREADABLE


def tick_box(rect: QRect) -> QRect:
    """Where the box to tick of a row stands."""
    return QRect(rect.left() + 9, rect.top() + 9, 14, 14)


def _paint_box(painter: QPainter, box: QRect, ticked: bool) -> None:
    if ticked:
        painter.fillRect(box, theme.colour("accent"))
        icons.draw(painter, "check", box.topLeft() + QPoint(1, 1), "on_bar", 12)
    else:
        painter.fillRect(box, theme.colour("surface"))
        painting.outline(painter, box.toRectF(), painting.line(theme.colour("ctl")))


def _toggle(index: Index) -> None:
    model = index.model()
    ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    wanted = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
    model.setData(model.index(index.row(), 0), wanted, Qt.ItemDataRole.CheckStateRole)


class FileList(QListView):
    """The files; arrow keys look at another, Space ticks, Delete lets go."""

    def __init__(self, work: ImportWork) -> None:
        super().__init__()
        self._work = work
        self._selecting = False
        self._files = _FileModel(work, self)
        self.setModel(self._files)
        self.setItemDelegate(_FileDelegate(self))
        self.setProperty("framed", True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(_("Files to import"))
        work.files_changed.connect(self._show_files)
        work.file_changed.connect(self._files.show_file)
        work.foreseen_changed.connect(self.viewport().update)
        self.selectionModel().currentChanged.connect(self._look)
        self._show_files()

    def _show_files(self) -> None:
        self._selecting = True
        if self._files.keys != list(self._work.files):
            self._files.show_files()
            self.setFixedHeight(min(max(self._files.rowCount(), 1), SHOWN_AT_ONCE) * ROW + 2)
        if self._work.looked_at in self._files.keys:
            place = self._files.index(self._files.keys.index(self._work.looked_at))
            self.setCurrentIndex(place)
            self.scrollTo(place)
        self._selecting = False
        self.viewport().update()

    def _look(self, current: QModelIndex) -> None:
        if current.isValid() and not self._selecting:
            self._work.look_at(self._files.keys[current.row()])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and current.isValid():
            _toggle(current)
        elif event.key() == Qt.Key.Key_Delete and current.isValid():
            self._work.remove(self._files.keys[current.row()])
        else:
            super().keyPressEvent(event)


class DropButton(QPushButton):
    """A dashed box that says that files can be dropped here, and lets them be chosen."""

    def __init__(self, act: Callable[[], object]) -> None:
        super().__init__()
        self.setFixedHeight(40)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setIcon(icons.icon("plus", "text2"))
        self.clicked.connect(lambda *_: act())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        active = self.hasFocus() or self.underMouse()
        painter.fillRect(self.rect(), theme.colour("surface" if self.underMouse() else "subtle"))
        pen = painting.line(theme.colour("accent" if active else "ctl"), 2 if self.hasFocus() else 1, dashed=True)
        painting.outline(painter, self.rect().toRectF(), pen)
        painter.setFont(theme.font(tokens.BODY))
        words = theme.metrics(tokens.BODY).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 44)
        width = theme.metrics(tokens.BODY).horizontalAdvance(words)
        left = (self.width() - width - 20) // 2
        icons.draw(painter, "plus", QPoint(left, self.height() // 2 - 8), "text2")
        painter.setPen(theme.colour("text2"))
        painter.drawText(self.rect().adjusted(left + 22, -1, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), words)
        painter.end()
