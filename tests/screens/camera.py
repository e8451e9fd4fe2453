"""Takes pictures of a running window, page by page, in each language and theme, and finds words that are cut."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from shortage_app import text
from shortage_app.ui.app import Program
from shortage_app.ui.widgets.labels import ElidedLabel

SIZE = (1440, 868)  # 1440 × 900 with the title bar
THEMES = ("light", "dark")
CALM_TURNS = 12  # of the event loop: a job's end may start another, a layout asks for another pass
PATIENCE = 10_000  # ms until what is computed must be there


def settle(program: Program) -> None:
    """Wait until nothing is computed any more, every layout has found its size and everything is painted."""
    timer = QElapsedTimer()
    timer.start()
    calm = 0
    while calm < CALM_TURNS and timer.elapsed() < PATIENCE:
        QApplication.processEvents()
        calm = 0 if program.session.tasks.names else calm + 1


def pictures(
    program: Program, pages: Iterable[str], languages: Iterable[str] = text.LANGUAGES, themes: Iterable[str] = THEMES
) -> Iterator[tuple[str, str, str]]:
    """Bring each page, language and theme to the screen in turn; gives their names."""
    program.window.resize(*SIZE)
    for page in pages:
        program.session.show_page(page)
        for theme in themes:
            program.theme.choose(theme)
            for language in languages:
                program.session.speak(language)
                settle(program)
                yield page, language, theme


def take(widget: QWidget, folder: Path, name: str) -> Path:
    """Save a picture of a widget as it is now."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.png"
    if not widget.grab().save(str(path)):
        raise OSError(path)
    return path


def cut_words(window: QWidget) -> list[str]:
    """The words of labels and buttons that have less room than they need; elided labels show a tool tip instead."""
    labels = [
        label
        for label in window.findChildren(QLabel)
        if label.isVisible() and not label.wordWrap() and not isinstance(label, ElidedLabel) and label.pixmap().isNull()
    ]
    buttons = [button for button in window.findChildren(QAbstractButton) if button.isVisible() and button.text()]
    return [
        f"{type(part).__name__}: {part.text()}"
        for part in [*labels, *buttons]
        if part.width() < part.minimumSizeHint().width() or part.height() < part.minimumSizeHint().height() - 1
    ]
