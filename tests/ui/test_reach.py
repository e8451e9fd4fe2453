"""Tab walks every page and dialog as it is read and comes back; no key does two things; models keep Qt's rules."""

import importlib
import pkgutil
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, QRect, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import shortage_app.ui
from shortage_app import places, text
from shortage_app.ui.app import Program
from tests.ui.every_dialog import dialogs, shown_one_by_one
from tests.ui.pages.small_window import settled

MOST = 150


@pytest.fixture
def program(on_small_lists: Program) -> Program:
    return on_small_lists


# Focus


def to_reach(window: QWidget) -> set[QWidget]:
    """What takes the keyboard by Tab and can be used now; of choices of which one holds, that one."""
    return {
        part
        for part in window.findChildren(QWidget)
        if part.window() is window and part.isVisible() and part.isEnabled() and part.focusProxy() is None
        and part.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
        and not (isinstance(part, QAbstractButton) and part.autoExclusive() and not part.isChecked())
    }  # fmt: skip


def walked(window: QWidget, key: Qt.Key) -> list[QWidget]:
    """What has the keyboard after each press of a key, until it is again where it began."""
    QTest.keyClick(window.focusWidget() or window, key)
    order = [window.focusWidget()]
    while len(order) < MOST:
        QTest.keyClick(order[-1], key)
        if window.focusWidget() is order[0]:
            break
        order.append(window.focusWidget())
    return order


def place(part: QWidget) -> QRect:
    return QRect(part.mapTo(part.window(), QPoint(0, 0)), part.size())


def blocks(one: QWidget, other: QWidget) -> tuple[QWidget, QWidget]:
    """The parts of the smallest whole that holds two controls: the one with the first in it, and with the other."""
    around = [one]
    while not around[-1].isAncestorOf(other):
        around.append(around[-1].parentWidget())
    beside = other
    while beside.parentWidget() is not around[-1]:
        beside = beside.parentWidget()
    return around[-2] if around[1:] else one, beside


def read(order: list[QWidget]) -> list[QWidget]:
    """The round of Tab from its upper left."""
    first = order.index(min(order, key=lambda part: (place(part).top(), place(part).left())))
    return order[first:] + order[:first]


def out_of_order(order: list[QWidget]) -> list[str]:
    """The steps of the round from one block to another that go up, or to the left in one row.

    Blocks are looked at, not controls: from the end of a panel one goes up to the head of the one at its right.
    """
    found = []
    steps = ((one, following) for one, following in pairwise(read(order)) if one is not following)
    for one, following in steps:
        before, after = map(place, blocks(one, following))
        above = after.bottom() < before.top() and after.left() < before.right()
        left = after.right() < before.left() and after.top() <= before.bottom() and after.bottom() >= before.top()
        if above or left:
            found.append(f"{said(one)} → {said(following)}")
    return found


def said(part: QWidget) -> str:
    words = part.text() if isinstance(part, QAbstractButton) else ""
    return f"{type(part).__name__} “{part.accessibleName() or words}” in {type(part.parent()).__name__}"


def faults(window: QWidget) -> dict[str, list[str]]:
    """What Tab misses, walks against the eye, or walks otherwise backwards."""
    forward, backward = walked(window, Qt.Key.Key_Tab), walked(window, Qt.Key.Key_Backtab)
    found = {
        "missed": sorted(map(said, to_reach(window) - set(forward))),
        "out of order": out_of_order(forward),
        "otherwise backwards": sorted(map(said, set(backward) ^ set(forward))),
    }
    return {kind: parts for kind, parts in found.items() if parts}


def test_a_step_up_from_one_block_to_another_is_found_and_one_to_the_column_at_the_right_is_not(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 400)
    controls = []
    for left, top in ((0, 0), (0, 200), (200, 0)):
        block = QWidget(window)
        block.setGeometry(left, top, 180, 180)
        controls += [QPushButton(f"{left} {top} {half}", block) for half in (0, 90)]
        for half, button in zip((0, 90), controls[-2:], strict=True):
            button.setGeometry(10, half, 80, 20)
    window.show()
    wrong = [controls[at] for at in (0, 2, 3, 1, 4, 5)]
    assert out_of_order(controls) == []
    assert out_of_order(wrong) == [
        "QPushButton “0 200 90” in QWidget → QPushButton “0 0 90” in QWidget",
    ]


