"""The overview as it was left, shown while its workspace is read again: a picture of figures that are still the same.

It is kept when the window closes, and shown at the next start only where nothing differs that could make it another
one: no byte of the workspace, not the program, the year, the language, the colours or the size of the page. The page
itself takes its place as soon as it is worked out. The overview holds no figure of exits, and no other page is kept.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QEvent, QFile, QObject, QPoint, QRect, QSaveFile, Qt, QTimer
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

import shortage_app
from shortage_app import places
from shortage_app.text import _, language
from shortage_app.ui import theme
from shortage_app.ui.change_queue import NAME as CHANGE
from shortage_app.ui.qt import override

if TYPE_CHECKING:
    from shortage_app.ui.verbs import Workspace
    from shortage_app.ui.window import Window

PAGE = "overview"
_KNOWN_BY = "shown"  # the text in the picture that says of what it is
_AWAITED = {CHANGE, "analysis", "overview"}  # the jobs after which the page is there
_PATIENCE = 1000  # ms without one of them: the page will not come, or waits for something else
_QUICK = 20  # of 100: how hard to press the picture; harder takes longer to write and to read


def show(window: "Window", path: Path, then: Callable[[], None]) -> None:
    """Show the overview of a workspace as it was left, where it is the last one left and still the same; then go on.

    The file may lie far away: it is gone through off the window's thread, and the picture comes if nothing else has.
    """
    from shortage_app.workflow.fingerprint import fingerprint

    left = window.session.places.of(path) if window.session.places is not None else None
    kept = _kept()
    known_by = _reader(kept).text(_KNOWN_BY) if kept.size() else ""
    if left is None or left.visit.page != PAGE or not known_by:
        then()
        return
    year = left.visit.year

    def compare(found: str) -> None:
        if window.session.workspace is not None or window.session.tasks.is_running(CHANGE):
            return  # another workspace was asked for meanwhile
        if not window.stack.count() and known_by == _known_by(window, path, year, found):
            LeftPicture(window, path, kept)
            window.top_bar.show_workspace(path)
            window.top_bar.stepper.show_year(year, (year,))
        then()

    words = _("Opening {name}").format(name=path.name)
    window.session.tasks.start("left", lambda _progress: fingerprint(path), compare, words=words, keep=True)


def keep_when_closed(window: "Window") -> None:
    """Keep a picture for the next start when the window closes."""
    window.installEventFilter(_Leaving(window))


def keep(window: "Window") -> None:
    """Keep a picture of the overview, where it is looked at and all of it is worked out."""
    from shortage_app.ui.pages.overview import OverviewPage
    from shortage_app.workflow.fingerprint import fingerprint_of
    from shortage_app.workflow.workspaces import OpenWorkspace

    session, page = window.session, window.stack.currentWidget()
    workspace, analysis = session.workspace, session.analysis
    usual = session.compared_year in (0, session.year - 1)  # as it will be compared when it is opened again
    if not isinstance(page, OverviewPage) or not page.is_settled or not usual:
        return
    if QApplication.activeModalWidget() is not None:
        return  # the system ends the session while a dialog is open, which dims the page
    if not isinstance(workspace, OpenWorkspace) or analysis is None or analysis.project is not workspace.project:
        return
    known_by = _known_by(window, workspace.path, session.year, fingerprint_of(workspace))
    if known_by:
        window.put_note_away()
        place = QRect(window.stack.mapTo(window, QPoint()), window.stack.size())
        _write(window.grab(place).toImage(), known_by)  # of the window, since the page has no ground of its own


def _known_by(window: "Window", path: Path, year: int, fingerprint: str) -> str:
    """One word for everything that a picture depends on; "" where the workspace is not known."""
    drawn, size = theme.tokens(), window.stack.size()
    looks = (drawn.name, sorted(drawn.colours.items()), size.toTuple(), window.devicePixelRatioF())
    facts = (shortage_app.__version__, str(path.absolute()), fingerprint, year, language(), looks)
    return hashlib.sha256(repr(facts).encode()).hexdigest() if fingerprint else ""


def _write(picture: QImage, known_by: str) -> None:
    """Write the picture whole or not at all; where it cannot be written, the next start shows none."""
    picture.setText(_KNOWN_BY, known_by)
    file = QSaveFile(str(_file()))
    if file.open(QSaveFile.OpenModeFlag.WriteOnly):
        writer = QImageWriter(file, b"png")
        writer.setCompression(_QUICK)
        if writer.write(picture):
            file.commit()


def _kept() -> QBuffer:
    """The picture kept last, as it is pressed; empty where there is none."""
    kept, file = QBuffer(), QFile(str(_file()))
    if file.open(QFile.OpenModeFlag.ReadOnly):
        kept.setData(file.readAll())
    kept.open(QBuffer.OpenModeFlag.ReadOnly)
    return kept


def _reader(kept: QBuffer) -> QImageReader:
    kept.seek(0)
    return QImageReader(kept, b"png")


def _file() -> Path:
    return places.user_data() / "left.png"


class _Leaving(QObject):
    """Hears that the window is about to close, while its workspace is still held."""

    @override
    def eventFilter(self, window: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close:
            keep(self.parent())  # type: ignore[arg-type]
        return False


class LeftPicture(QWidget):
    """Lies over the pages until the overview beneath is worked out, or anything else is looked at.

    It keeps the picture as it is pressed, a twentieth of what is painted, which happens but once.
    """

    def __init__(self, window: "Window", path: Path, kept: QBuffer) -> None:
        frame = window.stack.parentWidget()
        super().__init__(frame)
        self._window, self._path, self._kept = window, path, kept
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._go)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setGeometry(window.stack.geometry())
        session = window.session
        for gone in (session.failed, session.language_changed, window.theme.theme_changed):
            gone.connect(self._go)
        session.workspace_changed.connect(self._go_unless_expected)
        session.page_changed.connect(self._go_from)
        session.tasks.task_ended.connect(self._look_soon)
        window.stack.installEventFilter(self)
        window.stack.setUpdatesEnabled(False)  # the page beneath is painted once, when all of it is there
        self.show()
        self.repaint()  # now: what follows keeps the processor busy

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        picture = _reader(self._kept).read()
        if picture.isNull():
            QTimer.singleShot(0, self, self._go)
        picture.setDevicePixelRatio(self.devicePixelRatioF())  # which is not pressed with it
        painter = QPainter(self)
        painter.drawImage(0, 0, picture)
        painter.end()

    @override
    def eventFilter(self, stack: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._go()
        return False

    def _look_soon(self, _name: str = "") -> None:
        QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        """Go once the page is worked out; nothing left to do without one means that it will not come."""
        from shortage_app.ui.pages.overview import OverviewPage

        page = self._window.stack.currentWidget()
        if not _AWAITED.isdisjoint(self._window.session.tasks.names):
            self._patience.stop()
        elif isinstance(page, OverviewPage) and not page.is_settled:
            if not self._patience.isActive():
                self._patience.start()
            self._look_soon()
        else:
            self._go()

    def _go_from(self, page: str) -> None:
        if page != PAGE:
            self._go()

    def _go_unless_expected(self, workspace: "Workspace | None") -> None:
        if workspace is None or workspace.path.absolute() != self._path.absolute():
            self._go()

    def _go(self, _why: object = None) -> None:
        self.hide()
        self._window.stack.setUpdatesEnabled(True)
        if self._window.session.workspace is None:
            self._window.top_bar.show_workspace(None)
            self._window.top_bar.stepper.show_year(0, ())
        self.deleteLater()
