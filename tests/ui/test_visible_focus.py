"""Where the keyboard is can be seen: whatever takes the focus changes clearly when it does, in every theme."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from shortage_app.ui.app import Program
from tests.ui.every_dialog import shown_one_by_one
from tests.ui.pages.small_window import settled

STANDS_OUT = 3.0
LEAST = 30  # px: the outline of the smallest box to tick
DENSE = ("occupations", "decisions")
TYPED_IN = (QTextEdit, QPlainTextEdit)  # where a cursor blinks


@pytest.fixture
def program(on_small_lists: Program) -> Program:
    return on_small_lists


def luminances(image: QImage) -> npt.NDArray[np.float64]:
    """The relative luminance of each pixel, as WCAG 2.1 defines it."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(plain.constBits(), dtype=np.uint8).reshape(plain.height(), plain.bytesPerLine())
    parts = rows[:, : 4 * plain.width()].reshape(plain.height(), plain.width(), 4)[..., 2::-1] / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722]))


def changed_pixels(before: QImage, after: QImage) -> int:
    """How many pixels changed so much that both states can be told apart."""
    one, other = luminances(before), luminances(after)
    if one.shape != other.shape:
        return int(other.size)
    ratio = (np.maximum(one, other) + 0.05) / (np.minimum(one, other) + 0.05)
    return int((ratio >= STANDS_OUT).sum())


Look = tuple[type, str, bool]


def look_of(part: QWidget) -> Look:
    """What decides how the focus is drawn: one of each is enough."""
    return type(part), str(part.property("kind") or ""), bool(part.property("small"))


def unseen(window: QWidget, known: set[Look]) -> list[str]:
    """The widgets that take the focus by Tab and do not show it, one of each look that is not known yet."""
    found = []
    for part in window.findChildren(QWidget):
        takes_focus = part.isVisible() and part.isEnabled() and part.focusPolicy() & Qt.FocusPolicy.TabFocus
        if part.window() is not window.window() or not takes_focus or isinstance(part, TYPED_IN):
            continue
        if look_of(part) in known:
            continue
        known.add(look_of(part))
        window.setFocus()
        before = part.grab().toImage()
        part.setFocus(Qt.FocusReason.TabFocusReason)
        if part.hasFocus() and changed_pixels(before, part.grab().toImage()) < LEAST:
            found.append(f"{type(part).__name__} in {type(part.parent()).__name__}: {part.accessibleName()[:40]}")
    return found


@pytest.mark.parametrize(("name", "pages"), [("light", ()), ("dark", DENSE), ("contrast", DENSE)])
def test_focus_is_seen_on_every_page(program: Program, qtbot: QtBot, name: str, pages: tuple[str, ...]) -> None:
    program.theme.choose(name)
    known: set[Look] = set()
    found = []
    for page in pages or program.window.page_names:
        program.session.show_page(page)
        settled(qtbot, program)
        found += unseen(program.window, known)
    assert len(known) > len(DENSE)
    assert found == []


def test_focus_is_seen_in_every_dialog(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    known: set[Look] = set()
    found = {}
    for dialog in shown_one_by_one(qtbot, program, tmp_path / "files"):
        dialog.activateWindow()
        qtbot.waitUntil(lambda dialog=dialog: QApplication.activeWindow() is dialog)
        found[type(dialog).__name__] = unseen(dialog, known)
    assert {dialog: parts for dialog, parts in found.items() if parts} == {}
