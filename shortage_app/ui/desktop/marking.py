"""Says to Windows which workspace the window has open, and puts it among the recent ones of the jump list."""

import ctypes
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from shortage_app.ui.desktop import one_window
from shortage_app.ui.verbs import Workspace
from shortage_app.ui.window import Window

if sys.platform == "win32":
    _PATH = 3  # SHARD_PATHW (shlobj_core.h)

    class Marking(QObject):
        """Follows the workspaces that the window opens."""

        def __init__(self, window: Window) -> None:
            super().__init__(window)
            self._handle = int(window.winId())
            self._marked: Path | None = None
            window.session.workspace_changed.connect(self._mark)
            application = QCoreApplication.instance()
            if application is not None:
                application.aboutToQuit.connect(self._unmark)

        def _mark(self, workspace: Workspace | None) -> None:
            path = workspace.path if workspace is not None else None
            if path == self._marked:
                return
            self._unmark()
            if path is not None:
                one_window.mark(self._handle, path)
                ctypes.windll.shell32.SHAddToRecentDocs(_PATH, ctypes.c_wchar_p(str(path)))
            self._marked = path

        def _unmark(self) -> None:
            if self._marked is not None:
                one_window.unmark(self._handle, self._marked)
                self._marked = None
