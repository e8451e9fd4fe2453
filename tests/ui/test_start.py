"""The window paints before anything heavy is loaded."""

import os
import subprocess
import sys
from pathlib import Path

START = """
import sys
from pathlib import Path
from shortage_app.ui.app import build
from shortage_app.ui.pages import PAGES
from shortage_app.ui.verbs import Verbs
from shortage_app.ui.settings import Settings
program = build([], Verbs(None, None, None, None), PAGES, Settings(Path(sys.argv[1])))
program.window.show()
program.application.processEvents()
print([name for name in sys.argv[2:] if name in sys.modules])
"""
HEAVY = ("pandas", "numpy", "pyqtgraph", "openpyxl", "sklearn", "scipy", "python_calamine", "sqlite3", "json")
NOT_IN_THE_FRAME = tuple(f"shortage_app.ui.{part}" for part in ("finder", "welcome", "page", "widgets.asking"))


def test_the_window_is_painted_before_anything_is_loaded_that_its_frame_does_not_show(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", START, f"{tmp_path}/settings.ini", *HEAVY, *NOT_IN_THE_FRAME],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.strip() == "[]"


PREPARED = """
import linecache, sys
from shortage_app.ui import launch
launch.prepared([])
import shortage_app.domain.analysis
print([name for name in linecache.cache if "shortage_app" in name or "pandas" in name])
"""


def test_no_module_is_imported_with_its_source_read_for_switches_of_pyside(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PREPARED],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env=os.environ | {"XDG_DATA_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)},
    )
    assert done.stdout.strip() == "[]"


SHOWN = """
import gc, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from shortage_app.ui import launch
from shortage_app.workflow import example
program = launch.started([str(example.ready(Path(sys.argv[1])))])
began = gc.isenabled()
def look():
    if gc.isenabled() and sys.argv[2] in sys.modules:
        timer.stop()
        print([name for name in sys.argv[2:] if name in sys.modules], began, program.session.analysis is not None)
        program.window.close()
timer = QTimer(interval=50)
timer.timeout.connect(look)
timer.start()
program.application.exec()
"""
NEVER_DRAWN_WITH = ("pyqtgraph.parametertree", "pyqtgraph.imageview", "pyqtgraph.multiprocess", "PySide6.QtTest")
NOT_ON_THE_FIRST_PAGE = (
    "shortage_app.domain.disclosure",
    "shortage_app.ui.charts.printing",
    "shortage_app.workflow.analysing",
)


def test_the_first_page_is_shown_without_what_it_is_not_made_of(tmp_path: Path) -> None:
    bars = "pyqtgraph.graphicsItems.BarGraphItem"
    assert shown_with(tmp_path, bars, *NEVER_DRAWN_WITH, *NOT_ON_THE_FIRST_PAGE) == f"['{bars}'] False True"


def shown_with(folder: Path, *modules: str) -> str:
    """Which modules are there when garbage is looked for, whether it was at once, and whether the example is shown."""
    done = subprocess.run(
        [sys.executable, "-c", SHOWN, f"{folder}/example", *modules],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env=os.environ | {"XDG_DATA_HOME": str(folder), "LOCALAPPDATA": str(folder)},
    )
    return done.stdout.strip()
