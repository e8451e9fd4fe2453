"""From the start of the process to the first painted window and to the workspace shown, beside an empty window."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Row, process_seconds
from shortage_app.workflow import example

REACH_PAINTED, REACH_SHOWN, REACH_MEMORY = 1.5, 5.0, 1.6
_EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
from PySide6.QtCore import QTimer
app = QApplication([]); window = QMainWindow(); window.show(); QTimer.singleShot(0, app.quit); app.exec()
"""
_PAINTED = """
from shortage_app.ui import launch
program = launch.prepared([]); program.window.shown_first.connect(program.application.quit)
program.window.show(); program.application.exec()
"""
_SHOWN = """
from shortage_app.ui import launch
program = launch.prepared([{path!r}]); program.session.analysis_changed.connect(program.application.quit)
program.window.show(); program.application.exec()
"""


def rows() -> Iterator[Row]:
    """Painted, then shown; memory at rest beside an empty window with pandas."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["XDG_DATA_HOME"] = tempfile.mkdtemp()  # settings of nobody
    empty, _peak = process_seconds(_EMPTY)
    painted, peak = process_seconds(_PAINTED)
    yield Row("start to first painted window", "–", painted, "empty QMainWindow", empty, REACH_PAINTED, peak)
    with tempfile.TemporaryDirectory() as folder:
        path = example.write(Path(folder) / "example").path
        shown, peak = process_seconds(_SHOWN.format(path=str(path)))
    yield Row("start to the last workspace shown", "example", shown, "empty QMainWindow", empty, REACH_SHOWN, peak)
    _seconds, base = process_seconds("import pandas" + _EMPTY)
    yield Row("memory at rest, MB", "example", peak, "empty window + pandas", base, REACH_MEMORY)
