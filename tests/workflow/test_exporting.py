"""The same workspace and settings give the same file but for its time stamp, whatever the process."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from shortage_app.progress import Cancelled
from shortage_app.workflow.exporting import Order, export
from shortage_app.workflow.workspaces import open_workspace

DEEP = bool(os.environ.get("SHORTAGE_DEEP"))
# Years without exits are quick to work out; the whole is compared where time allows.
YEARS = (2019, 2018) if DEEP else (2013, 2012)
STAMPED = "docProps/core.xml"


def parts(path: Path) -> dict[str, tuple[object, bytes]]:
    with zipfile.ZipFile(path) as archive:
        return {one.filename: (one.date_time, archive.read(one)) for one in archive.infolist()}


def test_two_exports_differ_by_their_time_stamp_alone(made_example, tmp_path, monkeypatch) -> None:
    order = Order(YEARS, "nl")
    export(made_example.project, order, tmp_path / "one.xlsx")
    export(open_workspace(made_example.path).project, order, tmp_path / "other.xlsx")
    one, other = parts(tmp_path / "one.xlsx"), parts(tmp_path / "other.xlsx")
    assert list(one) == list(other)
    assert [name for name in one if one[name] != other[name]] in ([], [STAMPED])


EXPORT = """
import sys
from pathlib import Path
from shortage_app.workflow.exporting import Order, export
from shortage_app.workflow.workspaces import open_workspace
export(open_workspace(Path(sys.argv[1])).project, Order((int(sys.argv[3]),), "fr"), Path(sys.argv[2]))
"""


def test_another_process_with_another_order_of_sets_writes_the_same(made_example, tmp_path) -> None:
    for seed in ("1", "2"):
        words = [str(made_example.path), str(tmp_path / f"{seed}.xlsx"), str(YEARS[0])]
        subprocess.run([sys.executable, "-c", EXPORT, *words], env=os.environ | {"PYTHONHASHSEED": seed}, check=True)
    one, other = parts(tmp_path / "1.xlsx"), parts(tmp_path / "2.xlsx")
    assert [name for name in one if one[name] != other[name]] in ([], [STAMPED])


class StopsAfter:
    """A progress that is cancelled after some steps."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    @property
    def cancelled(self) -> bool:
        return self.left == 0

    def report(self, _done: int, _total: int) -> None:
        self.left -= 1


@pytest.mark.parametrize("steps", range(0, 12, 3))
def test_an_export_stopped_at_any_step_leaves_what_stood_there(made_example, tmp_path, steps) -> None:
    target = tmp_path / "book.xlsx"
    target.write_bytes(b"old")
    with pytest.raises(Cancelled):
        export(made_example.project, Order((2012,), "fr"), target, progress=StopsAfter(steps))
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["book.xlsx"]
