"""The words of a PDF as Qt writes it: what a reader sees, or copies out of it."""

import re
import zlib

_STREAM = re.compile(rb"stream\n(.*?)endstream", re.DOTALL)
_FONT = re.compile(rb"\n(\d+) 0 obj\n<< /Type /Font\n/Subtype /Type0.*?/ToUnicode (\d+) 0 R", re.DOTALL)
_GLYPHS = re.compile(rb"<(\w{4})> <(\w{4})> (?:\[(.*?)\]|<(\w{4})>)", re.DOTALL)
_RUN = re.compile(rb"BT\n/F(\d+)(.*?)ET", re.DOTALL)


def pdf_words(content: bytes) -> str:
    """Every run of text in a line of its own."""
    letters = {font: _letters(_object(content, int(table))) for font, table in _FONT.findall(content)}
    streams = [zlib.decompress(stream) for stream in _STREAM.findall(content) if stream.startswith(b"x")]
    runs = [run for stream in streams for run in _RUN.findall(stream)]
    return "\n".join(
        "".join(letters[font][glyph] for glyph in re.findall(rb"<(\w{4})> Tj", drawn)) for font, drawn in runs
    )


def _object(content: bytes, number: int) -> bytes:
    found = re.search(rb"\n%d 0 obj\n(.*?)endobj" % number, content, re.DOTALL)
    assert found
    return found[1]


def _letters(table: bytes) -> dict[bytes, str]:
    """What each glyph of a font stands for: a range of glyphs has a letter each, or the first of letters in turn."""
    letters = {}
    for first, last, words, start in _GLYPHS.findall(table):
        glyphs = range(int(first, 16), int(last, 16) + 1)
        codes = [int(code, 16) for code in re.findall(rb"<(\w+)>", words)]
        turn = codes or range(int(start, 16), int(start, 16) + len(glyphs))
        letters |= {b"%04X" % glyph: chr(code) for glyph, code in zip(glyphs, turn, strict=True)}
    return letters
