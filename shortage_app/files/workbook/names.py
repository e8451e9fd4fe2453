"""Legal and unique names for sheets, tables and ranges."""

import re
from collections.abc import Iterable

from shortage_app.files.write_values import writable
from shortage_app.text import _

SHEET_NAME_LENGTH = 31
RANGE_NAME_LENGTH = 200

_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\\n\t\ufffd]+")
# Excel keeps this name for itself, in its own language.
_RESERVED_SHEETS = frozenset({"history", "historique", "geschiedenis"})
_NOT_IN_RANGE_NAMES = re.compile(r"[^A-Za-z0-9_]+")
# "AB12", "R1C1", "R", "C": cells, not names.
_LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}\d+|[Rr]\d*[Cc]?\d*|[Cc]\d*")


class Names:
    """The names already taken, without regard to case: no sheet twice, and no table or range twice."""

    def __init__(self, sheets: Iterable[str] = (), ranges: Iterable[str] = ()) -> None:
        self._sheets = {name.casefold() for name in sheets}
        self._ranges = {name.casefold() for name in ranges}

    def sheet(self, wanted: str) -> str:
        """A legal sheet name as near to `wanted` as can be, taken from now on."""
        name = _NOT_IN_SHEET_NAMES.sub("-", writable(wanted)).strip().strip("'").strip() or _("Sheet")
        if name.casefold() in _RESERVED_SHEETS:
            name += "_"
        return _take(name, self._sheets, SHEET_NAME_LENGTH, " ({number})")

    def range(self, wanted: str) -> str:
        """A legal name of a table or range as near to `wanted` as can be, taken from now on."""
        name = _NOT_IN_RANGE_NAMES.sub("_", wanted).strip("_") or "name"
        if name[0].isdigit() or _LIKE_A_CELL.fullmatch(name):
            name = f"_{name}"
        return _take(name, self._ranges, RANGE_NAME_LENGTH, "_{number}")


def _take(name: str, taken: set[str], length: int, suffix: str) -> str:
    free, number = _cut(name, length), 1
    while free.casefold() in taken:
        number += 1
        ending = suffix.format(number=number)
        free = _cut(name, length - len(ending)) + ending
    taken.add(free.casefold())
    return free


def _cut(name: str, units: int) -> str:
    """The first characters of a name: Excel counts in UTF-16 units, and neither blanks nor quotes may end it."""
    while len(name.encode("utf-16-le")) // 2 > units:
        name = name[:-1]
    return name.rstrip(" '")
