"""The bar at the top: workspace, reference year, search, language, export."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QMenu, QToolButton, QWidget

from shortage_app import text
from shortage_app.text import _
from shortage_app.ui import icons, theme, tokens
from shortage_app.ui.commands import Commands
from shortage_app.ui.dressing import dress
from shortage_app.ui.qt import override
from shortage_app.ui.widgets.buttons import Segments, push_button
from shortage_app.ui.widgets.fields import SearchField, YearStepper
from shortage_app.ui.widgets.labels import Label, separator

LANGUAGE_NAMES = {"fr": "Français", "nl": "Nederlands", "en": "English"}
SEARCH_WIDTH, LEAST_SEARCH = 480, 160  # px: the longest titles of products are whole in the list below it
WIDEST_NAME, NARROW_NAME, TIGHT = 220, 72, 900  # px: of the workspace's name, and of a bar that is tight
ROOMY = 1240  # px from which on there is room for every word
NAME_TO_EDGE = 27  # room for the arrow beside the name
RECENT = "recent"
MENU = (
    "open_example",
    "new",
    "open",
    RECENT,
    "",
    "import",
    "export",
    "",
    "undo",
    "redo",
    "changes",
    "",
    "restore",
    "merge",
    "check_file",
    "delete_exits",
    "",
    "keys",
    "help",
    "settings",
    "quit",
)


class WorkspaceButton(QToolButton):
    """The name of the workspace, with the menu of what can be done with it."""

    workspace_chosen = Signal(Path)

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        self._commands = commands
        self._recent: Sequence[Path] = ()
        self.setFont(theme.font(tokens.PANEL_TITLE))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFixedHeight(tokens.CONTROL)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)

    def show_recent(self, recent: Sequence[Path]) -> None:
        """The workspaces opened last."""
        self._recent = recent

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        for name in MENU:
            if not name:
                menu.addSeparator()
            elif name == RECENT:
                self._fill_recent(menu)
            elif self._commands[name].isEnabled():
                menu.addAction(self._commands[name])

    def _fill_recent(self, menu: QMenu) -> None:
        if self._recent:
            recent = menu.addMenu(_("Recent workspaces"))
            for path in self._recent:
                recent.addAction(self._recent_action(recent, path))

    def _recent_action(self, menu: QMenu, path: Path) -> QAction:
        action = QAction(path.stem, menu)
        action.setToolTip(str(path))
        action.triggered.connect(lambda *_: self.workspace_chosen.emit(path))
        return action

    @override
    def minimumSizeHint(self) -> QSize:
        """A longer name ends in an ellipsis; the tool tip has the whole path."""
        return QSize(40, tokens.CONTROL)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(theme.colour("text"))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        room = self.rect().adjusted(0, -1, -NAME_TO_EDGE, 0)
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, left, words)
        icons.draw(painter, "down", QPoint(self.width() - 18, (self.height() - 12) // 2), "text2", 12)
        if self.hasFocus():
            painter.fillRect(0, self.height() - 3, self.width(), 2, theme.colour("accent"))
        painter.end()


class _Search(SearchField):
    """As wide as it may be, narrower where the window is."""

    def __init__(self) -> None:
        super().__init__("Ctrl+K")
        self.setMinimumWidth(LEAST_SEARCH)
        self.setMaximumWidth(SEARCH_WIDTH)

    @override
    def sizeHint(self) -> QSize:
        return QSize(SEARCH_WIDTH, tokens.CONTROL)


class TopBar(QFrame):
    """Told what to show by the window."""

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        dress(self)
        self.setFixedHeight(tokens.TOP_BAR)
        self.workspace = WorkspaceButton(commands)
        self.stepper = YearStepper()
        self.search = _Search()
        self.languages = Segments(text.LANGUAGES)
        self.export = push_button(commands["export"].trigger, "table", kind="primary")
        commands["export"].changed.connect(lambda: self.export.setEnabled(commands["export"].isEnabled()))
        self._year = Label(tokens.BODY, "text2")
        line = separator(upright=True)
        line.setFixedHeight(24)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 0, 16, 0)
        grid.setHorizontalSpacing(16)
        grid.addWidget(_side_by_side(self.workspace, line, self._year, self.stepper), 0, 0)
        grid.addWidget(self.search, 0, 1)
        grid.addWidget(_side_by_side(self.languages, self.export), 0, 2, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)
        self._tell()

    def show_workspace(self, path: Path | None) -> None:
        """The name of the open workspace."""
        self._path = path
        self._tell()

    _path: Path | None = None

    def _tell(self) -> None:
        self.workspace.setText(self._path.stem if self._path else _("No workspace"))
        self.workspace.setAccessibleName(_("Workspace {name}").format(name=self.workspace.text()))
        self.workspace.setToolTip(str(self._path or ""))
        self._year.setText(_("Reference year"))
        self.search.setPlaceholderText(_("Search an occupation, a product, a code…"))
        self.search.setAccessibleName(_("Search"))
        self._fit()
        self.stepper.retranslate()
        for language in text.LANGUAGES:
            self.languages.say(language, language.upper(), LANGUAGE_NAMES[language])

    def _fit(self) -> None:
        """Leave out words that stand elsewhere too, where there is no room for them."""
        roomy = self.width() >= ROOMY
        wanted = theme.metrics(tokens.PANEL_TITLE).horizontalAdvance(self.workspace.text()) + NAME_TO_EDGE + 1
        self.workspace.setFixedWidth(min(wanted, WIDEST_NAME if self.width() >= TIGHT else NARROW_NAME))
        self._year.setVisible(roomy)
        words = _("Export annual workbook…")
        self.export.setText(words if roomy else _("Export…"))
        self.export.setAccessibleName(words)
        self.export.setToolTip("" if roomy else words)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._tell()


def _side_by_side(*widgets: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
        if widget.property("kind") == "line":
            row.addSpacing(7)
    row.addStretch(1)
    return made
