"""Start-up: a command goes to the command line, anything else opens the window."""

import multiprocessing
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shortage_app.ui.printing.offscreen import Offscreen

COMMANDS = (
    "example", "new", "import", "check", "analyse", "table", "export", "sheets", "report", "figure", "set",
    "no-edition", "merge", "delete-exits", "audit",
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit code."""
    multiprocessing.freeze_support()  # the guarded reader is a child process, also of the installed program
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    _speak_the_users_language()
    if arguments and (arguments[0] in COMMANDS or arguments[0].startswith("-")):
        from shortage_app import cli

        return cli.main(arguments, _drawing)
    from shortage_app.ui import launch

    return launch.run(arguments)


def _drawing(target: Path) -> "Offscreen":
    """Who draws for the command line; Qt is loaded here, and only for what is drawn."""
    from shortage_app.ui.printing.offscreen import Offscreen

    return Offscreen(target)


def _speak_the_users_language() -> None:
    """French unless the system speaks Dutch or English; the window then follows its own setting."""
    from shortage_app.text import LANGUAGES, set_language

    spoken = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    language = (spoken or _windows_language())[:2]
    set_language(language if language in LANGUAGES else "fr")


def _windows_language() -> str:
    """The language in which Windows shows itself to this user, such as "nl_BE"; "" elsewhere."""
    if sys.platform != "win32":
        return ""
    import ctypes
    import locale

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")


if __name__ == "__main__":
    sys.exit(main())
