"""What a person sees of an unexpected exception: that her work is saved, and a report she can copy, without data."""

import sys
import traceback
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSysInfo, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout

from shortage_app import places
from shortage_app.text import _
from shortage_app.ui import tokens
from shortage_app.ui.dialogs.sheet import offer_guide
from shortage_app.ui.dressing import dress
from shortage_app.ui.widgets.labels import Label


def report_of(error: BaseException) -> str:
    """Where an exception came from, without its message: a message may quote a cell."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    python = ".".join(map(str, sys.version_info[:3]))
    versions = f"Python {python}, Qt {qVersion()}, {QSysInfo.prettyProductName()} {QSysInfo.currentCpuArchitecture()}"
    return "\n".join([versions, type(error).__qualname__, *lines])


LONGEST_LOG = 256 * 1024  # bytes; a log that grew longer makes place for a new one, and only the last is kept


def write_log(report: str) -> Path:
    """Append a report to the crash log of this user; gives its path."""
    log = places.logs() / "crash.log"
    if log.exists() and log.stat().st_size > LONGEST_LOG:
        log.replace(log.with_name("crash.before.log"))
    with log.open("a", encoding="utf-8") as file:
        file.write(f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S}\n{report}\n\n")
    return log


class CrashDialog(QDialog):
    """Says what happened, what was kept, what to do; the report can be copied."""

    def __init__(self, report: str) -> None:
        super().__init__()
        dress(self)
        self.setWindowTitle(_("Unexpected error"))
        happened = Label(tokens.PANEL_TITLE, wrap=True)
        happened.setText(_("Something went wrong that the program did not expect."))
        kept = Label(tokens.BODY, "text2", wrap=True)
        kept.setText(
            _(
                "Everything imported or decided until now is saved. You can go on working; if it happens again, "
                "copy this report and send it. It holds no data."
            )
        )
        words = QPlainTextEdit(report)
        words.setReadOnly(True)
        words.setAccessibleName(_("Report"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(_("Copy the report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        for widget in (happened, kept, words, buttons):
            column.addWidget(widget)
        self.resize(560, 360)
        offer_guide(self, "questions")


def show_crash(error: BaseException) -> None:
    """Log where an exception came from and show it; one dialog at a time, so that a loop of errors buries nothing."""
    report = report_of(error)
    write_log(report)
    if not any(isinstance(widget, CrashDialog) and widget.isVisible() for widget in QApplication.topLevelWidgets()):
        CrashDialog(report).exec()
