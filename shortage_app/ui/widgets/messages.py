"""What happened: a bar across the page for what needs a person, a passing note for what went well."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from shortage_app.text import _
from shortage_app.ui import spoken, tokens
from shortage_app.ui.dressing import dress
from shortage_app.ui.widgets.buttons import describe, icon_button, push_button
from shortage_app.ui.widgets.labels import IconLabel, Label

NOTE_SECONDS, ACT_SECONDS = 5, 10  # a button needs to be reached


class Level(StrEnum):
    """How much a message matters."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


_ICONS = {Level.INFO: ("info", "accent"), Level.WARNING: ("warning", "notoff"), Level.ERROR: ("error", "none")}


@dataclass(frozen=True)
class Message:
    """What happened, what was kept, what to do next, and a button that does it; whole sentences."""

    happened: str
    kept: str = ""
    next_step: str = ""
    level: Level = Level.ERROR
    act_words: str = ""
    act: Callable[[], object] | None = None


class MessageBar(QFrame):
    """One message across the window, until it is closed or another comes."""

    spoken_role = QAccessible.Role.AlertMessage

    def __init__(self) -> None:
        super().__init__()
        dress(self)
        self.setProperty("kind", "panel")
        self._sign = IconLabel("info", "accent", 20)
        self._happened = Label((13, True), wrap=True)
        self._more = Label(tokens.BODY, "text2", wrap=True)
        self.message: Message | None = None
        self.button = push_button(self._do, small=True)
        self._close = icon_button(self.hide, "cross")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._happened)
        words.addWidget(self._more)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.button)
        row.addWidget(self._close)
        self.hide()

    def show_message(self, message: Message) -> None:
        """Show a message instead of the one before."""
        name, role = _ICONS[message.level]
        self._sign.show_icon(name, role)
        self._happened.setText(message.happened)
        more = " ".join(part for part in (message.kept, message.next_step) if part)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.message = message
        self.button.setText(message.act_words)
        self.button.setVisible(bool(message.act_words))
        describe(self._close, _("Close this message"))
        self.setAccessibleName(f"{message.happened} {more}".strip())
        self.show()
        spoken.announce(self, self.accessibleName(), urgent=message.level is not Level.INFO)

    def _do(self) -> None:
        self.hide()
        if self.message is not None and self.message.act is not None:
            self.message.act()


class Note(QFrame):
    """A passing note over the lower edge of a window: it says what went well and goes by itself."""

    spoken_role = QAccessible.Role.AlertMessage

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        dress(self)
        self._window = window
        self._words = Label(tokens.BODY)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(12)
        row.addWidget(self._words)
        self.button = push_button(self._do, small=True)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it goes by itself: who works by keyboard has Ctrl+Z
        self._act: Callable[[], object] | None = None
        row.addWidget(self.button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(self, words: str, act_words: str = "", act: Callable[[], object] | None = None) -> None:
        """Show these words for a few seconds, with a button that takes back what they tell where there is one."""
        self._words.setText(words)
        self._act = act
        self.button.setText(act_words)
        self.button.setVisible(act is not None)
        self.setAccessibleName(words)
        self.adjustSize()
        room = self._window.rect()
        self.move((room.width() - self.width()) // 2, room.height() - tokens.STATUS_BAR - self.height() - tokens.GAP)
        self.raise_()
        self.show()
        spoken.announce(self, words)
        self._timer.start(1000 * (NOTE_SECONDS if act is None else ACT_SECONDS))

    def withdraw_act(self) -> None:
        """Something else was changed since: what the button would take back is not what the words tell."""
        if self._act is not None:
            self._act = None
            self.hide()

    def _do(self) -> None:
        act, self._act = self._act, None
        self.hide()
        if act is not None:
            act()
