"""From the start of the process to the first painted window and to the workspace shown, beside an empty window."""

import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Row, process_costs
from shortage_app.workflow import example

REACH_PAINTED, REACH_SHOWN, REACH_MEMORY = 1.5, 5.0, 1.6
CALM_TURNS = 12  # of the event loop without any job: pages show much in several, then all is painted
SCREEN = {"name": "usual", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 1}
# Each process tells its cost at the moment that is measured: closing the window is not part of the start.
_EMPTY = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        QTimer.singleShot(0, painted)
def painted():
    tell_cost()
    app.quit()
app = QApplication([]); window = Window(); window.resize(1440, 868); window.show(); app.exec()
"""
# The moment of the empty window: the picture is there, and nothing that waits for it has begun.
_WATCH = """
from shortage_app.ui import launch
program = launch.started([{path}])
from PySide6.QtCore import QEvent, QObject, QTimer
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.ChildAdded and event.child().isWidgetType():
            event.child().installEventFilter(self)
        elif event.type() == QEvent.Type.Paint and watched is not frame:
            QTimer.singleShot(0, painted)
        return False
watch, frame = Watch(), program.window.centralWidget()
"""
_PAINTED = (
    _WATCH.format(path="")
    + """
def painted():
    tell_cost()
    QTimer.singleShot(0, program.window.close)
program.window.installEventFilter(watch)
program.application.exec()
"""
)
_CALM = """
tasks, calm = program.session.tasks, 0
def look():
    global calm
    calm = 0 if tasks.names or program.session.analysis is None else calm + 1
    if calm == {calm}:
        tell_cost()
        program.window.close()
    elif calm:
        QTimer.singleShot(0, look)
tasks.task_ended.connect(lambda _name: QTimer.singleShot(0, look))
program.application.exec()
"""
_SHOWN = (
    _WATCH
    + """
painted = tell_cost
frame.installEventFilter(watch)
"""
    + _CALM
)
_IN_HAND = _WATCH + _CALM


def rows() -> Iterator[Row]:
    """Painted, then shown; memory at rest beside an empty window with pandas. The processes take turns."""
    with tempfile.TemporaryDirectory() as folder:
        costs = process_costs(codes(Path(folder)))
    empty, with_pandas = costs["empty"], costs["pandas"]
    for name, what, size, reach in (
        ("painted", "start to first painted window", "–", REACH_PAINTED),
        ("pandas", "an empty window and pandas", "–", None),
        ("shown", "start to the last workspace shown", "example", REACH_SHOWN),
        ("in hand", "start to the last workspace in hand", "example", None),
    ):
        cost = costs[name]
        note = f"of processor {cost.work / empty.work:.2f} ×"
        yield Row(what, size, cost.seconds, "empty QMainWindow", empty.seconds, reach, cost.peak_mb, note)
    yield Row(
        "memory at rest, MB", "example", costs["in hand"].peak_mb, "empty window + pandas", with_pandas.peak_mb,
        REACH_MEMORY,
    )  # fmt: skip


def codes(folder: Path) -> dict[str, str]:
    """What each process does."""
    os.environ.setdefault("QT_QPA_PLATFORM", _offscreen(folder))
    os.environ["XDG_DATA_HOME"] = str(folder)  # settings of nobody
    path = example.write(folder / "example").path
    return {
        "empty": _EMPTY,
        "pandas": "import pandas" + _EMPTY,
        "painted": _PAINTED,
        "shown": _SHOWN.format(path=repr(str(path)), calm=CALM_TURNS),
        "in hand": _IN_HAND.format(path=repr(str(path)), calm=CALM_TURNS),
    }


def _offscreen(folder: Path) -> str:
    """Qt's platform without a display, with a screen on which the whole window has room."""
    screens = folder / "screens.json"
    screens.write_text(json.dumps({"screens": [SCREEN]}), encoding="utf-8")
    return f"offscreen:configfile={screens}"
