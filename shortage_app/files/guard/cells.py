"""What crosses between the guarded child and the program: cells, sheets and refusals. All of it pickles."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True)
class CellError:
    """A cell that holds no value: an error such as #N/A, or a formula that was never computed (`text` is "=")."""

    text: str


Cell: TypeAlias = str | float | int | datetime.datetime | datetime.date | datetime.time | datetime.timedelta | CellError
Row: TypeAlias = list[Cell]
MergedRange: TypeAlias = tuple[int, int, int, int]  # top, left, bottom, right; 1 = first


@dataclass(frozen=True)
class SheetInfo:
    """One sheet of a file: its first rows that hold something, with their numbers (1 = first), and its size."""

    name: str
    visible: bool
    numbers: tuple[int, ...]
    head: tuple[Row, ...]
    rows: int
    merged: tuple[MergedRange, ...] = ()


@dataclass(frozen=True)
class SheetMarks:
    """What a second look found in a sheet; rows and columns start at 1."""

    merged: tuple[MergedRange, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    errors: Mapping[tuple[int, int], str] = field(default_factory=dict)
    from_1904: bool = False
    looked: bool = False


class Unreadable(Exception):
    """A file, or a sheet of it, that cannot be read: `kind` is a key of the texts in reading/refusals.py."""

    def __init__(self, kind: str, **parts: object) -> None:
        super().__init__(kind)
        self.kind = kind
        self.parts = parts

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle with the named parts."""
        return _unreadable, (self.kind, self.parts)


def _unreadable(kind: str, parts: dict[str, object]) -> Unreadable:
    return Unreadable(kind, **parts)
