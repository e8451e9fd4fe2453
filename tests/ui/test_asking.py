"""Dialogs begin where one last chose or opened something; the current folder, which Windows holds, stays another."""

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from shortage_app.ui.widgets import asking


@pytest.fixture
def parent(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> QWidget:
    """A window, in a program that runs in a folder of its own."""
    monkeypatch.setattr(asking, "_beginning", asking._Beginning())
    monkeypatch.chdir(tmp_path)
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "clé usb"
    folder.mkdir()
    return folder


def test_the_current_folder_is_kept_when_a_dialog_makes_another_current(
    parent: QWidget, stick: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def as_windows_does(*_: object) -> tuple[list[str], str]:
        os.chdir(stick)
        return [str(stick / "list.xlsx")], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", as_windows_does)
    assert asking.for_files(parent, "Files", "*") == [stick / "list.xlsx"]
    assert Path.cwd() == tmp_path


def test_the_next_dialog_begins_in_the_folder_chosen_last_and_a_name_is_proposed_there(
    parent: QWidget, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed = []

    def answered(_parent: object, _title: str, path: str, _kinds: str) -> tuple[str, str]:
        proposed.append(Path(path))
        return "", ""

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answered)
    assert asking.for_folder(parent, "Folder") == stick
    assert asking.for_new_file(parent, "New", "table.csv", "*.csv") is None
    assert proposed == [stick / "table.csv"]


def test_a_stick_that_was_taken_out_is_not_begun_in(parent: QWidget, stick: Path) -> None:
    asking.begin_in(stick)
    assert asking.beginning() == stick
    stick.rmdir()
    assert asking.beginning() != stick
