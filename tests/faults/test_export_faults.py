"""Faults 41 to 51: what goes wrong while writing, and what must happen."""

import csv
import io
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook as Book
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from shortage_app import text
from shortage_app.files import save as saving
from shortage_app.files.save import NotWritable, save
from shortage_app.files.workbook import canvas, sheet
from shortage_app.files.workbook.names import Names
from shortage_app.files.workbook.write import TemplateUnreadable, table_xlsx, workbook_bytes, write_workbook
from shortage_app.files.write_csv import csv_bytes
from shortage_app.files.write_json import json_bytes
from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.report.workbook import Sheet, Workbook
from tests.files.workbook_sample import FUNNEL_TABLE, SAMPLE

DEEP = bool(os.environ.get("SHORTAGE_DEEP"))
DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "=cmd|' /C calc'!A0", "#N/A", "'x"]


def words(*values: str) -> Table:
    return Table("words", "Words", (TableColumn("word", "Word"),), pd.DataFrame({"word": list(values)}, dtype="str"))


def cells(content: bytes) -> list[object]:
    """The cells of the only table of a workbook."""
    found = load_workbook(BytesIO(content)).worksheets[0]
    (table,) = found.tables.values()
    return [cell for (cell,) in found[table.ref][1:]]


def old_and_alone(path: Path) -> bool:
    return path.read_bytes() == b"old" and [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.fixture
def target(tmp_path):
    path = tmp_path / "report.xlsx"
    path.write_bytes(b"old")
    return path


def hold(monkeypatch, attempts: int) -> None:
    """Be Windows, where a file that another program holds cannot be replaced for so many attempts."""
    replace = Path.replace
    left = iter(range(attempts))

    def refuse_or_replace(source: Path, path: Path) -> Path:
        if next(left, None) is not None:
            raise PermissionError(13, "The process cannot access the file")
        return replace(source, path)

    monkeypatch.setattr(Path, "replace", refuse_or_replace)
    monkeypatch.setattr(saving, "RETRY_WAITS", (0.0, 0.0, 0.0))


def test_41_a_target_held_for_a_moment_is_waited_for(monkeypatch, target):
    hold(monkeypatch, 3)
    save(target, b"new")
    assert target.read_bytes() == b"new"


def test_41_a_target_open_in_excel_is_said_and_nothing_is_lost(monkeypatch, target):
    hold(monkeypatch, 99)
    with pytest.raises(NotWritable, match="open in another program"):
        write_workbook(SAMPLE, target)
    assert old_and_alone(target)


HOLD = """
import sys
with open(sys.argv[1], "rb+"):
    print("held", flush=True)
    sys.stdin.readline()
"""


@pytest.mark.skipif(sys.platform != "win32", reason="other systems let a file be replaced that a program has open")
def test_41_a_target_that_a_program_really_holds_is_said_until_it_lets_go(monkeypatch, target):
    monkeypatch.setattr(saving, "RETRY_WAITS", (0.01,))
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(target)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with holder:
        holder.stdout.readline()
        with pytest.raises(NotWritable, match="open in another program"):
            save(target, b"new")
        assert old_and_alone(target)
        holder.communicate("\n")
    save(target, b"new")
    assert target.read_bytes() == b"new"


@pytest.mark.skipif(shutil.which("chattr") is None, reason="no way to lock a file here")
def test_41_a_target_that_is_locked_against_every_change_is_said(monkeypatch, target):
    monkeypatch.setattr(saving, "RETRY_WAITS", (0.0,))
    locked = subprocess.run(["chattr", "+i", str(target)], capture_output=True, text=True, check=False)
    if locked.returncode:
        pytest.skip(f"files cannot be locked here: {locked.stderr.strip()}")
    try:
        with pytest.raises(NotWritable, match=r"open in another program|may not be written to"):
            save(target, b"new")
        assert old_and_alone(target)
    finally:
        subprocess.run(["chattr", "-i", str(target)], check=True)
    save(target, b"new")
    assert target.read_bytes() == b"new"


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from shortage_app.files.save import NotWritable, save
from shortage_app.text import set_language
set_language("en")
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    save(Path(sys.argv[1]), b"x" * 100_000)
except NotWritable as error:
    print(error.reason)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="quotas of a process are a thing of POSIX")
