"""One file of each kind that cannot be read, for programs that are tested from outside: `python -m … FOLDER`."""

import sys
import zipfile
from pathlib import Path

from tests.files.making import LIST_HEADER, LIST_ROWS, SHEET, changed_part, xlsx

GOOD = [LIST_HEADER, *LIST_ROWS]
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SHORT = {
    "pdf.xlsx": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
    "web page.xls": b"<html><body><table><tr><td>Code</td></tr></table></body></html>",
    "empty.csv": b"",
    "picture.xlsx": b"\x89PNG\r\n\x1a\n" + bytes(50),
    "password.xlsx": _OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(900),
    "no table.csv": b"Bonjour\n",
}


def write_bad_files(folder: Path) -> list[Path]:
    """Files that say what they are not, cut off, locked, bombs, with false counts, far cells and entities."""
    made = [folder / name for name in _SHORT]
    for path in made:
        path.write_bytes(_SHORT[path.name])
    cut = xlsx(folder / "cut off.xlsx", GOOD)
    cut.write_bytes(cut.read_bytes()[:2000])
    counts = (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="4000000000"><si/></sst>'
    )
    entities = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    return [
        *made,
        cut,
        _bomb(folder / "bomb.xlsx"),
        changed_part(xlsx(folder / "counts.xlsx", GOOD), "xl/sharedStrings.xml", lambda _part: counts),
        changed_part(xlsx(folder / "entités.xlsx", GOOD), SHEET, lambda part: entities + part),
        xlsx(folder / "corner.xlsx", GOOD, then=lambda page: page.__setitem__("XFD1048576", "x")),
    ]


def _bomb(path: Path) -> Path:
    xlsx(path, GOOD)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package, package.open("xl/media/image1.bin", "w") as part:
        for _megabyte in range(250):
            part.write(bytes(1 << 20))
    return path


if __name__ == "__main__":
    write_bad_files(Path(sys.argv[1]))
