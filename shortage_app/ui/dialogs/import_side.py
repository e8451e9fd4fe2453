"""The side of the import dialog: the files, where more can be dropped, what can be said of the one looked at."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from shortage_app.domain.project import Project
from shortage_app.text import _, number
from shortage_app.ui.dialogs.import_choices import ImportChoices
from shortage_app.ui.dialogs.import_files import DropButton, FileList
from shortage_app.ui.dialogs.import_summary import RoleLegend
from shortage_app.ui.dialogs.import_work import ImportWork
from shortage_app.ui.widgets.labels import Label, separator

WIDTH = 264


class ImportSide(QScrollArea):
    """As wide as in the mock-up; scrolls where the window is low."""

    def __init__(self, work: ImportWork, choose_files: Callable[[], object]) -> None:
        super().__init__()
        self._title = Label((13, True))
        self.files = FileList(work)
        self.drop = DropButton(choose_files)
        self.drop.setText(_("Drop or choose more files"))
        self.choices = ImportChoices()
        self._legend = RoleLegend()
        self._line = separator()
        content = QWidget()
        content.setProperty("kind", "subtle")
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(8)
        parts = (self._title, self.files, self.drop, self.choices, self._line, self._legend)
        for widget in parts:
            column.addWidget(widget)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content.setMaximumWidth(WIDTH)
        self.setWidget(content)
        self.setFixedWidth(WIDTH)

    def show_work(self, work: ImportWork, project: Project) -> None:
        """Show the files, and what can be said of the one looked at."""
        count = len(work.files)
        self._title.setText(_("Files ({n})").format(n=number(count)) if count else _("No file yet"))
        coloured = work.current is not None and bool(work.current.layout.columns)
        shown = ((self.files, count > 0), (self.drop, count > 0), (self._line, coloured), (self._legend, coloured))
        for widget, wanted in shown:
            widget.setVisible(wanted)
        self.choices.show_file(work.current, project)
