"""Builds the installed program in dist/: the folder with both programs, its licences, and the installer for Windows.

    python packaging/build.py [--installer]

The environment variable SHORTAGE_SIGN may name a command that signs a file, given as its last word
(for instance: signtool sign /fd sha256 /a); without it nothing is signed.
"""

import argparse
import os
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from icon import write_ico
from notices import locked_parts, write_bill, write_licences

ROOT = Path(__file__).resolve().parent.parent
DIST, WORK = ROOT / "dist", ROOT / "build"
PROGRAM = DIST / "shortage-app"
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


def main() -> None:
    """Freeze the program, add what must go with it, say its size, and pack the installer where asked."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--installer", action="store_true", help="pack the installer too, with makensis")
    options.add_argument("--packed-only", action="store_true", help="pack the installer of the folder that stands")
    chosen = options.parse_args()
    if not chosen.packed_only:
        freeze()
    if chosen.installer or chosen.packed_only:
        pack()


def freeze() -> None:
    """Make the folder with both programs."""
    places = ["--distpath", str(DIST), "--workpath", str(WORK), str(ROOT / "build_installer.spec")]
    subprocess.run([sys.executable, "-m", "PyInstaller", "--noconfirm", *places], check=True, cwd=ROOT)
    parts = locked_parts(ROOT / "requirements.lock")
    write_licences(parts, ROOT, PROGRAM / "licences")
    write_bill(parts, VERSION, PROGRAM / "sbom.json")
    for program in sorted(PROGRAM.glob("*.exe")):
        sign(program)
    print(f"{PROGRAM}: {megabytes(PROGRAM):.0f} MB")


def pack() -> None:
    """Make the installer of the folder that stands."""
    makensis = shutil.which("makensis")
    if makensis is None:
        sys.exit("makensis (NSIS 3) is needed to pack the installer.")
    write_ico(ROOT / "resources" / "shortage-app.svg", WORK / "shortage-app.ico")
    defined = {"VERSION": VERSION, "FOLDER": PROGRAM, "ICON": WORK / "shortage-app.ico", "DIST": DIST}
    words = [f"-D{name}={value}" for name, value in defined.items()]
    subprocess.run([makensis, "-V2", *words, str(ROOT / "packaging" / "installer.nsi")], check=True)
    installer = DIST / f"shortage-app-{VERSION}-setup.exe"
    sign(installer)
    print(f"{installer}: {installer.stat().st_size / 1e6:.0f} MB")


def sign(program: Path) -> None:
    """Sign a program with the command that the environment names, if any."""
    command = os.environ.get("SHORTAGE_SIGN")
    if command:
        subprocess.run([*shlex.split(command, posix=os.name != "nt"), str(program)], check=True)


def megabytes(folder: Path) -> float:
    """The size of all files of a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


if __name__ == "__main__":
    main()
