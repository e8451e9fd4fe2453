"""Takes the pictures; see the package. Scale and settings of nobody must be known before Qt starts."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

LARGE_TYPE = "1.5"
LANGUAGES = ("fr", "nl", "en")


def _options() -> argparse.Namespace:
    options = argparse.ArgumentParser(prog="python -m tests.screens")
    options.add_argument("folder", nargs="?", default="artefacts/screens", type=Path)
    options.add_argument("--workspace", type=Path, help="instead of the example")
    options.add_argument("--scale", default="1", help="of the screen, 1.5 for 150 %%")
    options.add_argument("--theme", action="append", choices=("light", "dark", "contrast"))
    options.add_argument("--language", action="append", choices=LANGUAGES)
    options.add_argument("--scene", action="append", help="by the start of its name; all of them without")
    options.add_argument("--guide", action="store_true", help="the pictures of the guide, into the guide")
    return options.parse_args()


def _screen(folder: Path) -> str:
    """A screen that nobody sees, large enough for everything."""
    file = folder / "screen.json"
    screen = {"name": "large", "x": 0, "y": 0, "width": 2880, "height": 1800, "logicalDpi": 96, "dpr": 1}
    file.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    return f"offscreen:configfile={file}"


def _plan(chosen: argparse.Namespace) -> dict[str, list[str]]:
    """The themes of each language: those asked for, else all, of which high contrast in French alone."""
    if chosen.theme:
        return dict.fromkeys(chosen.language or LANGUAGES, chosen.theme)
    usual = ["light", "dark"]
    return {
        language: [*usual, "contrast"] if language == LANGUAGES[0] else usual
        for language in chosen.language or LANGUAGES
    }


def _enlarged(chosen: argparse.Namespace) -> int:
    """French on a screen at 150 %, in a process of its own: Qt takes its scale when it starts."""
    asked = [f"--scene={scene}" for scene in chosen.scene or ()]
    command = [sys.executable, "-m", "tests.screens", f"--scale={LARGE_TYPE}", "--language=fr", "--theme=light"]
    return subprocess.run([*command, *asked, str(chosen.folder)], check=False).returncode


def main() -> int:
    """All of them, or those chosen; 1 where a word is cut or Qt warns."""
    chosen = _options()
    everything = not (chosen.theme or chosen.language or chosen.workspace or chosen.scale != "1")
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        os.environ.update(QT_SCALE_FACTOR=chosen.scale, XDG_DATA_HOME=name, XDG_STATE_HOME=name)
        os.environ["QT_QPA_PLATFORM"] = _screen(home)
        if chosen.guide:
            from tests.screens.guide_pictures import retake

            retake(home)
            return 0
        from tests.screens.shoot import shoot

        wrong = shoot(home, chosen.workspace, chosen.folder, _plan(chosen), tuple(chosen.scene or ("",)))
    for line in wrong:
        sys.stdout.write(f"{line}\n")
    return max(int(bool(wrong)), _enlarged(chosen) if everything else 0)


sys.exit(main())
