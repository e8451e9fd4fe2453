"""Which window has a workspace open: a property of the window, which every program of this user may look up."""

import ctypes
import hashlib
import os
import sys
from ctypes import wintypes
from pathlib import Path

from shortage_app.places import reachable

if sys.platform == "win32":
    _RESTORE = 9  # ShowWindow (winuser.h)
    _user = ctypes.WinDLL("user32")
    _user.FindWindowExW.argtypes = [wintypes.HWND, wintypes.HWND, wintypes.LPCWSTR, wintypes.LPCWSTR]
    _user.FindWindowExW.restype = wintypes.HWND
    _user.GetPropW.argtypes = [wintypes.HWND, wintypes.LPCWSTR]
    _user.GetPropW.restype = wintypes.HANDLE
    _user.SetPropW.argtypes = [wintypes.HWND, wintypes.LPCWSTR, wintypes.HANDLE]
    _user.RemovePropW.argtypes = [wintypes.HWND, wintypes.LPCWSTR]
    _user.RemovePropW.restype = wintypes.HANDLE
    for _call in (_user.IsIconic, _user.IsHungAppWindow, _user.SetForegroundWindow):
        _call.argtypes = [wintypes.HWND]
    _user.ShowWindow.argtypes = [wintypes.HWND, ctypes.c_int]

    def mark(handle: int, path: Path) -> None:
        """Say that a window has a workspace open."""
        _user.SetPropW(handle, _name(path), 1)

    def unmark(handle: int, path: Path) -> None:
        """Say that it has it no longer."""
        _user.RemovePropW(handle, _name(path))

    def show_window_of(path: Path) -> bool:
        """Bring the window that has a workspace open to the front; False where none has it, or it hangs."""
        handle, name = None, _name(path)
        while handle := _user.FindWindowExW(None, handle, None, None):
            if _user.GetPropW(handle, name) and not _user.IsHungAppWindow(handle):
                if _user.IsIconic(handle):
                    _user.ShowWindow(handle, _RESTORE)
                _user.SetForegroundWindow(handle)
                return True
        return False


def _name(path: Path) -> str:
    """The same for every way to write the path of a file, and short enough for a property."""
    real = os.path.normcase(os.path.realpath(reachable(path)))
    return "shortage-app " + hashlib.sha256(real.encode("utf-8", "surrogatepass")).hexdigest()
