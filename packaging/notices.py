"""The licences of every part of the installed program, and its bill of materials (CycloneDX 1.5, JSON)."""

import json
import platform
import re
import shutil
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

_HERE = Path(__file__).parent
_TEXTS = re.compile(r"(^|/)(licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)


def locked_parts(lock: Path) -> list[Distribution]:
    """The installed libraries that requirements.lock names; those of other systems are left out."""
    found = []
    for name in re.findall(r"^([a-z0-9-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE):
        try:
            found.append(distribution(name))
        except PackageNotFoundError:
            continue
    return found


def write_licences(parts: list[Distribution], root: Path, folder: Path) -> None:
    """Put the program's own licence, that of the icons, of Python and of each part into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(root / "LICENSE", folder / "shortage-app.txt")
    shutil.copy(root / "resources" / "icons" / "LICENSE", folder / "fluent-icons.txt")
    (folder / "python.txt").write_text(f"Python {platform.python_version()}\n\n{_python_licence()}", encoding="utf-8")
    for part in parts:
        (folder / f"{part.name}.txt").write_text(_licence(part), encoding="utf-8")


def write_bill(parts: list[Distribution], version: str, target: Path) -> None:
    """Write which versions of which parts the program holds."""
    components = [
        {"type": "library", "name": part.name, "version": part.version, "purl": f"pkg:pypi/{part.name}@{part.version}"}
        | {"licenses": [{"license": {"name": _licence_name(part)}}]}
        for part in parts
    ]
    python = {"type": "platform", "name": "CPython", "version": platform.python_version()}
    program = {"type": "application", "name": "shortage-app", "version": version}
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": program},
        "components": [python, *components],
    }
    target.write_text(json.dumps(bill, indent=2) + "\n", encoding="utf-8")


def _licence_name(part: Distribution) -> str:
    named = part.metadata.get("License-Expression") or (part.metadata.get("License") or "").strip().split("\n")[0]
    kinds = [line.split(" :: ")[-1] for line in part.metadata.get_all("Classifier") or [] if line.startswith("License")]
    return named or ", ".join(kinds) or "see its text"


def _licence(part: Distribution) -> str:
    """Name, version, licence and its texts: those that the part brings along, else Qt's, which brings none."""
    head = f"{part.name} {part.version}\nLicence: {_licence_name(part)}\n"
    texts = [file.read_text() for file in part.files or [] if ".dist-info/" in str(file) and _is_text(file.as_posix())]
    if not texts and _licence_name(part).startswith("LGPL-3.0-only"):
        head += "\nUsed under the LGPL 3. Its libraries are files of their own here: anyone may replace them.\n"
        texts = [(_HERE / "licences" / name).read_text(encoding="utf-8") for name in ("LGPL-3.0.txt", "GPL-3.0.txt")]
    return "\n\n".join([head, *(text for text in texts if text)])


def _is_text(file: str) -> bool:
    return bool(_TEXTS.search(file)) and "Commercial" not in file


def _python_licence() -> str:
    written = Path(sys.base_prefix) / "LICENSE.txt"
    return (
        written.read_text(encoding="utf-8") if written.is_file() else "Licence: Python Software Foundation License 2.0"
    )
