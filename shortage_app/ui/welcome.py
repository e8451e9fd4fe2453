"""What stands in the window while there is nothing to look at: what is missing, and the ways to begin."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shortage_app.text import _
from shortage_app.ui.dressing import dress
from shortage_app.ui.qt import override
from shortage_app.ui.widgets.empty_state import EmptyState

Act = Callable[[], object]
Tell = Callable[[EmptyState], None]


class Welcome(QWidget):
    """Words and buttons in the middle of the window; `tell` says them, again in each language."""

    def __init__(self, tell: Tell) -> None:
        super().__init__()
        dress(self)
        self._tell = tell
        self._state = EmptyState()
        column = QVBoxLayout(self)
        column.addWidget(self._state)
        tell(self._state)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._tell(self._state)


def no_workspace(open_example: Act, create: Act, open_workspace: Act) -> Tell:
    """Before a workspace is open: open the example, make a workspace, open one."""
    return lambda state: state.say(
        _("No workspace is open. Files and folders can be dropped anywhere in this window."),
        (_("Open the example"), open_example),
        (_("New workspace…"), create),
        (_("Open a workspace…"), open_workspace),
    )


def no_list(import_files: Act) -> Tell:
    """In a workspace without any edition: import one."""
    return lambda state: state.say(
        _(
            "This workspace holds no list of shortage occupations yet. Import the list of a year, then the catalogue "
            "and the exits; files and folders can be dropped anywhere in this window."
        ),
        (_("Import data…"), import_files),
    )
