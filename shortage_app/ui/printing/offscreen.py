"""Drawing from the command line: no window, and no screen where there is none."""

import os
import sys
from pathlib import Path

from shortage_app.files.save import NotWritable, save
from shortage_app.report.chart import Chart
from shortage_app.report.paper import Paper
from shortage_app.text import _, speaking


class Offscreen:
    """Draws papers and charts as files; made once a run, for it starts Qt. Raises NotWritable where Qt cannot start."""

    def __init__(self, target: Path) -> None:
        if sys.platform == "linux" and not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        try:
            from PySide6.QtWidgets import QApplication
        except ImportError as error:
            reason = _("Charts and pages cannot be drawn on this machine: {reason}.").format(reason=error)
            raise NotWritable(target, reason) from error

        from shortage_app.ui.theme import Theme

        self._application = QApplication.instance() or QApplication([])
        assert isinstance(self._application, QApplication)
        if self._application.findChild(Theme) is None:
            Theme(self._application, "light")

    def save_paper(self, paper: Paper, path: Path) -> None:
        """Write a paper as PDF; raises NotWritable."""
        from shortage_app.ui.printing.pdf import pdf_bytes

        save(path, pdf_bytes(paper))

    def save_chart(self, chart: Chart, path: Path, language: str) -> None:
        """Write a chart as PNG, SVG or PDF, by the ending of the path; raises NotWritable."""
        from shortage_app.ui.charts.printing import save_figure

        with speaking(language):
            save_figure(chart, path)
