"""The window: top bar, rail, pages and status bar around one Session."""

from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from shortage_app import places
from shortage_app.text import _
from shortage_app.ui import focus_order
from shortage_app.ui.commands import Command, Commands
from shortage_app.ui.entries import Hit, PageEntry
from shortage_app.ui.page_stack import PageStack
from shortage_app.ui.qt import override
from shortage_app.ui.rail import Rail
from shortage_app.ui.session import Session
from shortage_app.ui.settings import Settings
from shortage_app.ui.status_bar import StatusBar
from shortage_app.ui.theme import Theme
from shortage_app.ui.top_bar import TopBar
from shortage_app.ui.verbs import Workspace
from shortage_app.ui.visit import OCCUPATIONS
from shortage_app.ui.widgets.messages import Message, MessageBar, Note

if TYPE_CHECKING:
    from shortage_app.domain.analysis import Analysis
    from shortage_app.ui.finder import Finder
    from shortage_app.ui.page import Page
    from shortage_app.ui.welcome import Welcome

ENDING = ".shortage"
FIRST_SIZE, LEAST_SIZE = (1440, 868), (960, 540)


def plain_message(error: Exception) -> Message:
    """That something failed, in its own words."""
    return Message(str(error) or type(error).__name__, _("Nothing was changed."))


def workspace_kinds() -> str:
    """The kinds of files among which a workspace is chosen."""
    return _("Workspaces (*{ending})").format(ending=ENDING)


