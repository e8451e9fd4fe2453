"""What a file really is: its name, size and fingerprint, and its format by its first bytes, never by its name."""

import datetime
import hashlib
import re
import zipfile
from enum import StrEnum
from pathlib import Path

from shortage_app.files.guard.cells import Unreadable
from shortage_app.files.reading.model import Source

START = 16 * 1024
MANY_CONTROLS = 0.05  # share of control characters from which a file is no text
# winnt.h: kept elsewhere, fetched when it is opened, fetched when it is read
AWAY = 0x1000 | 0x40000 | 0x400000


class Format(StrEnum):
    """What can be read."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    TEXT = "csv"


_SUFFIXES = {
    Format.XLSX: (".xlsx", ".xlsm", ".xltx", ".xltm"),
    Format.XLSB: (".xlsb",),
    Format.XLS: (".xls", ".xlt"),
    Format.ODS: (".ods", ".ots"),
    Format.TEXT: (".csv", ".tsv", ".txt", ".tab", ".prn", ".dat", ""),
}
_STARTS = (
    (b"%PDF", "is_pdf"),
    (b"\x89PNG", "is_image"),
    (b"\xff\xd8\xff", "is_image"),
    (b"GIF8", "is_image"),
    (b"BM", ""),
    (b"SQLite format 3\0", "is_database"),
    (b"\x1f\x8b", "is_archive"),
    (b"7z\xbc\xaf", "is_archive"),
    (b"Rar!", "is_archive"),
    (b"{\\rtf", "is_word"),
)
_OLD_EXCEL = re.compile(rb"\x09[\x00\x02\x04\x08]..[\x00-\x07]\x00", re.DOTALL)
_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|meta|div)\b", re.IGNORECASE | re.DOTALL
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def fingerprint(path: Path) -> Source:
    """Name, SHA-256, size and date of a file.

    Raises Unreadable("missing_file", "folder", "away", "locked" or "empty").
    """
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        state = path.stat()
    except FileNotFoundError as error:
        raise Unreadable("missing_file") from error
    except (IsADirectoryError, NotADirectoryError) as error:
        raise Unreadable("folder") from error
    except OSError as error:
        raise Unreadable(_why_closed(path)) from error
    if state.st_size == 0:
        raise Unreadable("empty")
    modified = datetime.datetime.fromtimestamp(state.st_mtime, datetime.UTC)
    return Source(path.name, digest, state.st_size, modified)


def _why_closed(path: Path) -> str:
    """Windows says the same of a folder, of a file held by another program and of one that OneDrive cannot fetch."""
    if path.is_dir():
        return "folder"
    try:
        state = path.stat()
    except OSError:
        return "locked"
    return "away" if getattr(state, "st_file_attributes", 0) & AWAY else "locked"


def format_of(path: Path) -> Format:
    """What the file really is; raises Unreadable with what else it is."""
    with path.open("rb") as file:
        start = file.read(START)
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _format_of_zip(path)
    if start.startswith(_OLE):
        return _format_of_compound(path)
    for mark, kind in _STARTS:
        if kind and start.startswith(mark):
            raise Unreadable(kind)
    if _OLD_EXCEL.match(start):
        raise Unreadable("old_excel")
    return _format_of_text(start)


def wrong_suffix(path: Path, found: Format) -> bool:
    """Whether the name promises another format than the content has."""
    suffix = path.suffix.lower()
    promised = next((known for known, suffixes in _SUFFIXES.items() if suffix in suffixes), None)
    return promised is not None and promised is not found


def _format_of_zip(path: Path) -> Format:
    try:
        with zipfile.ZipFile(path) as package:
            names = {name.lower() for name in package.namelist()}
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError) as error:
        raise Unreadable("damaged") from error
    if "xl/workbook.bin" in names:
        return Format.XLSB
    if any(name.startswith("xl/") for name in names):
        return Format.XLSX
    if "content.xml" in names:
        return Format.ODS
    if any(name.startswith("word/") for name in names):
        raise Unreadable("is_word")
    if any(name.startswith("ppt/") for name in names):
        raise Unreadable("is_slides")
    raise Unreadable("is_archive")


def _format_of_compound(path: Path) -> Format:
    """An OLE file names its streams in UTF-16; which stand inside tells old Excel from Word and from encryption."""
    content = path.read_bytes()
    streams = {
        name: name.encode("utf-16-le") in content for name in ("EncryptedPackage", "Workbook", "Book", "WordDocument")
    }
    if streams["EncryptedPackage"]:
        raise Unreadable("password")
    if streams["Workbook"] or streams["Book"]:
        return Format.XLS
    raise Unreadable("is_word" if streams["WordDocument"] else "damaged")


def _format_of_text(start: bytes) -> Format:
    plain = start.removeprefix(b"\xef\xbb\xbf")
    if plain.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Format.TEXT
    if _HTML.match(plain):
        raise Unreadable("is_html")
    if plain.lstrip().startswith(b"<?xml"):
        raise Unreadable("is_xml")
    if _is_wide(plain):
        return Format.TEXT
    if _control_share(plain) > MANY_CONTROLS:
        raise Unreadable("is_binary")
    return Format.TEXT


def _is_wide(start: bytes) -> bool:
    """Whether every other byte is mostly zero, as in UTF-16 text."""
    even, odd = start[0::2], start[1::2]
    return len(start) >= 4 and max(even.count(0), odd.count(0)) > 0.4 * len(even)


def _control_share(start: bytes) -> float:
    controls = sum(byte < 32 and byte not in (9, 10, 12, 13, 26) for byte in start)
    return controls / max(len(start), 1)
