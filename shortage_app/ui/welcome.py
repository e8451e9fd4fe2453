"""What stands in the window before a workspace is open: what the program is for, and the three ways to begin."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shortage_app.text import _
from shortage_app.ui.qt import override
from shortage_app.ui.widgets.empty_state import EmptyState


class Welcome(QWidget):
    """Open the example, import files, open a workspace."""

    def __init__(
        self, open_example: Callable[[], object], create: Callable[[], object], open_workspace: Callable[[], object]
    ) -> None:
        super().__init__()
        self._acts = (open_example, create, open_workspace)
        self._state = EmptyState()
        column = QVBoxLayout(self)
        column.addWidget(self._state)
        self._tell()

    def _tell(self) -> None:
        example, create, opened = self._acts
        self._state.say(
            _("No workspace is open. Files and folders can be dropped anywhere in this window."),
            (_("Open the example"), example),
            (_("New workspace…"), create),
            (_("Open a workspace…"), opened),
        )

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._tell()
