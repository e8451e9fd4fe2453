"""Rows to a typed frame: every column read by its habits, what is wrong said with its cell, hopeless rows refused."""

from collections.abc import Mapping, Sequence

from shortage_app.domain import columns as c
from shortage_app.domain.inputs import Column, InputTable, Kind
from shortage_app.files.guard.cells import Cell, Row
from shortage_app.files.reading.draft import DTYPES, SEPARATOR, Draft
from shortage_app.files.reading.evidence import ticked_choice
from shortage_app.files.reading.habits import Habits, habits_of
from shortage_app.files.reading.model import Layout, ReadOptions, as_text
from shortage_app.files.reading.odd import note_odd
from shortage_app.files.reading.parsers import parse_all
from shortage_app.files.reading.rows import Sorted
from shortage_app.files.reading.said import Findings, Spoken, SpokenList
from shortage_app.files.reading.values import Flaw, Odd, Parsed, Value


def draft_table(
    parts: Sorted, table: InputTable, layout: Layout, options: ReadOptions, findings: Findings, from_1904: bool
) -> Draft:
    """Read every mapped column of the data rows, and refuse the rows that lack what they need."""
    draft, grid = Draft(parts.numbers), columns_of(parts.rows)
    for column in table.columns:
        places = [found for found in layout.columns if found.role == column.name]
        if column.name in layout.fixed:
            draft.values[column.name] = _fixed(column, layout.fixed[column.name], len(parts.rows))
        for found in places:
            written = grid[found.index] if found.index < len(grid) else ("",) * len(parts.rows)
            cells = _replaced(written, _replacements(column.name, options))
            cells = _from_ticks(cells, column, found.header)
            needed = column.required or column.name in table.key
            distinct = dict.fromkeys(cells)
            habits = habits_of(column, distinct, _said(column.name, options), needed, from_1904)
            known = parse_all(distinct, column, habits)
            values = _values(column, cells, known, found.header or found.letter, draft, findings)
            before = draft.values.get(column.name)
            draft.values[column.name] = _together(before, values) if before and len(places) > 1 else values
    _refuse_incomplete(draft, table, layout, findings)
    return draft


def columns_of(rows: Sequence[Row]) -> list[tuple[Cell, ...]]:
    """The columns of some rows; a row that ends early is filled with blanks."""
    widest = max(map(len, rows), default=0)
    if any(len(row) < widest for row in rows):
        rows = [row + [""] * (widest - len(row)) for row in rows]
    return list(zip(*rows, strict=True))


def _from_ticks(cells: Sequence[Cell], column: Column, header: str) -> Sequence[Cell]:
    """The code of a column of ticks where it is ticked; the cells of any other column as they are."""
    code = ticked_choice(column, header) if column.kind is Kind.CHOICES else ""
    if not code:
        return cells
    ticks = parse_all(set(cells), Column(column.name, Kind.FLAG, column.label), Habits())
    if not all(tick is None or isinstance(tick, bool) for tick in ticks.values()):
        return cells
    return [code if ticks[cell] else "" for cell in cells]


def _replaced(cells: Sequence[Cell], replacements: Mapping[str, str]) -> Sequence[Cell]:
    if not replacements:
        return cells
    return [replacements.get(as_text(cell).strip(), cell) for cell in cells]


def _replacements(role: str, options: ReadOptions) -> dict[str, str]:
    """The repairs a person accepted for a column: cell text → text to read instead."""
    accepted = [repair for repair in options.repairs if repair.kind == "replace" and repair.column == role]
    return {old: new for repair in accepted for old, new in repair.changes}


def _said(role: str, options: ReadOptions) -> dict[str, str]:
    """A person's answers about how a column is written."""
    said = {"decimal_mark": options.decimal} if options.decimal else {}
    return said | {
        repair.kind: repair.changes[0][1]
        for repair in options.repairs
        if repair.kind in ("decimal_mark", "day_first") and repair.column == role and repair.changes
    }


def _fixed(column: Column, value: str, count: int) -> list[Value]:
    (parsed,) = parse_all((value,), column, Habits()).values()
    return [None if isinstance(parsed, Odd) else parsed] * count


def _values(
    column: Column, cells: Sequence[Cell], known: dict[Cell, Parsed], header: str, draft: Draft, findings: Findings
) -> list[Value]:
    """The values of one column; what is odd is said, and blank unless a value is kept all the same."""
    odd = {cell: value for cell, value in known.items() if isinstance(value, Odd)}
    if odd:
        note_odd(column, cells, odd, header, draft, findings)
        missing: Value = "" if DTYPES.get(column.kind) is None else None
        plain = {cell: value.value if isinstance(value, Flaw) else None for cell, value in odd.items()}
        known |= {cell: missing if value is None else value for cell, value in plain.items()}
    return [known[cell] for cell in cells]  # type: ignore[misc]


def _together(before: list[Value], values: list[Value]) -> list[Value]:
    """Codes of several columns, each once, in order."""
    return [
        (SEPARATOR.join(dict.fromkeys(f"{one};{other}".split(SEPARATOR))) if one and other else one or other)
        for one, other in zip(before, values, strict=True)
    ]


def _refuse_incomplete(draft: Draft, table: InputTable, layout: Layout, findings: Findings) -> None:
    """Refuse the rows in which a needed value is blank; a hidden or missing count is no reason."""
    for column in table.columns:
        if column.required and column.kind is not Kind.COUNT and column.name in draft.values:
            for place, value in enumerate(draft.values[column.name]):
                if value in ("", None) and place not in draft.refused and place not in draft.ignored:
                    if column.kind is Kind.CHOICE and _tells_otherwise(draft, place):
                        continue
                    if column.unless in draft.values and draft.values[column.unless][place] not in ("", None):
                        continue
                    draft.refused[place] = "missing_value"
                    header = layout.header(column.name)
                    findings.add("missing_value", draft.numbers[place], header, label=Spoken(column.label))
    for group in table.one_of:
        _refuse_without_any(draft, [table.column(name) for name in group], findings)


def _tells_otherwise(draft: Draft, place: int) -> bool:
    """Whether a row of counts is told apart by age or commune instead of by education level."""
    return any(draft.values[name][place] not in ("", None) for name in (c.AGE_BAND, c.COMMUNE) if name in draft.values)


def _refuse_without_any(draft: Draft, group: Sequence[Column], findings: Findings) -> None:
    present = [column for column in group if column.name in draft.values]
    for place, values in enumerate(zip(*(draft.values[column.name] for column in present), strict=True)):
        if not any(values) and place not in draft.refused and place not in draft.ignored:
            draft.refused[place] = "missing_one_value"
            labels = SpokenList(column.label for column in present)
            findings.add("missing_one_value", draft.numbers[place], labels=labels)
