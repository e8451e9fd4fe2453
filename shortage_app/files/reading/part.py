"""A file that holds several lists one below the other, told apart by a column such as the region: which is meant?"""

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


def only_chosen_part(parts: Sorted, header: Header, options: ReadOptions) -> Sorted:
    """The data rows of the part a person chose; the others are ignored as "other_part"."""
    chosen = {repair.column: repair.changes[0][1] for repair in options.repairs if repair.kind == "only"}
    for column in header.columns:
        if column.header in chosen:
            value = chosen[column.header]
            kept = [_text(row, column) == value for row in parts.rows]
            others = {number: "other_part" for number, keep in zip(parts.numbers, kept, strict=True) if not keep}
            numbers = [number for number, keep in zip(parts.numbers, kept, strict=True) if keep]
            rows = [row for row, keep in zip(parts.rows, kept, strict=True) if keep]
            parts = replace(parts, numbers=numbers, rows=rows, fates=parts.fates | others)
    return parts


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
