"""Saving a file: all of the new one or all of the old one."""

import os
import stat
import time
from pathlib import Path

import pytest

from shortage_app.files import save as saving_module
from shortage_app.files.save import LEFTOVER_SECONDS, NotWritable, save, saving


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_saved_where_none_was(tmp_path):
    save(tmp_path / "année 2019.xlsx", b"new")
    assert (names(tmp_path), (tmp_path / "année 2019.xlsx").read_bytes()) == (["année 2019.xlsx"], b"new")


def test_a_file_takes_the_place_of_the_old_one(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"old and longer")
    save(path, b"new")
    assert (names(tmp_path), path.read_bytes()) == (["a.csv"], b"new")


def test_whatever_is_raised_while_writing_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    with pytest.raises(KeyError), saving(path) as temporary:
        temporary.write_bytes(b"half")
        raise KeyError
    assert (names(tmp_path), path.read_bytes()) == (["a.csv"], b"old")


def test_the_rights_of_the_old_file_are_kept(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)
    save(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == (0o640 if os.name != "nt" else 0o666)


def test_a_new_file_has_the_rights_that_any_new_file_has(tmp_path):
    (tmp_path / "plain").write_bytes(b"")
    save(tmp_path / "a.csv", b"new")
    assert (tmp_path / "a.csv").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_the_longest_name_a_folder_takes_can_be_saved(tmp_path):
    path = tmp_path / ("m" * 250 + ".csv")
    save(path, b"new")
    assert names(tmp_path) == [path.name]


def test_a_name_that_no_folder_takes_is_said(tmp_path):
    with pytest.raises(NotWritable) as caught:
        save(tmp_path / ("m" * 300 + ".csv"), b"new")
    assert caught.value.reason == saving_module._(saving_module.NAME_TOO_LONG)


def test_brackets_in_a_name_are_no_pattern(tmp_path):
    old = tmp_path / ".[2019] a-00000000.tmp"
    old.write_bytes(b"half")
    os.utime(old, (0, 0))
    save(tmp_path / "[2019] a.csv", b"new")
    assert names(tmp_path) == ["[2019] a.csv"]


def test_what_a_killed_program_left_is_cleared_after_a_day_and_not_before(tmp_path):
    old, young, other = (tmp_path / name for name in (".a-00000000.tmp", ".a-11111111.tmp", ".b-22222222.tmp"))
    for path in (old, young, other):
        path.write_bytes(b"half")
    past = time.time() - LEFTOVER_SECONDS - 60
    os.utime(old, (past, past))
    os.utime(other, (past, past))
    save(tmp_path / "a.csv", b"new")
    assert names(tmp_path) == [".a-11111111.tmp", ".b-22222222.tmp", "a.csv"]


def test_a_folder_of_that_name_is_not_replaced(tmp_path):
    (tmp_path / "a.csv").mkdir()
    with pytest.raises(NotWritable) as caught:
        save(tmp_path / "a.csv", b"new")
    assert caught.value.reason == saving_module._(saving_module.A_FOLDER)
    assert names(tmp_path) == ["a.csv"]


def test_the_message_names_the_file_and_the_next_step(tmp_path):
    with pytest.raises(NotWritable) as caught:
        save(tmp_path / "gone" / "a.csv", b"new")
    assert "a.csv" in str(caught.value)
    assert caught.value.reason == saving_module._(saving_module.GONE)
    assert caught.value.path == tmp_path / "gone" / "a.csv"


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_stays_a_link_and_its_file_is_replaced(tmp_path):
    (tmp_path / "real.csv").write_bytes(b"old")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    save(tmp_path / "link.csv", b"new")
    assert ((tmp_path / "link.csv").is_symlink(), (tmp_path / "real.csv").read_bytes()) == (True, b"new")


@pytest.mark.parametrize(
    ("code", "reason"), [(64, saving_module.GONE), (112, saving_module.FULL), (32, saving_module.HELD)]
)
def test_what_windows_says_is_understood(tmp_path, monkeypatch, code, reason):
    def fail(_path: Path) -> None:
        error = OSError(22, "Invalid argument")
        error.winerror = code
        raise error

    monkeypatch.setattr(saving_module, "_reach_the_disk", fail)
    with pytest.raises(NotWritable) as caught:
        save(tmp_path / "a.csv", b"new")
    assert caught.value.reason == saving_module._(reason)


def test_an_error_without_a_reason_of_its_own_is_still_said(tmp_path, monkeypatch):
    def fail(_path: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(saving_module, "_reach_the_disk", fail)
    with pytest.raises(NotWritable, match="Input/output error"):
        save(tmp_path / "a.csv", b"new")
    assert names(tmp_path) == []