def test_every_page_gone_to_by_its_key_is_walked_by_tab_as_it_is_read(program: Program, qtbot: QtBot) -> None:
    window, found, kinds = program.window, {}, set()
    for number, page in enumerate(window.page_names):
        QTest.keyClick(window, Qt.Key(Qt.Key.Key_1 + number), Qt.KeyboardModifier.ControlModifier)
        settled(qtbot, program)
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert window.page(page).isAncestorOf(window.focusWidget()), page
        found[page] = faults(window)
    models = watched(window)
    for model in models:
        model.sort(0, Qt.SortOrder.DescendingOrder)
    program.session.show_year(program.session.years[0])
    program.session.speak("fr")
    settled(qtbot, program)
    kinds = {type(model) for model in models}
    assert {page: parts for page, parts in found.items() if parts} == {}
    assert kinds == {kind for kind in models_of_the_program() if ".dialogs." not in kind.__module__}


def test_every_dialog_is_walked_by_tab_as_it_is_read(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    found, kinds = {}, set()
    for dialog in shown_one_by_one(qtbot, program, tmp_path / "files"):
        dialog.activateWindow()
        qtbot.waitUntil(lambda dialog=dialog: QApplication.activeWindow() is dialog)
        models = watched(dialog)
        kinds |= {type(model) for model in models}
        found[type(dialog).__name__] = faults(dialog)
    assert {dialog: parts for dialog, parts in found.items() if parts} == {}
    assert {kind for kind in models_of_the_program() if ".dialogs." in kind.__module__} <= kinds


# Keys


def keys_of(window: QWidget) -> list[str]:
    """Every key that does something in a window or dialog now: shortcuts, and the letters of buttons and labels."""
    shortcuts = [one for one in window.findChildren(QShortcut) if _is_heard(one.parent(), window) and one.isEnabled()]
    actions = {action for part in (window, *window.findChildren(QWidget)) if _is_heard(part, window)
               for action in part.actions() if action.isEnabled()}  # fmt: skip
    pressed = [keys for one in shortcuts for keys in QShortcut.keys(one)]
    pressed += [keys for action in actions for keys in action.shortcuts() if _is_of(action, window)]
    said_there = [part for part in window.findChildren(QWidget) if _is_heard(part, window)]
    words = [part.text() for part in said_there if isinstance(part, QAbstractButton) or _names_a_field(part)]
    letters = [QKeySequence.mnemonic(word) for word in words]
    return [keys.toString() for keys in (*pressed, *letters) if not keys.isEmpty()]


def _is_heard(part: object, window: QWidget) -> bool:
    return isinstance(part, QWidget) and part.window() is window and part.isVisibleTo(window)


def _names_a_field(part: QWidget) -> bool:
    return isinstance(part, QLabel) and part.buddy() is not None


def _is_of(action: QAction, window: QWidget) -> bool:
    return action.shortcutContext() != Qt.ShortcutContext.WidgetShortcut and action.parent() is not None


def twice(keys: list[str]) -> list[str]:
    return sorted(key for key, count in Counter(keys).items() if count > 1)


def test_no_words_of_ours_hold_a_letter_key_in_any_language() -> None:
    """So shortcuts, which no language changes, and the letters of Qt's own buttons are all the keys there are."""
    catalogues = sorted((places.resources() / "locale").glob("*/LC_MESSAGES/*.po"))
    letter = re.compile(r"&(?!\w+;)\w")
    found = [line for path in catalogues for line in path.read_text("utf-8").splitlines() if letter.search(line)]
    assert len(catalogues) == len(text.LANGUAGES) - 1
    assert found == []


def test_no_key_does_two_things_on_a_page_or_in_a_dialog(program: Program, tmp_path: Path) -> None:
    program.session.speak("fr")
    found = {}
    for page in program.window.page_names:
        program.session.show_page(page)
        found[page] = twice(keys_of(program.window))
    for dialog in dialogs(program, tmp_path / "files"):
        found[type(dialog).__name__] = twice(keys_of(dialog))
        dialog.close()
        dialog.deleteLater()
    assert {place: keys for place, keys in found.items() if keys} == {}
    assert {"Ctrl+K", "Ctrl+7", "Alt+Left"} <= set(keys_of(program.window))


# Models


def models_of_the_program() -> set[type]:
    """Every model that the program defines."""
    for module in pkgutil.walk_packages(shortage_app.ui.__path__, "shortage_app.ui."):
        importlib.import_module(module.name)
    found, left = set(), [QAbstractItemModel]
    while left:
        kind = left.pop()
        left += kind.__subclasses__()
        if kind.__module__.startswith("shortage_app."):
            found.add(kind)
    return found


def watched(window: QWidget) -> dict[QAbstractItemModel, QAbstractItemModelTester]:
    """The models shown in a window, each with a tester that ends the program at the first broken rule."""
    models = {view.model() for view in window.findChildren(QAbstractItemView)}
    ours = [model for model in models if type(model).__module__.startswith("shortage_app.")]
    return {
        model: QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal) for model in ours
    }
