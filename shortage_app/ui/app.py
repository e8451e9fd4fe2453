"""The window program: build() makes the window and what it works with; launch.py gives it its verbs and shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from shortage_app import places, text
from shortage_app.ui import spoken
from shortage_app.ui.entries import PageEntry
from shortage_app.ui.places_left import PlacesLeft
from shortage_app.ui.session import Session
from shortage_app.ui.settings import Settings
from shortage_app.ui.tasks import Tasks
from shortage_app.ui.theme import STYLE, Theme
from shortage_app.ui.verbs import Verbs
from shortage_app.ui.window import Window


@dataclass(frozen=True, eq=False)
class Program:
    """The parts of the running program."""

    application: QApplication
    window: Window
    session: Session
    theme: Theme
    settings: Settings


class StandardWords(QTranslator):
    """Qt's own words (buttons of dialogs, menus of fields) in the language of the session."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        application.installTranslator(self)

    def speak(self, language: str) -> None:
        """Load the words of a language; whoever changed it tells the widgets."""
        self.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        # Qt posts a change of language; delivered later, it would reach widgets that speak the language already.
        QCoreApplication.sendPostedEvents(self.parent(), QEvent.Type.LanguageChange)


def build(argv: Sequence[str], verbs: Verbs, pages: Iterable[PageEntry], settings: Settings | None = None) -> Program:
    """Make the window without showing it; the application is the running one where there is one."""
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication([*argv, *STYLE])
    application.setApplicationName(places.APP)
    spoken.install()
    application.setWindowIcon(QIcon(str(places.resources() / "shortage-app.svg")))
    settings = settings or Settings()
    text.set_language(settings.language)
    words = (application.findChild(StandardWords) if running else None) or StandardWords(application)
    words.speak(text.language())
    theme = application.findChild(Theme) if running else None
    if theme is None:
        theme = Theme(application, settings.theme, styled=not running)
    theme.choose(settings.theme)
    session = Session(verbs, Tasks())
    session.places = PlacesLeft(settings)
    session.language_changed.connect(words.speak)
    window = Window(session, settings, theme)
    window.top_bar.languages.choose(text.language())
    for entry in pages:
        window.add_page(entry)
    _offer_dialogs(window)
    return Program(application, window, session, theme, settings)


def _offer_dialogs(window: Window) -> None:
    """Carry out the commands that only open a dialog; each is loaded when it is first asked for."""

    def show_keys() -> None:
        from shortage_app.ui.dialogs.keys_dialog import KeysDialog

        KeysDialog(window, window.commands.all_keys()).open()

    def show_settings() -> None:
        from shortage_app.ui.dialogs.settings_dialog import SettingsDialog

        SettingsDialog(window, window.session, window.settings, window.theme).open()

    def show_help() -> None:
        from shortage_app.ui.dialogs.help_dialog import show_guide
        from shortage_app.ui.guide import chapter_of

        show_guide(window, chapter_of(window.session.page))

    window.commands.carry_out("keys", show_keys)
    window.commands.carry_out("help", show_help)
    window.commands.carry_out("settings", show_settings)