def test_42_a_full_disk_leaves_the_old_file_whole(target):
    run = subprocess.run([sys.executable, "-c", FULL_DISK, str(target)], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == text._(saving.FULL)
    assert old_and_alone(target)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte, where this machine lets the tests mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux may mount a small file system")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"this machine mounts no file system: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize(
    "write", [lambda path: save(path, b"x" * 2_000_000), lambda path: write_workbook(SAMPLE, path)]
)
def test_42_a_small_file_system_that_fills_up_leaves_the_old_file_whole(small_disk, write):
    path = small_disk / "report.xlsx"
    path.write_bytes(b"old")
    (small_disk / "rest").write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 8192))
    with pytest.raises(NotWritable) as refused:
        write(path)
    assert refused.value.reason == text._(saving.FULL)
    assert path.read_bytes() == b"old"
    assert sorted(one.name for one in small_disk.iterdir()) == ["report.xlsx", "rest"]
    (small_disk / "rest").unlink()
    write_workbook(SAMPLE, path)
    assert load_workbook(path).sheetnames


WRITE_FOR_EVER = """
import sys
from itertools import cycle
from pathlib import Path
from shortage_app.files.save import save
print("ready", flush=True)
for byte in cycle([b"a", b"b"]):
    save(Path(sys.argv[1]), byte * 3_000_000)
"""


@pytest.mark.parametrize("attempt", range(200 if DEEP else 4))
def test_43_killed_while_writing_the_file_is_the_old_or_the_new_one(target, attempt):
    writer = subprocess.Popen([sys.executable, "-c", WRITE_FOR_EVER, str(target)], stdout=subprocess.PIPE)
    with writer:
        writer.stdout.readline()
        time.sleep(random.Random(attempt).uniform(0, 0.05))
        writer.kill()
    content = target.read_bytes()
    assert content in (b"old", b"a" * 3_000_000, b"b" * 3_000_000)
    assert len(list(target.parent.iterdir())) <= 2


def test_44_a_read_only_folder_is_said(monkeypatch, target):
    def refuse(*_args: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(NotWritable, match="may not be written to"):
        save(target, b"new")
    monkeypatch.undo()
    assert old_and_alone(target)


def test_44_a_read_only_file_is_not_replaced(monkeypatch, target):
    monkeypatch.setattr(os, "access", lambda path, _mode: path != target)
    with pytest.raises(NotWritable, match="may not be written to"):
        save(target, b"new")
    assert old_and_alone(target)


def test_44_a_drive_that_is_gone_is_said(tmp_path):
    with pytest.raises(NotWritable, match="not there"):
        save(tmp_path / "drive" / "report.xlsx", b"new")
    assert list(tmp_path.iterdir()) == []


def test_44_a_drive_that_goes_while_writing_leaves_the_old_file(monkeypatch, target):
    def vanish(_path: Path) -> None:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr(saving, "_reach_the_disk", vanish)
    with pytest.raises(NotWritable, match="not there"):
        save(target, b"new")
    assert old_and_alone(target)


def test_45_text_that_looks_like_a_formula_stays_text_in_a_workbook():
    written = cells(table_xlsx(words(*DANGEROUS)))
    assert [cell.data_type for cell in written] == ["s"] * len(DANGEROUS)
    assert [cell.value for cell in written] == [word.replace("\r", "\n") for word in DANGEROUS]


def test_45_such_text_stays_text_when_a_person_edits_the_cell():
    assert [cell.quotePrefix for cell in cells(table_xlsx(words("=1+1", "-1", "\tx", "1+1")))] == [
        True,
        True,
        True,
        False,
    ]


def test_45_no_sheet_of_a_workbook_holds_a_formula_whatever_its_words():
    evil = Workbook(
        "=1", "en", (Sheet("=1", "=1", "=1", tables=(words("=1"),), notes=("=1",)),), banner="=1", footer="=1"
    )
    book = load_workbook(BytesIO(workbook_bytes(evil)))
    assert {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row if cell.value} == {"s"}


@pytest.mark.parametrize("belgian", [False, True])
def test_45_text_that_looks_like_a_formula_is_prefixed_in_csv_and_numbers_are_not(belgian):
    table = Table(
        "t",
        "T",
        (TableColumn("word", "Word"), TableColumn("number", "Number", Format.INTEGER)),
        pd.DataFrame({"word": DANGEROUS, "number": [-1] * len(DANGEROUS)}),
    )
    content = csv_bytes(table, belgian=belgian).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content, newline=""), delimiter=";" if belgian else ","))[1:]
    assert [word for word, _number in rows] == [
        *("'" + word.replace("\r", "\n") for word in DANGEROUS[:7]),
        "#N/A",
        "'x",
    ]
    assert {number for _word, number in rows} == {"-1"}


