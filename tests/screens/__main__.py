"""Takes the pictures; see the package. Scale and settings of nobody must be known before Qt starts."""

import argparse
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shortage_app.ui.app import Program


def _options() -> argparse.Namespace:
    options = argparse.ArgumentParser(prog="python -m tests.screens")
    options.add_argument("folder", nargs="?", default="artefacts/screens", type=Path)
    options.add_argument("--workspace", type=Path)
    options.add_argument("--scale", default="1")
    options.add_argument("--theme", action="append", choices=("light", "dark", "contrast"))
    options.add_argument("--language", action="append", choices=("fr", "nl", "en"))
    return options.parse_args()


def _program(workspace: Path | None) -> "Program":
    """The program on a workspace, or on the samples."""
    if workspace is not None:
        from shortage_app.ui.launch import prepared

        return prepared([str(workspace)])
    from shortage_app.ui.app import build
    from tests.ui import samples
    from tests.ui.sample_page import PAGES

    program = build([], samples.verbs(), PAGES)
    program.window.shown_first.connect(lambda: program.session.take(samples.workspace()))
    return program


def main() -> None:
    """One picture a page, language and theme."""
    chosen = _options()
    with tempfile.TemporaryDirectory() as home:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        os.environ.update(QT_SCALE_FACTOR=chosen.scale, XDG_DATA_HOME=home, XDG_STATE_HOME=home)
        from tests.screens.camera import THEMES, pictures, settle, take

        program = _program(chosen.workspace)
        program.window.show()
        settle(program)
        languages, themes = chosen.language or ("fr", "nl", "en"), chosen.theme or THEMES
        for page, language, theme in pictures(program, program.window.page_names, languages, themes):
            take(program.window, chosen.folder, f"{page}-{language}-{theme}-{chosen.scale}")
        program.window.close()


main()
