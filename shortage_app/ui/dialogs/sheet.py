"""A dialog that lies over the window like a sheet: a head with title and close button, the window behind it dimmed."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from shortage_app.text import _
from shortage_app.ui import focus_order, tokens
from shortage_app.ui.dressing import dress
from shortage_app.ui.guide import START
from shortage_app.ui.qt import override
from shortage_app.ui.widgets.buttons import describe, icon_button
from shortage_app.ui.widgets.labels import Heading

DIMMED = QColor(0, 0, 0, 102)  # black at 40 %
AROUND = 16  # px of the window that stay visible at the narrowest
SIDE = 16  # px: title, content and buttons begin in one line and end in one


def offer_guide(dialog: QDialog, chapter: str) -> None:
    """F1 opens the guide at a chapter over a dialog, which shuts the window off."""

    def show() -> None:
        from shortage_app.ui.dialogs.help_dialog import show_guide

        show_guide(dialog, chapter)

    QShortcut(QKeySequence("F1"), dialog, show)


class Scrim(QWidget):
    """Dims the window it covers."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.hide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), DIMMED)
        painter.end()


class Sheet(QDialog):
    """Modal; `body` takes the content, `foot` a row of buttons on the ground of a status bar; Esc closes.

    `guide_chapter`: what F1 opens, over the dialog, for it shuts the window off.
    """

    guide_chapter = START

    def __init__(self, window: QWidget, width: int, height: int) -> None:
        super().__init__(window, Qt.WindowType.FramelessWindowHint | Qt.WindowType.Dialog)
        dress(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window, self._wanted = window, (width, height)
        self._scrim = Scrim(window)
        self._title = Heading(tokens.TABLE)
        self._close = icon_button(self.reject, "cross")
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(SIDE, 0, SIDE, 0)
        self.foot.setSpacing(8)
        self._leaving: QWidget = self._close
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._row(tokens.STATUS_BAR, self._head()))
        column.addLayout(self.body, 1)
        column.addWidget(self._row(56, self.foot))
        self.finished.connect(self._scrim.deleteLater)
        window.installEventFilter(self)
        offer_guide(self, self.guide_chapter)

    def say(self, title: str) -> None:
        """The title, which is also the name of the dialog."""
        self._title.setText(title)
        self.setWindowTitle(title)
        describe(self._close, _("Close"), "Esc")

    def end_with(self, *buttons: QPushButton) -> None:
        """Close the foot at its right, in the order of every sheet: what else can be done, the act, what leaves it.

        None of them is pressed by Return in a field, unless the sheet makes it its default.
        """
        self.foot.addStretch(1)
        for button in buttons:
            button.setAutoDefault(False)
            self.foot.addWidget(button)
        self._leaving = buttons[-1]

    def hold_words_and_fields(self) -> None:
        """Give the content the margins of title and foot; a table goes from edge to edge without them."""
        self.body.setContentsMargins(SIDE, 16, SIDE, 16)
        self.body.setSpacing(12)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(SIDE, 0, 8, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        return head

    def _row(self, height: int, layout: QHBoxLayout) -> QFrame:
        row = QFrame()
        row.setProperty("kind", "foot")
        row.setFixedHeight(height)
        row.setLayout(layout)
        return row

    def _first_control(self) -> QWidget:
        """Where the keyboard starts: the first control of the content, else what leaves the sheet, which does least."""
        parts = focus_order.in_order(focus_order.along(self.body))
        return next((part for part in parts if focus_order.takes_tab(part)), self._leaving)

    def _words_height(self, width: int) -> int:
        """How high the sheet must be for wrapped words to have all their lines, in a language of long words too."""
        layout = self.layout()
        return layout.minimumHeightForWidth(width) if layout is not None and layout.hasHeightForWidth() else 0

    def _place(self) -> None:
        room = self._window.rect()
        self._scrim.setGeometry(room)
        width = min(self._wanted[0], room.width() - 2 * AROUND)
        height = min(max(self._wanted[1], self._words_height(width)), room.height() - 2 * AROUND)
        place = QRect(0, 0, width, height)
        place.moveCenter(room.center())
        self.setGeometry(QRect(self._window.mapToGlobal(place.topLeft()), place.size()))

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        return focus_order.walk(self, forward=forward)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not focus_order.press(self, event):
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._place()
        self._scrim.raise_()
        self._scrim.show()
        self._first_control().setFocus()
        super().showEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
