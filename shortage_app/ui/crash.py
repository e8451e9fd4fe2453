"""The last line of defence: an unexpected exception is logged and shown, and the program goes on."""

import faulthandler
import sys
from contextlib import suppress
from types import TracebackType

from shortage_app import places


def install() -> None:
    """From now on no exception passes unseen."""

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        from shortage_app.ui.dialogs.crash_dialog import show_crash

        show_crash(error)

    sys.excepthook = show


def trace_faults() -> None:
    """Let a crash below Python write its stack, files and lines without a value, into the log of this start."""
    with suppress(OSError):
        log = (places.logs() / "fault.log").open("w", encoding="utf-8")  # open as long as the program runs
        faulthandler.enable(log)
