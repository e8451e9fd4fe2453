"""What Windows is told of the window: the workspace it has open, and how far its jobs are."""

import ctypes
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform != "win32":
    pytest.skip("only Windows has such a taskbar, and windows that programs may look up", allow_module_level=True)

from PySide6.QtCore import QObject

from shortage_app.ui.desktop import one_window
from shortage_app.ui.desktop.taskbar import TaskbarProgress
from shortage_app.ui.tasks import Tasks
from shortage_app.workflow.workspaces import create

ASK = (
    "import sys, pathlib; from shortage_app.ui import desktop; print(desktop.show_window_of(pathlib.Path(sys.argv[1])))"
)


@pytest.fixture
def handle() -> Iterator[int]:
    """A window of Windows itself: those of Qt have none without a screen."""
    user = ctypes.WinDLL("user32")
    user.CreateWindowExW.restype = ctypes.c_void_p
    made = user.CreateWindowExW(0, "STATIC", "a window", 0, 0, 0, 9, 9, None, None, None, None)
    yield made
    user.DestroyWindow(ctypes.c_void_p(made))


def found_elsewhere(path: Path) -> bool:
    """Whether another program finds the window of a workspace."""
    return subprocess.run([sys.executable, "-c", ASK, str(path)], capture_output=True, check=True).stdout[:4] == b"True"


def test_the_window_of_a_workspace_is_found_by_another_program_until_it_lets_go(handle: int, tmp_path: Path) -> None:
    path = create(tmp_path / "Année.shortage").path
    one_window.mark(handle, path)
    assert found_elsewhere(tmp_path / "." / "ANNÉE.shortage")
    assert not found_elsewhere(tmp_path / "other.shortage")
    one_window.unmark(handle, path)
    assert not found_elsewhere(path)


class FakeWindow(QObject):
    """As much of a window as the taskbar needs."""

    def __init__(self, handle: int) -> None:
        super().__init__()
        self._handle = handle
        self.session = self
        self.tasks = Tasks(self)

    def winId(self) -> int:
        return self._handle


@pytest.mark.usefixtures("qapp")
def test_the_taskbar_takes_the_progress_of_a_job(handle: int) -> None:
    ctypes.OleDLL("ole32").CoInitialize(None)
    window = FakeWindow(handle)
    progress = TaskbarProgress(window)
    for step in ((1, 0), (1, 4), (4, 4)):
        window.tasks.task_progressed.emit("import", *step)
    assert progress._shown == "import"
    window.tasks.task_ended.emit("analysis")
    assert progress._shown == "import"
    window.tasks.task_ended.emit("import")
    assert progress._shown == ""


def test_a_second_start_on_the_same_workspace_ends_and_leaves_the_first_its_window(tmp_path: Path) -> None:
    path = create(tmp_path / "w.shortage").path
    own = {"QT_QPA_PLATFORM": "windows", "APPDATA": str(tmp_path), "LOCALAPPDATA": str(tmp_path)}
    command = [sys.executable, "-m", "shortage_app", str(path)]
    first = subprocess.Popen(command, env=os.environ | own)
    try:
        until = time.monotonic() + 60
        while not one_window.show_window_of(path) and time.monotonic() < until:
            time.sleep(0.2)
        second = subprocess.run(command, env=os.environ | own, timeout=60, check=False)
        assert (second.returncode, first.poll()) == (0, None)
    finally:
        first.kill()
        first.wait()
