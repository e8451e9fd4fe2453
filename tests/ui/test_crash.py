"""An unexpected exception: logged and shown without a word of data, and the program goes on."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from shortage_app import places
from shortage_app.ui import crash
from shortage_app.ui.dialogs import crash_dialog

SECRET = "Marie Dupont, 34 years"


def failing() -> None:
    raise ValueError(SECRET)


def report() -> str:
    with pytest.raises(ValueError, match="Dupont") as caught:
        failing()
    return crash_dialog.report_of(caught.value)


def test_a_report_says_where_and_never_what() -> None:
    said = report()
    assert "ValueError" in said
    assert "test_crash.py" in said
    assert "failing" in said
    assert "Dupont" not in said
    assert str(Path.home()) not in said


def test_a_report_is_shown_and_can_be_copied(qtbot: QtBot) -> None:
    dialog = crash_dialog.CrashDialog(report())
    qtbot.addWidget(dialog)
    assert "failing" in dialog.findChild(QPlainTextEdit).toPlainText()


def test_the_hook_logs_and_shows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot) -> None:
    shown: list[crash_dialog.CrashDialog] = []
    monkeypatch.setattr(places, "logs", lambda: tmp_path)
    monkeypatch.setattr(crash_dialog.CrashDialog, "exec", lambda dialog: shown.append(dialog) or 0)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    crash.install()
    try:
        failing()
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert len(shown) == 1
    assert "Dupont" not in (tmp_path / "crash.log").read_text()


def test_a_long_log_makes_place_for_a_new_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(places, "logs", lambda: tmp_path)
    monkeypatch.setattr(crash_dialog, "LONGEST_LOG", 10)
    for name in ("first", "second", "third"):
        crash_dialog.write_log(name)
    assert "third" in (tmp_path / "crash.log").read_text()
    assert [file.name for file in sorted(tmp_path.iterdir())] == ["crash.before.log", "crash.log"]
    assert "first" not in (tmp_path / "crash.before.log").read_text()


CRASH = """
import ctypes, sys
from pathlib import Path
from shortage_app import places
places.logs = lambda: Path(sys.argv[1])
from shortage_app.ui import crash
crash.trace_faults()
def walk(name: str) -> None:
    ctypes.string_at(0)
walk("Marie Dupont")
"""


def test_a_crash_below_python_leaves_where_it_happened_and_no_value(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", CRASH, str(tmp_path)], capture_output=True, check=False)
    assert done.returncode != 0
    said = (tmp_path / "fault.log").read_text()
    assert "in walk" in said
    assert "Dupont" not in said
