"""Faults 1 to 14: files that are not what they say, damaged, or made to do harm."""

import os
import sys
import threading
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from shortage_app.files.guard.cells import Unreadable
from shortage_app.files.guard.reader import GuardedReader, shared_reader
from shortage_app.files.reading import ReadOptions, kind_of, read_table
from tests.files.making import (
    LIST_HEADER,
    LIST_ROWS,
    SHEET,
    changed_part,
    kinds,
    ods,
    read_list,
    text,
    xls,
    xlsx,
)

GOOD = [LIST_HEADER, *LIST_ROWS]


def fatal(path: Path) -> str:
    """The one reason why a file cannot be read as a shortage list."""
    reading = read_list(path)
    assert reading.fatal
    return reading.problems[-1].kind


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "is_pdf"),
        (b"<html><body><table><tr><td>Code</td></tr></table></body></html>", "is_html"),
        (b"\xef\xbb\xbf<!DOCTYPE html>\n<HTML></HTML>", "is_html"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "is_xml"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "is_image"),
        (b"SQLite format 3\0" + bytes(100), "is_database"),
        (b"{\\rtf1 Liste}", "is_word"),
        (bytes(range(256)) * 4, "is_binary"),
        (b"\x09\x08\x06\x00\x00\x00\x10\x00" + bytes(40), "old_excel"),
    ],
)
@pytest.mark.parametrize("suffix", [".xlsx", ".xls"])
def test_01_a_file_named_as_a_workbook_says_what_it_really_is(
    tmp_path: Path, content: bytes, said: str, suffix: str
) -> None:
    path = tmp_path / f"liste{suffix}"
    path.write_bytes(content)
    assert fatal(path) == said
    assert kind_of(path) == ()


def test_01_a_text_table_named_as_a_workbook_is_read_and_the_wrong_name_said(tmp_path: Path) -> None:
    reading = read_list(text(tmp_path / "export.xls", GOOD, "\t"))
    assert reading.counts.imported == 3
    assert "named_otherwise" in kinds(reading)


def test_01_a_word_document_named_xlsx_says_so(tmp_path: Path) -> None:
    path = tmp_path / "liste.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", "<w/>")
    assert fatal(path) == "is_word"


@pytest.mark.parametrize("name", ["liste.xlsx", "liste.csv", "liste.ods"])
def test_02_an_empty_file_says_so(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"")
    assert fatal(path) == "empty"


def test_02_a_file_of_blank_lines_and_a_workbook_without_cells_say_so(tmp_path: Path) -> None:
    blank = tmp_path / "blank.csv"
    blank.write_text("\n\n;;\n")
    assert fatal(blank) == "empty"
    assert fatal(xlsx(tmp_path / "blank.xlsx", [])) == "no_sheet"


@pytest.mark.parametrize("share", [0.3, 0.9, 0.995])
def test_03_a_truncated_workbook_is_damaged(tmp_path: Path, share: float) -> None:
    path = xlsx(tmp_path / "liste.xlsx", GOOD)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    assert fatal(path) == "damaged"


def test_03_a_workbook_with_a_changed_byte_in_its_sheet_is_damaged(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "liste.xlsx", GOOD)
    with zipfile.ZipFile(path) as package:
        offset = package.getinfo(SHEET).header_offset + 200
    content = bytearray(path.read_bytes())
    content[offset : offset + 8] = b"\xff" * 8
    path.write_bytes(bytes(content))
    assert fatal(path) == "damaged"


def test_04_a_workbook_under_a_password_says_so(tmp_path: Path) -> None:
    path = tmp_path / "secret.xlsx"
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(900)
    )
    assert fatal(path) == "password"


def test_04_a_zip_whose_entries_are_encrypted_says_so(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "secret.xlsx", GOOD)
    content = bytearray(path.read_bytes())
    start = 0
    while (start := content.find(b"PK\x01\x02", start)) >= 0:
        content[start + 8] |= 1
        start += 4
    path.write_bytes(bytes(content))
    assert fatal(path) == "password"


def test_05_a_zip_bomb_is_refused_before_anything_parses_it(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "bomb.xlsx", GOOD)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package, package.open("xl/media/image1.bin", "w") as part:
        for _megabyte in range(250):
            part.write(bytes(1 << 20))
    assert path.stat().st_size < 1 << 20
    assert fatal(path) == "bomb"


