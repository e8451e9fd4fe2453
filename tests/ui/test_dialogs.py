"""Dialogs: settings take effect, the map of keys holds every key, a sheet dims the window and closes by Esc."""

import gc
import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QSpinBox
from pytestqt.qtbot import QtBot

from shortage_app import places, text
from shortage_app.domain.project import Method
from shortage_app.text import _
from shortage_app.ui import launch, tokens
from shortage_app.ui import theme as look
from shortage_app.ui.app import Program, build
from shortage_app.ui.dialogs.keys_dialog import KeysDialog
from shortage_app.ui.dialogs.method_form import MethodForm
from shortage_app.ui.dialogs.settings_dialog import SettingsDialog
from shortage_app.ui.dialogs.sheet import Scrim
from shortage_app.ui.keys import crosswalk_keys, part_keys, queue_keys, register_keys
from shortage_app.ui.settings import Settings
from shortage_app.ui.widgets.choices import Choice
from shortage_app.ui.widgets.empty_state import balanced_width
from tests.ui import samples
from tests.ui.sample_page import PAGES


def dialog_of(program: Program) -> SettingsDialog:
    program.window.commands["settings"].trigger()
    found = program.window.findChild(SettingsDialog)
    assert found is not None
    return found


def choose(dialog: SettingsDialog, name: str, value: object) -> None:
    choice = next(choice for choice in dialog.findChildren(Choice) if choice.accessibleName() == name)
    choice.setCurrentIndex(choice.findData(value))
    choice.activated.emit(choice.currentIndex())


def test_a_dialog_keeps_all_of_its_parts_when_python_tidies_up(program: Program) -> None:
    dialog = dialog_of(program)
    gc.collect()
    assert dialog.findChildren(Choice)


def test_another_theme_is_drawn_at_once_and_remembered(program: Program) -> None:
    choose(dialog_of(program), "Theme", "dark")
    assert look.tokens().name == "dark"
    assert program.settings.theme == "dark"


def test_the_settings_show_the_theme_that_is_drawn(program: Program) -> None:
    dialog = dialog_of(program)
    program.theme.choose("contrast")
    choice = next(choice for choice in dialog.findChildren(Choice) if choice.accessibleName() == "Theme")
    assert choice.currentData() == "contrast"


