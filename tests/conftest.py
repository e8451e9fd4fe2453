"""For every test: no screen is needed, and a warning of Qt is a failure."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from shortage_app import text

if TYPE_CHECKING:
    from shortage_app.workflow.workspaces import OpenWorkspace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if sys.platform == "win32":  # without a screen Qt does not ask Windows for fonts
    os.environ.setdefault("QT_QPA_FONTDIR", str(Path(os.environ["WINDIR"]) / "Fonts"))


@pytest.fixture(autouse=True)
def spoken_english() -> Iterator[None]:
    """Every test starts in English, whatever the one before it spoke, and with Qt's own words in English too."""
    before = text.language()
    text.set_language("en")
    _let_qt_speak_english()
    yield
    text.set_language(before)


def _let_qt_speak_english() -> None:
    """The application outlives a test, and with it the words that Qt was given."""
    if "shortage_app.ui.app" not in sys.modules:
        return
    from PySide6.QtWidgets import QApplication

    from shortage_app.ui.app import StandardWords

    application = QApplication.instance()
    words = application.findChild(StandardWords) if application is not None else None
    if words is not None and not words.language().startswith("en"):
        words.speak("en")


@pytest.fixture(scope="session")
def made_example(tmp_path_factory: pytest.TempPathFactory) -> "OpenWorkspace":
    """The workspace that importing the shipped source files makes, made once for all tests."""
    from shortage_app.workflow import example

    return example.write(tmp_path_factory.mktemp("example") / "made")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Qt's warnings fail the test that caused them; that the offscreen screen has no window hints is none of ours."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
        item.add_marker(
            pytest.mark.qt_log_ignore("This plugin does not support (propagateSizeHints|raise|grabbing the keyboard)")
        )


def pytest_sessionfinish() -> None:
    """Take the windows down while the application still stands: Qt does not survive the other order."""
    import gc

    if "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is not None:
        QApplication.clipboard().clear()  # without a screen what was copied outlives Python, and takes it down
    for widget in QApplication.topLevelWidgets():
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
