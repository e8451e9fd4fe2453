"""Both installed programs: shortage-app opens the window, shortage-app-cli, which has a console, takes commands."""

import os
import sys
from pathlib import Path

from shortage_app.__main__ import main

if sys.stdout is None:  # the window has no console: what would be printed goes nowhere
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - open as long as the program

_with_console = Path(sys.executable).stem.endswith("-cli")
# The guarded reader starts this same program with arguments of its own, which main() takes care of first.
sys.exit(main(sys.argv[1:] or (["--help"] if _with_console else [])))
