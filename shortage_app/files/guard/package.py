"""A workbook's zip looked through before anything parses it: sizes, declarations, stray cells.

A 5 KB workbook can ask for a hundred gigabytes: by unpacking, by declaring four billion shared strings, or by one
cell in the last corner of the sheet. Each is refused here, with the place; what slips through meets the child's limits.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from shortage_app.files.guard.cells import Unreadable

MEGABYTE = 1 << 20
MAX_ENTRIES = 10_000
MAX_UNPACKED = 1536 * MEGABYTE
# Real sheets shrink 5 to 40 times; deflate's own limit, reached by bombs, is 1 030. Small files may do as they like.
MAX_RATIO, RATIO_COUNTS_FROM = 200, 100 * MEGABYTE
MAX_CELLS = 60_000_000  # of the box around all cells: calamine keeps 24 bytes for each, filled or not
CHUNK = 4 * MEGABYTE
MAX_ROW_BYTES = 64 * MEGABYTE

_DOCTYPE, _ROOT = b"<!DOCTYPE", re.compile(rb"<[A-Za-z_]")
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_XML = (".xml", ".rels", ".vml")
_SHEET = re.compile(r"xl/(?:work|macro)sheets/[^/]+\.xml$", re.IGNORECASE)
_STRINGS = re.compile(r"xl/sharedstrings\.xml$", re.IGNORECASE)
MARKS = (b"hidden", b't="e"', b"<f", b":f")
_COUNT = re.compile(rb"""\b(?:uniqueCount|count)\s*=\s*["'](\d+)""")
_FAR = re.compile(rb'r="([A-Z]{3,})(\d+)"')  # beyond column ZZ: two letters alone fit into the child's limits


def check_package(path: Path) -> frozenset[str]:
    """The sheet parts of a zip that hold something calamine does not tell (errors, formulas, hidden rows).

    A zip that would hurt raises Unreadable("bomb", "damaged", "entities", "false_count", "far_cell", "password").
    """
    marked: set[str] = set()
    try:
        with zipfile.ZipFile(path) as package:
            entries = package.infolist()
            _check_sizes(entries, path.stat().st_size)
            budget = MAX_UNPACKED
            for entry in entries:
                if entry.filename.lower().endswith(_XML):
                    budget -= _check_part(package, entry, budget, marked)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, UnicodeError) as error:
        raise Unreadable("damaged") from error
    return frozenset(marked)


def _check_sizes(entries: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    names = [entry.filename for entry in entries]
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable("password")
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED:
        raise Unreadable("bomb", megabytes=unpacked // MEGABYTE)
    if unpacked > RATIO_COUNTS_FROM and unpacked > MAX_RATIO * packed:
        raise Unreadable("bomb", megabytes=unpacked // MEGABYTE)
    if len(set(names)) < len(names):
        raise Unreadable("damaged")


def _check_part(package: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: int, marked: set[str]) -> int:
    """The number of bytes the part really has; raises when they hold what no spreadsheet needs."""
    size = 0
    is_sheet = bool(_SHEET.search(entry.filename))
    for piece in pieces(package, entry.filename):
        if size == 0:
            _check_prolog(piece)
        size += len(piece)
        if size > budget:
            raise Unreadable("bomb", megabytes=size // MEGABYTE)
        if is_sheet:
            _check_corner(piece)
            if entry.filename not in marked and any(mark in piece for mark in MARKS):
                marked.add(entry.filename)
    if _STRINGS.search(entry.filename):
        _check_strings(package, entry, size)
    return size


def _check_prolog(start: bytes) -> None:
    """Before its first element a part may hold declarations; a document type, with its entities, is none we need."""
    text = start.replace(b"\0", b"") if start.startswith(_UTF16) else start
    root = _ROOT.search(text)
    if _DOCTYPE in text[: root.start() if root else None]:
        raise Unreadable("entities")


def pieces(package: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The text of a part in pieces of some megabytes, cut between rows (or between tags where there are no rows)."""
    rest = b""
    with package.open(name) as part:
        while chunk := part.read(CHUNK):
            text = rest + chunk
            cut = text.rfind(b"</row>") + 6
            if cut < 6:
                cut = max(text.rfind(b"<"), 0)
            if len(text) - cut > MAX_ROW_BYTES:
                raise Unreadable("damaged")
            yield text[:cut]
            rest = text[cut:]
    yield rest


def _check_strings(package: zipfile.ZipFile, entry: zipfile.ZipInfo, size: int) -> None:
    """A table of shared strings cannot hold more strings than bytes."""
    with package.open(entry) as part:
        start = part.read(64 * 1024)
    counts = [int(count) for count in _COUNT.findall(start[: start.find(b"<si") if b"<si" in start else None])]
    # `count` is how often strings are used, so it may exceed the part; a use still takes a cell, hence MAX_CELLS.
    if any(count > max(size, MAX_CELLS) for count in counts):
        raise Unreadable("false_count", count=max(counts))


def _check_corner(piece: bytes) -> None:
    """Refuse a cell so far to the right and below that the box around all cells would fill the memory."""
    for letters, digits in _FAR.findall(piece):
        column, row = column_number(letters.decode()), int(digits[:9])
        if row * column > MAX_CELLS:
            raise Unreadable("far_cell", cell=f"{letters.decode()}{row}")


def column_number(letters: str) -> int:
    """The number of a column: A is 1, XFD is 16 384."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter.upper()) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """The letters of a column: 1 is A, 28 is AB."""
    letters = ""
    while number > 0:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
