"""What Qt leaves out of a PDF, appended to it: its language for screen readers, and its chapters as bookmarks.

An update of the file as the standard has it (ISO 32000-1, 7.5.6): the catalogue anew, then the bookmarks.
"""

import re
from collections.abc import Sequence

_ROOT = re.compile(rb"/Root (\d+) 0 R")
_SIZE = re.compile(rb"/Size (\d+)")
_KEPT = re.compile(rb"/(?:Info \d+ 0 R|ID \[[^\]]*\])")


def with_outline(pdf: bytes, language: str, chapters: Sequence[tuple[str, int]]) -> bytes:
    """The same PDF with its language and a bookmark a chapter: its title and the place of its first page, from 0.

    A file that is not laid as Qt lays it comes back as it was.
    """
    trailer = pdf[pdf.rfind(b"trailer") :]
    root, size = _ROOT.search(trailer), _SIZE.search(trailer)
    catalogue = _object(pdf, root[1]) if root else None
    pages = re.search(rb"/Pages (\d+) 0 R", catalogue) if catalogue else None
    kids = re.search(rb"/Kids\s*\[(.*?)\]", _object(pdf, pages[1]) or b"", re.DOTALL) if pages else None
    if root is None or size is None or catalogue is None or kids is None:
        return pdf
    first, page_of = int(size[1]), re.findall(rb"(\d+) 0 R", kids[1])
    told = f"\n/Lang ({language})\n/Outlines {first} 0 R\n/ViewerPreferences << /DisplayDocTitle true >>\n".encode()
    objects = {int(root[1]): b"<<" + catalogue + told + b">>"}
    objects |= _bookmarks(first, [(title, page_of[place].decode()) for title, place in chapters])
    return _updated(pdf, objects, trailer)


def _object(pdf: bytes, number: bytes) -> bytes | None:
    """What stands between the brackets of an object."""
    found = re.search(rb"[\r\n]" + number + rb" 0 obj\s*<<(.*?)>>\s*endobj", pdf, re.DOTALL)
    return found[1].strip() if found else None


def _bookmarks(first: int, chapters: Sequence[tuple[str, str]]) -> dict[int, bytes]:
    """The list of bookmarks as object `first`, and each of them after it."""
    last = first + len(chapters)
    found = {first: f"<< /Type /Outlines /First {first + 1} 0 R /Last {last} 0 R /Count {len(chapters)} >>".encode()}
    for number, (title, page) in enumerate(chapters, first + 1):
        words = ("\ufeff" + title).encode("utf-16-be").hex()
        before = f" /Prev {number - 1} 0 R" if number > first + 1 else ""
        after = f" /Next {number + 1} 0 R" if number < last else ""
        place = f"/Title <{words}> /Parent {first} 0 R /Dest [{page} 0 R /XYZ null null null]"
        found[number] = f"<< {place}{before}{after} >>".encode()
    return found


def _updated(pdf: bytes, objects: dict[int, bytes], trailer: bytes) -> bytes:
    """The PDF with further or newer objects at its end, and a table of where they are."""
    before = int(trailer.split(b"startxref")[1].split()[0])
    content, table = bytearray(pdf), bytearray(b"xref\n")
    for number, words in sorted(objects.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, len(content))
        content += b"%d 0 obj\n" % number + words + b"\nendobj\n"
    kept = b" ".join(_KEPT.findall(trailer))
    root = _ROOT.search(trailer)
    end = b"trailer\n<< /Size %d /Prev %d %s %s >>\n" % (max(objects) + 1, before, root[0] if root else b"", kept)
    return bytes(content + table + end + b"startxref\n%d\n%%%%EOF\n" % len(content))
