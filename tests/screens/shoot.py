"""Goes through the scenes in each language and theme, and takes a picture of each."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, qInstallMessageHandler
from PySide6.QtWidgets import QWidget

from shortage_app.ui.app import Program
from shortage_app.ui.settings import Settings
from shortage_app.ui.theme import tokens as theme_now
from shortage_app.workflow.workspaces import create
from tests.screens import imports
from tests.screens.camera import SIZE, cut_words, take, undressed
from tests.screens.scenes import BARE, SCENES, Scene
from tests.screens.stage import NAME, Stage, furnished, others, program_of, settle

NO_WINDOW_HINTS = "This plugin does not support"  # the screen that nobody sees has no window manager


class NotShown(AssertionError):
    """A scene did not bring up the dialog that it is a picture of."""


def shoot(
    home: Path, workspace: Path | None, folder: Path, plan: Mapping[str, Sequence[str]], starts: tuple[str, ...]
) -> list[str]:
    """Take the scenes whose names start so, in the languages and themes of the plan.

    Gives what is wrong with them: the words that are cut, the parts not dressed, and the warnings of Qt.
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
    for program, scene, language, theme in on_stage(home, wanted, plan):
        yield from _shot(program, folder, scene.name, language, theme)


def on_stage(
    home: Path, wanted: Sequence[Scene], plan: Mapping[str, Sequence[str]]
) -> Iterator[tuple[Program, Scene, str, str]]:
    """Bring scenes up on the workspace of `home` in each language and theme of the plan, one after the other."""
    if not wanted:
        return
    with _running(home) as program:
        stage = Stage(program, home)
        program.session.open(stage.path)
        settle(program)
        for language, themes in plan.items():
            program.session.speak(language)
            for scene in wanted:
                _bring_up(stage, scene)
                yield from ((program, scene, language, theme) for theme in _dressed(program, themes))
                scene.back(stage)


def _bring_up(stage: Stage, scene: Scene) -> None:
    stage.begin(scene.page)
    scene.show(stage)
    stage.settle()
    shown = {type(widget).__name__ for widget in others(stage.window)}
    if scene.dialog and scene.dialog not in shown:
        raise NotShown(f"{scene.name}: {scene.dialog} among {shown}")


def _dressed(program: Program, themes: Sequence[str]) -> Iterator[str]:
    """One theme after the other, the one that is drawn already first: each change dresses every widget anew."""
    drawn = theme_now().name
    for theme in sorted(themes, key=lambda theme: theme != drawn):
        program.theme.choose(theme)
        settle(program)
        yield theme


def _shot(program: Program, folder: Path, name: str, language: str, theme: str) -> Iterator[str]:
    """Take one picture; gives the words that are cut in it, and what is drawn without the sheet of the theme."""
    path = take(program.window, folder, file_name(program.window, name, language, theme))
    sys.stdout.write(f"{path}\n")
    for widget in (program.window, *others(program.window)):
        yield from (f"cut in {path.stem}: {words}" for words in cut_words(widget))
        yield from (f"not dressed in {path.stem}: {part}" for part in undressed(widget))


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
                for theme in _dressed(program, themes):
                    yield from _shot(program, folder, name, language, theme)


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
    program.session.tasks.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
