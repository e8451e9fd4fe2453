"""Goes through the scenes in each language and theme, and takes a picture of each."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QWidget

from shortage_app.ui.app import Program
from shortage_app.ui.settings import Settings
from shortage_app.ui.theme import tokens as theme_now
from shortage_app.workflow.workspaces import create
from tests.screens import imports
from tests.screens.camera import SIZE, cut_words, take
from tests.screens.scenes import BARE, SCENES, Scene
from tests.screens.stage import NAME, Stage, furnished, others, program_of, settle

NO_WINDOW_HINTS = "This plugin does not support"  # the screen that nobody sees has no window manager


class NotShown(AssertionError):
    """A scene did not bring up the dialog that it is a picture of."""


def shoot(
    home: Path, workspace: Path | None, folder: Path, plan: Mapping[str, Sequence[str]], starts: tuple[str, ...]
) -> list[str]:
    """Take the scenes whose names start so, in the languages and themes of the plan.

    Gives what is wrong with them: the words that are cut, and the warnings of Qt.
    """
    furnished(home, workspace)
    imports.laid_out(home / "import")
    warnings: list[str] = []
    qInstallMessageHandler(lambda _kind, _context, words: warnings.append(words))
    cut = [*_bare(home, folder, plan, starts), *_scenes(home, folder, plan, starts)]
    qInstallMessageHandler(None)
    told = [f"Qt: {words}" for words in warnings if not words.startswith(NO_WINDOW_HINTS)]
    return list(dict.fromkeys([*cut, *told]))


def _scenes(home: Path, folder: Path, plan: Mapping[str, Sequence[str]], starts: tuple[str, ...]) -> Iterator[str]:
    wanted = [scene for scene in SCENES if scene.name.startswith(starts)]
    with _running(home) as program:
        stage = Stage(program, home)
        program.session.open(stage.path)
        settle(program)
        for language, themes in plan.items() if wanted else ():
            program.session.speak(language)
            for scene in wanted:
                yield from _scene(stage, scene, folder, language, themes)


def _scene(stage: Stage, scene: Scene, folder: Path, language: str, themes: Sequence[str]) -> Iterator[str]:
    """One scene in one language and every theme."""
    stage.begin(scene.page)
    scene.show(stage)
    stage.settle()
    shown = {type(widget).__name__ for widget in others(stage.window)}
    if scene.dialog and scene.dialog not in shown:
        raise NotShown(f"{scene.name}: {scene.dialog} among {shown}")
    yield from _in_themes(stage.program, folder, scene.name, language, themes)
    scene.back(stage)


def _in_themes(program: Program, folder: Path, name: str, language: str, themes: Sequence[str]) -> Iterator[str]:
    drawn = theme_now().name
    for theme in sorted(themes, key=lambda theme: theme != drawn):  # each change of theme dresses every widget anew
        program.theme.choose(theme)
        settle(program)
        path = take(program.window, folder, file_name(program.window, name, language, theme))
        sys.stdout.write(f"{path}\n")
        for widget in (program.window, *others(program.window)):
            yield from (f"cut in {path.stem}: {words}" for words in cut_words(widget))


def file_name(window: QWidget, name: str, language: str, theme: str) -> str:
    """fr-light-overview, or fr-light-150-overview on an enlarged screen."""
    percent = round(100 * window.devicePixelRatio())
    return "-".join([language, theme, *([str(percent)] if percent != 100 else []), name])


def _bare(home: Path, folder: Path, plan: Mapping[str, Sequence[str]], starts: tuple[str, ...]) -> Iterator[str]:
    """The window before anything is open, and on a workspace without a list."""
    names = [name for name in BARE if name.startswith(starts)]
    empty = home / "empty" / NAME
    if names:
        empty.parent.mkdir()
        create(empty)
    for name in names:
        with _running(home) as program:
            if name == "no-list":
                program.session.open(empty)
            else:
                program.window.welcome()
            settle(program)
            for language, themes in plan.items():
                program.session.speak(language)
                yield from _in_themes(program, folder, name, language, themes)


@contextmanager
def _running(home: Path) -> Iterator[Program]:
    """A window with settings of nobody, of the size of the pictures on the screen whatever its scale."""
    program = program_of(Settings(home / "settings.ini"))
    window = program.window
    window.move(0, 0)
    window.resize(round(SIZE[0] / window.devicePixelRatio()), round(SIZE[1] / window.devicePixelRatio()))
    window.show()
    settle(program)
    yield program
    window.close()
