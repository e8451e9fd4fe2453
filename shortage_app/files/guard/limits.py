"""The limits a child process puts on itself before it parses anything."""

import os
import sys

GIGABYTE = 1 << 30
MEMORY = 3 * GIGABYTE  # a full sheet of 1 048 576 rows × 50 columns takes about half of it
MEMORY_OLD = GIGABYTE  # a full sheet of Excel 97, 65 536 × 256, too; damaged ones fill whatever they may


def confine() -> None:
    """Print nowhere, leave no crash dump and no crash window."""
    _silence()
    if sys.platform == "win32":
        ctypes.WinDLL("kernel32").SetErrorMode(_NO_ERROR_WINDOWS)
    else:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def allow(memory: int) -> None:
    """Take at most `memory` bytes from now on."""
    if sys.platform == "win32":
        _allow_on_windows(memory)
    else:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, MEMORY))


def _silence() -> None:
    """Send what a crashing library prints nowhere: standard output belongs to the program's results."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes
    from functools import lru_cache

    # winnt.h, jobapi2.h, errhandlingapi.h
    _LIMIT_PROCESS_MEMORY = 0x0100
    _DIE_ON_UNHANDLED_EXCEPTION = 0x0400
    _KILL_ON_JOB_CLOSE = 0x2000
    _EXTENDED_LIMIT_INFORMATION = 9
    _NO_ERROR_WINDOWS = 0x0001 | 0x0002

    class _BasicLimits(ctypes.Structure):
        _fields_ = [
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        ]

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = [
            ("BasicLimitInformation", _BasicLimits),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        ]

    @lru_cache(maxsize=1)
    def _job() -> tuple[ctypes.WinDLL, int]:
        """A job object of this process's own; it lives as long as the process."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = [wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD]
        kernel.AssignProcessToJobObject.argtypes = [wintypes.HANDLE, wintypes.HANDLE]
        job = kernel.CreateJobObjectW(None, None)
        kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
        return kernel, job

    def _allow_on_windows(memory: int) -> None:
        kernel, job = _job()
        limits = _ExtendedLimits()
        flags = _LIMIT_PROCESS_MEMORY | _DIE_ON_UNHANDLED_EXCEPTION | _KILL_ON_JOB_CLOSE
        limits.BasicLimitInformation.LimitFlags = flags
        limits.ProcessMemoryLimit = memory
        size = ctypes.sizeof(limits)
        kernel.SetInformationJobObject(job, _EXTENDED_LIMIT_INFORMATION, ctypes.byref(limits), size)
