"""A crosswalk that does not say it is one: codes of two nomenclatures side by side, « Code ROME », « Code ISCO08 »."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from shortage_app.domain import columns as c
from shortage_app.domain.inputs import fold
from shortage_app.files.guard.cells import Cell, Row
from shortage_app.files.reading.layout import Header, Top, plain_header
from shortage_app.files.reading.model import ColumnFound, as_text
from shortage_app.files.reading.words import NO_CODES

BY_PAIR = 0.75  # the confidence of both columns
ENOUGH = 3  # filled cells below which a column proves nothing
CODES = 0.8  # share of filled cells that must look like codes
_NAMED = re.compile(r"\b(rome|isco|citp|fap|esco|ibis|pcs)[ -]?(v?\d+(?:[.]\d+)*)?\b")
_CODE = re.compile(r"(?=.*\d)[\w.\-/]{1,12}")


@dataclass(frozen=True)
class Pair:
    """Two columns of codes under one header, and the nomenclatures that their headers name.

    repeats: a code of the first has several of the second, as no list of occupations has.
    """

    header: Header
    columns: tuple[int, int]
    names: tuple[str, str]
    repeats: bool

    @property
    def fixed(self) -> dict[str, str]:
        """The nomenclatures as values that hold in every row."""
        return {c.FROM_NOMENCLATURE: self.names[0], c.TO_NOMENCLATURE: self.names[1]}

    @property
    def explained(self) -> int:
        """How many columns are of one of both nomenclatures: their codes and the titles beside them."""
        return sum(nomenclature_in(column.header) in self.names for column in self.header.columns)

    def with_roles(self, columns: Sequence[ColumnFound]) -> tuple[ColumnFound, ...]:
        """The columns with the roles of the pair, where nobody chose otherwise."""
        taken = {column.role for column in columns}
        roles = dict(zip(self.columns, (c.FROM_CODE, c.TO_CODE), strict=True))
        return tuple(
            replace(column, role=roles[column.index], confidence=BY_PAIR, suggestion="")
            if column.index in roles and not column.role and roles[column.index] not in taken
            else column
            for column in columns
        )


def nomenclature_in(header: str) -> str:
    """The nomenclature that a header names: "ISCO08" for « Code ISCO08 »; "" for none."""
    found = _NAMED.search(fold(header))
    return found.group(0).upper() if found else ""


def find_pair(top: Top) -> Pair | None:
    """The two columns of codes of a crosswalk; None where there are not exactly two nomenclatures."""
    header = plain_header(top)
    if header is None:
        return None
    below = [row for number, row in zip(top.numbers, top.rows, strict=True) if number > header.last]
    first: dict[str, ColumnFound] = {}
    for column in sorted(header.columns, key=lambda one: (not fold(one.header).startswith("code"), one.index)):
        name = nomenclature_in(column.header)
        if name and _are_codes(_filled(below, column.index)):
            first.setdefault(name, column)
    if len(first) != 2:
        return None
    one, other = sorted(first.values(), key=lambda column: column.index)
    codes = _filled(below, one.index)
    names = (nomenclature_in(one.header), nomenclature_in(other.header))
    return Pair(header, (one.index, other.index), names, len(set(codes)) < len(codes))


def _filled(rows: Sequence[Row], index: int) -> list[Cell]:
    cells = [row[index] for row in rows if index < len(row)]
    return [cell for cell in cells if as_text(cell).strip() and as_text(cell).strip().lower() not in NO_CODES]


def _are_codes(cells: Sequence[Cell]) -> bool:
    hits = sum(_CODE.fullmatch(as_text(cell).strip()) is not None for cell in cells)
    return len(cells) >= ENOUGH and hits >= CODES * len(cells)
