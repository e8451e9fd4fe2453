"""What PySide knows of signatures waits until it is asked for, and then answers as ever."""

import os
import subprocess
import sys
from pathlib import Path

LEAN = """
from shortage_app.ui.qt_features import import_qt
import_qt()
"""
ASKED = """
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
def said(act):
    try:
        act()
    except Exception as error:
        return f"{type(error).__name__}: {error}"
print(said(lambda: QSize("wide", "high")))
print(said(lambda: QSize(1, 2).scale("larger")))
print(QSize.grownBy.__doc__, QColor.setRgb.__doc__)
"""
WAITING = """
import sys
from shortage_app.ui import launch
launch.prepared([])
waiting = {name: module for name, module in sys.modules.items() if name.startswith("shibokensupport.signature.")}
print(len(waiting), "create_signature" in vars(waiting["shibokensupport.signature.layout"]))
from PySide6.support.signature import layout
print(callable(layout.create_signature), "create_signature" in vars(layout), hasattr(layout, "no_such_name"))
"""


def said(code: str, folder: Path) -> str:
    """What a Python of its own prints."""
    own = os.environ | {"XDG_DATA_HOME": str(folder), "LOCALAPPDATA": str(folder)}
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60, env=own).stdout


def test_a_wrong_call_of_qt_is_told_in_the_words_of_pyside(tmp_path: Path) -> None:
    told = said(LEAN + ASKED, tmp_path)
    assert "Supported signatures" in told and "QMargins" in told
    assert told == said(ASKED, tmp_path)


def test_signatures_are_not_worked_out_until_one_is_asked_for(tmp_path: Path) -> None:
    counted, asked = said(WAITING, tmp_path).splitlines()
    assert counted.endswith(" False")
    assert asked == "True True False"
