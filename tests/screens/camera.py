"""Takes pictures of a running window with what lies over it, and finds words that are cut and parts not dressed."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QMainWindow,
    QStackedWidget,
    QWidget,
)

from shortage_app import text
from shortage_app.ui import theme, tokens
from shortage_app.ui.app import Program
from shortage_app.ui.dialogs.sheet import Scrim
from shortage_app.ui.widgets.delegates import PADDING
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
        for look in themes:
            program.theme.choose(look)
            for language in languages:
                program.session.speak(language)
                settle(program)
                yield page, language, look


def picture(window: QWidget) -> QPixmap:
    """A window as it is now, with the dialogs and menus that lie over it where they lie."""
    whole = window.grab()
    painter = QPainter(whole)
    for widget in others(window):
        painter.drawPixmap(window.mapFromGlobal(widget.mapToGlobal(QPoint())), widget.grab())
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
    """The words that have less room than they need, of labels, buttons, choices and headings of tables.

    Where words end in an ellipsis a tool tip has them whole; an elided label sees to that by itself.
    """
    shown = [part for part in window.findChildren(QWidget) if part.isVisible()]
    found = [
        *(_told(part, part.text()) for part in shown if isinstance(part, QLabel) and _label_is_cut(part)),
        *(_told(part, part.text()) for part in shown if isinstance(part, QAbstractButton) and _button_is_cut(part)),
        *(_told(part, part.currentText()) for part in shown if isinstance(part, QComboBox) and _choice_is_cut(part)),
    ]
    for header in shown:
        if isinstance(header, QHeaderView) and header.orientation() is Qt.Orientation.Horizontal:
            found += [_told(header, words) for words in _cut_headings(header)]
    return found


def undressed(window: QWidget) -> list[str]:
    """The widgets of a window or dialog, shown or not, that would be drawn without the sheet of the theme."""
    parts = [part for part in (window, *window.findChildren(QWidget)) if not _is_frame(part)]
    return [type(part).__name__ for part in parts if part.style().metaObject().className() != "QStyleSheetStyle"]


def _is_frame(part: QWidget) -> bool:
    """What only holds others, whose ground is that of the palette; each of them wears the sheet for itself."""
    is_centre = isinstance(part.parentWidget(), QMainWindow) and part.layout() is not None and not part.isWindow()
    return isinstance(part, QMainWindow | QStackedWidget | Scrim) or (is_centre and type(part) is QWidget)


def _told(part: QWidget, words: str) -> str:
    return f"{type(part).__name__}: {words}"


def _lacks_room(part: QWidget) -> bool:
    needed = part.minimumSizeHint()
    return part.width() < needed.width() or part.height() < needed.height() - 1


def _label_is_cut(label: QLabel) -> bool:
    if isinstance(label, ElidedLabel) or not label.pixmap().isNull() or not label.text():
        return False
    if label.wordWrap():
        return label.height() < label.heightForWidth(label.width())
    return _lacks_room(label) or _is_outside(label)


def _button_is_cut(button: QAbstractButton) -> bool:
    return bool(button.text()) and (_lacks_room(button) or _is_outside(button))


def _choice_is_cut(choice: QComboBox) -> bool:
    """Its arrow and margins take 34 px."""
    words = choice.currentText()
    return choice.toolTip() != words and choice.fontMetrics().horizontalAdvance(words) > choice.width() - 34


def _is_outside(part: QWidget) -> bool:
    """Whether a part reaches out of what holds it; what can be scrolled to is not lost."""
    holder = part.parentWidget()
    while holder is not None and not holder.isWindow():
        if isinstance(holder.parentWidget(), QAbstractScrollArea):
            return False
        if not holder.rect().contains(part.rect().translated(part.mapTo(holder, QPoint()))):
            return True
        holder = holder.parentWidget()
    return False


def _cut_headings(header: QHeaderView) -> list[str]:
    """The headings that do not fit their section on as many lines as there is room for."""
    metrics, model = theme.metrics(tokens.TABLE_BOLD), header.model()
    cut = []
    for section in range(header.count()):
        words = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        room = QRect(0, 0, header.sectionSize(section) - 2 * PADDING, 1000)
        needed = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), words)
        fits = needed.width() <= room.width() + 1 and needed.height() <= header.height()
        if not header.isSectionHidden(section) and not fits:
            cut.append(words)
    return cut
