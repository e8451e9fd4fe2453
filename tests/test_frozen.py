"""The frozen program, made by build_installer.spec: both programs run without Python beside them.

SHORTAGE_FROZEN names the folder of a program that stands, built or installed; any other value freezes one.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.bad_files import write_bad_files
from tests.files.making import LIST_HEADER, LIST_ROWS, text

ROOT = Path(__file__).parent.parent
SUFFIX = ".exe" if sys.platform == "win32" else ""

pytestmark = pytest.mark.skipif(
    "SHORTAGE_FROZEN" not in os.environ,
    reason="freezing takes minutes: SHORTAGE_FROZEN=1 uv run --group installer pytest",
)


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with both programs."""
    standing = Path(os.environ["SHORTAGE_FROZEN"])
    if standing.is_dir():
        return standing.resolve()
    folder = tmp_path_factory.mktemp("frozen")
    places = ["--distpath", str(folder / "dist"), "--workpath", str(folder / "work")]
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *places]
    subprocess.run([*command, str(ROOT / "build_installer.spec")], check=True, cwd=ROOT)
    return folder / "dist" / "shortage-app"


Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture(scope="module")
def run(frozen: Path) -> Run:
    """The command line, with all that it says."""

    def carried_out(*words: object) -> subprocess.CompletedProcess[bytes]:
        command = [str(frozen / f"shortage-app-cli{SUFFIX}"), *map(str, words)]
        return subprocess.run(command, capture_output=True, check=False)

    return carried_out


@pytest.fixture(scope="module")
def workspace(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, made by the frozen program, which reads its workbooks in the guarded child."""
    folder = tmp_path_factory.mktemp("année")
    done = run("example", folder)
    assert (done.returncode, done.stderr) == (0, b"")
    return folder / "example.shortage"


def test_the_command_line_reads_the_example_and_tells_its_key_figures(run: Run, workspace: Path) -> None:
    figures = json.loads(run("analyse", workspace, "--year", 2019, "--json").stdout.decode("utf-8"))
    assert (figures["listed"], figures["structural"], figures["covered"]) == (112, 70, 78)


def test_the_command_line_draws_and_writes_tables(run: Run, workspace: Path, tmp_path: Path) -> None:
    year = ("--year", 2019)
    files = {
        "entonnoir.png": ("figure", workspace, "funnel"),
        "métiers.xlsx": ("table", workspace, "occupations", "--format", "xlsx"),
    }
    for name, words in files.items():
        done = run(*words, *year, "-o", tmp_path / name)
        assert (done.returncode, done.stderr) == (0, b"")
    starts = {name: (tmp_path / name).read_bytes()[:4] for name in files}
    assert starts == {"entonnoir.png": b"\x89PNG", "métiers.xlsx": b"PK\x03\x04"}
    printed = run("table", workspace, "occupations", *year).stdout.decode("utf-8")
    assert printed.count("\r\n") == 1 + 112 + 8  # the header, what is listed, what has left
    assert "Médecin" in printed


def test_bad_files_are_refused_one_by_one_and_the_good_one_among_them_is_read(run: Run, tmp_path: Path) -> None:
    bad = write_bad_files(tmp_path)
    good = text(tmp_path / "bonne liste.csv", [LIST_HEADER, *LIST_ROWS])
    done = run("check", "shortage-list", *bad, good, "--year", 2019, "--json")
    assert done.returncode == 3
    said = done.stderr.decode("utf-8")
    assert "Traceback" not in said
    assert [path.name for path in bad if f"{path.name}:" not in said] == []
    imported = {Path(record["file"]).name: record["imported"] for record in json.loads(done.stdout.decode("utf-8"))}
    assert imported == dict.fromkeys((path.name for path in bad), 0) | {good.name: 3}


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
