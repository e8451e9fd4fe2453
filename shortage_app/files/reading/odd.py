"""Odd cells of a column: said with their place, their rows refused or ignored, hidden counts remembered."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from shortage_app.domain.inputs import Column
from shortage_app.files.guard.cells import Cell
from shortage_app.files.reading.draft import Draft
from shortage_app.files.reading.model import as_text
from shortage_app.files.reading.said import Findings, Spoken
from shortage_app.files.reading.suggest import nearest_choice, ways_to_read
from shortage_app.files.reading.values import ASKED, Flaw, Parsed, Suppressed, Total

SHOWN = 80  # letters of a cell that a problem shows


def note_odd(
    column: Column, cells: Sequence[Cell], odd: Mapping[Cell, Parsed], header: str, draft: Draft, findings: Findings
) -> None:
    """Settle the rows of the odd cells, and say what is wrong: each cell, or each unknown word, or the column once."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, cell in enumerate(cells):
        value = odd.get(cell)
        if isinstance(value, Suppressed):
            draft.suppressed[place].append(column.name)
        elif isinstance(value, Total):
            draft.ignored.setdefault(place, "total")
        elif isinstance(value, Flaw):
            places[value.kind].append(place)
            if value.refuses:
                draft.refused.setdefault(place, value.kind)
    for kind, found in places.items():
        flawed = [(draft.numbers[place], cells[place]) for place in found]
        if kind == "unknown_choice":
            _say_words(column, flawed, odd, header, findings)
        elif kind in ASKED:
            _ask(column, flawed, odd, header, findings)
        else:
            for row, cell in flawed:
                findings.add(kind, row, header, as_text(cell)[:SHOWN], (), _parts(odd[cell]))


def _say_words(
    column: Column, flawed: Sequence[tuple[int, Cell]], odd: Mapping[Cell, Parsed], header: str, findings: Findings
) -> None:
    """Each unknown word once, where it stands first, with the number of its rows and the nearest known word."""
    count = Counter(word for _row, cell in flawed for word in _words(odd[cell]))
    for row, cell in flawed:
        for word in _words(odd[cell]):
            if word in count:
                parts = {"label": Spoken(column.label), "count": count.pop(word)}
                repairs = nearest_choice(column, word, as_text(cell).strip())
                findings.add("unknown_choice", row, header, word[:SHOWN], repairs, parts)


def _words(value: Parsed) -> tuple[str, ...]:
    unknown = _parts(value).get("unknown", ())
    return unknown if isinstance(unknown, tuple) else ()


def _ask(
    column: Column, flawed: Sequence[tuple[int, Cell]], odd: Mapping[Cell, Parsed], header: str, findings: Findings
) -> None:
    """The question once, with its first cell as the example."""
    row, cell = flawed[0]
    value = odd[cell]
    assert isinstance(value, Flaw)
    parts = {**value.parts, "count": len(flawed)}
    findings.add(value.kind, row, header, as_text(cell)[:SHOWN], ways_to_read(column, value.kind), parts)


def _parts(value: Parsed) -> Mapping[str, object]:
    return value.parts if isinstance(value, Flaw) else {}