def test_46_what_no_file_can_hold_is_replaced_and_the_rest_stays():
    raw = "a\x00b\x1fc\ud800d\ufffee\tf\r\ng\x7f _x0041_ é"
    shown = "a\ufffdb\ufffdc\ufffdd\ufffde\tf\ng\ufffd _x0041_ é"
    table = words(raw)
    assert next(csv.reader(io.StringIO(csv_bytes(table).decode().split("\r\n", 1)[1], newline=""))) == [shown]
    assert pd.read_json(io.BytesIO(json_bytes(table)))["word"].tolist() == [shown]
    sheet_read = CalamineWorkbook.from_filelike(BytesIO(table_xlsx(table))).get_sheet_by_index(0)
    assert sheet_read.to_python()[-1][0] == shown


def test_46_words_around_the_table_are_cleaned_too():
    evil = "a\x00\ud800&b"
    sheets = (
        Sheet(evil, evil, evil, tables=(Table("t", evil, (TableColumn("c", evil),), pd.DataFrame({"c": ["x"]})),)),
    )
    book = load_workbook(BytesIO(workbook_bytes(Workbook(evil, "en", sheets, banner=evil, footer=evil))))
    assert (book.sheetnames, book.properties.title) == (
        ["a\ufffd\ufffd&b".replace("\ufffd\ufffd", "-")],
        "a\ufffd\ufffd&b",
    )


@pytest.mark.parametrize(
    ("wanted", "legal"),
    [
        ("[a]:b*c?d/e\\f", "-a-b-c-d-e-f"),
        ("'quoted'", "quoted"),
        ("History", "History_"),
        ("historique", "historique_"),
        ("", "Sheet"),
        ("''", "Sheet"),
        ("a" * 40, "a" * 31),
        ("a" * 30 + "🙂", "a" * 30),
        ("Sorties vers l’emploi par domaine d’action", "Sorties vers l’emploi par domai"),
    ],
)
def test_47_sheet_names_are_made_legal(wanted, legal):
    assert Names().sheet(wanted) == legal


def test_47_sheet_names_that_differ_by_case_alone_are_told_apart():
    names = Names(sheets=["MÉTIERS"])
    long = "b" * 31
    assert [names.sheet(name) for name in ("Métiers", "métiers", long, long)] == [
        "Métiers (2)",
        "métiers (3)",
        long,
        "b" * 27 + " (2)",
    ]


def test_47_a_workbook_with_such_names_opens():
    names = ("History", "a/b", "A/B", "'x'", "c" * 40, "")
    content = workbook_bytes(Workbook("t", "en", tuple(Sheet(name, tables=(FUNNEL_TABLE,)) for name in names)))
    expected = ["History_", "a-b", "A-B (2)", "x", "c" * 31, "Sheet"]
    assert CalamineWorkbook.from_filelike(BytesIO(content)).sheet_names == expected