def test_05_a_zip_that_lies_about_its_sizes_is_damaged(tmp_path: Path) -> None:
    path = changed_part(xlsx(tmp_path / "lie.xlsx", GOOD), SHEET, lambda part: part + b" " * 5_000_000)
    content = bytearray(path.read_bytes())
    place = content.rfind(SHEET.encode()) - 46  # its entry in the central directory; the real size stands at 24
    content[place + 24 : place + 28] = (1000).to_bytes(4, "little")
    path.write_bytes(bytes(content))
    assert fatal(path) == "damaged"


def test_06_four_billion_declared_strings_are_refused(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "strings.xlsx", GOOD)
    schema = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    lie = b'<sst xmlns="' + schema + b'" count="1" uniqueCount="4000000000"><si/></sst>'
    changed_part(path, "xl/sharedStrings.xml", lambda _part: lie)
    assert fatal(path) == "false_count"


def test_06_a_file_that_kills_the_child_fails_alone_and_the_next_one_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = GuardedReader()
    good = xlsx(tmp_path / "good.xlsx", GOOD)
    with reader.lock:
        reader.open(good)
    assert reader._process is not None and reader._process.pid is not None
    os.kill(reader._process.pid, 6)
    reader._process.join()
    assert not read_table(good, "shortage-list", reader=reader).fatal
    reader.close()


def test_06_a_child_that_dies_while_it_answers_is_a_refusal(tmp_path: Path) -> None:
    reader = GuardedReader()
    good = xlsx(tmp_path / "good.xlsx", GOOD)
    with reader.lock:
        (info,) = reader.open(good)
        assert reader._process is not None and reader._process.pid is not None
        os.kill(reader._process.pid, 6)
        with pytest.raises(Unreadable, match=r"crashed|too_slow"):
            list(reader.rows(info.name))
    reader.close()


def test_07_a_cell_in_the_last_corner_is_refused_with_its_name(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "corner.xlsx", GOOD, then=lambda page: page.__setitem__("XFD1048576", "x"))
    reading = read_list(path)
    assert reading.fatal
    assert "XFD1048576" in reading.problems[0].message


def test_07_a_cell_far_below_in_a_middle_column_kills_no_more_than_the_child(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "corner.xlsx", GOOD, then=lambda page: page.__setitem__("ZZ1048576", "x"))
    ends = ("crashed", "too_large", *(["too_slow"] if sys.platform == "win32" else []))  # Wine sets no memory limit
    assert fatal(path) in ends
    assert read_list(xlsx(tmp_path / "good.xlsx", GOOD)).counts.imported == 3


def test_08_a_stray_blank_on_the_last_row_is_trimmed(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "stray.xlsx", GOOD, then=lambda page: page.__setitem__("A1048576", " "))
    counts = read_list(path).counts
    assert (counts.rows, counts.imported, dict(counts.ignored)) == (4, 3, {"header": 1})


def test_08_a_stray_word_on_the_last_row_is_a_note(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "stray.xlsx", GOOD, then=lambda page: page.__setitem__("A1048576", "fin"))
    counts = read_list(path).counts
    assert (counts.rows, counts.imported) == (1_048_576, 3)
    assert dict(counts.ignored) == {"header": 1, "note": 1, "blank": 1_048_571}


@pytest.mark.parametrize(
    "declaration",
    [
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
)
@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"])
def test_09_entities_and_document_types_are_refused(tmp_path: Path, declaration: bytes, part: str) -> None:
    path = xlsx(tmp_path / "entities.xlsx", GOOD)
    changed_part(
        path, part, lambda content: declaration + content[content.find(b"?>") + 2 if b"?>" in content else 0 :]
    )
    assert fatal(path) == "entities"


def test_09_entities_written_in_utf_16_are_refused_too(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "entities.xlsx", GOOD)
    changed_part(
        path, "xl/workbook.xml", lambda content: ('<!DOCTYPE x [<!ENTITY a "b">]>' + content.decode()).encode("utf-16")
    )
    assert fatal(path) == "entities"


def test_10_a_wrong_dimension_loses_no_row(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "dimension.xlsx", GOOD)
    changed_part(path, SHEET, lambda part: part.replace(b'<dimension ref="A1:D4"', b'<dimension ref="A1:A1"'))
    assert read_list(path).counts.imported == 3


def test_11_macros_and_external_links_are_never_touched(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "macro.xlsm", GOOD)
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 not really a macro")
        package.writestr(
            "xl/externalLinks/externalLink1.xml", '<externalLink><externalBook r:id="rId1"/></externalLink>'
        )
        package.writestr(
            "xl/externalLinks/_rels/externalLink1.xml.rels", '<Relationships Target="\\\\192.0.2.1\\x.xlsx"/>'
        )
    reading = read_list(path)
    assert reading.counts.imported == 3
    assert [problem for problem in reading.problems if problem.severity != "warning"] == []


@pytest.mark.skipif(sys.platform == "win32", reason="held as Excel does it in tests/test_windows.py")
@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else False, reason="root may read everything")
def test_12_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "liste.xlsx", GOOD)
    path.chmod(0)
    assert fatal(path) == "locked"


