"""What each row below the header is: data, or ignored by a stated rule.

title            a row above the header
header           a row of the header
blank            a row without anything
repeated_header  the header again, as at the top of a printed page
total            a row whose first filled cell says so: Total, Sous-total, Totaal …
note             the only filled cell of its row, unless it is a code or a title of the table; or a row that begins
                 like a note (Source:, Note:, *, (1) …) and lacks what a row of the table needs
other_table      everything from the header of another table on
other_year       a row whose year is not the chosen one
other_part       a row of another list than the chosen one (part.py)
left_out         a row that a person left out by hand
earlier_exit     an exit of a person who left again later in the same cohort
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from shortage_app.domain.inputs import InputTable, Kind, fold
from shortage_app.files.guard.cells import Cell, CellError, Row
from shortage_app.files.reading.layout import Header, is_header_of_any
from shortage_app.files.reading.mapping import spellings
from shortage_app.files.reading.model import Sheet, as_text

LONGEST_TITLE = 150  # letters; a longer single cell is a sentence
REPEATED = 0.6  # share of the header's columns that must stand in a row for it to be the header again
_TOTAL = re.compile(
    r"(?:grand |algemeen |eind)?(?:total|totaux|totaal|totalen|ensemble|somme|som|sum)"
    r"(?: (?:général|general|generaal|toutes?|tous|des|du|de|d’|d'|van|of|aantal|in)\b.*)?[\s:=\d.,()%]*"
    r"|(?:sous|sub)[- ]?(?:total|totaux|totaal|totalen)\b.*",
    re.IGNORECASE,
)
_TOTAL_INITIALS = frozenset("tsgae")  # a quick look, since most rows are data
_NOTE = re.compile(
    r"(?:sources?|bron(?:nen)?|notes?|nota|remarques?|opmerking(?:en)?|n\.?b\.?|légende|legende?|legend|lecture|leeswijzer"
    r"|champ|mise à jour|bijgewerkt|updated|©)\s*(?:[:.]|\(\d|$)|[*†‡¹²³]|\(\s*[\d*a-z]\s*\)\s+\S|\d\)\s|\[\d+\]",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?=.*\d)\S{1,25}")


@dataclass(frozen=True)
class Sorted:
    """The rows of a sheet told apart: the data with their numbers, and the rule of every other filled row."""

    numbers: list[int]
    rows: list[Row]
    fates: dict[int, str]


def sort_rows(
    sheet: Sheet,
    header: Header,
    table: InputTable,
    known: Mapping[str, object],
    by_hand: frozenset[int] = frozenset(),
) -> Sorted:
    """Tell data from what surrounds it; `known` holds the folded spellings of all headers of all tables.

    by_hand: the rows that a person says are data.
    """
    judge = Judge(header, table)
    numbers: list[int] = []
    rows: list[Row] = []
    fates: dict[int, str] = {}
    before = header.last
    for number, row in zip(sheet.numbers, sheet.rows, strict=True):
        if number <= header.last:
            fates[number] = "header" if number in header.rows else "title"
            continue
        rule = "" if number in by_hand else judge.rule(row)
        if number > before + 1 and rule not in ("blank", "repeated_header") and is_header_of_any(row, known):
            fates |= {later: "other_table" for later in sheet.numbers if later >= number}
            break
        if rule:
            fates[number] = rule
        else:
            numbers.append(number)
            rows.append(row)
        before = number
    return Sorted(numbers, rows, fates)


def is_total(cell: Cell) -> bool:
    """Whether a cell says that its row is a total."""
    if not isinstance(cell, str):
        return False
    text = cell.strip()
    return text[:1].lower() in _TOTAL_INITIALS and _TOTAL.fullmatch(text) is not None


class Judge:
    """The rules for rows below one header."""

    def __init__(self, header: Header, table: InputTable) -> None:
        self._mapped = {column.index: table.column(column.role) for column in header.columns if column.role}
        self._headers = {column.index: fold(column.header) for column in header.columns if column.header.strip()}
        self._roles = {column.index: column.role for column in header.columns if column.role}
        self._spellings = spellings(table)
        written = [word for column in table.columns for word in (column.name, column.label, *column.aliases)]
        self._words = {word.strip().casefold() for word in (*written, *(column.header for column in header.columns))}
        needed = {name for group in table.one_of for name in group} | {c.name for c in table.columns if c.required}
        self._needed = [index for index, column in self._mapped.items() if column.name in needed]

    def rule(self, row: Row) -> str:
        """The rule by which a row is ignored; "" for data."""
        first = row[0] if row[0] != "" else next((cell for cell in row if cell != ""), "")
        if isinstance(first, str) and not first.strip():
            row = [cell if not isinstance(cell, str) or cell.strip() else "" for cell in row]
            return self.rule(row) if any(cell != "" for cell in row) else "blank"
        if is_total(first):
            return "total"
        if len(row) - row.count("") == 1:
            return self._alone(row)
        return self._begins(first, row) if isinstance(first, str) else ""

    def _begins(self, first: str, row: Row) -> str:
        """The rule that the first text of a row suggests."""
        text = first.strip()
        if text.casefold() in self._words and self.repeats(row):
            return "repeated_header"
        return "note" if _NOTE.match(text) and not self._has_needed(row) else ""

    def repeats(self, row: Row) -> bool:
        """Whether a row is the header again, word for word or in other words for the same columns."""
        texts = {index: fold(as_text(cell)) for index, cell in enumerate(row) if cell != ""}
        same = sum(self._is_header(index, text) for index, text in texts.items())
        return same >= 2 and same >= REPEATED * max(len(texts), len(self._headers))

    def _is_header(self, index: int, text: str) -> bool:
        role = self._roles.get(index)
        return self._headers.get(index) == text or (role is not None and self._spellings.get(text) == role)

    def _has_needed(self, row: Row) -> bool:
        """Whether the row fills a needed column beyond the cell it begins with."""
        first = next(index for index, cell in enumerate(row) if cell != "")
        return any(index != first and index < len(row) and row[index] != "" for index in self._needed)

    def _alone(self, row: Row) -> str:
        """The rule for a row with one filled cell."""
        index, cell = next((index, cell) for index, cell in enumerate(row) if cell != "")
        text, column = as_text(cell).strip(), self._mapped.get(index)
        if isinstance(cell, CellError):
            return ""
        if column is None or _NOTE.match(text) or len(text) > LONGEST_TITLE:
            return "note"
        if fold(text) == self._headers.get(index):
            return "repeated_header"
        if column.kind is Kind.CODE:
            return "" if _CODE.fullmatch(text) else "note"
        return "" if index in self._needed or len(self._mapped) == 1 else "note"