class Window(QMainWindow):
    """Builds the frame, shows pages when they are first looked at, and tells the parts what the session says."""

    files_dropped = Signal(list)  # paths that are no workspaces
    shown_first = Signal()  # once, after the first paint

    def __init__(self, session: Session, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self.session = session
        self.theme = theme
        self.settings = settings
        self.message_of: Callable[[Exception], Message] = plain_message
        self.commands = Commands(self)
        self.top_bar = TopBar(self.commands)
        self.rail = Rail()
        self.status_bar = StatusBar(session.tasks)
        self.stack = PageStack(session, settings)
        self._painted = False
        self._failure: Message | None = None
        self.setAcceptDrops(True)
        self._lay_out()
        self.stack.setFocus()  # else the first button of the top bar would be lit at the start
        self._wire_session()
        self._wire_commands()
        self._retranslate()
        self._restore()

    # Pages

    def add_page(self, entry: PageEntry) -> None:
        """One more page in the rail; it is built when it is first looked at."""
        self.stack.add_entry(entry)
        self.rail.add_page(entry.name, entry.icon, entry.label)
        number = len(self.stack.names)
        command = Command(f"page_{entry.name}", entry.label, entry.icon, f"Ctrl+{number}")
        self.commands.add(command, lambda: self._go_to_page(entry.name))
        if number == 1:
            self.rail.show_page(entry.name)

    def page(self, name: str) -> "Page":
        """A page by name, built if it was not looked at yet; KeyError when there is none."""
        return self.stack.page(name)

    @property
    def page_names(self) -> tuple[str, ...]:
        """The pages of the rail, from top to bottom."""
        return self.stack.names

    def _show_page(self, name: str) -> None:
        if name in self.stack.names and self.session.workspace is not None:
            self.rail.show_page(name)
            if self.session.years:
                self.stack.show_page(name)
            else:
                self.stack.show_instead(self._no_list)
                self._pass_keyboard()

    def _pass_keyboard(self) -> None:
        """What is shown has the keyboard, not what was left to show it, unless a person walks along the rail."""
        if not self.rail.isAncestorOf(self.focusWidget() or self):
            self.stack.give_keyboard()

    def _go_to_page(self, name: str) -> None:
        self.session.show_page(name)
        self.stack.give_keyboard()

    def _open_rows(self, key: str) -> None:
        """The page looked at answers first, then the others in their order; those not built yet one a turn."""
        self._ask_pages(key, sorted(self.stack.names, key=lambda name: name != self.session.page))

    def _ask_pages(self, key: str, names: list[str]) -> None:
        found = next((name for name in names if name not in self.stack.built or self.page(name).open_rows(key)), None)
        if found is None:
            return
        if found in self.stack.built:
            self.session.show_page(found)
        else:
            self.page(found)
            QTimer.singleShot(0, self, lambda: self._ask_pages(key, names[names.index(found) :]))

    # Parts that the first paint does without

    @cached_property
    def message_bar(self) -> MessageBar:
        """What needs a person, over the page."""
        bar = MessageBar()
        self._right.insertWidget(0, bar)
        return bar

    @cached_property
    def note(self) -> Note:
        """What went well, in passing."""
        return Note(self)

    @cached_property
    def finder(self) -> "Finder":
        """What the search finds."""
        from shortage_app.ui.finder import Finder
        from shortage_app.ui.record_search import RecordSearch

        finder = Finder(self.top_bar.search)
        finder.add_source(self._find_commands)
        if OCCUPATIONS in self.stack.names:
            finder.add_source(RecordSearch(self.session, finder.search_again))
        finder.add_source(self._find_in_pages)
        return finder

    @cached_property
    def _welcome(self) -> "Welcome":
        from shortage_app.ui.welcome import Welcome, no_workspace

        welcome = Welcome(no_workspace(self._open_example, self._ask_new, self._ask_open))
        self.stack.addWidget(welcome)
        return welcome

    @cached_property
    def _no_list(self) -> "Welcome":
        from shortage_app.ui.welcome import Welcome, no_list

        no_list_yet = Welcome(no_list(self.commands["import"].trigger))
        self.stack.addWidget(no_list_yet)
        return no_list_yet

    def welcome(self) -> None:
        """Show the ways to begin, where no workspace is open."""
        self.stack.show_instead(self._welcome)

    # What happened

    def show_message(self, message: Message) -> None:
        """Say what needs a person, across the window."""
        self.message_bar.show_message(message)

    def say(self, words: str) -> None:
        """Say in passing what went well."""
        self.note.say(words)

    def put_note_away(self) -> None:
        """Hide what was said in passing."""
        if "note" in self.__dict__:
            self.note.hide()

    def say_changed(self, words: str) -> None:
        """Say in passing what was changed, and offer to take it back."""
        self.note.say(words, _("Undo"), self.session.undo)

    # Building

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        self._right = QVBoxLayout()
        self._right.setSpacing(0)
        self._right.addWidget(self.stack, 1)
        middle.addLayout(self._right, 1)
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addLayout(middle, 1)
        column.addWidget(self.status_bar)
        self.setCentralWidget(central)
        self.setMinimumSize(QSize(*LEAST_SIZE).boundedTo(self.screen().availableSize()))

    def _wire_session(self) -> None:
        session = self.session
        session.workspace_changed.connect(self._show_workspace)
        session.year_changed.connect(self._show_year)
        session.analysis_changed.connect(self._show_analysis)
        session.page_changed.connect(self._show_page)
        session.rows_asked.connect(self._open_rows)
        session.command_asked.connect(lambda name: self.commands[name].trigger())
        session.failed.connect(self._show_failure)
        session.saved.connect(self.status_bar.show_saved)
        session.saved.connect(lambda _when: self._let_failure_go())
        session.told.connect(self.say)
        session.change_told.connect(self.say_changed)
        session.language_changed.connect(self._speak)
        session.history_changed.connect(self._enable_history)
        session.tasks.failure_unheard.connect(self._show_failure)
        self.stack.page_shown.connect(self._pass_keyboard)
        self.rail.page_chosen.connect(session.show_page)
        self.top_bar.stepper.year_stepped.connect(session.show_year)
        self.top_bar.languages.chosen.connect(session.speak)
        self.top_bar.workspace.workspace_chosen.connect(session.open)
        self.top_bar.workspace.show_recent(self.settings.recent)

    def _wire_commands(self) -> None:
        commands = self.commands
        commands.carry_out("search", self._go_search)
        commands.carry_out("open_example", self._open_example)
        commands.carry_out("new", self._ask_new)
        commands.carry_out("open", self._ask_open)
        commands.carry_out("undo", self.session.undo)
        commands.carry_out("redo", self.session.redo)
        commands.carry_out("year_before", lambda: self.top_bar.stepper.step(-1))
        commands.carry_out("year_after", lambda: self.top_bar.stepper.step(1))
        commands.carry_out("back", self.session.back)
        commands.carry_out("forward", self.session.forward)
        commands.carry_out("quit", self.close)
        self.session.import_asked.connect(commands["import"].trigger)
        self.rail.settings_chosen.connect(commands["settings"].trigger)
        self.status_bar.method_chosen.connect(commands["settings"].trigger)
        self.status_bar.threshold_chosen.connect(commands["settings"].trigger)
        self.top_bar.search.textEdited.connect(self._search)
        self._enable_history()
        self._name_undo()

    def _restore(self) -> None:
        self.resize(*FIRST_SIZE)
        geometry = self.settings.state("window")
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)  # Qt brings a window back onto a screen that is still there

    # Following the session

    def _show_workspace(self, workspace: Workspace | None) -> None:
        if "note" in self.__dict__:
            self.note.withdraw_act()
        self.top_bar.show_workspace(workspace.path if workspace else None)
        self.status_bar.show_method(workspace.project.method if workspace else None)
        self._show_year()
        self._name_undo()
        self._title()
        if workspace is None:
            self.welcome()
            return
        self.settings.remember_workspace(workspace.path)
        self.top_bar.workspace.show_recent(self.settings.recent)
        if self.stack.names:
            known = self.session.page if self.session.page in self.stack.names else self.stack.names[0]
            self.session.show_page(known)
            self._show_page(self.session.page)

    def _show_year(self) -> None:
        self.top_bar.stepper.show_year(self.session.year, self.session.years)

    def _show_analysis(self, analysis: "Analysis") -> None:
        for page in self.stack.built.values():
            page.take(analysis)

    def _show_failure(self, error: Exception) -> None:
        self._failure = self.message_of(error)
        self.show_message(self._failure)
        if self.session.workspace is None:
            self.welcome()

    def _let_failure_go(self) -> None:
        """What failed before was done by now, or something else was: it need not be read any more."""
        if self._failure is not None and self.message_bar.message is self._failure:
            self.message_bar.hide()
        self._failure = None

    def _enable_history(self) -> None:
        self.commands["back"].setEnabled(self.session.can_go_back)
        self.commands["forward"].setEnabled(self.session.can_go_forward)

    def _name_undo(self) -> None:
        for name, what in (("undo", self.session.undo_name), ("redo", self.session.redo_name)):
            self.commands[name].setEnabled(bool(what))
            if what:
                words = _("Undo: {change}") if name == "undo" else _("Redo: {change}")
                self.commands[name].setText(words.format(change=what))

    def _speak(self, language: str) -> None:
        self.settings.language = language
        self.top_bar.languages.choose(language)
        application = QApplication.instance()
        if application is not None:
            QApplication.sendEvent(application, QEvent(QEvent.Type.LanguageChange))

    def _retranslate(self) -> None:
        self.commands.retranslate()
        self._name_undo()
        self._title()

    def _title(self) -> None:
        path = self.session.workspace.path if self.session.workspace else None
        name = _("Shortage occupations – Bruxelles Formation")
        self.setWindowTitle(f"{path.name} \N{EN DASH} {name}" if path else name)

    # Commands

    def _go_search(self) -> None:
        self.top_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top_bar.search.selectAll()

    def _search(self, words: str) -> None:
        self.finder.search(words)

    def _find_commands(self, words: str) -> Iterable[Hit]:
        from shortage_app.ui.finder import matches
        from shortage_app.ui.models.columns import plain

        wanted = plain(words)
        for command, action in self.commands.offered():
            if matches(wanted, plain(_(command.words))):
                yield Hit(action.text(), action.shortcut().toString(), command.icon or "right", action.trigger)

    def _find_in_pages(self, words: str) -> Iterable[Hit]:
        for page in self.stack.built.values():
            yield from page.search(words)

    def _open_example(self) -> None:
        self.session.open_example(places.user_data() / "example")

    def _ask_new(self) -> None:
        from shortage_app.ui.widgets import asking

        path = asking.for_new_file(self.top_bar, _("New workspace"), "", workspace_kinds())
        if path:
            self.session.create(path if path.name.endswith(ENDING) else path.with_name(path.name + ENDING))

    def _ask_open(self) -> None:
        from shortage_app.ui.widgets import asking

        path = asking.for_file(self.top_bar, _("Open a workspace"), workspace_kinds())
        if path:
            self.session.open(path)

    # Qt

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        return focus_order.walk(self, forward=forward)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.message_bar.isVisible():
            self.message_bar.hide()
        elif not focus_order.press(self, event):
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = True
            self.shown_first.emit()
        return done

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        turns = {Qt.MouseButton.BackButton: self.session.back, Qt.MouseButton.ForwardButton: self.session.forward}
        if event.button() in turns:
            turns[event.button()]()
        else:
            super().mousePressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        workspaces = [path for path in paths if path.suffix.lower() == ENDING]
        others = [path for path in paths if path.suffix.lower() != ENDING]
        if workspaces:
            self.session.open(workspaces[0])
        if others:
            self.files_dropped.emit(others)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.session.close()
        self.settings.remember_state("window", self.saveGeometry())
        for page in self.stack.built.values():
            page.note_layout(self.settings)
        self.settings.save()
        super().closeEvent(event)
