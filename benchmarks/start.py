"""From the start of the process to the first painted window and to the workspace shown, beside an empty window."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Row, process_costs
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
    """Painted, then shown; memory at rest beside an empty window with pandas. The processes take turns."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = folder  # settings of nobody
        path = example.write(Path(folder) / "example").path
        codes = {
            "empty": _EMPTY,
            "pandas": "import pandas" + _EMPTY,
            "painted": _PAINTED,
            "shown": _SHOWN.format(path=str(path)),
        }
        costs = process_costs(codes)
    empty, with_pandas = costs["empty"], costs["pandas"]
    for name, what, size, reach in (
        ("painted", "start to first painted window", "–", REACH_PAINTED),
        ("pandas", "an empty window and pandas", "–", None),
        ("shown", "start to the last workspace shown", "example", REACH_SHOWN),
    ):
        cost = costs[name]
        note = f"of processor {cost.work / empty.work:.2f} ×"
        yield Row(what, size, cost.seconds, "empty QMainWindow", empty.seconds, reach, cost.peak_mb, note)
    yield Row(
        "memory at rest, MB", "example", costs["shown"].peak_mb, "empty window + pandas", with_pandas.peak_mb,
        REACH_MEMORY,
    )  # fmt: skip
