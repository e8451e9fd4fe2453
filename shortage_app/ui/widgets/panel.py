"""A framed part of a page: a head of 40 px with title, subtitle and actions over a body."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from shortage_app.ui import tokens
from shortage_app.ui.widgets.labels import ElidedLabel

TITLE_LEAST = 160  # px


class Panel(QFrame):
    """Title left, subtitle and actions right, `body` below; `flush` lets the body reach the frame.

    With `beside`, the subtitle stands right after the title, as over a table.
    """

    def __init__(self, *, flush: bool = False, beside: bool = False) -> None:
        super().__init__()
        self._title = ElidedLabel(tokens.PANEL_TITLE)
        self._title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._subtitle = ElidedLabel(tokens.TABLE, "text3")
        side = Qt.AlignmentFlag.AlignLeft if beside else Qt.AlignmentFlag.AlignRight
        self._subtitle.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(16, 0, 16, 0)
        self.head.setSpacing(8)
        self.head.addWidget(self._title)
        if beside:
            self.head.addSpacing(8)
        self.head.addWidget(self._subtitle, 1)
        head = QWidget()
        head.setFixedHeight(tokens.PANEL_HEAD)
        head.setLayout(self.head)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(*((0, 0, 0, 0) if flush else (16, 0, 16, 16)))
        self.body.setSpacing(0 if flush else 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addLayout(self.body, 1)

    def say(self, title: str, subtitle: str = "") -> None:
        """The title and the subtitle."""
        self._title.setText(title)
        # A long title may be cut where actions need the room, a short one never.
        self._title.setMinimumWidth(min(self._title.sizeHint().width(), TITLE_LEAST))
        self._subtitle.setText(subtitle)
        self._subtitle.setMinimumWidth(0 if subtitle else 1)  # without words it leaves its room to a legend
        self.setAccessibleName(title)

    def add_action(self, widget: QWidget) -> None:
        """Put a button or a legend at the right of the head."""
        self.head.setContentsMargins(16, 0, 8, 0)
        self.head.addWidget(widget)
