"""How far the jobs of the window are, on its button in the taskbar."""

import ctypes
import sys
import uuid
from contextlib import suppress
from ctypes import wintypes
from functools import cached_property

from PySide6.QtCore import QObject

from shortage_app.ui.window import Window

if sys.platform == "win32":
    # ITaskbarList3 (shobjidl_core.h): its class, its interface, and the places of its calls.
    _CLASS = uuid.UUID("56FDF344-FD6D-11D0-958A-006097C9A090")
    _INTERFACE = uuid.UUID("EA1AFB91-9E28-4B86-90E9-9E9F8A5EEFAF")
    _IN_THIS_PROCESS = 1
    _START = ctypes.WINFUNCTYPE(ctypes.HRESULT)(3, "HrInit")
    _SHOW_VALUE = ctypes.WINFUNCTYPE(ctypes.HRESULT, wintypes.HWND, ctypes.c_uint64, ctypes.c_uint64)(
        9, "SetProgressValue"
    )
    _SHOW_STATE = ctypes.WINFUNCTYPE(ctypes.HRESULT, wintypes.HWND, ctypes.c_int)(10, "SetProgressState")
    _NOTHING, _UNKNOWN = 0, 1  # TBPF_NOPROGRESS, TBPF_INDETERMINATE

    class TaskbarProgress(QObject):
        """Follows the jobs of the window; one that tells nothing of its progress is not shown."""

        def __init__(self, window: Window) -> None:
            super().__init__(window)
            self._handle = int(window.winId())
            self._tasks = window.session.tasks
            self._shown = ""
            self._tasks.task_progressed.connect(self._show)
            self._tasks.task_ended.connect(self._clear)

        @cached_property
        def _list(self) -> ctypes.c_void_p | None:
            """The taskbar; None on a desktop without one."""
            found = ctypes.c_void_p()
            try:
                ctypes.OleDLL("ole32").CoCreateInstance(
                    _CLASS.bytes_le, None, _IN_THIS_PROCESS, _INTERFACE.bytes_le, ctypes.byref(found)
                )
                _START(found)
            except OSError:
                return None
            return found

        def _show(self, name: str, done: int, total: int) -> None:
            if self._list is None:
                return
            self._shown = name
            with suppress(OSError):  # a taskbar that was started anew
                if total:
                    _SHOW_VALUE(self._list, self._handle, done, total)
                else:
                    _SHOW_STATE(self._list, self._handle, _UNKNOWN)

        def _clear(self, name: str) -> None:
            if name == self._shown and self._list is not None:
                self._shown = ""
                with suppress(OSError):
                    _SHOW_STATE(self._list, self._handle, _NOTHING)
