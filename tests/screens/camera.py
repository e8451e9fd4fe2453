"""Takes pictures of a running window with what lies over it, and finds words that are cut."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from shortage_app import text
from shortage_app.ui.app import Program
from shortage_app.ui.widgets.labels import ElidedLabel
from tests.screens.stage import others, settle

SIZE = (1440, 868)  # 1440 × 900 with the title bar
THEMES = ("light", "dark")


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


def picture(window: QWidget) -> QPixmap:
    """A window as it is now, with the dialogs and menus that lie over it where they lie."""
    whole = window.grab()
    painter = QPainter(whole)
    for widget in others(window):
        painter.drawPixmap(widget.mapToGlobal(widget.rect().topLeft()) - window.pos(), widget.grab())
    painter.end()
    return whole


def take(window: QWidget, folder: Path, name: str) -> Path:
    """Save a picture of a window as it is now."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.png"
    if not picture(window).save(str(path)):
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
