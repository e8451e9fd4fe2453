"""What Windows offers around the window: one window a workspace, recent workspaces, progress in the taskbar.

one_window  marks the window with its workspace, and brings the window of a workspace to the front
taskbar     progress of long jobs on the taskbar's button; workspaces in its jump list
Elsewhere nothing happens: other systems show a second window, which reads only.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shortage_app.ui.window import Window


def show_window_of(path: Path) -> bool:
    """Bring the window that has a workspace open to the front; whether there is one."""
    if sys.platform != "win32":
        return False
    from shortage_app.ui.desktop import one_window

    return one_window.show_window_of(path)


def wire(window: "Window") -> None:
    """Tell Windows which workspace the window has open and how far its jobs are."""
    if sys.platform == "win32":
        from shortage_app.ui.desktop.marking import Marking
        from shortage_app.ui.desktop.taskbar import TaskbarProgress

        Marking(window)
        TaskbarProgress(window)
