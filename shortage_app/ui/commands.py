"""Every command of the window, declared once: menus, shortcuts, the search and the map of keys all read this."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from shortage_app.text import N_, _
from shortage_app.ui.icons import icon


@dataclass(frozen=True)
class Command:
    """A command: its name, its words in source text, an icon, and its keys as Qt writes them ("" for none)."""

    name: str
    words: str
    icon: str = ""
    keys: str = ""


COMMANDS = (
    Command("search", N_("Search"), "search", "Ctrl+K"),
    Command("open_example", N_("Open the example"), "show"),
    Command("new", N_("New workspace…"), "plus", "Ctrl+N"),
    Command("open", N_("Open a workspace…"), "open", "Ctrl+O"),
    Command("import", N_("Import data…"), "import", "Ctrl+I"),
    Command("export", N_("Export annual workbook…"), "table", "Ctrl+E"),
    Command("log_decision", N_("Log a decision…"), "edit", "Ctrl+D"),
    Command("edit_targets", N_("Edit targets…"), "indicators"),
    Command("undo", N_("Undo"), "undo", "Ctrl+Z"),
    Command("redo", N_("Redo"), "redo", "Ctrl+Y"),
    Command("changes", N_("List of changes…"), "history", "Ctrl+H"),
    Command("year_before", N_("Previous year"), "left", "Alt+Left"),
    Command("year_after", N_("Next year"), "right", "Alt+Right"),
    Command("back", N_("Back to the previous view"), "back", "Alt+PgUp"),
    Command("forward", N_("Forward to the next view"), "forward", "Alt+PgDown"),
    Command("restore", N_("Restore an earlier copy…"), "refresh"),
    Command("merge", N_("Merge another workspace…"), "link"),
    Command("check_file", N_("Check the workspace file"), "check"),
    Command("audit", N_("Check what is hidden"), "lock"),
    Command("delete_exits", N_("Delete exits for good…"), "delete"),
    Command("settings", N_("Settings"), "settings", "Ctrl+,"),
    Command("keys", N_("Keyboard shortcuts"), "keyboard", "Ctrl+F1"),
    Command("help", N_("Guide"), "help", "F1"),
    Command("quit", N_("Quit"), "", "Ctrl+Q"),
)


class Commands:
    """The commands of a window as actions; one that nobody carries out is disabled and not offered."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._declared = {command.name: command for command in COMMANDS}
        self._actions = {name: self._action(command) for name, command in self._declared.items()}

    def _action(self, command: Command) -> QAction:
        action = QAction(self._window)
        action.setShortcut(QKeySequence(command.keys))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setEnabled(False)
        if command.icon:
            action.setIcon(icon(command.icon))
        self._window.addAction(action)
        return action

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def carry_out(self, name: str, act: Callable[[], object]) -> None:
        """Say what a command does; from now on it is offered."""
        action = self._actions[name]
        action.triggered.connect(lambda *_: act())
        action.setEnabled(True)

    def add(self, command: Command, act: Callable[[], object]) -> QAction:
        """One more command than those declared here, such as going to a page."""
        self._declared[command.name] = command
        self._actions[command.name] = self._action(command)
        self.carry_out(command.name, act)
        self._say(command.name)
        return self._actions[command.name]

    def offered(self) -> list[tuple[Command, QAction]]:
        """The commands that can be carried out now."""
        return [(self._declared[name], action) for name, action in self._actions.items() if action.isEnabled()]

    def all_keys(self) -> list[tuple[str, str]]:
        """Every command with keys: keys as the computer writes them, words."""
        with_keys = [command for command in self._declared.values() if command.keys]
        return [(written(QKeySequence(command.keys)), _(command.words)) for command in with_keys]

    def retranslate(self) -> None:
        """Say the words of every command in the language spoken now."""
        for name in self._actions:
            self._say(name)

    def _say(self, name: str) -> None:
        command, action = self._declared[name], self._actions[name]
        keys = written(action.shortcut())
        action.setText(_(command.words))
        action.setToolTip(f"{_(command.words)} ({keys})" if keys else _(command.words))


def written(keys: QKeySequence) -> str:
    """Keys as the computer writes them, but PgDn as beside PgUp on a keyboard."""
    return keys.toString(QKeySequence.SequenceFormat.NativeText).replace("PgDown", "PgDn")
