"""The last line of defence: an unexpected exception is logged and shown, and the program goes on."""

import sys
from types import TracebackType


def install() -> None:
    """From now on no exception passes unseen."""

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        from shortage_app.ui.dialogs.crash_dialog import show_crash

        show_crash(error)

    sys.excepthook = show
