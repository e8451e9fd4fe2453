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
from shortage_app.ui.session import Verbs
from shortage_app.ui.settings import Settings
program = build([], Verbs(None, None, None, None), PAGES, Settings(Path(sys.argv[1])))
program.window.show()
program.application.processEvents()
print(sorted({name.split(".")[0] for name in sys.modules}))
"""
HEAVY = {"pandas", "numpy", "pyqtgraph", "openpyxl", "sklearn", "scipy", "python_calamine", "sqlite3"}


def test_the_window_is_painted_before_anything_heavy_is_loaded(tmp_path: object) -> None:
    done = subprocess.run(
        [sys.executable, "-c", START, f"{tmp_path}/settings.ini"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert HEAVY & set(done.stdout.replace("'", "").strip("[]\n").split(", ")) == set()


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
