"""Where the table stands: the sheet, the rows of its header, and how well they fit what was asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shortage_app.domain.inputs import InputTable, fold
from shortage_app.files.guard.cells import Cell, MergedRange, Row
from shortage_app.files.guard.package import column_letters
from shortage_app.files.reading.mapping import map_columns, match
from shortage_app.files.reading.model import ColumnFound, ReadOptions, as_text

LONGEST_HEADER = 120  # letters; a longer cell is a sentence, not a header
LONGEST_PARENT = 60
MAX_HEADER_ROW = 50  # rows with content among which the header is sought
PLAIN_WIDTH, PLAIN_FIGURES = 0.6, 0.8  # of the widest row, and of the cells below: a header that no table knows
COMPLETE = 2.0  # what it is worth that everything needed is there, in columns recognised


@dataclass(frozen=True)
class Header:
    """A header row, or two: their numbers (1 = first), the columns below, and how well they fit a table.

    `fit` counts the columns recognised, and 2 more when everything needed is there.
    """

    rows: tuple[int, ...]
    columns: tuple[ColumnFound, ...]
    fit: float
    complete: bool

    @property
    def last(self) -> int:
        """The row after which the data begin."""
        return self.rows[-1] if self.rows else 0


@dataclass(frozen=True)
class Top:
    """The first rows of a sheet that hold something, with their numbers and the merged ranges of the sheet."""

    numbers: Sequence[int]
    rows: Sequence[Row]
    merged: Sequence[MergedRange] = ()


def find_header(top: Top, table: InputTable, options: ReadOptions) -> Header | None:
    """The rows that fit the table best as its header; where nothing fits, those that look like a header of anything."""
    places = range(min(len(top.rows), MAX_HEADER_ROW))
    found = [_header_rows(top, place, table, options) for place in places if _may_be_header(top.rows[place])]
    best = max(found, key=lambda header: header.fit, default=None)
    return best if best is not None and best.fit > 0 else plain_header(top)


def plain_header(top: Top) -> Header | None:
    """The row that heads the columns whatever it says: short words all different, over figures or codes; else None."""
    widest = max((_filled_cells(row) for row in top.rows), default=0)
    for place, row in enumerate(top.rows[:MAX_HEADER_ROW]):
        names = [as_text(cell).strip() for cell in row]
        words = [fold(name) for name in names if name]
        is_wide = len(words) >= max(2, PLAIN_WIDTH * widest) and len(set(words)) == len(words)
        if is_wide and _may_be_header(row) and _heads_figures(names, top.rows[place + 1 :]):
            columns = tuple(ColumnFound(index, column_letters(index + 1), name) for index, name in enumerate(names))
            return Header((top.numbers[place],), columns, 0.0, complete=False)
    return None


def _filled_cells(row: Row) -> int:
    return len(row) - row.count("")


def _heads_figures(names: Sequence[str], below: Sequence[Row]) -> bool:
    """Whether a column whose header is words alone holds mostly figures or codes."""
    for index, name in enumerate(names):
        cells = [as_text(row[index]) for row in below if index < len(row) and row[index] != ""]
        figures = sum(any(letter.isdigit() for letter in cell) for cell in cells)
        if name and not any(letter.isdigit() for letter in name) and cells and figures >= PLAIN_FIGURES * len(cells):
            return True
    return False


def header_at(row: int, top: Top, table: InputTable, options: ReadOptions) -> Header | None:
    """The header whose last row a person chose; None when that row holds nothing. Row 0: no header, letters instead."""
    if row == 0:
        width = max((len(cells) for cells in top.rows), default=0)
        return _header((), ("",) * width, table, options)
    if row not in top.numbers:
        return None
    return _header_rows(top, list(top.numbers).index(row), table, options)


def _header_rows(top: Top, place: int, table: InputTable, options: ReadOptions) -> Header:
    """The row at a place as a header, together with the row above when that groups its columns and fits no worse."""
    names = [as_text(cell).strip() for cell in top.rows[place]]
    alone = _header((top.numbers[place],), names, table, options)
    if place == 0 or top.numbers[place - 1] != top.numbers[place] - 1:
        return alone
    parents = _parents(top.rows[place - 1], names, top.numbers[place - 1], top.merged)
    if parents is None:
        return alone
    joined = [_surer(_joined(parent, name), name, table) for parent, name in zip(parents, names, strict=True)]
    both = _header((top.numbers[place - 1], top.numbers[place]), joined, table, options)
    return both if both.fit >= alone.fit else alone


def _may_be_header(cells: Row) -> bool:
    texts = [cell for cell in cells if cell != ""]
    return all(isinstance(cell, str) and len(cell) <= LONGEST_HEADER for cell in texts) or _mostly_text(texts)


def _mostly_text(cells: Sequence[Cell]) -> bool:
    """Headers may hold years as numbers, but not only."""
    years = [cell for cell in cells if isinstance(cell, int | float) and 1900 < cell < 2200]
    words = [cell for cell in cells if isinstance(cell, str) and len(cell) <= LONGEST_HEADER]
    return len(words) >= 2 and len(words) + len(years) == len(cells)


def _parents(above: Row, names: Sequence[str], number: int, merged: Sequence[MergedRange]) -> list[str] | None:
    """The group each column stands under, or None when the row above is a title and no grouping row."""
    texts = [as_text(cell).strip() for cell in above] + [""] * (len(names) - len(above))
    filled = [text for text in texts if text]
    if len(filled) < 2 or any(len(text) > LONGEST_PARENT for text in filled):
        return None
    spans = [(left, right) for top, left, bottom, right in merged if top <= number <= bottom and right > left]
    parents = list(texts[: len(names)])
    for column in range(1, len(parents)):
        inside = any(left <= column and column + 1 <= right for left, right in spans)
        if not parents[column] and names[column] and (inside or not spans):
            parents[column] = parents[column - 1]
    return parents


def _joined(parent: str, name: str) -> str:
    return name if not parent or fold(parent) == fold(name) else f"{parent} {name}".strip()


def _surer(joined: str, name: str, table: InputTable) -> str:
    """The words of both rows (« Intitulé » over « NL »), or of the lower alone (« Code ROME » under « Métier »)."""
    better = match(joined, table, forgiving=False).confidence >= match(name, table, forgiving=False).confidence
    return joined if better else name


def _header(rows: tuple[int, ...], names: Sequence[str], table: InputTable, options: ReadOptions) -> Header:
    """The columns under some headers, and their fit."""
    chosen, fixed = chosen_columns(options)
    columns = map_columns(names, table, chosen, options.remembered, forgiving=False)
    complete = not missing(table, {column.role for column in columns} | set(fixed))
    recognised = sum(column.confidence for column in columns if column.role)
    return Header(rows, columns, recognised + (COMPLETE if complete and recognised else 0.0), complete)


def chosen_columns(options: ReadOptions) -> tuple[dict[str, str], dict[str, str]]:
    """What a person chose: role → header, and role → the value that holds in every row."""
    fixed = {role: header[1:] for role, header in options.columns.items() if header.startswith("=")}
    return {role: header for role, header in options.columns.items() if role not in fixed}, fixed


def missing(table: InputTable, roles: set[str]) -> list[tuple[str, ...]]:
    """The needed roles that are not there, each alone or with those that could stand for it."""
    alone = [(column.name,) for column in table.columns if column.required and column.name not in roles]
    return alone + [group for group in table.one_of if not roles.intersection(group)]


def is_header_of_any(cells: Row, known: Mapping[str, object]) -> bool:
    """Whether a row below reads like the header of some table: two cells or more, most of them known spellings."""
    texts = [cell for cell in cells if cell != ""]
    if len(texts) < 2 or not all(isinstance(cell, str) and len(cell) <= LONGEST_HEADER for cell in texts):
        return False
    hits = sum(fold(str(cell)) in known for cell in texts)
    return hits >= 2 and hits >= 0.6 * len(texts)
