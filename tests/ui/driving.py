"""Driving the window as a person does: by keys sent to what has the keyboard, or by the mouse at a place of a widget.

Nothing here calls what a button would call; what is asked of the program is only what stands on the screen.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from shortage_app.ui.app import Program

MOST_TABS, MOST_TRIES = 60, 20
Key, Mod = Qt.Key, Qt.KeyboardModifier
CTRL, SHIFT, ALT, NONE = Mod.ControlModifier, Mod.ShiftModifier, Mod.AltModifier, Mod.NoModifier


class Driver:
    """What both ways of driving share: waiting, and naming a file where one is asked for."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self.qtbot, self.program = qtbot, program

    def wait(self, until: Callable[[], object], timeout: int = 30_000) -> None:
        """Wait until something is so on the screen."""
        self.qtbot.waitUntil(lambda: bool(until()), timeout=timeout)

    def settle(self) -> None:
        """Wait until nothing is worked out any more."""
        quiet = 0

        def is_quiet() -> bool:
            nonlocal quiet
            quiet = 0 if self.program.session.tasks.names else quiet + 1
            return quiet > 8  # what is worked out is shown in several turns

        self.wait(is_quiet, 60_000)

    def dialog(self, kind: type) -> QWidget:
        """Wait for a dialog of this kind to be in front, and have the keyboard."""
        self.wait(lambda: isinstance(self.front(), kind))
        self.qtbot.wait(50)  # it takes its places
        return self.front()

    def front(self) -> QWidget:
        """The window in front; where no window manager does it, the one behind a closed dialog comes to the front."""

        def is_there() -> bool:
            active = QApplication.activeWindow()
            return active is not None and active.isVisible()

        if not is_there():
            (QApplication.activeModalWidget() or self.program.window).activateWindow()
            self.wait(is_there)
        front = QApplication.activeWindow()
        assert front is not None
        return front

    def naming(self, name: str, act: Callable[[], None]) -> None:
        """Do what asks for a file, and give this name there."""
        tries = 0

        def answer() -> None:
            nonlocal tries
            asking = [top for top in QApplication.topLevelWidgets() if isinstance(top, QFileDialog) and top.isVisible()]
            if asking and tries < MOST_TRIES:
                tries += 1
                _answer(asking[0], name)
            elif asking:
                asking[0].reject()
            if asking or not tries:
                QTimer.singleShot(50, answer)

        QTimer.singleShot(20, answer)
        act()
        assert 0 < tries < MOST_TRIES, "no file was asked for, or none was taken"


def _answer(dialog: QFileDialog, name: str) -> None:
    """Type a name, and press the button that takes it; the list of names that complete it goes first."""
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    take, *_others = dialog.findChild(QDialogButtonBox).buttons()
    if line.text() != name or not take.isEnabled():  # the folder may not have been read yet
        line.clear()
        QTest.keyClicks(line, name)
    proposals = QApplication.activePopupWidget()
    if proposals is not None:
        QTest.keyClick(proposals, Key.Key_Escape)
    QTest.keyClick(take, Key.Key_Space)


class Keyboard(Driver):
    """Keys go to the menu that is open, else to what has the keyboard."""

    def listening(self) -> QWidget:
        """What the next key goes to."""
        front = self.front()
        return QApplication.activePopupWidget() or front.focusWidget() or front

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        """Press a key."""
        for _ in range(times):
            QTest.keyClick(self.listening(), key, modifiers)

    def type(self, words: str) -> None:
        """Type words."""
        QTest.keyClicks(self.listening(), words)

    def tab_to(self, wanted: Callable[[QWidget], object], *, back: bool = False) -> QWidget:
        """Press Tab until what has the keyboard is what is wanted."""
        for _ in range(MOST_TABS):
            holder = QApplication.focusWidget()
            if holder is not None and wanted(holder):
                return holder
            self.press(Key.Key_Backtab if back else Key.Key_Tab, SHIFT if back else NONE)
        raise AssertionError(f"not reached by {MOST_TABS} times Tab")

    def choose(self, words: str) -> None:
        """Choose from the menu that is open, by the arrow keys."""
        self.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in menu.actions():
            self.press(Key.Key_Down)
            if words in menu.activeAction().text():
                self.press(Key.Key_Return)
                return
        raise AssertionError(f"{words} is not in the menu")


def button(words: str) -> Callable[[QWidget], bool]:
    """A button by its words or its name."""
    return lambda part: isinstance(part, QAbstractButton) and words in (part.text(), part.accessibleName())


def field(name: str) -> Callable[[QWidget], bool]:
    """A field, a choice or a table by its name."""
    return lambda part: part.accessibleName() == name


class Mouse(Driver):
    """Clicks at a place on the screen where the widget must be the one that is hit."""

    def click(self, widget: QWidget, place: QPoint | None = None, *, twice: bool = False) -> None:
        """Click on a widget that is to be seen there."""
        place = widget.rect().center() if place is None else place
        assert widget.isEnabled(), f"{_name(widget)} cannot be clicked"
        hit = widget.window().childAt(widget.mapTo(widget.window(), place))
        covered = hit is None or not (hit is widget or widget.isAncestorOf(hit))
        assert not covered, f"{_name(widget)} is covered by {hit} at {widget.geometry()}"
        (QTest.mouseDClick if twice else QTest.mouseClick)(widget, Qt.MouseButton.LeftButton, NONE, place)

    def click_button(self, within: QWidget, words: str) -> None:
        """Click on the button with these words."""
        wanted = button(words)
        found = [one for one in within.findChildren(QAbstractButton) if one.isVisible() and wanted(one)]
        assert found, f"no button {words}"
        self.click(found[0])

    def click_cell(self, view: QAbstractItemView, row: int, column: int, *, twice: bool = False) -> None:
        """Click in the middle of a cell."""
        index = view.model().index(row, column)
        view.scrollTo(index)
        self.click(view.viewport(), view.visualRect(index).center(), twice=twice)

    def choose(self, words: str) -> None:
        """Click on a line of the menu that is open."""
        self.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        line = next(action for action in menu.actions() if words in action.text())
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, NONE, menu.actionGeometry(line).center())

    def choose_in(self, box: QComboBox, words: str) -> None:
        """Open a choice and click on an entry of its list."""
        self.click(box, QPoint(box.width() - 8, box.height() // 2))
        self.wait(lambda: box.view().isVisible())
        row = next(row for row in range(box.count()) if words in box.itemText(row))
        index = box.model().index(row, 0)
        box.view().scrollTo(index)
        place = box.view().visualRect(index).center()
        QTest.mouseClick(box.view().viewport(), Qt.MouseButton.LeftButton, NONE, place)

    def drop(self, paths: Sequence[Path]) -> None:
        """Drop files in the middle of the window."""
        window = self.program.window
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        arguments = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NONE)
        place = window.rect().center()
        entering = QDragEnterEvent(place, *arguments)
        QApplication.sendEvent(window, entering)
        assert entering.isAccepted()
        QApplication.sendEvent(window, QDropEvent(QPointF(place), *arguments))


def _name(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return f"{type(widget).__name__} {words or widget.accessibleName()}"