def test_a_text_size_is_remembered_and_taken_at_the_next_start(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    choose(dialog_of(program), "Text size", 150)
    program.settings.save()
    monkeypatch.setattr(places, "settings", lambda: tmp_path)
    monkeypatch.setenv("QT_SCALE_FACTOR", "")
    monkeypatch.delenv("QT_SCALE_FACTOR")
    launch._enlarge()
    assert os.environ["QT_SCALE_FACTOR"] == "1.5"


@pytest.mark.parametrize("kept", ["", "0", "1000", "large"])
def test_a_text_size_that_is_not_offered_is_the_common_one(settings: Settings, kept: str) -> None:
    settings._store.setValue("text_size", kept)
    assert settings.text_size == 100


def test_another_language_is_spoken_at_once_by_the_dialog_too(program: Program) -> None:
    dialog = dialog_of(program)
    choose(dialog, "Language", "fr")
    QApplication.processEvents()
    assert text.language() == "fr"
    assert program.window.top_bar.languages.value == "fr"


def test_without_a_verb_for_it_no_method_is_offered(program: Program) -> None:
    assert dialog_of(program).findChild(MethodForm) is None


@pytest.fixture
def form(qtbot: QtBot, settings: Settings) -> MethodForm:
    asked: list[dict[str, str]] = []

    def set_method(workspace: object, said: dict[str, str]) -> object:
        asked.append(said)
        method = Method(consecutive=int(said["consecutive"]))
        assert isinstance(workspace, samples.SampleWorkspace)
        return replace(workspace, project=workspace.project.changed(method=method))

    program = build([], replace(samples.verbs(), set_method=set_method), PAGES, settings)  # type: ignore[arg-type]
    qtbot.addWidget(program.window)
    program.session.take(samples.workspace())
    made = dialog_of(program).findChild(MethodForm)
    assert made is not None
    made.asked, made.program = asked, program  # type: ignore[attr-defined]
    return made


def spin(form: MethodForm, name: str) -> QSpinBox:
    return next(field for field in form.findChildren(QSpinBox) if name in field.accessibleName())


def test_the_form_starts_with_the_method_of_the_workspace(form: MethodForm) -> None:
    assert form.settings == {
        "consecutive": "3", "minimum": "3", "window": "5", "threshold": "5",
        "window_includes_reference": "yes", "gap_rule": "skip", "merged": "any",
    }  # fmt: skip
    assert not form.apply_button.isEnabled()


def test_a_setting_says_what_it_would_change_before_it_is_applied(form: MethodForm, qtbot: QtBot) -> None:
    spin(form, "Editions in a row").setValue(4)
    qtbot.waitUntil(lambda: bool(form.effect))
    assert form.effect == "0 occupations of 2019 would have another status."
    assert form.asked == []  # type: ignore[attr-defined]
    assert form.apply_button.isEnabled()


def test_an_applied_setting_changes_the_workspace(form: MethodForm, qtbot: QtBot) -> None:
    spin(form, "Editions in a row").setValue(4)
    qtbot.waitUntil(form.apply_button.isEnabled)
    session = form.program.session  # type: ignore[attr-defined]
    with qtbot.waitSignal(session.workspace_changed):
        form.apply_button.click()
    assert session.workspace.project.method.consecutive == 4
    assert not form.apply_button.isEnabled()
    session.tasks.close()


def test_settings_that_contradict_each_other_cannot_be_applied(form: MethodForm) -> None:
    spin(form, "Calendar years").setValue(2)
    assert form.effect.startswith("The window must hold")
    assert not form.apply_button.isEnabled()


def test_what_was_tried_before_says_nothing_of_settings_that_contradict_each_other(
    form: MethodForm, qtbot: QtBot
) -> None:
    spin(form, "Editions in a row").setValue(4)
    spin(form, "Calendar years").setValue(2)
    qtbot.waitUntil(lambda: not form.program.session.tasks.names)  # type: ignore[attr-defined]
    form.program.session.tasks.close()  # type: ignore[attr-defined]
    qtbot.wait(10)
    assert form.effect.startswith("The window must hold")
    assert not form.apply_button.isEnabled()


def test_the_map_of_keys_holds_every_key_of_the_window(program: Program) -> None:
    program.window.commands["keys"].trigger()
    dialog = program.window.findChild(KeysDialog)
    assert dialog is not None
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    everywhere = program.window.commands.all_keys()
    parts = (*part_keys(), *queue_keys(), *register_keys(), *crosswalk_keys())
    said = {word for line in (*everywhere, *parts) for word in line}
    assert said <= shown


def test_a_sheet_dims_the_window_and_escape_closes_both(program: Program, qtbot: QtBot) -> None:
    dialog = dialog_of(program)
    scrim = program.window.findChild(Scrim)
    assert scrim is not None
    assert scrim.geometry() == program.window.rect()
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert program.window.findChild(Scrim) is None


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_no_word_stands_alone_on_the_last_line_of_an_empty_page(qtbot: QtBot, language: str) -> None:
    text.set_language(language)
    words = _("No workspace is open. Files and folders can be dropped anywhere in this window.")
    metrics = look.metrics(tokens.PANEL_TITLE)
    width = balanced_width(words, metrics, 400)
    lines = {
        room: metrics.boundingRect(QRect(0, 0, room, 1000), Qt.TextFlag.TextWordWrap, words).height()
        for room in (width, 400)
    }
    assert lines[width] == lines[400]
    assert width * lines[width] // metrics.lineSpacing() < metrics.horizontalAdvance(words) * 1.4
