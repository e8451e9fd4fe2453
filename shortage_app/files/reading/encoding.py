"""How the letters of a text file are written: by its mark, by strict UTF-8, else by which letters make sense."""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from shortage_app.files.guard.cells import Unreadable

CHUNK = 1 << 20
SAMPLE = 4 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Accented letters and signs that French and Dutch texts really use; among them the right encoding's letters stand.
_LIKELY = frozenset("éèêëàâäçôöîïûùüœÉÈÊÀÂÇÔÎÛŒ’‘“”«»°€–—…²½ñáíóúñæ§×·±≤≥ØøßÄÖÜ\N{NO-BREAK SPACE}")
_INSIDE_A_WORD = re.compile(r"(?<=[A-Za-z])[^\x00-\x7f](?=[a-z])")
_GARBLED = re.compile("Ã[\x80-\xbf©¨ªà«®¯´¶¹»¼§‰€]|â€[™˜œ“”¦]|Â[ «»°]|\N{REPLACEMENT CHARACTER}")


@dataclass(frozen=True)
class Encoding:
    """An encoding, and whether it was only guessed; `sample` is a text whose letters show whether it is right."""

    name: str
    guessed: bool = False
    sample: str = ""


def encoding_of(path: Path, chosen: str | None) -> Encoding:
    """The encoding of a text file; raises Unreadable("encoding") where a person must choose between two."""
    if chosen is not None:
        return _checked(path, chosen)
    with path.open("rb") as file:
        start = file.read(CHUNK)
    for mark, name in _MARKS:
        if start.startswith(mark):
            return _checked(path, name)
    wide = _wide(start)
    if wide:
        return Encoding(wide, guessed=True, sample=start[:80].decode(wide, "replace").strip())
    return Encoding("utf-8") if _decodes(path, "utf-8") else _single_byte(path)


def garbled(text: str) -> str:
    """The first word whose letters were garbled before the file came here ("mÃ©tier"), or ""."""
    found = _GARBLED.search(text)
    if not found:
        return ""
    return text[max(found.start() - 20, 0) : found.end() + 20].strip()


def _checked(path: Path, name: str) -> Encoding:
    try:
        codecs.lookup(name)
    except LookupError as error:
        raise Unreadable("no_such_encoding", encoding=name) from error
    if not _decodes(path, name):
        raise Unreadable("bad_encoding", encoding=name)
    return Encoding(name)


def _decodes(path: Path, name: str) -> bool:
    decoder = codecs.getincrementaldecoder(name)()
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _wide(start: bytes) -> str:
    """The UTF-16 order of a text without mark, whose ASCII letters leave every other byte zero; "" for other texts."""
    even, odd = start[0::2], start[1::2]
    if odd.count(0) > 0.4 * max(len(odd), 1):
        return "utf-16-le"
    return "utf-16-be" if even.count(0) > 0.4 * max(len(even), 1) else ""


def _single_byte(path: Path) -> Encoding:
    """Windows (cp1252) or DOS (cp850) letters, by which of them French and Dutch words really have."""
    with path.open("rb") as file:
        content = file.read(SAMPLE)
    lines = [line for line in content.splitlines() if any(byte > 127 for byte in line)]
    windows, dos = (b"\n".join(lines).decode(name, "replace") for name in ("cp1252", "cp850"))
    windows_share, dos_share = _likely_share(windows), _likely_share(dos)
    if windows_share >= 0.8 and windows_share >= dos_share:
        return Encoding("cp1252")
    if dos_share >= 0.8:
        return Encoding("cp850", guessed=True, sample=_sample(dos))
    raise Unreadable("encoding", first=_sample(windows), second=_sample(dos))


def _likely_share(text: str) -> float:
    """The share of letters inside words that French and Dutch use; without any inside words, of all other letters."""
    letters = _INSIDE_A_WORD.findall(text) or [char for char in text if ord(char) > 127]
    return sum(letter in _LIKELY for letter in letters) / max(len(letters), 1)


def _sample(text: str) -> str:
    found = re.search(r"[^\s;,\t]*[^\x00-\x7f][^\s;,\t]*", text)
    return found[0][:60] if found else text[:60]
