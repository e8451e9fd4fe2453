"""What only Windows has: paths over 260 characters and of the network, files that Excel holds, roaming settings."""

import ctypes
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from shortage_app import places
from shortage_app.files import save as saving
from shortage_app.files.save import NotWritable, save
from shortage_app.workflow import exporting, opening
from shortage_app.workflow.importing import Request, import_files
from shortage_app.workflow.workspaces import create
from tests.files.making import read_list

pytestmark = pytest.mark.skipif(sys.platform != "win32", reason="about what only Windows has")
LIST = "Code métier;Intitulé du métier\n0A;Boucher\n"


@pytest.fixture
def deep(tmp_path: Path) -> Path:
    """A folder whose path is longer than Windows' 260 characters."""
    folder = tmp_path / "/".join(["planification de l'offre de formation"] * 8)
    places.reachable(folder).mkdir(parents=True)
    assert len(str(folder)) > 260
    return folder


def test_a_workspace_and_its_files_may_lie_deeper_than_260_characters(deep: Path) -> None:
    workspace = create(deep / "w.shortage")
    opening.close(opening.open_to_work(workspace.path))
    save(deep / "liste.csv", LIST.encode())
    with opening.held(deep / "w.shortage") as held:
        imported = import_files(held, Request("shortage-list", (deep / "liste.csv",), year=2019, nomenclature="N"))
    assert imported.readings[0].reading.counts.imported == 1
    exporting.make_folder(deep / "fiches")
    beside = {file.name for file in places.reachable(deep).iterdir()}
    assert beside == {"fiches", "liste.csv", "w.shortage", "w.shortage.backups"}


def test_a_short_path_stays_as_it_was_written() -> None:
    assert places.reachable(Path("C:/lists/2019.xlsx")) == Path("C:/lists/2019.xlsx")


def test_a_long_path_of_the_network_keeps_its_server() -> None:
    path = Path("//server/share/" + "x/" * 120 + "w.shortage")
    assert str(places.reachable(path)) == "\\\\?\\UNC\\server\\share\\" + "x\\" * 120 + "w.shortage"
    assert places.reachable(places.reachable(path)) == places.reachable(path)


def test_settings_follow_the_user_and_what_is_large_stays_on_the_computer() -> None:
    assert places.settings().parts[-2] == "Roaming"
    assert places.user_data().parts[-2] == "Local"


@pytest.fixture
def held() -> Iterator[Callable[[Path], None]]:
    """Opens a file as Excel does, and lets nobody else have it until the test ends."""
    kernel = ctypes.WinDLL("kernel32")
    kernel.CreateFileW.restype = ctypes.c_void_p
    handles: list[int] = []

    def hold(path: Path) -> None:
        reading, shared_with_nobody, existing = 0x80000000, 0, 3
        handles.append(kernel.CreateFileW(str(path), reading, shared_with_nobody, None, existing, 0, None))

    yield hold
    for handle in handles:
        kernel.CloseHandle(ctypes.c_void_p(handle))


def test_a_list_that_excel_holds_is_not_read_and_named(tmp_path: Path, held: Callable[[Path], None]) -> None:
    path = tmp_path / "liste.csv"
    path.write_text(LIST, encoding="utf-8")
    held(path)
    reading = read_list(path)
    assert [problem.kind for problem in reading.problems] == ["locked"]


def test_a_workbook_that_excel_holds_is_not_replaced_and_stays_whole(
    tmp_path: Path, held: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "RETRY_WAITS", (0.01,))
    path = tmp_path / "annuel.xlsx"
    path.write_bytes(b"old")
    held(path)
    with pytest.raises(NotWritable) as refused:
        save(path, b"new")
    assert refused.value.reason == saving._(saving.HELD)
    assert [file.name for file in tmp_path.iterdir()] == ["annuel.xlsx"]
