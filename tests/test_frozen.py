"""The frozen program, made by build_installer.spec: both programs run without Python beside them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SUFFIX = ".exe" if sys.platform == "win32" else ""

pytestmark = pytest.mark.skipif(
    "SHORTAGE_FROZEN" not in os.environ,
    reason="freezing takes minutes: SHORTAGE_FROZEN=1 uv run --group installer pytest",
)


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with both programs."""
    folder = tmp_path_factory.mktemp("frozen")
    places = ["--distpath", str(folder / "dist"), "--workpath", str(folder / "work")]
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *places]
    subprocess.run([*command, str(ROOT / "build_installer.spec")], check=True, cwd=ROOT)
    return folder / "dist" / "shortage-app"


def test_the_command_line_makes_the_example_and_its_key_figures(frozen: Path, tmp_path: Path) -> None:
    program = str(frozen / f"shortage-app-cli{SUFFIX}")
    subprocess.run(
        [program, "example", str(tmp_path)], check=True, capture_output=True
    )  # reads xlsx in the guarded child
    answer = subprocess.run(
        [program, "analyse", str(tmp_path / "example.shortage"), "--year", "2019", "--json"],
        check=True,
        capture_output=True,
    )
    figures = json.loads(answer.stdout.decode("utf-8"))
    assert (figures["listed"], figures["structural"], figures["covered"]) == (112, 70, 78)


def test_the_window_opens_and_stays(frozen: Path, tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    window = subprocess.Popen([str(frozen / f"shortage-app{SUFFIX}")], env=os.environ | home, stderr=subprocess.PIPE)
    with pytest.raises(subprocess.TimeoutExpired):
        window.wait(20)
    window.terminate()
    said = window.communicate()[1].decode("utf-8", "replace")
    assert "Traceback" not in said


def test_of_qt_only_the_parts_of_a_plain_window_are_there(frozen: Path) -> None:
    names = {file.name.lower() for file in frozen.rglob("*") if file.is_file()}
    assert not {name for name in names if "qml" in name or "quick" in name or "opengl32sw" in name}
    assert {"qtbase_fr.qm", "qtbase_nl.qm", "shortage_app.mo"} <= names
