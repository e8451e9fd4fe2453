"""The pictures of the guide: taken by this command alone, and known by their words to be fresh or not.

    python -m tests.screens --guide

takes them all and writes beside each its words as a number; a test opens the window again and compares.
"""

import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from shortage_app import text
from shortage_app.ui import guide
from tests.screens import imports
from tests.screens.camera import picture
from tests.screens.scenes import SCENES
from tests.screens.shoot import on_stage
from tests.screens.stage import furnished
from tests.screens.words import shown

NAMES = (
    "overview", "occupations", "coverage", "coverage-scenario", "exits", "indicators", "decisions",
    "data", "crosswalk", "import-list", "import-changes", "export", "settings",
)  # fmt: skip
THEME = "light"
COLOURS = 256
RECORD = Path(__file__).with_name("guide_pictures.json")


def path_of(language: str, name: str) -> Path:
    """Where the guide keeps a picture."""
    return guide.folder_of(language) / "pictures" / f"{name}.png"


def retake(home: Path) -> None:
    """Take every picture and note its words."""
    record: dict[str, dict[str, str]] = {}
    for language, name, image, words in _taken(home, text.LANGUAGES):
        path = path_of(language, name)
        path.parent.mkdir(exist_ok=True)
        _compact(image).save(str(path))
        record[f"{language}/{name}"] = {"words": _number(words.encode()), "file": _number(path.read_bytes())}
        sys.stdout.write(f"{path}\n")
    RECORD.write_text(json.dumps(record, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def noted() -> dict[str, dict[str, str]]:
    """The numbers of the words and of the file of each picture, by language/name."""
    found: dict[str, dict[str, str]] = json.loads(RECORD.read_text(encoding="utf-8"))
    return found


def stale(home: Path, languages: Sequence[str]) -> list[str]:
    """The pictures that no longer show what the window does."""
    known = noted()
    return [
        f"{language}/{name}"
        for language, name, _image, words in _taken(home, languages)
        if known.get(f"{language}/{name}", {}).get("words") != _number(words.encode())
    ]


def replaced() -> list[str]:
    """The pictures whose files are not those that the command wrote."""
    return [name for name, known in noted().items() if known["file"] != _number(path_of(*name.split("/")).read_bytes())]


def _taken(home: Path, languages: Sequence[str]) -> Iterator[tuple[str, str, QImage, str]]:
    """Language, name, picture and words of each."""
    furnished(home, None)
    imports.laid_out(home / "import")
    wanted = [scene for scene in SCENES if scene.name in NAMES]
    for program, scene, language, _theme in on_stage(home, wanted, {language: [THEME] for language in languages}):
        yield language, scene.name, picture(program.window).toImage(), shown(program.window)


def _compact(image: QImage) -> QImage:
    """A third of the size: its commonest colours, the nearest for the rest of the edges of letters."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    seen = np.frombuffer(plain.constBits(), np.uint32)
    colours, counts = np.unique(seen, return_counts=True)
    table = [int(colour) for colour in colours[np.argsort(-counts, kind="stable")[:COLOURS]]]
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.AvoidDither)


def _number(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
