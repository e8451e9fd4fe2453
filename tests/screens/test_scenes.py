"""The pictures show everything there is, and wait for it."""

import importlib
import pkgutil
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

import shortage_app.ui
from shortage_app.ui.app import build
from shortage_app.ui.pages import PAGES
from shortage_app.ui.settings import Settings
from tests.screens import stage
from tests.screens.scenes import BARE, SCENES
from tests.screens.stage import Unsettled, settle
from tests.ui import samples

FOUNDATION = {"Sheet"}  # what dialogs are made of


def _dialogs() -> set[str]:
    """Every dialog of the program by name."""
    found: set[str] = set()
    for module in pkgutil.walk_packages(shortage_app.ui.__path__, "shortage_app.ui."):
        loaded = vars(importlib.import_module(module.name))
        found |= {name for name, one in loaded.items() if isinstance(one, type) and issubclass(one, QDialog)}
    return {name for name in found if not name.startswith("Q")} - FOUNDATION


def test_every_page_has_its_picture() -> None:
    assert {entry.name for entry in PAGES} <= {scene.name for scene in SCENES}
    assert {scene.page for scene in SCENES} == {entry.name for entry in PAGES}


def test_every_dialog_has_its_picture() -> None:
    assert {scene.dialog for scene in SCENES if scene.dialog} == _dialogs()


def test_no_two_pictures_bear_one_name() -> None:
    names = [*BARE, *(scene.name for scene in SCENES)]
    assert sorted(set(names)) == sorted(names)


def test_a_picture_waits_for_what_is_computed_and_says_what_never_ends(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "PATIENCE", 300)
    settings = Settings(tmp_path / "settings.ini")
    settings.language, settings.theme = "en", "light"
    program = build([], samples.verbs(), [], settings)
    ended = threading.Event()
    program.session.tasks.start("endless", lambda _progress: ended.wait(), lambda _done: None)
    with pytest.raises(Unsettled, match="endless"):
        settle(program)
    ended.set()
    settle(program)
    assert program.session.tasks.names == ()
    program.window.close()