def test_12_a_file_held_by_another_program_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = xlsx(tmp_path / "liste.xlsx", GOOD)
    opened = Path.open

    def held(self: Path, *args: object, **kwargs: object) -> object:
        if self == path:
            raise PermissionError(13, "held by EXCEL.EXE")
        return opened(self, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", held)
    assert fatal(path) == "locked"


def test_12_a_file_that_onedrive_cannot_fetch_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = xlsx(tmp_path / "liste.xlsx", GOOD)
    state = SimpleNamespace(st_mode=path.stat().st_mode, st_file_attributes=0x400000)  # fetched when it is read

    def unfetched(*_arguments: object) -> object:
        raise OSError(22, "Invalid argument")  # what Python makes of Windows' "the cloud operation was unsuccessful"

    monkeypatch.setattr(Path, "open", unfetched)
    monkeypatch.setattr(Path, "stat", lambda *_arguments, **_options: state)
    assert fatal(path) == "away"


def test_12_a_file_open_elsewhere_for_reading_is_read(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "liste.xlsx", GOOD)
    with path.open("rb"):
        assert read_list(path).counts.imported == 3


def test_13_long_and_foreign_names_are_read(tmp_path: Path) -> None:
    folder = tmp_path / ("dossier très long " * 6).strip() / "Ελληνικά ελλείψεις 日本"
    folder.mkdir(parents=True)
    path = xlsx(folder / "fonctions critiques — œuvre №1 🙂.xlsx", GOOD)
    reading = read_list(path)
    assert reading.counts.imported == 3
    assert reading.source.name == path.name


def test_13_a_missing_file_and_a_folder_say_so(tmp_path: Path) -> None:
    assert fatal(tmp_path / "gone.xlsx") == "missing_file"
    assert fatal(tmp_path) == "folder"


def test_14_xls_ods_csv_and_tsv_give_the_same_table(tmp_path: Path) -> None:
    files = [
        xlsx(tmp_path / "a.xlsx", GOOD),
        xls(tmp_path / "a.xls", GOOD),
        ods(tmp_path / "a.ods", GOOD),
        text(tmp_path / "a.csv", GOOD),
        text(tmp_path / "b.csv", GOOD, ","),
        text(tmp_path / "a.tsv", GOOD, "\t"),
    ]
    tables = [read_list(path).table for path in files]
    assert all(table.equals(tables[0]) for table in tables)
    assert tables[0].to_dict("list") == {
        "code": ["A1101", "A1102", "B2201"],
        "title_fr": ["Boucher", "Boulanger", "Carreleur"],
        "causes": ["quantitative", "qualitative", "quantitative;qualitative"],
        "offers_received": [27, 402, 57],
        "source_row": [2, 3, 4],
    }


def test_14_an_archive_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "listes.zip"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("liste.csv", "Code;Intitulé")
    assert fatal(path) == "is_archive"


def test_a_child_that_hangs_is_killed_and_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shortage_app.files.guard.reader.GLANCE", 0)
    reader = GuardedReader(patience=-60.0)  # no patience at all: the first look comes too late
    path = xlsx(tmp_path / "liste.xlsx", GOOD)
    assert read_table(path, "shortage-list", ReadOptions(), reader=reader).problems[0].kind == "too_slow"
    reader.close()
    assert not read_table(path, "shortage-list").fatal


def test_a_workbook_is_read_from_any_thread(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "liste.xlsx", GOOD)
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(read_list(path).counts.imported)) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [3, 3, 3, 3]
    assert shared_reader()._process is not None
