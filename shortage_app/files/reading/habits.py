"""How the cells of a column are written, as its own evidence shows or a person said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from shortage_app.domain.inputs import Column, Kind
from shortage_app.files.guard.cells import Cell
from shortage_app.files.reading import dates, numbers


@dataclass(frozen=True)
class Habits:
    """How the cells of a column are written, as found by evidence or said by a person."""

    decimal: str = "."
    unclear_decimal: bool = False
    percent: bool = False
    day_first: bool = True
    unclear_date: bool = False
    from_1904: bool = False
    needed: bool = False


def habits_of(
    column: Column, cells: Iterable[Cell], said: Mapping[str, str], needed: bool = False, from_1904: bool = False
) -> Habits:
    """The habits of a column; `said` holds a person's answers for it ("decimal_mark", "day_first")."""
    if column.kind is Kind.DATE:
        proof = dates.day_first(cell for cell in cells if isinstance(cell, str))
        answer = {"yes": True, "no": False}.get(said.get("day_first", ""), proof)
        return Habits(day_first=answer is not False, unclear_date=answer is None, from_1904=from_1904, needed=needed)
    if column.kind not in (Kind.NUMBER, Kind.INTEGER, Kind.COUNT):
        return Habits(needed=needed)
    marks = numbers.evidence((cell for cell in cells if isinstance(cell, str)), whole=column.kind is not Kind.NUMBER)
    decimal = said.get("decimal_mark") or (next(iter(marks.proven)) if len(marks.proven) == 1 else "")
    percent = column.share and _is_percent(cells, decimal or ".")
    return Habits(decimal or ".", not decimal and bool(marks.unclear or marks.proven), percent, needed=needed)


def _is_percent(cells: Iterable[Cell], decimal: str) -> bool:
    """Whether shares are written from 0 to 100: some cell says so, or is above 1."""
    for cell in cells:
        value = numbers.number(cell, decimal) if isinstance(cell, str) else cell
        if isinstance(cell, str) and cell.rstrip().endswith("%"):
            return True
        if isinstance(value, int | float) and value > 1:
            return True
    return False
