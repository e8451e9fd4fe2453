"""Which rows are meant: of several lists in one file the one of a region, and without what was left out by hand."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from shortage_app.domain.inputs import InputTable
from shortage_app.domain.problem import Repair
from shortage_app.files.guard.cells import Cell
from shortage_app.files.reading.checks import keys_of
from shortage_app.files.reading.clean import clean
from shortage_app.files.reading.draft import Draft
from shortage_app.files.reading.frame import columns_of
from shortage_app.files.reading.layout import Header
from shortage_app.files.reading.model import ColumnFound, ReadOptions, as_text
from shortage_app.files.reading.rows import Sorted
from shortage_app.files.reading.said import Findings

MOST_PARTS = 12  # a column with more values than this is no division into lists


def rows_by_hand(options: ReadOptions, kind: str) -> frozenset[int]:
    """The numbers of the rows that a person named one by one: to "leave_out" or to "take_in"."""
    return frozenset(row for repair in options.repairs if repair.kind == kind for row in repair.rows)


def only_chosen_rows(parts: Sorted, header: Header, options: ReadOptions) -> Sorted:
    """The data rows of the part a person chose ("other_part" the others), without those left out ("left_out")."""
    out = rows_by_hand(options, "leave_out")
    parts = _kept(parts, [number not in out for number in parts.numbers], "left_out")
    for repair in options.repairs:
        column = _named(repair.column, header) if repair.kind in ("only", "without") else None
        if column is not None:
            alike = [_text(row, column) == repair.changes[0][1] for row in parts.rows]
            only = repair.kind == "only"
            parts = _kept(parts, [same is only for same in alike], "other_part" if only else "left_out")
    return parts


def _named(name: str, header: Header) -> ColumnFound | None:
    """The column with a header, or with a letter where several share theirs."""
    by_header = [column for column in header.columns if column.header == name]
    by_letter = [column for column in header.columns if column.letter == name]
    return next(iter(by_header or by_letter), None)


def _kept(parts: Sorted, kept: Sequence[bool], rule: str) -> Sorted:
    """The rows to keep; the others are ignored by a rule."""
    if all(kept):
        return parts
    others = {number: rule for number, keep in zip(parts.numbers, kept, strict=True) if not keep}
    numbers = [number for number, keep in zip(parts.numbers, kept, strict=True) if keep]
    rows = [row for row, keep in zip(parts.rows, kept, strict=True) if keep]
    return replace(parts, numbers=numbers, rows=rows, fates=parts.fates | others)


def ask_which_part(
    parts: Sorted, draft: Draft, table: InputTable, unknown: Sequence[ColumnFound], findings: Findings
) -> None:
    """Where rows double, name the unknown column that tells the doubles apart, and offer each of its parts."""
    if not {"duplicate_row", "conflicting_row"}.intersection(draft.refused.values()):
        return
    grid, keys = columns_of(parts.rows), keys_of(draft, table)
    for column in unknown:
        values = [clean(as_text(cell)) for cell in grid[column.index]] if column.index < len(grid) else []
        found = Counter(values)
        if 1 < len(found) <= MOST_PARTS and "" not in found and len(set(zip(keys, values, strict=True))) == len(keys):
            repairs = [Repair("only", column.header, (("", value),)) for value in found]
            told = ", ".join(f"{value} ({count})" for value, count in found.items())
            findings.add("several_parts", None, column.header, repairs=repairs, header=column.header, parts_found=told)


def _text(row: Sequence[Cell], column: ColumnFound) -> str:
    return clean(as_text(row[column.index])) if column.index < len(row) else ""
