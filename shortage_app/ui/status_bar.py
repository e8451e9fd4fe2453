"""The bar at the bottom: what is saved, by which method and threshold, from how many sources, and what runs."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QDateTime, QEvent, QLocale, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QToolButton

from shortage_app.report.method_words import method_in_short, method_note
from shortage_app.text import _, language, ngettext, number
from shortage_app.ui import icons, painting, spoken, theme, tokens
from shortage_app.ui.dressing import dress
from shortage_app.ui.qt import override
from shortage_app.ui.tasks import Tasks
from shortage_app.ui.widgets.buttons import describe, icon_button, link_button
from shortage_app.ui.widgets.labels import IconLabel, Label

if TYPE_CHECKING:
    from shortage_app.domain.project import Method

SHOWN_AFTER = 300  # ms a task may run unseen


class StatusBar(QFrame):
    """Told what to say by the window; follows the running tasks by itself."""

    method_chosen = Signal()
    threshold_chosen = Signal()
    sources_chosen = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        dress(self)
        self.setFixedHeight(tokens.STATUS_BAR)
        self._tasks = tasks
        self._saved_at: QDateTime | None = None
        self._method: Method | None = None
        self._sources, self._is_synthetic = 0, False
        self._check = IconLabel("check", "text2")
        self._saved = Label(tokens.TABLE, "text2")
        self._method_chip = StatusChip("info")
        self._threshold_chip = StatusChip("lock")
        self.sources = link_button(self.sources_chosen.emit)
        self._synthetic = Label(tokens.TABLE, "text2")
        self._method_chip.clicked.connect(self.method_chosen)
        self._threshold_chip.clicked.connect(self.threshold_chosen)
        self._task = TaskStatus(tasks)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 8, 0)
        row.setSpacing(16)
        saved = QHBoxLayout()
        saved.setSpacing(5)
        saved.addWidget(self._check)
        saved.addWidget(self._saved)
        row.addLayout(saved)
        for widget in (self._method_chip, self._threshold_chip, self.sources, self._synthetic):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._task)
        self._tell()

    def show_saved(self, at: QDateTime | None) -> None:
        """When the workspace was saved last; None where none is open."""
        self._saved_at = at
        self._tell()

    def show_read_only(self, *, read_only: bool) -> None:
        """Whether the workspace can only be looked at."""
        self._read_only = read_only
        self._tell()

    _read_only = False

    def show_method(self, method: "Method | None") -> None:
        """By which method, and with which threshold."""
        self._method = method
        self._tell()

    def show_sources(self, count: int, *, synthetic: bool = False) -> None:
        """How many sources are in the workspace, and whether they are invented."""
        self._sources, self._is_synthetic = count, synthetic
        self._tell()

    def _tell(self) -> None:
        saved = self._saved_at
        self._check.show_icon("lock" if self._read_only else "check", "text2")
        self._check.setVisible(saved is not None or self._read_only)
        words = _("Read only") if self._read_only else _saved_words(saved)
        self._saved.setText(words if self._method is not None else _("No workspace open"))
        known = self._method is not None
        self._method_chip.setVisible(known)
        self._threshold_chip.setVisible(known)
        if self._method is not None:
            settings = _("Settings of the method, and what they would change")
            self._method_chip.say(method_in_short(self._method), settings, method_note(self._method))
            threshold = _("Threshold n < {n}").format(n=self._method.threshold)
            self._threshold_chip.say(threshold, _("Smaller counts are hidden"))
        words = ngettext("{n} source", "{n} sources", self._sources).format(n=number(self._sources))
        self.sources.setText(words)
        self.sources.setToolTip(_("Where the figures come from"))
        self.sources.setVisible(self._sources > 0)
        self._synthetic.setText(_("Synthetic data"))
        self._synthetic.setVisible(self._is_synthetic)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._tell()


class TaskStatus(QFrame):
    """The newest of the running tasks: its words, how far it is, and a button that cancels it."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._running: dict[str, str] = {}
        self._announced: dict[str, str] = {}
        self._words = Label(tokens.TABLE, "text2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(120)
        self._cancel = icon_button(self._stop, "cross")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self._words, self._bar, self._cancel):
            row.addWidget(widget)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SHOWN_AFTER)
        self._wait.timeout.connect(self._show)
        tasks.task_started.connect(self._start)
        tasks.task_progressed.connect(self._progress)
        tasks.task_ended.connect(self._end)
        self.hide()

    def _start(self, name: str, words: str) -> None:
        self._running[name] = words
        self._wait.start()

    def _show(self) -> None:
        named = self._named
        self.setVisible(bool(named))
        for name, words in named:
            if name not in self._announced:
                self._announced[name] = words
                spoken.announce(self, words)
        if named:
            self._words.setText(named[-1][1])
            self._bar.setRange(0, 0)
            describe(self._cancel, _("Cancel: {task}").format(task=named[-1][1]))

    @property
    def _named(self) -> list[tuple[str, str]]:
        """The tasks that a person is told of, with their words."""
        return [(name, words) for name, words in self._running.items() if words]

    def _progress(self, name: str, done: int, total: int) -> None:
        if name not in self._running:
            return
        words = self._running[name]
        steps = _("{task}: {done} / {total}").format(task=words, done=number(done), total=number(total))
        self._words.setText(steps if total else words)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setAccessibleName(self._words.text())

    def _end(self, name: str) -> None:
        self._running.pop(name, None)
        if name in self._announced:
            spoken.announce(self, _("Ended: {task}").format(task=self._announced.pop(name)))
        if self.isVisible():
            self._show()

    def _stop(self) -> None:
        for name, _words in self._named[-1:]:
            self._tasks.cancel(name)


def _saved_words(saved: QDateTime | None) -> str:
    if saved is None:
        return _("Not saved yet")
    if saved.date() == QDate.currentDate():
        return _("Saved at {time}").format(time=saved.toString("HH:mm"))
    day = QLocale(language()).toString(saved.date(), QLocale.FormatType.ShortFormat)
    return _("Saved on {date}").format(date=day)


class StatusChip(QToolButton):
    """A chip of 22 px with an icon and words that opens something."""

    def __init__(self, icon_name: str) -> None:
        super().__init__()
        self._icon_name = icon_name
        self.setFixedHeight(22)

    def say(self, words: str, opens: str, more: str = "") -> None:
        """Its words, what it opens, and what else the tool tip says."""
        self.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(opens)
        self.setToolTip(f"{more}\n{opens}" if more else opens)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.metrics(tokens.TABLE).horizontalAdvance(self.text()) + 38, 22)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        inset = 1.0 if focused else 0.5
        painter.setPen(painting.line(theme.colour("accent" if focused else "ctl"), 2 * inset))
        painter.setBrush(theme.colour("subtle" if self.underMouse() else "surface"))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), tokens.RADIUS, tokens.RADIUS
        )
        icons.draw(painter, self._icon_name, QPoint(8, 3), "text")
        painter.setFont(theme.font(tokens.TABLE))
        painter.setPen(theme.colour("text"))
        place = self.rect().adjusted(29, -1, 0, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()
