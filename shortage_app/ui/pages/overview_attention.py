"""The overview's panel of what needs attention: reasons, each with its first occupations."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shortage_app.report.attention import Watch
from shortage_app.text import _
from shortage_app.ui import tokens
from shortage_app.ui.pages.line_list import Line, LineList, widest
from shortage_app.ui.pages.symbols import Symbols, strip_symbols
from shortage_app.ui.session import Session
from shortage_app.ui.widgets.buttons import link_button
from shortage_app.ui.widgets.labels import ElidedLabel, Label
from shortage_app.ui.widgets.panel import Panel

STRIP_YEARS = 10
HEAD = 22  # px of a heading
QWIDGETSIZE_MAX = 16_777_215  # Qt's own word for "as tall as it likes"
MOST_LINES = 500  # of a reason: nobody turns a wheel further, and the link shows all of them in a table
LINES = (2, 2, 1, 2)  # how the room is shared, in lines at the usual height, where every reason has that many


class WatchGroup(QWidget):
    """One reason: its name, how many, what it means, a link to all of them, and those that fit."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._key = ""
        self.heading = Label(tokens.TABLE_BOLD)
        self.detail = ElidedLabel(tokens.TABLE, "text2")
        self.see = link_button(lambda: session.ask_rows(self._key))
        self.list = LineList()
        self.list.line_opened.connect(self._open)
        self.see.setFixedHeight(HEAD)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.heading)
        head.addWidget(self.detail, 1)
        head.addWidget(self.see)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)

    def show_watch(self, watch: Watch, remark_room: int) -> None:
        """Show a reason, its remarks as wide as those of the others."""
        self._key = watch.key
        self.heading.setText(_("{reason} {count}").format(reason=watch.label, count=len(watch.items)))
        self.detail.setText(watch.detail)
        self.see.setText(_("See"))
        self.see.setAccessibleName(_("See: {reason}").format(reason=watch.label))
        self.see.setVisible(bool(watch.items))
        self.list.setAccessibleName(watch.label)
        lines = [
            Line(item.title, item.code, strip=tuple(item.strip.split(";")[-STRIP_YEARS:]), remark=item.remark)
            for item in watch.items[:MOST_LINES]
        ]
        self.list.show_lines(lines, remark_room)
        self.list.setVisible(bool(lines))

    def _open(self, code: str) -> None:
        self._session.open_occupation(code)


class AttentionPanel(Panel):
    """The reasons one below the other."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.legend = Symbols(spaced_right=True)
        self.add_action(self.legend)
        self.head.addSpacing(8)
        self.groups = tuple(WatchGroup(session) for _lines in LINES)
        self.body.setSpacing(2)
        self.body.setContentsMargins(16, 0, 16, 8)
        for group, lines in zip(self.groups, LINES, strict=True):
            self.body.addWidget(group, _height(lines))

    def retranslate(self) -> None:
        """Say the fixed words."""
        self.say(_("Needs attention"))
        self.legend.show_symbols(strip_symbols())

    def show_watches(self, watches: Sequence[Watch]) -> None:
        """Show the reasons, in the order in which they press."""
        room = widest(item.remark for watch in watches for item in watch.items[:MOST_LINES])
        lines = shared_lines([len(watch.items) for watch in watches])
        for group, watch, count in zip(self.groups, watches, lines, strict=True):
            group.show_watch(watch, room)
            self.body.setStretchFactor(group, _height(count))
            group.setMaximumHeight(HEAD if not count else QWIDGETSIZE_MAX)


def shared_lines(counts: Sequence[int]) -> list[int]:
    """How many lines each reason gets: no more than it has, and what one leaves goes to the first that has more."""
    lines = [min(count, least) for count, least in zip(counts, LINES, strict=True)]
    spare = sum(LINES) - sum(lines)
    for at, count in enumerate(counts):
        more = min(spare, count - lines[at])
        lines[at] += more
        spare -= more
    return lines


def _height(lines: int) -> int:
    return HEAD + lines * tokens.ROW