def test_48_a_table_with_more_rows_than_a_sheet_goes_on_on_the_next(monkeypatch):
    monkeypatch.setattr(sheet, "ROWS", 143)  # 3 rows above the cells, 40 kept below: 100 a sheet
    rows = pd.DataFrame({"step": [f"s{n}" for n in range(250)], "count": range(250)})
    table = Table("funnel", "Funnel", (FUNNEL_TABLE.columns[0], TableColumn("count", "Count", Format.INTEGER)), rows)
    book = load_workbook(BytesIO(workbook_bytes(Workbook("t", "en", (Sheet("Métiers", tables=(table,)),)))))
    read = [
        (row[0].value, row[1].value)
        for one in book.worksheets
        for found in one.tables.values()
        for row in one[found.ref][1:]
    ]
    assert book.sheetnames == ["Métiers", "Métiers (2)", "Métiers (3)"]
    assert [name for one in book.worksheets for name in one.tables] == ["funnel", "funnel_2", "funnel_3"]
    assert read == [(f"s{n}", n) for n in range(250)]
    assert max(one.max_row for one in book.worksheets) <= 143


@pytest.mark.skipif(not DEEP, reason="a million rows take a minute")
def test_48_the_limit_is_that_of_excel():
    rows = pd.DataFrame({"n": range(1_048_600)})
    content = table_xlsx(Table("n", "N", (TableColumn("n", "N", Format.INTEGER),), rows))
    read = [
        row[0]
        for name in ("n", "n (2)")
        for row in CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_name(name).to_python()
        if isinstance(row[0], float)
    ]
    assert read == list(range(1_048_600))


@pytest.mark.parametrize("letter", ["x", "é", "🙂"])
def test_49_a_text_too_long_for_a_cell_is_cut_with_a_mark(letter):
    whole, long = letter * (canvas.TEXT_LENGTH // 2), letter * 40_000
    kept, cut = (cell.value for cell in cells(table_xlsx(words(whole, long))))
    mark = "… (cut: too long for a cell)"
    assert kept == whole
    assert cut.endswith(letter + mark) and cut.removesuffix(mark) == letter * (len(cut) - len(mark))
    assert canvas.TEXT_LENGTH - 2 <= len(cut.encode("utf-16-le")) // 2 <= canvas.TEXT_LENGTH


def test_50_infinity_and_nan_are_blank_and_a_note_says_so():
    columns = (TableColumn("n", "N", Format.NUMBER),)
    rows = pd.DataFrame({"n": [float("inf"), float("nan"), 1.5, float("-inf")]})
    table = Table("t", "T", columns, rows)
    content = table_xlsx(table)
    assert [cell.value for cell in cells(content)] == [None, None, 1.5, None]
    notes = [cell.value for cell in load_workbook(BytesIO(content)).worksheets[0]["A"]]
    assert "* 2 figures are left blank: they are divisions by zero." in notes
    assert csv_bytes(table) == b'n\r\n""\r\n""\r\n1.5\r\n""\r\n'


def test_51_a_template_without_the_expected_names_says_which(tmp_path):
    template = Book()
    template.active["A1"], template.active["A2"] = "{{listed}}", "{{budget}} euros"
    template.save(tmp_path / "template.xlsx")
    said = write_workbook(SAMPLE, tmp_path / "out.xlsx", tmp_path / "template.xlsx")
    assert said == (
        "The template asks for “{{budget}}” on sheet “Sheet”, cell A2: this workbook has nothing of that name.",
        "The template has no sheet “Synthesis” and no place for what stands on it: it was added at the end.",
        "The template has no sheet “Occupations” and no place for what stands on it: it was added at the end.",
        "The template has no sheet “Exits” and no place for what stands on it: it was added at the end.",
        "The template names none of these key figures: covered_share, rate.",
    )


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04 damaged"])
def test_51_a_template_that_is_none_is_refused_and_nothing_is_written(tmp_path_factory, target, content):
    template = tmp_path_factory.mktemp("agency") / "template.xlsx"
    template.write_bytes(content)
    with pytest.raises(TemplateUnreadable, match=r"template\.xlsx"):
        write_workbook(SAMPLE, target, template)
    assert old_and_alone(target)
